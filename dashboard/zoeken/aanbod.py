"""What the register knows for somebody who is at a point: near by, coming there, or online.

A question is about a place and what a person needs of the offer; nothing is asked about the person.
A threshold that the register knows nothing about keeps an entry in the answer, marked: most of them
are unknown, and leaving those out would hide nearly all there is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd

from dashboard.boek import adres, tekst
from dashboard.zoeken.openingsuren import DAGEN, stand
from dashboard.zoeken.plekken import Plek
from etl.contract.aanbod import PRECISIES_EXACT, PRECISIES_MET_REISTIJD, SCHEIDING
from etl.errors import OnbekendeCode, OngeldigeAanroep
from etl.measures import travel
from etl.store.read import Editie

Weg = Literal["nabij", "verder", "komt", "online", "zonder_adres"]

#: Modes of travel, and their speed in km/h.
SNELHEDEN = {"wandelen": travel.LOOPSNELHEID_KMH, "fietsen": travel.FIETSSNELHEID_KMH}

#: Thresholds that are yes or no, and the column of the register that says so.
JA_NEE_DREMPELS = {
    "kinderopvang": "kinderopvang",
    "rolstoel": "rolstoeltoegankelijk",
    "gratis": "gratis",
}


@dataclass(frozen=True)
class Drempels:
    """What the offer must have.

    Raises
    ------
    OngeldigeAanroep
        `dag` is no weekday.

    Attributes
    ----------
    kinderopvang, rolstoel, gratis : bool
        Childcare, accessible by wheelchair, free of charge.
    taal : str
        A language, as the register names it; empty for any.
    dag : str
        Open on this weekday, a key of ``DAGEN``; empty for any.
    alleen_bekend : bool
        Leave out what is unknown, instead of marking it.
    """

    kinderopvang: bool = False
    rolstoel: bool = False
    gratis: bool = False
    taal: str = ""
    dag: str = ""
    alleen_bekend: bool = False

    def __post_init__(self) -> None:
        if self.dag and self.dag not in DAGEN:
            raise OngeldigeAanroep(
                f"{self.dag!r} is geen dag van de week; kies uit {', '.join(DAGEN)}."
            )


@dataclass(frozen=True)
class Zoekvraag:
    """What is searched, and around where.

    Raises
    ------
    OngeldigeCoordinaat
        `x` or `y` is no number.
    OngeldigeAanroep
        There is no such mode of travel.

    Attributes
    ----------
    x, y : float
        EPSG:31370.
    wijk_code, gemeente_code : str
        Where the point lies. Without a wijk, what comes to any wijk of the gemeente counts; without
        either, the wijk of the nearest household is taken.
    vervoer : str
        A key of :data:`SNELHEDEN`.
    minuten : float
        Longest travel time.
    werkmodellen, typen : tuple of str
        Offer with at least one of these werkmodellen, and of one of these types; empty for all.
    """

    x: float
    y: float
    wijk_code: str = ""
    gemeente_code: str = ""
    vervoer: str = "wandelen"
    minuten: float = travel.MINUTEN
    werkmodellen: tuple[str, ...] = ()
    typen: tuple[str, ...] = ()
    drempels: Drempels = Drempels()

    def __post_init__(self) -> None:
        travel.check_points([[self.x, self.y]], "gezochte punten")
        if self.vervoer not in SNELHEDEN:
            raise OngeldigeAanroep(
                f"Vervoer {self.vervoer!r} bestaat niet; kies uit {', '.join(SNELHEDEN)}."
            )

    @classmethod
    def bij(cls, plek: Plek, **wat: Any) -> "Zoekvraag":
        """Return a question around a place of the gazetteer."""
        return cls(plek.x, plek.y, plek.wijk_code, plek.gemeente_code, **wat)


@dataclass(frozen=True)
class Treffer:
    """One initiatief of the answer. Text is plain: escape it where it becomes HTML.

    Attributes
    ----------
    weg : {"nabij", "verder", "komt", "online", "zonder_adres"}
        Within reach, a place beyond it, coming to the area, online, or a place in the gemeente of
        which nothing more precise is known.
    minuten : float or None
        Travel time from the point; None where people need not go, or the place is not known.
    precies : bool
        Whether the place is known to the street; else `minuten` are those to somewhere near.
    onbekend : tuple of str
        The thresholds asked for that the register knows nothing about.
    soms_open : bool
        Open on the weekday asked for, but not every week or on a condition.
    werkgebied : (str, str)
        Level and code of the area that it comes to; ("", "") for none.
    bron_datum, nagekeken_op : str
        Date of the source, and when somebody last checked; empty for unknown.
    """

    id: str
    naam: str
    organisatie: str
    type: str
    werkmodellen: tuple[str, ...]
    weg: Weg
    minuten: float | None
    precies: bool
    locatie_precisie: str
    onbekend: tuple[str, ...]
    soms_open: bool
    werkgebied: tuple[str, str]
    adres: str
    gemeente: str
    kinderopvang: str
    rolstoel: str
    gratis: str
    talen: tuple[str, ...]
    openingsuren: str
    drager: str
    website: str
    telefoon: str
    opmerking: str
    bron: str
    bron_url: str
    bron_datum: str
    nagekeken_op: str
    lat: float
    lon: float

    @property
    def vers(self) -> str:
        """The newest date on which something of it was known to be true; empty for unknown."""
        return max(self.bron_datum, self.nagekeken_op)


@dataclass(frozen=True)
class Resultaten:
    """The answer to a question, parted by how people meet the offer.

    Attributes
    ----------
    nabij : tuple of Treffer
        Places within the travel time, nearest first.
    verder : tuple of Treffer
        Places beyond it, nearest first.
    komt, online, zonder_adres : tuple of Treffer
        What comes to the area, what is online, and what is known by its gemeente only; by name.
    """

    vraag: Zoekvraag
    nabij: tuple[Treffer, ...]
    verder: tuple[Treffer, ...]
    komt: tuple[Treffer, ...]
    online: tuple[Treffer, ...]
    zonder_adres: tuple[Treffer, ...]


def zoek(editie: Editie, vraag: Zoekvraag) -> Resultaten:
    """Return what the register knows around a point.

    A place is within reach where its straight line × detour ÷ speed is at most the minutes asked,
    boundary included (:mod:`etl.measures.travel`). Offer that comes to people is there when the
    area it works in holds the point, whatever its distance; so is online offer of an area, and
    online offer without an area is there for everybody.

    Raises
    ------
    OnbekendeCode
        The edition has no such wijk or gemeente.
    OngeldigeAanroep
        The minutes are negative.
    """
    wijken = _wijken_van(editie, vraag)
    rijen = _die_passen(editie.initiatieven, vraag)
    metres = np.hypot(rijen["x"].to_numpy(float) - vraag.x, rijen["y"].to_numpy(float) - vraag.y)
    snelheid = SNELHEDEN[vraag.vervoer]
    minuten = travel.minutes(metres, snelheid)
    binnen = metres <= travel.limit_metres(vraag.minuten, snelheid)
    gebieden = {
        (kolom.removesuffix("_code"), code)
        for kolom in wijken.columns
        if kolom.endswith("_code")
        for code in wijken[kolom].dropna().unique()
    } | {("wijk", code) for code in wijken.index}
    vanaf = pd.Period(editie.datum).start_time.date()
    treffers = []
    for rij, minuut, nabij in zip(rijen.to_dict("records"), minuten, binnen, strict=True):
        weg = _weg(rij, gebieden, bool(nabij))
        drempels = _drempels(rij, vraag.drempels, vanaf)
        if weg and drempels is not None:
            treffers.append(_treffer(rij, weg, float(minuut), *drempels))
    treffers.sort(key=lambda t: (t.minuten or 0.0, t.naam.casefold(), t.id))
    wegen: tuple[Weg, ...] = ("nabij", "verder", "komt", "online", "zonder_adres")
    return Resultaten(vraag, *(tuple(t for t in treffers if t.weg == weg) for weg in wegen))


def wijk_bij(editie: Editie, x: float, y: float) -> str:
    """Return the wijk of the household row nearest to a point, EPSG:31370."""
    ((x, y),) = travel.check_points([[x, y]], "gezochte punten")
    rijen = np.asarray(editie.rijen_xy)
    rij = np.argmin((rijen[:, 0] - x) ** 2 + (rijen[:, 1] - y) ** 2)
    return str(editie.wijken.index[editie.reach.wijk[rij]])


def _wijken_van(editie: Editie, vraag: Zoekvraag) -> pd.DataFrame:
    """Return the wijken that the point may lie in."""
    wijken = editie.wijken
    if vraag.wijk_code or not vraag.gemeente_code:
        code = vraag.wijk_code or wijk_bij(editie, vraag.x, vraag.y)
        if code not in wijken.index:
            raise OnbekendeCode(f"Wijk {code} bestaat niet in deze editie; kies een andere.")
        return wijken.loc[[code]]
    van_gemeente = wijken[wijken["gemeente_code"] == vraag.gemeente_code]
    if van_gemeente.empty:
        raise OnbekendeCode(
            f"Gemeente {vraag.gemeente_code} bestaat niet in deze editie; kies een andere."
        )
    return van_gemeente


def _die_passen(initiatieven: pd.DataFrame, vraag: Zoekvraag) -> pd.DataFrame:
    """Return the initiatieven with the werkmodellen and of the types asked for."""
    past = np.ones(len(initiatieven), dtype=bool)
    if vraag.typen:
        past &= initiatieven["type"].isin(vraag.typen).to_numpy()
    if vraag.werkmodellen:
        gevraagd = set(vraag.werkmodellen)
        past &= np.array(
            [bool(gevraagd & set(cel.split(SCHEIDING))) for cel in initiatieven["werkmodellen"]],
            dtype=bool,
        )
    return initiatieven[past]


def _weg(rij: Mapping[Any, Any], gebieden: set[tuple[str, Any]], nabij: bool) -> Weg | None:
    """Return how people at the point meet an initiatief; None where they do not."""
    werkgebied = (tekst(rij["werkgebied_niveau"]), tekst(rij["werkgebied_code"]))
    if rij["bereik"] == "werkingsgebied":
        return "komt" if werkgebied in gebieden else None
    if rij["bereik"] == "online":
        return "online" if werkgebied in gebieden | {("", "")} else None
    if rij["locatie_precisie"] in PRECISIES_MET_REISTIJD:
        return "nabij" if nabij else "verder"
    return "zonder_adres" if ("gemeente", rij["gemeente_code"]) in gebieden else None


def _drempels(
    rij: Mapping[Any, Any], drempels: Drempels, vanaf: date
) -> tuple[tuple[str, ...], bool] | None:
    """Return the thresholds that are unknown, and whether it is open only sometimes.

    None where a threshold is not met.
    """
    staten = {
        naam: {"ja": "ja", "nee": "nee"}.get(tekst(rij[kolom]), "onbekend")
        for naam, kolom in JA_NEE_DREMPELS.items()
        if getattr(drempels, naam)
    }
    if drempels.taal:
        talen = [taal.casefold() for taal in _lijst(rij["talen"])]
        spreekt = drempels.taal.strip().casefold() in talen
        staten["taal"] = "ja" if spreekt else "nee" if talen else "onbekend"
    open_ = stand(rij["openingsuren"], drempels.dag, vanaf) if drempels.dag else ""
    if open_:
        staten["dag"] = {"dicht": "nee", "onbekend": "onbekend"}.get(open_, "ja")
    onbekend = tuple(naam for naam, staat in staten.items() if staat == "onbekend")
    if "nee" in staten.values() or (onbekend and drempels.alleen_bekend):
        return None
    return onbekend, open_ == "soms"


def _lijst(cel: Any) -> tuple[str, ...]:
    return tuple(deel.strip() for deel in tekst(cel).split(SCHEIDING) if deel.strip())


def _treffer(
    rij: Mapping[Any, Any], weg: Weg, minuten: float, onbekend: Iterable[str], soms_open: bool
) -> Treffer:
    return Treffer(
        id=tekst(rij["initiatief_id"]),
        naam=tekst(rij["naam"]),
        organisatie=tekst(rij["organisatie"]),
        type=tekst(rij["type"]),
        werkmodellen=_lijst(rij["werkmodellen"]),
        weg=weg,
        minuten=minuten if weg in ("nabij", "verder") else None,
        precies=rij["locatie_precisie"] in PRECISIES_EXACT,
        locatie_precisie=tekst(rij["locatie_precisie"]),
        onbekend=tuple(onbekend),
        soms_open=soms_open,
        werkgebied=(tekst(rij["werkgebied_niveau"]), tekst(rij["werkgebied_code"])),
        adres=adres(rij),
        gemeente=tekst(rij["gemeente_naam"]),
        kinderopvang=tekst(rij["kinderopvang"]),
        rolstoel=tekst(rij["rolstoeltoegankelijk"]),
        gratis=tekst(rij["gratis"]),
        talen=_lijst(rij["talen"]),
        openingsuren=tekst(rij["openingsuren"]),
        drager=tekst(rij["drager"]),
        website=tekst(rij["website"]),
        telefoon=tekst(rij["telefoon"]),
        opmerking=tekst(rij["opmerking"]),
        bron=tekst(rij["bron"]),
        bron_url=tekst(rij["bron_url"]),
        bron_datum=tekst(rij["bron_datum"]),
        nagekeken_op=tekst(rij["nagekeken_op"]),
        lat=float(rij["lat"]),
        lon=float(rij["lon"]),
    )
