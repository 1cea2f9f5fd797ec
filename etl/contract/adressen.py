"""Where `refresh` fetches what: the publishers' own addresses, file by file.

Only addresses that we have seen, in the publisher's own pages or repository. A source that is not
here has no address that we know: its files are put in the mirror folder by hand, and stay there.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Adres:
    """One file of a publisher.

    Attributes
    ----------
    url : str
        Its address, https.
    bestand : str
        Where it goes, below the mirror folder.
    """

    url: str
    bestand: str


_PINC = "provincies_in_cijfers"
_GITHUB = "https://raw.githubusercontent.com/provinciesincijfers/gebiedsniveaus/master"
#: The parts that make a shapefile.
_SHAPE = ("shp", "shx", "dbf", "prj", "cpg")
_EUROSTAT = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"
_STATBEL = "https://statbel.fgov.be/sites/default/files/files/opendata"


def _pinc(folder: str, *namen: str) -> tuple[Adres, ...]:
    return tuple(Adres(f"{_GITHUB}/{folder}/{naam}", f"{_PINC}/{naam}") for naam in namen)


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
    ),
    "eurostat_internet": (
        Adres(
            f"{_EUROSTAT}/isoc_r_iacc_h?format=JSON"
            + "".join(f"&geo={g}" for g in ("BE10", "BE2", "BE21", "BE22", "BE23", "BE24", "BE25")),
            "eurostat/isoc_r_iacc_h.json",
        ),
    ),
}
