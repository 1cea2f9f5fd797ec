"""What a search found, as lists: near by, a little further, coming to people, online."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from dashboard import treffertekst
from dashboard.parts.tabel import Link, link
from dashboard.tekst import dubbelpunt, met_hoofdletter, t, woord
from dashboard.veilig import in_html
from dashboard.zoeken.aanbod import Resultaten, Treffer
from etl.contract.aanbod import WERKMODELLEN
from etl.contract.kleuren import WERKMODEL
from etl.store.read import Editie

#: Places beyond reach that are shown: up to so many, and up to so many times the minutes. Where
#: nothing is near, the nearest few whatever the distance.
_MEESTE_VERDER, _VERDER = 5, 2.0
_DICHTSTE = 3
MEESTE_NABIJ = 40
_SOCIALE_KAART = "https://www.desocialekaart.be"
#: More digits than this are more than one number.
_CIJFERS = 13


def genummerd(resultaten: Resultaten) -> tuple[list[Treffer], list[Treffer]]:
    """Return the places within reach and those just beyond: numbered on, on map and list."""
    nabij = list(resultaten.nabij[:MEESTE_NABIJ])
    grens = _VERDER * resultaten.vraag.minuten
    verder = [x for x in resultaten.verder if (x.minuten or 0) <= grens][:_MEESTE_VERDER]
    return nabij, verder if nabij or verder else list(resultaten.verder[:_DICHTSTE])


def samenvatting(resultaten: Resultaten, gemeente: str) -> str:
    """Return in a few sentences what the register knows, plain text."""
    nabij, vraag = resultaten.nabij, resultaten.vraag
    minuten = int(vraag.minuten)
    if nabij:
        modellen = {m for x in nabij for m in x.werkmodellen}
        zinnen = [
            t(f"zoek.wel_nabij.{vraag.vervoer}", n=len(nabij), minuten=minuten),
            t("zoek.modellen", n=len(modellen)),
        ]
    else:
        geen = t(f"zoek.geen_nabij.{vraag.vervoer}", minuten=minuten)
        zinnen = [geen, t("zoek.geen_nabij.let_op")]
    langs = len(resultaten.komt) + len(resultaten.online)
    if langs:
        zinnen.append(t("zoek.komt", n=langs))
    if resultaten.zonder_adres:
        zinnen.append(t("zoek.zonder_adres", n=len(resultaten.zonder_adres), gemeente=gemeente))
    return " ".join(zinnen)


def niets(resultaten: Resultaten) -> bool:
    """Tell whether the register knows nothing here but what is further away."""
    return not (resultaten.nabij or resultaten.komt or resultaten.online or resultaten.zonder_adres)


def lijsten(editie: Editie, resultaten: Resultaten, gemeente: str) -> str:
    """Return all that was found as HTML."""
    nabij, verder = genummerd(resultaten)
    kop = t("zoek.deel.verder") if nabij else t("zoek.deel.dichtst")
    verderop = (kop, verder, len(nabij) + 1)
    hier = (
        (t("zoek.deel.komt"), resultaten.komt, 0),
        (t("zoek.deel.online"), resultaten.online, 0),
        (t("zoek.deel.zonder_adres", gemeente=gemeente), resultaten.zonder_adres, 0),
    )
    # Where nothing is near, what is far comes last.
    delen = ((t("zoek.deel.nabij"), nabij, 1), verderop, *hier) if nabij else (*hier, verderop)
    uit = "".join(_deel(editie, resultaten, *deel) for deel in delen if deel[1])
    weg = len(resultaten.nabij) - len(nabij)
    return uit + (f"<p>{in_html(t('zoek.niet_getoond', n=weg))}</p>" if weg else "")


def _deel(
    editie: Editie, resultaten: Resultaten, kop: str, treffers: Sequence[Treffer], vanaf: int
) -> str:
    lijst = "ol" if vanaf else "ul"
    begin = f' start="{vanaf}"' if vanaf else ""
    punten = "".join(
        _treffer(editie, x, resultaten.vraag.vervoer, vanaf + i if vanaf else 0)
        for i, x in enumerate(treffers)
    )
    return (
        f'<h3 class="bk-h2">{in_html(kop)}</h3>'
        f'<{lijst} class="bk-treffers"{begin}>{punten}</{lijst}>'
    )


def _treffer(editie: Editie, x: Treffer, vervoer: str, nummer: int) -> str:
    getal = f'<span class="bk-nummer" aria-hidden="true">{nummer}</span>' if nummer else ""
    ver = met_hoofdletter(treffertekst.hoe_ver(editie, x, vervoer))
    bekend = met_hoofdletter(treffertekst.bekend(x))
    onbekend = treffertekst.niet_bekend_van_wens(x)
    soms = t("zoek.soms_open") if x.soms_open else ""
    open_ = treffertekst.wanneer(editie, x)
    regels = (
        in_html(treffertekst.waar(editie, x)),
        _bereiken(x),
        in_html(t("zoek.open", uren=open_)) if open_ else "",
        in_html(soms),
        in_html(bekend),
        f'<span class="bk-merk">{in_html(t("zoek.onbekend", wat=onbekend))}</span>'
        if onbekend
        else "",
        _vers(editie, x),
    )
    return (
        f"<li>{getal}<strong>{in_html(x.naam)}</strong>"
        f'<div class="bk-ver">{in_html(ver)}</div>'
        f"<div>{in_html(treffertekst.soort(x))}</div>"
        f'<div class="bk-klein">{_modellen(x)}</div>'
        f'<div class="bk-klein">{"<br>".join(filter(None, regels))}</div>{_bron(x)}</li>'
    )


def _modellen(x: Treffer) -> str:
    return " ".join(
        f'<span class="bk-niet-breken"><span class="bk-stip" style="background:{WERKMODEL[m]}">'
        f"</span> {in_html(woord(WERKMODELLEN[m].naam))}</span>"
        for m in x.werkmodellen
        if m in WERKMODELLEN
    )


def _bereiken(x: Treffer) -> str:
    return " · ".join(filter(None, (telefoonlink(x.telefoon), weblink(x.website))))


def telefoonlink(nummer: str) -> str:
    """Return a telephone number as HTML: on a phone, a touch calls it.

    Examples
    --------
    >>> telefoonlink("09/325 95 95"), telefoonlink("09 1234567 of 09 7654321")
    ('<a href="tel:093259595">09/325 95 95</a>', '09 1234567 of 09 7654321')
    """
    cijfers = re.sub(r"[^\d+]", "", nummer)
    if not cijfers or len(cijfers) > _CIJFERS or not re.fullmatch(r"[\d\s/().+-]+", nummer):
        return in_html(nummer)
    return f'<a href="tel:{cijfers}">{in_html(nummer)}</a>'


def weblink(adres: str) -> str:
    """Return a website as HTML, named after its host; other text stays text.

    Examples
    --------
    >>> weblink("http://www.gent.be/x")
    '<a href="http://www.gent.be/x" target="_blank" rel="noopener noreferrer">gent.be</a>'
    >>> weblink("javascript:alert(1)")
    'javascript:alert(1)'
    """
    try:
        delen = urlsplit(adres)
    except ValueError:
        return in_html(adres)
    if delen.scheme not in ("http", "https") or not delen.netloc:
        return in_html(adres)
    naam = in_html(delen.netloc.removeprefix("www."))
    return f'<a href="{in_html(adres)}" target="_blank" rel="noopener noreferrer">{naam}</a>'


def _vers(editie: Editie, x: Treffer) -> str:
    return f'<span class="bk-vers">{in_html(met_hoofdletter(treffertekst.vers(editie, x)))}.</span>'


def _bron(x: Treffer) -> str:
    """Return where we know it from and what was remarked, to open for who wants it."""
    bron = weblink(x.bron_url) if x.bron_url else in_html(t("zoek.bron_geen"))
    punten = [f"{in_html(t('zoek.bron_kop'))} {bron}"]
    meer = in_html(t("zoek.bron_meer"))
    if x.opmerking:
        punten.append(in_html(t("zoek.opmerking", tekst=x.opmerking)))
    return (
        # Each says whose it is, for who goes from one control to the next.
        f'<details class="bk-klein"><summary aria-label="{meer}{dubbelpunt()} {in_html(x.naam)}">'
        f"{meer}</summary>"
        f"{'<br>'.join(punten)}</details>"
    )


def wie_nog(gemeente: str, leeg: bool) -> str:
    """Return whom to ask for what the register does not know, as HTML.

    Parameters
    ----------
    gemeente : str
    leeg : bool
        Whether nothing is near: it is then said first that this does not mean there is nothing.
    """
    soort = "leeg" if leeg else "ook"
    kaart = link(Link(t("zoek.nog.sociale_kaart"), _SOCIALE_KAART))
    punten = (
        in_html(t("zoek.nog.ocmw", gemeente=gemeente)),
        f"{kaart}{dubbelpunt()} {in_html(t('zoek.nog.uitleg_kaart'))}",
        in_html(t("zoek.nog.buren", gemeente=gemeente)),
    )
    return (
        f'<section class="bk-nog"><h3 class="bk-h2">{in_html(t(f"zoek.nog.kop_{soort}"))}</h3>'
        f"<p>{in_html(t(f'zoek.nog.{soort}', gemeente=gemeente))}</p>"
        f'<ul class="bk-lijst">{"".join(f"<li>{p}</li>" for p in punten)}</ul></section>'
    )
