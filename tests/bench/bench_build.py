"""The build of all Flanders and Brussels against its floor, in one run.

The floor is what no build can leave out: reading the tables, one nearest-place query for every
household row, and writing the metres that the store keeps. Run by ``make bench``.
"""

import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
from scipy.spatial import cKDTree

from etl.edition import project
from etl.measures.access import with_travel_time
from etl.store.read import open_edition
from etl.tabellen import load_all

BUDGET_S, BUDGET_TREKKINGEN_S, BUDGET_GB, BUDGET_ONVERANDERD_S = 15, 40, 1.5, 1


def _run(*opdracht: str) -> tuple[float, float]:
    """Run a command in a process of its own; return seconds and the peak memory in GB."""
    begin = time.perf_counter()
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True,"
        " stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", code, *opdracht], check=True, capture_output=True, text=True
    )
    return time.perf_counter() - begin, int(uit.stdout) / 1024**2


def _floor(data: Path, store: Path, uit: Path) -> float:
    begin = time.perf_counter()
    tabellen = load_all(data)
    rijen = tabellen["huishoudens"][["x", "y"]].dropna()
    plaatsen = with_travel_time(project(tabellen["initiatieven"]))
    cKDTree(plaatsen[["x", "y"]]).query(rijen, workers=-1)
    uit.write_bytes((open_edition(store).map / "metres.npy").read_bytes())
    return time.perf_counter() - begin


def test_build(data_dir: Path, store: Path, tmp_path: Path) -> None:
    cli = [sys.executable, "-m", "etl.cli", "build", "--data", str(data_dir)]
    eigen, kaal = str(tmp_path / "store"), str(tmp_path / "kaal")
    metingen = [
        ("build without draws", *_run(*cli, "--store", kaal, "--zonder-trekkingen"), BUDGET_S),
        ("build", *_run(*cli, "--store", eigen), BUDGET_TREKKINGEN_S),
        ("build, nothing changed", *_run(*cli, "--store", eigen), BUDGET_ONVERANDERD_S),
    ]
    vloer = _floor(data_dir, store, tmp_path / "metres.npy")
    tabel = pd.DataFrame(metingen, columns=["what", "seconds", "peak GB", "budget s"])
    tabel["× floor"] = tabel["seconds"] / vloer
    print(f"\nfloor (read, one nearest query, write): {vloer:.2f} s; memory budget {BUDGET_GB} GB")
    print(tabel.round(2).to_string(index=False))
    assert (tabel["seconds"] > 0).all()
    assert len(open_edition(Path(eigen)).wijken) == 2767
