"""The report of a region: what a policy maker takes to a meeting."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from etl.contract.aanbod import WERKMODELLEN
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import GEHEEL, NIVEAUS
from etl.contract.schalen import SCHALEN
from etl.export.marge import margin, outside
from etl.export.pdf import blokken as b
from etl.export.pdf.kaart import ONBEKEND, Kaartvraag, draw, read_layer
from etl.export.pdf.signalen import signals
from etl.export.pdf.slot import closing
from etl.export.pdf.taal import Taal
from etl.export.plaatsen import on_map, places_of
from etl.export.tables import Regio, find_region, region_name
from etl.export.verantwoording import MAKER
from etl.measures.ranks import TREKKINGEN
from etl.measures.travel import MINUTEN

if TYPE_CHECKING:
    from etl.store.read import Editie

#: Rows of the priority table.
MEESTE_WIJKEN = 20
_GROTE_CIJFERS = (
    ("huishoudens", ""),
    ("dekking_pct", "bij_minuten"),
    ("minuten_dichtste", ""),
    ("modellen_bereikbaar", "bij_van_zeven"),
    ("internet_zonder_pct", ""),
    ("nood", "bij_gemiddeld"),
)
_GELIJKHEID = ("gini", "palma", "concentratie", "erreygers", "fgt0", "fgt1", "fgt2")


def big_figure(rij: dict[str, Any], kolom: str, bij: str, taal: Taal) -> tuple[str, str, str]:
    """Return a figure with its title, and under it what it says and how sure it is."""
    w, nu = taal.woord, taal.cijfer(kolom, rij[kolom])
    woorden = [w(bij, minuten=str(MINUTEN))] if bij else []
    grenzen = margin(rij, kolom)
    van, tot = (taal.cijfer(kolom, grens) for grens in grenzen or (rij[kolom], rij[kolom]))
    if outside(rij, kolom):
        woorden.append(w("volgens_adressen", nu=nu))
        nu = van if van == tot else f"{van} – {tot}"
    elif van != tot:
        woorden.append(w("tussen", van=van, tot=tot))
    return taal.titel(kolom), nu, ", ".join(woorden)


def region_report(editie: "Editie", niveau: str, code: str, taal: str = "nl") -> bytes:
    """Return the summary of a region as PDF/UA-1.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    taal : str
        "nl", "fr" or "en".

    Returns
    -------
    bytes
        The same edition, region and language give the same bytes.

    Raises
    ------
    OngeldigeAanroep
        When the level or the code does not exist.
    """
    regio = find_region(editie, niveau, code)
    inhoud = _Regio(editie, regio, Taal(taal))
    rapport = report(
        editie,
        inhoud.taal,
        inhoud.taal.woord("titel_regio", naam=inhoud.naam),
        b.samen(
            inhoud.short(),
            inhoud.maps(),
            inhoud.priority(),
            inhoud.missing(),
            inhoud.equality(),
            signals(editie, regio, inhoud.wijken, inhoud.taal),
            closing(inhoud.taal, editie),
        ),
    )
    return b.compile_pdf(rapport, editie.datum)


def report(editie: "Editie", taal: Taal, titel: str, blokken: tuple[b.Blok, ...]) -> b.Rapport:
    """Return a report with what every report says of itself."""
    kort = editie.id[:12]
    return b.Rapport(
        titel=titel,
        boven=taal.woord("boven"),
        onder=taal.woord("onder", editie=kort, datum=editie.datum),
        omschrijving=taal.woord("boven"),
        trefwoorden=tuple(taal.woord("trefwoorden").split(", ")),
        maker=MAKER,
        kort=MAKER,
        voet=taal.woord("voet", editie=kort),
        taal=taal.sleutel,
        blokken=blokken,
    )


class _Regio:
    """The sections of one region's report, each from the edition's own figures."""

    def __init__(self, editie: "Editie", regio: Regio, taal: Taal) -> None:
        self.editie, self.regio, self.taal = editie, regio, taal
        self.naam = region_name(editie, regio, taal.sleutel)
        alle = editie.wijken
        binnen = alle if regio.niveau == GEHEEL else alle[_in(alle, regio)]
        self.wijken = binnen
        regios = editie.regios
        gelijk = (regios["niveau"] == regio.niveau) & (regios["code"] == regio.code)
        self.rij = records(regios[gelijk])[0]
        self.plaatsen = places_of(editie, binnen)

    def short(self) -> tuple[b.Blok, ...]:
        """Return the region in a few sentences and big figures."""
        w, rij, taal = self.taal.woord, self.rij, self.taal
        zinnen = [
            w(
                "kort_wonen",
                n=rij["wijken"],
                naam=self.naam,
                huishoudens=taal.getal(rij["huishoudens"]),
            )
        ]
        if not rij["plaatsen"]:
            zinnen.append(w("kort_leeg"))
        else:
            zinnen.append(w("kort_plaatsen", n=rij["plaatsen"]))
            if rij["plaatsen_zonder_adres"]:
                zinnen.append(w("kort_zonder", zonder=taal.getal(rij["plaatsen_zonder_adres"])))
            zinnen.append(self._reach())
        cijfers = [big_figure(rij, kolom, bij, taal) for kolom, bij in _GROTE_CIJFERS]
        cijfers[1:1] = [
            (w("wijken"), taal.getal(rij["wijken"]), ""),
            (w("plaatsen"), taal.getal(rij["plaatsen"]), ""),
        ]
        return b.samen(b.alinea(" ".join(zinnen)), b.cijfers(cijfers), b.melding(w("let_op_jong")))

    def _reach(self) -> str:
        rij, taal = self.rij, self.taal
        if pd.isna(rij["minuten_dichtste"]):
            return taal.woord("kort_onbekend")
        return taal.woord(
            "kort_dekking",
            dekking=taal.getal(rij["dekking_pct"]),
            minuten=str(MINUTEN),
            mediaan=taal.getal(rij["minuten_dichtste"]),
        )

    def maps(self) -> tuple[b.Blok, ...]:
        """Return the maps of the gap and of choice."""
        kloof = self._map("kaart_kloof", "kloof_prioriteit")
        keuze = self._map("kaart_keuze", "modellen_bereikbaar")
        if kloof.liggend:
            return kloof.blok(), keuze.blok()
        return (b.kaarten(kloof, keuze),)

    def _map(self, titel: str, kolom: str) -> b.Kaart:
        taal, schaal = self.taal, SCHALEN[kolom]
        waarden = self.wijken[kolom].where(~self.wijken["onbewoond"])
        if kolom != "kloof_prioriteit":
            # Nothing known is nothing learnt: not the same as nothing there.
            waarden = waarden.where((self.wijken["register"] != "leeg") | (waarden > 0))
        klassen = schaal.klassen(waarden)
        kleur = {
            str(code): schaal.palet[k] if k >= 0 else ONBEKEND
            for code, k in zip(self.wijken.index, klassen, strict=True)
        }
        namen = [*scale_words(schaal.grenzen, taal), taal.woord("niet_bekend")]
        aantal = pd.Series(klassen).value_counts()
        verdeling = "; ".join(
            taal.woord("verdeling", klasse=naam, n=aantal.get(k, 0))
            for k, naam in zip([*range(len(schaal.palet)), -1], namen, strict=True)
        )
        svg = draw(
            Kaartvraag(
                read_layer(self.editie.layer("wijk")),
                kleur,
                read_layer(self.editie.layer("gemeente")),
                on_map(self.plaatsen),
            )
        )
        onder = taal.woord(titel)
        return b.Kaart(
            onder,
            taal.woord("kaart_alt", naam=self.naam, titel=onder, verdeling=verdeling),
            svg,
            tuple(zip([*schaal.palet, "onbekend"], namen, strict=True)),
            taal.woord("stip"),
        )

    def priority(self) -> tuple[b.Blok, ...]:
        """Return the wijken with the highest priority, each with the interval of its rank."""
        taal, w = self.taal, self.taal.woord
        bekend = self.wijken[self.wijken["rang"].notna()].sort_values("rang", kind="stable")
        alle = int(self.editie.wijken["rang"].notna().sum())
        if bekend.empty:
            return b.samen(b.kop(w("prioriteit")), b.alinea(w("prioriteit_leeg")))
        met_interval = "rang_p05" in bekend.columns
        rijen = [
            self._priority_row(rij, met_interval) for rij in records(bekend.head(MEESTE_WIJKEN))
        ]
        kolommen = [
            b.Kolom(taal.titel("rang")),
            b.Kolom(w("wijk"), 2, getal=False),
            b.Kolom(w("gemeente"), 1.4, getal=False),
            b.Kolom(taal.titel("huishoudens")),
            b.Kolom(taal.titel("dekking_pct")),
            b.Kolom(taal.titel("nood")),
            b.Kolom(taal.titel("kloof_prioriteit")),
        ]
        if met_interval:
            kolommen += [b.Kolom(w("interval")), b.Kolom(taal.titel("robuust"), 1.2, getal=False)]
        uitleg = w("prioriteit_uitleg", n=alle, trekkingen=taal.getal(TREKKINGEN))
        rest = len(self.wijken) - len(bekend)
        return b.samen(
            b.kop(w("prioriteit")),
            b.alinea(uitleg) if met_interval else None,
            b.tabel("", kolommen, rijen, 8.5),
            b.alinea(w("prioriteit_rest", n=rest), klein=True) if rest else None,
        )

    def _priority_row(self, rij: dict[str, Any], met_interval: bool) -> list[str]:
        taal = self.taal
        cellen = [
            taal.getal(rij["rang"]),
            str(rij["wijk_naam"]),
            str(rij["gemeente_naam"]),
            taal.getal(rij["huishoudens"]),
            taal.cijfer("dekking_pct", rij["dekking_pct"]),
            taal.getal(rij["nood"]),
            taal.getal(rij["kloof_prioriteit"]),
        ]
        if met_interval:
            grenzen = f"{taal.getal(rij['rang_p05'])}–{taal.getal(rij['rang_p95'])}"
            cellen += [grenzen, taal.cijfer("robuust", rij["robuust"])]
        return cellen

    def missing(self) -> tuple[b.Blok, ...]:
        """Return how far each of the seven werkmodellen reaches."""
        taal, w = self.taal, self.taal.woord
        bewoond = self.wijken[~self.wijken["onbewoond"]]
        gemeenten = set(bewoond["gemeente_code"])
        hier = self.editie.initiatieven["gemeente_code"].isin(gemeenten)
        modellen = self.editie.initiatieven.loc[hier, "werkmodellen"].str.split("|").explode()
        rijen = []
        for sleutel, model in WERKMODELLEN.items():
            kolom = f"dekking_{sleutel}_pct"
            zonder = int((bewoond[kolom] == 0).sum())
            rijen.append(
                [
                    taal.kies(model.naam),
                    taal.getal(int((modellen == sleutel).sum())),
                    taal.cijfer(kolom, self.rij[kolom]),
                    taal.getal(zonder),
                ]
            )
        kolommen = [b.Kolom(w("model"), 2, getal=False)]
        kolommen += [b.Kolom(w(k), 1) for k in ("initiatieven", "bereikt", "wijken_zonder")]
        titel = w("ontbreekt")
        return b.samen(b.kop(titel), b.alinea(w("ontbreekt_uitleg")), b.tabel("", kolommen, rijen))

    def equality(self) -> tuple[b.Blok, ...]:
        """Return how unequally access is spread, and where two barriers meet."""
        taal, w = self.taal, self.taal.woord
        titel = w("gelijkheid")
        rijen = [
            [taal.titel(k), taal.getal(self.rij[k], 2), taal.kies(FIGUREN[k].uitleg)]
            for k in _GELIJKHEID
        ]
        kolommen = [
            b.Kolom(w("maat"), 1.2, getal=False),
            b.Kolom(w("waarde")),
            b.Kolom(w("betekenis"), 3, getal=False),
        ]
        drempel = w(
            "drempel_tekst",
            wijken=taal.getal(self.rij["wijken_dubbele_drempel"]),
            pct=taal.getal(self.rij["dubbele_drempel_pct"], 1),
        )
        return b.samen(
            b.kop(titel),
            b.alinea(w("gelijkheid_uitleg")),
            b.tabel("", kolommen, rijen),
            self._curve(),
            b.kop(w("drempel"), 3),
            b.alinea(drempel),
            self._gain(),
        )

    def _curve(self) -> b.Blok | None:
        """Return the Lorenz curve of the minutes, where the edition has its points."""
        lorenz = self.editie.lorenz
        eigen = lorenz[
            (lorenz["niveau"] == self.regio.niveau) & (lorenz["code"] == self.regio.code)
        ]
        if eigen["deel"].isna().any() or eigen.empty:
            return None
        taal, titel = self.taal, self.taal.woord("lorenz")
        punten = list(zip(eigen["deel_huishoudens"], eigen["deel"], strict=True))
        tekens = {k / 4: f"{taal.getal(25 * k)} %" for k in range(5)}
        reeksen = {self.naam: punten, taal.woord("lorenz_gelijk"): [(0.0, 0.0), (1.0, 1.0)]}
        alt = f"{titel}. {taal.titel('gini')}: {taal.getal(self.rij['gini'], 2)}."
        return b.grafiek(titel, alt, b.Assen((0.0, 1.0), (0.0, 1.0), tekens, tekens), reeksen)

    def _gain(self) -> tuple[b.Blok, ...]:
        """Return what one or three new places could bring, where that is known."""
        # An edition made without draws has not looked for them.
        een, drie = (self.rij.get(f"winst_{k}_huishoudens") for k in ("1_plaats", "3_plaatsen"))
        if pd.isna(een) or pd.isna(drie):
            return ()
        taal = self.taal
        tekst = taal.woord("winst_tekst", een=taal.getal(een), drie=taal.getal(drie))
        return b.kop(taal.woord("winst"), 3), b.alinea(tekst)


def scale_words(grenzen: tuple[float, ...], taal: Taal) -> list[str]:
    """Return the words of a scale's classes.

    Examples
    --------
    >>> scale_words((0.0, 20.0, 40.0), Taal("nl"))
    ['0', '0 tot 20', '20 tot 40', 'meer dan 40']
    >>> scale_words((20.0, 40.0), Taal("en"))
    ['up to 20', '20 to 40', 'over 40']
    """
    cijfers = [taal.getal(g) for g in grenzen]
    eerst = cijfers[0] if grenzen[0] == 0 else taal.woord("tot_en_met", tot=cijfers[0])
    midden = [taal.woord("van_tot", van=van, tot=tot) for van, tot in pairwise(cijfers)]
    return [eerst, *midden, taal.woord("meer_dan", van=cijfers[-1])]


def _in(wijken: pd.DataFrame, regio: Regio) -> pd.Series:
    return wijken[NIVEAUS[regio.niveau].kolom] == regio.code


def records(tabel: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table by column name."""
    return [{str(k): v for k, v in rij.items()} for rij in tabel.to_dict("records")]
