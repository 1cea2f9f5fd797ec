"""A list of initiatives that somebody brings: what is wrong in it, row by row, and what is good.

Nothing is written here and nothing is taken over. The good rows are kept apart from the bad ones;
what would make a good row better is told beside.
"""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from etl.contract.check import check_relations, check_table, references_of
from etl.contract.columns import Kolom
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.register.check import as_meant
from etl.register.oplading import MAX_BYTES, read_content
from etl.register.read import with_kinds
from etl.register.rechtgezet import Rechtgezet
from etl.register.verdacht import bounded, suspicious
from etl.register.voorstel import Voorsteller

NAAM = "initiatieven"
#: After so many seconds a file that is still being checked is refused.
MAX_SECONDEN = 30.0
#: Borders of wijken are simplified: a place this near to one may lie on either side.
GRENSMARGE_M = 100.0
#: A text that a spreadsheet would calculate. A telephone number may begin with a plus.
_FORMULE = re.compile(r"[=@＝＠\t\r\n]|[+\-＋－](?![0-9 ()./+-]*$)")
_LANGSTE_NAAM = 80


@dataclass(frozen=True)
class Nagekeken:
    """What became of a file.

    Attributes
    ----------
    bestand : str
        Its name, without folder.
    rijen : int
        Rows in it.
    goed : DataFrame
        The rows without a problem: contract columns, index ``rij`` as in the spreadsheet.
    gegeven : frozenset of str
        Columns of the contract that the file holds: what it lacks, it does not speak of.
    sleutels : frozenset of str
        Every id in the file, of bad rows too.
    problemen : tuple of Probleem
        All that must be mended, in the order of the rows.
    adviezen : tuple of Probleem
        What would make good rows better; nothing must be done.
    gelezen : DataFrame
        Every row that could be read, good or not, as it stands in the file: what
        :func:`etl.register.locate.locate` proposes a place for.
    rechtgezet : tuple of Rechtgezet
        What was read past by itself, those first that somebody should look over.
    """

    bestand: str
    rijen: int
    goed: pd.DataFrame
    gegeven: frozenset[str]
    sleutels: frozenset[str]
    problemen: tuple[Probleem, ...]
    adviezen: tuple[Probleem, ...] = ()
    gelezen: pd.DataFrame = field(default_factory=pd.DataFrame)
    rechtgezet: tuple[Rechtgezet, ...] = ()


def inspect(
    inhoud: bytes,
    naam: str,
    tabellen: Mapping[str, pd.DataFrame],
    max_bytes: int = MAX_BYTES,
    max_seconden: float = MAX_SECONDEN,
) -> Nagekeken:
    """Check a list of initiatives and set its good rows apart.

    Parameters
    ----------
    inhoud : bytes
        A CSV (RFC 4180 or as Excel with Belgian settings writes it) or an XLSX.
    naam : str
        Its name as the sender calls it: shown, and its ending read; never opened.
    tabellen : mapping of str to DataFrame
        ``wijken`` (``wijk_code, gemeente_code``; a GeoDataFrame tells where a place lies too),
        ``gemeenten`` and ``gebieden``, for the codes of areas.
    max_bytes, max_seconden
        Limits of size and time.

    Returns
    -------
    Nagekeken
        Where the file as a whole cannot be read, no row is good.
    """
    path = Path(Path(naam.replace("\\", "/")).name[-_LANGSTE_NAAM:] or "bestand")
    eind = time.monotonic() + max_seconden
    try:
        tabel, gelezen = as_meant(read_content(inhoud, path, max_bytes))
        ruw = gelezen.tabel
        _recognised(tabel, ruw, path.name, gelezen.uitval)
    except OngeldigeGegevens as fout:
        return _niets(path.name, fout.problemen)
    kolommen = TABELLEN[NAAM].kolommen
    gegeven = frozenset(k.naam for k in kolommen if k.naam in ruw.columns)
    frame = with_kinds(ruw, kolommen)
    sleutels = frozenset(frame["initiatief_id"].dropna()) if "initiatief_id" in frame else None
    voorsteller = Voorsteller(tabellen)
    onze = ruw[sorted(gegeven)]
    try:
        verdacht = chain(suspicious(onze, path.name), voorsteller.at_odds(onze, path.name))
        in_cellen = bounded(verdacht, path.name)
        goed, problemen = _sift(frame, path.name, tabellen, eind)
    except OngeldigeGegevens as fout:
        return replace(_niets(path.name, fout.problemen), rijen=len(ruw))
    except TimeoutError:
        oplossing = "splits het bestand in kleinere delen"
        te_traag = Probleem(path.name, None, "", "", "het nakijken duurt te lang", oplossing)
        return replace(_niets(path.name, (te_traag,)), rijen=len(ruw))
    goed = goed[~goed.index.isin({p.rij for p in in_cellen})]
    beter = voorsteller.improved([*in_cellen, *problemen], ruw)
    alle = sorted({*gelezen.uitval, *beter}, key=lambda p: (p.rij or 0, p.kolom, p.wat))
    return Nagekeken(
        path.name,
        len(ruw) + len(gelezen.uitval),
        goed,
        gegeven,
        sleutels or frozenset(),
        tuple(alle),
        tuple(_advice(goed, path.name)),
        ruw,
        gelezen.rechtgezet,
    )


