"""What a scenario brings: one sentence, the figures before and after, who gains, how fairly."""

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.getallen import getal, met_teken
from dashboard.parts import pagina
from dashboard.parts.scenario_stand import Stand, empty_register
from dashboard.parts.tabel import Cel, Link, tabel
from dashboard.scenario.rekenen import Cijfers
from dashboard.tekst import eenheid, t
from dashboard.veilig import in_html
from etl.export import file_name
from etl.export.csv import write_csv

#: A change of fewer households is rounding, not a change.
_HALF = 0.5
_EERST = 12
#: Figure of :class:`Cijfers` → decimals and unit.
_TOEGANG = {
    "binnen": (0, ""),
    "dekking_pct": (1, "pct"),
    "nood_pct": (1, "pct"),
    "minuten": (1, "min"),
}
_EERLIJK = {"tekort_minuten": (1, "min"), "gini": (3, ""), "concentratie": (3, "")}


def samengevat(stand: Stand) -> None:
    """Draw the sentence that sums the scenario up, and what to keep in mind with it."""
    bij = [t("scenario.register_blijft")]
    if leeg := empty_register(stand):
        bij.append(t("scenario.leeg", n=leeg))
    st.html(
        f'<div class="bk-nu" role="status"><p>{in_html(sentence(stand))}</p></div>'
        f'<p class="bk-bekend">{in_html(" ".join(bij))}</p>'
    )


def sentence(stand: Stand) -> str:
    """Return in plain words what the scenario brings to the region."""
    hier, minuten = stand.binnen, stand.toestand.minuten
    totaal = float(hier["huishoudens"].sum())
    voor, na = (float(hier[k].sum()) for k in ("binnen_voor", "binnen_na"))
    deel_voor, deel_na = (100 * n / totaal if totaal else np.nan for n in (voor, na))
    # A decimal only where two different shares would read the same.
    fijn = int(getal(deel_voor) == getal(deel_na) and abs(na - voor) >= _HALF)
    op_100 = {"voor": getal(deel_voor, fijn), "na": getal(deel_na, fijn)}
    if not (stand.erbij or len(stand.dicht)):
        return t(
            "scenario.zin_nu",
            regio=stand.regio,
            minuten=minuten,
            binnen=getal(voor),
            huishoudens=getal(totaal),
            pct=op_100["voor"],
        )
    winst = na - voor
    soort = "gelijk" if abs(winst) < _HALF else ("meer" if winst > 0 else "minder")
    zin = t(
        f"scenario.zin_{soort}",
        wat=_wat(stand),
        regio=stand.regio,
        minuten=minuten,
        huishoudens=getal(abs(winst)),
        **op_100,
    )
    if soort == "gelijk":
        return zin
    per_wijk = hier["winst"] if winst > 0 else -hier["winst"]
    meest = t(
        f"scenario.meest_{soort}",
        wijk=stand.wijknaam(str(per_wijk.idxmax())),
        huishoudens=getal(per_wijk.max()),
    )
    return f"{zin} {meest}"


def _wat(stand: Stand) -> str:
    delen = []
    if stand.erbij:
        delen.append(t("scenario.wat_erbij", n=len(stand.erbij)))
    if len(stand.dicht):
        delen.append(t("scenario.wat_dicht", n=len(stand.dicht)))
    return t("scenario.en").join(delen)


# ---- before and after ------------------------------------------------------------------------


def voor_en_na(stand: Stand) -> None:
    """Draw the region's figures, now and in the scenario."""
    voor, na = stand.cijfers()
    st.html(
        tabel(
            t("scenario.cijfers", regio=stand.regio),
            [t(f"scenario.kolom_{k}") for k in ("cijfer", "nu", "straks", "verschil")],
            [_rij(stand, k, *vorm, voor, na) for k, vorm in _TOEGANG.items()],
            (1, 2, 3),
        )
    )
    uitleg = t("scenario.cijfers_uitleg", huishoudens=getal(voor.huishoudens))
    st.html(f'<p class="bk-klein">{in_html(uitleg)}</p>')


def eerlijk(stand: Stand) -> None:
    """Draw how the minutes are shared over the households, now and in the scenario."""
    voor, na = stand.cijfers()
    st.html(f'<h2 class="bk-h2">{in_html(t("scenario.eerlijk"))}</h2>')
    if oordeel := need_sentence(voor, na):
        st.html(f'<p class="bk-nu">{in_html(oordeel)}</p>')
    uitleg = [t("scenario.uitleg_tekort", minuten=stand.toestand.minuten)]
    uitleg += [t("scenario.uitleg_gini"), t("scenario.uitleg_concentratie")]
    st.html(
        tabel(
            t("scenario.eerlijk_tabel", regio=stand.regio),
            [t(f"scenario.kolom_{k}") for k in ("cijfer", "nu", "straks", "verschil")],
            [_rij(stand, k, *vorm, voor, na) for k, vorm in _EERLIJK.items()],
            (1, 2, 3),
        )
        + "".join(f'<p class="bk-klein">{in_html(z)}</p>' for z in uitleg)
    )


