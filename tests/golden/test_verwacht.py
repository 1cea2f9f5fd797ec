"""Rows and totals of every committed table: a new release of a source shows as a reviewed diff.

After a refresh that is meant to change them: ``python -m tests.golden.test_verwacht`` writes
``verwacht.csv`` anew; look at its diff before you commit it.
"""

from pathlib import Path

import pandas as pd

from etl.contract.tables import TABELLEN
from etl.tabellen import load

ROOT = Path(__file__).resolve().parents[2]
VERWACHT = Path(__file__).with_name("verwacht.csv")
#: Table → columns whose sum is told beside the number of rows.
TOTALEN = {
    "huishoudens": ["huishoudens", "wagens"],
    "verkoopprijs": ["aantal", "waarde"],
    "huur": ["waarde"],
    "internet": ["waarde"],
    "alleenwonend": ["aantal", "waarde"],
    "inkomen": ["aantal", "waarde"],
}


def measured(data: Path) -> pd.DataFrame:
    """Return ``tabel, wat, waarde``: rows, known values per column, and sums."""
    rijen: list[tuple[str, str, float]] = []
    for naam, tabel in TABELLEN.items():
        frame = load(data, naam)
        if tabel.optioneel and frame.empty:
            continue
        rijen.append((naam, "rijen", len(frame)))
        rijen += [(naam, f"bekend {k}", int(frame[k].notna().sum())) for k in frame.columns]
        for kolom in TOTALEN.get(naam, ()):
            rijen.append((naam, f"som {kolom}", round(float(frame[kolom].sum()), 2)))
    return pd.DataFrame(rijen, columns=["tabel", "wat", "waarde"])


def test_rows_and_totals_are_those_that_were_reviewed(data_dir: Path) -> None:
    verwacht = pd.read_csv(VERWACHT)
    gevonden = measured(data_dir)
    anders = verwacht.merge(gevonden, how="outer", on=["tabel", "wat"], suffixes=("", "_nu"))
    anders = anders[anders["waarde"].ne(anders["waarde_nu"])]
    assert anders.empty, anders.to_string()


if __name__ == "__main__":
    measured(ROOT / "data").to_csv(VERWACHT, index=False, lineterminator="\n")
