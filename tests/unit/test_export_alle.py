"""A whole region in one run: resumable, nothing half, the same bytes every time."""

import json
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from etl.errors import ExportAfgebroken
from etl.export import Wens, alle
from etl.export.alle import LIJST, Opdracht, export_all
from etl.store.read import Editie
from tests.golden import stad


def draai(editie: Editie, folder: Path, formaat: str = "csv", **wens: str) -> list[str]:
    opdracht = Opdracht("geheel", "VB", formaat, Wens(**wens))
    return export_all(editie, opdracht, folder, lambda _: None, werkers=1)


def inhoud(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def test_writes_the_region_and_each_gemeente(stadseditie: Editie, tmp_path: Path) -> None:
    namen = draai(stadseditie, tmp_path)
    gemeenten = sorted(stadseditie.wijken["gemeente_code"].unique())
    assert namen == [
        "buurtkompas_wijken_geheel.csv",
        *(f"buurtkompas_wijken_gemeente_{code}.csv" for code in gemeenten),
    ]
    lijst = json.loads((tmp_path / LIJST).read_text("utf-8"))
    assert lijst["editie"] == stadseditie.id
    assert set(lijst["bestanden"]) == {p.name for p in tmp_path.iterdir()} - {LIJST}


def test_two_folders_hold_the_same_bytes(stadseditie: Editie, tmp_path: Path) -> None:
    draai(stadseditie, tmp_path / "een", "pdf")
    draai(stadseditie, tmp_path / "twee", "pdf")
    assert inhoud(tmp_path / "een") == inhoud(tmp_path / "twee")


def test_a_second_run_writes_only_what_was_changed(stadseditie: Editie, tmp_path: Path) -> None:
    namen = draai(stadseditie, tmp_path)
    goed = inhoud(tmp_path)
    assert draai(stadseditie, tmp_path) == []
    (tmp_path / namen[0]).write_text("anders")
    (tmp_path / namen[1]).unlink()
    assert draai(stadseditie, tmp_path) == namen[:2]
    assert inhoud(tmp_path) == goed


def test_an_interrupted_run_goes_on_and_leaves_no_halves(
    stadseditie: Editie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, teller = alle.write_region, iter(range(99))

    def breek(*wat: object) -> list[str]:
        if next(teller) == 1:
            raise KeyboardInterrupt
        return echt(*wat)

    monkeypatch.setattr(alle, "write_region", breek)
    with pytest.raises(KeyboardInterrupt):
        draai(stadseditie, tmp_path)
    (tmp_path / ".buurtkompas_wijken_geheel.csv.999999999.nieuw").write_text("half")
    monkeypatch.setattr(alle, "write_region", echt)
    rest = draai(stadseditie, tmp_path)
    assert "buurtkompas_wijken_geheel.csv" not in rest
    draai(stadseditie, tmp_path / "heel")
    heel = inhoud(tmp_path / "heel")
    assert {k: v for k, v in inhoud_plat(tmp_path).items() if k in heel} == heel
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def inhoud_plat(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_other_choices_begin_anew(stadseditie: Editie, tmp_path: Path) -> None:
    draai(stadseditie, tmp_path, "pdf")
    namen = draai(stadseditie, tmp_path, "pdf", taal="fr")
    assert len(namen) == len(stadseditie.wijken["gemeente_code"].unique()) + 1


def test_other_peoples_files_are_left_alone(stadseditie: Editie, tmp_path: Path) -> None:
    (tmp_path / ".profiel.123").write_text("van iemand")
    (tmp_path / "nota.txt").write_text("van iemand")
    draai(stadseditie, tmp_path)
    assert (tmp_path / ".profiel.123").read_text() == "van iemand"
    assert (tmp_path / "nota.txt").read_text() == "van iemand"


def test_workers_make_the_same_files(stadseditie: Editie, tmp_path: Path) -> None:
    opdracht = Opdracht("gemeente", stad.A, "csv", Wens())
    export_all(stadseditie, opdracht, tmp_path / "een", lambda _: None, werkers=1)
    assert (tmp_path / "een" / LIJST).is_file()
    (tmp_path / "twee").mkdir()
    # Workers come in from eight regions on; one asked for eight times is as many tasks.
    regios = [("gemeente", stad.A)] * 8
    namen = list(alle._make(stadseditie, opdracht, tmp_path / "twee", regios, 2))
    assert len(namen) == 8
    gemaakt = inhoud(tmp_path / "twee")
    assert gemaakt == {k: v for k, v in inhoud(tmp_path / "een").items() if k != LIJST}


def test_a_process_that_the_system_ends_is_one_sentence_and_the_run_goes_on(
    stadseditie: Editie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = alle._make

    def sterf(*wat: object) -> Iterator[list[str]]:
        yield next(echt(*wat))
        raise BrokenProcessPool

    with monkeypatch.context() as m:
        m.setattr(alle, "_make", sterf)
        with pytest.raises(ExportAfgebroken, match="gaat verder waar ze stopte"):
            draai(stadseditie, tmp_path)
    assert len(draai(stadseditie, tmp_path)) == len(stad.WIJKEN) // 2
