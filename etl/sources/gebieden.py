"""Areas of today: wijken with their borders and codes above, and the names of every region.

From "Provincies in Cijfers": the wijk layer (ggw7) and the concordance of today's sectors, which
is the only thing that says to which gemeente a wijk belongs (93 codes begin with another NIS).
"""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from etl.contract.niveaus import REGIO_NIVEAUS
from etl.errors import OngeldigeGegevens, Probleem
from etl.sources import statbel_refnis
from etl.sources.bestand import fault, fetch_again, name_of
from etl.sources.lagen import read_layer
from etl.sources.lezen import read_xlsx

MAP = "provincies_in_cijfers"
CONCORDANTIE_BESTAND = "statsec_als_basis.xlsx"
#: Our region levels and the concordance's columns of code and name.
CONCORDANTIE = {
    "gemeente": ("gemeente", "gemeente_naam"),
    "elz": ("elz", "elz_naam"),
    "referentieregio": ("REFREG", "refreg_naam"),
    "vervoerregio": ("vervoerregio", "vervoerregio_naam"),
    "woonmaatschappij": ("woonmaatschappij", "woonmaatschappij_naam"),
    "provincie": ("provincie", "provincie_naam"),
    "gewest": ("gewest", "gewest_naam"),
}
#: Names that the publisher gave a mark, to tell levels apart: we carry the level beside the name.
_MERKEN = r" \((?:Prov|Verv)\.\)$"
_BRUSSEL = "04000"


@dataclass(frozen=True)
class Gebieden:
    """Areas of today.

    Attributes
    ----------
    wijken : GeoDataFrame
        One row per wijk with a border, sorted by code: ``wijk_code``, ``naam_bron`` (as
        published), ``gemeente_naam``, the code of every level above and the geometry, EPSG:31370.
    gebieden, gemeenten : DataFrame
        The contract tables of these names.
    """

    wijken: gpd.GeoDataFrame
    gebieden: pd.DataFrame
    gemeenten: pd.DataFrame


def _concordance(bronnen: Path) -> pd.DataFrame:
    """Return one row per wijk with its codes and names, pseudo-areas left out."""
    kolommen = [k for paar in CONCORDANTIE.values() for k in paar]
    ruw = read_xlsx(bronnen / MAP / CONCORDANTIE_BESTAND, ["ggw7", *kolommen])
    per_wijk = ruw.drop_duplicates(["ggw7", *kolommen])[["ggw7", *kolommen]]
    per_wijk = per_wijk.replace("", None)
    for niveau in ("provincie", "gewest"):
        code = CONCORDANTIE[niveau][0]
        per_wijk[code] = per_wijk[code].str.zfill(5)
    # The publisher repeats Brussels as a province; it has none.
    per_wijk.loc[per_wijk["gewest"] == _BRUSSEL, ["provincie", "provincie_naam"]] = None
    return per_wijk[per_wijk["gewest"].isin(["02000", _BRUSSEL])]


def _check_wijken(kaart: pd.Series, boven: pd.Series, path: Path) -> None:
    """Raise with every wijk of the map that the concordance does not place just once."""
    fouten = (
        ("staat twee keer op de kaart", kaart[kaart.duplicated()]),
        ("ligt in meer dan één gebied van een niveau", boven[boven.duplicated()]),
        ("staat op de kaart en niet in de concordantie", kaart[~kaart.isin(set(boven))]),
    )
    problemen = [
        Probleem(name_of(path), None, "ggw7", str(code), wat, fetch_again(path))
        for wat, codes in fouten
        for code in sorted(set(codes))
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)


def _french_names(bronnen: Path) -> dict[str, str]:
    """Return the French name of gemeenten, provincies and gewesten, by NIS code."""
    refnis = statbel_refnis.read(bronnen / statbel_refnis.BESTAND)
    geldig = refnis[refnis["tot"] == statbel_refnis.NOG_GELDIG]
    if geldig.empty:
        wat = "geen enkele code geldt nog (31/12/9999)"
        raise fault(bronnen / statbel_refnis.BESTAND, wat, kolom="DT_VLDT_END")
    namen = geldig.set_index("code")["naam_fr"]
    return dict(namen[~namen.index.duplicated()])


def _names(per_wijk: pd.DataFrame, frans: dict[str, str]) -> pd.DataFrame:
    delen = []
    for niveau in REGIO_NIVEAUS:
        code, naam = CONCORDANTIE[niveau]
        deel = per_wijk[[code, naam]].dropna().drop_duplicates(code)
        deel = deel.set_axis(["code", "naam_nl"], axis=1)
        delen.append(deel.assign(niveau=niveau).sort_values("code"))
    gebieden = pd.concat(delen, ignore_index=True)
    gebieden["naam_nl"] = gebieden["naam_nl"].str.replace(_MERKEN, "", regex=True).str.strip()
    nis = gebieden["niveau"].isin(["gemeente", "provincie", "gewest"])
    gebieden["naam_fr"] = gebieden["code"].map(frans).where(nis)
    return gebieden[["niveau", "code", "naam_nl", "naam_fr"]]


