"""What is said of one initiatief that a search found: plain sentences, for the list and the sheet.

All of it is plain text: it is escaped where it becomes HTML.
"""

from collections.abc import Iterator

import pandas as pd

from dashboard import data
from dashboard.getallen import dag, getal
from dashboard.initiatieven import OUD_JAREN
from dashboard.taal import taal
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.zoeken.aanbod import Treffer
from dashboard.zoeken.openingsuren import is_osm, leesbaar
from dashboard.zoeken.urentaal import vertaald
from dashboard.zoeken.zoekvraag import SNELHEDEN
from etl.contract.aanbod import AANBODTYPES
from etl.store.read import Editie

#: Longer than this is told in kilometres: nobody walks it.
_MEESTE_MINUTEN = 60


def soort(treffer: Treffer) -> str:
    """Return its type, and whose it is where that is another name."""
    naam = met_hoofdletter(woord(AANBODTYPES[treffer.type].naam))
    van = treffer.organisatie
    if not van or van.casefold() in treffer.naam.casefold():
        return naam
    return t("zoek.soort_van", soort=naam, organisatie=van)


def hoe_ver(editie: Editie, treffer: Treffer, vervoer: str) -> str:
    """Return how people get to it: minutes, kilometres, or not at all because it comes to them."""
    if treffer.weg == "komt":
        return t("zoek.ver.komt", gebied=_gebied(editie, treffer))
    if treffer.weg == "online":
        return t("zoek.ver.online")
    if treffer.weg == "zonder_adres" or treffer.minuten is None:
        return t("zoek.ver.zonder_adres", gemeente=_gemeente(editie, treffer))
    if treffer.minuten > _MEESTE_MINUTEN:
        return t("zoek.ver.km", km=getal(kilometers(treffer, vervoer)))
    minuten = max(1, round(treffer.minuten))
    hoe = t(f"zoek.ver.{vervoer}", n=minuten)
    return hoe if treffer.precies else t("zoek.ver.ongeveer", tijd=hoe)


def kilometers(treffer: Treffer, vervoer: str) -> float:
    """Return the kilometres that its minutes are, detour included; 0 where there is no way."""
    return (treffer.minuten or 0.0) * SNELHEDEN[vervoer] / 60


def _gemeente(editie: Editie, treffer: Treffer) -> str:
    """Return its gemeente in the visitor's language."""
    return data.namen(editie)["gemeente"].get(treffer.gemeente_code, treffer.gemeente)


def _gebied(editie: Editie, treffer: Treffer) -> str:
    niveau, code = treffer.werkgebied
    return data.namen(editie).get(niveau, {}).get(code, _gemeente(editie, treffer))


def waar(editie: Editie, treffer: Treffer) -> str:
    """Return the address, and how sure the place is; empty where people need not go."""
    naam, adres = _gemeente(editie, treffer), treffer.adres
    if treffer.gemeente:
        # What an address ends in is the gemeente's name of the register.
        adres = adres.removesuffix(treffer.gemeente) + naam
    if treffer.weg in ("komt", "online"):
        return ""
    if treffer.weg == "zonder_adres":
        return adres
    if not treffer.precies:
        return t("zoek.waar.ongeveer", adres=adres)
    if bij := data.straten_bij(editie).get(treffer.id):
        return t("zoek.waar.bij", adres=adres, straat=bij[taal() == "fr"])
    return adres


def wanneer(editie: Editie, treffer: Treffer) -> str:
    """Return the opening hours in words; empty where they are not known.

    In the visitor's language, or with the word that they are Dutch: "di" is no *dimanche*.
    """
    vanaf = pd.Period(editie.datum).start_time.date()
    uren = leesbaar(treffer.openingsuren, vanaf, taal()) if treffer.openingsuren else ""
    if taal() == "nl" or uren != treffer.openingsuren or not uren or is_osm(uren):
        return uren
    return vertaald(uren, taal()) or t("zoek.uren_nederlands", uren=uren)


def bekend(treffer: Treffer) -> str:
    """Return what is known of its thresholds, as "gratis, met kinderopvang"."""
    delen = [
        t(f"zoek.drempel.{naam}_{staat}")
        for naam in ("gratis", "kinderopvang", "rolstoel")
        if (staat := getattr(treffer, naam))
    ]
    if treffer.talen:
        delen.append(t("zoek.drempel.talen", talen=", ".join(treffer.talen)))
    return ", ".join(delen)


def _niet_bekend(treffer: Treffer) -> Iterator[str]:
    if not (treffer.telefoon or treffer.website):
        yield "contact"
    if not treffer.openingsuren:
        yield "dag"
    yield from (n for n in ("gratis", "kinderopvang", "rolstoel") if not getattr(treffer, n))
    if not treffer.talen:
        yield "taal"


def te_vragen(treffer: Treffer) -> str:
    """Return what the register does not know of it, and somebody could ask."""
    return _opsomming(_niet_bekend(treffer))


def niet_bekend_van_wens(treffer: Treffer) -> str:
    """Return which of the wishes it is not known to meet; empty for none."""
    # The hours may be known, and yet not whether it is open on that day.
    return _opsomming("die_dag" if naam == "dag" else naam for naam in treffer.onbekend)


def _opsomming(namen: Iterator[str]) -> str:
    return ", ".join(t(f"zoek.niet_bekend.{naam}") for naam in namen)


def vers(editie: Editie, treffer: Treffer) -> str:
    """Return of when our knowledge is, and what to do where that is long ago."""
    if not treffer.vers:
        return t("zoek.vers.geen_datum_bel" if treffer.telefoon else "zoek.vers.geen_datum")
    if treffer.nagekeken_op == treffer.vers:
        zin = t("zoek.vers.nagekeken", datum=dag(treffer.vers))
    else:
        zin = t("zoek.vers.bron", jaar=treffer.vers[:4])
    soort = "oud_bel" if treffer.telefoon else "oud"
    return t(f"zoek.vers.{soort}", zin=zin) if is_oud(treffer.vers, editie.datum) else zin


def is_oud(vers: str, nu: str) -> bool:
    """Tell whether more than two years went by between two ISO dates, as precise as they are.

    Examples
    --------
    >>> is_oud("2015", "2026-06-25"), is_oud("2024", "2026-06-25"), is_oud("2024-05", "2026-06-25")
    (True, False, True)
    """
    grens = pd.Period(nu).end_time - pd.DateOffset(years=OUD_JAREN)
    return bool(pd.Period(vers).end_time < grens)