def _niets(bestand: str, problemen: tuple[Probleem, ...]) -> Nagekeken:
    leeg = pd.DataFrame(columns=TABELLEN[NAAM].kolomnamen())
    return Nagekeken(bestand, 0, leeg, frozenset(), frozenset(), problemen)


def _recognised(
    tabel: str, frame: pd.DataFrame, bestand: str, uitval: tuple[Probleem, ...]
) -> None:
    """Refuse a table that is something else, has no rows, or a column twice."""
    kolommen = ", ".join(k.naam for k in TABELLEN[NAAM].kolommen if k.verplicht)
    if tabel != NAAM:
        wat = "is geen lijst van initiatieven"
        oplossing = f"zet bovenaan minstens de kolommen {kolommen}, zoals in het lege sjabloon"
    elif frame.columns.duplicated().any():
        dubbel = str(frame.columns[frame.columns.duplicated()][0])
        wat, oplossing = f"de kolom {dubbel} staat er meer dan eens", "laat er één staan"
    elif frame.empty and not uitval:
        wat, oplossing = "er staan geen rijen in", "voeg rijen toe onder de namen van de kolommen"
    else:
        return
    raise OngeldigeGegevens([Probleem(bestand, 1, "", "", wat, oplossing)])


def _sift(
    frame: pd.DataFrame, bestand: str, tabellen: Mapping[str, pd.DataFrame], eind: float
) -> tuple[pd.DataFrame, list[Probleem]]:
    """Return the good rows and every problem.

    Of one fault a check tells a thousand rows and counts the rest, so what is left is checked
    again until nothing is wrong in it.
    """
    problemen: list[Probleem] = []
    goed = frame
    while True:
        if time.monotonic() > eind:
            raise TimeoutError
        fouten = _problems(goed, bestand, tabellen)
        problemen += fouten
        slecht = {p.rij for p in fouten if p.rij is not None}
        if not slecht:
            break
        goed = goed[~goed.index.isin(slecht)]
    if any(p.rij is None for p in fouten):
        # What is left of problems then is of the whole file, such as a column that is not there.
        goed = goed.iloc[:0]
    geteld = [p for p in problemen if p.rij is not None or p in fouten]
    return goed.reindex(columns=TABELLEN[NAAM].kolomnamen()), geteld


def _problems(
    frame: pd.DataFrame, bestand: str, tabellen: Mapping[str, pd.DataFrame]
) -> list[Probleem]:
    if frame.empty:
        return []
    fouten = check_table(NAAM, frame, bestand, references_of(tabellen))
    dubbel = list(_twice(frame, bestand))
    if dubbel:
        # The contract's check tells the second row only; here neither is taken.
        eigen = {p.rij for p in dubbel}
        fouten = [p for p in fouten if (p.rij not in eigen) or not p.wat.startswith("staat er al")]
    fouten += [*dubbel, *_formulas(frame, bestand)]
    if fouten:
        return fouten
    tussen = check_relations({"wijken": tabellen["wijken"], NAAM: frame})
    return [replace(p, bestand=bestand) for p in tussen] or list(
        _elsewhere(frame, bestand, tabellen["wijken"])
    )


