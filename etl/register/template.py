"""An empty list to fill in: the columns of the register, each explained, with an example."""

import io
from typing import Any

import xlsxwriter

from etl.contract.columns import Kolom
from etl.contract.tables import TABELLEN

#: A made-up initiative that keeps the contract.
VOORBEELD: dict[str, str | float] = {
    "initiatief_id": "buurthuis-de-linde-gent",
    "naam": "Buurthuis De Linde",
    "organisatie": "vzw De Linde",
    "type": "buurthuis",
    "werkmodellen": "locatie_regio|organisatie",
    "bereik": "locatie",
    "straat": "Lindestraat",
    "huisnummer": "1",
    "postcode": "9000",
    "gemeente_code": "44021",
    "gemeente_naam": "Gent",
    "lat": 51.0536,
    "lon": 3.7253,
    "locatie_precisie": "adres",
    "kinderopvang": "nee",
    "gratis": "ja",
    "talen": "Nederlands|Frans",
    "openingsuren": "Mo-Fr 09:00-17:00",
    "website": "https://www.voorbeeld.be",
    "telefoon": "+32 9 000 00 00",
    "bron": "eigen kennis",
    "bron_datum": "2026-05-01",
    "nagekeken_op": "2026-05-01",
    "herkomst": "hand",
}
_KOPPEN = ("kolom", "betekenis", "verplicht", "kies uit", "voorbeeld")


def columns() -> tuple[Kolom, ...]:
    """Return the columns of a list, in order."""
    return TABELLEN["initiatieven"].kolommen


def template_csv() -> bytes:
    """Return the header of a list, as Excel with Belgian settings opens it."""
    return ("\ufeff" + ";".join(k.naam for k in columns()) + "\r\n").encode()


def template_xlsx() -> bytes:
    """Return a workbook: an empty list, and a sheet that explains each column.

    Cells of the list are text, so that leading zeros of codes stay; numbers are numbers.
    """
    doel = io.BytesIO()
    with xlsxwriter.Workbook(doel, {"in_memory": True, "strings_to_formulas": False}) as boek:
        vet, tekst = boek.add_format({"bold": True}), boek.add_format({"num_format": "@"})
        lijst, uitleg = boek.add_worksheet("initiatieven"), boek.add_worksheet("uitleg")
        for i, kolom in enumerate(columns()):
            opmaak = None if kolom.soort == "getal" else tekst
            lijst.set_column(i, i, max(12, len(kolom.naam) + 2), opmaak)
            lijst.write_string(0, i, kolom.naam, vet)
            for j, cel in enumerate(_explained(kolom)):
                uitleg.write(i + 1, j, cel)
        for j, (kop, breedte) in enumerate(zip(_KOPPEN, (20, 60, 10, 60, 28), strict=True)):
            uitleg.set_column(j, j, breedte)
            uitleg.write_string(0, j, kop, vet)
        lijst.freeze_panes(1, 0)
        uitleg.freeze_panes(1, 0)
    return doel.getvalue()


def _explained(kolom: Kolom) -> tuple[Any, ...]:
    nodig = "ja" if kolom.verplicht else "nee"
    keuze = ", ".join(kolom.waarden)
    return kolom.naam, kolom.betekenis, nodig, keuze, VOORBEELD.get(kolom.naam, "")
