"""What the command line shows: progress, answers, and faults as one clear sentence."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from etl.cli.tekst import text
from etl.contract.probleem import Probleem
from etl.errors import BuurtkompasFout, OngeldigeGegevens

if TYPE_CHECKING:
    from rich.console import Console

#: Columns where there is no terminal to ask: wide enough for a row of a table of failures.
BREEDTE_ZONDER_SCHERM = 240
_KOPPEN = ("bestand", "rij", "kolom", "waarde", "wat", "oplossing")


def _console(*, stderr: bool = False) -> "Console":
    from rich.console import Console  # noqa: PLC0415, rich only when there is something to show

    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:
        console.width = BREEDTE_ZONDER_SCHERM
    return console


def printable(tekst: str) -> str:
    r"""Return `tekst` on one line, without characters that could steer a terminal.

    Examples
    --------
    >>> printable("Buurthuis \x1b[31m")
    'Buurthuis ·[31m'
    """
    return "".join(t if t.isprintable() else "·" for t in tekst)


def show(tekst: str) -> None:
    """Print an answer."""
    _console().print(tekst, markup=False, soft_wrap=True)


def show_fault(fout: BuurtkompasFout) -> None:
    """Print a fault as one red sentence, after the table of its problems where it has one."""
    problemen = fout.problemen if isinstance(fout, OngeldigeGegevens) else ()
    zin = printable(str(fout))
    if problemen:
        show_problems(problemen)
        aantal = "1 probleem" if len(problemen) == 1 else f"{len(problemen)} problemen"
        zin = f"{aantal} in de gegevens; hierboven staat wat en hoe te verbeteren."
    _console(stderr=True).print(zin, style="bold red", markup=False, soft_wrap=True)


def show_problems(problemen: Sequence[Probleem]) -> None:
    """Print the table of failures: file, row, column, value, what, remedy."""
    from rich.table import Table  # noqa: PLC0415, as above
    from rich.text import Text  # noqa: PLC0415, as above

    tabel = Table(*_KOPPEN, show_lines=False)
    for p in sorted(problemen, key=lambda p: (p.bestand, p.rij or 0)):
        rij = "" if p.rij is None else str(p.rij)
        cellen = (p.bestand, rij, p.kolom, p.waarde, p.wat, p.oplossing)
        tabel.add_row(*(Text(printable(cel), overflow="fold") for cel in cellen))
    _console(stderr=True).print(tabel)


@contextmanager
def progress(sleutel: str) -> Iterator[Callable[[str], None]]:
    """Show what a long step is doing; quiet where there is no terminal.

    Yields
    ------
    callable
        Takes one line that says what is being done now.
    """
    console = _console(stderr=True)
    if not console.is_terminal:
        yield lambda regel: None
        return
    from rich.progress import (  # noqa: PLC0415, as above
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    kolommen = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*kolommen, console=console, transient=True) as balk:
        taak = balk.add_task(text(sleutel))
        yield lambda regel: balk.update(taak, description=printable(regel))
