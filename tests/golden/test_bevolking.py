"""Population per sector, from the mirror through refresh and build to what people take away.

The town of :mod:`tests.golden.stad`: both wijken of A lie in one old sector, and so do those of B.
"""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from etl import refresh as vernieuwing
from etl import tabellen as tafel
from etl.contract.publish import documents
from etl.contract.sources import BRONNEN
from etl.errors import DownloadMislukt, OngeldigeGegevens, TeGroteVerandering
from etl.export import export
from etl.pipeline import build
from etl.sources import mirror, statbel_bevolking, statbel_sectorreeks
from etl.sources.initiatieven import GelezenRegister
from etl.sources.statbel_sectorreeks import Weg
from etl.sources.verslag import Gelezen
from etl.sources.vintages import Indelingen
from etl.store.read import Editie, open_edition
from tests.app.bezoek import bezoek, html
from tests.golden import stad
from tests.unit.test_refresh import nep
from tests.unit.test_statbel_cijfers import BEVOLKING, zipped

KOP = BEVOLKING.splitlines()[0] + "\r\n"
REST = {stad.A: f"{stad.A}WONB", stad.B: f"{stad.B}WONB"}
#: Households in the old sector of A: 100 and 100; of B: 100 and 30. One of A's has no place.
OUD = {"90001A00-": 400, "90001ZZZZ": 7, "90002A00-": 260, "90002ZZZZ": 0, "62063A00-": 50}
#: Who is registered nowhere has a sector of no gemeente.
NERGENS = {"99999ZZZZ": 4}
NIEUW = {"90001A11-": 210, "90001A12-": 190, "90001ZZZZ": 9, "90002A11-": 100, "90002A12-": 31}


def population(jaar: int, sectoren: dict[str, int], bronnen: Path) -> None:
    regels = "".join(
        f"{s[:5]}|{s}|{n}|1/01/1981|31/12/9999|12,5|NAAM|NOM|Dorp|Village\r\n"
        for s, n in sectoren.items()
    )
    bestand = f"statbel/OPENDATA_SECTOREN_{jaar}.zip"
    zipped(bronnen, bestand, KOP + regels, "utf-8-sig", f"OPENDATA_SECTOREN_{jaar}.txt")


def way(*_: object) -> Weg:
    oud = [("90001A00-", "90001W01", stad.A), ("90002A00-", "90002W01", stad.B)]
    nieuw = [(f"{w[:5]}A1{w[-1]}-", w, g) for w, g in stad.WIJKEN.items()]
    rest = [(f"{g}ZZZZ", w, g) for g, w in (REST | {"99999": "99999WONB"}).items()]
    toen, nu = (
        pd.DataFrame(r + rest, columns=["sector", "wijk", "gemeente"]) for r in (oud, nieuw)
    )
    indelingen = Indelingen({"2019": toen, "2024": toen, "2025": nu}, {})
    return Weg(indelingen, stad.tables()["huishoudens"])


