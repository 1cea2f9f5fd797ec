"""The rent signal and the digital gap of a region, with their series as charts."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from etl.contract.figures import KLASSEN_HUUR, WONINGTYPES_VERKOOP
from etl.contract.niveaus import NIVEAUS
from etl.export.pdf import blokken as b
from etl.export.pdf.taal import Taal
from etl.export.tables import Regio, french_names
from etl.measures import rent_series

if TYPE_CHECKING:
    from etl.store.read import Editie

_PRIJS, _HUUR, _INTERNET = "verkoopprijs", "huur", "internet"
#: At most this many lines in a chart: more can no longer be told apart in print.
_MEESTE_LIJNEN = 4
_GEWESTEN = ("02000", "04000")


def signals(editie: "Editie", regio: Regio, wijken: pd.DataFrame, taal: Taal) -> tuple[b.Blok, ...]:
    """Return the section on rent and internet."""
    w = taal.woord
    return b.samen(
        b.kop(w("signalen")),
        b.alinea(_explained(wijken, taal)),
        _classes(wijken, taal),
        _prices_of_gemeente(editie, wijken, taal) if regio.niveau == "gemeente" else None,
        _internet(editie, wijken, taal),
    )


def signals_of_wijk(editie: "Editie", wijk: pd.DataFrame, taal: Taal) -> tuple[b.Blok, ...]:
    """Return the section on rent and internet of one wijk; `wijk` is its row."""
    return b.samen(
        b.kop(taal.woord("signalen")),
        b.alinea(_explained(wijk, taal)),
        _prices(editie, dict(wijk.iloc[0]), str(wijk.index[0]), taal),
        _internet(editie, wijk, taal),
    )


def _explained(wijken: pd.DataFrame, taal: Taal) -> str:
    """Return what the signals of these wijken are read from."""
    eigen = wijken["huur_niveau"].eq("wijk").any() or wijken["huur_bron"].eq("huur").any()
    return taal.woord("signalen_uitleg_eigen" if eigen else "signalen_uitleg")


def _prices_of_gemeente(editie: "Editie", wijken: pd.DataFrame, taal: Taal) -> b.Blok | None:
    signaal = rent_series.of_gemeente(editie.observations(_PRIJS), wijken)
    return None if signaal is None else _prices(editie, signaal, "", taal)


def _classes(wijken: pd.DataFrame, taal: Taal) -> b.Blok:
    aantal = wijken["huur_signaal"].value_counts()
    wonen = wijken.groupby("huur_signaal")["huishoudens"].sum()
    rijen = [
        [taal.kies(naam), taal.getal(aantal.get(k, 0)), taal.getal(wonen.get(k, 0.0))]
        for k, naam in KLASSEN_HUUR.items()
    ]
    titel = taal.woord("signaal")
    kolommen = [
        b.Kolom(titel, 2, getal=False),
        b.Kolom(taal.woord("wijken"), 1),
        b.Kolom(taal.titel("huishoudens"), 1),
    ]
    return b.tabel(titel, kolommen, rijen)


def _prices(editie: "Editie", signaal: Mapping[Any, Any], wijk: str, taal: Taal) -> b.Blok | None:
    """Return the prices behind a signal, beside the median of their level in the gewest."""
    if pd.isna(signaal["huur_niveau"]):
        return None
    alle = rent_series.prices(editie.observations(_PRIJS), editie.observations(_HUUR), signaal)
    niveau, code = rent_series.area(signaal, wijk)
    alle = alle[alle["niveau"] == niveau]
    gewest = str(signaal["gewest_code"])
    ander = alle[alle["code"].isin(_areas(editie.wijken, niveau, gewest))]
    eigen = alle[alle["code"] == code]
    naam = taal.woord(
        "prijs_gebied",
        naam=str(signaal[f"{niveau}_naam"]),
        niveau=taal.kies(NIVEAUS[niveau].naam),
    )
    referentie = taal.woord(
        f"prijs_mediaan_{niveau}", gewest=_names(editie, "gewest", taal)[gewest]
    )
    soort = str(signaal["huur_reeks"])
    if soort in WONINGTYPES_VERKOOP:
        soort = taal.kies(WONINGTYPES_VERKOOP[soort])
    titel = taal.woord(f"prijs_{signaal['huur_bron']}", type=soort, naam=naam)
    if eigen["geschat"].any():
        titel = f"{titel} {taal.woord('prijs_geschat')}"
    reeksen = {naam: eigen.set_index("jaar")["waarde"]}
    return _chart(titel, reeksen | {referentie: ander.groupby("jaar")["waarde"].median()}, taal)


def _areas(wijken: pd.DataFrame, niveau: str, gewest: str) -> pd.Index:
    """Return the codes of the areas of a level in a gewest."""
    binnen = wijken[wijken["gewest_code"] == gewest]
    return binnen.index if niveau == "wijk" else pd.Index(binnen[NIVEAUS[niveau].kolom].unique())


def _internet(editie: "Editie", wijken: pd.DataFrame, taal: Taal) -> b.Blok | None:
    """Return the households without internet of the provincies, or else of the gewesten."""
    alle = editie.observations(_INTERNET)
    alle = alle[alle["status"] == "gemeten"]
    provincies = sorted(wijken["provincie_code"].dropna().unique())
    niveau, codes = "provincie", list(provincies)
    if not 0 < len(provincies) < _MEESTE_LIJNEN:
        niveau, codes = "gewest", [g for g in _GEWESTEN if (wijken["gewest_code"] == g).any()]
    namen = _names(editie, niveau, taal)
    reeksen = {namen[c]: _series(alle, niveau, c) for c in codes}
    if niveau == "provincie":
        reeksen[_names(editie, "gewest", taal)["02000"]] = _series(alle, "gewest", "02000")
    gevuld = {naam: reeks for naam, reeks in reeksen.items() if len(reeks)}
    return _chart(taal.woord("internet"), gevuld, taal, 1) if gevuld else None


def _series(alle: pd.DataFrame, niveau: str, code: str) -> pd.Series:
    deel = alle[(alle["niveau"] == niveau) & (alle["code"] == code)]
    return deel.set_index("jaar")["waarde"]


def _names(editie: "Editie", niveau: str, taal: Taal) -> dict[str, str]:
    gebieden = editie.gebieden
    deel = gebieden[gebieden["niveau"] == niveau].set_index("code")
    nederlands = deel["naam_nl"]
    namen = french_names(deel).fillna(nederlands) if taal.sleutel == "fr" else nederlands
    return {str(k): str(v) for k, v in namen.items()}


def _chart(
    titel: str, reeksen: Mapping[str, "pd.Series[Any]"], taal: Taal, decimalen: int = 0
) -> b.Blok:
    jaren = sorted({int(j) for reeks in reeksen.values() for j in reeks.index})
    hoogst = max(float(reeks.max()) for reeks in reeksen.values())
    y = b.nette_stappen(0.0, hoogst)
    assen = b.Assen(
        (jaren[0], max(jaren[-1], jaren[0] + 1)),
        (y[0], y[-1]),
        {float(j): str(j) for j in _ticks(jaren)},
        {waarde: taal.getal(waarde, 0 if waarde == int(waarde) else 1) for waarde in y},
    )
    punten = {
        naam: [
            (float(j), float(reeks.get(j, float("nan")))) for j in range(jaren[0], jaren[-1] + 1)
        ]
        for naam, reeks in reeksen.items()
    }
    einden = "; ".join(
        taal.woord(
            "grafiek_einde",
            naam=naam,
            eerst=taal.getal(reeks.sort_index().iloc[0], decimalen),
            van=str(reeks.index.min()),
            laatst=taal.getal(reeks.sort_index().iloc[-1], decimalen),
            tot=str(reeks.index.max()),
        )
        for naam, reeks in reeksen.items()
    )
    alt = taal.woord("grafiek_alt", titel=titel, einden=einden)
    return b.grafiek(titel, alt, assen, punten)


def _ticks(jaren: Sequence[int]) -> list[int]:
    stap = max(1, -(-(jaren[-1] - jaren[0]) // 7))
    return list(range(jaren[0], jaren[-1] + 1, stap))
