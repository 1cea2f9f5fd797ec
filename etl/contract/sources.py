"""The publishers: licence, attribution, and the four dates that are not the same thing."""

from etl.contract.aanbodbronnen import AANBODBRONNEN, OSM
from etl.contract.bron import JAARLIJKS, OPGEHAALD, Bron
from etl.contract.tekst import Tekst, zonder_taal

__all__ = ["BRONNEN", "Bron"]

_STATBEL = Tekst(
    "Statbel (Algemene Directie Statistiek – Statistics Belgium)",
    "Statbel (Direction générale Statistique – Statistics Belgium)",
    "Statbel (Directorate-General Statistics – Statistics Belgium)",
)
_STATBEL_LIJN = f"Bron: {_STATBEL.nl}"
_STATBEL_URL = "https://statbel.fgov.be/nl/open-data"
_CC_BY = "CC BY 4.0"
_STATBEL_LICENTIE = "Licentie open data Statbel"
_PINC = "provincies_in_cijfers"

BRONNEN: dict[str, Bron] = {
    b.sleutel: b
    for b in (
        Bron(
            "wijken",
            Tekst(
                "Wijken voor omgevingsanalyse, gebiedsindelingen en concordanties",
                "Quartiers pour l'analyse du milieu, découpages territoriaux et tables de "
                "concordance",
                "Neighbourhoods for local analysis, area divisions and concordance tables",
            ),
            Tekst(
                "Data & Analyse van de Vlaamse provincies, voor de gemeentebesturen",
                "Data & Analyse des provinces flamandes, pour les administrations communales",
                "Data & Analyse of the Flemish provinces, for the municipal authorities",
            ),
            "https://github.com/provinciesincijfers/gebiedsniveaus",
            "Modellicentie gratis hergebruik Vlaanderen v1.0",
            "Wijken voor omgevingsanalyse. © gemeentebesturen, verzameld door Data & Analyse "
            "van de Vlaamse provincies",
            Tekst(
                "maart 2026, op sectoren van 2025",
                "mars 2026, sur les secteurs de 2025",
                "March 2026, on the sectors of 2025",
            ),
            "2026-03",
            OPGEHAALD,
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
            JAARLIJKS,
            Tekst(
                "439 wijken dragen bij de uitgever een code als naam; die naam leiden wij af.",
                "Chez l'éditeur, 439 quartiers portent un code comme nom ; ce nom, nous le "
                "déduisons.",
                "The publisher gives 439 neighbourhoods a code as a name; we derive their names.",
            ),
            laatste_jaar=2026,
        ),
        Bron(
            "statbel_sectoren",
            Tekst(
                "Statistische sectoren, vereenvoudigd door Sciensano",
                "Secteurs statistiques, simplifiés par Sciensano",
                "Statistical sectors, simplified by Sciensano",
            ),
            _STATBEL,
            _STATBEL_URL,
            _CC_BY,
            _STATBEL_LIJN + ", sectoren op 1 januari 2021",
            Tekst("1 januari 2021", "1er janvier 2021", "1 January 2021"),
            "",
            OPGEHAALD,
            ("statbel/statbel_sectors_2021_simplified.gpkg",),
            JAARLIJKS,
            Tekst(
                "Door de vereenvoudiging ontbreken enkele zeer kleine sectoren.",
                "À cause de la simplification, quelques très petits secteurs manquent.",
                "Because of the simplification a few very small sectors are missing.",
            ),
            laatste_jaar=2021,
        ),
        Bron(
            "statbel_wagens",
            Tekst(
                "Huishoudens en wagens per statistische sector",
                "Ménages et voitures par secteur statistique",
                "Households and cars per statistical sector",
            ),
            _STATBEL,
            _STATBEL_URL,
            _CC_BY,
            _STATBEL_LIJN + ", huishoudens en wagens 2019",
            zonder_taal("2019"),
            "",
            OPGEHAALD,
            ("statbel/TF_CAR_HH_SECTOR.txt",),
            JAARLIJKS,
            Tekst(
                "Huishoudens in de restsectoren ZZZZ hebben geen plaats: geteld per gemeente.",
                "Les ménages des secteurs résiduels ZZZZ n'ont pas de lieu : ils sont comptés par "
                "commune.",
                "Households in the rest sectors ZZZZ have no place: they are counted per "
                "municipality.",
            ),
            laatste_jaar=2019,
        ),
        Bron(
            "statbel_wagens_gemeente",
            Tekst(
                "Huishoudens naar type per gemeente",
                "Ménages selon le type par commune",
                "Households by type per municipality",
            ),
            _STATBEL,
            _STATBEL_URL,
            _CC_BY,
            _STATBEL_LIJN + ", huishoudens naar type 2019",
            zonder_taal("2019"),
            "",
            OPGEHAALD,
            ("statbel/TF_CAR_HHTYPE_MUNTY.txt",),
            JAARLIJKS,
            laatste_jaar=2019,
        ),
        Bron(
            "statbel_inkomen",
            Tekst(
                "Fiscale inkomens per gemeente",
                "Revenus fiscaux par commune",
                "Fiscal incomes per municipality",
            ),
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", fiscale inkomens 2005–2013",
            zonder_taal("2005–2013"),
            "",
            OPGEHAALD,
            ("statbel/TF_PSNL_INC_TAX_MUNTY_tcm325-272513.zip",),
            JAARLIJKS,
            Tekst(
                "Inkomens van 2013: ze tonen verschillen tussen gemeenten, niet het inkomen van "
                "nu.",
                "Revenus de 2013 : ils montrent les différences entre communes, pas le revenu "
                "actuel.",
                "Incomes of 2013: they show differences between municipalities, not income today.",
            ),
            laatste_jaar=2013,
        ),
        Bron(
            "statbel_refnis",
            Tekst(
                "NIS-codes en gemeentefusies",
                "Codes INS et fusions de communes",
                "NIS codes and mergers of municipalities",
            ),
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", NIS-codes",
            Tekst("geldig in 2025", "valable en 2025", "valid in 2025"),
            "",
            OPGEHAALD,
            ("statbel/TU_COM_REFNIS.txt", "postcodes/bemaps_NIS_ZIP_MNTY.csv"),
            laatste_jaar=2025,
        ),
        Bron(
            "statbel_verkopen",
            Tekst(
                "Verkopen van onroerende goederen per gemeente",
                "Ventes de biens immobiliers par commune",
                "Sales of real estate per municipality",
            ),
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", verkopen van onroerende goederen 2010–2024",
            zonder_taal("2010–2024"),
            "",
            OPGEHAALD,
            ("statbel/statbel_vastgoed_verkopen_yearly.csv",),
            JAARLIJKS,
            Tekst(
                "Mediaan leeg bij te weinig verkopen: dat is onderdrukt, niet nul.",
                "La médiane est vide s'il y a trop peu de ventes : elle est supprimée, pas nulle.",
                "The median is empty where there are too few sales: that is suppressed, not zero.",
            ),
            laatste_jaar=2024,
        ),
        Bron(
            "statbel_verkopen_sector",
            Tekst(
                "Verkopen van onroerende goederen per statistische sector, naar wijken gebracht",
                "Ventes de biens immobiliers par secteur statistique, ramenées aux quartiers",
                "Sales of real estate per statistical sector, brought to neighbourhoods",
            ),
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", verkopen van onroerende goederen per sector",
            zonder_taal("2013–2024"),
            "",
            "",
            ("statbel/TF_IMMO_SECTOR.zip",),
            JAARLIJKS,
            Tekst(
                "Telt mee zodra het bestand er is. De prijs van een wijk is dan het gemiddelde van "
                "de medianen van haar sectoren, gewogen naar verkopen: een schatting, geen "
                "mediaan.",
                "Compte dès que le fichier est là. Le prix d'un quartier est alors la moyenne des "
                "médianes de ses secteurs, pondérée par les ventes : une estimation, pas une "
                "médiane.",
                "Counts as soon as the file is there. The price of a neighbourhood is then the "
                "mean of its sectors' medians, weighted by sales: an estimate, not a median.",
            ),
        ),
        Bron(
            "statbel_inkomen_sector",
            Tekst(
                "Fiscale inkomens per statistische sector, naar wijken gebracht",
                "Revenus fiscaux par secteur statistique, ramenés aux quartiers",
                "Fiscal incomes per statistical sector, brought to neighbourhoods",
            ),
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", fiscale inkomens per sector",
            zonder_taal("2005–2023"),
            "",
            "",
            ("statbel/TF_PSNL_INC_TAX_SECTOR.xlsx",),
            JAARLIJKS,
            Tekst(
                "Telt mee zodra het bestand er is. Het inkomen van een wijk is dan het gemiddelde "
                "van de medianen van haar sectoren, gewogen naar aangiften: een schatting.",
                "Compte dès que le fichier est là. Le revenu d'un quartier est alors la moyenne "
                "des médianes de ses secteurs, pondérée par les déclarations : une estimation.",
                "Counts as soon as the file is there. The income of a neighbourhood is then the "
                "mean of its sectors' medians, weighted by tax returns: an estimate.",
            ),
        ),
        Bron(
            "statbel_bevolking",
            Tekst(
                "Bevolking per statistische sector, naar wijken gebracht",
                "Population par secteur statistique, ramenée aux quartiers",
                "Population per statistical sector, brought to neighbourhoods",
            ),
            _STATBEL,
            _STATBEL_URL,
            _STATBEL_LICENTIE,
            _STATBEL_LIJN + ", bevolking per statistische sector",
            Tekst(
                "1 januari, zoals bij het cijfer staat",
                "1er janvier, comme indiqué avec le chiffre",
                "1 January, as told with the figure",
            ),
            "",
            "",
            ("statbel/OPENDATA_SECTOREN_*",),
            JAARLIJKS,
            Tekst(
                "Sectoren van voor 2025 zijn verdeeld over de wijken van vandaag zoals hun "
                "huishoudens er wonen: een schatting. Wie geen vaste sector heeft, telt alleen "
                "mee in de gemeente.",
                "Les secteurs d'avant 2025 sont répartis sur les quartiers d'aujourd'hui selon "
                "leurs ménages : une estimation. Qui n'a pas de secteur fixe ne compte que dans "
                "la commune.",
                "Sectors of before 2025 are spread over the neighbourhoods of today as their "
                "households live there: an estimate. Who has no fixed sector counts in the "
                "municipality alone.",
            ),
        ),
        Bron(
            "crab",
            Tekst("CRAB-adressenlijst", "Liste d'adresses CRAB", "CRAB address list"),
            zonder_taal("Agentschap Informatie Vlaanderen"),
            "https://www.vlaanderen.be/digitaal-vlaanderen",
            "Gratis open data Vlaanderen",
            "CRAB, Informatie Vlaanderen",
            zonder_taal("2013"),
            "",
            OPGEHAALD,
            ("crab/crab_adressen_2013.parquet",),
            None,
            Tekst(
                "Alleen Vlaanderen; nieuwe straten van na 2013 ontbreken.",
                "Seulement la Flandre ; les rues nouvelles d'après 2013 manquent.",
                "Flanders only; new streets after 2013 are missing.",
            ),
            laatste_jaar=2013,
        ),
        Bron(
            "osm_straten",
            Tekst(
                "Straten van Brussel (EqualStreetNames)",
                "Rues de Bruxelles (EqualStreetNames)",
                "Streets of Brussels (EqualStreetNames)",
            ),
            OSM,
            "https://www.openstreetmap.org/copyright",
            "ODbL 1.0",
            "© OpenStreetMap contributors, ODbL",
            Tekst("jaren 2020", "années 2020", "2020s"),
            "",
            OPGEHAALD,
            ("osm/brussel_straten.parquet",),
            None,
            Tekst(
                "Eén punt per straat en gemeente, zonder postcode.",
                "Un point par rue et par commune, sans code postal.",
                "One point per street and municipality, without postcode.",
            ),
        ),
        *AANBODBRONNEN,
        Bron(
            "huurprijzen",
            Tekst("Gepubliceerde huurprijzen", "Loyers publiés", "Published rents"),
            Tekst(
                "CIB/Federia, FOD Financiën, Observatoire des loyers, Statistiek Vlaanderen e.a.",
                "CIB/Federia, SPF Finances, Observatoire des loyers, Statistiek Vlaanderen e.a.",
                "CIB/Federia, FPS Finance, Observatoire des loyers, Statistiek Vlaanderen and "
                "others",
            ),
            "",
            "feiten met bronvermelding per rij",
            "Huurprijzen: CIB Vlaanderen, Federia, FOD Financiën, Observatoire des loyers, "
            "Statistiek Vlaanderen en anderen, per rij vermeld",
            zonder_taal("2010–2025"),
            "",
            OPGEHAALD,
            ("huur/huurprijzen.csv",),
            None,
            Tekst(
                "Huurprijzen per wijk bestaan niet als open data; reeksen zijn onderling niet te "
                "vergelijken.",
                "Les loyers par quartier n'existent pas en données ouvertes ; les séries ne se "
                "comparent pas entre elles.",
                "Rents per neighbourhood do not exist as open data; series cannot be compared "
                "with each other.",
            ),
            laatste_jaar=2025,
        ),
        Bron(
            "eurostat_internet",
            Tekst(
                "Huishoudens met internettoegang (isoc_r_iacc_h)",
                "Ménages avec accès à internet (isoc_r_iacc_h)",
                "Households with internet access (isoc_r_iacc_h)",
            ),
            zonder_taal("Eurostat"),
            "https://ec.europa.eu/eurostat/databrowser/view/isoc_r_iacc_h",
            "hergebruik met bronvermelding",
            "Eurostat, isoc_r_iacc_h",
            zonder_taal("2006–2025"),
            "2026-06-25",
            OPGEHAALD,
            ("eurostat/eurostat_isoc_r_iacc_h_BE_nuts.csv",),
            JAARLIJKS,
            Tekst(
                "Steekproef: enkele procentpunten ruis per jaar; wij middelen drie jaren. Niet "
                "gepubliceerd onder de provincie.",
                "Échantillon : quelques points de pour cent de bruit par an ; nous prenons la "
                "moyenne de trois années. Pas publié sous le niveau de la province.",
                "A sample: a few percentage points of noise a year; we take the mean of three "
                "years. Not published below the province.",
            ),
            laatste_jaar=2025,
        ),
        Bron(
            "eigen",
            Tekst("Eigen cijfers", "Chiffres ajoutés", "Own figures"),
            Tekst(
                "wie ze aan deze uitgave toevoegde",
                "la personne qui les a ajoutés à cette édition",
                "whoever added them to this edition",
            ),
            "",
            "voorwaarden van wie de cijfers toevoegde",
            "Eigen cijfers, toegevoegd aan deze uitgave",
            Tekst(
                "zoals bij de cijfers staat",
                "comme indiqué avec les chiffres",
                "as told with the figures",
            ),
            "",
            "",
            ("eigen/lijst.csv",),
            None,
            Tekst(
                "Alleen waar iemand zelf cijfers in de map eigen legde.",
                "Seulement si quelqu'un a mis ses propres chiffres dans le dossier « eigen ».",
                "Only where somebody put figures of their own into the folder eigen.",
            ),
        ),
    )
}
