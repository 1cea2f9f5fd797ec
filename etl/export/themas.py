"""What an exported map can show: the same classes, colours and words in QGIS and in a browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.figures import FIGUREN, KLASSEN_KLOOF, REDENEN_ONBEKEND
from etl.contract.getallen import getal
from etl.contract.kleuren import BIJZONDER, TWEE, Bijzonder
from etl.contract.schalen import SCHALEN
from etl.contract.tekst import Tekst

#: Why a wijk has no class, by the character that stands for it, in the order of precedence.
REDENEN: dict[str, Tekst] = {
    "o": REDENEN_ONBEKEND["onbewoond"],
    "k": REDENEN_ONBEKEND["klein"],
    "l": REDENEN_ONBEKEND["register_leeg"],
    "x": REDENEN_ONBEKEND["onbekend"],
}

_TOT = Tekst("tot en met {tot}", "jusqu'à {tot}", "up to {tot}")
_VAN_TOT = Tekst(
    "meer dan {van} tot en met {tot}", "plus de {van}, jusqu'à {tot}", "over {van}, up to {tot}"
)
_MEER = Tekst("meer dan {van}", "plus de {van}", "over {van}")


@dataclass(frozen=True)
class Klasse:
    """One class of a theme.

    Attributes
    ----------
    teken : str
        A digit, or the character of a reason in :data:`REDENEN`.
    naam : str
        What people read in the legend.
    vulling : Bijzonder
        Ground colour, and the colour of the hatch where there is one.
    """

    teken: str
    naam: str
    vulling: Bijzonder


@dataclass(frozen=True)
class Thema:
    """One way to colour the wijken.

    Attributes
    ----------
    sleutel : str
        Its name in files.
    kolom : str
        Column of ``Editie.wijken`` with the class or the number behind the colour.
    naam : Tekst
        What people call it.
    """

    sleutel: str
    kolom: str
    naam: Tekst

    @property
    def in_klassen(self) -> bool:
        """Whether the column holds the class itself, not a number with breaks."""
        return self.kolom not in SCHALEN

    @property
    def getalkolom(self) -> str:
        """Column of the number that people read beside the class."""
        return "kloof_prioriteit" if self.in_klassen else self.kolom

    def klassen(self, taal: str) -> list[Klasse]:
        """Return its classes in the order of the legend, those without a value last."""
        palet: tuple[str, ...] = TWEE
        namen = [naam.in_taal(taal) for naam in KLASSEN_KLOOF.values()]
        if not self.in_klassen:
            palet = SCHALEN[self.kolom].palet
            namen = scale_words(SCHALEN[self.kolom].grenzen, taal)
        gewoon = [
            Klasse(str(i), naam, Bijzonder(kleur))
            for i, (naam, kleur) in enumerate(zip(namen, palet, strict=True))
        ]
        rest = [Klasse(t, naam.in_taal(taal), BIJZONDER[t]) for t, naam in REDENEN.items()]
        return gewoon + rest

    def tekens(self, wijken: pd.DataFrame) -> NDArray[np.str_]:
        """Return the class of every wijk, one character each.

        Examples
        --------
        Uninhabited and small come first; no known place where none is registered is not "none":

        >>> wijken = pd.DataFrame({
        ...     "dekking_pct": [0.0, 20.1, 0.0, None, None],
        ...     "onbewoond": [False, False, False, True, False],
        ...     "klein": [False, False, False, False, False],
        ...     "register": ["bekend", "dun", "leeg", "bekend", "bekend"],
        ... })
        >>> THEMAS["dekking"].tekens(wijken).tolist()
        ['0', '2', 'l', 'o', 'x']
        """
        waarde = wijken[self.getalkolom].astype(float)
        if self.in_klassen:
            plaats = pd.Index(list(KLASSEN_KLOOF)).get_indexer(pd.Index(wijken[self.kolom]))
        else:
            plaats = SCHALEN[self.kolom].klassen(waarde)
        teken = np.where(plaats < 0, "x", plaats.astype(str))
        teken = np.where((wijken["register"] == "leeg") & ~(waarde > 0), "l", teken)
        teken = np.where(wijken["klein"], "k", teken)
        return np.where(wijken["onbewoond"], "o", teken)

    def expressie(self) -> str:
        """Return :meth:`tekens` as an expression that QGIS and SQLite both compute."""
        wanneer = [
            ('"onbewoond"', "o"),
            ('"klein"', "k"),
            (f'"register" = \'leeg\' AND coalesce("{self.getalkolom}", 0) <= 0', "l"),
            (f'"{self.kolom}" IS NULL', "x"),
        ]
        if self.in_klassen:
            wanneer += [(f"\"{self.kolom}\" = '{k}'", str(i)) for i, k in enumerate(KLASSEN_KLOOF)]
            anders = "x"
        else:
            grenzen = SCHALEN[self.kolom].grenzen
            wanneer += [(f'"{self.kolom}" <= {grens}', str(i)) for i, grens in enumerate(grenzen)]
            anders = str(len(grenzen))
        gevallen = " ".join(f"WHEN {als} THEN '{dan}'" for als, dan in wanneer)
        return f"CASE {gevallen} ELSE '{anders}' END"


def scale_words(grenzen: Sequence[float], taal: str) -> list[str]:
    """Return the words of the classes of a scale.

    Examples
    --------
    >>> scale_words((0.0, 20.0), "nl")
    ['0', 'meer dan 0 tot en met 20', 'meer dan 20']
    >>> scale_words((20.0, 40.0), "en")
    ['up to 20', 'over 20, up to 40', 'over 40']
    """
    cijfers = [getal(grens, 0, taal) for grens in grenzen]
    eerst = "0" if grenzen[0] == 0 else _TOT.in_taal(taal).format(tot=cijfers[0])
    midden = [_VAN_TOT.in_taal(taal).format(van=v, tot=t) for v, t in pairwise(cijfers)]
    return [eerst, *midden, _MEER.in_taal(taal).format(van=cijfers[-1])]


def _thema(sleutel: str, kolom: str, naam: Tekst | None = None) -> Thema:
    return Thema(sleutel, kolom, naam or FIGUREN[kolom].titel)


#: The themes, the one that a map opens with first.
THEMAS: Mapping[str, Thema] = {
    t.sleutel: t
    for t in (
        _thema(
            "kloof",
            "kloof_klasse",
            Tekst(
                "kloof: nood en afstand samen",
                "écart : besoin et distance ensemble",
                "gap: need and distance together",
            ),
        ),
        _thema("prioriteit", "kloof_prioriteit"),
        _thema(
            "dekking",
            "dekking_pct",
            Tekst(
                "dekking: % huishoudens met een bekende plaats dichtbij",
                "couverture : % des ménages avec un lieu connu à proximité",
                "coverage: % of households with a known place near by",
            ),
        ),
        _thema(
            "keuze",
            "modellen_bereikbaar",
            Tekst(
                "keuze: aantal werkmodellen dichtbij",
                "choix : nombre de modèles de travail à proximité",
                "choice: number of models near by",
            ),
        ),
    )
}
