"""The report of one wijk: two pages to leave on a table."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from etl.contract.aanbod import WERKMODELLEN
from etl.contract.getallen import onbekend
from etl.contract.niveaus import NIVEAUS
from etl.errors import OngeldigeAanroep
from etl.export.pdf import blokken as b
from etl.export.pdf.kaart import Kaartvraag, draw, read_layer
from etl.export.pdf.regio import big_figure, records, report
from etl.export.pdf.signalen import signals_of_wijk
from etl.export.pdf.slot import closing
from etl.export.pdf.taal import Taal
from etl.export.plaatsen import on_map, places_of, without_address

if TYPE_CHECKING:
    from etl.store.read import Editie

_HIER, _ELDERS = "#d55e00", "#f6efe2"
#: So many places without an address are named.
_MEESTE_GENOEMD = 8
_GROTE_CIJFERS = (
    ("huishoudens", ""),
    ("dekking_pct", "bij_minuten"),
    ("minuten_dichtste", ""),
    ("modellen_bereikbaar", "bij_van_zeven"),
)
#: Figures of the table, and the column that says at which level each is known.
_CIJFERS = (
    ("minuten_drie_modellen", ""),
    ("keuze_effectief", ""),
    ("huur_signaal", "huur_niveau"),
    ("internet_zonder_pct", "internet_niveau"),
    ("digitaal_risico", ""),
    ("alleenwonend_pct", "alleenwonend_niveau"),
    ("wagens_per_huishouden", ""),
    ("nood", ""),
    ("gebrek", ""),
    ("kloof_prioriteit", ""),
    ("kloof_klasse", ""),
    ("dubbele_drempel_pct", ""),
)


def wijk_report(editie: "Editie", code: str, taal: str = "nl") -> bytes:
    """Return the report of a wijk as PDF/UA-1.

    Parameters, missing values and bytes as in :func:`etl.export.pdf.regio.region_report`.

    Raises
    ------
    OngeldigeAanroep
        When the edition has no such wijk.
    """
    if code not in editie.wijken.index:
        raise OngeldigeAanroep(
            f"Wijk “{code}” bestaat niet; geef een wijkcode als {editie.wijken.index[0]}."
        )
    woorden = Taal(taal)
    tabel = editie.wijken.loc[[code]]
    rij = records(tabel)[0]
    naam = f"{rij['wijk_naam']} ({rij['gemeente_naam']})"
    inhoud = report(
        editie,
        woorden,
        woorden.woord("titel_wijk", naam=naam),
        b.samen(
            _short(editie, rij, woorden),
            _map(editie, code, rij, woorden),
            _models(rij, woorden),
            _figures(editie, rij, woorden),
            signals_of_wijk(editie, tabel, woorden),
            closing(woorden, editie),
        ),
    )
    return b.compile_pdf(inhoud, editie.datum)


def _short(editie: "Editie", rij: dict[str, Any], taal: Taal) -> tuple[b.Blok, ...]:
    w = taal.woord
    if rij["onbewoond"]:
        return (b.melding(w("onbewoond")),)
    meldingen = [b.melding(w("klein"))] if rij["klein"] else []
    if rij["register"] in ("leeg", "dun"):
        meldingen.append(b.melding(w(f"register_{rij['register']}")))
    ergens = without_address(editie, str(rij["gemeente_code"]))
    if len(ergens):
        namen = ", ".join(ergens["naam"].head(_MEESTE_GENOEMD))
        meldingen.append(
            b.melding(w("zonder_adres", n=len(ergens), gemeente=rij["gemeente_naam"], namen=namen))
        )
    cijfers = [big_figure(rij, kolom, bij, taal) for kolom, bij in _GROTE_CIJFERS]
    return b.samen(b.cijfers(cijfers), meldingen, b.melding(w("let_op_jong")))


def _map(editie: "Editie", code: str, rij: dict[str, Any], taal: Taal) -> b.Blok:
    wijken = editie.wijken
    gemeente = wijken[wijken["gemeente_code"] == rij["gemeente_code"]]
    kleur = {str(c): _HIER if c == code else _ELDERS for c in gemeente.index}
    titel = taal.woord("kaart_wijk")
    svg = draw(
        Kaartvraag(
            read_layer(editie.layer("wijk")),
            kleur,
            read_layer(editie.layer("gemeente")),
            on_map(places_of(editie, gemeente)),
        )
    )
    alt = taal.woord("kaart_alt", naam=str(rij["wijk_naam"]), titel=titel, verdeling="")
    legenda = ((_HIER, taal.woord("deze_wijk")), (_ELDERS, str(rij["gemeente_naam"])))
    return b.Kaart(titel, alt, svg, legenda, taal.woord("stip"), 55.0).blok()


def _models(rij: dict[str, Any], taal: Taal) -> tuple[b.Blok, ...]:
    w = taal.woord
    if rij["onbewoond"]:
        return ()
    rijen = [
        [taal.kies(model.naam), taal.cijfer(f"dekking_{k}_pct", rij[f"dekking_{k}_pct"])]
        for k, model in WERKMODELLEN.items()
    ]
    kolommen = [b.Kolom(w("model"), 2, getal=False), b.Kolom(w("bereikt"), 1)]
    titel = w("ontbreekt")
    return b.samen(b.kop(titel), b.tabel("", kolommen, rijen))


def _figures(editie: "Editie", rij: dict[str, Any], taal: Taal) -> tuple[b.Blok, ...]:
    w = taal.woord
    if rij["onbewoond"]:
        return ()
    rijen = [
        [taal.titel(kolom), taal.cijfer(kolom, rij[kolom]), _level(rij.get(niveau), taal)]
        for kolom, niveau in _CIJFERS
    ]
    rijen.append([taal.titel("rang"), _rank(editie, rij, taal), ""])
    kolommen = [
        b.Kolom(w("cijfer"), 1.6, getal=False),
        b.Kolom(w("waarde"), 1.4, getal=False),
        b.Kolom(w("niveau"), 1, getal=False),
    ]
    return b.samen(b.kop(w("cijfers")), b.tabel("", kolommen, rijen))


def _level(niveau: object, taal: Taal) -> str:
    return taal.kies(NIVEAUS[str(niveau)].naam) if str(niveau) in NIVEAUS else ""


def _rank(editie: "Editie", rij: dict[str, Any], taal: Taal) -> str:
    if onbekend(rij["rang"]):
        return taal.getal(None)
    alle = taal.getal(int(editie.wijken["rang"].notna().sum()))
    tekst = f"{taal.getal(rij['rang'])} / {alle}"
    if pd.notna(rij.get("rang_p05")):
        tekst += f" ({taal.getal(rij['rang_p05'])}–{taal.getal(rij['rang_p95'])})"
    return tekst
