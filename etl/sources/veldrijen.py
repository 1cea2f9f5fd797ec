"""Rows of the register from a publisher's list, by a map of fields.

Rows go on to the register's own door (:mod:`etl.sources.initiatieven`), which finds their gemeente
and wijk, their reach and their duplicates.
"""

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import geopandas as gpd
import pandas as pd
from pyproj.exceptions import CRSError

from etl.contract.aanbod import JA_NEE, SCHEIDING
from etl.contract.columns import KOLOMMEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.sources import aanbodcodes, lijsten
from etl.sources.bestand import fetch_again, missing_column
from etl.sources.initiatieven_velden import iso_date, web_address
from etl.sources.lezen import name_of, parse_numbers, read_csv, read_xlsx
from etl.sources.lijsten import LAT, LON, Rij
from etl.sources.persoonsgegevens import names_person, public_address, public_phone, public_text
from etl.sources.veldkaart import JA_NEE_CODES, Veldkaart
from etl.sources.veldkaart_nazicht import AANBOD_KOLOMMEN, NUMMER, PUNT
from etl.sources.verslag import Gelezen

#: What a row holds on its way to the register: text, but for ``lat`` and ``lon``.
RIJ_KOLOMMEN = (*AANBOD_KOLOMMEN, "bron", "herkomst_bestand")
_VRIJE_TEKST = ("naam", "organisatie", "openingsuren", "opmerking", "talen")
_GETALLEN = (LAT, LON)
_POSTCODE = re.compile(r"\b[1-9][0-9]{3}\b")
_GRADEN = r"-?\d+(?:[.,]\d+)?"
#: Between several addresses of one place; a lone semicolon may be part of one.
_SITES = re.compile(r"\||;\s*(?=https?:|www\.)", re.IGNORECASE)
#: What parts a point, and what its numbers are then: a bare comma may be a decimal one itself.
_PUNTEN = (
    *((teken, _GRADEN) for teken in (r"\s*[;|]\s*", r"\s*,\s+", r"\s+")),
    (r",", r"-?\d+\.\d+"),
)
_GETAL = re.compile(r"[0-9]+(\.[0-9]+)?")
#: Marks of a web page inside a text.
_MARKERING = re.compile(r"<[^<>]{1,300}>")


@dataclass
class _Telling:
    """What a list holds that the register does not take."""

    weg: Counter[str] = field(default_factory=Counter)
    onbekend: Counter[str] = field(default_factory=Counter)
    privacy: int = 0


def read_mapped(bronnen: Path, kaart: Veldkaart) -> Gelezen:
    """Read every page of a list by its map.

    Parameters
    ----------
    bronnen : Path
        The mirror folder.
    kaart : Veldkaart
        The map.

    Returns
    -------
    Gelezen
        :data:`RIJ_KOLOMMEN`, one row a place, in the order of the list; and the report: what was
        left out and why, what no code fits, what was dropped because it is about persons.

    Raises
    ------
    OngeldigeGegevens
        The list is missing or unreadable, columns are missing, or cells are no number.
    """
    paden = sorted(bronnen.glob(kaart.bestand))
    if not paden:
        pad = bronnen / kaart.bestand
        raise lijsten.fault(pad, "het bestand bestaat niet", "haal het op bij de uitgever")
    lijsten_ = [(pad, read_list(pad, kaart)) for pad in paden]
    lijsten.require_whole((pad, len(lijst)) for pad, lijst in lijsten_)
    if not any(len(lijst) for _, lijst in lijsten_):
        raise lijsten.fault(paden[0], "er staan geen plaatsen in", fetch_again(paden[0]))
    delen = [_read_page(pad, lijst, kaart) for pad, lijst in lijsten_]
    tabel = pd.concat([d.tabel for d in delen], ignore_index=True)
    return Gelezen(tabel, tuple(regel for d in delen for regel in d.verslag))


def _read_page(pad: Path, lijst: pd.DataFrame, kaart: Veldkaart) -> Gelezen:
    with_place, problemen = _with_place(lijst, pad, kaart)
    if problemen:
        raise OngeldigeGegevens(problemen)
    return rows_of(with_place, kaart, name_of(pad))


