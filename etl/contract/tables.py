"""The contract tables of ``data/``: their file, columns, key and sources."""

from dataclasses import dataclass

from etl.contract.columns import Kolom, kolommen


@dataclass(frozen=True)
class Tabel:
    """One table of ``data/``.

    Attributes
    ----------
    naam : str
        Table name.
    bestand : str
        Path below ``data/``.
    kolommen : tuple of Kolom
        Its columns, in the order of the file.
    sleutel : tuple of str
        Columns that together tell the rows apart; empty where rows have no key.
    bronnen : tuple of str
        Keys of the sources it was made from.
    gebieden : str
        Vintage of the area codes in it.
    crs : str
        Coordinate reference system of its geometry; empty for none.
    """

    naam: str
    bestand: str
    titel: str
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...]
    bronnen: tuple[str, ...]
    gebieden: str = "2025"
    crs: str = ""

    def kolomnamen(self) -> list[str]:
        """Return the column names in the order of the file."""
        return [k.naam for k in self.kolommen]


REGIO_KOLOMMEN = (
    "gemeente_code!",
    "elz_code",
    "referentieregio_code",
    "vervoerregio_code",
    "woonmaatschappij_code",
    "provincie_code",
    "gewest_code!",
)
WAARNEMING = ("indicator!", "niveau!", "code!", "jaar!", "waarde", "bron!", "status!")

TABELLEN: dict[str, Tabel] = {
    t.naam: t
    for t in (
        Tabel(
            "wijken",
            "wijken/wijken.parquet",
            "Wijken van vandaag, met hun grens en alle regio's erboven",
            kolommen("wijk_code!", "wijk_naam!", "wijk_naam_bron!", *REGIO_KOLOMMEN, "geometry!"),
            ("wijk_code",),
            ("wijken", "statbel_sectoren", "statbel_wagens"),
            crs="EPSG:31370",
        ),
        Tabel(
            "huishoudens",
            "wijken/huishoudens.parquet",
            "Huishoudens en wagens per hectarecel, sector en wijk",
            kolommen(
                "cel",
                "sector!",
                "wijk_code",
                "gemeente_code!",
                "x",
                "y",
                "huishoudens!",
                "wagens!",
            ),
            (),
            ("statbel_wagens", "statbel_sectoren", "crab", "wijken"),
            gebieden="sectoren 2019, wijken en gemeenten 2025",
        ),
        Tabel(
            "gebieden",
            "wijken/gebieden.csv",
            "Namen van alle regio's",
            kolommen("niveau!", "code!", "naam_nl!", "naam_fr"),
            ("niveau", "code"),
            ("wijken", "statbel_refnis"),
        ),
        Tabel(
            "gemeenten",
            "wijken/gemeenten.csv",
            "Gemeenten en de regio's erboven",
            kolommen("gemeente_code!", "gemeente_naam!", *REGIO_KOLOMMEN[1:]),
            ("gemeente_code",),
            ("wijken",),
        ),
        Tabel(
            "straten",
            "wijken/straten.parquet",
            "Straten, om zonder netwerk te zoeken",
            kolommen(
                "straat!", "straat_fr", "postcode", "gemeente_code!", "wijk_code!", "x!", "y!"
            ),
            (),
            ("crab", "osm_straten", "wijken"),
        ),
        Tabel(
            "huur",
            "wijken/huur.csv",
            "Gepubliceerde huurprijzen, reeks per reeks",
            kolommen(
                *WAARNEMING, "reeks!", "woningtype!", "maat!", "periode!", "bron_url", "opmerking"
            ),
            ("niveau", "code", "jaar", "reeks", "periode"),
            ("huurprijzen",),
        ),
        Tabel(
            "verkoopprijs",
            "wijken/verkoopprijs.csv",
            "Mediane verkoopprijs van woningen",
            kolommen(*WAARNEMING, "woningtype!", "aantal"),
            ("niveau", "code", "jaar", "woningtype"),
            ("statbel_verkopen",),
        ),
        Tabel(
            "internet",
            "wijken/internet.csv",
            "Huishoudens zonder internet thuis",
            kolommen(*WAARNEMING),
            ("niveau", "code", "jaar"),
            ("eurostat_internet",),
        ),
        Tabel(
            "alleenwonend",
            "wijken/alleenwonend.csv",
            "Huishoudens van één persoon",
            kolommen(*WAARNEMING, "aantal"),
            ("niveau", "code", "jaar"),
            ("statbel_wagens_gemeente",),
        ),
        Tabel(
            "inkomen",
            "wijken/inkomen.csv",
            "Gemiddeld netto belastbaar inkomen per inwoner",
            kolommen(*WAARNEMING, "aantal"),
            ("niveau", "code", "jaar"),
            ("statbel_inkomen",),
        ),
        Tabel(
            "initiatieven",
            "initiatieven.csv",
            "Initiatieven die persoonlijke netwerken versterken",
            kolommen(
                "initiatief_id!",
                "naam!",
                "organisatie",
                "type!",
                "werkmodellen!",
                "bereik!",
                "werkgebied_niveau",
                "werkgebied_code",
                "straat",
                "huisnummer",
                "postcode",
                "gemeente_code!",
                "gemeente_naam!",
                "wijk_code",
                "lat!",
                "lon!",
                "locatie_precisie!",
                "locatie_bron",
                "capaciteit",
                "capaciteit_eenheid",
                "drager",
                "kinderopvang",
                "rolstoeltoegankelijk",
                "gratis",
                "talen",
                "openingsuren",
                "website",
                "telefoon",
                "bron!",
                "bron_url",
                "bron_datum",
                "nagekeken_op",
                "herkomst!",
                "hand_velden",
                "opmerking",
            ),
            ("initiatief_id",),
            ("initiatieven", "osm_punten"),
        ),
    )
}
