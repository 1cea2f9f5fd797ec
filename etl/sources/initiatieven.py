"""The register of initiatives: facts from cited pages and points of OpenStreetMap, one row a place.

Files in, contract table ``initiatieven`` out: types and werkmodellen from the closed lists, the
better addresses filled in, gemeente and wijk of today by coordinate, duplicates merged.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from etl.contract.aanbod import AANBODTYPES, PRECISIES, SCHEIDING, WERKMODELLEN
from etl.contract.tables import HERKOMST, TABELLEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.sources import aanbod, osm_punten, plaatsbepaling
from etl.sources.bereik import area_level, reach
from etl.sources.initiatieven_nazicht import NAZICHT, ZELFDE, Correctie, Sleutel
from etl.sources.initiatieven_velden import (
    iso_date,
    join_remarks,
    public_remark,
    stable_ids,
    web_address,
)
from etl.sources.lezen import numbers, read_csv
from etl.sources.nazichtlijst import BESTAND as NAZICHTLIJST
from etl.sources.nazichtlijst import Paar, list_bytes, remembered
from etl.sources.ontdubbelen import HERKOMST_KOLOMMEN, Ontdubbeld, merge_duplicates
from etl.sources.samenvoegen import AFGELEID
from etl.sources.veldkaart_nazicht import AANBOD_KOLOMMEN
from etl.sources.verslag import Gelezen

Rij = dict[str, Any]

MAP = "initiatieven"
FEITEN = tuple(f"initiatieven_feiten{n}.csv" for n in ("", "2", "3", "4"))
VERBETERD = tuple(f"initiatieven_verbeterd{n}.csv" for n in ("", "2"))
_PLAATS = ("straat", "huisnummer", "postcode", "lat", "lon", "locatie_bron", "locatie_precisie")
_VERBETERD_KOLOMMEN = ("naam", "gemeente", *_PLAATS, "bron_url", "bron_datum", "opmerking")
_FEITEN_KOLOMMEN = (
    *_VERBETERD_KOLOMMEN,
    "organisatie",
    "type",
    "werkmodellen",
    "wijk_of_deelgemeente",
    "website",
    "kinderopvang",
    "rolstoeltoegankelijk",
    "gratis",
    "openingsuren",
    "telefoon",
)
#: Types as the files call them.
TYPEN = {"vereniging waar armen het woord nemen": "vereniging_armen"} | {
    t.replace("_", " "): t for t in AANBODTYPES if t != "vereniging_armen"
}
#: What a type does where its source does not tell: points of OpenStreetMap.
WERKMODEL_VAN_TYPE = {
    "ontmoetingscentrum": "locatie_regio",
    "buurthuis": "locatie_regio",
    "sociaal_restaurant": "organisatie",
}


def _read_rows(bronnen: Path, namen: Iterable[str], kolommen: Sequence[str]) -> list[Rij]:
    """Return every row of the files as text, with ``lat`` and ``lon`` as numbers."""
    rijen: list[Rij] = []
    for naam in namen:
        bestand = f"{MAP}/{naam}"
        ruw = read_csv(bronnen / MAP / naam, kolommen).apply(lambda s: s.str.strip())
        ruw[["lat", "lon"]] = numbers(ruw, ["lat", "lon"], bestand).astype("object")
        for nummer, rij in zip(ruw.index, ruw.to_dict("records"), strict=True):
            rijen.append({str(k): v for k, v in rij.items()} | {"bestand": bestand, "rij": nummer})
    return rijen


def _list_problem(rij: Rij, kolom: str, lijst: Collection[str]) -> Probleem:
    wat = "staat niet in de lijst"
    oplossing = f"kies uit {', '.join(lijst)}"
    return Probleem(rij["bestand"], int(rij["rij"]), kolom, rij[kolom], wat, oplossing)


def _closed_lists(feiten: list[Rij]) -> list[Rij]:
    """Return the facts with types and werkmodellen of the contract; tell every one unknown."""
    problemen = []
    for rij in feiten:
        if rij["type"] not in TYPEN:
            problemen.append(_list_problem(rij, "type", TYPEN))
        if not set(rij["werkmodellen"].split(";")) <= set(WERKMODELLEN):
            problemen.append(_list_problem(rij, "werkmodellen", WERKMODELLEN))
        if rij["locatie_precisie"] not in PRECISIES:
            problemen.append(_list_problem(rij, "locatie_precisie", PRECISIES))
    if problemen:
        raise OngeldigeGegevens(problemen)
    return [
        rij
        | {
            "type": TYPEN[rij["type"]],
            "werkmodellen": SCHEIDING.join(
                m for m in WERKMODELLEN if m in rij["werkmodellen"].split(";")
            ),
        }
        for rij in feiten
    ]


def _less_precise(precisie: str, ten_beste: str) -> str:
    return max(precisie, ten_beste, key=PRECISIES.index)


def _improved(oud: Rij, nieuw: Rij) -> Rij:
    """Return the row with the better place; a newer page on it also becomes its source."""
    beter = oud | {k: nieuw[k] for k in _PLAATS}
    beter["opmerking"] = join_remarks(oud["opmerking"], nieuw["opmerking"])
    # A bus stop tells nothing about the initiative itself.
    if nieuw["bron_datum"] > oud["bron_datum"] and "bushalte" not in nieuw["locatie_bron"]:
        beter |= {"bron_url": nieuw["bron_url"], "bron_datum": nieuw["bron_datum"]}
    return beter


def _improve(feiten: list[Rij], verbeterd: list[Rij]) -> tuple[list[Rij], list[str]]:
    """Fill in the better addresses, where they are better; tell what matched nothing."""
    beter = {(r["naam"], r["gemeente"]): r for r in verbeterd}
    bekend = {(r["naam"], r["gemeente"]) for r in feiten}
    verslag = [
        f"{r['bestand']} rij {r['rij']}: “{r['naam']}” ({r['gemeente']}) staat niet in de feiten."
        for sleutel, r in beter.items()
        if sleutel not in bekend
    ]
    resultaat, aantal = [], 0
    for rij in feiten:
        nieuw = beter.get((rij["naam"], rij["gemeente"]), rij)
        oude, nieuwe = (PRECISIES.index(r["locatie_precisie"]) for r in (rij, nieuw))
        aantal += nieuwe < oude
        resultaat.append(_improved(rij, nieuw) if nieuwe < oude else rij)
        if nieuw is not rij and nieuwe >= oude:
            verslag.append(
                f"{nieuw['bestand']} rij {nieuw['rij']}: “{rij['naam']}” ({rij['gemeente']}) "
                f"is niet preciezer dan wat er stond ({rij['locatie_precisie']})."
            )
    return resultaat, [f"Beter adres ingevuld bij {aantal} rijen.", *verslag]


def _clean(rij: Rij) -> Rij:
    """Return a fact with its fields in contract form."""
    schoon = rij | {
        "bron": "initiatieven",
        "herkomst_bestand": f"{rij['bestand']} rij {rij['rij']}",
        "deel": rij["wijk_of_deelgemeente"],
        "drager": "",
        "website": web_address(rij["website"]),
        "bron_url": web_address(rij["bron_url"]),
        "bron_datum": iso_date(rij["bron_datum"]),
        "opmerking": public_remark(rij["opmerking"], rij["bron_url"]),
    }
    # A bus stop that bears the name of a place is near it, not at it.
    if "bushalte" in rij["locatie_bron"]:
        schoon["locatie_precisie"] = _less_precise(rij["locatie_precisie"], "wijk")
    for weg in ("bestand", "rij", "wijk_of_deelgemeente"):
        del schoon[weg]
    return schoon


def _osm_row(punt: Rij, velden: Iterable[str]) -> Rij:
    """Return a point of OpenStreetMap in the shape of a fact."""
    return dict.fromkeys(velden, "") | {
        "naam": punt["naam"],
        "type": punt["type"],
        "gemeente": punt["gemeente"],
        "bron_datum": punt["bron_datum"],
        "opmerking": punt["opmerking"],
        "lat": round(float(punt["lat"]), 6),
        "lon": round(float(punt["lon"]), 6),
        "werkmodellen": WERKMODEL_VAN_TYPE[punt["type"]],
        "locatie_precisie": "adres",
        "locatie_bron": osm_punten.LOCATIE_BRON,
        "bron": "osm_punten",
        "bron_url": f"https://www.openstreetmap.org/node/{punt['osm_node']}",
        "herkomst_bestand": f"OpenStreetMap {punt['osm_node']}",
    }


def _review(rijen: list[Rij], nazicht: Mapping[Sleutel, Correctie]) -> tuple[list[Rij], list[str]]:
    """Carry out the reviewed decisions on single rows, all but those on reach and lent places."""
    resultaat = []
    gezien = {(r["naam"], r["gemeente"]) for r in rijen}
    verslag = [
        f"Nazicht: “{naam}” ({gemeente}) staat niet meer in de bronnen."
        for naam, gemeente in sorted(set(nazicht) - gezien)
    ]
    for rij in rijen:
        c = nazicht.get((rij["naam"], rij["gemeente"]), Correctie())
        if c.weglaten:
            verslag.append(f"Weggelaten: “{rij['naam']}” ({rij['gemeente']}): {c.weglaten}.")
            continue
        resultaat.append(
            rij
            | {
                "type": c.type or rij["type"],
                "drager": c.drager,
                "opmerking": join_remarks(rij["opmerking"], c.opmerking),
                "locatie_precisie": _less_precise(
                    rij["locatie_precisie"], c.precisie or PRECISIES[0]
                ),
            }
        )
    return resultaat, verslag


def _lend_places(
    rijen: list[Rij], nazicht: Mapping[Sleutel, Correctie]
) -> tuple[list[Rij], list[str]]:
    """Give rows that are in the building of another row its place, where that is better."""
    waar = {(r["naam"], r["gemeente"]): r for r in rijen}
    resultaat, verslag = [], []
    for rij in rijen:
        c = nazicht.get((rij["naam"], rij["gemeente"]), Correctie())
        huis = waar.get(c.plaats_van, rij) if c.plaats_van else rij
        if PRECISIES.index(huis["locatie_precisie"]) < PRECISIES.index(rij["locatie_precisie"]):
            verslag.append(f"“{rij['naam']}” kreeg de plaats van “{huis['naam']}”.")
            rij = rij | {k: huis[k] for k in (*_PLAATS, "wijk_code")}  # noqa: PLW2901
        resultaat.append(rij)
    return resultaat, verslag


def _with_reach(
    rijen: list[Rij], nazicht: Mapping[Sleutel, Correctie], codes: Mapping[str, set[str]]
) -> tuple[list[Rij], list[str]]:
    """Add ``bereik`` and the work area: the rule, and the reviewed decisions before it."""
    resultaat, verslag = [], []
    for rij in rijen:
        c = nazicht.get((rij["naam"], rij["gemeente"]), Correctie())
        bereik = c.bereik or reach(rij["naam"], rij["type"], rij["werkmodellen"], rij["straat"])
        niveau = code = ""
        if bereik == "werkingsgebied":
            niveau = c.niveau or area_level(rij["type"], rij["wijk_code"])
            code = c.code or rij.get(f"{niveau}_code", "")
            if code not in codes.get(niveau, ()):
                verslag.append(
                    f"“{rij['naam']}” ({rij['gemeente']}): werkingsgebied {niveau} “{code}” "
                    "is niet bekend; de gemeente is genomen."
                )
                niveau, code = "gemeente", rij["gemeente_code"]
        nieuw = {"bereik": bereik, "werkgebied_niveau": niveau, "werkgebied_code": code}
        resultaat.append(rij | nieuw)
    return resultaat, verslag


@dataclass(frozen=True)
class Hulp:
    """What reading the register needs beside the publishers' files.

    Attributes
    ----------
    besloten : tuple of Paar
        The list of doubtful pairs as it stands, with what people decided.
    zoek : callable, optional
        Looks up an address, for rows without coordinate.
    toestemming : frozenset of str
        Sources without known licence that may be read.
    """

    besloten: tuple[Paar, ...] = ()
    zoek: aanbod.Zoek | None = None
    toestemming: frozenset[str] = frozenset()


@dataclass(frozen=True)
class GelezenRegister(Gelezen):
    """The register as read, and what belongs beside it.

    Attributes
    ----------
    naast : dict of str to bytes
        Files beside ``initiatieven.csv``, by name: the doubtful pairs for people to decide
        (:mod:`etl.sources.nazichtlijst`), and the source of each field of a row that several
        sources tell. Empty bytes where there is nothing to tell.
    """

    naast: dict[str, bytes] = field(default_factory=dict)


_GEEN_HULP = Hulp()


def _provenance(enkel: Ontdubbeld, ids: pd.Series) -> bytes:
    """Return where each field of a merged row comes from, as CSV; of fields that sources tell."""
    kolommen = ["bron", *(k for k in AANBOD_KOLOMMEN if k not in ("bron_url", "bron_datum"))]
    delen = [
        deel[deel["veld"].isin(kolommen)].assign(initiatief_id=sleutel)
        for sleutel, deel in zip(ids, enkel.herkomst, strict=True)
        if len(deel)
    ]
    if not delen:
        return b""
    tabel = pd.concat(delen)[["initiatief_id", *HERKOMST_KOLOMMEN]]
    tabel = tabel.sort_values(["initiatief_id", "veld"], kind="stable")
    return tabel.to_csv(index=False, lineterminator="\n").encode()


def _contract(rijen: pd.DataFrame) -> pd.DataFrame:
    """Return the contract table: its columns and order, empty as missing, sorted by id."""
    kolommen = TABELLEN["initiatieven"].kolommen
    tabel = rijen.assign(herkomst="bron")
    tabel = tabel.reindex(columns=[k.naam for k in kolommen])
    for k in kolommen:
        if k.soort == "getal":
            bekend = tabel[k.naam].mask(lambda s: s == "")
            tabel[k.naam] = pd.to_numeric(bekend).astype("float64").round(6)
        else:
            tabel[k.naam] = tabel[k.naam].astype("str").mask(lambda s: s == "")
    return tabel.sort_values("initiatief_id", ignore_index=True)


def _counts(tabel: pd.DataFrame) -> list[str]:
    regels = [f"{len(tabel)} initiatieven in {tabel['gemeente_code'].nunique()} gemeenten."]
    for kolom in ("locatie_precisie", "type", "bereik"):
        aantallen = tabel[kolom].value_counts().sort_index()
        lijst = ", ".join(f"{w} {n}" for w, n in aantallen.items())
        regels.append(f"Per {kolom}: {lijst}.")
    return regels


def _records(frame: pd.DataFrame) -> list[Rij]:
    return [{str(k): v for k, v in rij.items()} for rij in frame.to_dict("records")]


def _same_fields(rijen: list[Rij]) -> list[Rij]:
    """Return rows that all have every field: "" where a source does not tell it."""
    velden = list(dict.fromkeys(k for rij in rijen for k in rij))
    return [{k: rij.get(k, "") for k in velden} for rij in rijen]


def _collect(bronnen: Path, grondgebied: gpd.GeoSeries, hulp: Hulp) -> tuple[list[Rij], list[str]]:
    """Return the rows of all files, cleaned and reviewed, and the report."""
    feiten = _closed_lists(_read_rows(bronnen, FEITEN, _FEITEN_KOLOMMEN))
    verslag = [f"{len(feiten)} rijen in {len(FEITEN)} bestanden met feiten."]
    verbeterd = _read_rows(bronnen, VERBETERD, _VERBETERD_KOLOMMEN)
    feiten, regels = _improve(feiten, verbeterd)
    schoon = [_clean(rij) for rij in feiten]
    nodes = {r["bron_url"].rpartition("/node/")[2] for r in schoon}
    punten = osm_punten.read(bronnen, grondgebied, nodes)
    alle = [*schoon, *(_osm_row(p, schoon[0]) for p in _records(punten.tabel))]
    lijsten = aanbod.read(bronnen, grondgebied, hulp.zoek, hulp.toestemming)
    alle = _same_fields([*alle, *_records(lijsten.tabel)])
    gekozen, weg = _review(alle, NAZICHT)
    return gekozen, [*verslag, *regels, *punten.verslag, *lijsten.verslag, *weg]


def _named(rijen: pd.DataFrame) -> pd.DataFrame:
    """Return rows whose source names no gemeente with the name of the one they lie in."""
    zonder = rijen["gemeente"] == ""
    return rijen.assign(
        gemeente=rijen["gemeente"].mask(zonder, rijen["gemeente_naam"]),
        **{AFGELEID: zonder.map({True: "ja", False: ""})},
    )


def read(
    bronnen: Path, wijken: gpd.GeoDataFrame, gemeenten: pd.DataFrame, hulp: Hulp = _GEEN_HULP
) -> GelezenRegister:
    """Read every file of initiatives that the mirror holds.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    wijken : GeoDataFrame
        Wijken of the whole territory: ``wijk_code``, the code of every level above and the
        polygons, EPSG:31370.
    gemeenten : DataFrame
        ``gemeente_code, gemeente_naam`` of today.
    hulp : Hulp
        What people decided on doubtful pairs, and a look-up of addresses.

    Returns
    -------
    GelezenRegister
        The contract table ``initiatieven`` sorted by id, the report (rows in, merged, left out and
        why, doubtful pairs, overlap of sources, and the counts), and the files beside it.

    Raises
    ------
    OngeldigeGegevens
        A file or column is missing, or a type, werkmodel, precision or number is no such thing.
    """
    rijen, verslag = _collect(bronnen, wijken.geometry, hulp)
    met_naam = wijken.drop(columns="gemeente_naam", errors="ignore").merge(
        gemeenten[["gemeente_code", "gemeente_naam"]], on="gemeente_code"
    )
    namen = plaatsbepaling.named_codes(bronnen, gemeenten)
    geplaatst, plaatsen = plaatsbepaling.locate(pd.DataFrame(rijen), met_naam, namen)
    rijen, geleend = _lend_places(_records(_named(geplaatst)), NAZICHT)
    codes = {
        str(k).removesuffix("_code"): set(wijken[k].dropna())
        for k in wijken.columns
        if str(k).endswith("_code")
    }
    rijen, werkgebieden = _with_reach(rijen, NAZICHT, codes)
    enkel = merge_duplicates(pd.DataFrame(rijen), ZELFDE, hulp.besloten)
    ids = stable_ids(enkel.rijen)
    tabel = _contract(enkel.rijen.assign(initiatief_id=ids))
    verslag += [*plaatsen, *geleend, *werkgebieden, *enkel.verslag, *_counts(tabel)]
    paren = remembered(hulp.besloten, enkel.twijfel)
    naast = {
        NAZICHTLIJST: list_bytes(paren) if paren else b"",
        HERKOMST: _provenance(enkel, ids),
    }
    return GelezenRegister(tabel, tuple(verslag), naast)