def read_list(pad: Path, kaart: Veldkaart) -> pd.DataFrame:
    """Return a page as a table of text, once it is sure that it has the columns of the map."""
    nodig = list(dict.fromkeys(kaart.verplicht))
    namen = (k for v in (*kaart.velden.values(), tuple(kaart.weglaten)) for k in v)
    mogelijk = [k for k in dict.fromkeys(namen) if k not in nodig]
    vorm = pad.suffix.lower()
    if vorm in (".csv", ".txt"):
        return read_csv(pad, nodig, sep=",;|\t", maybe=mogelijk)
    if vorm == ".xlsx":
        return read_xlsx(pad, nodig, maybe=mogelijk)
    tabel = lijsten.frame_of(lijsten.read_records(pad))
    weg = [k for k in nodig if k not in tabel.columns]
    # Any of several fields may give the name, but one of them must be there.
    if not set(kaart.velden.get("naam", ())) & {*tabel.columns, *weg}:
        weg += kaart.velden.get("naam", ())
    if len(tabel) and weg:
        velden = [k for k in tabel.columns if k not in _GETALLEN or k in kaart.verplicht]
        raise OngeldigeGegevens(
            [missing_column(pad, k, velden, wat="het veld ontbreekt", verwacht=nodig) for k in weg]
        )
    return tabel


def _with_place(
    lijst: pd.DataFrame, pad: Path, kaart: Veldkaart
) -> tuple[pd.DataFrame, list[Probleem]]:
    """Return the list with its own ``lat`` and ``lon`` as degrees; NaN where a row has none."""
    tekst = pd.DataFrame({k: _first(lijst, kaart.velden.get(k, ())) for k in _GETALLEN})
    if PUNT in kaart.velden:
        tekst = pd.DataFrame(
            [_parted(punt) for punt in _first(lijst, kaart.velden[PUNT])],
            columns=[LAT, LON],
            index=lijst.index,
            dtype="str",
        )
    elif not {LAT, LON} <= set(kaart.velden) and {LAT, LON} <= set(lijst.columns):
        tekst = lijst[[LAT, LON]]
    komma = tekst.apply(lambda s: s.str.fullmatch(r"\s*-?\d+,\d+\s*")).to_numpy().any()
    graden, problemen = parse_numbers(
        tekst, _GETALLEN, name_of(pad), decimaal="," if komma else "."
    )
    rest = lijst.drop(columns=[k for k in _GETALLEN if k in lijst.columns])
    if problemen:
        return rest, problemen
    punten = gpd.GeoSeries(gpd.points_from_xy(graden[LON], graden[LAT]), index=graden.index)
    bekend = graden.notna().all(axis=1)
    try:
        plekken = lijsten.to_degrees(punten[bekend].set_crs(kaart.crs), pad)
    except CRSError as fout:
        raise lijsten.fault(
            pad, f"de projectie {kaart.crs} bestaat niet", "kies een EPSG"
        ) from fout
    graden.loc[bekend, LAT] = [round(p.y, 6) if p else None for p in plekken]
    graden.loc[bekend, LON] = [round(p.x, 6) if p else None for p in plekken]
    return rest.assign(**{LAT: graden[LAT], LON: graden[LON]}), []


def _parted(punt: str) -> tuple[str, str]:
    """Return latitude and longitude of a point in one field; what is none stays whole, to be told.

    Examples
    --------
    >>> _parted("51.05, 3.72"), _parted("51,05; 3,72"), _parted("51,05 3,72")
    (('51.05', '3.72'), ('51,05', '3,72'), ('51,05', '3,72'))
    >>> _parted("51,05,3,72"), _parted("51,05"), _parted("51.05,3.72")
    (('51,05,3,72', ''), ('51,05', ''), ('51.05', '3.72'))
    """
    for tekens, graden in _PUNTEN:
        delen = re.split(tekens, punt.strip())
        if len(delen) == 2 and all(re.fullmatch(graden, deel) for deel in delen):
            return delen[0], delen[1]
    return punt, ""


