"""Areas side by side: a column each, with the difference in words; on a phone a card a figure."""

from collections.abc import Mapping, Sequence

from dashboard.parts import cijfers
from dashboard.parts.tabel import Link, link
from dashboard.parts.vergelijk_tekst import opsomming, vertel
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html
from dashboard.verschil import GROOTTE, Gebied, Verschil
from etl.contract.figures import FIGUREN, KLASSEN_HUUR, KLASSEN_KLOOF, KLASSEN_REGISTER
from etl.contract.tekst import Tekst

#: Figures in words that wijken are compared by.
KLASSEN: dict[str, Mapping[str, Tekst]] = {
    "register": KLASSEN_REGISTER,
    "huur_signaal": KLASSEN_HUUR,
    "kloof_klasse": KLASSEN_KLOOF,
}


def vergelijktabel(
    gebieden: Sequence[Gebied],
    links: Mapping[str, str],
    verschillen: Sequence[Verschil],
    maatstaf: Gebied,
    klassen: Sequence[str],
) -> str:
    """Return the table as HTML; every text in it is escaped.

    Parameters
    ----------
    gebieden : sequence of Gebied
    links : mapping of str to str
        Where the name of an area leads, by code.
    verschillen : sequence of Verschil
        One row each.
    maatstaf : Gebied
        The whole of Flanders and Brussels, to compare with.
    klassen : sequence of str
        Keys of :data:`KLASSEN`: rows in words.
    """
    koppen = [in_html(t("vergelijk.kop.cijfer"))]
    koppen += [link(Link(g.voluit, links[g.code])) for g in gebieden]
    koppen += [in_html(maatstaf.naam), in_html(t("vergelijk.kop.verschil"))]
    kop = "".join(f'<th scope="col" role="columnheader">{k}</th>' for k in koppen)
    rijen = [_klasrij(k, gebieden, maatstaf) for k in klassen if k == "register"]
    rijen += [_rij(v, gebieden, maatstaf) for v in verschillen]
    rijen += [_klasrij(k, gebieden, maatstaf) for k in klassen if k != "register"]
    naam = in_html(t("vergelijk.tabel", namen=", ".join(g.voluit for g in gebieden)))
    return (
        f'<div class="bk-schuif" tabindex="0" role="region" aria-label="{naam}">'
        f'<table class="bk-tabel bk-vergelijk" role="table"><caption>{naam}</caption>'
        f'<thead role="rowgroup"><tr role="row">{kop}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rijen)}</tbody></table></div>'
    )


def _rij(v: Verschil, gebieden: Sequence[Gebied], maatstaf: Gebied) -> str:
    bij = {g.code: _bij(g, v.kolom) for g in gebieden}
    overal = bij[gebieden[0].code] if len(set(bij.values())) == 1 else ""
    met_maatstaf = v.kolom not in GROOTTE and v.kolom in maatstaf.rij
    kolommen = [*gebieden, maatstaf] if met_maatstaf else list(gebieden)
    bekend = [float(g.rij[v.kolom]) for g in kolommen if cijfers.is_bekend(g.rij, v.kolom)]
    grens = max(bekend, default=0.0) if min(bekend, default=-1.0) >= 0 else 0.0
    cellen = [_cel(g, v.kolom, "" if overal else bij[g.code], grens) for g in gebieden]
    cellen.append(_cel(maatstaf, v.kolom, "", grens) if met_maatstaf else _leeg(maatstaf))
    return _tr(woord(FIGUREN[v.kolom].titel), overal, [*cellen, _verteld(vertel(v))])


def _klasrij(kolom: str, gebieden: Sequence[Gebied], maatstaf: Gebied) -> str:
    """Return a row of a figure in words: equal or not is all that can be said of a difference."""
    woorden = [_klasse(g, kolom) for g in gebieden]
    onbekend = [g for g in gebieden if str(g.rij[kolom]) not in KLASSEN[kolom]]
    if onbekend:
        verteld = t("vergelijk.onbekend", namen=opsomming(onbekend))
    elif len(gebieden) > 1:
        verteld = t("vergelijk.gelijk" if len(set(woorden)) == 1 else "vergelijk.anders")
    else:
        verteld = ""
    cellen = [_td(g.naam, in_html(tekst)) for g, tekst in zip(gebieden, woorden, strict=True)]
    figuur = FIGUREN[kolom]
    niveau = woord(figuur.niveau)
    return _tr(woord(figuur.titel), niveau, [*cellen, _leeg(maatstaf), _verteld(verteld)])


def _klasse(gebied: Gebied, kolom: str) -> str:
    sleutel = str(gebied.rij[kolom])
    if sleutel in KLASSEN[kolom]:
        return woord(KLASSEN[kolom][sleutel])
    leeg = cijfers.register_leeg(gebied.rij) and kolom == "kloof_klasse"
    return t("wijk.kloof_leeg") if leeg else t("wijk.onbekend")


def _bij(gebied: Gebied, kolom: str) -> str:
    """Return level and year of a figure."""
    bij = cijfers.samen(*cijfers.niveau_en_jaar(gebied.rij, kolom))
    return bij or woord(FIGUREN[kolom].niveau)


def _cel(gebied: Gebied, kolom: str, bij: str, grens: float) -> str:
    rij = gebied.rij
    tekst, marge = cijfers.met_marge(rij, kolom)
    if kolom == "rang" and not cijfers.is_bekend(rij, kolom):
        tekst = cijfers.waarde(rij, "kloof_prioriteit") if rij["register"] == "leeg" else tekst
    if kolom == "rang" and cijfers.is_bekend(rij, kolom):
        marge = cijfers.rang_interval(rij)
    onder = ". ".join(d for d in (bij, marge) if d)
    telt = grens and cijfers.is_bekend(rij, kolom) and kolom != "rang"
    balk = _balk(100 * float(rij[kolom]) / grens) if telt else ""
    klein = f'<span class="bk-bij">{in_html(onder)}</span>' if onder else ""
    return _td(gebied.naam, f'<span class="bk-getal">{in_html(tekst)}</span>{balk}{klein}')


def _balk(deel: float) -> str:
    vol = f'<span style="width:{deel:.0f}%"></span>'
    return f'<span class="bk-balk" aria-hidden="true">{vol}</span>'


def _td(naam: str, inhoud: str) -> str:
    # On a phone the head of the column stands in front of its value.
    return f'<td role="cell" data-kop="{in_html(naam)}"><div>{inhoud}</div></td>'


def _leeg(maatstaf: Gebied) -> str:
    return f'<td role="cell" class="bk-niets" data-kop="{in_html(maatstaf.naam)}"></td>'


def _verteld(tekst: str) -> str:
    kop = in_html(t("vergelijk.kop.verschil"))
    return f'<td role="cell" class="bk-verteld" data-kop="{kop}"><div>{in_html(tekst)}</div></td>'


def _tr(titel: str, bij: str, cellen: Sequence[str]) -> str:
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{in_html(met_hoofdletter(titel))}'
        f'<span class="bk-bij">{in_html(bij)}</span></th>{"".join(cellen)}</tr>'
    )