def need_sentence(voor: Cijfers, na: Cijfers) -> str:
    """Return whether those in need gain more or less than others; "" where nothing changes."""
    gewoon = _verschil(voor.dekking_pct, na.dekking_pct, 1)
    nood = _verschil(voor.nood_pct, na.nood_pct, 1)
    if np.isnan(nood) or (nood == 0 and gewoon == 0):
        return ""
    soort = "gelijk" if nood == gewoon else ("beter" if nood > gewoon else "slechter")
    return t(f"scenario.nood_{soort}", nood=_teken(nood, 1), gewoon=_teken(gewoon, 1))


def _verschil(nu: float, straks: float, decimalen: int) -> float:
    """Return the difference of what people read: no +0,1 between numbers that look the same."""
    return round(round(straks, decimalen) - round(nu, decimalen), decimalen)


def _rij(
    stand: Stand, figuur: str, decimalen: int, maat: str, voor: Cijfers, na: Cijfers
) -> list[Cel]:
    nu, straks = (_waarde(stand, figuur, c) for c in (voor, na))
    verschil = _verschil(nu, straks, decimalen)
    verschil_maat = "punten" if maat == "pct" else maat
    return [
        t(f"scenario.figuur.{figuur}", minuten=stand.toestand.minuten),
        _met_eenheid(getal(nu, decimalen), maat),
        _met_eenheid(getal(straks, decimalen), maat),
        _met_eenheid(_teken(verschil, decimalen), verschil_maat),
    ]


def _waarde(stand: Stand, figuur: str, cijfers: Cijfers) -> float:
    if figuur == "tekort_minuten":
        return cijfers.tekort * stand.toestand.minuten
    return float(getattr(cijfers, figuur))


def _met_eenheid(tekst: str, maat: str) -> str:
    # A short unit stays with its number; "punten" may go to the next line.
    vast = " " if maat == "punten" else "\N{NO-BREAK SPACE}"
    return tekst if tekst == "–" else tekst + eenheid(maat).replace(" ", vast)


def _teken(waarde: float, decimalen: int) -> str:
    afgerond = round(waarde, decimalen) + 0.0
    return getal(0) if afgerond == 0 else met_teken(afgerond, decimalen)


# ---- who gains -------------------------------------------------------------------------------


def wie_wint(stand: Stand) -> None:
    """Draw the wijken that gain and lose, most gain first, each with its profile."""
    deel = changed(stand)
    st.html(f'<h2 class="bk-h2">{in_html(t("scenario.wie"))}</h2>')
    if deel.empty:
        st.html(f"<p>{in_html(t('scenario.wie_niemand'))}</p>")
    else:
        st.html(_wijken(stand, deel))
    elders = stand.buiten_winst
    if abs(elders) >= _HALF:
        soort = "wint" if elders > 0 else "verliest"
        zin = t(f"scenario.elders_{soort}", huishoudens=getal(abs(elders)))
        st.html(f"<p>{in_html(zin)}</p>")


def changed(stand: Stand) -> pd.DataFrame:
    """Return the wijken of the region where anything changes, most gain first."""
    hier = stand.binnen
    return hier[hier["winst"].abs() >= _HALF].sort_values("winst", ascending=False, kind="stable")


def _wijken(stand: Stand, deel: pd.DataFrame) -> str:
    koppen = [t(f"scenario.kolom_{k}") for k in ("wijk", "winst", "nu", "straks")]
    rijen: list[list[Cel]] = [
        [
            Link(stand.wijknaam(str(code)), pagina.pad("profiel", {"wijk": str(code)})),
            _teken(rij["winst"], 0),
            _met_eenheid(getal(rij["dekking_voor_pct"]), "pct"),
            _met_eenheid(getal(rij["dekking_na_pct"]), "pct"),
        ]
        for code, rij in deel.to_dict("index").items()
    ]
    titel = t("scenario.wie_titel", minuten=stand.toestand.minuten)
    uit = tabel(titel, koppen, rijen[:_EERST], (1, 2, 3))
    if len(rijen) > _EERST:
        rest = t("scenario.wie_rest", n=len(rijen) - _EERST)
        uit += f"<details><summary>{in_html(rest)}</summary>"
        uit += f"{tabel(rest, koppen, rijen[_EERST:], (1, 2, 3))}</details>"
    return uit


# ---- to take away ----------------------------------------------------------------------------


def download(stand: Stand) -> None:
    """Draw the button that takes the scenario away, wijk by wijk."""
    toestand = stand.toestand
    st.download_button(
        t("scenario.download"),
        lambda: to_csv(stand),
        file_name=file_name(toestand.niveau, toestand.code, "csv", "scenario"),
        mime="text/csv",
        on_click="ignore",
    )


def to_csv(stand: Stand) -> bytes:
    """Return the region's wijken with what changes; the last columns say what was asked."""
    wijken = stand.editie.wijken
    hier = stand.binnen.drop(columns="register")
    namen = wijken.loc[hier.index, ["wijk_naam", "gemeente_code", "gemeente_naam"]]
    tabel_ = namen.join(hier).reset_index(names="wijk_code")
    tabel_["minuten"] = stand.toestand.minuten
    tabel_["erbij"] = " ".join(p.merk for p in stand.erbij)
    tabel_["dicht"] = " ".join(map(str, stand.dicht.index))
    tabel_["editie_datum"] = stand.editie.datum
    return write_csv(tabel_, "belgisch")