def _formulas(frame: pd.DataFrame, bestand: str) -> Iterator[Probleem]:
    """Yield texts that would calculate in somebody's spreadsheet."""
    for kolom in _text_columns(frame):
        cellen = frame[kolom.naam].dropna()
        for rij, waarde in cellen[cellen.map(lambda c: bool(_FORMULE.match(str(c))))].items():
            wat = "begint zoals een formule"
            oplossing = "schrijf gewone tekst, zonder = + - of @ vooraan"
            yield Probleem(bestand, int(str(rij)), kolom.naam, str(waarde)[:80], wat, oplossing)


def _twice(frame: pd.DataFrame, bestand: str) -> Iterator[Probleem]:
    """Yield every row whose key stands in another too: nobody knows which of them is meant."""
    if "initiatief_id" not in frame.columns:
        return
    sleutels = frame["initiatief_id"].dropna()
    dubbel = sleutels[sleutels.duplicated(keep=False)]
    for sleutel, rijen in dubbel.groupby(dubbel).groups.items():
        for rij in rijen:
            andere = ", ".join(str(r) for r in rijen[:10] if r != rij)
            wat = f"staat ook in rij {andere}"
            oplossing = "laat één van de rijen weg, of geef ze een verschillende sleutel"
            yield Probleem(
                bestand, int(str(rij)), "initiatief_id", str(sleutel)[:80], wat, oplossing
            )


def _text_columns(frame: pd.DataFrame) -> list[Kolom]:
    alle = TABELLEN[NAAM].kolommen
    return [k for k in alle if k.soort == "tekst" and k.naam in frame.columns]


def _elsewhere(frame: pd.DataFrame, bestand: str, wijken: pd.DataFrame) -> Iterator[Probleem]:
    """Yield places whose coordinate does not lie in their gemeente."""
    if not isinstance(wijken, gpd.GeoDataFrame):
        return
    punten = gpd.points_from_xy(frame["lon"], frame["lat"], crs="EPSG:4326").to_crs(wijken.crs)
    boom = shapely.STRtree(wijken.geometry.to_numpy())
    wie, waar = boom.query(np.asarray(punten), predicate="dwithin", distance=GRENSMARGE_M)
    gemeente = wijken["gemeente_code"].to_numpy()[waar]
    hier = gemeente == frame["gemeente_code"].to_numpy()[wie]
    goed = np.zeros(len(frame), dtype=bool)
    goed[wie[hier]] = True
    ligt = dict(zip(wie.tolist(), _named(wijken)[waar].tolist(), strict=True))
    for i in np.flatnonzero(~goed).tolist():
        wat = "de coördinaat ligt buiten Vlaanderen en Brussel"
        if i in ligt:
            wat = f"de coördinaat ligt in {ligt[i]}"
        rij = frame.iloc[i]
        plek = f"{rij['lat']:.6f}, {rij['lon']:.6f}"
        oplossing = f"verbeter lat en lon, of gemeente {rij['gemeente_code']}"
        yield Probleem(bestand, int(str(frame.index[i])), "lat, lon", plek, wat, oplossing)


def _named(wijken: pd.DataFrame) -> NDArray[np.object_]:
    """Return the gemeente of each wijk, by name where that is known."""
    if "gemeente_naam" not in wijken.columns:
        return ("gemeente " + wijken["gemeente_code"]).to_numpy(dtype=object)
    return (wijken["gemeente_naam"] + " (" + wijken["gemeente_code"] + ")").to_numpy(dtype=object)


def _advice(goed: pd.DataFrame, bestand: str) -> Iterator[Probleem]:
    """Yield what would let a good row count for more."""
    ruw = goed[(goed["bereik"] == "locatie") & (goed["locatie_precisie"] == "gemeente")]
    for rij in ruw.index:
        wat = "alleen de gemeente is bekend: de plaats telt niet mee in reistijden"
        oplossing = "vul straat en huisnummer in, en de coördinaat van dat adres"
        yield Probleem(bestand, int(str(rij)), "locatie_precisie", "gemeente", wat, oplossing)
