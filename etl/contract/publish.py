"""``datapackage.json`` and ``README.md`` of ``data/``, and ``docs/measures.md``, from the contract.

Whoever changes a column, table, source or figure changes these with it: ``buurtkompas refresh``
writes those of ``data/`` anew, and a test fails while any of the three is stale.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.contract.aanbod import SCHEIDING
from etl.contract.bron import Bron
from etl.contract.columns import Kolom
from etl.contract.eigenbronnen import own_sources_in
from etl.contract.licences import licence_of
from etl.contract.measures_page import measures_page
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN, Tabel, sources_left_out, tables_in

__all__ = ["datapackage", "documents", "measures_page", "readme", "write_docs"]

_PROFIEL = "https://datapackage.org/profiles/2.0/datapackage.json"
_PROFIEL_TABEL = "https://datapackage.org/profiles/2.0/dataresource.json"
_MEDIATYPE = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
# A date is as precise as it is known (2015, 2015-11, 2015-11-03): text with a pattern, since
# Frictionless' own date type wants a whole day. A geometry is WKB, which it has no type for.
_TYPE = {
    "tekst": "string",
    "datum": "string",
    "getal": "number",
    "geheel": "integer",
    "geometrie": "any",
}
_TITEL = "Buurtkompas: de gegevens"
_BESCHRIJVING = (
    "De tabellen waarop Buurtkompas rekent: wijken, huishoudens, straten, waarnemingen en "
    "initiatieven van Vlaanderen en Brussel, gemaakt uit open gegevens van de uitgevers."
)


_GEEN: Mapping[str, Bron] = {}
_REGISTER = "initiatieven"
#: The tables that ``data/`` always holds.
_VAST = tuple(t for t in TABELLEN.values() if not t.optioneel)


def datapackage(
    tabellen: Sequence[Tabel] = _VAST, eigen: Mapping[str, Bron] = _GEEN
) -> dict[str, Any]:
    """Return the Frictionless data package (version 2) that describes ``data/``.

    Parameters
    ----------
    tabellen : sequence of Tabel
        The tables that it holds.
    eigen : mapping of str to Bron
        The sources of its register beside those of the contract.

    Returns
    -------
    dict
        Ready for JSON: one resource per table, with schema, sources and licences.

    Examples
    --------
    >>> [r["path"] for r in datapackage()["resources"]][-1]
    'initiatieven.csv'
    """
    # A source that is off by default gave nothing to the tables that we publish.
    bronnen = [bron for bron in _sources_of(tabellen, eigen) if not bron.toestemming]
    return {
        "$schema": _PROFIEL,
        "name": "buurtkompas",
        "title": _TITEL,
        "description": _BESCHRIJVING,
        "licenses": _licenses(bronnen),
        "sources": [_source(bron) for bron in bronnen],
        "resources": [_resource(tabel, eigen) for tabel in tabellen],
    }


def _sources_of(tabellen: Sequence[Tabel], eigen: Mapping[str, Bron]) -> list[Bron]:
    """Return all sources but those of optional tables that are not there."""
    weg = sources_left_out(tabellen)
    return [bron for bron in (BRONNEN | dict(eigen)).values() if bron.sleutel not in weg]


def _sources_of_table(tabel: Tabel, eigen: Mapping[str, Bron]) -> list[Bron]:
    """Return the sources that a table was made from; the own ones are the register's."""
    erbij = eigen.values() if tabel.naam == _REGISTER else ()
    return [*(BRONNEN[sleutel] for sleutel in tabel.bronnen), *erbij]


def _resource(tabel: Tabel, eigen: Mapping[str, Bron]) -> dict[str, Any]:
    formaat = tabel.bestand.rsplit(".", 1)[1]
    bronnen = _sources_of_table(tabel, eigen)
    resource: dict[str, Any] = {
        "$schema": _PROFIEL_TABEL,
        "name": tabel.naam,
        "type": "table",
        "path": tabel.bestand,
        "title": tabel.titel.nl,
        "format": formaat,
        "mediatype": _MEDIATYPE[formaat],
        "areaVintage": tabel.gebieden,
    }
    if formaat == "csv":
        resource |= {"encoding": "utf-8", "dialect": {"delimiter": ","}}
    if tabel.crs:
        resource["crs"] = tabel.crs
    schema: dict[str, Any] = {"fields": [_field(kolom) for kolom in tabel.kolommen]}
    if tabel.sleutel:
        schema["primaryKey"] = list(tabel.sleutel)
    if verwijzingen := _foreign_keys(tabel):
        schema["foreignKeys"] = verwijzingen
    resource["schema"] = schema
    if bronnen:
        resource["sources"] = [_source(bron) for bron in bronnen]
        resource["licenses"] = _licenses(bronnen)
    return resource


