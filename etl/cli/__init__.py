"""The command line: `buurtkompas build`, `refresh`, `check`, `export`, `serve`, `explain`, `info`.

Commands import what they need when they run, so that ``--help`` answers at once.
"""

from etl.cli.opdrachten import app, main

__all__ = ["app", "main"]