def read(bronnen: Path) -> Gebieden:
    """Read today's areas from the mirror folder.

    Parameters
    ----------
    bronnen : Path
        Folder with the publishers' files.

    Raises
    ------
    OngeldigeGegevens
        A file or column is missing, or a wijk is not once on the map and once in the
        concordance.
    """
    lagen = read_layer(bronnen / MAP / "ggw7.shp", ["geoitem", "naam"]).rename(
        columns={"geoitem": "wijk_code", "naam": "naam_bron"}
    )
    # Rest wijken (…WONB) and pseudo-regions stand in the concordance without a border.
    per_wijk = _concordance(bronnen)
    per_wijk = per_wijk[per_wijk["ggw7"].isin(lagen["wijk_code"])]
    gebieden = _names(per_wijk, _french_names(bronnen))
    codes = {naam: f"{niveau}_code" for niveau, (naam, _) in CONCORDANTIE.items()}
    codes |= {"ggw7": "wijk_code"}
    boven = per_wijk.rename(columns=codes)[[*codes.values()]]
    _check_wijken(lagen["wijk_code"], boven["wijk_code"], bronnen / MAP / CONCORDANTIE_BESTAND)
    wijken = lagen.merge(boven, on="wijk_code", validate="one_to_one")
    wijken = wijken.sort_values("wijk_code", ignore_index=True)
    namen = gebieden[gebieden["niveau"] == "gemeente"].set_index("code")["naam_nl"]
    wijken["gemeente_naam"] = wijken["gemeente_code"].map(namen)
    regio_codes = [f"{n}_code" for n in REGIO_NIVEAUS]
    gemeenten = (
        wijken[["gemeente_code", "gemeente_naam", *regio_codes[1:]]]
        .drop_duplicates()
        .sort_values("gemeente_code", ignore_index=True)
    )
    return Gebieden(wijken, gebieden, gemeenten)


def readable_names(
    wijken: gpd.GeoDataFrame, huishoudens: pd.DataFrame, sectornamen: dict[str, str]
) -> pd.DataFrame:
    """Name every wijk: as published, or from the sectors inside, most households first.

    The publisher calls 439 automatic wijken after a code ("41034A0 (Lede)"). Those get the names
    of the one or two sectors that bring most households, as many as it takes to tell them from
    the other wijken of the gemeente.

    Parameters
    ----------
    wijken : GeoDataFrame
        As :func:`read` gives them.
    huishoudens : DataFrame
        ``sector, wijk_code, huishoudens``, any number of rows per pair; a sector with zero
        households gives its name only where no other does.
    sectornamen : dict of str to str
        Name per sector code.

    Returns
    -------
    DataFrame
        ``wijk_naam, wijk_naam_bron``, in the order of `wijken`.
    """
    namen = wijken["naam_bron"].str.replace(r" \([^()]*(?:\([^()]*\))?[^()]*\)$", "", regex=True)
    namen = namen.str.strip()
    is_code = namen.str.fullmatch(r"[0-9]{5}[A-Z0-9]{2,4}")
    per_sector = huishoudens.groupby(["wijk_code", "sector"])["huishoudens"].sum()
    gewicht = per_sector.reset_index()
    gewicht["naam"] = gewicht["sector"].map(sectornamen)
    gewicht = gewicht[gewicht["naam"].notna()].sort_values(
        ["wijk_code", "huishoudens", "sector"], ascending=[True, False, True]
    )
    per_wijk = gewicht.drop_duplicates(["wijk_code", "naam"]).groupby("wijk_code")["naam"]
    sectoren = per_wijk.agg(list).to_dict()
    bezet = {
        (g, n) for g, n, c in zip(wijken["gemeente_code"], namen, is_code, strict=True) if not c
    }
    uit = namen.tolist()
    for i in is_code[is_code].index:
        uit[i] = _unique(
            sectoren.get(wijken.at[i, "wijk_code"], []),
            wijken.at[i, "gemeente_code"],
            wijken.at[i, "gemeente_naam"],
            bezet,
        )
    bron = is_code.map({True: "afgeleid", False: "bron"})
    return pd.DataFrame({"wijk_naam": uit, "wijk_naam_bron": bron}, index=wijken.index)


def _unique(delen: list[str], gemeente: str, naam: str, bezet: set[tuple[str, str]]) -> str:
    """Join as few names as tell this wijk from the gemeente's others, and book the result."""
    delen = delen or [naam]
    keuzes = [" – ".join(delen[:n]) for n in range(1, len(delen) + 1)]
    keuzes += [f"{keuzes[0]} ({n})" for n in range(2, 99)]
    keuze = next(k for k in keuzes if (gemeente, k) not in bezet)
    bezet.add((gemeente, keuze))
    return keuze
