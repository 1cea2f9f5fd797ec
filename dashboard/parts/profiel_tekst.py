"""The profile in three to five plain sentences, made from the same figures as its tables.

Every number in them is the text that the tables show; what is unknown is said.
"""

from dataclasses import dataclass

from dashboard.getallen import geheel, getal, met_teken, onbekend
from dashboard.parts import cijfers
from dashboard.parts.cijfers import Rij
from dashboard.tekst import t, woord
from etl.contract.aanbod import WERKMODELLEN
from etl.contract.figures import KLASSEN_HUUR, KLASSEN_KLOOF
from etl.export.marge import outside

#: More werkmodellen than this are counted, not named.
_MEEST_GENOEMD = 3
_ALLEN = 100
#: A margin of so many percentage points is said in words.
_VEEL = 10


@dataclass(frozen=True)
class Verhaal:
    """What the sentences are made from.

    Attributes
    ----------
    rij : mapping
        The wijk's row of ``Editie.wijken``.
    gemeente : str
        Name of its gemeente in the visitor's language.
    internetgebied : str
        Name of the area that the figure on internet was measured for; empty for none.
    rangen : int
        How many wijken have a rank.
    """

    rij: Rij
    gemeente: str
    internetgebied: str
    rangen: int


def zinnen(verhaal: Verhaal) -> list[str]:
    """Return the sentences, in their order; plain text."""
    if verhaal.rij["onbewoond"]:
        return [_onbewoond(verhaal), _prijs_en_internet(verhaal)]
    return [
        z
        for z in (
            _wie(verhaal),
            _dichtbij(verhaal),
            _keuze(verhaal),
            _nood(verhaal),
            _prijs_en_internet(verhaal),
        )
        if z
    ]


def ontbrekend(rij: Rij) -> list[str]:
    """Return the werkmodellen that no household of the wijk reaches, as far as is known."""
    return [k for k in WERKMODELLEN if rij[f"dekking_{k}_pct"] == 0]


def _onbewoond(v: Verhaal) -> str:
    return t("profiel.zin.onbewoond", wijk=v.rij["wijk_naam"], gemeente=v.gemeente)


def _wie(v: Verhaal) -> str:
    n = v.rij["huishoudens"]
    return t("profiel.zin.wie", wijk=v.rij["wijk_naam"], gemeente=v.gemeente, n=round(n))


def _dichtbij(v: Verhaal) -> str:
    rij = v.rij
    if not cijfers.is_bekend(rij, "dekking_pct"):
        return t("profiel.zin.leeg", gemeente=v.gemeente)
    if onbekend(rij["minuten_dichtste"]):
        return t("profiel.zin.geen_plaats")
    minuten, bij = cijfers.met_marge(rij, "minuten_dichtste")
    if outside(rij, "minuten_dichtste"):
        minuten = f"{minuten} ({bij})"
    deel = cijfers.als_tekst("dekking_pct", rij["dekking_pct"])
    if cijfers.register_leeg(rij):
        return t("profiel.zin.buurgemeente", deel=deel, gemeente=v.gemeente)
    soort = {0: "niemand", _ALLEN: "iedereen"}.get(rij["dekking_pct"], "dichtbij")
    zin = t(f"profiel.zin.deel_{soort}", deel=deel, minuten=minuten)
    return f"{zin}{_marge(rij)}."


def _marge(rij: Rij) -> str:
    """Return how far the share may be off, where that is much."""
    van, tot = rij.get("dekking_p05"), rij.get("dekking_p95")
    if van is None or tot is None or onbekend(van) or onbekend(tot) or tot - van < _VEEL:
        return ""
    grenzen = (cijfers.als_tekst("dekking_pct", float(grens)) for grens in (van, tot))
    return t("profiel.zin.marge", **dict(zip(("van", "tot"), grenzen, strict=True)))


def _keuze(v: Verhaal) -> str:
    """Return from how many werkmodellen people can choose; "" where the register is empty."""
    if not cijfers.is_bekend(v.rij, "modellen_bereikbaar"):
        return "" if cijfers.register_leeg(v.rij) else t("profiel.zin.keuze_onbekend")
    weg = ontbrekend(v.rij)
    if len(weg) == len(WERKMODELLEN):
        return t("profiel.zin.keuze_geen")
    aantal = cijfers.als_tekst("modellen_bereikbaar", v.rij["modellen_bereikbaar"])
    if not weg:
        return t("profiel.zin.keuze_alle", modellen=aantal)
    if len(weg) > _MEEST_GENOEMD:
        return t("profiel.zin.keuze_veel", modellen=aantal, n=len(weg))
    lijst = ", ".join(woord(WERKMODELLEN[k].naam) for k in weg)
    return t("profiel.zin.keuze", modellen=aantal, n=len(weg), lijst=lijst)


def _nood(v: Verhaal) -> str:
    rij = v.rij
    if onbekend(rij["nood"]):
        return t("profiel.zin.nood_onbekend")
    nood = getal(rij["nood"])
    if onbekend(rij["rang"]):
        reden = "klein" if rij["klein"] else "leeg" if cijfers.register_leeg(rij) else "onbekend"
        return t(f"profiel.zin.geen_rang_{reden}", nood=nood)
    klasse = woord(KLASSEN_KLOOF[str(rij["kloof_klasse"])])
    rang = t("profiel.zin.rang", nood=nood, klasse=klasse, rang=geheel(rij["rang"]), n=v.rangen)
    if outside(rij, "rang"):
        rang = t("wijk.volgens", nu=rang)
    hoe = "" if onbekend(rij.get("rang_p05")) else _tussen(rij)
    return f"{rang}{hoe}."


def _tussen(rij: Rij) -> str:
    van, tot = geheel(rij["rang_p05"]), geheel(rij["rang_p95"])
    return t("profiel.zin.tussen", van=van, tot=tot)


def _prijs_en_internet(v: Verhaal) -> str:
    rij = v.rij
    signaal = str(rij["huur_signaal"])
    if signaal == "onbekend":
        prijs = t("profiel.zin.huur_onbekend", gemeente=v.gemeente)
    else:
        eigen = rij["huur_niveau"] == "wijk"
        prijs = t(
            f"profiel.zin.huur_{'wijk' if eigen else 'gemeente'}",
            gebied=rij["wijk_naam"] if eigen else v.gemeente,
            klasse=woord(KLASSEN_HUUR[signaal]),
            groei=met_teken(rij["huur_groei_pct_jaar"]),
            bron=t(f"wijk.bron_{rij['huur_bron']}"),
        )
    if onbekend(rij["internet_zonder_pct"]) or not v.internetgebied:
        return t("profiel.zin.samen", een=prijs, ander=t("profiel.zin.internet_onbekend"))
    deel = cijfers.als_tekst("internet_zonder_pct", rij["internet_zonder_pct"])
    niveau = cijfers.niveau(rij["internet_niveau"])
    internet = t("profiel.zin.internet", gebied=v.internetgebied, niveau=niveau, deel=deel)
    return t("profiel.zin.samen", een=prijs, ander=internet)
