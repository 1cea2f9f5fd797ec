"""The choice sheet as PDF: accessible, the same bytes each time, and whatever the register says."""

import re

import pytest

from etl.export.pdf.keuzekaart import Keuzekaart, Optie, keuzekaart_report


def kaart(naam: str = "Eetcafé", notities: str = "", opties: int = 3) -> Keuzekaart:
    optie = Optie(
        naam, "Sociaal restaurant", "Organisatie", "#d55e00", "Open huis.", (("Waar", naam),)
    )
    lijsten = (("Goed om te vragen", (naam, "Kost het iets?")),)
    return Keuzekaart(
        "Keuzekaart",
        "Kies zelf.",
        ("Let op.",),
        (optie,) * opties,
        lijsten,
        "Notities",
        notities,
        "2026",
    )


@pytest.mark.parametrize("taal", ["nl", "fr", "en"])
def test_it_is_accessible_and_the_same_each_time(taal):
    pdf = keuzekaart_report(kaart(), "2026-06-25", taal)
    assert pdf == keuzekaart_report(kaart(), "2026-06-25", taal)
    assert b"pdfuaid" in pdf
    assert pdf != keuzekaart_report(kaart(notities="een regel"), "2026-06-25", taal)


def test_three_options_fit_on_two_sheets():
    pdf = keuzekaart_report(kaart(notities="een\n\ntwee"), "2026-06-25")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2


@pytest.mark.parametrize("naam", ['#import "x"', "*_$`\\", "<label> @x", "\u063b", "x" * 400])
def test_text_is_never_markup_and_never_takes_the_sheet_down(naam):
    assert keuzekaart_report(kaart(naam, notities=naam, opties=1), "2026").startswith(b"%PDF")