def _field(kolom: Kolom) -> dict[str, Any]:
    veld: dict[str, Any] = {
        "name": kolom.naam,
        "type": _TYPE[kolom.soort],
        "description": kolom.betekenis,
    }
    if kolom.eenheid:
        veld["unit"] = kolom.eenheid
    if beperkingen := _constraints(kolom):
        veld["constraints"] = beperkingen
    return veld


def _constraints(kolom: Kolom) -> dict[str, Any]:
    beperkingen: dict[str, Any] = {}
    if kolom.verplicht:
        beperkingen["required"] = True
    if kolom.patroon:
        beperkingen["pattern"] = kolom.patroon
    if kolom.waarden and kolom.lijst:
        een = f"({'|'.join(kolom.waarden)})"
        beperkingen["pattern"] = rf"{een}(\{SCHEIDING}{een})*"
    elif kolom.waarden:
        beperkingen["enum"] = list(kolom.waarden)
    if kolom.minimum is not None:
        beperkingen["minimum"] = kolom.minimum
    if kolom.maximum is not None:
        beperkingen["maximum"] = kolom.maximum
    return beperkingen


def _foreign_keys(tabel: Tabel) -> list[dict[str, Any]]:
    """Name the table that a code comes from: wijken and gemeenten are the two full lists."""
    return [
        {"fields": [kolom], "reference": {"resource": doel, "fields": [kolom]}}
        for kolom, doel in (("wijk_code", "wijken"), ("gemeente_code", "gemeenten"))
        if doel != tabel.naam and kolom in tabel.kolomnamen()
    ]


def _source(bron: Bron) -> dict[str, str]:
    velden = {
        "title": bron.titel.nl,
        "path": bron.url,
        "publisher": bron.uitgever.nl,
        "license": bron.licentie,
        "attribution": bron.attributie,
        "referencePeriod": bron.periode.nl,
        "published": bron.gepubliceerd,
        "retrieved": bron.opgehaald,
        "nextExpected": bron.verwacht.nl if bron.verwacht else "",
        "note": bron.opmerking.nl if bron.opmerking else "",
    }
    return {naam: waarde for naam, waarde in velden.items() if waarde}


def _licenses(bronnen: Iterable[Bron]) -> list[dict[str, str]]:
    licenties = {b.licentie: licence_of(b) for b in bronnen}.values()
    return [
        ({"name": li.naam} if li.naam else {}) | {"title": li.sleutel, "path": li.url}
        for li in licenties
    ]


def readme(tabellen: Sequence[Tabel] = _VAST, eigen: Mapping[str, Bron] = _GEEN) -> str:
    """Return the text of ``data/README.md``: how the tables were made, their columns, the sources.

    Parameters
    ----------
    tabellen, eigen
        As in :func:`datapackage`.

    Examples
    --------
    >>> readme().splitlines()[0]
    '# De gegevens van Buurtkompas'
    """
    bronnen = _sources_of(tabellen, eigen)
    van = {t.naam: _codes(b.sleutel for b in _sources_of_table(t, eigen)) for t in tabellen}
    delen = [
        _INLEIDING,
        "## Bronnen",
        _sources_table(bronnen),
        _sources_notes(bronnen),
        "## Tabellen",
        _markdown(
            ("tabel", "bestand", "wat", "gebieden", "bronnen"),
            (
                (
                    f"[{t.naam}](#{t.naam})",
                    f"`{t.bestand}`",
                    t.titel.nl,
                    t.gebieden,
                    van[t.naam],
                )
                for t in tabellen
            ),
        ),
    ]
    for tabel in tabellen:
        delen += [f"### {tabel.naam}", _table_intro(tabel, van[tabel.naam]), _columns_table(tabel)]
    return "\n\n".join(delen) + "\n"


_INLEIDING = """\
# De gegevens van Buurtkompas

<!-- Gemaakt uit etl/contract door etl/contract/publish.py: verander het daar, niet hier. -->

Deze map is alles wat `buurtkompas build` nodig heeft, zonder netwerk. De tabellen zijn gemaakt
met `buurtkompas refresh`: het haalt de bestanden van de uitgevers op, of leest ze met
`--bronnen MAP` uit een map, onder de namen die bij de bronnen staan. Dezelfde bestanden geven
telkens dezelfde bytes.

Een lege cel betekent “niet bekend”, nooit nul. Codes zijn altijd tekst. Coördinaten staan in
EPSG:31370 (Lambert 72), behalve `lat` en `lon` (WGS 84). `initiatieven.csv` houden mensen bij:
`refresh` verandert nooit een rij of een veld dat met de hand is ingevoerd.

Welke licentie waarvoor geldt, staat in [LICENSE](LICENSE). [datapackage.json](datapackage.json)
beschrijft dezelfde tabellen voor machines."""


