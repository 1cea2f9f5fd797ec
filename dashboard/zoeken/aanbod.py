"""What the register knows for somebody who is at a point: near by, coming there, or online.

A threshold that the register knows nothing about keeps an entry in the answer, marked: most of them
are unknown, and leaving those out would hide nearly all there is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd

from dashboard.boek import adres, tekst
from dashboard.zoeken.openingsuren import stand
from dashboard.zoeken.zoekvraag import JA_NEE_DREMPELS, SNELHEDEN, Drempels, Zoekvraag
from etl.contract.aanbod import PRECISIES_EXACT, PRECISIES_MET_REISTIJD, SCHEIDING
from etl.errors import OnbekendeCode
from etl.measures import travel
from etl.store.read import Editie

Weg = Literal["nabij", "verder", "komt", "online", "zonder_adres"]


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
    kinderopvang, rolstoel, gratis : str
        "ja", "nee" or empty for unknown.
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
    gemeente_code: str
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


class Aanbod:
    """The register of one edition, ready to be searched. Shared by all: it never changes."""

    def __init__(self, editie: Editie) -> None:
        rijen = editie.initiatieven
        self._editie = editie
        self._xy = rijen[["x", "y"]].to_numpy(float)
        self._bereik = list(rijen["bereik"])
        self._vast = [_vast(rij) for rij in rijen.to_dict("records")]
        #: The first day of what "open" is about: an edition knows no clock.
        self._vanaf = pd.Period(editie.datum).start_time.date()

    @classmethod
    def van(cls, editie: Editie) -> "Aanbod":
        """Make the register of an edition ready; it takes a moment, so do it once."""
        return cls(editie)

    def zoek(self, vraag: Zoekvraag) -> Resultaten:
        """Return what the register knows around a point.

        A place is within reach where its straight line × detour ÷ speed is at most the minutes
        asked, boundary included (:mod:`etl.measures.travel`). Offer that comes to people is there
        when the area it works in holds the point, whatever its distance; so is online offer of an
        area, and online offer without an area is there for everybody.

        Raises
        ------
        OnbekendeCode
            The edition has no such wijk or gemeente.
        OngeldigeAanroep
            The minutes are negative.
        """
        gebieden = _gebieden(_wijken_van(self._editie, vraag))
        metres = np.hypot(*(self._xy - (vraag.x, vraag.y)).T)
        snelheid = SNELHEDEN[vraag.vervoer]
        minuten = travel.minutes(metres, snelheid).tolist()
        binnen = (metres <= travel.limit_metres(vraag.minuten, snelheid)).tolist()
        treffers = []
        for vast, bereik, minuut, nabij in zip(
            self._vast, self._bereik, minuten, binnen, strict=True
        ):
            weg = _weg(vast, bereik, gebieden, nabij) if _past(vast, vraag) else None
            drempels = _drempels(vast, vraag.drempels, self._vanaf) if weg else None
            if weg and drempels:
                onbekend, soms_open = drempels
                ver = minuut if weg in ("nabij", "verder") else None
                treffers.append(
                    Treffer(weg=weg, minuten=ver, onbekend=onbekend, soms_open=soms_open, **vast)
                )
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


def _gebieden(wijken: pd.DataFrame) -> set[tuple[str, str]]:
    """Return level and code of every area that one of the wijken lies in."""
    return {("wijk", str(code)) for code in wijken.index} | {
        (kolom.removesuffix("_code"), str(code))
        for kolom in wijken.columns
        if kolom.endswith("_code")
        for code in wijken[kolom].dropna().unique()
    }


def _past(vast: Mapping[str, Any], vraag: Zoekvraag) -> bool:
    """Tell whether an initiatief has a type and a werkmodel that are asked for."""
    if vraag.typen and vast["type"] not in vraag.typen:
        return False
    return not vraag.werkmodellen or not set(vraag.werkmodellen).isdisjoint(vast["werkmodellen"])


def _weg(
    vast: Mapping[str, Any], bereik: str, gebieden: set[tuple[str, str]], nabij: bool
) -> Weg | None:
    """Return how people at the point meet an initiatief; None where they do not."""
    werkgebied = vast["werkgebied"]
    if bereik == "werkingsgebied":
        return "komt" if werkgebied in gebieden else None
    if bereik == "online":
        return "online" if werkgebied == ("", "") or werkgebied in gebieden else None
    if vast["locatie_precisie"] in PRECISIES_MET_REISTIJD:
        return "nabij" if nabij else "verder"
    return "zonder_adres" if ("gemeente", vast["gemeente_code"]) in gebieden else None


def _drempels(
    vast: Mapping[str, Any], drempels: Drempels, vanaf: date
) -> tuple[tuple[str, ...], bool] | None:
    """Return the thresholds that are unknown, and whether it is open only sometimes.

    None where a threshold is not met.
    """
    staten = {naam: vast[naam] for naam in JA_NEE_DREMPELS if getattr(drempels, naam)}
    if drempels.taal:
        talen = [taal.casefold() for taal in vast["talen"]]
        spreekt = drempels.taal.strip().casefold() in talen
        staten["taal"] = "ja" if spreekt else "nee" if talen else ""
    open_ = stand(vast["openingsuren"], drempels.dag, vanaf) if drempels.dag else ""
    if open_:
        staten["dag"] = {"dicht": "nee", "onbekend": ""}.get(open_, "ja")
    onbekend = tuple(naam for naam, staat in staten.items() if not staat)
    if "nee" in staten.values() or (onbekend and drempels.alleen_bekend):
        return None
    return onbekend, open_ == "soms"


def _lijst(cel: Any) -> tuple[str, ...]:
    return tuple(deel.strip() for deel in tekst(cel).split(SCHEIDING) if deel.strip())


def _vast(rij: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what a :class:`Treffer` says of an initiatief whatever the question."""
    gelijk = (
        "naam",
        "organisatie",
        "type",
        "locatie_precisie",
        "gemeente_code",
        "kinderopvang",
        "gratis",
        "openingsuren",
        "drager",
        "website",
        "telefoon",
        "opmerking",
        "bron",
        "bron_url",
        "bron_datum",
        "nagekeken_op",
    )
    return {veld: tekst(rij[veld]) for veld in gelijk} | {
        "id": tekst(rij["initiatief_id"]),
        "werkmodellen": _lijst(rij["werkmodellen"]),
        "precies": rij["locatie_precisie"] in PRECISIES_EXACT,
        "werkgebied": (tekst(rij["werkgebied_niveau"]), tekst(rij["werkgebied_code"])),
        "adres": adres(rij, {}),
        "gemeente": tekst(rij["gemeente_naam"]),
        "rolstoel": tekst(rij["rolstoeltoegankelijk"]),
        "talen": _lijst(rij["talen"]),
        "lat": float(rij["lat"]),
        "lon": float(rij["lon"]),
    }
