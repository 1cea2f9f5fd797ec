"""The wijken around the profile: those that touch it, and those to learn from."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.parts import cijfers, pagina
from dashboard.parts.cijfers import Rij
from dashboard.parts.tabel import Cel, Link, link, tabel
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html
from etl.contract.figures import FIGUREN, KLASSEN_KLOOF

_BUREN = ("huishoudens", "dekking_pct", "modellen_bereikbaar", "nood")
_GELIJKEN = ("huishoudens", "nood", "modellen_bereikbaar", "dekking_pct")
#: More wijken than this do not go side by side.
_MEEST_NAAST = 4


def burentabel(wijken: pd.DataFrame, codes: Sequence[str], namen: Mapping[str, str]) -> str:
    """Return the neighbours with what they offer and how wide their gap is; each a link."""
    koppen = [t("profiel.rond.wijk"), *_titels(_BUREN), t("profiel.rond.kloof")]
    rijen = [
        [
            *_cellen(str(code), rij, namen, _BUREN),
            _kloof(rij),
        ]
        for code, rij in wijken.loc[sorted(codes, key=namen.__getitem__)].to_dict("index").items()
    ]
    return tabel(t("profiel.rond.buren"), koppen, rijen, set(range(1, len(_BUREN) + 1)))


def gelijkentabel(
    code: str, hier: Rij, gelijken: pd.DataFrame, punten: float, namen: Mapping[str, str]
) -> str:
    """Return the wijken with as much need that have more to choose from, and how they were found.

    The wijk itself stands first, to compare with.
    """
    uitleg = f"<p>{in_html(t('profiel.gelijk.uitleg', punten=round(punten)))}</p>"
    if gelijken.empty:
        return f"{uitleg}<p>{in_html(t('profiel.gelijk.geen'))}</p>"
    koppen = [t("profiel.rond.wijk"), *_titels(_GELIJKEN)]
    zelf: list[Cel] = [
        t("profiel.gelijk.zelf", naam=namen[code]),
        *(cijfers.waarde(hier, k) for k in _GELIJKEN),
    ]
    anderen = [
        _cellen(str(c), rij, namen, _GELIJKEN) for c, rij in gelijken.to_dict("index").items()
    ]
    tekst = tabel(
        t("profiel.gelijk.titel"), koppen, [zelf, *anderen], set(range(1, len(_GELIJKEN) + 1))
    )
    return f"{uitleg}{tekst}{naast([code, *map(str, gelijken.index)])}"


def naast(codes: Sequence[str]) -> str:
    """Return a link that puts wijken side by side."""
    adres = pagina.pad("vergelijk", {"codes": ",".join(codes[:_MEEST_NAAST])})
    return f'<p class="bk-geen-print">{link(Link(t("profiel.rond.vergelijk"), adres))}</p>'


def _titels(kolommen: Sequence[str]) -> list[str]:
    return [met_hoofdletter(woord(FIGUREN[k].titel)) for k in kolommen]


def _cellen(code: str, rij: Rij, namen: Mapping[str, str], kolommen: Sequence[str]) -> list[Cel]:
    adres = pagina.pad("profiel", {"wijk": code})
    return [Link(namen[code], adres), *(cijfers.waarde(rij, k) for k in kolommen)]


def _kloof(rij: Rij) -> str:
    if str(rij["kloof_klasse"]) in KLASSEN_KLOOF:
        return woord(KLASSEN_KLOOF[str(rij["kloof_klasse"])])
    return cijfers.waarde(rij, "kloof_prioriteit")
