"""The publishers: licence, attribution, and the four dates that are not the same thing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bron:
    """One source.

    Attributes
    ----------
    sleutel : str
        Key that rows and tables name.
    titel, uitgever : str
        What it is and who publishes it.
    url : str
        Where people find it.
    licentie : str
        Terms of reuse.
    attributie : str
        The line that reuse must show.
    periode : str
        What time the figures speak of.
    gepubliceerd : str
        ISO date of publication, as precise as known; empty where the file does not say. The
        edition's date is the newest of these.
    opgehaald : str
        ISO date on which our copy was made.
    verwacht : str
        When the publisher's next release is due, empty where there is none.
    bestanden : tuple of str
        Files below the mirror folder that `refresh` reads.
    opmerking : str
        What a reader should beware of.
    """

    sleutel: str
    titel: str
    uitgever: str
    url: str
    licentie: str
    attributie: str
    periode: str
    gepubliceerd: str
    opgehaald: str
    bestanden: tuple[str, ...]
    verwacht: str = ""
    opmerking: str = ""


_STATBEL = "Statbel (Algemene Directie Statistiek – Statistics Belgium)"
_STATBEL_LIJN = f"Bron: {_STATBEL}"
_STATBEL_URL = "https://statbel.fgov.be/nl/open-data"
_CC_BY = "CC BY 4.0"
_STATBEL_LICENTIE = "Licentie open data Statbel"
_PINC = "provincies_in_cijfers"
# The day on which the copies that the mirror holds were read into data/.
_OPGEHAALD = "2026-11-23"

BRONNEN: dict[str, Bron] = {
    b.sleutel: b
    for b in (
        Bron(
            "wijken",
            "Wijken voor omgevingsanalyse, gebiedsindelingen en concordanties",
            "Data & Analyse van de Vlaamse provincies, voor de gemeentebesturen",
            "https://github.com/provinciesincijfers/gebiedsniveaus",
            "Modellicentie gratis hergebruik Vlaanderen v1.0",
            "Wijken voor omgevingsanalyse. © gemeentebesturen, verzameld door Data & Analyse "
            "van de Vlaamse provincies",
            "maart 2026, op sectoren van 2025",
            "2026-03",
            _OPGEHAALD,
            tuple(
                f"{_PINC}/{naam}"
                for naam in (
                    "ggw7.shp",
                    "ggw72024.shp",
                    "statsec_als_basis.xlsx",
                    "statsec2024_als_basis.xlsx",
                    "statsec2019_als_basis.xlsx",
                    "gemeente2024_gemeente.xlsx",
                    "elz.shp",
                )
            ),
            "jaarlijks",
            "439 wijken dragen bij de uitgever een code als naam; die naam leiden wij af.",
        ),
        Bron(
            "statbel_sectoren",
            "Statistische sectoren, vereenvoudigd door Sciensano",
            _STATBEL,
            _STATBEL_URL,
            _CC_BY,
            _STATBEL_LIJN + ", sectoren op 1 januari 2021",
            "1 januari 2021",
            "",
            _OPGEHAALD,
            ("statbel/statbel_sectors_2021_simplified.gpkg",),
            "jaarlijks",
            "Door de vereenvoudiging ontbreken enkele zeer kleine sectoren.",
        ),
        Bron(
            "statbel_wagens",
            "Huishoudens en wagens per statistische sector",
            _STATBEL,
            _STATBEL_URL,
            _CC_BY,
            _STATBEL_LIJN + ", huishoudens en wagens 2019",
            "2019",
            "",
            _OPGEHAALD,
            ("statbel/TF_CAR_HH_SECTOR.txt",),
            "jaarlijks",
            "Huishoudens in de restsectoren ZZZZ hebben geen plaats: geteld per gemeente.",
        ),
        Bron(
            "statbel_wagens_gemeente",
            "Huishoudens naar type per gemeente",
            _STATBEL,
            _STATBEL_URL,
            _CC_BY,
            _STATBEL_LIJN + ", huishoudens naar type 2019",
            "2019",
            "",
            _OPGEHAALD,
            ("statbel/TF_CAR_HHTYPE_MUNTY.txt",),
            "jaarlijks",
        ),
        Bron(
            "statbel_inkomen",
            "Fiscale inkomens per gemeente",
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", fiscale inkomens 2005–2013",
            "2005–2013",
            "",
            _OPGEHAALD,
            ("statbel/TF_PSNL_INC_TAX_MUNTY_tcm325-272513.zip",),
            "",
            "Inkomens van 2013: ze tonen verschillen tussen gemeenten, niet het inkomen van nu.",
        ),
        Bron(
            "statbel_refnis",
            "NIS-codes en gemeentefusies",
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", NIS-codes",
            "geldig in 2025",
            "",
            _OPGEHAALD,
            ("statbel/TU_COM_REFNIS.txt", "postcodes/bemaps_NIS_ZIP_MNTY.csv"),
        ),
        Bron(
            "statbel_verkopen",
            "Verkopen van onroerende goederen per gemeente",
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", verkopen van onroerende goederen 2010–2024",
            "2010–2024",
            "",
            _OPGEHAALD,
            ("statbel/statbel_vastgoed_verkopen_yearly.csv",),
            "jaarlijks",
            "Mediaan leeg bij te weinig verkopen: dat is onderdrukt, niet nul.",
        ),
        Bron(
            "crab",
            "CRAB-adressenlijst",
            "Agentschap Informatie Vlaanderen",
            "https://www.vlaanderen.be/digitaal-vlaanderen",
            "Gratis open data Vlaanderen",
            "CRAB, Informatie Vlaanderen",
            "2013",
            "",
            _OPGEHAALD,
            ("crab/crab_adressen_2013.parquet",),
            "",
            "Alleen Vlaanderen; nieuwe straten van na 2013 ontbreken.",
        ),
        Bron(
            "osm_straten",
            "Straten van Brussel (EqualStreetNames)",
            "OpenStreetMap-bijdragers",
            "https://www.openstreetmap.org/copyright",
            "ODbL 1.0",
            "© OpenStreetMap contributors, ODbL",
            "jaren 2020",
            "",
            _OPGEHAALD,
            ("osm/brussel_straten.parquet",),
            "",
            "Eén punt per straat en gemeente, zonder postcode.",
        ),
        Bron(
            "osm_punten",
            "Sociale ontmoetingsplaatsen",
            "OpenStreetMap-bijdragers",
            "https://www.openstreetmap.org/copyright",
            "ODbL 1.0",
            "© OpenStreetMap contributors, ODbL",
            "november 2015",
            "2015-11",
            _OPGEHAALD,
            ("osm/osm2015_be_social_points.csv",),
            "",
            "Veel community centres zijn parochiezalen; het bestaan vandaag is niet nagekeken.",
        ),
        Bron(
            "initiatieven",
            "Initiatieven, feiten verzameld van openbare bladzijden",
            "Buurtkompas",
            "",
            "ODbL 1.0",
            "Buurtkompas, © OpenStreetMap contributors, ODbL; per rij staat de bladzijde vermeld",
            "2015–2025",
            "",
            _OPGEHAALD,
            tuple(
                f"initiatieven/{naam}.csv"
                for naam in (
                    "initiatieven_feiten",
                    "initiatieven_feiten2",
                    "initiatieven_feiten3",
                    "initiatieven_feiten4",
                    "initiatieven_verbeterd",
                    "initiatieven_verbeterd2",
                )
            ),
            "",
            "Het register is jong: wie er niet in staat, kan toch bestaan.",
        ),
        Bron(
            "huurprijzen",
            "Gepubliceerde huurprijzen",
            "CIB/Federia, FOD Financiën, Observatoire des loyers, Statistiek Vlaanderen e.a.",
            "",
            "feiten met bronvermelding per rij",
            "Huurprijzen: CIB Vlaanderen, Federia, FOD Financiën, Observatoire des loyers, "
            "Statistiek Vlaanderen en anderen, per rij vermeld",
            "2010–2025",
            "",
            _OPGEHAALD,
            ("huur/huurprijzen.csv",),
            "",
            "Huurprijzen per wijk bestaan niet als open data; reeksen zijn onderling niet te "
            "vergelijken.",
        ),
        Bron(
            "eurostat_internet",
            "Huishoudens met internettoegang (isoc_r_iacc_h)",
            "Eurostat",
            "https://ec.europa.eu/eurostat/databrowser/view/isoc_r_iacc_h",
            "hergebruik met bronvermelding",
            "Eurostat, isoc_r_iacc_h",
            "2006–2025",
            "2026-06-25",
            _OPGEHAALD,
            ("eurostat/eurostat_isoc_r_iacc_h_BE_nuts.csv",),
            "jaarlijks",
            "Steekproef: enkele procentpunten ruis per jaar; wij middelen drie jaren. Niet "
            "gepubliceerd onder de provincie.",
        ),
    )
}
