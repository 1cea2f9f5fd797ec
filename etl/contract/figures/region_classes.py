"""Figures that count the wijken of a region: how many are in each class."""

from collections.abc import Mapping

from etl.contract.figures.barrier import BRONNEN_DREMPEL
from etl.contract.figures.classes import (
    KLASSEN_CLUSTER,
    KLASSEN_HUUR,
    KLASSEN_KLOOF,
    KLASSEN_REGISTER,
    KLASSEN_ROBUUST,
)
from etl.contract.figures.figuur import (
    BRONNEN_REGISTER,
    BRONNEN_TOEGANG,
    NIVEAU_WIJK,
    Figuur,
)
from etl.contract.figures.gap import BRONNEN_KLOOF
from etl.contract.figures.region import LET_OP_WIJKEN
from etl.contract.figures.rent import BRONNEN_HUUR
from etl.contract.tekst import Tekst


def class_count(kolom: str, klasse: str) -> str:
    """Return the column that counts the wijken of a region whose figure `kolom` is `klasse`.

    Examples
    --------
    >>> class_count("kloof_klasse", "3-3")
    'wijken_kloof_klasse_3_3'
    """
    return f"wijken_{kolom}_{klasse.replace('-', '_').replace(' ', '_')}"


def _per_class(
    kolom: str, kop: Tekst, klassen: Mapping[str, Tekst], bronnen: tuple[str, ...]
) -> tuple[Figuur, ...]:
    """Return one count of wijken per class of the figure `kolom`; `kop` comes before its word."""
    return tuple(
        Figuur(
            class_count(kolom, sleutel),
            Tekst(
                f"wijken met {kop.nl}{woord.nl}",
                f"quartiers avec {kop.fr}{woord.fr}",
                f"neighbourhoods with {kop.en}{woord.en}",
            ),
            "wijken",
            Tekst(
                f"Hoeveel wijken van de regio dit hebben: {kop.nl}{woord.nl}.",
                f"Combien de quartiers de la région ont ceci : {kop.fr}{woord.fr}.",
                f"How many neighbourhoods of the region have this: {kop.en}{woord.en}.",
            ),
            Tekst(
                f"Het aantal wijken van de regio met de klasse {sleutel} ({woord.nl}).",
                f"Le nombre de quartiers de la région de classe {sleutel} ({woord.fr}).",
                f"The number of neighbourhoods of the region in class {sleutel} ({woord.en}).",
            ),
            bronnen,
            NIVEAU_WIJK,
            LET_OP_WIJKEN,
            0,
            "klassen",
        )
        for sleutel, woord in klassen.items()
    )


FIGUREN_KLASSEN: tuple[Figuur, ...] = (
    *_per_class(
        "huur_signaal",
        Tekst("huursignaal: ", "signal de loyer : ", "rent signal: "),
        KLASSEN_HUUR,
        BRONNEN_HUUR,
    ),
    *_per_class(
        "register",
        Tekst("", "", ""),
        KLASSEN_REGISTER,
        BRONNEN_REGISTER,
    ),
    *_per_class(
        "kloof_klasse",
        Tekst("kloof: ", "écart : ", "gap: "),
        KLASSEN_KLOOF,
        BRONNEN_KLOOF,
    ),
    *_per_class(
        "cluster_toegang",
        Tekst("cluster: ", "groupe : ", "cluster: "),
        KLASSEN_CLUSTER,
        BRONNEN_TOEGANG,
    ),
    *_per_class(
        "robuust",
        Tekst("een rang: ", "un rang : ", "a rank: "),
        KLASSEN_ROBUUST,
        BRONNEN_KLOOF,
    ),
    Figuur(
        "wijken_dubbele_drempel",
        Tekst(
            "wijken met een dubbele drempel",
            "quartiers avec une double barrière",
            "neighbourhoods with a double barrier",
        ),
        "wijken",
        Tekst(
            "In hoeveel wijken van de regio meer dan de helft van de huishoudens achter een "
            "dubbele drempel zit.",
            "Dans combien de quartiers de la région plus de la moitié des ménages est derrière une "
            "double barrière.",
            "In how many neighbourhoods of the region more than half of the households are behind "
            "a double barrier.",
        ),
        Tekst(
            "Het aantal wijken van de regio waar de dubbele drempel ja is.",
            "Le nombre de quartiers de la région où la double barrière est oui.",
            "The number of neighbourhoods of the region where the double barrier is yes.",
        ),
        BRONNEN_DREMPEL,
        NIVEAU_WIJK,
        LET_OP_WIJKEN,
        0,
        "klassen",
    ),
)
