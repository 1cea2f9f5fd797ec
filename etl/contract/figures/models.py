"""Figures of access that stand once per werkmodel."""

from etl.contract.aanbod import WERKMODELLEN, Werkmodel
from etl.contract.figures.access import LET_OP_TOEGANG
from etl.contract.figures.figuur import (
    BRONNEN_TOEGANG,
    NIVEAU_HUISHOUDEN,
    REGIO_HUISHOUDENS,
    Figuur,
)
from etl.contract.tekst import Tekst

_LET_OP_GEDEELD = Tekst(
    "Hoeveel mensen een plaats aankan, weten we niet: elke plaats telt als 1. Een organisatie met "
    "twee plaatsen brengt er twee. Wie naar de mensen toe komt, telt hier niet mee.",
    "Nous ne savons pas combien de personnes un lieu peut accueillir : chaque lieu compte pour 1. "
    "Une organisation avec deux lieux en apporte deux. Ce qui vient vers les gens ne compte pas "
    "ici.",
    "We do not know how many people a place can serve: each place counts as 1. An organisation "
    "with two places brings two. What comes to people does not count here.",
)


def _coverage(model: Werkmodel) -> Figuur:
    nl, fr, en = model.naam.nl, model.naam.fr, model.naam.en
    return Figuur(
        f"dekking_{model.sleutel}_pct",
        Tekst(f"dekking {nl}", f"couverture {fr}", f"coverage {en}"),
        "% van de huishoudens",
        Tekst(
            f"Hoeveel van de 100 huishoudens het werkmodel “{nl}” kunnen vinden: op een bekende "
            f"plaats binnen 15 minuten stappen, of bij een bekende werking die naar hen toe komt.",
            f"Combien de ménages sur 100 peuvent trouver le modèle « {fr} » : dans un lieu connu à "
            f"15 minutes de marche au plus, ou par une action connue qui vient à eux.",
            f"How many of 100 households can find the model “{en}”: at a known place within a 15 "
            f"minutes' walk, or with a known initiative that comes to them.",
        ),
        Tekst(
            f"100 × de huishoudens op hoogstens 923 meter in vogelvlucht van een plaats van de "
            f"gekozen soorten met het werkmodel “{nl}”, of in het werkgebied van een werking met "
            f"dat werkmodel die naar de mensen toe komt, gedeeld door alle huishoudens van de "
            f"wijk.",
            f"100 × les ménages à 923 mètres au plus, à vol d'oiseau, d'un lieu des types choisis "
            f"avec le modèle « {fr} », ou dans le territoire d'une action de ce modèle qui vient "
            f"vers les gens, divisés par tous les ménages du quartier.",
            f"100 × the households at most 923 metres as the crow flies from a place of the chosen "
            f"types with the model “{en}”, or in the area of an initiative with that model that "
            f"comes to people, divided by all households of the neighbourhood.",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN,
        LET_OP_TOEGANG,
        0,
        "werkmodel",
        "laag is nadeel",
        regio=REGIO_HUISHOUDENS,
    )


def _shared(model: Werkmodel) -> Figuur:
    nl, fr, en = model.naam.nl, model.naam.fr, model.naam.en
    return Figuur(
        f"e2sfca_{model.sleutel}_per_1000",
        Tekst(f"gedeeld aanbod {nl}", f"offre partagée {fr}", f"shared supply {en}"),
        "plaatsen per 1000 huishoudens",
        Tekst(
            f"Hoeveel bekende plaatsen met het werkmodel “{nl}” er zijn voor 1000 huishoudens, als "
            f"iedereen ze met de anderen deelt. Wie ook anders werkt, telt maar voor een deel.",
            f"Combien de lieux connus du modèle « {fr} » il y a pour 1 000 ménages, si chacun les "
            f"partage avec les autres. Un lieu qui travaille aussi autrement ne compte qu'en "
            f"partie.",
            f"How many known places with the model “{en}” there are for 1,000 households, when all "
            f"share them. A place that works in other ways too counts in part only.",
        ),
        Tekst(
            f"Hetzelfde als “gedeeld aanbod per 1000 huishoudens”, maar stap 1 begint met het "
            f"deel van een plaats dat bij “{nl}” hoort. Elke plaats telt in het geheel één keer en "
            f"verdeelt haar 1 gelijk over haar werkmodellen: 1 met dit werkmodel alleen, de helft "
            f"met nog een ander erbij, 0 zonder. De zeven cijfers van een wijk zijn zo samen haar "
            f"gedeelde aanbod. Methode: E2SFCA van Luo en Qi (2009).",
            f"Comme « offre partagée pour 1 000 ménages », mais l'étape 1 commence par la part "
            f"d'un lieu qui revient à « {fr} ». Chaque lieu compte une seule fois en tout "
            f"et répartit son 1 à parts égales sur ses modèles : 1 avec ce seul modèle, la moitié "
            f"avec un autre en plus, 0 sans lui. Les sept chiffres d'un quartier forment ainsi "
            f"ensemble son offre partagée. Méthode : E2SFCA de Luo et Qi (2009).",
            f"The same as “shared supply per 1,000 households”, but step 1 starts from the part "
            f"of a place that belongs to “{en}”. Each place counts once in all and divides its 1 "
            f"equally over its models: 1 with this model alone, half with one more, 0 without it. "
            f"The seven figures of a neighbourhood together are its shared supply. Method: E2SFCA "
            f"of Luo and Qi (2009).",
        ),
        BRONNEN_TOEGANG,
        NIVEAU_HUISHOUDEN,
        _LET_OP_GEDEELD,
        2,
        "werkmodel",
        "laag is nadeel",
        regio=REGIO_HUISHOUDENS,
    )


FIGUREN_WERKMODEL: tuple[Figuur, ...] = (
    *(_coverage(model) for model in WERKMODELLEN.values()),
    *(_shared(model) for model in WERKMODELLEN.values()),
)
