"""What people decided on single rows of the initiatives, after reading every one of them.

Keys are (naam, gemeente) exactly as they stand in the files. A key that matches nothing is
reported, so that this table never goes stale in silence. Every decision rests on what the row or
the README of the files says; what is not said there is not decided here.
"""

from dataclasses import dataclass

Sleutel = tuple[str, str]


@dataclass(frozen=True)
class Correctie:
    """Decisions on one row; an empty field decides nothing.

    Attributes
    ----------
    weglaten : str
        Why the row is left out.
    type, drager : str
        Value that replaces the file's.
    bereik : str
        Replaces what the rule for ``bereik`` gives.
    niveau, code : str
        Work area: its level, and its code where the place of the row does not give it.
    precisie : str
        The best precision that the place deserves.
    opmerking : str
        Added to the row's remark.
    plaats_van : tuple of str
        Key of the row in whose building this one is: it lends its place.
    """

    weglaten: str = ""
    type: str = ""
    drager: str = ""
    bereik: str = ""
    niveau: str = ""
    code: str = ""
    precisie: str = ""
    opmerking: str = ""
    plaats_van: Sleutel | None = None


_GEPLAND = "enkel aangekondigd: de bron zegt niet dat het openging"
_AFGELOPEN = "tijdelijk volgens de bron, en de tijd is om"
_DEEL = Correctie(
    bereik="locatie", opmerking="werkt in een deel van de gemeente; welke wijk is niet zeker"
)
_HEEN = Correctie(bereik="locatie")
_BUURT = Correctie(bereik="werkingsgebied", niveau="wijk")

