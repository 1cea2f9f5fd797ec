"""What people call each column of an export: its title, unit and chapter."""

from dataclasses import dataclass

from etl.contract.columns import KOLOMMEN
from etl.contract.figures import FIGUREN, GROEPEN
from etl.contract.niveaus import NIVEAUS

#: Chapter of the counts of wijken per class, after the chapters of the figures.
KLASSEN = "klassen"
#: Chapters in the order in which a summary shows them: first what the region is.
HOOFDSTUKKEN: dict[str, str] = {
    "gebied": GROEPEN["gebied"].nl,
    **{sleutel: tekst.nl for sleutel, tekst in GROEPEN.items()},
    KLASSEN: "Aantal wijken per klasse",
}


@dataclass(frozen=True)
class _RegioKolom:
    """A column that only a region has."""

    titel: str
    eenheid: str
    groep: str


_REGIO_KOLOMMEN: dict[str, _RegioKolom] = {
    "huishoudens_zonder_plaats": _RegioKolom(
        "huishoudens zonder vaste plaats (niet in de reistijden)", "huishoudens", "gebied"
    ),
    "wijken": _RegioKolom("wijken", "wijken", "gebied"),
    "wijken_onbewoond": _RegioKolom("onbewoonde wijken", "wijken", "gebied"),
    "initiatieven": _RegioKolom("bekende initiatieven", "initiatieven", "toegang"),
    "plaatsen": _RegioKolom("bekende plaatsen van de soorten die tellen", "plaatsen", "toegang"),
    "plaatsen_zonder_adres": _RegioKolom(
        "waarvan alleen de gemeente bekend is (niet in de reistijden)", "plaatsen", "toegang"
    ),
    "plaatsen_per_10000": _RegioKolom(
        "bekende plaatsen per 10 000 huishoudens", "plaatsen", "toegang"
    ),
    "kloof_bekend_pct": _RegioKolom(
        "huishoudens in wijken waarvan de kloof bekend is", "% van de huishoudens", "kloof"
    ),
}
_TELLING = "wijken_"


def _class_count(kolom: str) -> str:
    """Return what a column counts, as in ``wijken_huur_signaal_stabiel``; empty if it does not."""
    for figuur in FIGUREN.values():
        for sleutel, woord in figuur.klassen.items():
            if kolom == f"{_TELLING}{figuur.kolom}_{sleutel.replace('-', '_')}":
                return f"{figuur.titel.nl}: {woord.nl}"
    return ""


def column_title(kolom: str) -> str:
    """Return what people call a column, from the contract.

    Examples
    --------
    >>> column_title("dekking_pct"), column_title("wijk_naam"), column_title("elz_code")
    ('dekking', 'wijk', 'code eerstelijnszone')
    >>> column_title("wijken_huur_signaal_onder_druk")
    'huursignaal: onder druk'
    """
    if kolom in FIGUREN:
        return FIGUREN[kolom].titel.nl
    if kolom in _REGIO_KOLOMMEN:
        return _REGIO_KOLOMMEN[kolom].titel
    niveau, _, soort = kolom.rpartition("_")
    if niveau in NIVEAUS and soort in ("naam", "code"):
        naam = NIVEAUS[niveau].naam.nl
        return naam if soort == "naam" else f"code {naam}"
    return _class_count(kolom) or kolom.replace("_", " ")


def column_unit(kolom: str) -> str:
    """Return the unit of a column, empty for text.

    Examples
    --------
    >>> column_unit("dekking_pct"), column_unit("wijk_naam"), column_unit("wijken")
    ('% van de huishoudens', '', 'wijken')
    """
    if kolom in FIGUREN:
        return FIGUREN[kolom].eenheid
    if kolom in _REGIO_KOLOMMEN:
        return _REGIO_KOLOMMEN[kolom].eenheid
    if kolom.startswith(_TELLING) and _class_count(kolom):
        return "wijken"
    return KOLOMMEN[kolom].eenheid if kolom in KOLOMMEN else ""


def column_chapter(kolom: str) -> str:
    """Return the key of :data:`HOOFDSTUKKEN` under which a summary shows a column.

    Examples
    --------
    >>> column_chapter("dekking_pct"), column_chapter("wijken_register_dun")
    ('toegang', 'klassen')
    """
    if kolom in FIGUREN:
        return FIGUREN[kolom].groep
    return _REGIO_KOLOMMEN[kolom].groep if kolom in _REGIO_KOLOMMEN else KLASSEN


def column_decimals(kolom: str) -> int:
    """Return the decimals that people see.

    Examples
    --------
    >>> column_decimals("huishoudens"), column_decimals("plaatsen_per_10000")
    (0, 1)
    """
    if kolom in FIGUREN:
        return FIGUREN[kolom].decimalen
    return 1 if kolom == "plaatsen_per_10000" else 0
