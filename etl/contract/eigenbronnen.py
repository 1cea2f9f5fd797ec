"""The sources that an edition has beside those of the contract, or that somebody switched on.

``refresh`` writes them beside the register, one row a source, where there are any: of every list
of one's own (``lijsten/*.toml``) that gave the register something, its title, publisher, terms and
date; and of a source of the contract that is off by default that it was on, and when. From that
table they reach whatever tells of sources.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.contract.bron import Bron
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN
from etl.contract.tekst import Tekst, zonder_taal

TABEL = TABELLEN["bronnen"]
#: Where `refresh` finds the maps of people's own lists, below the mirror folder.
KAARTEN = "lijsten/*.toml"
_ZOALS_BIJ_DE_PLAATSEN = Tekst(
    "zoals bij de plaatsen staat", "comme indiqué avec les lieux", "as told with the places"
)
_TOEGEVOEGD = Tekst(
    "Toegevoegd door wie deze uitgave maakte; niet door ons nagekeken.",
    "Ajouté par la personne qui a fait cette édition ; nous ne l'avons pas vérifié.",
    "Added by whoever made this edition; not checked by us.",
)
_MET_TOESTEMMING = Tekst(
    "De licentie is niet bekend. Wie deze uitgave maakte, zegt de toestemming van de uitgever te "
    "hebben; die geldt niet vanzelf voor wie ze verder gebruikt.",
    "La licence est inconnue. La personne qui a fait cette édition dit avoir l'accord de "
    "l'éditeur ; il ne vaut pas d'office pour qui la réutilise.",
    "The licence is not known. Whoever made this edition says to have the publisher's permission; "
    "it does not by itself hold for others who use it.",
)


def own_sources(rijen: Iterable[Mapping[Any, Any]]) -> dict[str, Bron]:
    """Return the sources of the rows of contract table ``bronnen``, by key, in their order.

    Parameters
    ----------
    rijen : iterable of mapping
        Column to text; missing or empty where nothing is known.

    Returns
    -------
    dict of str to Bron
        A row can never speak for a source of the contract that everybody may use.

    Examples
    --------
    >>> rij = {"bron": "dorp", "titel": "Huizen", "uitgever": "Dorp", "voorwaarden": "CC0 1.0",
    ...        "attributie": "Stad Dorp", "bron_datum": "2026-11"}
    >>> own_sources([rij])["dorp"].periode.nl
    '2026-11'
    >>> own_sources([rij | {"bron": "osm"}])
    {}
    """
    uit: dict[str, Bron] = {}
    for ruw in rijen:
        rij = {k: v for k, v in ruw.items() if isinstance(v, str) and v}
        van_ons = BRONNEN.get(rij["bron"])
        if van_ons is None:
            uit[rij["bron"]] = _added(rij)
        elif van_ons.toestemming:
            uit[van_ons.sleutel] = _switched_on(van_ons, rij.get("bron_datum", ""))
    return uit


def _switched_on(bron: Bron, datum: str) -> Bron:
    return replace(bron, opgehaald=datum, opmerking=_MET_TOESTEMMING, toestemming=False)


def _added(rij: Mapping[str, str]) -> Bron:
    datum = rij.get("bron_datum", "")
    return Bron(
        rij["bron"],
        zonder_taal(rij["titel"]),
        zonder_taal(rij["uitgever"]),
        rij.get("website", ""),
        rij["voorwaarden"],
        rij["attributie"],
        zonder_taal(datum) if datum else _ZOALS_BIJ_DE_PLAATSEN,
        datum,
        "",
        (KAARTEN,),
        None,
        _TOEGEVOEGD,
        licentie_url=rij.get("voorwaarden_url", ""),
    )


def own_sources_in(data: Path) -> dict[str, Bron]:
    """Return the sources that stand beside the register in ``data/``; none where there are none.

    A table that keeps no contract is told by :func:`etl.tabellen.check`: here it has no sources.
    """
    path = data / TABEL.bestand
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8", newline="") as bestand:
            return own_sources(csv.DictReader(bestand))
    except (OSError, KeyError, ValueError, csv.Error):
        return {}
