"""What makes a file differ from the edition: the wijken it lists, and figures at other settings."""

from dataclasses import dataclass

import pandas as pd

#: Figures of a region that are read from the need of its wijken.
_UIT_NOOD = ("concentratie", "erreygers", "huishoudens_nood_onbekend", "kloof_bekend_pct")


@dataclass(frozen=True)
class Aanpassing:
    """A change of an export.

    Attributes
    ----------
    figuren : DataFrame
        Index ``wijk_code``: the wijken of the file, in its order. A column that the edition has
        too takes its place; any other one is added.
    parameters : tuple of (str, str)
        Name and value of each setting, in Dutch; every file of this change tells them.
    let_op : tuple of str
        What a reader should know of it, in Dutch.
    """

    figuren: pd.DataFrame
    parameters: tuple[tuple[str, str], ...]
    let_op: tuple[str, ...] = ()

    def apply(self, wijken: pd.DataFrame) -> pd.DataFrame:
        """Return the wijken of this file with its figures.

        Raises
        ------
        KeyError
            A wijk of the change is not among `wijken`.

        Examples
        --------
        >>> wijken = pd.DataFrame({"nood": [1.0, 2.0], "klein": [False, True]}, ["a", "b"])
        >>> anders = Aanpassing(pd.DataFrame({"nood": [9.0], "gewicht": [5]}, ["b"]), ())
        >>> anders.apply(wijken).to_dict("index")
        {'b': {'nood': 9.0, 'klein': True, 'gewicht': 5}}
        """
        return wijken.loc[self.figuren.index].assign(**{str(k): w for k, w in self.figuren.items()})

    def touches(self, kolom: str, wijken: pd.DataFrame) -> bool:
        """Tell whether a region's figure rests on one that this change replaces.

        Such a figure of the edition does not belong in the file.
        """
        vervangen = [k for k in self.figuren if k in wijken]
        tellingen = tuple(f"wijken_{k}" for k in vervangen)
        uit_nood = "nood" in vervangen and kolom in _UIT_NOOD
        return kolom in vervangen or uit_nood or (bool(tellingen) and kolom.startswith(tellingen))
