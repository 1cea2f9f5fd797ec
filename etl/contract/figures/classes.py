"""The words for every class, so that map, table, export and page say the same."""

from etl.contract.niveaus import NIVEAUS
from etl.contract.tekst import Tekst

#: Rent signal of a gemeente.
KLASSEN_HUUR: dict[str, Tekst] = {
    "onder_druk": Tekst("onder druk", "sous pression", "under pressure"),
    "duur_en_stijgend": Tekst("duur en stijgend", "cher et en hausse", "expensive and rising"),
    "blijft_achter": Tekst("blijft achter", "en retrait", "lagging behind"),
    "stabiel": Tekst("stabiel", "stable", "stable"),
    "onbekend": Tekst("onbekend", "inconnu", "unknown"),
}

#: Which changes of window and reference the class of the rent signal does not survive.
KLASSEN_STABILITEIT: dict[str, Tekst] = {
    "stabiel": Tekst("klasse blijft gelijk", "la classe reste la même", "class stays the same"),
    "ander_venster": Tekst(
        "anders met een venster één jaar vroeger",
        "autre avec une fenêtre un an plus tôt",
        "other with a window one year earlier",
    ),
    "andere_referentie": Tekst(
        "anders tegenover de provincie",
        "autre par rapport à la province",
        "other against the province",
    ),
    "beide": Tekst("anders bij beide proeven", "autre dans les deux essais", "other in both tests"),
    "onbekend": Tekst("onbekend", "inconnu", "unknown"),
}

#: The rule of Ding et al.: could the gemeente gentrify, and does it.
KLASSEN_DING: dict[str, Tekst] = {
    "niet_gentrificeerbaar": Tekst("niet gentrificeerbaar", "non gentrifiable", "not gentrifiable"),
    "gentrificeerbaar": Tekst(
        "gentrificeerbaar, niet gentrificerend",
        "gentrifiable, pas en gentrification",
        "gentrifiable, not gentrifying",
    ),
    "gentrificerend": Tekst("gentrificerend", "en gentrification", "gentrifying"),
    "gentrificerend_prijs": Tekst(
        "gentrificerend naar prijs alleen",
        "en gentrification selon le prix seul",
        "gentrifying by price alone",
    ),
}

#: What the rent signal is read from.
KLASSEN_HUURBRON: dict[str, Tekst] = {
    "huur": Tekst("huurprijs", "loyer", "rent"),
    "koopprijs": Tekst(
        "koopprijs als benadering",
        "prix de vente comme approximation",
        "sale price as an approximation",
    ),
}

#: Dwellings whose sale prices are read.
WONINGTYPES_VERKOOP: dict[str, Tekst] = {
    "alle_huizen": Tekst("huizen", "maisons", "houses"),
    "appartementen": Tekst("appartementen", "appartements", "apartments"),
}

#: Levels at which an observation may be known, finest first.
NIVEAU_WOORDEN: dict[str, Tekst] = {
    niveau: NIVEAUS[niveau].naam for niveau in ("wijk", "gemeente", "provincie", "gewest")
}

#: How well the register knows a gemeente.
KLASSEN_REGISTER: dict[str, Tekst] = {
    "bekend": Tekst("register bekend", "registre connu", "register known"),
    "dun": Tekst("register dun", "registre mince", "register thin"),
    "leeg": Tekst("register leeg", "registre vide", "register empty"),
}

#: Thirds of all households by need: 1 is the third that lives with the least need.
TERTIELEN_NOOD: dict[str, Tekst] = {
    "1": Tekst("lage nood", "besoin faible", "low need"),
    "2": Tekst("gemiddelde nood", "besoin moyen", "middling need"),
    "3": Tekst("hoge nood", "besoin élevé", "high need"),
}

#: Thirds of all households by lack of access: 1 is the third that lives nearest to a known place.
TERTIELEN_GEBREK: dict[str, Tekst] = {
    "1": Tekst(
        "bekende plaats dichterbij dan elders",
        "lieu connu plus proche qu'ailleurs",
        "known place nearer than elsewhere",
    ),
    "2": Tekst(
        "bekende plaats op middelgrote afstand",
        "lieu connu à distance moyenne",
        "known place at middling distance",
    ),
    "3": Tekst(
        "bekende plaats verder dan elders",
        "lieu connu plus loin qu'ailleurs",
        "known place farther than elsewhere",
    ),
}

#: The 3×3 gap: tercile of need, a hyphen, tercile of lack of access.
KLASSEN_KLOOF: dict[str, Tekst] = {
    f"{n}-{g}": Tekst(
        f"{nood.nl}, {gebrek.nl}", f"{nood.fr}, {gebrek.fr}", f"{nood.en}, {gebrek.en}"
    )
    for n, nood in TERTIELEN_NOOD.items()
    for g, gebrek in TERTIELEN_GEBREK.items()
}

#: A wijk among its neighbours by minutes to the nearest known place: H is far, L is near.
KLASSEN_CLUSTER: dict[str, Tekst] = {
    "HH": Tekst("ver tussen ver", "loin parmi loin", "far among far"),
    "LL": Tekst("dichtbij tussen dichtbij", "proche parmi proche", "near among near"),
    "HL": Tekst("ver tussen dichtbij", "loin parmi proche", "far among near"),
    "LH": Tekst("dichtbij tussen ver", "proche parmi loin", "near among far"),
    "niet significant": Tekst("niet significant", "non significatif", "not significant"),
}

#: Whether the rank of a wijk holds when the assumptions vary.
KLASSEN_ROBUUST: dict[str, Tekst] = {
    "robuust": Tekst("robuust", "robuste", "robust"),
    "hangt_af_van_aannames": Tekst(
        "hangt af van aannames", "dépend des hypothèses", "depends on assumptions"
    ),
}

#: Why a wijk has no value: never shown as zero, never drawn as low.
REDENEN_ONBEKEND: dict[str, Tekst] = {
    "onbekend": Tekst("onbekend", "inconnu", "unknown"),
    "onbewoond": Tekst("onbewoond", "inhabité", "uninhabited"),
    "klein": Tekst(
        "minder dan 50 huishoudens: niet gerangschikt",
        "moins de 50 ménages : non classé",
        "fewer than 50 households: not ranked",
    ),
    "register_leeg": Tekst(
        "onbekend: register leeg", "inconnu : registre vide", "unknown: register empty"
    ),
}

#: What need is made of, as ``nood_onderdelen`` names it (``|`` between).
ONDERDELEN_NOOD: dict[str, Tekst] = {
    "huur": Tekst(
        "groei van de woonprijs boven de referentie",
        "croissance du prix du logement au-dessus de la référence",
        "growth of home prices above the reference",
    ),
    "digitaal": Tekst(
        "digitaal risico (geschat)", "risque numérique (estimé)", "digital risk (estimated)"
    ),
    "wagens": Tekst("weinig wagens per huishouden", "peu de voitures par ménage", "few cars"),
    "alleenwonend": Tekst("alleenwonenden", "personnes seules", "people living alone"),
}

JA_NEE: dict[str, Tekst] = {
    "ja": Tekst("ja", "oui", "yes"),
    "nee": Tekst("nee", "non", "no"),
}
