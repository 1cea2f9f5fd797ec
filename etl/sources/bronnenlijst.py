"""The sources of the register beside those of the contract: who they are, on what terms, of when.

Of every list of one's own and of every source that somebody switched on; only those that told the
register something. What stood there of a source whose list is gone stays for as long as a row of
the register names it.
"""

import io
from collections.abc import Collection
from pathlib import Path

import pandas as pd

from etl.contract.aanbodbronnen import AANBODBRONNEN
from etl.contract.tables import HERKOMST, TABELLEN
from etl.sources.eigen_bestand import maps
from etl.sources.initiatieven import GelezenRegister
from etl.sources.mirror import day_of_copy
from etl.sources.veldkaart import Veldkaart

TABEL = "bronnen"
_KOLOMMEN = TABELLEN[TABEL].kolomnamen()


def sources(
    bronnen: Path,
    vers: GelezenRegister,
    toestemming: Collection[str],
    register: pd.DataFrame,
    staand: pd.DataFrame,
) -> pd.DataFrame:
    """Return the contract table ``bronnen``.

    Parameters
    ----------
    bronnen : Path
        The mirror folder.
    vers : GelezenRegister
        The register as the sources tell it.
    toestemming : collection of str
        Sources without known licence that may be read.
    register : DataFrame
        The register as it will be, with what people made.
    staand : DataFrame
        The table as it stood.

    Returns
    -------
    DataFrame
        By key; no rows where all places are of sources of the contract.
    """
    gekend = _known(vers.naast.get(HERKOMST, b""))
    rijen = [_of_map(kaart, _newest(vers.tabel, kaart.bron)) for kaart in maps(bronnen)]
    rijen += [
        {
            "bron": b.sleutel,
            "titel": b.titel.nl,
            "uitgever": b.uitgever.nl,
            "voorwaarden": b.licentie,
            "attributie": b.attributie,
            "website": b.url,
            "bron_datum": _newest(vers.tabel, b.sleutel) or day_of_copy(b, bronnen),
        }
        for b in AANBODBRONNEN
        if b.toestemming and b.mag(toestemming)
    ]
    nu = pd.DataFrame(rijen, columns=_KOLOMMEN, dtype="str")
    nu = nu[nu["bron"].isin({*register["bron"], *gekend})]
    oud = staand[staand["bron"].isin(register["bron"]) & ~staand["bron"].isin(nu["bron"])]
    samen = pd.concat([nu, oud], ignore_index=True).sort_values("bron", ignore_index=True)
    return samen.mask(samen == "").astype("str")


def _known(herkomst: bytes) -> set[str]:
    """Return the sources that know a place which another source tells too."""
    if not herkomst:
        return set()
    tabel = pd.read_csv(io.BytesIO(herkomst), dtype="str", keep_default_na=False)
    return set(tabel.loc[tabel["veld"] == "bron", "bron"])


def _newest(rijen: pd.DataFrame, bron: str) -> str:
    """Return the newest date that rows of a source tell; "" where none does."""
    datums = rijen.loc[rijen["bron"] == bron, "bron_datum"].dropna()
    return max(datums.astype(str), default="")


def _of_map(kaart: Veldkaart, nieuwste: str) -> dict[str, str]:
    van = kaart.herkomst
    return {
        "bron": kaart.bron,
        "titel": van.get("titel") or f"Lijst van {van['uitgever']}",
        "uitgever": van["uitgever"],
        "voorwaarden": van["licentie"],
        "voorwaarden_url": van.get("licentie_url", ""),
        "attributie": van["attributie"],
        "website": van.get("url", ""),
        "bron_datum": van.get("datum") or nieuwste,
    }
