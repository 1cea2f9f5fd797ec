"""Statbel's statistical sectors of any year: one reader for every form they were published in.

A shapefile, GeoJSON or SQLite file, bare or in a zip with a folder around it; names of columns in
upper or lower case, with the year inside (``CS01012025``), or cut to the ten characters that a
shapefile allows; coordinates in Lambert 72, Lambert 2008 or degrees. Columns are found by rule,
never by a list of years, and the coordinates are trusted above what the file says of itself.
"""

import re
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from etl.archief import ARCHIEFFOUTEN
from etl.contract.niveaus import NIVEAUS
from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens
from etl.sources.bestand import name_of, require_file, visible
from etl.sources.lagen import LAAGFOUTEN, in_lambert
from etl.sources.lezen import header_of, read_xlsx

_OPNIEUW = "haal het bestand opnieuw op bij Statbel, of kijk na of Statbel de kolommen veranderde"

_JAAR = "@@@@"
#: What every column may be called; ``@@@@`` is a year. The first name that is there counts.
_NAMEN: Mapping[str, tuple[str, ...]] = {
    "sector": ("cd_sector", "cd_sector_refnis", f"cs0101{_JAAR}"),
    "naam_nl": ("tx_sector_descr_nl", "t_sec_nl"),
    "naam_fr": ("tx_sector_descr_fr", "t_sec_fr"),
    "gemeente_code": ("cd_munty_refnis", f"cnis5_{_JAAR}"),
    "gewest_code": ("cd_rgn_refnis", f"cnis_regio_{_JAAR}"),
}
_NIET_NODIG = frozenset({"naam_fr"})
#: What the workbook of names may lack beside: it has the hierarchy, not the map.
_NIET_IN_NAMEN = _NIET_NODIG | {"gewest_code"}
_DBF = 10
_SUFFIXEN = (".shp", ".geojson", ".sqlite", ".gpkg")
_MAX_UITGEPAKT = 2 << 30


@dataclass(frozen=True)
class Sectoren:
    """The sectors of one year.

    Attributes
    ----------
    lagen : GeoDataFrame
        ``sector``, ``naam_nl``, ``naam_fr``, ``gemeente_code``, ``gewest_code`` (codes of the
        year itself) and the geometry, EPSG:31370, made valid; sorted by code.
    jaar : int or None
        The year of the sectors, as its columns or its name tell; None where neither does.
    """

    lagen: gpd.GeoDataFrame
    jaar: int | None


def read(path: Path) -> Sectoren:
    """Read a layer of statistical sectors.

    Parameters
    ----------
    path : Path
        ``.shp``, ``.geojson``, ``.sqlite`` or ``.gpkg``, or a zip with one of them in it.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or unreadable, a column is missing or stands there twice, the
        coordinates lie in no system that Statbel uses, a code is no sector code or stands there
        twice, or a sector has no geometry. All faults of a kind at once.
    """
    require_file(path)
    naam = name_of(path)
    bron = _source(path)
    try:
        velden = [str(v) for v in pyogrio.read_info(bron)["fields"]]
        kolommen = columns_of(velden, naam)
        lagen = gpd.read_file(bron, columns=list(kolommen.values()))
    except LAAGFOUTEN as fout:
        raise _fault(naam, "is geen leesbare kaartlaag") from fout
    lagen = lagen.rename(columns={v: k for k, v in kolommen.items()})
    if "naam_fr" not in kolommen:
        lagen["naam_fr"] = None
    _check_rows(lagen, naam)
    lagen = in_lambert(lagen[[*_NAMEN, "geometry"]], path)
    lagen = lagen.sort_values("sector", ignore_index=True)
    return Sectoren(lagen, _year([*kolommen.values()], path.name))


def read_names(path: Path) -> pd.DataFrame:
    """Read the workbook of the hierarchy (``Nis9_Nis6_refnis_names_*.xlsx``): names without map.

    Returns
    -------
    DataFrame
        ``sector``, ``naam_nl``, ``naam_fr``, ``gemeente_code`` and ``gewest_code`` (codes of the
        year of the file), sorted by sector; missing where the file does not tell.

    Raises
    ------
    OngeldigeGegevens
        The file is missing or no workbook, a column is missing or stands there twice, or a code
        is wrong or stands there twice. All faults of a kind at once.
    """
    naam = name_of(path)
    kolommen = columns_of(header_of(path), naam, _NIET_IN_NAMEN)
    raw = read_xlsx(path, list(kolommen.values()))
    raw = raw.set_axis(list(kolommen), axis="columns").reindex(columns=list(_NAMEN))
    problemen = _wrong_codes(raw, naam)
    if problemen:
        raise OngeldigeGegevens(problemen)
    return raw.sort_values("sector", ignore_index=True)


