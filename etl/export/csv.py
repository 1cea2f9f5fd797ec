"""CSV in two dialects, and the description that stands beside it."""

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from etl.errors import OngeldigeAanroep
from etl.export.cellen import Cel, cell
from etl.export.tables import find_region
from etl.export.titels import Figuren, column_meaning, column_title, column_unit
from etl.export.verantwoording import MAKER, sources_of, statement

if TYPE_CHECKING:
    from etl.store.read import Editie


@dataclass(frozen=True)
class Dialect:
    """How a CSV is written: RFC 4180 for machines, Belgian for Excel with Belgian settings."""

    sleutel: str
    scheiding: str
    decimaal: str
    codering: Literal["utf-8", "utf-8-sig"]


DIALECTEN: dict[str, Dialect] = {
    d.sleutel: d
    for d in (Dialect("rfc4180", ",", ".", "utf-8"), Dialect("belgisch", ";", ",", "utf-8-sig"))
}


def find_dialect(sleutel: str) -> Dialect:
    """Return a dialect by its key.

    Raises
    ------
    OngeldigeAanroep
        When there is no such dialect.
    """
    if sleutel not in DIALECTEN:
        raise OngeldigeAanroep(
            f"CSV-vorm “{sleutel}” bestaat niet; kies uit {', '.join(DIALECTEN)}."
        )
    return DIALECTEN[sleutel]


def write_csv(frame: pd.DataFrame, dialect: str) -> bytes:
    r"""Return `frame` as CSV, from its header on; the index is not written.

    Parameters
    ----------
    frame : DataFrame
        Any table.
    dialect : {"rfc4180", "belgisch"}
        "rfc4180": comma, "." decimals, UTF-8. "belgisch": ";", decimal comma, UTF-8 with BOM, so
        that Excel with Belgian settings opens it by a double click. Both end lines with CRLF.

    Returns
    -------
    bytes
        Missing values are empty cells, never 0; whole numbers have no decimals; text that a
        spreadsheet would take for a formula starts with an apostrophe
        (:func:`etl.export.cellen.neutralise`).

    Raises
    ------
    OngeldigeAanroep
        When the dialect does not exist.

    Examples
    --------
    >>> write_csv(pd.DataFrame({"naam": ["=1+1", None], "pct": [-12.5, 3.0]}), "rfc4180")
    b"naam,pct\r\n'=1+1,-12.5\r\n,3\r\n"
    """
    vorm = find_dialect(dialect)
    doel = io.StringIO(newline="")
    schrijver = csv.writer(doel, delimiter=vorm.scheiding, lineterminator="\r\n")
    kolommen = [[_text(cell(v), vorm) for v in frame[k]] for k in frame.columns]
    schrijver.writerow([_text(cell(str(k)), vorm) for k in frame.columns])
    schrijver.writerows(zip(*kolommen, strict=True))
    return doel.getvalue().encode(vorm.codering)


def _text(waarde: Cel, vorm: Dialect) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, str | int):
        return str(waarde)
    return np.format_float_positional(waarde, trim="-").replace(".", vorm.decimaal)


def metadata(
    editie: "Editie", niveau: str, code: str, frame: pd.DataFrame, dialect: str, bestand: str
) -> bytes:
    """Return what stands beside a CSV as ``NAME.csv-metadata.json`` (CSV on the Web, W3C).

    Parameters
    ----------
    editie : Editie
        The edition that `frame` was taken from.
    niveau, code : str
        The region.
    frame : DataFrame
        The table as it was written.
    dialect : {"rfc4180", "belgisch"}
        As it was written.
    bestand : str
        Name of the CSV, without folder.

    Returns
    -------
    bytes
        UTF-8 JSON: what, region, edition and its date, method and parameters, sources with
        licence and attribution, and each column with title, unit, meaning and formula.
    """
    vorm = find_dialect(dialect)
    regio = find_region(editie, niveau, code)
    toelichting = statement(editie)
    bronnen = sources_of(list(frame.columns), editie)
    beschrijving: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": bestand,
        "dc:title": f"Buurtkompas: {regio.omschrijving}",
        "dc:publisher": MAKER,
        "dc:date": editie.datum,
        "dc:identifier": editie.id,
        "dc:spatial": {"schema:name": regio.naam, "schema:identifier": f"{niveau}/{code}"},
        "schema:measurementTechnique": toelichting.methode,
        "schema:additionalProperty": [
            {"schema:name": naam, "schema:value": waarde} for naam, waarde in toelichting.parameters
        ],
        "rdfs:comment": list(toelichting.let_op),
        "dc:license": list(dict.fromkeys(bron.licentie for bron in bronnen)),
        "dc:rights": list(dict.fromkeys(bron.attributie for bron in bronnen)),
        "dc:source": [
            {
                "schema:name": bron.titel.nl,
                "schema:publisher": bron.uitgever.nl,
                "schema:license": bron.licentie,
                "schema:creditText": bron.attributie,
                "schema:temporalCoverage": bron.periode.nl,
            }
            for bron in bronnen
        ],
        "dialect": {
            "delimiter": vorm.scheiding,
            "encoding": "utf-8",
            "header": True,
            "lineTerminators": ["\r\n"],
        },
        "tableSchema": {
            "columns": [_column(frame[k], vorm, editie.figuren) for k in frame.columns]
        },
    }
    return (json.dumps(beschrijving, ensure_ascii=False, indent=2) + "\n").encode()


def _column(reeks: "pd.Series[Any]", vorm: Dialect, figuren: Figuren) -> dict[str, Any]:
    kolom, getal = str(reeks.name), pd.api.types.is_numeric_dtype(reeks.dtype)
    veld: dict[str, Any] = {
        "name": kolom,
        "titles": [kolom],
        "dc:title": column_title(kolom, figuren),
        "datatype": {"base": "number", "format": {"decimalChar": vorm.decimaal}}
        if getal
        else "string",
        "null": "",
    }
    if eenheid := column_unit(kolom, figuren):
        veld["schema:unitText"] = eenheid
    if betekenis := column_meaning(kolom, figuren):
        veld["dc:description"] = betekenis
    if figuur := figuren.get(kolom):
        veld["schema:measurementTechnique"] = figuur.formule.nl
        veld["rdfs:comment"] = figuur.let_op.nl
    return veld
