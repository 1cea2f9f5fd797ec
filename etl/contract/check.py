"""Tables checked against the contract, in words that people can act on.

:mod:`etl.contract.schemas` finds the values that break the contract; here each becomes a line
with file, row as a spreadsheet counts it, column, value, what is wrong and how to mend it. Keys,
geometry and codes of areas are checked here too. All problems at once; nothing here raises on
what stands in a table.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from etl.contract.columns import KOLOMMEN, Kolom
from etl.contract.melding import SOORT, Melder, message
from etl.contract.niveaus import NIVEAUS
from etl.contract.probleem import Probleem
from etl.contract.schemas import failure_cases, without_blanks
from etl.contract.tables import TABELLEN, Tabel

_WERKGEBIED = ("werkgebied_niveau", "werkgebied_code")
_GEBIED = ("niveau", "code")
_PRIJZEN = ("huur", "verkoopprijs")
Verwijzingen = Mapping[str, Collection[str]]


def _wrong_columns(tabel: Tabel, frame: pd.DataFrame, melder: Melder) -> Iterator[Probleem]:
    for kolom in tabel.kolommen:
        aantal = list(frame.columns).count(kolom.naam)
        if aantal == 0:
            oplossing = f"voeg de kolom {kolom.naam} toe: {kolom.betekenis.rstrip('.')}"
            yield melder.heel("de kolom ontbreekt", oplossing, kolom.naam)
        elif aantal > 1:
            oplossing = "laat er één staan"
            yield melder.heel("de kolom staat er meer dan eens", oplossing, kolom.naam)


def _is_other_kind(kolom: Kolom, waarden: pd.Series) -> bool:
    """Whether a whole column is of another kind, which is one problem and not one per row."""
    dtype = waarden.dtype
    if kolom.soort in ("getal", "geheel"):
        return bool(
            pd.api.types.is_bool_dtype(dtype) or pd.api.types.is_datetime64_any_dtype(dtype)
        )
    if isinstance(dtype, pd.CategoricalDtype):
        return _is_other_kind(kolom, pd.Series(waarden.cat.categories))
    tekst = isinstance(dtype, pd.StringDtype) or pd.api.types.is_object_dtype(dtype)
    return not tekst and bool(waarden.notna().any())


def _wrong_values(tabel: Tabel, frame: pd.DataFrame, melder: Melder) -> Iterator[Probleem]:
    per_kolom = {k.naam: k for k in tabel.kolommen if k.soort != "geometrie"}
    for kolom in per_kolom.values():
        if kolom.naam in frame.columns and _is_other_kind(kolom, frame[kolom.naam]):
            wat, oplossing = SOORT[kolom.soort]
            soort = str(frame[kolom.naam].dtype)
            yield melder.heel(f"{wat} ({soort})", oplossing, kolom.naam)
            frame = frame.drop(columns=kolom.naam)
    gevallen = failure_cases(tabel.naam, frame)
    for (naam, fout), groep in gevallen.groupby(["column", "check"], sort=False):
        kolom = per_kolom[str(naam)]
        cellen = (
            melder.cel(int(i), kolom.naam, *message(kolom, str(fout), waarde))
            for waarde, i in zip(groep["failure_case"], groep["index"], strict=True)
        )
        yield from melder.begrensd(kolom.naam, len(groep), cellen)


def _duplicates(tabel: Tabel, frame: pd.DataFrame, melder: Melder) -> Iterator[Probleem]:
    sleutel = list(tabel.sleutel)
    if not sleutel or not set(sleutel) <= set(frame.columns):
        return
    # As text: what stands in a cell may be anything, and lists cannot be compared.
    delen = frame[sleutel].map(str) if frame[sleutel].dtypes.eq("object").any() else frame[sleutel]
    volledig = delen[frame[sleutel].notna().all(axis=1)]
    dubbel = volledig[volledig.duplicated(keep="first")]
    eerste = volledig[~volledig.duplicated(keep="first") & volledig.duplicated(keep=False)]
    plek = {tuple(rij): i for i, *rij in eerste.itertuples()}
    naam = ", ".join(sleutel)
    cellen = (
        melder.cel(
            int(i),
            naam,
            ", ".join(map(str, rij)),
            f"staat er al, in rij {melder.rij(int(plek[tuple(rij)]))}",
            "laat één van beide rijen weg, of geef ze een verschillende sleutel",
        )
        for i, *rij in dubbel.itertuples()
    )
    yield from melder.begrensd(naam, len(dubbel), cellen)


def _wrong_geometry(tabel: Tabel, frame: pd.DataFrame, melder: Melder) -> Iterator[Probleem]:
    kolom = "geometry"
    if not tabel.crs or kolom not in frame.columns:
        return
    if not isinstance(frame, gpd.GeoDataFrame) or not isinstance(frame[kolom], gpd.GeoSeries):
        yield melder.heel("is geen kaartlaag", "lever een GeoParquet of GeoPackage", kolom)
        return
    vormen = frame[kolom]
    if vormen.crs is None:
        oplossing = f"zet het coördinatenstelsel op {tabel.crs}"
        yield melder.heel("heeft geen coördinatenstelsel", oplossing, kolom)
    elif vormen.crs.to_epsg() != int(tabel.crs.partition(":")[2]):
        stelsel = str(vormen.crs.name)
        oplossing = f"zet de laag om naar {tabel.crs} (Lambert 72)"
        yield melder.heel("heeft een ander coördinatenstelsel", oplossing, kolom, stelsel)
    else:
        yield from _far(vormen, tabel.crs, melder)
    ruw = vormen.to_numpy()
    ontbreekt = shapely.is_missing(ruw) | shapely.is_empty(ruw)
    vlak = pd.Series(shapely.get_type_id(ruw)).isin([3, 6]).to_numpy()
    for i in map(int, (ontbreekt | ~vlak | ~shapely.is_valid(ruw)).nonzero()[0]):
        if ontbreekt[i]:
            yield melder.cel(i, kolom, None, "is leeg", "geef elke rij een grens")
        elif not vlak[i]:
            soort = ruw[i].geom_type
            yield melder.cel(i, kolom, soort, "is geen vlak", "gebruik een veelhoek")
        else:
            reden = shapely.is_valid_reason(ruw[i])
            oplossing = "herstel de grens (make_valid)"
            yield melder.cel(i, kolom, reden, "is geen geldige grens", oplossing)


def _far(vormen: gpd.GeoSeries, stelsel: str, melder: Melder) -> Iterator[Probleem]:
    """Yield borders that do not lie in Belgium, such as degrees under the name of metres."""
    x, y = KOLOMMEN["x"], KOLOMMEN["y"]
    grenzen = np.array([x.minimum, y.minimum, x.maximum, y.maximum])
    randen = vormen.bounds.to_numpy()
    ver = (randen[:, :2] < grenzen[:2]).any(axis=1) | (randen[:, 2:] > grenzen[2:]).any(axis=1)
    for i in map(int, ver.nonzero()[0]):
        yield melder.cel(
            i, "geometry", None, "ligt buiten België", f"zet de laag om naar {stelsel} (Lambert 72)"
        )


def _incoherent(tabel: Tabel, frame: pd.DataFrame, melder: Melder) -> Iterator[Probleem]:
    """Yield what is wrong between the fields of one initiative."""
    nodig = {"bereik", *_WERKGEBIED, "hand_velden"}
    if tabel.naam != "initiatieven" or not nodig <= set(frame.columns):
        return
    niveau, code = (frame[k].notna().to_numpy() for k in _WERKGEBIED)
    gebied = (frame["bereik"].astype("str") == "werkingsgebied").to_numpy()
    for fout, kolom, wat, oplossing in (
        (niveau ^ code, _WERKGEBIED[1], "niveau en code horen samen", "vul beide in, of geen"),
        (
            gebied & ~niveau & ~code,
            _WERKGEBIED[1],
            "het werkingsgebied ontbreekt",
            "vul niveau en code in, of zet bereik op locatie",
        ),
    ):
        for positie in map(int, fout.nonzero()[0]):
            yield melder.cel(positie, kolom, frame[kolom].iloc[positie], wat, oplossing)
    velden = {k.naam for k in tabel.kolommen}
    for i, cel in enumerate(frame["hand_velden"]):
        vreemd = [v for v in cel.split("|") if v not in velden] if isinstance(cel, str) else []
        if vreemd:
            wat, oplossing = "is geen kolom", "schrijf namen van kolommen, met | ertussen"
            yield melder.cel(i, "hand_velden", ", ".join(vreemd), wat, oplossing)


def _no_prices(tabel: Tabel, frame: pd.DataFrame, melder: Melder) -> Iterator[Probleem]:
    """Yield prices of nought and below: no home is let or sold for that."""
    if tabel.naam not in _PRIJZEN or "waarde" not in frame.columns:
        return
    getallen = pd.to_numeric(frame["waarde"], errors="coerce")
    fout = (getallen <= 0).to_numpy(dtype=bool, na_value=False).nonzero()[0]
    oplossing = "schrijf een prijs boven 0, of laat de cel leeg als u hem niet kent"
    cellen = (
        melder.cel(int(i), "waarde", frame["waarde"].iloc[int(i)], "is geen prijs", oplossing)
        for i in fout
    )
    yield from melder.begrensd("waarde", len(fout), cellen)


def check_table(
    tabel: str,
    frame: pd.DataFrame,
    bestand: str,
    references: Verwijzingen | None = None,
) -> list[Probleem]:
    """Check one table against its contract.

    Parameters
    ----------
    tabel : str
        Name of the contract table.
    frame : DataFrame
        The table as read. Where its index is called ``rij`` it holds the rows of the file, else
        the rows are counted from 2 (the header is 1).
    bestand : str
        Name of the file, for the messages.
    references : mapping, optional
        Level of area → its codes; codes of these levels must be among them.

    Returns
    -------
    list of Probleem
        Every problem; of one fault in one column at most
        :data:`~etl.contract.melding.MAX_PER_FOUT` rows, and a count of the rest. Empty when the
        table keeps the contract.

    Examples
    --------
    >>> gebieden = pd.DataFrame({"niveau": ["dorp"], "code": ["1"], "naam_nl": ["Dorp"],
    ...                          "naam_fr": [None]})
    >>> print(check_table("gebieden", gebieden, "g.csv")[0].zin()[:66])
    g.csv, rij 2, kolom niveau, waarde “dorp”: staat niet in de lijst;
    """
    contract = TABELLEN[tabel]
    melder = Melder(bestand, frame)
    problemen = list(_wrong_columns(contract, frame, melder))
    enkel = frame.loc[:, ~frame.columns.duplicated()].reset_index(drop=True)
    problemen += _wrong_geometry(contract, enkel, melder)
    kaal = without_blanks(pd.DataFrame(enkel))
    problemen += _wrong_values(contract, kaal, melder)
    problemen += _duplicates(contract, kaal, melder)
    problemen += _incoherent(contract, kaal, melder)
    problemen += _no_prices(contract, kaal, melder)
    if references:
        problemen += _unknown_codes(contract, kaal, melder, references)
    return problemen


def _unknown(
    codes: pd.Series, niveau: str, bekend: Collection[str], melder: Melder
) -> Iterator[Probleem]:
    uniek = pd.Series(codes.dropna().map(str).unique())
    vreemd = set(uniek[~uniek.isin(list(bekend))])
    fout = codes[codes.notna() & codes.map(str).isin(vreemd)] if vreemd else codes.iloc[:0]
    meervoud = NIVEAUS[niveau].meervoud.nl
    cellen = (
        melder.cel(
            int(str(i)),
            str(codes.name),
            code,
            f"is geen code van de {meervoud} van vandaag",
            "zoek de code op in data/wijken (gebieden.csv of wijken.parquet)",
        )
        for i, code in fout.items()
    )
    yield from melder.begrensd(str(codes.name), len(fout), cellen)


def _unknown_codes(
    tabel: Tabel, frame: pd.DataFrame, melder: Melder, references: Verwijzingen
) -> Iterator[Probleem]:
    """Yield codes of areas that do not exist; the index of the frame must be positions."""
    kolommen = {k.naam for k in tabel.kolommen} & set(frame.columns)
    for niveau, bekend in references.items():
        if NIVEAUS[niveau].kolom in kolommen:
            yield from _unknown(frame[NIVEAUS[niveau].kolom], niveau, bekend, melder)
        for kolom_niveau, kolom_code in (_GEBIED, _WERKGEBIED):
            if {kolom_niveau, kolom_code} <= kolommen:
                hier = frame[kolom_niveau].astype("object") == niveau
                yield from _unknown(frame.loc[hier, kolom_code], niveau, bekend, melder)


def references_of(tables: Mapping[str, pd.DataFrame]) -> dict[str, set[str]]:
    """Return the codes of every level, from the tables ``wijken``, ``gemeenten``, ``gebieden``.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Contract tables by name; those that are not there give no codes.

    Examples
    --------
    >>> references_of({"wijken": pd.DataFrame({"wijk_code": ["44021W07"]})})
    {'wijk': {'44021W07'}}
    """
    codes: dict[str, set[str]] = {}
    if "gebieden" in tables:
        gebieden = tables["gebieden"]
        for niveau, groep in gebieden.groupby("niveau")["code"]:
            if niveau in NIVEAUS:
                codes[str(niveau)] = set(groep.dropna())
    for tabel, niveau in (("wijken", "wijk"), ("gemeenten", "gemeente")):
        if tabel in tables:
            codes[niveau] = set(tables[tabel][NIVEAUS[niveau].kolom].dropna())
    return codes


def _wrong_gemeente(
    wijken: pd.DataFrame, frame: pd.DataFrame, melder: Melder
) -> Iterator[Probleem]:
    """Yield initiatives whose wijk lies in another gemeente."""
    hoort: dict[Any, Any] = dict(zip(wijken["wijk_code"], wijken["gemeente_code"], strict=True))
    paren = zip(frame["wijk_code"], frame["gemeente_code"], strict=True)
    for i, (wijk, gemeente) in enumerate(paren):
        if hoort.get(wijk, gemeente) != gemeente:
            wat = f"deze wijk ligt in gemeente {hoort[wijk]}"
            yield melder.cel(i, "wijk_code", wijk, wat, "verbeter de wijk of de gemeente")


def _undescribed(
    beschreven: pd.DataFrame | None, frame: pd.DataFrame, melder: Melder
) -> Iterator[Probleem]:
    """Yield own figures of an indicator that is not described."""
    bekend = set() if beschreven is None else set(beschreven["sleutel"])
    fout = [i for i, sleutel in enumerate(frame["indicator"]) if sleutel not in bekend]
    wat, hulp = "is nergens beschreven", "beschrijf de indicator in eigen/indicatoren.csv"
    cellen = (melder.cel(i, "indicator", frame["indicator"].iloc[i], wat, hulp) for i in fout)
    yield from melder.begrensd("indicator", len(fout), cellen)


def check_relations(tables: Mapping[str, pd.DataFrame]) -> list[Probleem]:
    """Check that codes in one table exist in the other.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Contract tables by name, each of which keeps its own contract (:func:`check_table`).

    Returns
    -------
    list of Probleem
        Codes of wijken, gemeenten and regions that do not exist, in any table, initiatives
        whose wijk lies in another gemeente, and own figures of an indicator that nobody described.
    """
    references = references_of(tables)
    problemen: list[Probleem] = []
    for naam, frame in tables.items():
        tabel = TABELLEN[naam]
        melder = Melder(tabel.bestand, frame)
        kaal = pd.DataFrame(frame.reset_index(drop=True))
        problemen += _unknown_codes(tabel, kaal, melder, references)
        if naam == "initiatieven" and "wijken" in tables:
            problemen += _wrong_gemeente(tables["wijken"], kaal, melder)
        if naam == "eigen_cijfers":
            problemen += _undescribed(tables.get("eigen_indicatoren"), kaal, melder)
    return problemen
