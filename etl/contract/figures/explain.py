"""One figure explained in plain text, for the command line."""

from collections.abc import Mapping
from difflib import get_close_matches

from etl.contract.bron import Bron
from etl.contract.eenheden import EENHEDEN
from etl.contract.figures.figuur import Figuur
from etl.contract.sources import BRONNEN
from etl.contract.tekst import Tekst

_KOPPEN: dict[str, Tekst] = {
    "eenheid": Tekst("Eenheid", "Unité", "Unit"),
    "formule": Tekst("Berekening", "Calcul", "Calculation"),
    "klassen": Tekst("Klassen", "Classes", "Classes"),
    "regio": Tekst("Voor een regio", "Pour une région", "For a region"),
    "niveau": Tekst("Bekend per", "Connu par", "Known by"),
    "bronnen": Tekst("Bronnen", "Sources", "Sources"),
    "let_op": Tekst("Let op", "Attention", "Mind"),
}


def explain_figure(figuur: Figuur, taal: str = "nl", bronnen: Mapping[str, Bron] = BRONNEN) -> str:
    """Return what `figuur` means: definition, unit, formula, classes, level, sources, caveats.

    Parameters
    ----------
    figuur : Figuur
        The figure.
    taal : {"nl", "fr", "en"}
        Language of the text. Attribution lines and licences stay as they are owed.
    bronnen : mapping of str to Bron
        The sources by key; those of an edition hold what people added to it too.

    Returns
    -------
    str
        Lines of plain text, without markup.
    """
    dubbele_punt = " :" if taal == "fr" else ":"

    def regel(kop: str, tekst: str) -> str:
        return f"{_KOPPEN[kop].in_taal(taal)}{dubbele_punt} {tekst}".rstrip()

    regels = [f"{figuur.titel.in_taal(taal)} ({figuur.kolom})", figuur.uitleg.in_taal(taal)]
    if figuur.eenheid:
        regels.append(regel("eenheid", EENHEDEN[figuur.eenheid].in_taal(taal)))
    regels.append(regel("formule", figuur.formule.in_taal(taal)))
    if figuur.regio:
        regels.append(regel("regio", f"{figuur.regio.in_taal(taal)}."))
    if figuur.klassen:
        woorden = (f"{sleutel} = {t.in_taal(taal)}" for sleutel, t in figuur.klassen.items())
        regels.append(regel("klassen", "; ".join(woorden)))
    regels.append(regel("niveau", figuur.niveau.in_taal(taal)))
    regels.append(regel("bronnen", ""))
    for bron in (bronnen[sleutel] for sleutel in figuur.bronnen):
        titel, periode = bron.titel.in_taal(taal), bron.periode.in_taal(taal)
        regels.append(f"  - {titel} ({periode}). {bron.attributie}. {bron.licentie}.")
    regels.append(regel("let_op", figuur.let_op.in_taal(taal)))
    return "\n".join(regels)


def nearest_figures(kolom: str, figuren: Mapping[str, Figuur]) -> list[str]:
    """Return the figures whose name looks most like `kolom`; all of them when none does.

    Examples
    --------
    >>> from etl.contract.figures import FIGUREN
    >>> nearest_figures("deking_pct", FIGUREN)[0]
    'dekking_pct'
    """
    return get_close_matches(kolom, figuren) or sorted(figuren)
