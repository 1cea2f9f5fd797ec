"""Every column once: its name, kind, unit and meaning. Tables are lists of these."""

from dataclasses import dataclass, replace
from typing import Literal

from etl.contract import aanbod
from etl.contract.eenheden import EENHEDEN
from etl.contract.niveaus import NIVEAUS

Soort = Literal["tekst", "getal", "geheel", "datum", "geometrie"]

DATUM_PATROON = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


@dataclass(frozen=True)
class Kolom:
    """One column.

    Attributes
    ----------
    naam : str
        Column name, with its unit where it has one.
    soort : {"tekst", "getal", "geheel", "datum", "geometrie"}
        Kind of value. A code is always text; a date is ISO text, as precise as it is known.
    betekenis : str
        What it says, in one Dutch sentence, for the people who keep the data.
    eenheid : str
        Unit, empty for text.
    verplicht : bool
        Whether every row must have a value.
    patroon : str
        Regular expression that a value matches whole; empty for none.
    waarden : tuple of str
        The closed list of allowed values; empty for none.
    lijst : bool
        Whether a cell may hold several values, parted by ``|``.
    minimum, maximum : float, optional
        Inclusive bounds of a number.
    """

    naam: str
    soort: Soort
    betekenis: str
    eenheid: str = ""
    verplicht: bool = False
    patroon: str = ""
    waarden: tuple[str, ...] = ()
    lijst: bool = False
    minimum: float | None = None
    maximum: float | None = None

    def nodig(self) -> "Kolom":
        """Return the same column, with a value required in every row."""
        return replace(self, verplicht=True)


def _code(niveau: str, betekenis: str) -> Kolom:
    return Kolom(f"{niveau}_code", "tekst", betekenis, patroon=NIVEAUS[niveau].code_patroon)