def _first(lijst: pd.DataFrame, kolommen: tuple[str, ...]) -> pd.Series:
    """Return the first filled one of several columns, row by row."""
    uit = pd.Series("", index=lijst.index, dtype="str")
    for kolom in kolommen:
        if kolom in lijst.columns:
            uit = uit.mask(uit == "", lijst[kolom].astype("str").str.strip())
    return uit


def rows_of(lijst: pd.DataFrame, kaart: Veldkaart, bestand: str) -> Gelezen:
    """Return rows of the register from records.

    Parameters
    ----------
    lijst : DataFrame
        The publisher's columns as text, ``lat`` and ``lon`` as degrees.
    kaart : Veldkaart
        The map.
    bestand : str
        Where the records come from, for the report.
    """
    telling = _Telling()
    rijen = []
    velden = {k: _first(lijst, v) for k, v in kaart.velden.items() if k not in (*_GETALLEN, PUNT)}
    for nummer, ruw in zip(lijst.index, lijst.to_dict("records"), strict=True):
        eigen = {k: str(s[nummer]) for k, s in velden.items()}
        rij = _row(
            {str(k): "" if pd.isna(v) else str(v) for k, v in ruw.items()}, eigen, kaart, telling
        )
        if rij is not None:
            waar = eigen.get(NUMMER) or f"rij {nummer}"
            plek = {LAT: ruw.get(LAT), LON: ruw.get(LON), "herkomst_bestand": f"{bestand} {waar}"}
            rijen.append(rij | plek)
    tabel = pd.DataFrame(rijen, columns=list(RIJ_KOLOMMEN))
    tabel[list(_GETALLEN)] = tabel[list(_GETALLEN)].astype("float64")
    verslag = [f"{kaart.bron}: {len(lijst)} in {bestand}, {len(rijen)} opgenomen."]
    if telling.privacy:
        verslag.append(f"{kaart.bron}: {telling.privacy} cellen met persoonsgegevens niet bewaard.")
    return Gelezen(tabel, (*verslag, *aanbodcodes.told(kaart.bron, telling.weg, telling.onbekend)))


def _row(
    ruw: Mapping[str, str], eigen: Mapping[str, str], kaart: Veldkaart, telling: _Telling
) -> dict[str, object] | None:
    """Return one row of the register; None where it is left out."""
    for kolom, redenen in kaart.weglaten.items():
        # What is closed stays closed, however it is written.
        waarde = ruw.get(kolom, "").strip().casefold()
        reden = next((r for w, r in redenen.items() if w.strip().casefold() == waarde), None)
        if reden is not None:
            telling.weg[reden] += 1
            return None
    rij = dict.fromkeys(RIJ_KOLOMMEN, "") | {k: v for k, v in eigen.items() if k in RIJ_KOLOMMEN}
    rij = _coded(rij, kaart, telling) | _fixed(kaart, eigen) | {"bron": kaart.bron}
    rij = _public(rij, kaart, telling)
    if not rij["naam"]:
        telling.weg["geen naam"] += 1
        return None
    if "type" not in {*kaart.vast, *kaart.velden}:
        besluit = _decided(rij, ruw, kaart, telling)
        if besluit is None:
            return None
        rij |= besluit
    if not rij["type"] or not rij["werkmodellen"]:
        telling.weg["geen type of werkmodel"] += 1
        return None
    rij["locatie_precisie"] = rij["locatie_precisie"] or ("adres" if ruw.get(LAT) else "gemeente")
    rij["locatie_bron"] = rij["locatie_bron"] or kaart.herkomst["attributie"]
    return dict(rij)


def _fixed(kaart: Veldkaart, eigen: Mapping[str, str]) -> Rij:
    """Return what is the same in every row; ``{nummer}`` is the publisher's own number."""
    nummer = re.sub(r"[^\w/-]", "", eigen.get(NUMMER, ""))
    return {k: v.replace("{nummer}", nummer) for k, v in kaart.vast.items()}


