"""The terms of reuse, each with a link to its own text; we never copy a licence's words."""

from dataclasses import dataclass

from etl.contract.bron import Bron
from etl.contract.tekst import Tekst, zonder_taal


@dataclass(frozen=True)
class Licentie:
    """One licence.

    Attributes
    ----------
    sleutel : str
        As :attr:`etl.contract.sources.Bron.licentie` names it.
    titel : Tekst
        What readers call it; the official name where it has one.
    naam : str
        Short name that machines know (SPDX); empty where there is none.
    url : str
        Page with the terms, or a path below ``data/``.
    """

    sleutel: str
    titel: Tekst
    naam: str
    url: str


LICENTIES: dict[str, Licentie] = {
    li.sleutel: li
    for li in (
        Licentie(
            "CC BY 4.0",
            zonder_taal("CC BY 4.0"),
            "CC-BY-4.0",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licentie(
            "Licentie open data Statbel",
            Tekst(
                "Licentie open data Statbel",
                "Licence open data de Statbel",
                "Open data licence of Statbel",
            ),
            "",
            "https://statbel.fgov.be/nl/open-data",
        ),
        Licentie(
            "ODbL 1.0",
            zonder_taal("ODbL 1.0"),
            "ODbL-1.0",
            "https://opendatacommons.org/licenses/odbl/1-0/",
        ),
        Licentie(
            "Modellicentie gratis hergebruik Vlaanderen v1.0",
            zonder_taal("Modellicentie gratis hergebruik Vlaanderen v1.0"),
            "",
            "https://github.com/provinciesincijfers/gebiedsniveaus/blob/master/"
            "gemeente_statsec_wijken/license.md",
        ),
        Licentie(
            "Gratis open data Vlaanderen",
            zonder_taal("Gratis open data Vlaanderen"),
            "",
            "https://www.vlaanderen.be/digitaal-vlaanderen/onze-oplossingen/open-data/"
            "voorwaarden-voor-het-hergebruik-van-overheidsinformatie",
        ),
        Licentie(
            "hergebruik met bronvermelding",
            Tekst(
                "hergebruik met bronvermelding",
                "réutilisation avec mention de la source",
                "reuse with attribution",
            ),
            "",
            "https://ec.europa.eu/eurostat/help/copyright-notice",
        ),
        Licentie(
            "enkel met toestemming van de uitgever",
            Tekst(
                "licentie niet bekend: enkel met toestemming van de uitgever",
                "licence inconnue : seulement avec l'accord de l'éditeur",
                "licence not known: only with the publisher's permission",
            ),
            "",
            "LICENSE",
        ),
        # Single facts, each with the page it was read on: no licence text of one publisher.
        Licentie(
            "feiten met bronvermelding per rij",
            Tekst(
                "feiten met bronvermelding per rij",
                "faits, avec la source à chaque ligne",
                "facts, with the source in each row",
            ),
            "",
            "LICENSE",
        ),
        Licentie(
            "voorwaarden van wie de cijfers toevoegde",
            Tekst(
                "voorwaarden van wie de cijfers toevoegde",
                "conditions de la personne qui a ajouté les chiffres",
                "terms of whoever added the figures",
            ),
            "",
            "LICENSE",
        ),
    )
}


def licence_of(bron: Bron) -> Licentie:
    """Return the licence of a source; of a list of one's own the one that its map names.

    Where that has no page of its own, its words stand beside the register.

    Examples
    --------
    >>> from etl.contract.sources import BRONNEN
    >>> licence_of(BRONNEN["wijken"]) is LICENTIES[BRONNEN["wijken"].licentie]
    True
    """
    waar = bron.licentie_url or "initiatieven.bronnen.csv"
    eigen = Licentie(bron.licentie, zonder_taal(bron.licentie), "", waar)
    return LICENTIES.get(bron.licentie, eigen)