def columns_of(
    velden: list[str], bestand: str, niet_nodig: Collection[str] = _NIET_NODIG
) -> dict[str, str]:
    """Return which field of a layer is which of our columns.

    Parameters
    ----------
    velden : list of str
        Names of the fields.
    bestand : str
        Name of the file, for messages.
    niet_nodig : collection of str
        Our columns that may be missing.

    Raises
    ------
    OngeldigeGegevens
        A column is missing, or more than one field could be it; all at once.

    Examples
    --------
    >>> columns_of(["CS01012025", "T_SEC_NL", "CNIS5_2025", "CNIS_REGIO"], "s.shp")["gewest_code"]
    'CNIS_REGIO'
    """
    uit, problemen = {}, []
    for kolom, namen in _NAMEN.items():
        gevonden = next(filter(None, (_fields(naam, velden) for naam in namen)), [])
        if len(gevonden) == 1:
            uit[kolom] = gevonden[0]
        elif gevonden or kolom not in niet_nodig:
            gezocht = ", ".join(namen).replace(_JAAR, "<jaar>")
            wat = (
                f"meer dan één kolom kan dit zijn: {', '.join(gevonden)}"
                if gevonden
                else f"de kolom ontbreekt; gezocht naar {gezocht}; "
                f"wat er staat: {', '.join(visible(v)[:30] for v in velden[:12])}"
            )
            problemen.append(Probleem(bestand, None, kolom, "", wat, _OPNIEUW))
    if problemen:
        raise OngeldigeGegevens(problemen)
    return uit


def _fields(naam: str, velden: list[str]) -> list[str]:
    """Return the fields that `naam` can be: whole, or cut by a shapefile."""
    heel = [veld for veld in velden if _pattern(naam).fullmatch(veld)]
    if heel or len(naam) <= _DBF:
        return heel
    # Names that are cut to the same ten characters get a number: nl is the first, fr the second.
    gesneden = naam[:_DBF] if not naam.endswith("_fr") else f"{naam[: _DBF - 2]}_1"
    return [veld for veld in velden if _pattern(gesneden).fullmatch(veld)]


def _pattern(naam: str) -> re.Pattern[str]:
    return re.compile(re.escape(naam).replace("@", r"\d"), re.IGNORECASE)


def _source(path: Path) -> str:
    """Return what GDAL opens: the file itself, or the one layer inside a zip."""
    if path.suffix.lower() != ".zip":
        return str(path)
    try:
        with zipfile.ZipFile(path) as archief:
            delen = archief.infolist()
    except ARCHIEFFOUTEN as fout:
        raise _fault(name_of(path), "geen leesbaar zipbestand") from fout
    lagen = [d.filename for d in delen if d.filename.lower().endswith(_SUFFIXEN) and not d.is_dir()]
    if len(lagen) != 1 or sum(d.file_size for d in delen) > _MAX_UITGEPAKT:
        raise _fault(
            name_of(path), f"er hoort één kaartlaag in te zitten, niet te groot ({len(lagen)})"
        )
    return f"/vsizip/{{{path.resolve()}}}/{lagen[0]}"


def _check_rows(lagen: gpd.GeoDataFrame, naam: str) -> None:
    leeg = lagen.geometry.isna() | lagen.geometry.is_empty
    # As a spreadsheet counts a table of attributes: the header is 1.
    lagen = lagen.set_axis(range(2, 2 + len(lagen)))
    problemen = _wrong_codes(pd.DataFrame(lagen), naam) + [
        Probleem(naam, int(i), "geometry", "", "heeft geen geometrie", _OPNIEUW)
        for i in lagen.index[leeg.to_numpy()]
    ]
    if lagen.empty:
        problemen = [Probleem(naam, None, "", "", "er staan geen sectoren in", _OPNIEUW)]
    if problemen:
        raise OngeldigeGegevens(problemen)


def _wrong_codes(sectoren: pd.DataFrame, naam: str) -> list[Probleem]:
    """Return every sector whose code or gemeente is wrong; the index is the row of the file."""
    patroon = NIVEAUS["sector"].code_patroon
    sector = sectoren["sector"].astype("str")
    gemeente = sectoren["gemeente_code"].astype("str")
    fouten = (
        ("sector", ~sector.str.fullmatch(patroon).eq(True), "is geen code van een sector"),
        ("sector", sector.duplicated(), "staat er twee keer"),
        ("gemeente_code", ~gemeente.str.fullmatch(r"[0-9]{5}").eq(True), "is geen NIS-code"),
    )
    return [
        Probleem(naam, int(str(i)), kolom, str(sectoren.at[i, kolom]), wat, _OPNIEUW)
        for kolom, fout, wat in fouten
        for i in sectoren.index[fout]
    ]


def _year(velden: list[str], bestand: str) -> int | None:
    jaren = re.findall(r"(?:19|20)\d{2}(?!\d)", " ".join(velden))
    jaren = jaren or re.findall(r"((?:19|20)\d{2})0101", bestand)
    return max(map(int, jaren)) if jaren else None


def _fault(naam: str, wat: str) -> OngeldigeGegevens:
    return OngeldigeGegevens([Probleem(naam, None, "", "", wat, _OPNIEUW)])
