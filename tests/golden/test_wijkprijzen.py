"""A town of twelve wijken with prices of their own: rent signal and Ding's rule per wijk.

Sales and incomes per sector, and rents of quarters that somebody adds; what page and print say.

The town of :mod:`tests.golden.stad` with a third gemeente of ten more wijken, each one sector.
"""

import io
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pypdf
import pytest
import shapely

from etl import eigen, refresh, tabellen
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN
from etl.export import export
from etl.export.verantwoording import sources_of
from etl.pipeline import build
from etl.sources import statbel_inkomen_sector, statbel_sectorreeks, statbel_verkopen_sector
from etl.sources.statbel_sectorreeks import Weg
from etl.sources.verslag import Gelezen
from etl.sources.vintages import Indelingen
from etl.store.read import Editie, open_edition
from tests.app.bezoek import bezoek, html
from tests.golden import stad

C = "90003"
WIJKEN = {**stad.WIJKEN, **{f"{C}W{i:02}": C for i in range(1, 9)}}
SECTOR = {wijk: f"{wijk[:5]}A{wijk[-2:]}-" for wijk in WIJKEN}
HUIS = "Toutes les maisons avec 2, 3, 4 ou plus de façades (excl. appartements)"


def town() -> dict[str, pd.DataFrame]:
    """Return the town's tables with gemeente C: growth 1 % a year, eight wijken."""
    tables = stad.tables()
    nieuw = [w for w in WIJKEN if WIJKEN[w] == C]
    wijken = pd.DataFrame({"wijk_code": nieuw, "wijk_naam": nieuw, "wijk_naam_bron": "bron"})
    wijken = wijken.assign(gemeente_code=C, **stad.REGIO)
    vlak = [shapely.box(x, 204_000, x + 2000, 206_000) for x in range(150_000, 166_000, 2000)]
    tables["wijken"] = pd.concat(
        [tables["wijken"], gpd.GeoDataFrame(wijken, geometry=vlak, crs="EPSG:31370")],
        ignore_index=True,
    )
    rijen = pd.DataFrame({"wijk_code": nieuw, "gemeente_code": C})
    rijen = rijen.assign(x=[v.centroid.x for v in vlak], y=205_000.0, huishoudens=80.0, wagens=60.0)
    rijen["cel"] = (rijen["x"] // 100 * 100_000 + rijen["y"] // 100).astype("Int64")
    huis = pd.concat([tables["huishoudens"], rijen], ignore_index=True)
    huis["sector"] = huis["wijk_code"].map(SECTOR).fillna(huis["sector"])
    tables["huishoudens"] = huis
    naam = {"gemeente_code": C, "gemeente_naam": "Ceedorp", **stad.REGIO}
    tables["gemeenten"] = pd.concat([tables["gemeenten"], pd.DataFrame([naam])], ignore_index=True)
    gebied = pd.DataFrame([("gemeente", C, "Ceedorp")], columns=["niveau", "code", "naam_nl"])
    tables["gebieden"] = pd.concat([tables["gebieden"], gebied], ignore_index=True)
    for naam, groei in (("verkoopprijs", 1.01), ("inkomen", 1.0), ("alleenwonend", 1.0)):
        van = tables[naam][tables[naam]["code"] == stad.B].assign(code=C)
        van["waarde"] = van["waarde"].iloc[0] * groei ** (van["jaar"] - van["jaar"].min())
        tables[naam] = pd.concat([tables[naam], van], ignore_index=True)
    return tables


def sector_files(bronnen: Path) -> Path:
    """Write sales and incomes per sector in the publisher's form.

    Sector i of twelve grows by i % a year from 100,000 × (2 − i/20); incomes rise from 10,000 by
    1,000 a sector. Of the last sector only the last six years have a median.
    """
    (bronnen / "statbel").mkdir(parents=True)
    kop = "CD_STAT_SECTOR;CD_YEAR;CD_TYPE_FR;MS_TRANSACTIONS;MS_P25;MS_P50 (MEDIAN_PRICE);MS_P75"
    regels = [f"{kop};MS_P10;MS_P90"]
    for i, sector in enumerate(SECTOR.values(), start=1):
        for jaar in range(2015, 2025):
            prijs = 100_000 * (2 - i / 20) * (1 + i / 100) ** (jaar - 2015)
            weg = i == len(SECTOR) and jaar < 2019
            aantal, mediaan = ("9", "") if weg else ("25", f"{prijs:.0f}")
            regels.append(f"{sector};{jaar};{HUIS};{aantal};;{mediaan};;;")
    with zipfile.ZipFile(bronnen / statbel_verkopen_sector.BESTAND, "w") as archief:
        archief.writestr("TF_IMMO_SECTOR.txt", "\r\n".join(regels).encode("cp1252"))
    pd.DataFrame(
        {
            "CD_YEAR": 2015,
            "CD_MUNTY_REFNIS": [s[:5] for s in SECTOR.values()],
            "CD_SECTOR": SECTOR.values(),
            "MS_NBR_NON_ZERO_INC": 100,
            "MS_MEDIAN_NET_TAXABLE_INC": [10_000 + 1000 * i for i in range(len(SECTOR))],
        }
    ).to_excel(bronnen / statbel_inkomen_sector.BESTAND, index=False)
    return bronnen


def concordances(*_: object) -> Weg:
    """Return the way of the town: every sector is a wijk."""
    rest = {g: f"{g}WONB" for g in (stad.A, stad.B, C)}
    frame = pd.DataFrame(
        [(s, w, WIJKEN[w]) for w, s in SECTOR.items()]
        + [(f"{g}ZZZZ", w, g) for g, w in rest.items()],
        columns=["sector", "wijk", "gemeente"],
    )
    return Weg(
        Indelingen(dict.fromkeys(("2019", "2024", "2025"), frame), {}), town()["huishoudens"]
    )


def heel(naam: str, tabel: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the columns that it may leave empty."""
    leeg = [k for k in TABELLEN[naam].kolomnamen() if k not in tabel.columns]
    return tabel.assign(**{k: pd.Series(pd.NA, tabel.index, dtype="str") for k in leeg})


def edition(map_: Path, tables: dict[str, pd.DataFrame], draws: bool = False) -> Editie:
    for naam, tabel in tables.items():
        tabellen.save(heel(naam, tabel), map_ / "data", naam)
    build(map_ / "data", map_ / "store", draws=draws)
    return open_edition(map_ / "store")


@pytest.fixture(scope="module")
def zonder(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    return edition(tmp_path_factory.mktemp("zonder"), town())


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    map_ = tmp_path_factory.mktemp("met")
    bronnen, tables = sector_files(map_ / "bronnen"), town()
    grof = {n: Gelezen(tables[n], ()) for n in ("verkoopprijs", "inkomen")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statbel_sectorreeks, "way", concordances)
        fijn = refresh._of_wijken(grof, bronnen, tables["wijken"], tables["huishoudens"])
    assert all("sector 2024 → wijk 2025" in " ".join(g.verslag) for g in fijn.values())
    # The report of a gemeente tells of what is drawn too.
    return edition(map_, tables | {n: g.tabel for n, g in fijn.items()}, draws=True)


def test_without_files_per_sector_all_stays_per_gemeente(zonder: Editie, tmp_path: Path) -> None:
    w = zonder.wijken
    assert set(w["huur_niveau"]) == set(w["ding_niveau"]) == {"gemeente"}
    leeg: dict[str, Gelezen] = {}
    assert refresh._of_wijken(leeg, tmp_path, town()["wijken"], town()["huishoudens"]) == {}


def test_a_wijk_with_prices_of_its_own_has_its_own_signal(met: Editie, zonder: Editie) -> None:
    w = met.wijken
    # Sector 12 has six years of ten: too few, so its wijk keeps the signal of gemeente C.
    assert w["huur_niveau"].tolist() == ["wijk"] * 11 + ["gemeente"]
    assert set(w["huur_bron"]) == {"koopprijs"}
    # Growth 1–11 %: the median is 6; the faster a sector grows the cheaper it began.
    assert w["huur_groei_pct_jaar"].tolist()[:11] == pytest.approx(range(1, 12), abs=0.01)
    assert w["huur_verschil_punten"].tolist()[:11] == pytest.approx(range(-5, 6), abs=0.01)
    klassen = ["blijft_achter"] * 5 + ["stabiel"] + ["onder_druk"] * 5
    assert w["huur_signaal"].tolist()[:11] == klassen
    huur = [k for k in w.columns if k.startswith("huur_")]
    pd.testing.assert_series_equal(w[huur].iloc[11], zonder.wijken[huur].iloc[11])


def test_the_rule_of_ding_speaks_per_wijk(met: Editie) -> None:
    w = met.wijken
    # Sector 12 has no price at the start, but its income alone says that it was not poor.
    assert set(w["ding_niveau"]) == {"wijk"}
    # Incomes 10,000 … 21,000, median 15,500: sectors 1–6 were poor, but prices rose most in 7–11.
    assert w["ding_klasse"].tolist() == ["gentrificeerbaar"] * 6 + ["niet_gentrificeerbaar"] * 6


def test_each_row_names_its_source_and_the_rest_stays_as_it_was(
    met: Editie, zonder: Editie
) -> None:
    prijzen = met.observations("verkoopprijs")
    per_niveau = prijzen.groupby("niveau")["bron"].unique().map(list).to_dict()
    assert per_niveau == {"gemeente": ["statbel_verkopen"], "wijk": ["statbel_verkopen_sector"]}
    assert set(prijzen.loc[prijzen["niveau"] == "wijk", "status"]) == {"geschat", "onderdrukt"}
    # Whose figures they are goes along with every download, and only where they are in it.
    for editie, sector in ((met, True), (zonder, False)):
        van = {b.sleutel for b in sources_of(list(editie.wijken.columns), editie)}
        assert ("statbel_verkopen_sector" in van) is sector
        assert ("statbel_inkomen_sector" in van) is sector
    regel = BRONNEN["statbel_verkopen_sector"].attributie
    assert regel in export(met, "gemeente", stad.A, "geojson").decode()
    nood = ("nood", "kloof_", "rang", "double", "dubbele_")
    zelfde = [k for k in zonder.wijken if not k.startswith(("huur_", "ding_", *nood))]
    pd.testing.assert_frame_equal(met.wijken[zelfde], zonder.wijken[zelfde])


# --- what page and print say ----------------------------------------------------------------


def quarters(bronnen: Path) -> Path:
    """Write rents of eleven wijken as somebody adds them: wijk i rises by i % a year from 500."""
    (bronnen / "eigen").mkdir(parents=True)
    kop = "indicator,niveau,code,jaar,waarde,bron,status,reeks,woningtype,maat,periode"
    regels = [kop]
    for i, wijk in enumerate(list(WIJKEN)[:11], start=1):
        for jaar in range(2019, 2025):
            huur = 500 * (1 + i / 100) ** (jaar - 2019)
            vast = "eigen,gemeten,Huurwijzer,appartement,mediaan"
            regels.append(f"huur_eur_maand,wijk,{wijk},{jaar},{huur:.2f},{vast},{jaar}")
    (bronnen / "eigen" / "huur_wijken.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")
    return bronnen


@pytest.fixture(scope="module")
def huren(tmp_path_factory: pytest.TempPathFactory) -> Editie:
    map_ = tmp_path_factory.mktemp("huren")
    tables = town()
    gelezen = {"huur": Gelezen(heel("huur", tables["huur"]), ())}
    met_eigen = eigen.add(gelezen, quarters(map_ / "bronnen"), tables)
    return edition(map_, tables | {"huur": met_eigen["huur"].tabel})


def print_of(editie: Editie, niveau: str, code: str) -> str:
    lezer = pypdf.PdfReader(io.BytesIO(export(editie, niveau, code, "pdf")))
    return " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())


def figures_of(editie: Editie, niveau: str, code: str) -> str:
    """Return the words beside the pictures of a report: alt texts tell what a chart shows."""
    lezer = pypdf.PdfReader(io.BytesIO(export(editie, niveau, code, "pdf")))
    return "\n".join(_alts(lezer.trailer["/Root"]["/StructTreeRoot"]))


def _alts(knoop: Any) -> list[str]:
    knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
    if isinstance(knoop, list):
        return [alt for kind in knoop for alt in _alts(kind)]
    if not isinstance(knoop, dict):
        return []
    hier = [str(knoop["/Alt"])] if "/Alt" in knoop else []
    return hier + _alts(knoop.get("/K", []))


def test_rents_of_quarters_are_what_page_and_print_draw(
    huren: Editie, monkeypatch: pytest.MonkeyPatch
) -> None:
    rij = huren.wijken.iloc[10]
    assert [rij[k] for k in ("huur_niveau", "huur_bron", "huur_reeks")] == [
        "wijk",
        "huur",
        "Huurwijzer",
    ]
    # 500 × 1,11⁵ = 842,53; the wijk in the middle rose by 6 %: 500 × 1,06⁵ = 669,11.
    code = f"{C}W07"
    bladzijde = html(bezoek(monkeypatch, huren.map.parent, "profiel", wijk=code))
    assert f"De wijk {code} heeft een eigen huursignaal" in bladzijde
    assert "Van deze wijk zelf kennen we huurprijzen" in bladzijde
    assert "Het signaal van de gemeente" not in bladzijde
    assert f"Wijk {code} (Ceedorp): van 500 euro in 2019 naar 843 euro in 2024" in bladzijde
    alt = figures_of(huren, "wijk", code)
    assert f"Huur per maand (reeks Huurwijzer), euro: {code} (wijk)" in alt
    assert "500" in alt
    assert "843" in alt
    assert "mediaan van de wijken" in alt
    assert "669" in alt
    assert "komt uit haar eigen prijzen" in print_of(huren, "wijk", code)


def test_estimates_from_sectors_are_told_and_a_gemeente_keeps_its_own_chart(
    met: Editie, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Sector 11: from 145,000, by 11 % a year.
    code = f"{C}W07"
    bladzijde = html(bezoek(monkeypatch, met.map.parent, "profiel", wijk=code))
    assert f"Wijk {code} (Ceedorp): van 145.000 euro in 2015" in bladzijde
    assert "Gemeente Ceedorp" in bladzijde or "Ceedorp (gemeente)" in bladzijde
    assert "geschat uit die van haar statistische sectoren" in bladzijde
    alt = figures_of(met, "wijk", code)
    assert f"{code} (wijk) – geschat uit de statistische sectoren" in alt
    # All wijken of A have signals of their own: the report of A still shows the prices of A.
    assert set(met.wijken.loc[met.wijken["gemeente_code"] == stad.A, "huur_niveau"]) == {"wijk"}
    gemeente = figures_of(met, "gemeente", stad.A)
    assert "Aadorp (gemeente)" in gemeente
    assert "mediaan van de gemeenten" in gemeente
    # The last wijk has too few years: it says that its signal is the gemeente's.
    assert "Het signaal van de gemeente" in html(
        bezoek(monkeypatch, met.map.parent, "profiel", wijk=f"{C}W08")
    )
