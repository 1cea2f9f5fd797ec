"""Bad tables in ``data/``: somebody edits a file, a disk or a program spoils it, then builds.

Nothing is built from what is not what it says of itself; one line tells file, row, column, value
and remedy. What can only be meant one way is read so.
"""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from etl import tabellen
from etl.cli import app
from etl.errors import OngeldigeGegevens
from etl.pipeline import build
from etl.store.read import open_edition
from tests.faults import slechte_lijsten as lijst
from tests.golden import stad
from tests.unit.test_register_inspect import csv_of

PRIJS, WIJKEN, PLEKKEN = "verkoopprijs", "wijken", "huishoudens"
Bytes = Callable[[bytes], bytes]
Terug = "zet het bestand terug uit git"


@pytest.fixture(scope="module")
def _data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stad.write(tmp_path_factory.mktemp("stad") / "data")


@pytest.fixture
def data(_data: Path, tmp_path: Path) -> Path:
    """Return the made-up town's ``data/``, to spoil."""
    return shutil.copytree(_data, tmp_path / "data")


def eerste(van: bytes, naar: bytes) -> Bytes:
    """Return a change in the first row below the header."""

    def wijzig(ruw: bytes) -> bytes:
        kop, rij, *rest = ruw.split(b"\n")
        assert van in rij
        return b"\n".join([kop, rij.replace(van, naar, 1), *rest])

    return wijzig


def elke(achter: bytes, voor: bytes = b"", ook_kop: bool = False) -> Bytes:
    """Return a change of every row: something before it and behind it."""

    def wijzig(ruw: bytes) -> bytes:
        kop, *rijen = ruw.splitlines()
        nieuw = [voor + r + achter for r in rijen]
        return b"\n".join([voor + kop + achter if ook_kop else kop, *nieuw, b""])

    return wijzig


def dubbele_kolom(ruw: bytes) -> bytes:
    """Return the table with its years twice, in the header too."""
    return b"".join(r + b"," + r.split(b",")[3] + b"\n" for r in ruw.splitlines())


def _rij(kolom: str, waarde: str, wat: str, oplossing: str = "") -> tuple[str, ...]:
    return ("2", kolom, waarde, wat, oplossing)


def _heel(wat: str, kolom: str = "", oplossing: str = Terug) -> tuple[str, ...]:
    return ("", kolom, "", wat, oplossing)


