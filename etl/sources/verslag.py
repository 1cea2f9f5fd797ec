"""What a connector hands over: its table, and what it has to tell about it."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Gelezen:
    """A contract table as read from its publisher.

    Attributes
    ----------
    tabel : DataFrame
        The contract table: its columns, in their order, rows sorted.
    verslag : tuple of str
        Dutch lines on what was kept, carried over and left out, and why.
    """

    tabel: pd.DataFrame
    verslag: tuple[str, ...]
