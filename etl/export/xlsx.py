"""A workbook for people: the wijken, the region's summary, and what it all means."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from etl.contract.bron import Bron
from etl.contract.figures import GROEPEN
from etl.export.aanpassing import Aanpassing
from etl.export.opmaak import KLEUREN_DEKKING, Opmaak, print_setup, put, row_height, width
from etl.export.tables import (
    REGIO_SLEUTEL,
    Regio,
    find_region,
    in_words,
    region_table,
    summary_table,
)
from etl.export.titels import capital, column_meaning, column_title, column_unit
from etl.export.verantwoording import MAKER, Verantwoording, sources_of, statement

if TYPE_CHECKING:
    from etl.store.read import Editie


def write_xlsx(editie: "Editie", niveau: str, code: str, anders: Aanpassing | None = None) -> bytes:
    """Return the workbook of a region: sheets wijken, samenvatting, definities, bronnen.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    anders : Aanpassing, optional
        Which wijken of it, figures in place of the edition's, and the settings behind them.

    Returns
    -------
    bytes
        An .xlsx file without formulas or links; the same edition and region give the same bytes.

    Raises
    ------
    OngeldigeAanroep
        When the level or the code does not exist.
    """
    regio = find_region(editie, niveau, code)
    wijken = in_words(region_table(editie, niveau, code, anders), editie.figuren)
    samenvatting = summary_table(editie, niveau, code, anders)
    toelichting = statement(editie, anders)
    doel = io.BytesIO()
    with xlsxwriter.Workbook(doel, _OPTIES) as boek:
        boek.set_properties(
            {
                "title": f"{MAKER}: {regio.omschrijving}",
                "author": MAKER,
                "comments": f"Editie {editie.id}, gegevens tot {editie.datum}.",
                # The edition's date, never the clock: the same inputs give the same bytes.
                "created": _moment(editie.datum),
            }
        )
        opmaak = Opmaak(boek, editie.figuren)
        _sheet_wijken(boek, opmaak, wijken, f"{regio.omschrijving}, gegevens tot {editie.datum}")
        _sheet_summary(boek, opmaak, _Inhoud(regio, editie.datum, samenvatting, toelichting))
        kolommen = _columns_shown(wijken, samenvatting)
        _sheet_definitions(boek, opmaak, [_definition(k, editie) for k in kolommen])
        _sheet_sources(boek, opmaak, sources_of(kolommen, editie))
    return doel.getvalue()


def _columns_shown(wijken: pd.DataFrame, samenvatting: pd.DataFrame) -> list[str]:
    """Return every column that needs its definition, once, in the order of the sheets."""
    regio = samenvatting["kolom"][~samenvatting["kolom"].isin(REGIO_SLEUTEL)]
    return list(dict.fromkeys((*wijken.columns, *regio)))


_OPTIES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class _Inhoud:
    """What the summary sheet shows."""

    regio: Regio
    datum: str
    tabel: pd.DataFrame
    verantwoording: Verantwoording


def _moment(datum: str) -> datetime:
    """Return an ISO date, as precise as it is known, as a moment.

    Examples
    --------
    >>> _moment("2026-03"), _moment("2025")
    (datetime.datetime(2026, 3, 1, 0, 0), datetime.datetime(2025, 1, 1, 0, 0))
    """
    return datetime.fromisoformat(datum + "2000-01-01"[len(datum) :])


def _sheet_wijken(
    boek: xlsxwriter.Workbook, opmaak: Opmaak, tabel: pd.DataFrame, onderschrift: str
) -> None:
    blad = boek.add_worksheet("wijken")
    hoogte = max(len(tabel), 1)
    koppen = [opmaak.heading(kolom) for kolom in tabel.columns]
    breedtes = [width(tabel[k], kop) for k, kop in zip(tabel.columns, koppen, strict=True)]
    for c, kolom in enumerate(tabel.columns):
        getal = pd.api.types.is_numeric_dtype(tabel[kolom].dtype)
        vorm = opmaak.getal(kolom) if getal else opmaak.tekst
        for r, waarde in enumerate(tabel[kolom], start=1):
            put(blad, r, c, waarde, vorm)
        blad.set_column(c, c, breedtes[c])
        if kolom.startswith("dekking_"):
            blad.conditional_format(1, c, hoogte, c, KLEUREN_DEKKING)
    blad.add_table(
        0,
        0,
        hoogte,
        len(tabel.columns) - 1,
        {
            "name": "wijken",
            "style": "Table Style Light 1",
            "columns": [{"header": kop, "header_format": opmaak.kop} for kop in koppen],
        },
    )
    # Codes are text on purpose; without this Excel marks each of them as a mistake.
    blad.ignore_errors({"number_stored_as_text": xl_range(1, 0, hoogte, len(tabel.columns) - 1)})
    # The arrow of the filter takes room from the heading.
    blad.set_row(0, row_height(koppen, [breedte - 3 for breedte in breedtes]))
    blad.freeze_panes(1, 2)
    print_setup(blad, onderschrift)
    # Too wide for one page: each page repeats the headings, the codes and the names.
    blad.set_landscape()
    blad.set_print_scale(55)
    blad.repeat_rows(0)
    blad.repeat_columns(0, 1)


_BREEDTES_SAMENVATTING = (62, 18, 40)


def _sheet_summary(boek: xlsxwriter.Workbook, opmaak: Opmaak, inhoud: _Inhoud) -> None:
    blad = boek.add_worksheet("samenvatting")
    blad.hide_gridlines(2)
    for c, breedte in enumerate(_BREEDTES_SAMENVATTING):
        blad.set_column(c, c, breedte)
    put(blad, 0, 0, inhoud.regio.omschrijving, opmaak.titel)
    ondertitel = f"{MAKER}, gegevens tot {inhoud.datum}. Leeg betekent: niet bekend."
    put(blad, 1, 0, ondertitel, opmaak.onder)
    for c, kop in enumerate(("Cijfer", "Waarde", "Eenheid")):
        put(blad, 3, c, kop, opmaak.kop)
    rij = _summary_rows(blad, opmaak, inhoud.tabel, 4) + 1
    rij = _paragraphs(blad, opmaak, rij, "Goed om te weten", inhoud.verantwoording.let_op)
    rij = _paragraphs(blad, opmaak, rij, "Methode", (inhoud.verantwoording.methode,))
    put(blad, rij, 0, "Instellingen", opmaak.groep)
    for c in (1, 2):
        put(blad, rij, c, None, opmaak.groep)
    for naam, waarde in inhoud.verantwoording.parameters:
        rij += 1
        put(blad, rij, 0, naam, opmaak.alinea)
        blad.merge_range(rij, 1, rij, 2, "", opmaak.alinea)
        put(blad, rij, 1, waarde, opmaak.alinea)
        blad.set_row(rij, row_height([waarde], [sum(_BREEDTES_SAMENVATTING[1:])]))
    blad.freeze_panes(4, 0)
    print_setup(blad, inhoud.regio.omschrijving)
    blad.fit_to_pages(1, 0)


#: What a region is comes before what is known of it.
_EERST = ("gebied", "regio")


def _summary_rows(blad: Worksheet, opmaak: Opmaak, tabel: pd.DataFrame, rij: int) -> int:
    """Write the figures chapter by chapter; return the next free row."""
    figuren = tabel[~tabel["kolom"].isin(REGIO_SLEUTEL)]
    groep = figuren["kolom"].map(opmaak.chapter)
    for sleutel in dict.fromkeys((*_EERST, *GROEPEN)):
        kop, deel = GROEPEN[sleutel].nl, figuren[groep == sleutel]
        if deel.empty:
            continue
        for c, tekst in enumerate((kop, None, None)):
            put(blad, rij, c, tekst, opmaak.groep)
        for titel, waarde, eenheid, kolom in deel.to_numpy():
            rij += 1
            put(blad, rij, 0, capital(titel), opmaak.tekst)
            put(blad, rij, 1, waarde, opmaak.waarde(kolom))
            put(blad, rij, 2, eenheid, opmaak.eenheid)
        rij += 1
    return rij


def _paragraphs(
    blad: Worksheet, opmaak: Opmaak, rij: int, kop: str, alineas: tuple[str, ...]
) -> int:
    """Write a heading and its paragraphs across three columns; return the next free row."""
    for c, tekst in enumerate((kop, None, None)):
        put(blad, rij, c, tekst, opmaak.groep)
    for tekst in alineas:
        rij += 1
        blad.merge_range(rij, 0, rij, 2, "", opmaak.alinea)
        put(blad, rij, 0, tekst, opmaak.alinea)
        # Excel does not fit the height of merged cells by itself.
        blad.set_row(rij, row_height([tekst], [sum(_BREEDTES_SAMENVATTING)]))
    return rij + 2


_BREEDTES_DEFINITIES = (28, 26, 18, 42, 50, 20, 30, 44)
_KOPPEN_DEFINITIES = (
    "Cijfer",
    "Naam in het CSV-bestand",
    "Eenheid",
    "Wat het zegt",
    "Berekening",
    "Bekend per",
    "Bronnen",
    "Let op",
)
_KOPPEN_BRONNEN = (
    "Bron",
    "Uitgever",
    "Periode",
    "Vermelding die bij hergebruik hoort",
    "Let op",
    "Licentie",
    "Adres",
    "Gepubliceerd; opgehaald",
)


def _sheet_definitions(
    boek: xlsxwriter.Workbook, opmaak: Opmaak, definities: list[tuple[str, ...]]
) -> None:
    _sheet_of_texts(boek, opmaak, "definities", _KOPPEN_DEFINITIES, definities)


def _sheet_sources(boek: xlsxwriter.Workbook, opmaak: Opmaak, gebruikt: Sequence[Bron]) -> None:
    bronnen = [
        (
            b.titel.nl,
            b.uitgever.nl,
            b.periode.nl,
            b.attributie,
            b.opmerking.nl if b.opmerking else "",
            b.licentie,
            b.url,
            "; ".join((b.gepubliceerd or "niet vermeld", b.opgehaald)),
        )
        for b in gebruikt
    ]
    _sheet_of_texts(boek, opmaak, "bronnen", _KOPPEN_BRONNEN, bronnen)


def _sheet_of_texts(
    boek: xlsxwriter.Workbook,
    opmaak: Opmaak,
    naam: str,
    koppen: tuple[str, ...],
    regels: Sequence[tuple[str, ...]],
) -> None:
    """Write a sheet of one table of texts, whose heading stays in sight."""
    blad = boek.add_worksheet(naam)
    blad.hide_gridlines(2)
    for c, breedte in enumerate(_BREEDTES_DEFINITIES):
        blad.set_column(c, c, breedte)
    _grid(blad, opmaak, 0, koppen, regels)
    blad.autofilter(0, 0, len(regels), len(koppen) - 1)
    blad.freeze_panes(1, 1)
    print_setup(blad, naam)
    blad.set_landscape()
    blad.repeat_rows(0)
    blad.fit_to_pages(1, 0)


def _definition(kolom: str, editie: "Editie") -> tuple[str, ...]:
    """Return what is said of a column, for one row of the definitions."""
    titel, eenheid = column_title(kolom, editie.figuren), column_unit(kolom, editie.figuren)
    figuur = editie.figuren.get(kolom)
    if figuur is None:
        return (titel, kolom, eenheid, column_meaning(kolom), "", "", "", "")
    return (
        titel,
        kolom,
        eenheid,
        figuur.uitleg.nl,
        figuur.formule.nl,
        figuur.niveau.nl,
        "; ".join(editie.bronnen[b].titel.nl for b in figuur.bronnen),
        figuur.let_op.nl,
    )


def _grid(
    blad: Worksheet,
    opmaak: Opmaak,
    rij: int,
    koppen: tuple[str, ...],
    inhoud: Sequence[tuple[str, ...]],
) -> None:
    """Write a heading row and rows of text."""
    for c, kop in enumerate(koppen):
        put(blad, rij, c, kop, opmaak.kop)
    for r, regel in enumerate(inhoud, start=rij + 1):
        blad.set_row(r, row_height(regel, _BREEDTES_DEFINITIES))
        for c, tekst in enumerate(regel):
            put(blad, r, c, tekst, opmaak.lang)