GETAL, GEHEEL = "is geen getal", "is geen geheel getal"
PUNT = "schrijf een getal met een punt"
ONLEESBAAR = _heel("het bestand is niet te lezen")
MEER = _rij("", "", "er staan meer cellen dan kolommen", "zet tekst met een komma")
UTF8 = _heel("de tekst is geen UTF-8", oplossing="bewaar het bestand als “CSV UTF-8”")
#: Per case the change of a CSV, and row, column, value, words and remedy of the first problem.
TABELLEN: dict[str, tuple[Bytes, tuple[str, ...]]] = {
    "every row with one cell more": (elke(b",x"), MEER),
    "every row with one cell before it": (elke(b"", b"x,"), MEER),
    "one row with a cell more": (eerste(b",50", b",50,9"), MEER),
    "one row with a cell less": (
        eerste(b",alle_huizen,50", b""),
        _rij("woningtype", "", "is leeg", "vul in: Soort woning"),
    ),
    "a column twice, both good": (
        dubbele_kolom,
        _heel("de kolom staat er meer dan eens", "jaar"),
    ),
    "a name twice in the header only": (
        lambda ruw: ruw.replace(b"waarde", b"waarde,waarde", 1),
        _heel("de kolom staat er meer dan eens", "waarde"),
    ),
    "half a year": (
        eerste(b"2014", b"2014.5"),
        _rij("jaar", "2014.5", GEHEEL, "zonder decimalen"),
    ),
    "a year without end": (eerste(b"2014", b"1e400"), _rij("jaar", "1e400", GEHEEL, "zonder")),
    "a year of thirty digits": (eerste(b"2014", b"9" * 30), _rij("jaar", "9" * 30, GEHEEL)),
    "a year that Python would read": (eerste(b"2014", b"2_014"), _rij("jaar", "2_014", GETAL)),
    "a decimal comma": (
        eerste(b"200000.0", b'"200000,5"'),
        _rij("waarde", "200000,5", GETAL, PUNT),
    ),
    "points between thousands": (
        eerste(b"200000.0", b"200.000.0"),
        _rij("waarde", "200.000.0", GETAL, PUNT),
    ),
    "NaN as text": (eerste(b"200000.0", b"NaN"), _rij("waarde", "NaN", GETAL, "laat de cel leeg")),
    "an infinite price": (eerste(b"200000.0", b"inf"), _rij("waarde", "inf", GETAL)),
    "a blank line": (
        lambda ruw: ruw.replace(b"\n", b"\n\n", 1),
        _rij("", "", "de rij is leeg", "haal de lege rij weg"),
    ),
    "a quote that is not closed": (
        eerste(b"gemeente", b'"gemeente'),
        _rij("", "", "een aanhalingsteken staat er alleen", "sluit elk aanhalingsteken"),
    ),
    "a cell of ten megabytes": (
        eerste(b"90001", b"9" * 10_000_000),
        _rij("", "", "meer dan 131072 tekens", "kort de tekst in"),
    ),
    "UTF-16": (lambda ruw: ruw.decode().encode("utf-16"), UTF8),
    "Windows-1252": (eerste(b"alle_huizen", b"caf\xe9"), UTF8),
    "a NUL in a code": (eerste(b"90001", b"90\x00001"), UTF8),
    "packed": (lambda ruw: gzip.compress(ruw, mtime=0), UTF8),
    "an empty file": (lambda _: b"", _heel("er staat niets in", oplossing="zet de namen")),
    "a web page": (lambda _: b"<html></html>", _heel("de kolom ontbreekt", "indicator")),
    "a header in capitals": (
        lambda ruw: ruw.replace(b"indicator", b"INDICATOR", 1),
        _heel("de kolom ontbreekt", "indicator"),
    ),
    "a gemeente that was merged away": (
        eerste(b"90001", b"44011"),
        _rij("code", "44011", "is geen code van de gemeenten van vandaag", "zoek de code op"),
    ),
    "the header again": (
        lambda ruw: ruw.split(b"\n")[0] + b"\n" + ruw,
        _rij("jaar", "jaar", GETAL),
    ),
}


def _refused(data: Path, naam: str) -> list[tuple[str, ...]]:
    """Build, which must be refused; return the problems as in the table of cases."""
    with pytest.raises(OngeldigeGegevens) as fout:
        build(data, data.parent / "store", draws=False)
    assert not list((data.parent / "store").glob("*/wijken.parquet"))
    problemen = fout.value.problemen
    assert {p.bestand for p in problemen} == {tabellen.TABELLEN[naam].bestand}
    return [(str(p.rij or ""), p.kolom, p.waarde, p.wat, p.oplossing) for p in problemen]


def _is_told(gezegd: list[tuple[str, ...]], verwacht: tuple[str, ...]) -> bool:
    *plek, wat, oplossing = verwacht
    return any(list(p[:3]) == plek and wat in p[3] and oplossing in p[4] and p[4] for p in gezegd)


@pytest.mark.parametrize("geval", TABELLEN)
def test_a_bad_table_is_not_built(geval: str, data: Path) -> None:
    wijzig, verwacht = TABELLEN[geval]
    pad = tabellen.path_of(data, PRIJS)
    pad.write_bytes(wijzig(pad.read_bytes()))
    gezegd = _refused(data, PRIJS)
    assert _is_told(gezegd, verwacht), gezegd[:3]


def test_a_row_twice_is_told_with_the_first(data: Path) -> None:
    pad = tabellen.path_of(data, PRIJS)
    kop, rij, rest = pad.read_bytes().split(b"\n", 2)
    pad.write_bytes(b"\n".join([kop, rij, rij, rest]))
    (probleem,) = _refused(data, PRIJS)
    assert probleem[0] == "3"
    assert "in rij 2" in probleem[3]