@pytest.fixture
def bronnen(tmp_path: Path) -> Path:
    return tmp_path / "bronnen"


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a ``data`` of the town; `refresh` reads it again, and the population beside it."""
    stad.write(tmp_path / "stad")
    vast = tafel.load_all(tmp_path / "stad")
    soort = {"initiatieven": GelezenRegister}

    def read_all(bronnen: Path, *_: object) -> dict[str, Gelezen]:
        gelezen = {n: soort.get(n, Gelezen)(tabel, ()) for n, tabel in vast.items()}
        return gelezen | vernieuwing._of_wijken(
            gelezen, bronnen, vast["wijken"], vast["huishoudens"]
        )

    monkeypatch.setattr(statbel_sectorreeks, "way", way)
    monkeypatch.setattr(vernieuwing, "_read_all", read_all)
    vernieuwing.refresh(tmp_path / "leeg", tmp_path / "data")
    return tmp_path / "data"


def edition(data: Path) -> Editie:
    store = data.parent / "store"
    build(data, store, draws=False)
    return open_edition(store)


def test_the_newest_year_that_is_out_is_fetched(tmp_path: Path) -> None:
    map_ = "sites/default/files/files/opendata/bevolking/sectoren/OPENDATA_SECTOREN_"
    namen = [f"{map_}{j}{v}" for j in (2026, 2025, 2024) for v in (".zip", ".xlsx", "_NEW.xlsx")]
    weg = DownloadMislukt("antwoordt 404.")
    ophaler = nep(tmp_path, **dict.fromkeys(namen, weg) | {f"{map_}2025_NEW.xlsx": b"1"})
    bron = BRONNEN["statbel_bevolking"]
    spiegel = mirror.fetch_all(ophaler, (bron,), vandaag=date(2026, 11, 23))
    assert spiegel.nieuw == ("statbel/OPENDATA_SECTOREN_2025_NEW.xlsx",)
    assert len(ophaler.gevraagd) == 6
    assert not [regel for regel in spiegel.verslag if "niet opgehaald" in regel]
    assert mirror.day_of_copy(replace(bron, opgehaald=""), tmp_path) == date.today().isoformat()
    # Where none comes at all, that is told once.
    ophaler = nep(tmp_path, **dict.fromkeys(namen, weg))
    spiegel = mirror.fetch_all(ophaler, (bron,), vandaag=date(2026, 11, 23))
    assert [regel[:50] for regel in spiegel.verslag[1:]] == [
        "niet opgehaald: statbel/OPENDATA_SECTOREN_2026.zip"
    ]


def test_people_go_where_the_households_of_their_sector_live(
    data: Path, bronnen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zonder = {p.name: p.read_bytes() for p in data.rglob("*") if p.is_file()}
    assert "bevolking.csv" not in zonder
    population(2024, OUD | NERGENS, bronnen)
    population(2025, NIEUW, bronnen)
    regels = vernieuwing.refresh(bronnen, data)
    assert "verschil: bevolking: nieuw, 12 rijen" in regels
    (regel,) = [r for r in regels if r.startswith("inwoners 2024")]
    assert "sector 2024 → wijk 2025, gewogen naar huishoudens" in regel
    assert "671 inwoners in 5 sectoren" in regel
    assert "0 sectoren met 0 inwoners in geen jaargang" in regel
    assert regel.endswith("; 7 zonder wijk, 4 zonder gemeente.")
    tabel = tafel.load(data, "bevolking").set_index(["jaar", "niveau", "code"]).sort_index()
    assert tabel.loc[(2024, "wijk"), "waarde"].to_dict() == {
        "90001W01": 200,
        "90001W02": 200,
        "90002W01": 200,
        "90002W02": 60,
    }
    # Nobody is lost: who has no wijk counts in the gemeente.
    assert tabel.loc[(2024, "gemeente"), "waarde"].to_dict() == {stad.A: 407, stad.B: 260}
    assert tabel.loc[(2025, "gemeente"), "waarde"].to_dict() == {stad.A: 409, stad.B: 131}
    status = tabel["status"].groupby(level=["jaar", "niveau"]).unique().map(list).to_dict()
    assert status.pop((2024, "wijk")) == ["geschat"]
    assert status == {key: ["gemeten"] for key in status}
    assert "| `statbel_bevolking` |" in (data / "README.md").read_text(encoding="utf-8")
    paden = [r["path"] for r in json.loads((data / "datapackage.json").read_text())["resources"]]
    assert "wijken/bevolking.csv" in paden
    # The same files, the same bytes; other tables by name leave it where it is.
    assert vernieuwing.refresh(bronnen, data)[0] == "verschil: geen, data/ is al zo."
    vernieuwing.refresh(bronnen, data, ["internet"])
    assert "wijken/bevolking.csv" in (data / "README.md").read_text(encoding="utf-8")
    # A mirror that lost it takes nothing away unasked; then the folder is as it was.
    with pytest.raises(TeGroteVerandering, match="bevolking"):
        vernieuwing.refresh(data.parent / "leeg", data)
    vernieuwing.refresh(data.parent / "leeg", data, neem_over=True)
    assert {p.name: p.read_bytes() for p in data.rglob("*") if p.is_file()} == zonder
    assert zonder["README.md"].decode() == documents()["README.md"]


def test_the_edition_pages_and_exports_have_it_only_where_it_is(
    data: Path, bronnen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zonder = edition(data)
    assert not {"inwoners", "inwoners_jaar"} & {*zonder.wijken, *zonder.regios}
    assert "statbel_bevolking" not in zonder.bronnen
    app = bezoek(monkeypatch, data.parent / "store", "profiel", wijk="90001W01")
    assert "Inwoners" not in html(app)
    population(2025, NIEUW, bronnen)
    vernieuwing.refresh(bronnen, data)
    met = edition(data)
    assert met.id != zonder.id
    assert met.wijken["inwoners"].tolist() == [210, 190, 100, 31]
    assert met.wijken["inwoners_jaar"].tolist() == [2025] * 4
    regios = met.regios.set_index(["niveau", "code"])
    assert regios.loc[("gemeente", stad.A), "inwoners"] == 409
    assert regios.loc[("geheel", "VB"), ["inwoners", "inwoners_jaar"]].tolist() == [540, 2025]
    rest = [k for k in met.wijken if not k.startswith("inwoners")]
    pd.testing.assert_frame_equal(met.wijken[rest], zonder.wijken)
    regel = BRONNEN["statbel_bevolking"].attributie
    csv = export(met, "gemeente", stad.A, "csv").decode("utf-8-sig")
    assert "inwoners" in csv.splitlines()[0]
    for formaat in ("geojson", "gpkg"):
        assert regel.encode() in export(met, "gemeente", stad.A, formaat)
        assert regel.encode() not in export(zonder, "gemeente", stad.A, formaat)
    boek = openpyxl.load_workbook(io.BytesIO(export(met, "gemeente", stad.A, "xlsx")))
    assert regel in {cel.value for rij in boek["bronnen"] for cel in rij}
    app = bezoek(monkeypatch, data.parent / "store", "profiel", wijk="90001W01")
    assert "<dt>Inwoners (2025)</dt><dd>210</dd>" in html(app)
    app = bezoek(monkeypatch, data.parent / "store", "bronnen")
    assert 'id="bron-statbel_bevolking"' in html(app)


def test_a_file_of_which_no_code_is_known_is_refused(data: Path, bronnen: Path) -> None:
    population(2025, {"99998A00-": 3}, bronnen)
    with pytest.raises(OngeldigeGegevens, match=r"OPENDATA_SECTOREN_2025\.zip.*geen enkele code"):
        statbel_bevolking.read(bronnen, way())


def test_of_the_year_of_the_reform_the_new_sectors_count(bronnen: Path) -> None:
    for naam in ("OPENDATA_SECTOREN_2025_OLD.xlsx", "OPENDATA_SECTOREN_2025_NEW.xlsx", "x.txt"):
        (bronnen / "statbel").mkdir(parents=True, exist_ok=True)
        (bronnen / "statbel" / naam).touch()
    assert [p.name for p in statbel_bevolking._files(bronnen)] == [
        "OPENDATA_SECTOREN_2025_NEW.xlsx"
    ]
