"""The top of the profile: where the wijk is, its key figures, and what to be careful about."""

from collections.abc import Mapping

from dashboard.getallen import onbekend
from dashboard.parts import cijfers, pagina
from dashboard.parts.cijfers import Rij
from dashboard.parts.tabel import Link, link
from dashboard.tekst import met_hoofdletter, t, woord
from dashboard.veilig import in_html
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import NIVEAUS, REGIO_NIVEAUS

#: Names of all areas by level and code (:func:`dashboard.data.namen`).
Namen = Mapping[str, Mapping[str, str]]

_KERN = (
    "huishoudens",
    "inwoners",
    "dekking_pct",
    "minuten_dichtste",
    "modellen_bereikbaar",
    "nood",
    "kloof_prioriteit",
)


def kop(code: str, rij: Rij, namen: Namen) -> str:
    """Return the name of the wijk, and every region that it lies in."""
    delen = "".join(
        f"<div><dt>{in_html(met_hoofdletter(woord(NIVEAUS[niveau].naam)))}</dt>"
        f"<dd>{_regio(code, niveau, str(rij[f'{niveau}_code']), namen)}</dd></div>"
        for niveau in REGIO_NIVEAUS
        if str(rij.get(f"{niveau}_code")) in namen.get(niveau, {})
    )
    gemeente = namen["gemeente"][str(rij["gemeente_code"])]
    afgeleid = "" if rij["wijk_naam_bron"] == "bron" else in_html(t("profiel.naam_afgeleid"))
    return (
        f'<h2 class="bk-wijk bk-profielnaam bk-doel">{in_html(rij["wijk_naam"])}'
        f'<span class="bk-gemeente">{in_html(gemeente)} · {in_html(code)}</span></h2>'
        f'<dl class="bk-ligging">{delen}</dl>'
        + (f'<p class="bk-klein">{afgeleid}</p>' if afgeleid else "")
        + f'<p class="bk-geen-print">{_zoek(code)}</p>'
    )


def _zoek(wijk: str) -> str:
    return link(Link(t("profiel.zoek_hier"), pagina.pad("zoek", {"plek": f"wijk-{wijk}"})))


def _regio(wijk: str, niveau: str, code: str, namen: Namen) -> str:
    adres = pagina.pad("kaart", {"niveau": niveau, "gebied": code, "wijk": wijk})
    return link(Link(namen[niveau][code], adres))


def kern(rij: Rij) -> str:
    """Return the figures that people look for first."""
    vakken = "".join(
        f"<div><dt>{in_html(met_hoofdletter(woord(FIGUREN[k].titel)))}{in_html(_jaar(rij, k))}</dt>"
        f"<dd>{in_html(cijfers.met_marge(rij, k)[0])}</dd></div>"
        for k in _KERN
        if k in rij
    )
    uitleg = in_html(t("profiel.kern_uitleg"))
    return f'<dl class="bk-cijfers">{vakken}</dl><p class="bk-klein">{uitleg}</p>'


def _jaar(rij: Rij, kolom: str) -> str:
    """Return the year of a figure that has one of its own; plain text."""
    jaar = rij.get(f"{kolom}_jaar")
    return "" if onbekend(jaar) else f" ({jaar})"


def waarschuwingen(rij: Rij, gemeente: str, zonder_adres: int) -> list[str]:
    """Return what makes the figures of this wijk weak, the weightiest first; plain text.

    `zonder_adres` is how many places are known by its gemeente alone.
    """
    if rij["onbewoond"]:
        return [t("profiel.let_op.onbewoond")]
    uit = []
    if rij["register"] in ("leeg", "dun"):
        n = int(rij["plaatsen_gemeente"])
        uit.append(t(f"wijk.register_{rij['register']}", n=n, gemeente=gemeente))
    if zonder_adres:
        uit.append(t("wijk.enkel_gemeente", n=zonder_adres, gemeente=gemeente))
    if rij["klein"]:
        uit.append(t("wijk.klein"))
    if rij.get("robuust") == "hangt_af_van_aannames":
        uit.append(t("profiel.let_op.rang"))
    if rij["huur_onzeker"]:
        uit.append(t("profiel.let_op.huur"))
    if any(cijfers.met_marge(rij, k)[1] for k in ("dekking_pct", "minuten_dichtste")):
        uit.append(t("profiel.let_op.adressen"))
    return uit
