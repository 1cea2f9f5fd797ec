"""What people call each column of an export: its title, unit and decimals, from the contract."""

from collections.abc import Mapping

from etl.contract.columns import KOLOMMEN
from etl.contract.figures import FIGUREN, ONDERDELEN_NOOD, Figuur
from etl.contract.niveaus import NIVEAUS
from etl.measures.digital import ONDERDELEN

_JAAR = "jaar"
#: By column: those of an edition hold what people added to it too (``Editie.figuren``).
Figuren = Mapping[str, Figuur]
#: Columns of a priority list: how heavily a component of need, or of the digital risk, counts.
WEEGT_NOOD, WEEGT_RISICO = "gewicht_nood_{}_pct", "gewicht_risico_{}_pct"
_GEWICHTEN: dict[str, str] = {
    **{WEEGT_NOOD.format(k): f"gewicht in nood: {w.nl}" for k, w in ONDERDELEN_NOOD.items()},
    **{
        WEEGT_RISICO.format(deel): f"gewicht in digitaal risico: {FIGUREN[kolommen[0]].titel.nl}"
        for deel, kolommen in ((d, tuple(k)) for d, k in ONDERDELEN.items())
    },
}


def column_title(kolom: str, figuren: Figuren = FIGUREN) -> str:
    """Return what people call a column.

    Examples
    --------
    >>> column_title("dekking_pct"), column_title("wijk_naam"), column_title("elz_code")
    ('dekking', 'wijk', 'code eerstelijnszone')
    """
    if kolom in figuren:
        return figuren[kolom].titel.nl
    if kolom in _GEWICHTEN:
        return _GEWICHTEN[kolom]
    niveau, _, soort = kolom.rpartition("_")
    if niveau in NIVEAUS and soort in ("naam", "code"):
        naam = NIVEAUS[niveau].naam.nl
        return naam if soort == "naam" else f"code {naam}"
    return kolom.replace("_", " ")


def column_unit(kolom: str, figuren: Figuren = FIGUREN) -> str:
    """Return the unit of a column, empty for text.

    Examples
    --------
    >>> column_unit("dekking_pct"), column_unit("wijk_naam")
    ('% van de huishoudens', '')
    """
    if kolom in figuren:
        return figuren[kolom].eenheid
    if kolom in _GEWICHTEN:
        return "% van het geheel"
    return KOLOMMEN[kolom].eenheid if kolom in KOLOMMEN else ""


def column_meaning(kolom: str, figuren: Figuren = FIGUREN) -> str:
    """Return what a column says, in a sentence or two.

    Examples
    --------
    >>> column_meaning("wijk_naam"), column_meaning("naam")
    ('Leesbare naam van de wijk.', 'Naam van de regio.')
    """
    if kolom in figuren:
        return figuren[kolom].uitleg.nl
    # In an export a name is a region's; the contract's "naam" is an initiative's.
    if kolom == "naam":
        return "Naam van de regio."
    if kolom in _GEWICHTEN:
        return "Hoe zwaar dit onderdeel weegt in de cijfers van dit bestand."
    return KOLOMMEN[kolom].betekenis if kolom in KOLOMMEN else ""


def column_heading(kolom: str, figuren: Figuren = FIGUREN) -> str:
    """Return the heading of a column for people: its title, with the unit behind it.

    Examples
    --------
    >>> column_heading("dekking_pct"), column_heading("wijk_naam")
    ('Dekking (% van de huishoudens)', 'Wijk')
    """
    titel, eenheid = column_title(kolom, figuren), column_unit(kolom, figuren)
    kop = capital(titel)
    return f"{kop} ({eenheid})" if eenheid and eenheid != titel else kop


def capital(tekst: str) -> str:
    """Return `tekst` with a capital letter first.

    Examples
    --------
    >>> capital("minuten tot de dichtste plaats")
    'Minuten tot de dichtste plaats'
    """
    return tekst[:1].upper() + tekst[1:]


def number_format(kolom: str, figuren: Figuren = FIGUREN) -> str:
    """Return how a spreadsheet shows the numbers of a column: decimals, thousands apart.

    Examples
    --------
    >>> number_format("huishoudens"), number_format("aantal_bereikbaar")
    ('#,##0', '#,##0.0')
    """
    if column_unit(kolom, figuren) == _JAAR:
        return "0"
    decimalen = figuren[kolom].decimalen if kolom in figuren else 0
    return "#,##0" + ("." + "0" * decimalen if decimalen else "")
