"""Figures of long tests: noted by the tests themselves, shown in ``docs/reliability.md``.

A test notes what it measured with :func:`meld`, which also renews the table between the two marks
of the page (as ``python -m tests.cijfers`` does). No figure is in it that no run gave.
"""

import fcntl
import os
import platform
from datetime import date
from pathlib import Path

from etl.heel import read_json, write_json, write_whole

ROOT = Path(__file__).resolve().parents[1]
CIJFERS = ROOT / "docs" / "reliability.json"
BLADZIJDE = ROOT / "docs" / "reliability.md"
BEGIN = "<!-- figures: written by `python -m tests.cijfers` -->"
EINDE = "<!-- end of figures -->"
#: The longer runs of `make soak`.
LANG = os.environ.get("BUURTKOMPAS_SOAK") == "1"


def meld(proef: str, **cijfers: float | str) -> None:
    """Note what a long run measured, with day, machine and test; in a short run nothing.

    Parameters
    ----------
    proef : str
        What was tried, in a few English words; the same words replace what an earlier run noted.
    **cijfers : number or str
        Figures by name, unit last: ``killed=50, p95_s=0.81``. Their order is kept.
    """
    if not LANG:
        return
    test = os.environ["PYTEST_CURRENT_TEST"].rsplit(" ", 1)[0].split("[")[0]
    nieuw = {
        "cijfers": [[naam, waarde] for naam, waarde in cijfers.items()],
        "datum": date.today().isoformat(),
        "machine": _machine(),
        "test": test,
    }
    # Two runs may note at once.
    with (CIJFERS.parent / ".reliability.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        write_json(CIJFERS, {**read_json(CIJFERS), proef: nieuw})
        vernieuw()
    print(f"\n{proef}: {_told(nieuw['cijfers'])}")


def vernieuw() -> None:
    """Put the table of what was noted in the page."""
    tekst = BLADZIJDE.read_text("utf-8")
    write_whole(BLADZIJDE, bladzijde(tekst, read_json(CIJFERS)).encode())


def tabel(noten: dict[str, object]) -> str:
    """Return the table of the page.

    Examples
    --------
    >>> noot = {"cijfers": [["killed", 50], ["p95_s", 0.8123]], "datum": "2026-11-23",
    ...         "machine": "2 × CPU", "test": "tests/faults/test_kill.py"}
    >>> print(tabel({"kill a build": noot}).splitlines()[2])
    | kill a build | killed 50; p95 s 0.812 | `tests/faults/test_kill.py` | 2026-11-23 |
    """
    regels = ["| tried | measured | by | day |", "|---|---|---|---|"]
    machines = []
    for proef, noot in sorted(noten.items()):
        if isinstance(noot, dict):
            wat = _told(noot["cijfers"]).replace("|", "\\|")
            regels.append(f"| {proef} | {wat} | `{noot['test']}` | {noot['datum']} |")
            machines.append(noot["machine"])
    if machines:
        regels += ["", "Measured on " + "; and on ".join(sorted(set(machines))) + "."]
    return "\n".join(regels)


def bladzijde(tekst: str, noten: dict[str, object]) -> str:
    """Return the page with the table of `noten` between its marks."""
    voor, rest = tekst.split(BEGIN)
    return f"{voor}{BEGIN}\n\n{tabel(noten)}\n\n{EINDE}{rest.split(EINDE)[1]}"


def _told(cijfers: list[list[str | float]]) -> str:
    return "; ".join(f"{str(naam).replace('_', ' ')} {_number(w)}" for naam, w in cijfers)


def _number(waarde: float | str) -> str:
    if isinstance(waarde, float):
        return f"{waarde:,.0f}" if abs(waarde) >= 100 else f"{waarde:.3g}"
    return f"{waarde:,}" if isinstance(waarde, int) else waarde


def _machine() -> str:
    info = Path("/proc/cpuinfo")
    namen = [r.split(":")[1].strip() for r in _lines(info) if r.startswith("model name")]
    cpu = namen[0] if namen else platform.processor() or platform.machine()
    # The cores that this process may use, not those of the building.
    kernen = len(os.sched_getaffinity(0))
    gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{kernen} × {cpu}, {gb:.0f} GB, Python {platform.python_version()}"


def _lines(pad: Path) -> list[str]:
    return pad.read_text("utf-8").splitlines() if pad.is_file() else []


if __name__ == "__main__":
    vernieuw()
