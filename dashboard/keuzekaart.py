"""The choice sheet around a point, in words: the same for the screen, the paper and the PDF."""

from dataclasses import replace

from dashboard import treffertekst
from dashboard.getallen import dag, getal
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.zoeken.aanbod import Resultaten, Treffer
from dashboard.zoeken.keuze import Optie, keuze, organisatie
from etl.contract.aanbod import WERKMODELLEN
from etl.contract.kleuren import WERKMODEL
from etl.export.pdf import keuzekaart as papier
from etl.store.read import Editie

#: What lies further than this helps nobody who has little to travel with.
VERSTE_KM = 15.0
#: Offer beside the options that a sheet still has room for.
_MEESTE_OOK = 5


def bereikbaar(resultaten: Resultaten) -> Resultaten:
    """Return the answer without what is too far away to be of help."""
    vervoer = resultaten.vraag.vervoer
    dichter = (x for x in resultaten.verder if treffertekst.kilometers(x, vervoer) <= VERSTE_KM)
    return replace(resultaten, verder=tuple(dichter))


def maak(
    editie: Editie, resultaten: Resultaten, plaats: str, aantal: int, notities: str = ""
) -> papier.Keuzekaart:
    """Return the sheet.

    Parameters
    ----------
    editie : Editie
    resultaten : Resultaten
        The answer to a question that asks for no werkmodel.
    plaats : str
        Around where, in words.
    aantal : int
        Options that there is room for.
    notities : str
        What was noted in this session.
    """
    dichter = bereikbaar(resultaten)
    opties = keuze(dichter, aantal)
    return papier.Keuzekaart(
        t("zoek.kaart.kop", plaats=plaats),
        t("zoek.kaart.inleiding"),
        tuple(_meldingen(opties)),
        tuple(_optie(editie, optie, resultaten.vraag.vervoer) for optie in opties),
        (
            *_ook(editie, dichter, opties),
            (t("zoek.kaart.vragen"), tuple(t(f"zoek.kaart.vraag_{i}") for i in range(1, 5))),
        ),
        t("zoek.kaart.notities"),
        notities,
        t("zoek.kaart.slot", datum=dag(editie.datum)),
    )


def _meldingen(opties: tuple[Optie, ...]) -> list[str]:
    if not opties:
        return [t("zoek.kaart.niets", km=getal(VERSTE_KM))]
    uit = []
    modellen = {optie.werkmodel for optie in opties}
    if len(opties) < 3:
        uit.append(t("zoek.kaart.weinig", n=len(opties), km=getal(VERSTE_KM)))
    elif len(modellen) < 3:
        uit.append(t("zoek.kaart.gelijk", n=len(modellen)))
    if any(optie.reden in ("verder", "ver") for optie in opties):
        uit.append(t("zoek.kaart.verder"))
    return uit


def _optie(editie: Editie, optie: Optie, vervoer: str) -> papier.Optie:
    treffer, model = optie.treffer, optie.werkmodel
    return papier.Optie(
        treffer.naam,
        treffertekst.soort(treffer),
        met_hoofdletter(woord(WERKMODELLEN[model].naam)),
        WERKMODEL[model],
        t(f"werkmodellen.{model}.wat"),
        (
            (t("zoek.regel.vraagt"), t(f"werkmodellen.{model}.vraagt")),
            *_regels(editie, treffer, vervoer),
        ),
    )


def _regels(editie: Editie, treffer: Treffer, vervoer: str) -> list[tuple[str, str]]:
    regels = (
        ("ver", met_hoofdletter(treffertekst.hoe_ver(editie, treffer, vervoer))),
        ("waar", treffertekst.waar(editie, treffer)),
        ("telefoon", treffer.telefoon),
        ("website", treffer.website),
        ("open", treffertekst.wanneer(editie, treffer)),
        ("bekend", met_hoofdletter(treffertekst.bekend(treffer))),
        ("te_vragen", treffertekst.te_vragen(treffer)),
        ("vers", met_hoofdletter(treffertekst.vers(editie, treffer))),
    )
    return [(t(f"zoek.regel.{naam}"), tekst) for naam, tekst in regels if tekst]


def _ook(
    editie: Editie, resultaten: Resultaten, opties: tuple[Optie, ...]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return what comes to the area or is online, beside the options; nothing where there is none.

    By name; each organisation once.
    """
    genoemd = {organisatie(optie.treffer) for optie in opties}
    anders: dict[str, Treffer] = {}
    for treffer in (*resultaten.komt, *resultaten.online):
        if organisatie(treffer) not in genoemd:
            anders.setdefault(organisatie(treffer), treffer)
    punten = tuple(_punt(editie, x, resultaten) for x in list(anders.values())[:_MEESTE_OOK])
    return [(t("zoek.kaart.ook"), punten)] if punten else []


def _punt(editie: Editie, treffer: Treffer, resultaten: Resultaten) -> str:
    return t(
        "zoek.kaart.ook_punt",
        naam=treffer.naam,
        soort=treffertekst.soort(treffer),
        ver=treffertekst.hoe_ver(editie, treffer, resultaten.vraag.vervoer),
        telefoon=treffer.telefoon or treffer.website or t("zoek.kaart.geen_telefoon"),
    )
