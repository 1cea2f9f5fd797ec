"""Indicators that people describe themselves, as the contract's own types.

A row of the optional table ``eigen_indicatoren`` becomes an :class:`Indicator`, a source and three
figures, so that all that follows (edition, exports, pages) works on them as on the fixed ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from etl.contract.bron import Bron
from etl.contract.figures.classes import NIVEAU_WOORDEN
from etl.contract.figures.figuur import REGIO_GEMIDDELDE, Figuur, Richting
from etl.contract.indicators import Indicator, Soort
from etl.contract.niveaus import REGIO_NIVEAUS
from etl.contract.tables import TABELLEN
from etl.contract.tekst import Tekst, zonder_taal

#: The tables: what the indicators are, and their values.
INDICATOREN_EIGEN, CIJFERS_EIGEN = "eigen_indicatoren", "eigen_cijfers"
#: Before the key, in columns and sources.
VOOR = "eigen_"
_BESTAND = TABELLEN[INDICATOREN_EIGEN].bestand
_NIVEAUS = ("wijk", *REGIO_NIVEAUS)
_ZOALS_ER_STAAT = Tekst(
    "zoals bij het cijfer staat", "comme indiqué avec le chiffre", "as told with the figure"
)
_PER_GEBIED = Tekst(
    "gebied, zoals bij het cijfer staat",
    "territoire, comme indiqué avec le chiffre",
    "area, as told with the figure",
)
_NIET_IN_NOOD = Tekst(
    "Telt niet mee in nood, kloof of rang.",
    "Ne compte ni dans le besoin, ni dans l'écart, ni dans le rang.",
    "Does not count in need, gap or rank.",
)
_FORMULE = {
    "verhouding": Tekst(
        "Het jongste cijfer van het fijnste gebied dat er een heeft, zoals het is toegevoegd.",
        "Le chiffre le plus récent du territoire le plus fin qui en a un, tel qu'il a été ajouté.",
        "The latest figure of the finest area that has one, as it was added.",
    ),
    "aantal": Tekst(
        "Het jongste aantal van de wijk zelf, zoals het is toegevoegd: een aantal van een groter "
        "gebied wordt niet verdeeld.",
        "Le nombre le plus récent du quartier même, tel qu'il a été ajouté : un nombre d'un "
        "territoire plus grand n'est pas réparti.",
        "The latest number of the neighbourhood itself, as it was added: a number of a larger area "
        "is not spread.",
    ),
}
_REGIO = {
    "verhouding": REGIO_GEMIDDELDE,
    "aantal": Tekst(
        "het aantal van de regio zelf, anders de som van haar gemeenten of wijken; onbekend "
        "wanneer er een ontbreekt",
        "le nombre de la région même, sinon la somme de ses communes ou quartiers ; inconnu s'il "
        "en manque un",
        "the number of the region itself, else the sum of its municipalities or neighbourhoods; "
        "unknown where one is missing",
    ),
}
_NIVEAU_VAN, _JAAR_VAN = (
    Tekst("niveau van {}", "niveau de {}", "level of {}"),
    Tekst("jaar van {}", "année de {}", "year of {}"),
)


@dataclass(frozen=True)
class Eigen:
    """One indicator of somebody's own.

    Attributes
    ----------
    indicator : Indicator
    kolom : str
        Its column in an edition, and the key of its source.
    bron : Bron
    figuren : tuple of Figuur
        The figure, its level and its year.
    """

    indicator: Indicator
    kolom: str
    bron: Bron
    figuren: tuple[Figuur, ...]


def own_indicators(rijen: Iterable[Mapping[Any, Any]]) -> tuple[Eigen, ...]:
    """Return the indicators that rows of ``eigen_indicatoren`` describe.

    Parameters
    ----------
    rijen : iterable of mapping
        Column to text; a missing text is None or not a number.

    Examples
    --------
    >>> rij = {"sleutel": "kansarm_pct", "titel_nl": "kansarme kinderen", "soort": "verhouding",
    ...        "eenheid": "% van de huishoudens", "richting": "hoog is nadeel",
    ...        "bron_naam": "Stad A", "licentie": "CC BY 4.0"}
    >>> (eigen,) = own_indicators([rij])
    >>> eigen.kolom, eigen.figuren[0].titel.fr, eigen.bron.attributie
    ('eigen_kansarm_pct', 'kansarme kinderen', 'Bron: Stad A')
    """
    return tuple(
        _own({k: v if isinstance(v, str) else "" for k, v in rij.items()}) for rij in rijen
    )


def _own(rij: Mapping[str, str]) -> Eigen:
    nl = rij["titel_nl"]
    titel = Tekst(nl, rij.get("titel_fr") or nl, rij.get("titel_en") or nl)
    kolom = VOOR + rij["sleutel"]
    indicator = Indicator(
        rij["sleutel"],
        titel,
        rij["eenheid"],
        cast("Richting", rij["richting"]),
        CIJFERS_EIGEN,
        _NIVEAUS,
        _NIET_IN_NOOD,
        cast("Soort", rij["soort"]),
    )
    bron = Bron(
        kolom,
        titel,
        zonder_taal(rij["bron_naam"]),
        rij.get("bron_url", ""),
        rij["licentie"],
        f"Bron: {rij['bron_naam']}",
        _ZOALS_ER_STAAT,
        rij.get("bron_datum", ""),
        "",
        (_BESTAND,),
        opmerking=_NIET_IN_NOOD,
        licentie_url=_BESTAND,
    )
    return Eigen(indicator, kolom, bron, _figures(indicator, bron))


def _figures(indicator: Indicator, bron: Bron) -> tuple[Figuur, ...]:
    t, naam, kolom = indicator.titel, bron.uitgever.nl, bron.sleutel
    let_op = Tekst(
        f"Toegevoegd aan deze uitgave, en niet door ons nagekeken: het cijfer is van {naam}.",
        f"Ajouté à cette édition, et non vérifié par nous : le chiffre est de {naam}.",
        f"Added to this edition, and not checked by us: the figure is of {naam}.",
    )

    def figuur(achter: str, titel: Tekst, eenheid: str, zin: Tekst, **anders: Any) -> Figuur:
        return Figuur(
            kolom + achter,
            titel,
            eenheid,
            zin,
            _FORMULE[indicator.soort],
            (bron.sleutel,),
            _PER_GEBIED,
            let_op,
            anders.pop("decimalen", 0),
            "eigen",
            tabel=CIJFERS_EIGEN,
            **anders,
        )

    niveau, jaar = (
        Tekst(*(v.in_taal(taal).format(t.in_taal(taal)) for taal in ("nl", "fr", "en")))
        for v in (_NIVEAU_VAN, _JAAR_VAN)
    )
    return (
        figuur(
            "",
            t,
            indicator.eenheid,
            _NIET_IN_NOOD,
            decimalen=0 if indicator.soort == "aantal" else 1,
            richting=indicator.richting,
            regio=_REGIO[indicator.soort],
        ),
        figuur(
            "_niveau",
            niveau,
            "",
            Tekst(
                "Voor welk gebied het cijfer is.",
                "Pour quel territoire est le chiffre.",
                "For which area the figure is.",
            ),
            klassen=NIVEAU_WOORDEN,
        ),
        figuur(
            "_jaar",
            jaar,
            "jaar",
            Tekst(
                "Van welk jaar het cijfer is.",
                "De quelle année est le chiffre.",
                "Of which year the figure is.",
            ),
        ),
    )
