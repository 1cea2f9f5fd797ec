"""The rent signal of a profile: its series as a chart, and the rents known further off."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.getallen import geheel, getal
from dashboard.parts.cijfers import Rij
from dashboard.parts.grafiek import KLEUREN, STREPEN, grafiek
from dashboard.parts.tabel import tabel
from dashboard.prijzen import Huur, Reeks
from dashboard.tekst import met_hoofdletter, t, woord
from etl.contract.figures import WONINGTYPES_VERKOOP
from etl.contract.niveaus import NIVEAUS

#: Names of all areas by level and code (:func:`dashboard.data.namen`).
Namen = Mapping[str, Mapping[str, str]]


def signaaltitel(rij: Rij) -> str:
    """Return whose signal a wijk has: its own, or that of its gemeente."""
    return t(f"profiel.huursignaal_{_niveau(rij)}")


def uitleg(rij: Rij) -> str:
    """Return what the signal is read from, and at which level."""
    return t(f"profiel.huur.uitleg_{_niveau(rij)}_{_bron(rij['huur_bron'])}")


def _niveau(rij: Rij) -> str:
    return "wijk" if rij["huur_niveau"] == "wijk" else "gemeente"


def _bron(bron: object) -> str:
    return "huur" if bron == "huur" else "koopprijs"


def prijsgrafiek(reeks: Reeks, bron: str, namen: Namen) -> None:
    """Draw the prices behind the rent signal: of its own area, and of those around it.

    Parameters
    ----------
    reeks : Reeks
        Not empty.
    bron : {"huur", "koopprijs"}
        What the prices are.
    namen : mapping
    """
    tabel_ = reeks.prijzen.assign(
        gebied=[
            _gebied(n, c, namen)
            for n, c in zip(reeks.prijzen["niveau"], reeks.prijzen["code"], strict=True)
        ]
    )
    gebieden = list(dict.fromkeys(tabel_["gebied"]))
    soort = reeks.soort
    if soort in WONINGTYPES_VERKOOP:
        soort = woord(WONINGTYPES_VERKOOP[soort])
    breed = tabel_.pivot_table(index="jaar", columns="gebied", values="waarde")[gebieden]
    rijen = [[str(jaar), *(geheel(w) for w in breed.loc[jaar])] for jaar in breed.index]
    grafiek(
        _lijnen(tabel_, gebieden, t(f"profiel.prijs.as_{bron}")),
        _beschrijving(breed, gebieden, _wat(reeks, bron, soort)),
        [t("profiel.prijs.jaar"), *gebieden],
        rijen,
        "profiel_prijs",
    )


def _gebied(niveau: str, code: str, namen: Namen) -> str:
    """Return an area with its level; the name of a wijk has its gemeente behind it already."""
    soort = "gebied_wijk" if niveau == "wijk" else "gebied"
    return t(f"profiel.prijs.{soort}", niveau=woord(NIVEAUS[niveau].naam), naam=namen[niveau][code])


def _wat(reeks: Reeks, bron: str, soort: str) -> str:
    wat = t(f"profiel.prijs.wat_{bron}", soort=soort)
    return f"{wat} {t('profiel.prijs.geschat')}" if reeks.geschat else wat


def _lijnen(tabel_: pd.DataFrame, gebieden: Sequence[str], titel: str) -> alt.Chart:
    domein = list(gebieden)
    return (
        alt.Chart(tabel_)
        .mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=30))
        .encode(
            x=alt.X("jaar:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1)),
            y=alt.Y(
                "waarde:Q",
                title=None,
                scale=alt.Scale(zero=False),
                # A space between thousands, as every Belgian reads it.
                axis=alt.Axis(labelExpr="replace(format(datum.value, ',.0f'), /,/g, ' ')"),
            ),
            color=alt.Color(
                "gebied:N",
                title=None,
                scale=alt.Scale(domain=domein, range=list(KLEUREN[: len(gebieden)])),
                legend=alt.Legend(orient="top", labelLimit=400, columns=1),
            ),
            strokeDash=alt.StrokeDash(
                "gebied:N",
                title=None,
                scale=alt.Scale(domain=domein, range=[list(s) for s in STREPEN[: len(gebieden)]]),
                legend=None,
            ),
        )
        .properties(height=340, title=alt.TitleParams(titel, anchor="start"))
    )


def _beschrijving(breed: pd.DataFrame, gebieden: Sequence[str], wat: str) -> str:
    """Return the first and the last price of every line, in one sentence each."""
    delen = []
    for gebied in gebieden:
        reeks = breed[gebied].dropna()
        delen.append(
            t(
                "profiel.prijs.verloop",
                gebied=met_hoofdletter(gebied),
                begin=getal(reeks.iloc[0]),
                van=str(reeks.index[0]),
                einde=getal(reeks.iloc[-1]),
                tot=str(reeks.index[-1]),
            )
        )
    return " ".join([wat, *delen])


def hurentabel(huren: Sequence[Huur], bron: str, namen: Namen) -> str:
    """Return the rents that are known in and around the wijk; `bron` is that of its signal."""
    koppen = [t(f"profiel.huur.{k}") for k in ("gebied", "wat", "periode", "bedrag", "bron")]
    rijen = [
        [
            _gebied(h.niveau, h.code, namen),
            t(f"profiel.huur.type_{h.woningtype}"),
            _periode(h.periode),
            t("profiel.huur.euro", euro=geheel(h.euro), maat=t(f"profiel.huur.maat_{h.maat}")),
            h.reeks.split(" · ")[0],
        ]
        for h in huren
    ]
    return tabel(t(f"profiel.huur.titel_{_bron(bron)}"), koppen, rijen)


def _periode(periode: str) -> str:
    """Return a period in words: a half year is written as "2025H1"."""
    jaar, half, welke = periode.partition("H")
    if half and jaar.isdigit() and welke in ("1", "2"):
        return t(f"profiel.huur.h{welke}", jaar=jaar)
    return periode