KOLOMMEN: dict[str, Kolom] = {
    k.naam: k
    for k in (
        # areas
        _code("wijk", "Code van de wijk van vandaag (Provincies in Cijfers, ggw7)."),
        Kolom("wijk_naam", "tekst", "Leesbare naam van de wijk."),
        Kolom(
            "wijk_naam_bron",
            "tekst",
            "Of de uitgever de naam gaf (bron) of wij hem uit de sectoren afleidden (afgeleid).",
            waarden=("bron", "afgeleid"),
        ),
        Kolom("sector", "tekst", "Code van de statistische sector.", patroon=r"[0-9]{5}.{4}"),
        _code("gemeente", "NIS-code van de gemeente van vandaag (2025)."),
        Kolom("gemeente_naam", "tekst", "Naam van de gemeente."),
        _code("elz", "Code van de eerstelijnszone."),
        _code("referentieregio", "Code van de referentieregio; leeg in Brussel."),
        _code("vervoerregio", "Nummer van de vervoerregio; leeg in Brussel."),
        _code("woonmaatschappij", "Nummer van het werkgebied van de woonmaatschappij."),
        _code("provincie", "NIS-code van de provincie; leeg in Brussel."),
        _code("gewest", "NIS-code van het gewest."),
        Kolom("niveau", "tekst", "Gebiedsniveau van de rij.", waarden=tuple(NIVEAUS)),
        Kolom("code", "tekst", "Officiële code van het gebied, op zijn niveau."),
        Kolom("naam_nl", "tekst", "Nederlandse naam."),
        Kolom("naam_fr", "tekst", "Franse naam, waar bekend."),
        Kolom("geometry", "geometrie", "Grens van het gebied, EPSG:31370 (Lambert 72)."),
        # households
        Kolom("cel", "geheel", "Hectarecel: 100 000 × ⌊x/100⌋ + ⌊y/100⌋, EPSG:31370."),
        Kolom("x", "getal", "Lambert 72, oost.", "m", minimum=20_000, maximum=300_000),
        Kolom("y", "getal", "Lambert 72, noord.", "m", minimum=20_000, maximum=260_000),
        Kolom("huishoudens", "getal", "Private huishoudens, 2019.", "huishoudens", minimum=0),
        Kolom("wagens", "getal", "Personenwagens van huishoudens, 2019.", "wagens", minimum=0),
        # streets
        Kolom("straat", "tekst", "Straatnaam."),
        Kolom("straat_fr", "tekst", "Franse straatnaam, waar bekend."),
        Kolom("postcode", "tekst", "Postcode.", patroon=r"[1-9][0-9]{3}"),
        # observations
        Kolom("indicator", "tekst", "Sleutel van de indicator."),
        Kolom("jaar", "geheel", "Jaar waarover het cijfer gaat.", minimum=1990, maximum=2100),
        Kolom("waarde", "getal", "Waarde, in de eenheid van de indicator; leeg = niet bekend."),
        Kolom(
            "status",
            "tekst",
            "Gemeten, geschat of onderdrukt (te weinig gevallen).",
            waarden=("gemeten", "geschat", "onderdrukt"),
        ),
        Kolom("bron", "tekst", "Sleutel van de bron, zie de bronnentabel."),
        Kolom("reeks", "tekst", "Naam van de reeks: alleen binnen een reeks vergelijken."),
        Kolom("woningtype", "tekst", "Soort woning."),
        Kolom("maat", "tekst", "Gemiddelde, mediaan, index … zoals gepubliceerd."),
        Kolom("periode", "tekst", "Deel van het jaar, zoals gepubliceerd."),
        Kolom("aantal", "geheel", "Aantal gevallen achter de waarde.", "gevallen", minimum=0),
        Kolom("opmerking", "tekst", "Wat de lezer moet weten."),
        # indicators that people describe themselves
        Kolom(
            "sleutel",
            "tekst",
            "Sleutel van de eigen indicator: kleine letters, cijfers en _.",
            patroon=r"[a-z][a-z0-9_]{1,39}(?<!_jaar)(?<!_niveau)",
        ),
        Kolom("titel_nl", "tekst", "Hoe mensen het cijfer noemen, in kleine letters."),
        Kolom("titel_fr", "tekst", "Hetzelfde in het Frans; leeg = de Nederlandse titel."),
        Kolom("titel_en", "tekst", "Hetzelfde in het Engels; leeg = de Nederlandse titel."),
        Kolom("eenheid", "tekst", "Eenheid van het cijfer.", waarden=tuple(EENHEDEN)),
        Kolom(
            "soort",
            "tekst",
            "Verhouding (geldt voor elk deel van het gebied) of aantal (wordt opgeteld).",
            waarden=("verhouding", "aantal"),
        ),
        Kolom(
            "richting",
            "tekst",
            "Welk uiteinde het nadeel is.",
            waarden=("hoog is nadeel", "laag is nadeel", "geen"),
        ),
        Kolom("bron_naam", "tekst", "Van wie de cijfers zijn, zoals het vermeld moet worden."),
        Kolom("licentie", "tekst", "Onder welke voorwaarden ze gebruikt mogen worden."),
        # initiatives
        Kolom("initiatief_id", "tekst", "Vast kenmerk van het initiatief.", patroon=r"[a-z0-9-]+"),
        Kolom("naam", "tekst", "Naam van het initiatief."),
        Kolom("organisatie", "tekst", "Organisatie achter het initiatief."),
        Kolom("type", "tekst", "Soort initiatief.", waarden=tuple(aanbod.AANBODTYPES)),
        Kolom(
            "werkmodellen",
            "tekst",
            "Een of meer van de zeven werkmodellen, met | ertussen.",
            waarden=tuple(aanbod.WERKMODELLEN),
            lijst=True,
        ),
        Kolom(
            "bereik",
            "tekst",
            "Locatie (mensen gaan erheen), werkingsgebied (het komt naar hen) of online.",
            waarden=aanbod.BEREIK,
        ),
        Kolom(
            "werkgebied_niveau",
            "tekst",
            "Niveau van het werkingsgebied.",
            waarden=("wijk", "gemeente", "elz", "referentieregio", "provincie", "gewest"),
        ),
        Kolom("werkgebied_code", "tekst", "Code van het werkingsgebied op dat niveau."),
        Kolom("huisnummer", "tekst", "Huisnummer."),
        Kolom("lat", "getal", "Breedtegraad, WGS 84.", "°", minimum=50.6, maximum=51.6),
        Kolom("lon", "getal", "Lengtegraad, WGS 84.", "°", minimum=2.5, maximum=6.0),
        Kolom(
            "locatie_precisie",
            "tekst",
            "Hoe precies de plaats bekend is.",
            waarden=aanbod.PRECISIES,
        ),
        Kolom("locatie_bron", "tekst", "Waar de plaats vandaan komt."),
        Kolom("capaciteit", "getal", "Capaciteit, waar bekend.", minimum=0),
        Kolom("capaciteit_eenheid", "tekst", "Eenheid van de capaciteit."),
        Kolom("drager", "tekst", "Wie het werk doet, waar bekend.", waarden=aanbod.DRAGERS),
        Kolom("kinderopvang", "tekst", "Kinderopvang ter plaatse.", waarden=aanbod.JA_NEE),
        Kolom("rolstoeltoegankelijk", "tekst", "Toegankelijk met rolstoel.", waarden=aanbod.JA_NEE),
        Kolom("gratis", "tekst", "Gratis deelname.", waarden=aanbod.JA_NEE),
        Kolom("talen", "tekst", "Talen, waar bekend, met | ertussen.", lijst=True),
        Kolom("openingsuren", "tekst", "Openingsuren, zoals de bron ze geeft."),
        Kolom("website", "tekst", "Webadres.", patroon=r"https?://\S+"),
        Kolom("telefoon", "tekst", "Telefoonnummer van de organisatie."),
        Kolom("bron_url", "tekst", "Bladzijde waar het gelezen is.", patroon=r"https?://.+"),
        Kolom("bron_datum", "datum", "Datum van de bron.", patroon=DATUM_PATROON),
        Kolom("nagekeken_op", "datum", "Laatst door iemand nagekeken.", patroon=DATUM_PATROON),
        Kolom(
            "herkomst",
            "tekst",
            "Uit een bron, of met de hand ingevoerd.",
            waarden=aanbod.HERKOMSTEN,
        ),
        Kolom("hand_velden", "tekst", "Velden met de hand verbeterd, met | ertussen.", lijst=True),
        # sources that people add or switch on
        Kolom("titel", "tekst", "Wat de bron is."),
        Kolom("uitgever", "tekst", "Wie de bron uitgeeft."),
        Kolom("voorwaarden", "tekst", "Licentie of voorwaarden van hergebruik."),
        Kolom("voorwaarden_url", "tekst", "Bladzijde met de licentie.", patroon=r"https://\S+"),
        Kolom("attributie", "tekst", "De regel die bij hergebruik hoort."),
    )
}


def kolommen(*namen: str) -> tuple[Kolom, ...]:
    """Return the columns of these names; a name that ends in ``!`` is required in every row.

    Examples
    --------
    >>> [(k.naam, k.verplicht) for k in kolommen("wijk_code!", "wijk_naam")]
    [('wijk_code', True), ('wijk_naam', False)]
    """
    return tuple(KOLOMMEN[n[:-1]].nodig() if n.endswith("!") else KOLOMMEN[n] for n in namen)