def _decided(rij: Rij, ruw: Mapping[str, str], kaart: Veldkaart, telling: _Telling) -> Rij | None:
    """Return type and werkmodellen by the reviewed table; None where the row is left out."""
    code = aanbodcodes.decide(kaart.bron, {**ruw, "naam": rij["naam"]})
    if code is None:
        telling.onbekend[aanbodcodes.labels(kaart.bron, ruw) or "een plaats zonder label"] += 1
        return None
    if code.weglaten:
        telling.weg[code.weglaten] += 1
        return None
    return {"type": code.type, "werkmodellen": code.werkmodellen}


def _coded(rij: Rij, kaart: Veldkaart, telling: _Telling) -> Rij:
    """Return a row whose closed lists hold our values; what no code fits is counted and left."""
    uit = dict(rij)
    for kolom, tekst in rij.items():
        lijst = KOLOMMEN[kolom].waarden if kolom in KOLOMMEN else ()
        if not lijst or not tekst or kolom in kaart.vast:
            continue
        tabel = dict(JA_NEE_CODES) if lijst == JA_NEE else {}
        tabel |= {v: v for v in lijst}
        tabel |= {k.strip().lower(): v for k, v in kaart.codes.get(kolom, {}).items()}
        waarden = [w.strip().lower() for w in tekst.split(SCHEIDING)]
        for waarde in waarden:
            if waarde not in tabel:
                telling.onbekend[f"{kolom} “{waarde[:60]}”"] += 1
        goed = [d for w in waarden for d in tabel.get(w, "").split(SCHEIDING) if d]
        uniek = [v for v in lijst if v in goed]
        uit[kolom] = SCHEIDING.join(uniek if KOLOMMEN[kolom].lijst else uniek[:1])
    return uit


def _public(rij: Rij, kaart: Veldkaart, telling: _Telling) -> Rij:
    """Return a row without personal data, its addresses and dates in the form of the contract."""
    uit = dict(rij)
    for kolom in _VRIJE_TEKST:
        tekst = _MARKERING.sub(" ", rij[kolom])
        uit[kolom] = public_text(tekst)
        if names_person(tekst):
            telling.privacy += 1
            # A name that was a person's is no name of an organisation.
            uit[kolom] = "" if kolom == "organisatie" else uit[kolom]
    uit["capaciteit"] = rij["capaciteit"].replace(",", ".")
    if not _GETAL.fullmatch(uit["capaciteit"]):
        uit["capaciteit"] = ""
        telling.onbekend["een capaciteit die geen getal is"] += bool(rij["capaciteit"])
    uit["telefoon"] = public_phone(rij["telefoon"])
    telling.privacy += bool(rij["telefoon"]) and not uit["telefoon"]
    uit["website"] = public_address(web_address(_SITES.split(rij["website"])[0].strip()))
    uit["bron_url"] = public_address(web_address(rij["bron_url"]))
    uit["bron_datum"] = _date(rij["bron_datum"], kaart.datumvorm)
    telling.onbekend["een datum die geen datum is"] += bool(
        rij["bron_datum"] and not uit["bron_datum"]
    )
    gevonden = _POSTCODE.search(rij["postcode"])
    uit["postcode"] = gevonden.group() if gevonden else ""
    return uit


def _date(tekst: str, vorm: str) -> str:
    """Return an ISO date; "" where it is none.

    Examples
    --------
    >>> _date("08/11/18", "%d/%m/%y"), _date("2024-03-01T10:00:00+00:00", "")
    ('2018-11-08', '2024-03-01')
    >>> _date("2024-03-01 00:00:00", "%d/%m/%y"), _date("vorig jaar", "")
    ('2024-03-01', '')
    """
    if vorm:
        with suppress(ValueError):
            return datetime.strptime(tekst, vorm).date().isoformat()
    # A cell that is a date in a workbook is written out with its hour.
    return iso_date(re.split(r"[T ]", tekst.strip(), maxsplit=1)[0])
