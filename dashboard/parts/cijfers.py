"""The figures of an area in words: value, level and year, and how sure; no HTML.

Card, profile and comparison take their rows from here, so that they say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.getallen import getal, met_teken, onbekend
from dashboard.tekst import eenheid, eenheid_van, t, woord
from etl.contract.aanbod import SCHEIDING, WERKMODELLEN
from etl.contract.eenheden import EENHEDEN
from etl.contract.eigen import Eigen
from etl.contract.figures import (
    FIGUREN,
    KLASSEN_HUUR,
    KLASSEN_KLOOF,
    KLASSEN_ROBUUST,
    KLASSEN_STABILITEIT,
    ONDERDELEN_NOOD,
)
from etl.contract.niveaus import NIVEAUS
from etl.contract.sources import BRONNEN
from etl.export.marge import margin, outside
from etl.measures.travel import MINUTEN

#: One row of ``Editie.wijken`` or ``Editie.regios``.
Rij = Mapping[Any, Any]

#: Figures that speak of known places: with an empty register nothing known is nothing learnt.
_TOEGANG = frozenset(
    {
        "minuten_dichtste",
        "dekking_pct",
        "aantal_bereikbaar",
        "modellen_bereikbaar",
        *(f"dekking_{k}_pct" for k in WERKMODELLEN),
    }
)
#: Figures that are estimated from others, never measured; and those with such a part.
GESCHAT = frozenset({"digitaal_risico"})
DEELS_GESCHAT = frozenset({"nood", "kloof_prioriteit", "rang", "dubbele_drempel_pct"})
#: Scales: what a figure is out of.
_OP = {"nood": 100, "kloof_prioriteit": 100, "digitaal_risico": 10}
_HALF, _BIJNA = 0.5, 99.5


@dataclass(frozen=True)
class Cijfer:
    """One figure as people read it; plain text.

    Attributes
    ----------
    titel : str
    waarde : str
        With its unit, or why it is unknown.
    bij : str
        Level, year, source and how sure; empty where the value is unknown.
    """

    titel: str
    waarde: str
    bij: str = ""


def cijfer(rij: Rij, kolom: str) -> Cijfer:
    """Return a figure that is one number, with its level and year."""
    titel = woord(FIGUREN[kolom].titel)
    if not is_bekend(rij, kolom):
        return Cijfer(titel, waarde(rij, kolom))
    tekst, bij = met_marge(rij, kolom)
    return Cijfer(titel, tekst, samen(*niveau_en_jaar(rij, kolom), bij))


def is_bekend(rij: Rij, kolom: str) -> bool:
    """Tell whether a figure says something of the area; zero known in an empty register does not.

    Examples
    --------
    >>> leeg = {"register": "leeg", "dekking_pct": 0.0}
    >>> is_bekend(leeg, "dekking_pct"), is_bekend(leeg | {"dekking_pct": 3.0}, "dekking_pct")
    (False, True)
    >>> is_bekend({"register": "bekend", "dekking_pct": 0.0}, "dekking_pct")
    True
    """
    if onbekend(rij[kolom]):
        return False
    if kolom not in _TOEGANG or not register_leeg(rij):
        return True
    return bool(rij[kolom] <= MINUTEN if kolom == "minuten_dichtste" else rij[kolom] > 0)


def register_leeg(rij: Rij) -> bool:
    """Tell whether the register knows no place in the gemeente of a wijk, or in a region."""
    return rij.get("register") == "leeg" or rij.get("plaatsen") == 0


def waarde(rij: Rij, kolom: str) -> str:
    """Return the value of a figure with its unit, or in a word why there is none."""
    if not is_bekend(rij, kolom):
        leeg = register_leeg(rij) and kolom in _TOEGANG | {"kloof_prioriteit"}
        return t("wijk.kloof_leeg") if leeg else t("wijk.onbekend")
    return als_tekst(kolom, rij[kolom])


def als_tekst(kolom: str, getal_: float) -> str:
    """Return a known number of a figure with its unit.

    A share that is not nothing never reads as 0 %, and one that is not all never as 100 %.

    Examples
    --------
    >>> als_tekst("dekking_pct", 0.2), als_tekst("dekking_pct", 99.7), als_tekst("dekking_pct", 83)
    ('minder dan 1 %', 'meer dan 99 %', '83 %')
    """
    decimalen = FIGUREN[kolom].decimalen
    if kolom in _OP:
        return t(f"wijk.op_{_OP[kolom]}", waarde=getal(getal_, decimalen))
    if kolom.startswith("huur_"):
        achter = eenheid("punten") if kolom.endswith("_punten") else eenheid("pct")
        return met_teken(getal_, decimalen) + achter
    if kolom.endswith("_pct") and not decimalen and 0 < getal_ < _HALF:
        return t("wijk.minder_dan", pct=1)
    if kolom.endswith("_pct") and not decimalen and _BIJNA <= getal_ < 100:
        return t("wijk.meer_dan", pct=99)
    return getal(getal_, decimalen) + eenheid_van(kolom)


def niveau_en_jaar(rij: Rij, kolom: str) -> tuple[str, str]:
    """Return at which level and of which year the figure of a wijk is known; "" for neither."""
    if kolom in _TOEGANG:
        return t("niveau.huishouden"), t("jaar.register", jaren=periode("initiatieven"))
    if kolom in ("huishoudens", "wagens_per_huishouden", "inwoners"):
        return t("niveau.sector"), str(rij.get(f"{kolom}_jaar", periode("statbel_wagens")))
    if kolom in GESCHAT | DEELS_GESCHAT:
        return t("wijk.geschat") if kolom in GESCHAT else t("wijk.deels_geschat"), ""
    if kolom == "internet_zonder_pct":
        return niveau(rij.get("internet_niveau")), str(rij.get("internet_jaren", ""))
    if kolom == "alleenwonend_pct":
        return niveau(rij.get("alleenwonend_niveau")), periode("statbel_wagens_gemeente")
    jaren = f"{rij['huur_jaar_van']}–{rij['huur_jaar_tot']}" if "huur_jaar_van" in rij else ""
    return (niveau(rij["huur_niveau"]), jaren) if kolom.startswith("huur_") and jaren else ("", "")


def periode(bron: str) -> str:
    """Return the years that a source tells of."""
    return woord(BRONNEN[bron].periode)


def niveau(sleutel: object) -> str:
    """Return "per gemeente" for a level; "" for none."""
    naam = str(sleutel)
    return t("niveau.van", naam=woord(NIVEAUS[naam].naam)) if naam in NIVEAUS else ""


def samen(*delen: str) -> str:
    """Return the parts that say something, with commas between."""
    return ", ".join(deel for deel in delen if deel and deel != "nan")


def met_marge(rij: Rij, kolom: str) -> tuple[str, str]:
    """Return a figure as people read it, and how sure it is; what is to be believed first.

    A figure outside its own margin leaves out a place that is near but has no exact address: there
    the margin comes first, and then what the known addresses alone would give.
    """
    nu = waarde(rij, kolom)
    van, tot = marges(rij, kolom) if is_bekend(rij, kolom) else ("", "")
    if not van or not outside(rij, kolom):
        return nu, "" if van == tot else t("wijk.marge", van=van, tot=tot)
    return van if van == tot else t("wijk.tussen", van=van, tot=tot), t("wijk.volgens", nu=nu)


def marges(rij: Rij, kolom: str) -> tuple[str, str]:
    """Return between which values a figure of access lies, as text; empty where it has no margin.

    Where places are not known exactly, they may stand anywhere in their gemeente.
    """
    grenzen = margin(rij, kolom)
    if grenzen is None:
        return "", ""
    van, tot = (als_tekst(kolom, grens) for grens in grenzen)
    return van, tot


# ---- figures of several numbers --------------------------------------------------------------


def huur(rij: Rij) -> Cijfer:
    """Return the rent signal: class, growth, window, source and what it does not survive."""
    signaal = str(rij["huur_signaal"])
    titel = woord(FIGUREN["huur_signaal"].titel)
    if signaal == "onbekend":
        return Cijfer(titel, woord(KLASSEN_HUUR[signaal]))
    tekst = t(
        "wijk.huur",
        klasse=woord(KLASSEN_HUUR[signaal]),
        groei=met_teken(rij["huur_groei_pct_jaar"]),
        verschil=met_teken(rij["huur_verschil_punten"]),
    )
    if rij["huur_onzeker"]:
        tekst += f" ({t('wijk.onzeker')})"
    bij = niveau_en_jaar(rij, "huur_groei_pct_jaar")
    stabiliteit = str(rij.get("huur_stabiliteit", ""))
    hoe = woord(KLASSEN_STABILITEIT[stabiliteit]) if stabiliteit in KLASSEN_STABILITEIT else ""
    return Cijfer(titel, tekst, samen(*bij, t(f"wijk.bron_{rij['huur_bron']}"), hoe))


def eigen(rij: Rij, toegevoegd: Eigen) -> Cijfer:
    """Return a figure that somebody added, with its level and year and whose it is."""
    figuur, kolom = toegevoegd.figuren[0], toegevoegd.kolom
    titel, getal_ = woord(figuur.titel), rij[kolom]
    if onbekend(getal_):
        return Cijfer(titel, t("wijk.onbekend"))
    tekst = f"{getal(getal_, figuur.decimalen)} {woord(EENHEDEN[figuur.eenheid])}"
    waar, jaar = niveau(rij[f"{kolom}_niveau"]), str(rij[f"{kolom}_jaar"])
    return Cijfer(titel, tekst, samen(waar, jaar, toegevoegd.bron.attributie))


def nood(rij: Rij) -> Cijfer:
    """Return the need, and the components it is made of."""
    titel = woord(FIGUREN["nood"].titel)
    if onbekend(rij["nood"]):
        return Cijfer(titel, t("wijk.onbekend"))
    namen = ", ".join(woord(ONDERDELEN_NOOD[d]) for d in onderdelen(rij))
    return Cijfer(titel, als_tekst("nood", rij["nood"]), t("wijk.uit", delen=namen))


def onderdelen(rij: Rij) -> list[str]:
    """Return the components that the need of a wijk is made of."""
    if onbekend(rij["nood_onderdelen"]) or not rij["nood_onderdelen"]:
        return []
    return str(rij["nood_onderdelen"]).split(SCHEIDING)


def kloof(rij: Rij, n: int) -> Cijfer:
    """Return the gap: its points, class, rank among `n` wijken and how the rank holds."""
    titel = woord(FIGUREN["kloof_prioriteit"].titel)
    if onbekend(rij["kloof_prioriteit"]):
        return Cijfer(titel, waarde(rij, "kloof_prioriteit"))
    punten = als_tekst("kloof_prioriteit", rij["kloof_prioriteit"])
    if onbekend(rij["rang"]):
        return Cijfer(titel, punten)
    klasse = woord(KLASSEN_KLOOF[str(rij["kloof_klasse"])])
    plaats = t("wijk.kloof", klasse=klasse, rang=getal(rij["rang"]), n=n)
    if outside(rij, "rang"):
        plaats = t("wijk.volgens", nu=plaats)
    hoe = rang_interval(rij)
    return Cijfer(titel, punten, f"{plaats}. {hoe}" if hoe else plaats)


def rang_interval(rij: Rij) -> str:
    """Return between which ranks the wijk stays under other choices; "" where nothing is drawn."""
    if any(onbekend(rij.get(k)) for k in ("rang_p05", "rang_p95", "robuust")):
        return ""
    return t(
        "wijk.rang_interval",
        van=getal(rij["rang_p05"]),
        tot=getal(rij["rang_p95"]),
        robuust=woord(KLASSEN_ROBUUST[str(rij["robuust"])]),
    )
