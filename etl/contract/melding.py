"""Problems put in words: where a value stands, what is wrong with it and how to mend it."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from etl.contract.columns import KOLOMMEN, Kolom
from etl.contract.probleem import Probleem
from etl.contract.schemas import wrong_elements

#: Of one fault in one column, at most this many rows are told one by one; the rest is counted.
MAX_PER_FOUT = 1000
_MAX_TEKENS = 80
SOORT = {
    "tekst": ("is geen tekst", "zet de kolom op tekst, zodat nullen vooraan blijven staan"),
    "datum": ("is geen datum", "schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD"),
    "getal": ("is geen getal", "schrijf een getal, of laat de cel leeg als u het niet weet"),
    "geheel": ("is geen geheel getal", "schrijf een getal zonder decimalen"),
}
_VOORBEELDEN = {
    "wijk_code": "44021W07",
    "gemeente_code": "44021",
    "sector": "44021A00-",
    "elz_code": "elz43",
    "referentieregio_code": "REFREG01",
    "provincie_code": "40000",
    "gewest_code": "02000",
    "postcode": "9000",
    "initiatief_id": "buurthuis-de-brug-aalst",
    "website": "https://www.voorbeeld.be",
    "bron_url": "https://www.voorbeeld.be/pagina",
}
_COORDINAAT = {"lat": "breedtegraad", "lon": "lengtegraad"}


class Melder:
    """Writes the problems of one table: knows its file and which row is which."""

    def __init__(self, bestand: str, frame: pd.DataFrame) -> None:
        self._bestand = bestand
        # Who read a file with blank lines knows its rows, and names the index so.
        self._rijen = list(frame.index) if frame.index.name == "rij" else range(2, 2 + len(frame))

    def heel(self, wat: str, oplossing: str, kolom: str = "", waarde: str = "") -> Probleem:
        """Return a problem of the whole file or a whole column."""
        return Probleem(self._bestand, None, kolom, waarde, wat, oplossing)

    def rij(self, positie: int) -> int:
        """Return the row in the spreadsheet."""
        return int(self._rijen[positie])

    def cel(self, positie: int, kolom: str, waarde: object, wat: str, oplossing: str) -> Probleem:
        """Return a problem of one cell."""
        tekst = "" if _is_missing(waarde) else str(waarde)
        if len(tekst) > _MAX_TEKENS:
            tekst = f"{tekst[: _MAX_TEKENS - 1]}…"
        return Probleem(self._bestand, self.rij(positie), kolom, tekst, wat, oplossing)

    def begrensd(self, kolom: str, totaal: int, cellen: Iterable[Probleem]) -> Iterator[Probleem]:
        """Yield the first problems of one fault, and one that counts the rest."""
        for nummer, probleem in enumerate(cellen):
            if nummer == MAX_PER_FOUT:
                break
            yield probleem
        if totaal > MAX_PER_FOUT:
            rest = totaal - MAX_PER_FOUT
            wat = f"nog {rest} rijen hebben dezelfde fout"
            yield self.heel(wat, "verbeter ze op dezelfde manier", kolom)


def _is_missing(waarde: Any) -> bool:
    return bool(pd.api.types.is_scalar(waarde) and pd.isna(waarde))


def _getal(waarde: float) -> str:
    """Write a number as people do in Dutch.

    Examples
    --------
    >>> _getal(50.6), _getal(20_000)
    ('50,6', '20000')
    """
    return f"{waarde:.10g}".replace(".", ",")


def _bounds(kolom: Kolom, fout: str, waarde: object) -> tuple[str, str]:
    van, tot = kolom.minimum, kolom.maximum
    grenzen = " ".join(
        f"{woord} {_getal(grens)}"
        for woord, grens in (("van", van), ("tot", tot))
        if grens is not None
    )
    eenheid = f" {kolom.eenheid}" if len(kolom.eenheid) > 1 else ""
    if kolom.naam not in _COORDINAAT:
        wat = "is te klein" if fout == "klein" else "is te groot"
        return wat, f"gebruik een waarde {grenzen}{eenheid}"
    ander = KOLOMMEN["lon" if kolom.naam == "lat" else "lat"]
    getal = pd.to_numeric(str(waarde), errors="coerce")
    if (ander.minimum or 0) <= getal <= (ander.maximum or 0):
        return "ligt buiten België", "wissel lat en lon: ze lijken omgekeerd te staan"
    return "ligt buiten België", f"verbeter de {_COORDINAAT[kolom.naam]} ({grenzen})"


def message(kolom: Kolom, fout: str, waarde: object) -> tuple[object, str, str]:
    """Return the value to show, what is wrong and how to mend it."""
    if fout == "leeg":
        return waarde, "is leeg", f"vul in: {kolom.betekenis.rstrip('.')}"
    if fout == "soort":
        return waarde, *SOORT[kolom.soort]
    if fout == "lijst":
        mis = wrong_elements(kolom, str(waarde))
        return ", ".join(mis), "staat niet in de lijst", f"kies uit {', '.join(kolom.waarden)}"
    if fout == "vorm":
        voorbeeld = _VOORBEELDEN.get(kolom.naam)
        hulp = f"zoals {voorbeeld}" if voorbeeld else f"volg het patroon {kolom.patroon}"
        return waarde, "heeft niet de juiste vorm", f"schrijf het {hulp}"
    return waarde, *_bounds(kolom, fout, waarde)
