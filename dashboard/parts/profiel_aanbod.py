"""What the wijk has and misses: the werkmodellen, the nearest places, what comes to people."""

from collections.abc import Sequence

import pandas as pd

from dashboard.bereik import Modelbereik
from dashboard.boek import tekst
from dashboard.dichtbij import Dichtbij
from dashboard.getallen import dag, getal, onbekend
from dashboard.parts import cijfers
from dashboard.parts.cijfers import Rij
from dashboard.parts.profiel_plek import Namen
from dashboard.parts.profiel_tekst import ontbrekend
from dashboard.parts.tabel import Link, link
from dashboard.tekst import dubbelpunt, eenheid, met_hoofdletter, t, woord
from dashboard.veilig import in_html
from etl.contract.aanbod import AANBODTYPES, PRECISIES_EXACT, SCHEIDING, WERKMODELLEN
from etl.contract.kleuren import WERKMODEL
from etl.contract.niveaus import NIVEAUS

#: Farther than this nobody walks: said as "more than".
_VER_MIN = 60
#: So many places without an address are named.
_MEESTE_ERGENS = 8


def modeltabel(rij: Rij, bereik: Sequence[Modelbereik]) -> str:
    """Return per werkmodel which share of the households reaches it, and how far it is."""
    koppen = "".join(
        f'<th scope="col">{in_html(t(f"profiel.model.{k}"))}</th>'
        for k in ("naam", "deel", "minuten")
    )
    lijf = "".join(_modelrij(rij, b) for b in bereik)
    return (
        f'<table class="bk-tabel bk-modellen"><caption>{in_html(t("profiel.model.titel"))}'
        f"</caption><thead><tr>{koppen}</tr></thead><tbody>{lijf}</tbody></table>"
    )


def enkel_van_ver(rij: Rij, bereik: Sequence[Modelbereik], namen: Namen) -> str:
    """Return which werkmodellen are there only because somebody offers them in a large area.

    As HTML; "" where there are none.
    """
    ver = [b for b in bereik if b.ver]
    if not ver:
        return ""
    gebieden = {_gebied(niveau, namen[niveau][code]) for b in ver for niveau, code in b.ver}
    zin = t(
        "wijk.enkel_van_ver",
        n=len(ver),
        van=len(WERKMODELLEN) - len(ontbrekend(rij)),
        lijst=", ".join(woord(WERKMODELLEN[b.werkmodel].naam) for b in ver),
        gebied=", ".join(sorted(gebieden)),
    )
    return f'<p class="bk-klein">{in_html(zin)}</p>'


def _gebied(niveau: str, naam: str) -> str:
    """Return an area with what it is, unless its name says that already."""
    soort = woord(NIVEAUS[niveau].naam)
    return naam if soort.casefold() in naam.casefold() else f"{soort} {naam}"


def _modelrij(rij: Rij, bereik: Modelbereik) -> str:
    kolom = f"dekking_{bereik.werkmodel}_pct"
    bekend = cijfers.is_bekend(rij, kolom)
    deel = cijfers.waarde(rij, kolom)
    if bekend and rij[kolom] == 0:
        deel = t("wijk.model_niemand")
    balk = (
        f'<span class="bk-balk" aria-hidden="true"><span style="width:{float(rij[kolom]):.0f}%">'
        "</span></span>"
        if bekend
        else ""
    )
    stip = f'<span class="bk-stip" style="background:{WERKMODEL[bereik.werkmodel]}"></span>'
    naam = in_html(woord(WERKMODELLEN[bereik.werkmodel].naam))
    return (
        f'<tr><th scope="row">{stip} {naam}</th>'
        f'<td>{balk}<span class="bk-getal">{in_html(deel)}</span></td>'
        f"<td>{in_html(_hoe_ver(bereik))}</td></tr>"
    )


def _hoe_ver(bereik: Modelbereik) -> str:
    """Return how people get to a werkmodel: it comes to them, they walk, or both."""
    if onbekend(bereik.minuten):
        return t("profiel.model.komt") if bereik.komt else t("profiel.model.geen")
    minuten = _minuten(bereik.minuten)
    return t("profiel.model.komt_ook", minuten=minuten) if bereik.komt else minuten


def _minuten(minuten: float) -> str:
    if minuten > _VER_MIN:
        return t("profiel.meer_dan_min", n=_VER_MIN)
    return getal(minuten) + eenheid("min")


def plaatsenlijst(plaatsen: Sequence[Dichtbij]) -> str:
    """Return the nearest known places, each with how fresh our knowledge of it is."""
    if not plaatsen:
        return f"<p>{in_html(t('wijk.geen_plaats'))}</p>"
    punten = "".join(f"<li>{_plaats(p)}</li>" for p in plaatsen)
    uitleg = in_html(t("profiel.plaats.uitleg", n=len(plaatsen)))
    return f'<p class="bk-klein">{uitleg}</p><ol class="bk-plaatsen bk-breed">{punten}</ol>'


