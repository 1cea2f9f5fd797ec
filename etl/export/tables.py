"""The tables that people take away: the wijken of a region, and the region's own figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from etl.contract.aanbod import SCHEIDING, WERKMODELLEN
from etl.contract.figures import FIGUREN
from etl.contract.niveaus import GEHEEL, GEHEEL_CODE, GEHEEL_NAAM, NIVEAUS, REGIO_NIVEAUS
from etl.contract.tekst import Tekst
from etl.errors import OngeldigeAanroep
from etl.export.aanpassing import Aanpassing
from etl.export.cellen import clean
from etl.export.titels import Figuren, column_title, column_unit

if TYPE_CHECKING:
    from etl.store.read import Editie

#: Levels that an export can be asked for.
EXPORT_NIVEAUS: tuple[str, ...] = (*REGIO_NIVEAUS, GEHEEL)

#: The first columns of a wijk table, in this order, as far as the edition has them.
EERSTE_KOLOMMEN: tuple[str, ...] = (
    "wijk_code",
    "wijk_naam",
    "gemeente_code",
    "gemeente_naam",
    "provincie_code",
    "elz_code",
    "huishoudens",
    "minuten_dichtste",
    "dekking_pct",
    "aantal_bereikbaar",
    "modellen_bereikbaar",
    "keuze_effectief",
    "e2sfca_per_1000",
    "huur_signaal",
    "huur_groei_pct_jaar",
    "huur_niveau",
    "internet_zonder_pct",
    "internet_niveau",
    "digitaal_risico",
    "nood",
    "kloof_prioriteit",
    "kloof_klasse",
    "rang",
    "rang_p05",
    "rang_p95",
    "robuust",
    "dubbele_drempel",
    *(f"dekking_{model}_pct" for model in WERKMODELLEN),
)

#: The columns that say which region a row of ``Editie.regios`` is.
REGIO_SLEUTEL: tuple[str, ...] = ("niveau", "code", "naam")

#: Decimals that a file keeps: far more than any source measures, fewer than binary noise shows.
DECIMALEN_BESTAND = 6


@dataclass(frozen=True)
class Regio:
    """A region that the edition knows: its level, code and name."""

    niveau: str
    code: str
    naam: str

    @property
    def omschrijving(self) -> str:
        """Name with level and code, as it stands above a table.

        Examples
        --------
        >>> Regio("gemeente", "99001", "Voorbeeldstad").omschrijving
        'Voorbeeldstad (gemeente 99001)'
        >>> Regio("geheel", "VB", "Vlaanderen en Brussel").omschrijving
        'Vlaanderen en Brussel'
        """
        if self.niveau == GEHEEL:
            return self.naam
        return f"{self.naam} ({NIVEAUS[self.niveau].naam.nl} {self.code})"


def find_region(editie: "Editie", niveau: str, code: str) -> Regio:
    """Return the region (niveau, code) of an edition.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        A level of :data:`EXPORT_NIVEAUS` and an official code of that level; "VB" for the whole.

    Raises
    ------
    OngeldigeAanroep
        When the level or the code does not exist; the sentence names the nearest that do.
    """
    if niveau not in EXPORT_NIVEAUS:
        raise OngeldigeAanroep(
            f"Niveau “{niveau}” bestaat niet{_bedoelde(niveau, EXPORT_NIVEAUS)} "
            f"Kies uit {', '.join(EXPORT_NIVEAUS)}."
        )
    if niveau == GEHEEL and code == GEHEEL_CODE:
        return Regio(GEHEEL, GEHEEL_CODE, GEHEEL_NAAM.nl)
    regios = editie.regios
    namen = regios.loc[regios["niveau"] == niveau].set_index("code")["naam"]
    if code not in namen.index:
        raise OngeldigeAanroep(
            f"Code “{code}” bestaat niet op niveau {niveau}{_bedoelde_regio(code, namen)}"
        )
    return Regio(niveau, code, str(namen[code]))


def french_names(gebieden: pd.DataFrame) -> pd.Series:
    """Return the French names of areas as people write them, missing where there are none.

    Statbel puts the arrondissement behind a gemeente whose name exists elsewhere in Belgium; here
    it would only read as a stutter.

    Examples
    --------
    >>> list(french_names(pd.DataFrame({"naam_fr": ["Alost (Alost)", "Gand", None]})))
    ['Alost', 'Gand', nan]
    """
    return gebieden["naam_fr"].str.replace(r" \([^()]*\)$", "", regex=True)


def region_name(editie: "Editie", regio: Regio, taal: str) -> str:
    """Return the name of a region as readers of the language know it."""
    if regio.niveau == GEHEEL:
        return GEHEEL_NAAM.in_taal(taal)
    naam = regio.naam
    if taal == "fr":
        namen = french_names(editie.gebieden.set_index(["niveau", "code"])).dropna()
        naam = namen.get((regio.niveau, regio.code), naam)
    return clean(str(naam))


def _bedoelde(gevraagd: str, keuzes: Iterable[str]) -> str:
    dichtst = get_close_matches(gevraagd.lower(), list(keuzes), n=3, cutoff=0.5)
    return f". Bedoelde u {' of '.join(dichtst)}?" if dichtst else "."


def _bedoelde_regio(gevraagd: str, namen: "pd.Series[Any]") -> str:
    """Name the regions whose code or name comes nearest to what was asked."""
    per_tekst: dict[str, str] = {}
    for code, naam in namen.items():
        per_tekst[str(code).lower()] = per_tekst[str(naam).lower()] = str(code)
    gelijk = [gevraagd.lower()] if gevraagd.lower() in per_tekst else []
    dichtst = gelijk or get_close_matches(gevraagd.lower(), list(per_tekst), n=3, cutoff=0.5)
    codes = dict.fromkeys(per_tekst[tekst] for tekst in dichtst)
    voorstel = " of ".join(f"{code} ({namen[code]})" for code in codes)
    return f". Bedoelde u {voorstel}?" if voorstel else "."


def region_table(
    editie: "Editie", niveau: str, code: str, anders: Aanpassing | None = None
) -> pd.DataFrame:
    """Return the wijken of a region, as they are exported.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    anders : Aanpassing, optional
        Which wijken of it, in what order, and figures in place of the edition's.

    Returns
    -------
    DataFrame
        One row per wijk, ordered by wijk code unless `anders` says otherwise: the columns of
        :data:`EERSTE_KOLOMMEN` that the edition has, then its other columns. Numbers keep six
        decimals; yes and no are "ja" and "nee"; what is not known is missing, never 0.

    Raises
    ------
    OngeldigeAanroep
        When the level or the code does not exist.
    """
    regio = find_region(editie, niveau, code)
    wijken = editie.wijken
    if regio.niveau != GEHEEL:
        wijken = wijken.loc[wijken[NIVEAUS[regio.niveau].kolom] == regio.code]
    wijken = wijken.sort_index() if anders is None else anders.apply(wijken)
    tabel = wijken.rename_axis("wijk_code").reset_index()
    eerst = [k for k in EERSTE_KOLOMMEN if k in tabel.columns]
    rest = [k for k in tabel.columns if k not in eerst]
    return _tidy(tabel[eerst + rest])


def region_row(editie: "Editie", niveau: str, code: str) -> pd.DataFrame:
    """Return the region's own figures as one row, so that rows of regions can be stacked.

    Parameters, missing values and errors as in :func:`region_table`.
    """
    regio = find_region(editie, niveau, code)
    regios = editie.regios
    return _tidy(regios.loc[(regios["niveau"] == regio.niveau) & (regios["code"] == regio.code)])


def summary_table(
    editie: "Editie", niveau: str, code: str, anders: Aanpassing | None = None
) -> pd.DataFrame:
    """Return the region's own figures as a list to read.

    Parameters, missing values and errors as in :func:`region_table`; a figure that rests on one
    that `anders` replaces is left out.

    Returns
    -------
    DataFrame
        ``titel, waarde, eenheid, kolom``, one row per column of ``Editie.regios``; classes in
        words.
    """
    figuren = editie.figuren
    rij = in_words(region_row(editie, niveau, code), figuren)
    if anders is not None:
        rij = rij[[k for k in rij if not anders.touches(str(k), editie.wijken)]]
    return pd.DataFrame(
        {
            "titel": [column_title(k, figuren) for k in rij.columns],
            "waarde": pd.Series([rij[k].iloc[0] for k in rij.columns], dtype=object),
            "eenheid": [column_unit(k, figuren) for k in rij.columns],
            "kolom": list(rij.columns),
        }
    )


def in_words(tabel: pd.DataFrame, figuren: Figuren = FIGUREN) -> pd.DataFrame:
    """Return `tabel` with the contract's words in place of the keys of classes.

    For people in a spreadsheet: they read "onder druk", and Excel cannot take the class "1-2" for
    the first of February.

    Examples
    --------
    >>> tabel = pd.DataFrame({"huur_signaal": ["onder_druk"], "nood_onderdelen": ["huur|wagens"]})
    >>> in_words(tabel).iloc[0].tolist()
    ['onder druk', 'groei van de woonprijs boven de referentie, weinig wagens per huishouden']
    """
    woorden = {
        kolom: {str(v): _words(str(v), klassen) for v in tabel[kolom].dropna().unique()}
        for kolom in tabel.columns
        if kolom in figuren and (klassen := figuren[kolom].klassen)
    }
    return tabel.replace(woorden)


def _words(waarde: str, klassen: Mapping[str, Tekst]) -> str:
    """Return the words for a class, or for each of several classes in one cell."""
    delen = waarde.split(SCHEIDING)
    return ", ".join(klassen[deel].nl if deel in klassen else deel for deel in delen)


def _tidy(tabel: pd.DataFrame) -> pd.DataFrame:
    """Round numbers, write booleans as words and leave the unknown empty."""
    nieuw = {}
    for kolom in tabel.columns:
        reeks = tabel[kolom]
        if pd.api.types.is_bool_dtype(reeks.dtype):
            nieuw[kolom] = reeks.map({True: "ja", False: "nee"})
        elif pd.api.types.is_float_dtype(reeks.dtype):
            nieuw[kolom] = reeks.replace([np.inf, -np.inf], np.nan).round(DECIMALEN_BESTAND)
        else:
            nieuw[kolom] = reeks
    return pd.DataFrame(nieuw).reset_index(drop=True)
