"""GeoPackage: wijken, initiatives and regions in one file, with the styles that QGIS reads."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import geopandas as gpd

from etl.contract.tekst import Tekst
from etl.export import gis, qml
from etl.export.cellen import clean
from etl.export.tables import find_region
from etl.export.themas import THEMAS
from etl.export.titels import Figuren, capital, column_heading, column_meaning

if TYPE_CHECKING:
    from etl.store.read import Editie

_KOPPEN = {
    "wijken": Tekst("wijken", "quartiers", "neighbourhoods"),
    "initiatieven": Tekst("initiatieven", "initiatives", "initiatives"),
    "regios": Tekst("regio's", "régions", "regions"),
}
_VLAK, _PUNT = "MultiPolygon", "Point"

#: Tables beside the features, as GeoPackage 1.3 and QGIS define them.
_TABELLEN = """
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
  md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL, md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT,
  mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
  f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT(30), ui TEXT(30), update_time DATETIME);
"""
_UITBREIDINGEN = (
    ("gpkg_metadata", "gpkg_metadata", "http://www.geopackage.org/spec131/#extension_metadata"),
    (
        "gpkg_metadata_reference",
        "gpkg_metadata",
        "http://www.geopackage.org/spec131/#extension_metadata",
    ),
    ("gpkg_data_columns", "gpkg_schema", "http://www.geopackage.org/spec131/#extension_schema"),
)


def write_gpkg(editie: "Editie", niveau: str, code: str, taal: str = "nl") -> bytes:
    """Return a region as a GeoPackage: layers wijken, initiatieven and regios, EPSG:31370.

    Parameters
    ----------
    editie : Editie
        An opened edition.
    niveau, code : str
        The region; "geheel" and "VB" for all of Flanders and Brussels.
    taal : {"nl", "fr", "en"}
        Language of the legends.

    Returns
    -------
    bytes
        Numbers as they stand in the store, missing as NULL. The tables ``layer_styles``,
        ``gpkg_data_columns`` and ``gpkg_metadata`` hold the styles, the titles of the columns,
        and source, date, method and licence. The same edition and choices give the same bytes.

    Raises
    ------
    OngeldigeAanroep
        When the level or the code does not exist.
    """
    regio = find_region(editie, niveau, code)
    lagen = {
        "wijken": gis.wijken_layer(editie, regio),
        "initiatieven": gis.initiatieven_layer(editie, regio),
        "regios": gis.regios_layer(editie, regio),
    }
    bronnen = gis.sources([k for laag in lagen.values() for k in laag.columns], editie)
    toelichting = gis.about(editie, regio, bronnen, taal)
    with TemporaryDirectory() as folder:
        bestand = Path(folder) / "buurtkompas.gpkg"
        _write_layers(lagen, bestand)
        with closing(sqlite3.connect(bestand)) as db, db:
            _describe(db, lagen, toelichting, taal)
            for naam, laag in lagen.items():
                _describe_columns(db, naam, laag, editie.figuren)
            _style(db, toelichting["datum"], taal)
        return bestand.read_bytes()


def _write_layers(lagen: Mapping[str, gpd.GeoDataFrame], bestand: Path) -> None:
    for naam, laag in lagen.items():
        laag.to_file(
            bestand,
            layer=naam,
            driver="GPKG",
            engine="pyogrio",
            use_arrow=True,  # keeps a missing whole number or yes/no missing
            geometry_type=_PUNT if naam == "initiatieven" else _VLAK,
        )


def _moment(datum: str) -> str:
    """Return the edition's date, never the clock, as GeoPackage writes a moment.

    Examples
    --------
    >>> _moment("2026-06"), _moment("2026-06-25")
    ('2026-06-01T00:00:00.000Z', '2026-06-25T00:00:00.000Z')
    """
    return datum + "2000-01-01"[len(datum) :] + "T00:00:00.000Z"


def _describe(
    db: sqlite3.Connection,
    lagen: Mapping[str, gpd.GeoDataFrame],
    toelichting: dict[str, Any],
    taal: str,
) -> None:
    """Say what the file and each layer and column is; no moment but the edition's."""
    moment = _moment(toelichting["datum"])
    # One by one: executescript would close the transaction.
    for opdracht in filter(str.strip, _TABELLEN.split(";")):
        db.execute(opdracht)
    db.executemany(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')", _UITBREIDINGEN
    )
    tekst = json.dumps(toelichting, ensure_ascii=False, indent=1)
    _metadata(db, ("geopackage", None), ("https://schema.org/Dataset", "application/json"), tekst)
    for naam in lagen:
        kop = f"{toelichting['titel']}: {_KOPPEN[naam].in_taal(taal)}"
        db.execute(
            "UPDATE gpkg_contents SET identifier = ?, description = ? WHERE table_name = ?",
            (naam, clean(kop), naam),
        )
        qgis = ("http://mrcc.com/qgis.dtd", "text/xml")
        _metadata(db, ("table", naam), qgis, _qgis_metadata(naam, clean(kop), toelichting))
    db.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (moment,))
    db.execute("UPDATE gpkg_contents SET last_change = ?", (moment,))