def _plaats(p: Dichtbij) -> str:
    vaag = "" if p.precisie in PRECISIES_EXACT else f" ({t('kaart.js.onnauwkeurig')})"
    naam = link(Link(p.naam, p.website)) if p.website else in_html(p.naam)
    minuten = in_html(t("profiel.te_voet", minuten=_minuten(p.minuten)))
    adres = in_html(f"{p.adres}{vaag}")
    return (
        f'<strong>{naam}</strong>, <span class="bk-minuten">{minuten}</span>'
        f'<div class="bk-klein">{_soort(p.type, p.werkmodellen)}<br>{adres}<br>'
        f"{_herkomst(p.bron_datum, p.nagekeken_op, p.bron_url)}</div>"
    )


def _soort(type_: str, modellen: Sequence[str]) -> str:
    """Return what kind of initiative it is, and each of its werkmodellen with its colour."""
    delen = " ".join(
        f'<span class="bk-niet-breken"><span class="bk-stip" style="background:{WERKMODEL[m]}">'
        f"</span> {in_html(woord(WERKMODELLEN[m].naam))}</span>"
        for m in modellen
        if m in WERKMODELLEN
    )
    return f"{in_html(met_hoofdletter(woord(AANBODTYPES[type_].naam)))}{dubbelpunt()} {delen}"


def _herkomst(bron_datum: str, nagekeken_op: str, bron_url: str) -> str:
    return f"{in_html(met_hoofdletter(vers(bron_datum, nagekeken_op)))}. {bron(bron_url)}"


def vers(bron_datum: str, nagekeken_op: str) -> str:
    """Return how fresh our knowledge of a place is."""
    if nagekeken_op:
        return t("profiel.nagekeken", datum=dag(nagekeken_op))
    if bron_datum:
        return t("profiel.niet_nagekeken", datum=dag(bron_datum))
    return t("wijk.onbekend")


def bron(adres: str) -> str:
    """Return where we know a place from: a link named after its host, as HTML."""
    host = adres.removeprefix("https://").removeprefix("http://").split("/")[0]
    if not host:
        return in_html(met_hoofdletter(t("profiel.geen_bron")))
    return f"{in_html(t('profiel.bron'))} {link(Link(host.removeprefix('www.'), adres))}"


def ontbreekt(rij: Rij, ergens: pd.DataFrame, gemeente: str) -> str:
    """Return which werkmodellen nobody of the wijk reaches, as far as the register knows.

    `ergens` are the places that are somewhere in its gemeente: what one of them offers may be near.
    """
    weg = ontbrekend(rij)
    if not weg:
        return f"<p>{in_html(t('profiel.mist.niets'))}</p>"
    daar = ergens["werkmodellen"].str.split(SCHEIDING).explode().value_counts()
    punten = "".join(f"<li>{in_html(_weg(k, int(daar.get(k, 0)), gemeente))}</li>" for k in weg)
    sleutel = "leeg" if cijfers.register_leeg(rij) else "zin"
    zin = in_html(t(f"profiel.mist.{sleutel}", n=len(weg)))
    return f'<p>{zin}</p><ul class="bk-lijst">{punten}</ul>'


def _weg(werkmodel: str, ergens: int, gemeente: str) -> str:
    naam = woord(WERKMODELLEN[werkmodel].naam)
    if not ergens:
        return naam
    return t("profiel.mist.ergens", werkmodel=naam, n=ergens, gemeente=gemeente)


def ergens_in(plaatsen: pd.DataFrame, gemeente: str) -> str:
    """Return the places that are somewhere in the gemeente; "" where there are none."""
    if plaatsen.empty:
        return ""
    punten = "".join(
        f"<li>{_ergens(rij)}</li>" for rij in plaatsen.head(_MEESTE_ERGENS).to_dict("records")
    )
    kop = in_html(t("profiel.ergens", n=len(plaatsen), gemeente=gemeente))
    meer = len(plaatsen) - _MEESTE_ERGENS
    rest = (
        f'<p class="bk-klein">{in_html(t("profiel.ergens_meer", n=meer))}</p>' if meer > 0 else ""
    )
    return f'<p>{kop}</p><ul class="bk-plaatsen bk-breed">{punten}</ul>{rest}'


def _ergens(rij: Rij) -> str:
    return f"<strong>{in_html(rij['naam'])}</strong>{_wat_en_vanwaar(rij)}"


def komt_langs(initiatieven: pd.DataFrame) -> str:
    """Return what comes to the people of the wijk, and what is online."""
    if initiatieven.empty:
        return f"<p>{in_html(t('profiel.komt.niets'))}</p>"
    punten = "".join(f"<li>{_komt(rij)}</li>" for rij in initiatieven.to_dict("records"))
    return f'<ul class="bk-plaatsen bk-breed">{punten}</ul>'


def _komt(rij: Rij) -> str:
    gebied = (
        t("profiel.komt.online")
        if rij["bereik"] == "online"
        else t("profiel.komt.gebied", niveau=woord(NIVEAUS[str(rij["werkgebied_niveau"])].naam))
    )
    return f"<strong>{in_html(rij['naam'])}</strong>, {in_html(gebied)}{_wat_en_vanwaar(rij)}"


def _wat_en_vanwaar(rij: Rij) -> str:
    modellen = str(rij["werkmodellen"]).split(SCHEIDING)
    herkomst = (tekst(rij[k]) for k in ("bron_datum", "nagekeken_op", "bron_url"))
    regels = f"{_soort(str(rij['type']), modellen)}<br>{_herkomst(*herkomst)}"
    return f'<div class="bk-klein">{regels}</div>'