@pytest.mark.parametrize("prijs", ["-5.0", "0.0"])
def test_a_price_of_nought_or_below_is_no_price(data: Path, prijs: str) -> None:
    pad = tabellen.path_of(data, PRIJS)
    pad.write_bytes(eerste(b"200000.0", prijs.encode())(pad.read_bytes()))
    assert _is_told(_refused(data, PRIJS), _rij("waarde", prijs, "is geen prijs", "boven 0"))


@pytest.mark.parametrize(
    "wijzig",
    [
        lambda ruw: ruw.replace(b",", b";"),
        lambda ruw: b"\xef\xbb\xbf" + ruw,
        lambda ruw: ruw.replace(b"\n", b"\r\n"),
        lambda ruw: ruw.replace(b"\n", b"\r"),
        lambda ruw: ruw.replace(b",", b" , "),
        elke(b",", ook_kop=True),
        elke(b",x", ook_kop=True),
    ],
    ids=["semicolons", "mark", "CRLF", "CR", "blanks", "separator at the end", "one column more"],
)
def test_a_table_that_is_written_otherwise_is_read_the_same(wijzig: Bytes, data: Path) -> None:
    pad = tabellen.path_of(data, PRIJS)
    voor = tabellen.load(data, PRIJS)
    pad.write_bytes(wijzig(pad.read_bytes()))
    na = tabellen.load(data, PRIJS)[list(voor.columns)]
    pd.testing.assert_frame_equal(na, voor)


# ---- parquet ------------------------------------------------------------------------------------


def _geo(frame: pd.DataFrame, pad: Path) -> None:
    frame.to_parquet(pad, index=False)


def _no_wkb(pad: Path) -> None:
    tabel = pq.read_table(pad)
    i, meta = tabel.column_names.index("geometry"), tabel.schema.metadata
    kapot = tabel.set_column(i, "geometry", pa.array([b"\x01kapot"] * len(tabel)))
    pq.write_table(kapot.replace_schema_metadata(meta), pad)


def _frame(**anders: object) -> Callable[[Path], None]:
    def wijzig(pad: Path) -> None:
        frame = pd.read_parquet(pad)
        frame.assign(**anders).to_parquet(pad, index=False)

    return wijzig


def _retyped(kolom: str, soort: str) -> Callable[[Path], None]:
    def wijzig(pad: Path) -> None:
        frame = pd.read_parquet(pad)
        frame.astype({kolom: soort}).to_parquet(pad, index=False)

    return wijzig