NAZICHT: dict[Sleutel, Correctie] = {
    # Closed, moved or over: nobody should be sent there.
    ("LDC Het Zilverpand", "Dendermonde"): Correctie(weglaten="sluit tegen 2026"),
    ("Lokaal dienstencentrum Laakdal (bij WZC De Winde)", "Laakdal"): Correctie(
        weglaten="verhuisde in 2026 naar OC 't Fortun: staat er als LDC De Vriendschap"
    ),
    ("De Meubelfabriek (tijdelijke invulling)", "Gent"): Correctie(weglaten=_AFGELOPEN),
    ("Brugse Puurt University (buurtatelier Pierkespark)", "Gent"): Correctie(weglaten=_AFGELOPEN),
    ("Polderbubbels", "Antwerpen"): Correctie(weglaten=_AFGELOPEN),
    ("Bekkevoort Helpt (hulpplatform)", "Bekkevoort"): Correctie(weglaten=_AFGELOPEN),
    ("Beleef(de) Plekjes Oosterzele (buurtontmoeting)", "Oosterzele"): Correctie(
        weglaten=_AFGELOPEN
    ),
    # Announced without a date that has passed. Announced with one stays, with its remark.
    ("Buurthuis Cassiers", "Diksmuide"): Correctie(weglaten=_GEPLAND),
    ("Buurthuis Mesen (naast CADO)", "Mesen"): Correctie(weglaten=_GEPLAND),
    ("LDC Varenwinkel (met buitenschoolse kinderopvang)", "Herselt"): Correctie(weglaten=_GEPLAND),
    ("LDC Damme (cafetaria WZC De Stek)", "Damme"): Correctie(weglaten=_GEPLAND),
    ("Sociaal Huis Sint-Laureins", "Sint-Laureins"): Correctie(weglaten=_GEPLAND),
    ("Welzijnshuis Pittem (Sociaal Huis, dorpsrestaurant, ontmoeting)", "Pittem"): Correctie(
        weglaten=_GEPLAND
    ),
    ("Ontmoetingsruimte OCMW Kampenhout (voormalig kinderdagverblijf)", "Kampenhout"): (
        Correctie(weglaten=_GEPLAND)
    ),
    ("Het Wachthuis (plattelandsproject ontmoeting)", "Haacht"): Correctie(weglaten=_GEPLAND),
    ("Huis van het Kind Wemmel (welzijnscampus)", "Wemmel"): Correctie(weglaten=_GEPLAND),
    # The points of OpenStreetMap leave medical practices out; so do the facts.
    ("Wijkgezondheidscentrum De Punt V.Z.W.", "Gent"): Correctie(weglaten="medische praktijk"),
    ("Wijkgezondheidscentrum De Ridderbuurt", "Leuven"): Correctie(weglaten="medische praktijk"),
    # One row one place.
    (
        "De Buurthuizen - Centra voor Maatschappelijke Buurtanimatie (16 ruimtes)",
        "Brussel",
    ): Correctie(weglaten="koepel: de zestien buurthuizen staan er elk apart in"),
    # Still there, but told apart.
    ("LDC De Horizon", "Gent"): Correctie(opmerking="werd antenne van LDC Baudelo"),
    ("LDC De Thuishaven", "Gent"): Correctie(opmerking="werd antenne van LDC Baudelo"),
    ("Dienstencentrum 't Binnenhof (site Oude Klooster)", "Laarne"): Correctie(
        opmerking="dit gebouw wordt vervangen"
    ),
    # Dementia cafés stand under "andere"; so do these two, which serve the same people.
    ("Inloophuis Dementie Antwerpen (WZC O.L.V. van Antwerpen)", "Antwerpen"): Correctie(
        type="andere", opmerking="doelgroep dementie"
    ),
    ("Inloophuis Dementie Gentbrugge", "Gent"): Correctie(type="andere"),
    # "Andere" in the file, and its own words say what it is: a restaurant for the neighbourhood is
    # a social restaurant as the fifteen others are, a room to meet is a meeting centre.
    ("De Gendarmerie (ontmoetingsplaats, sociale kruidenier, buurtrestaurant)", "Aalst"): (
        Correctie(type="sociaal_restaurant")
    ),
    ("Kansenhuis (sociale kruidenier en ontmoetingsruimte)", "Antwerpen"): Correctie(
        type="ontmoetingscentrum"
    ),
    ("'t Pelterhoekje (Sociaal Huis Overpelt)", "Pelt"): Correctie(type="ontmoetingscentrum"),
    ("Buurzaam Samenwonen", "Roeselare"): Correctie(type="buddywerking"),
    # Places known less well than the file says.
    ("Dienstencentrum 't Bruggeske", "Kapellen"): Correctie(precisie="gemeente"),
    ("Dienstencentrum Broydenborg", "Antwerpen"): Correctie(precisie="deelgemeente"),
    ("Restaurant Balenmagazijn", "Gent"): Correctie(precisie="wijk"),
    # In the building of another row.
    ("Dorpsrestaurant Heffen (zaal de Kettinghe)", "Mechelen"): Correctie(
        plaats_van=("De Kettinghe", "Mechelen")
    ),
    ("KOALA / Kom Binnen (buurtcentrum Casablanca)", "Leuven"): Correctie(
        bereik="locatie", plaats_van=("Buurtcentrum Casablanca", "Leuven")
    ),
    ("Sociale kruidenier Ichtegem (Dorpshuis)", "Ichtegem"): Correctie(
        plaats_van=(
            "Dorpshuis Ichtegem (lokaal dienstencentrum, sociale dienst, Huis van het Kind, bib)",
            "Ichtegem",
        )
    ),
    # Who does the work, where the row says so.
    ("Hand in Hand Gent (Heirnis)", "Gent"): Correctie(drager="vrijwilligers"),
    ("De Schakel (vrijwilligers, tweedehandswinkel)", "Rijkevorsel"): Correctie(
        drager="vrijwilligers"
    ),
    ("Huiswerkbegeleiding Affligem", "Affligem"): Correctie(drager="vrijwilligers"),
    # People go there, although the rule for bereik thinks otherwise.
    ("Speel-o-theek Het Speelpaleis", "Aalst"): _HEEN,
    ("Inloopteam De Nieuwe Weg", "Mechelen"): _HEEN,
    ("Huiswerkklas Adegem (VBS De Papaver)", "Maldegem"): _HEEN,
    ("Huiswerkklas Kleit (VBS De Kleiheuvel)", "Maldegem"): _HEEN,
    ("Mamadepot Kapelle-op-den-Bos", "Kapelle-op-den-Bos"): _HEEN,
    ("Mamadepot Laakdal (OC 't Fortun)", "Laakdal"): _HEEN,
    ("Peter & Meter", "Lommel"): _HEEN,
    ("Kapelle Superette", "Moorslede"): _HEEN,
    ("Dorpshuis Roksem (zorgzame buurt, buurtbabbels)", "Oudenburg"): _HEEN,
    # Projects of one neighbourhood, whose wijk is known.
    ("Samen Op Straat - Antwerpen-Noord", "Antwerpen"): _BUURT,
    ("Oxdonk aan Zet (buurtgerichte zorg)", "Kapelle-op-den-Bos"): _BUURT,
    ("Boterzachte Buurt Woumen", "Diksmuide"): Correctie(
        bereik="werkingsgebied", niveau="wijk", code="32003W15"
    ),
    ("Zorgzame buurt Vroenhoven", "Riemst"): Correctie(niveau="wijk", code="73066W13"),
    ("Zorgzame buurt De Posthoorn", "Wevelgem"): Correctie(niveau="wijk", code="34041W09"),
    ("Zorgzame buurt Leopoldsburg-centrum", "Leopoldsburg"): Correctie(
        niveau="wijk", code="71034W02"
    ),
    ("Zorgzame buurt Heusden-Centrum", "Heusden-Zolder"): Correctie(niveau="wijk", code="71070W09"),
    # … and whose wijk is not: giving them the whole gemeente would promise too much.
    ("Zorgzame Straten - Seefhoek", "Antwerpen"): _DEEL,
    ("Zorgzame buurt Heembeemd", "Mechelen"): _DEEL,
    ("Warme Flora Floreert", "Merelbeke"): _DEEL,
    ("Oltegoare in de buurt - Heilig Hart", "Roeselare"): _DEEL,
    ("Oltegoare in de buurt - Ronde Kom", "Roeselare"): _DEEL,
    ("ZoWe - Buurten in Zorgzaam Wetteren", "Wetteren"): _DEEL,
    ("Samen thuis in het Molenveld (zorgzame buurt)", "Herent"): _DEEL,
    ("Wijkteam Centrum on tour (1777-bus)", "Kortrijk"): _DEEL,
    ("De gouden buurt", "Kortrijk"): _DEEL,
    # Wider than the place they are drawn at.
    ("Mobiel dienstencentrum Zonder Zulle", "Hooglede"): Correctie(niveau="gemeente"),
    ("Digibank DIGbij", "Borgloon"): Correctie(bereik="werkingsgebied", niveau="gemeente"),
    ("De Katrol (CAW Oost-Vlaanderen)", "Gent"): Correctie(niveau="provincie", code="40000"),
    # The zone of Sint-Truiden is Haspengouw (elz14): the row names it.
    ("Domo Haspengouw (Domo Hasselt)", "Sint-Truiden"): Correctie(niveau="elz", code="elz14"),
}

#: Rows of different names that are the same place: the first name stays.
ZELFDE: tuple[tuple[Sleutel, Sleutel], ...] = (
    # De Wimperlinde is the service centre in the building De Roende, at one address.
    (
        ("LDC De Wimperlinde", "Kortemark"),
        ("De Roende (sociaal huis en dienstencentrum)", "Kortemark"),
    ),
    # The meeting point in the Grachtstraat has been called De Wissel since 2023.
    (
        ("LDC Ter Plekke De Wissel (met digipunt)", "Ieper"),
        ("Ter Plekke Ieper-centrum", "Ieper"),
    ),
)
