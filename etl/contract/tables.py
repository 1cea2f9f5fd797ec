"""The contract tables of ``data/``: their file, columns, key and sources."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from etl.contract.columns import Kolom, kolommen
from etl.contract.tekst import Tekst


@dataclass(frozen=True)
class Tabel:
    """One table of ``data/``.

    Attributes
    ----------
    naam : str
        Table name.
    bestand : str
        Path below ``data/``.
    titel : Tekst
        What it holds.
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
    optioneel : bool
        Whether it may be missing: no file then means no rows, and without rows there is no file.
    """

    naam: str
    bestand: str
    titel: Tekst
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...]
    bronnen: tuple[str, ...]
    gebieden: str = "2025"
    crs: str = ""
    optioneel: bool = False

    def kolomnamen(self) -> list[str]:
        """Return the column names in the order of the file."""
        return [k.naam for k in self.kolommen]


#: Beside the register: of each place that several rows told, which source each field is from, and
#: (field ``bron``) every source that knows it.
HERKOMST = "initiatieven.herkomst.csv"
REGIO_KOLOMMEN = (
    "gemeente_code!",
    "elz_code",
    "referentieregio_code",
    "vervoerregio_code",
    "woonmaatschappij_code",
    "provincie_code",
    "gewest_code!",
)
#: The source of what people add themselves, to any table of observations.
EIGEN = "eigen"
WAARNEMING = ("indicator!", "niveau!", "code!", "jaar!", "waarde", "bron!", "status!")

TABELLEN: dict[str, Tabel] = {
    t.naam: t
    for t in (
        Tabel(
            "wijken",
            "wijken/wijken.parquet",
            Tekst(
                "Wijken van vandaag, met hun grens en alle regio's erboven",
                "Quartiers d'aujourd'hui, avec leur limite et toutes les régions au-dessus",
                "Neighbourhoods of today, with their border and all regions above",
            ),
            kolommen("wijk_code!", "wijk_naam!", "wijk_naam_bron!", *REGIO_KOLOMMEN, "geometry!"),
            ("wijk_code",),
            ("wijken", "statbel_sectoren", "statbel_wagens"),
            crs="EPSG:31370",
        ),
        Tabel(
            "huishoudens",
            "wijken/huishoudens.parquet",
            Tekst(
                "Huishoudens en wagens per hectarecel, sector en wijk",
                "Ménages et voitures par cellule d'un hectare, secteur et quartier",
                "Households and cars per hectare cell, sector and neighbourhood",
            ),
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
            Tekst("Namen van alle regio's", "Noms de toutes les régions", "Names of all regions"),
            kolommen("niveau!", "code!", "naam_nl!", "naam_fr"),
            ("niveau", "code"),
            ("wijken", "statbel_refnis"),
        ),
        Tabel(
            "gemeenten",
            "wijken/gemeenten.csv",
            Tekst(
                "Gemeenten en de regio's erboven",
                "Communes et les régions au-dessus",
                "Municipalities and the regions above",
            ),
            kolommen("gemeente_code!", "gemeente_naam!", *REGIO_KOLOMMEN[1:]),
            ("gemeente_code",),
            ("wijken",),
        ),
        Tabel(
            "straten",
            "wijken/straten.parquet",
            Tekst(
                "Straten, om zonder netwerk te zoeken",
                "Rues, pour chercher sans réseau",
                "Streets, to search without a network",
            ),
            kolommen(
                "straat!", "straat_fr", "postcode", "gemeente_code!", "wijk_code!", "x!", "y!"
            ),
            (),
            ("crab", "osm_straten", "wijken"),
        ),
        Tabel(
            "huur",
            "wijken/huur.csv",
            Tekst(
                "Gepubliceerde huurprijzen, reeks per reeks",
                "Loyers publiés, série par série",
                "Published rents, series by series",
            ),
            kolommen(
                *WAARNEMING, "reeks!", "woningtype!", "maat!", "periode!", "bron_url", "opmerking"
            ),
            ("niveau", "code", "jaar", "reeks", "periode"),
            ("huurprijzen",),
        ),
        Tabel(
            "verkoopprijs",
            "wijken/verkoopprijs.csv",
            Tekst(
                "Mediane verkoopprijs van woningen",
                "Prix de vente médian des logements",
                "Median sale price of dwellings",
            ),
            kolommen(*WAARNEMING, "woningtype!", "aantal"),
            ("niveau", "code", "jaar", "woningtype"),
            ("statbel_verkopen", "statbel_verkopen_sector"),
        ),
        Tabel(
            "internet",
            "wijken/internet.csv",
            Tekst(
                "Huishoudens zonder internet thuis",
                "Ménages sans internet à la maison",
                "Households without internet at home",
            ),
            kolommen(*WAARNEMING),
            ("niveau", "code", "jaar"),
            ("eurostat_internet",),
        ),
        Tabel(
            "alleenwonend",
            "wijken/alleenwonend.csv",
            Tekst(
                "Huishoudens van één persoon", "Ménages d'une personne", "Households of one person"
            ),
            kolommen(*WAARNEMING, "aantal"),
            ("niveau", "code", "jaar"),
            ("statbel_wagens_gemeente",),
        ),
        Tabel(
            "inkomen",
            "wijken/inkomen.csv",
            Tekst(
                "Netto belastbaar inkomen: gemiddeld per inwoner, of mediaan per aangifte",
                "Revenu net imposable : moyen par habitant, ou médian par déclaration",
                "Net taxable income: mean per inhabitant, or median per tax return",
            ),
            kolommen(*WAARNEMING, "aantal"),
            ("indicator", "niveau", "code", "jaar"),
            ("statbel_inkomen", "statbel_inkomen_sector"),
        ),
        Tabel(
            "bevolking",
            "wijken/bevolking.csv",
            Tekst("Inwoners", "Habitants", "Inhabitants"),
            kolommen(*WAARNEMING),
            ("indicator", "niveau", "code", "jaar"),
            ("statbel_bevolking",),
            optioneel=True,
        ),
        Tabel(
            "eigen_indicatoren",
            "eigen/indicatoren.csv",
            Tekst(
                "Wat de eigen cijfers zijn",
                "Ce que sont les chiffres ajoutés",
                "What the own figures are",
            ),
            kolommen(
                "sleutel!",
                "titel_nl!",
                "titel_fr",
                "titel_en",
                "eenheid!",
                "soort!",
                "richting!",
                "bron_naam!",
                "licentie!",
                "bron_url",
                "bron_datum",
            ),
            ("sleutel",),
            (EIGEN,),
            optioneel=True,
        ),
        Tabel(
            "eigen_cijfers",
            "eigen/cijfers.csv",
            Tekst("Eigen cijfers", "Chiffres ajoutés", "Own figures"),
            kolommen(*WAARNEMING),
            ("indicator", "niveau", "code", "jaar"),
            (EIGEN,),
            optioneel=True,
        ),
        Tabel(
            "bronnen",
            "initiatieven.bronnen.csv",
            Tekst(
                "Bronnen van het register die iemand toevoegde of aanzette",
                "Sources du registre que quelqu'un a ajoutées ou activées",
                "Sources of the register that somebody added or switched on",
            ),
            kolommen(
                *("bron!", "titel!", "uitgever!", "voorwaarden!", "voorwaarden_url"),
                *("attributie!", "website", "bron_datum"),
            ),
            ("bron",),
            (),
            optioneel=True,
        ),
        Tabel(
            "initiatieven",
            "initiatieven.csv",
            Tekst(
                "Initiatieven die persoonlijke netwerken versterken",
                "Initiatives qui renforcent les réseaux personnels",
                "Initiatives that strengthen personal networks",
            ),
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
            ("initiatieven", "osm_punten", "osm"),
        ),
    )
}


def tables_in(folder: Path) -> tuple[Tabel, ...]:
    """Return the tables that ``data/`` holds: all, without the optional ones that have no file."""
    return tuple(t for t in TABELLEN.values() if not t.optioneel or (folder / t.bestand).is_file())


def sources_left_out(tabellen: Collection[Tabel]) -> frozenset[str]:
    """Return the sources that only tables outside `tabellen` are made from.

    Examples
    --------
    >>> sources_left_out([t for t in TABELLEN.values() if not t.optioneel])
    frozenset({'statbel_bevolking'})
    """
    namen = {t.naam for t in tabellen}
    weg = {b for t in TABELLEN.values() if t.naam not in namen for b in t.bronnen}
    return frozenset(weg.difference({EIGEN}, *(t.bronnen for t in tabellen)))


#: What the tables hold that an edition has beside those of ``data/``.
EDITIETABELLEN: dict[str, Tekst] = {
    "regios": Tekst("Cijfers per regio", "Chiffres par région", "Figures per region"),
    "lorenz": Tekst(
        "Verdeling van de minuten over de huishoudens (Lorenz)",
        "Répartition des minutes entre les ménages (Lorenz)",
        "Spread of the minutes over households (Lorenz)",
    ),
    "register_bronnen": Tekst(
        "Waar de plaatsen van het register vandaan komen, per regio",
        "D'où viennent les lieux du registre, par région",
        "Where the places of the register come from, per region",
    ),
}