LAGEN: dict[str, tuple[str, Callable[[Path], object], tuple[str, ...]]] = {
    "borders that are no borders": (WIJKEN, _no_wkb, ONLEESBAAR),
    "half a layer": (
        WIJKEN,
        lambda p: p.write_bytes(p.read_bytes()[: p.stat().st_size // 2]),
        ONLEESBAAR,
    ),
    "a CSV called Parquet": (WIJKEN, lambda p: p.write_bytes(b"a,b\n1,2\n"), ONLEESBAAR),
    "a table of something else": (
        PLEKKEN,
        lambda p: pd.DataFrame({"a": [1]}).to_parquet(p),
        _heel("de kolom ontbreekt", "cel"),
    ),
    "a layer that is gone": (WIJKEN, Path.unlink, _heel("het bestand bestaat niet")),
    "a folder in its place": (
        WIJKEN,
        lambda p: (p.unlink(), p.mkdir()),
        _heel("het bestand bestaat niet"),
    ),
    "borders far outside Belgium": (
        WIJKEN,
        lambda p: _geo(_moved(p, 5_000_000), p),
        _rij("geometry", "", "ligt buiten België", "EPSG:31370"),
    ),
    "borders in degrees under the name of metres": (
        WIJKEN,
        lambda p: _geo(gpd.read_parquet(p).to_crs(4326).set_crs(31370, allow_override=True), p),
        _rij("geometry", "", "ligt buiten België", "EPSG:31370"),
    ),
    "households as text": (
        PLEKKEN,
        _retyped("huishoudens", "str"),
        _heel("de kolom is geen getal (str)", "huishoudens"),
    ),
    "households that are negative": (
        PLEKKEN,
        _frame(huishoudens=-1.0),
        _rij("huishoudens", "-1.0", "is te klein", "van 0"),
    ),
    "households that are not known": (
        PLEKKEN,
        _frame(huishoudens=float("nan")),
        _rij("huishoudens", "", "is leeg", "vul in"),
    ),
    "infinitely many cars": (PLEKKEN, _frame(wagens=float("inf")), _rij("wagens", "inf", GETAL)),
    "codes that lost their zeros to a number": (
        PLEKKEN,
        _retyped("gemeente_code", "int64"),
        _heel("is geen tekst (int64)", "gemeente_code", "nullen vooraan"),
    ),
    "no households at all": (
        PLEKKEN,
        lambda p: pd.read_parquet(p).iloc[:0].to_parquet(p),
        _heel("er staan geen rijen in"),
    ),
}


def _moved(pad: Path, meters: float) -> gpd.GeoDataFrame:
    laag = gpd.read_parquet(pad)
    return laag.set_geometry(laag.geometry.translate(meters, 0).set_crs(laag.crs))


@pytest.mark.parametrize("geval", LAGEN)
def test_a_bad_layer_is_not_built(geval: str, data: Path) -> None:
    naam, wijzig, verwacht = LAGEN[geval]
    wijzig(tabellen.path_of(data, naam))
    gezegd = _refused(data, naam)
    assert _is_told(gezegd, verwacht), gezegd[:3]


# ---- the command line ---------------------------------------------------------------------------


def test_the_command_line_tells_every_file_and_says_that_something_is_wrong(data: Path) -> None:
    map_ = data.parent
    (map_ / "goed.csv").write_bytes(lijst.GOED)
    (map_ / "slecht.csv").write_bytes(lijst.een(type="kasteel"))
    (map_ / "map.csv").mkdir()
    namen = [str(map_ / n) for n in ("goed.csv", "slecht.csv", "map.csv", "weg.csv")]
    assert CliRunner().invoke(app, ["check", namen[0], "--data", str(data)]).exit_code == 0
    uitslag = CliRunner(env={"COLUMNS": "400"}).invoke(app, ["check", *namen, "--data", str(data)])
    assert uitslag.exit_code == 1
    regels = {regel.split()[1]: regel for regel in uitslag.output.splitlines() if ".csv" in regel}
    for naam, woorden in {
        "slecht.csv": ("2", "type", "kasteel", "staat niet in de lijst", "kies uit buurthuis"),
        "map.csv": ("is een map", "geef een bestand"),
        "weg.csv": ("het bestand bestaat niet", "kijk de naam en de map na"),
    }.items():
        assert all(woord in regels[naam] for woord in woorden), regels
    assert "goed.csv" not in uitslag.output
    assert "Traceback" not in uitslag.output


def test_the_command_line_tells_what_was_read_past(data: Path) -> None:
    pad = data.parent / "excel.csv"
    rij = lijst.RIJ | {"naam": "Café \u202e[red]"}
    pad.write_text(csv_of(rij, sep=";", decimaal=",").decode(), "utf-16")
    uitslag = CliRunner(env={"COLUMNS": "400"}).invoke(
        app, ["check", str(pad), "--data", str(data)]
    )
    assert uitslag.exit_code == 0
    regels = uitslag.output.splitlines()
    assert "excel.csv: 2 getallen met een komma gelezen, bv. rij 2, lat: 51," in uitslag.output
    assert any("Kijk na of dit klopt: “Café [red]” (rij 2, naam)" in regel for regel in regels)
    assert any("Uit 1 cel zijn onzichtbare tekens weggelaten" in regel for regel in regels)


def test_the_good_town_is_built(data: Path) -> None:
    build(data, data.parent / "store", draws=False)
    assert len(open_edition(data.parent / "store").wijken) == len(stad.WIJKEN)
