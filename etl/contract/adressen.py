"""Where `refresh` fetches what: the publishers' own addresses, file by file.

Only addresses that we have seen, in the publisher's own pages or repository. A source that is not
here has no address that we know: its files are put in the mirror folder by hand, and stay there.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from etl.contract import overpass


@dataclass(frozen=True)
class Adres:
    """One file of a publisher.

    Attributes
    ----------
    url : str
        Its address, https; with ``{jaar}`` in it where every year has its own.
    bestand : str
        Where it goes, below the mirror folder.
    meeste_bytes : int
        More than this is refused: the publisher does not send it.
    anders : Adres or None
        What is fetched instead where this one does not come.
    """

    url: str
    bestand: str
    meeste_bytes: int = 512 << 20
    anders: "Adres | None" = None

    @property
    def per_jaar(self) -> bool:
        """Whether every year has an address of its own."""
        return "{jaar}" in self.url

    @property
    def vormen(self) -> "tuple[Adres, ...]":
        """Itself, and the addresses that stand in its place where it does not come."""
        return (self, *(self.anders.vormen if self.anders else ()))

    def tries(self, jaar: int) -> "tuple[Adres, ...]":
        """Return what to ask for in turn, until one comes: of `jaar`, or of a year before it.

        Examples
        --------
        >>> per_jaar = Adres("https://statbel.fgov.be/s_{jaar}.zip", "s_{jaar}.zip")
        >>> [poging.bestand for poging in per_jaar.tries(2026)]
        ['s_2026.zip', 's_2025.zip', 's_2024.zip']
        """
        jaren = [str(j) for j in range(jaar, jaar - (JAREN_TERUG if self.per_jaar else 1), -1)]
        return tuple(
            replace(v, url=v.url.replace("{jaar}", j), bestand=v.bestand.replace("{jaar}", j))
            for j in jaren
            for v in self.vormen
        )


#: Of files with the year in their name, so many years are asked for, the newest first.
JAREN_TERUG = 3
_PINC = "provincies_in_cijfers"
_GITHUB = "https://raw.githubusercontent.com/provinciesincijfers/gebiedsniveaus/master"
#: The parts of a shapefile that are of one release or of none: borders, their places, their codes.
EEN_LAAG = ("shp", "shx", "dbf")
_SHAPE = (*EEN_LAAG, "prj", "cpg")
_EUROSTAT = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"
_STATBEL = "https://statbel.fgov.be/sites/default/files/files/opendata"
_SECTORBESTAND = "statbel/OPENDATA_SECTOREN_{jaar}"
_SECTOREN = f"{_STATBEL}/bevolking/sectoren/OPENDATA_SECTOREN_{{jaar}}"
#: The map of the sectors, in Lambert 72 as a shapefile; so since 2021.
_LAAG = "sh_statbel_statistical_sectors_31370_{jaar}0101.shp.zip"


def _pinc(folder: str, *namen: str) -> tuple[Adres, ...]:
    return tuple(Adres(f"{_GITHUB}/{folder}/{naam}", f"{_PINC}/{naam}") for naam in namen)


def _opendatasoft(host: str, dataset: str, folder: str) -> tuple[Adres, ...]:
    """Return the export of a dataset: one file, whatever its length."""
    url = f"https://{host}/api/explore/v2.1/catalog/datasets/{dataset}/exports/geojson"
    return (Adres(url, f"{folder}/{dataset}.geojson"),)


#: Key of the source to the files that can be fetched.
ADRESSEN: dict[str, tuple[Adres, ...]] = {
    "wijken": (
        *_pinc(
            "verzamelbestanden",
            "statsec_als_basis.xlsx",
            "statsec2024_als_basis.xlsx",
            "statsec2019_als_basis.xlsx",
        ),
        *_pinc(
            "data_voor_swing/aggregatietabellen",
            "gemeente2024_gemeente.xlsx",
            "statsec2019_statsec2024.xlsx",
        ),
        *_pinc(
            "data_voor_swing/shapefiles",
            *(f"{laag}.{deel}" for laag in ("ggw7", "ggw72024", "elz") for deel in _SHAPE),
        ),
    ),
    "statbel_verkopen": (
        Adres(f"{_STATBEL}/immo/vastgoed_2010_9999.zip", "statbel/vastgoed_2010_9999.zip"),
    ),
    "statbel_verkopen_sector": (
        Adres(f"{_STATBEL}/Immo%20sector/TF_IMMO_SECTOR.zip", "statbel/TF_IMMO_SECTOR.zip"),
    ),
    "statbel_inkomen_sector": (
        Adres(
            f"{_STATBEL}/arbeid%20per%20sector/TF_PSNL_INC_TAX_SECTOR.xlsx",
            "statbel/TF_PSNL_INC_TAX_SECTOR.xlsx",
        ),
        # Where even the number of declarations is suppressed, a sector counts by its households.
        Adres(f"{_STATBEL}/Statistische%20sectoren/{_LAAG}", f"statbel/{_LAAG}"),
    ),
    # Seen so: .zip of 2022 and 2024, .xlsx of 2022, _NEW.xlsx of 2025 (the reform of the sectors).
    "statbel_bevolking": (
        Adres(
            f"{_SECTOREN}.zip",
            f"{_SECTORBESTAND}.zip",
            anders=Adres(
                f"{_SECTOREN}.xlsx",
                f"{_SECTORBESTAND}.xlsx",
                anders=Adres(f"{_SECTOREN}_NEW.xlsx", f"{_SECTORBESTAND}_NEW.xlsx"),
            ),
        ),
    ),
    "eurostat_internet": (
        Adres(
            f"{_EUROSTAT}/isoc_r_iacc_h?format=JSON"
            + "".join(f"&geo={g}" for g in ("BE10", "BE2", "BE21", "BE22", "BE23", "BE24", "BE25")),
            "eurostat/isoc_r_iacc_h.json",
        ),
    ),
    # The tags alone; where Overpass is too busy, the whole of Belgium.
    "osm": (
        Adres(
            f"https://{overpass.HOST}/api/interpreter?data={overpass.question()}",
            "osm/overpass.json",
            64 << 20,
            Adres(
                "https://download.geofabrik.de/europe/belgium-latest.osm.pbf",
                "osm/belgium-latest.osm.pbf",
                2 << 30,
            ),
        ),
    ),
    "gent_digipunten": _opendatasoft(
        "data.stad.gent", "locaties-digitaal-talentpunten-gent", "gent"
    ),
    "social_brussels": (
        Adres(
            "https://social.brussels/rest/search/organisation/*",
            "social_brussels/organisaties.json",
            128 << 20,
        ),
    ),
}
#: Hosts beside those of the addresses: services of which people name a layer or a release
#: themselves, and the machines that Overpass sends us on to.
_DIENSTEN = (
    "geodata.antwerpen.be",
    "opendata.brussels.be",
    "ookla-open-data.s3.amazonaws.com",
    *(f"{naam}.{overpass.HOST}" for naam in ("lz4", "z")),
)


def hosts() -> frozenset[str]:
    """Return the hosts that may be asked, and no others.

    Examples
    --------
    >>> "statbel.fgov.be" in hosts(), "example.com" in hosts()
    (True, False)
    """
    adressen = [vorm for lijst in ADRESSEN.values() for adres in lijst for vorm in adres.vormen]
    return frozenset(_DIENSTEN).union(urlsplit(adres.url).hostname or "" for adres in adressen)