def _sources_table(bronnen: Iterable[Bron]) -> str:
    return _markdown(
        ("sleutel", "bron", "uitgever", "licentie", "bronvermelding", "periode", "opgehaald op"),
        (
            (
                f"`{b.sleutel}`",
                f"[{_plain(b.titel.nl)}]({b.url})" if b.url else _plain(b.titel.nl),
                _plain(b.uitgever.nl),
                f"[{_plain(b.licentie)}]({licence_of(b).url})",
                _plain(b.attributie),
                b.periode.nl,
                b.opgehaald,
            )
            for b in bronnen
        ),
    )


def _plain(tekst: str) -> str:
    r"""Return a text that makes no link and no mark of a page, whoever wrote it.

    Examples
    --------
    >>> _plain("Huizen [hier](x) <b>")
    'Huizen \\[hier\\](x) \\<b>'
    """
    return re.sub(r"([\[\]<`\\])", r"\\\1", tekst)


def _sources_notes(bronnen: Iterable[Bron]) -> str:
    """Tell per source which files `refresh` reads and what a reader should beware of."""
    regels = []
    for b in bronnen:
        opmerking = f" {b.opmerking.nl}" if b.opmerking else ""
        regels.append(f"- `{b.sleutel}`: {_codes(b.bestanden)}.{opmerking}")
    return "Welke bestanden `refresh` leest, en waar u op moet letten:\n\n" + "\n".join(regels)


def _table_intro(tabel: Tabel, bronnen: str) -> str:
    sleutel = f" Sleutel: {_codes(tabel.sleutel)}." if tabel.sleutel else ""
    crs = f" Coördinatenstelsel: {tabel.crs}." if tabel.crs else ""
    van = f" Bronnen: {bronnen}." if bronnen else ""
    return f"{tabel.titel.nl}: `{tabel.bestand}`.{sleutel}{crs}{van}"


def _columns_table(tabel: Tabel) -> str:
    return _markdown(
        ("kolom", "soort", "eenheid", "verplicht", "betekenis"),
        (
            (f"`{k.naam}`", k.soort, k.eenheid, "ja" if k.verplicht else "", k.betekenis)
            for k in tabel.kolommen
        ),
    )


def _codes(namen: Iterable[str]) -> str:
    return ", ".join(f"`{naam}`" for naam in namen)


def _markdown(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    alle = [kop, ["---"] * len(kop), *rijen]
    return "\n".join(
        "| " + " | ".join(cel.replace("|", "\\|") for cel in rij) + " |" for rij in alle
    )


def documents(
    tabellen: Sequence[Tabel] = _VAST, eigen: Mapping[str, Bron] = _GEEN
) -> dict[str, str]:
    """Return the generated documents of a ``data/`` with these tables: file name to text."""
    pakket = json.dumps(datapackage(tabellen, eigen), ensure_ascii=False, indent=2)
    return {"datapackage.json": f"{pakket}\n", "README.md": readme(tabellen, eigen)}


def write_docs(
    data: Path,
    docs: Path | None = None,
    tabellen: Sequence[Tabel] | None = None,
    eigen: Mapping[str, Bron] | None = None,
) -> None:
    """Write the generated documents into the folder `data`, and ``measures.md`` into `docs`.

    Parameters
    ----------
    data : Path
        The folder with the contract tables.
    docs : Path, optional
        The folder of the documentation, made where it is not there; nothing is written without:
        what it tells depends on the code alone, not on the data.
    tabellen : sequence of Tabel, optional
        The tables to describe; those of `data` when left out.
    eigen : mapping of str to Bron, optional
        The sources beside those of the contract; those of `data` when left out.

    Raises
    ------
    OSError
        When a folder cannot be written to.
    """
    staan = tables_in(data) if tabellen is None else tabellen
    bronnen = own_sources_in(data) if eigen is None else eigen
    for naam, tekst in documents(staan, bronnen).items():
        (data / naam).write_text(tekst, encoding="utf-8", newline="\n")
    if docs is not None:
        docs.mkdir(parents=True, exist_ok=True)
        (docs / "measures.md").write_text(measures_page(), encoding="utf-8", newline="\n")