def _describe_columns(
    db: sqlite3.Connection, naam: str, laag: gpd.GeoDataFrame, figuren: Figuren
) -> None:
    db.executemany(
        "INSERT INTO gpkg_data_columns VALUES (?, ?, NULL, ?, ?, NULL, NULL)",
        [
            (naam, k, column_heading(k, figuren), column_meaning(k, figuren))
            for k in laag.columns.drop(laag.geometry.name)
        ],
    )


def _metadata(
    db: sqlite3.Connection,
    waarvan: tuple[str, str | None],
    soort: tuple[str, str],
    tekst: str,
) -> None:
    rij = db.execute(
        "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) "
        "VALUES ('dataset', ?, ?, ?)",
        (*soort, tekst),
    )
    db.execute(
        "INSERT INTO gpkg_metadata_reference VALUES (?, ?, NULL, NULL, '', ?, NULL)",
        (*waarvan, rij.lastrowid),
    )


def _qgis_metadata(naam: str, titel: str, toelichting: dict[str, Any]) -> str:
    """Return the layer's metadata as QGIS shows them under "Information"."""
    alinea = (
        toelichting["methode"],
        *toelichting["let_op"],
        *(f"{k}: {v}" for k, v in toelichting["parameters"].items()),
    )
    velden = [
        ("identifier", f"{toelichting['editie']}/{naam}"),
        ("language", "nl"),
        ("type", "dataset"),
        ("title", titel),
        ("abstract", clean("\n".join(alinea))),
        *(("rights", bron["vermelding"]) for bron in toelichting["bronnen"]),
        *(("license", licentie) for licentie in _licences(toelichting)),
    ]
    inhoud = "".join(f"<{k}>{escape(v)}</{k}>" for k, v in velden)
    datum = f"<dates><date type='Published' value='{_moment(toelichting['datum'])}'/></dates>"
    return f"<qgis version='3.28.0'>{inhoud}{datum}</qgis>"


def _licences(toelichting: dict[str, Any]) -> list[str]:
    return list(
        dict.fromkeys(
            f"{bron['licentie']} {bron['licentie_url']}".strip() for bron in toelichting["bronnen"]
        )
    )


def _style(db: sqlite3.Connection, datum: str, taal: str) -> None:
    """Write the styles, the first of each layer as its default."""
    stijlen = [
        *(
            ("wijken", sleutel, thema.naam.in_taal(taal), qml.style_wijken(thema, taal))
            for sleutel, thema in THEMAS.items()
        ),
        ("initiatieven", "werkmodel", "", qml.style_initiatieven(taal)),
        ("regios", "niveau", "", qml.style_regios(taal)),
    ]
    eerste = {laag: naam for laag, naam, _, _ in reversed(stijlen)}
    db.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
        "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, "
        "update_time) VALUES ('', '', ?, 'geom', ?, ?, '', ?, ?, 'buurtkompas', ?)",
        [
            (laag, naam, stijl, int(eerste[laag] == naam), capital(uitleg), _moment(datum))
            for laag, naam, uitleg, stijl in stijlen
        ],
    )
    # Registered as QGIS itself does, or it would not look for the styles.
    db.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, "
        "srs_id) VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?, 0)",
        (_moment(datum),),
    )
