"""A difference in words: who has more, by how much, for whom that is better, and how sure it is."""

from collections.abc import Sequence

from dashboard.getallen import getal
from dashboard.parts import cijfers
from dashboard.taal import taal
from dashboard.tekst import eenheid, met_hoofdletter, t, woord
from dashboard.verschil import Gebied, Verschil
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import NIVEAUS
from etl.export.marge import outside

_TWEE = 2
_PUNTEN = frozenset({"nood", "kloof_prioriteit", "digitaal_risico", "huur_verschil_punten"})


def vertel(v: Verschil) -> str:
    """Return a difference in one to four short sentences; plain text."""
    if len(v.bekend) + len(v.onbekend) < _TWEE:
        return ""
    if len(v.bekend) < _TWEE:
        return _te_weinig(v)
    zinnen = [_kern(v)]
    if v.van_niveaus and not v.zelfde_gebied:
        zinnen.append(t("vergelijk.van_niveau", niveau=_niveaus(v)))
    if v.punten and v.gunstigst and len(v.gunstigst) < len(v.bekend):
        zinnen.append(t("vergelijk.gunstiger", namen=opsomming(v.gunstigst)))
    if v.kolom in cijfers.GESCHAT | cijfers.DEELS_GESCHAT:
        hoe = "geschat" if v.kolom in cijfers.GESCHAT else "deels_geschat"
        zinnen.append(t(f"vergelijk.{hoe}"))
    if v.punten and any(outside(g.rij, v.kolom) for g in v.bekend):
        zinnen.append(t("vergelijk.volgens"))
    if v.overlapt:
        zinnen.append(t("vergelijk.overlapt"))
    if v.onbekend:
        zinnen.append(t("vergelijk.onbekend", namen=opsomming(v.onbekend)))
    return " ".join(zinnen)


def _te_weinig(v: Verschil) -> str:
    if not v.bekend:
        return t("vergelijk.nergens_bekend")
    return t("vergelijk.een_bekend", namen=opsomming(v.onbekend))


def _kern(v: Verschil) -> str:
    if v.zelfde_gebied:
        return t("vergelijk.zelfde_gebied", niveau=_niveaus(v))
    if not v.punten:
        return t("vergelijk.gelijk")
    meest, minst = opsomming(v.meest), opsomming(v.minst)
    if v.kolom == "rang":
        return t("vergelijk.rang", n=int(v.punten), minst=minst, meest=meest)
    if len(v.bekend) == _TWEE:
        return t("vergelijk.twee", meest=meest, minst=minst, verschil=hoeveel(v))
    return t("vergelijk.meer", meest=meest, minst=minst, verschil=hoeveel(v))


def _niveaus(v: Verschil) -> str:
    return " / ".join(woord(NIVEAUS[n].naam) for n in v.van_niveaus)


def hoeveel(v: Verschil) -> str:
    """Return the size of a difference with its unit."""
    tekst = getal(v.punten, FIGUREN[v.kolom].decimalen)
    if v.kolom in _PUNTEN or v.kolom.endswith("_pct"):
        soort = "punten" if v.kolom in _PUNTEN else "procentpunten"
        # French counts up to two as one: "1,5 point".
        een = v.punten < 2 if taal() == "fr" else v.punten == 1
        return t(f"vergelijk.{soort}", n=1 if een else 2, getal=tekst)
    return tekst + (eenheid("min") if v.kolom.startswith("minuten") else "")


def opsomming(gebieden: Sequence[Gebied]) -> str:
    """Return names with commas, and "and" before the last."""
    namen = [g.naam for g in gebieden]
    if len(namen) < _TWEE:
        return "".join(namen)
    return t("vergelijk.en", eerst=", ".join(namen[:-1]), laatst=namen[-1])


def figuurnaam(v: Verschil) -> str:
    """Return the name of a figure, to stand before its difference."""
    return met_hoofdletter(woord(FIGUREN[v.kolom].titel))
