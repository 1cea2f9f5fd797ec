"""The page "Bronnen en methode": what every figure means and where it is from.

All that it tells about figures, sources, types and werkmodellen is the contract's own text, so
the page cannot describe another formula than the one that the contract names.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.getallen import dag, geheel
from dashboard.parts import pagina
from dashboard.parts.tabel import tabel
from dashboard.state import sessie
from dashboard.state.bronnen import Bronnen
from dashboard.tekst import dubbelpunt, met_hoofdletter, t, woord
from dashboard.veilig import in_html, in_markdown
from etl.contract.aanbod import AANBODTYPES, WERKMODELLEN
from etl.contract.actueel import due_from, last_year
from etl.contract.bron import Bron
from etl.contract.eenheden import EENHEDEN
from etl.contract.figures import FIGUREN, GROEPEN, Figuur
from etl.contract.licences import licence_of
from etl.contract.schrijfwijze import plat
from etl.contract.sources import BRONNEN
from etl.contract.tables import EDITIETABELLEN, TABELLEN
from etl.store.read import Editie

#: Chapters whose figures differ in one word only: shown as a list to open, without own headings.
_LIJSTEN = frozenset({"werkmodel", "klassen"})
#: The chapters after the figures.
_DELEN = ("werkmodellen", "soorten", "uitgevers", "editie")
_TOTALEN = (
    "huishoudens",
    "huishoudens_met_plaats",
    "huishoudens_zonder_plaats",
    "wagens",
    "cellen",
    "wijken",
    "initiatieven",
)
_STIJL = Path(__file__).with_name("bronnen.css")


def render() -> None:
    """Draw the page; without an edition everything but its own facts still stands."""
    st.html(_STIJL)
    bladzijde = pagina.begin("bronnen", t("bronnen.titel"))
    editie = bladzijde.editie if bladzijde else None
    toestand = sessie.begin(Bronnen, editie) if editie else sessie.huidig(Bronnen)
    st.markdown(in_markdown(t("bronnen.inleiding")))
    st.text_input(
        t("bronnen.zoek"),
        type="search",
        placeholder=t("bronnen.zoek_hier"),
        key=sessie.knop("cijfer"),
        on_change=sessie.gewijzigd,
        args=(Bronnen, "cijfer"),
    )
    figuren = editie.figuren if editie else FIGUREN
    gevonden = [f for f in figuren.values() if _matches(f, toestand.cijfer)]
    groepen = [groep for groep in GROEPEN if any(f.groep == groep for f in gevonden)]
    st.caption(in_markdown(t("bronnen.gevonden", n=len(gevonden))))
    _contents(groepen, _DELEN if editie else _DELEN[:-1])
    bronnen = editie.bronnen if editie else BRONNEN
    for groep in groepen:
        _chapter(groep, [f for f in gevonden if f.groep == groep], bronnen)
    _models()
    _types(editie)
    _sources(bronnen)
    if bladzijde:
        _edition_facts(bladzijde.editie)
        pagina.einde(bladzijde, toestand)


def _contents(groepen: Sequence[str], delen: Sequence[str]) -> None:
    inhoud = [(f"groep-{groep}", woord(GROEPEN[groep])) for groep in groepen]
    inhoud += [(deel, t(f"bronnen.{deel}")) for deel in delen]
    punten = "".join(f'<li><a href="#{anker}">{in_html(w)}</a></li>' for anker, w in inhoud)
    kop = in_html(t("bronnen.inhoud"))
    st.html(f'<nav class="bk-inhoud" aria-label="{kop}"><p>{kop}</p><ul>{punten}</ul></nav>')


def _matches(figuur: Figuur, zoek: str) -> bool:
    """Tell whether every word that was typed stands in the figure, with or without accents."""
    tekst = plat(f"{woord(figuur.titel)} {woord(figuur.uitleg)} {figuur.kolom}")
    return all(woord in tekst for woord in plat(zoek).split())


def _chapter(groep: str, figuren: Sequence[Figuur], bronnen: Mapping[str, Bron]) -> None:
    """Draw one group of figures; a caveat that many share is told once, above them."""
    aantallen = Counter(woord(f.let_op) for f in figuren)
    gedeeld = {let_op for let_op, n in aantallen.items() if n > 2}
    boven = "".join(_caveat(let_op) for let_op in aantallen if let_op in gedeeld)
    teken = _closed if groep in _LIJSTEN else _figure
    delen = "".join(teken(f, gedeeld, _facts(f, bronnen)) for f in figuren)
    st.html(_kop(2, f"groep-{groep}", woord(GROEPEN[groep])) + boven + delen)


def _kop(niveau: int, anker: str, tekst: str) -> str:
    """Return a heading that a link can go to."""
    return f'<h{niveau} id="{in_html(anker)}">{in_html(tekst)}</h{niveau}>'


def _figure(figuur: Figuur, gedeeld: set[str], feiten: str) -> str:
    let_op = woord(figuur.let_op)
    return (
        f"{_kop(3, figuur.kolom, met_hoofdletter(woord(figuur.titel)))}"
        f"<p>{in_html(woord(figuur.uitleg))}</p>"
        f"{'' if let_op in gedeeld else _caveat(let_op)}"
        f'<details class="bk-open bk-op-papier"><summary>{in_html(t("bronnen.meer"))}</summary>'
        f"{feiten}</details>"
    )


def _caveat(let_op: str) -> str:
    return f"<p><strong>{in_html(t('bronnen.waarschuwing'))}</strong> {in_html(let_op)}</p>"


def _closed(figuur: Figuur, gedeeld: set[str], feiten: str) -> str:
    let_op = woord(figuur.let_op)
    titel = met_hoofdletter(woord(figuur.titel))
    return (
        f'<details class="bk-open bk-op-papier"><summary>{in_html(titel)}</summary>'
        f"<p>{in_html(woord(figuur.uitleg))}</p>"
        f"{'' if let_op in gedeeld else _caveat(let_op)}{feiten}</details>"
    )


def _facts(figuur: Figuur, bronnen: Mapping[str, Bron]) -> str:
    """Return formula, unit, classes, level, sources and column of a figure, as a list."""
    feiten = {"berekening": in_html(woord(figuur.formule))}
    if figuur.regio:
        feiten["regio"] = in_html(met_hoofdletter(woord(figuur.regio))) + "."
    if figuur.eenheid:
        feiten["eenheid"] = in_html(woord(EENHEDEN[figuur.eenheid]))
    if figuur.klassen:
        feiten["klassen"] = _bullets(
            f"<code>{in_html(k)}</code>{dubbelpunt()} {in_html(woord(klasse))}"
            for k, klasse in figuur.klassen.items()
        )
    feiten["niveau"] = in_html(woord(figuur.niveau))
    feiten["bronnen"] = _bullets(_source_link(bronnen[sleutel]) for sleutel in figuur.bronnen)
    feiten["kolom"] = f"<code>{in_html(figuur.kolom)}</code>"
    return _facts_list(feiten)


def _source_link(bron: Bron) -> str:
    titel, periode = in_html(woord(bron.titel)), in_html(woord(bron.periode))
    return f'<a href="#bron-{in_html(bron.sleutel)}">{titel}</a> ({periode})'


def _models() -> None:
    punten = "".join(
        f"<li><strong>{in_html(met_hoofdletter(woord(model.naam)))}</strong>{dubbelpunt()} "
        f"{in_html(t(f'bronnen.werkmodel.{model.sleutel}'))}</li>"
        for model in WERKMODELLEN.values()
    )
    kop = _kop(2, "werkmodellen", t("bronnen.werkmodellen"))
    st.html(f"{kop}<p>{in_html(t('bronnen.werkmodellen_uitleg'))}</p><ol>{punten}</ol>")


def _types(editie: Editie | None) -> None:
    bekend = {} if editie is None else editie.initiatieven["type"].value_counts().to_dict()
    kop = [t("bronnen.soort"), t("bronnen.telt_mee")]
    rijen = [
        [met_hoofdletter(woord(soort.naam)), t("bronnen.ja" if soort.standaard else "bronnen.nee")]
        for soort in AANBODTYPES.values()
    ]
    if editie is not None:
        kop.append(t("bronnen.in_register"))
        for rij, sleutel in zip(rijen, AANBODTYPES, strict=True):
            rij.append(geheel(bekend.get(sleutel, 0)))
    st.html(
        f"{_kop(2, 'soorten', t('bronnen.soorten'))}"
        f"<p>{in_html(t('bronnen.soorten_uitleg'))}</p>"
        f"{tabel(t('bronnen.soorten_tabel'), kop, rijen, getallen=(2,))}"
    )


def _sources(bronnen: Mapping[str, Bron]) -> None:
    st.html(
        f"{_kop(2, 'uitgevers', t('bronnen.uitgevers'))}"
        f"<p>{in_html(t('bronnen.uitgevers_uitleg'))}</p>"
        + "".join(_source(bron) for bron in bronnen.values())
    )


def _source(bron: Bron) -> str:
    licentie = licence_of(bron)
    feiten = {
        "uitgever": in_html(woord(bron.uitgever)),
        "licentie": _link(licentie.url, woord(licentie.titel)),
        "bronvermelding": in_html(bron.attributie),
        "periode": in_html(woord(bron.periode)),
        "gepubliceerd": in_html(dag(bron.gepubliceerd)),
        "opgehaald": in_html(dag(bron.opgehaald)),
        "verwacht": in_html(woord(bron.verwacht)) if bron.verwacht else "",
        "nieuwe_cijfers": in_html(_next_figures(bron)),
        "let_op": in_html(woord(bron.opmerking)) if bron.opmerking else "",
        "website": _link(bron.url, bron.url) if bron.url else "",
    }
    lijst = _facts_list({naam: feit for naam, feit in feiten.items() if feit})
    return _kop(3, f"bron-{bron.sleutel}", woord(bron.titel)) + lijst


def _next_figures(bron: Bron) -> str:
    """Return of which year figures are due and from when; no clock: the reader knows the day."""
    vanaf, laatste = due_from(bron), last_year(bron)
    if vanaf is None or laatste is None:
        return ""
    return t("bronnen.nieuwe_cijfers_vanaf", jaar=laatste + 1, dag=dag(f"{vanaf:%Y-%m}"))


def _edition_facts(editie: Editie) -> None:
    totalen, rijen = editie.manifest["totalen"], editie.manifest["rijen"]
    tabel_van = partial(tabel, koppen=[t("bronnen.wat"), t("bronnen.aantal")], getallen=(1,))
    aantallen = {k: totalen[k] for k in _TOTALEN} | _knowledge(editie)
    feiten = {
        "datum": in_html(dag(editie.datum)),
        "kenmerk": f"<code>{in_html(editie.id[:16])}</code>",
    }
    tellingen = [[t(f"bronnen.totaal.{k}"), geheel(n)] for k, n in aantallen.items()]
    per_tabel = [[_table_title(naam), geheel(n)] for naam, n in sorted(rijen.items())]
    st.html(
        f"{_kop(2, 'editie', t('bronnen.editie'))}{_facts_list(feiten)}"
        f"{tabel_van(t('bronnen.totalen'), rijen=tellingen)}"
        f"{tabel_van(t('bronnen.rijen'), rijen=per_tabel)}"
    )


def _knowledge(editie: Editie) -> dict[str, int]:
    """Count the wijken whose rent signal is read from what, and those of an empty register."""
    wijken = editie.wijken
    return {
        "huursignaal_huur": int((wijken["huur_bron"] == "huur").sum()),
        "huursignaal_koopprijs": int((wijken["huur_bron"] == "koopprijs").sum()),
        "register_leeg": int((wijken["register"] == "leeg").sum()),
    }


def _table_title(naam: str) -> str:
    """Return what a table holds; its name, where another release made the edition."""
    titel = TABELLEN[naam].titel if naam in TABELLEN else EDITIETABELLEN.get(naam)
    return woord(titel) if titel else naam


def _facts_list(feiten: Mapping[str, str]) -> str:
    """Return a list of terms with their HTML; the terms are keys of the catalogue."""
    regels = "".join(
        f"<div><dt>{in_html(t(f'bronnen.{naam}'))}</dt><dd>{inhoud}</dd></div>"
        for naam, inhoud in feiten.items()
    )
    return f'<dl class="bk-lijst">{regels}</dl>'


def _bullets(punten: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{punt}</li>' for punt in punten)}</ul>"


def _link(url: str, tekst: str) -> str:
    if not url.startswith("https://"):
        return in_html(tekst)
    return f'<a href="{in_html(url)}" rel="noopener">{in_html(tekst)}</a>'


if __name__ == "__main__":
    render()
