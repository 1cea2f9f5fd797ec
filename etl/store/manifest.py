"""What an edition says of itself: pointer, manifest and checksums. Light: it loads no library."""

import hashlib
import json
from pathlib import Path
from typing import Any

from etl.errors import BeschadigdeEditie

WIJZER = "huidig.json"
MANIFEST = "manifest.json"
#: The sum of the manifest itself; an edition from before it was written has none.
ZEGEL = "manifest.sha256"
#: What ranks are drawn from; an edition without draws has none.
GEBREK = "gebrek.npy"
SCHEMA = 1
_MAAK = "draai `buurtkompas build --opnieuw`."
_NODIG = ("id", "datum", "rijen", "bestanden")
_TABELLEN = frozenset({"wijken.parquet", "regios.parquet", "initiatieven.parquet"})


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    with path.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def current(store: Path) -> str | None:
    """Return the folder name of the current edition, or None: cheap enough to ask every time.

    Raises
    ------
    BeschadigdeEditie
        The pointer cannot be read, or names no folder of the store.
    """
    try:
        naam = json.loads((store / WIJZER).read_text(encoding="utf-8"))["editie"]
        if not isinstance(naam, str) or Path(naam).name != naam:
            raise ValueError(naam)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise BeschadigdeEditie(f"{store / WIJZER} is niet te lezen; {_MAAK}") from fout
    return naam


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of the edition in `folder`, once every file is what it says.

    Raises
    ------
    BeschadigdeEditie
        A file is missing or is not what the manifest says, the manifest is not what its seal
        says or not one of ours, or its schema is another one.
    """
    try:
        ruw = (folder / MANIFEST).read_bytes()
        manifest: dict[str, Any] = json.loads(ruw)
        _check_schema(folder, manifest["schema"])
        if (folder / ZEGEL).is_file():
            zegel = (folder / ZEGEL).read_text(encoding="ascii").strip()
            if hashlib.sha256(ruw).hexdigest() != zegel:
                raise _changed(folder / MANIFEST)
        bestanden = manifest["bestanden"]
        if any(naam not in manifest for naam in _NODIG) or not bestanden.keys() >= _TABELLEN:
            raise BeschadigdeEditie(
                f"{folder / MANIFEST} is geen manifest van een editie van Buurtkompas; {_MAAK}"
            )
        for naam, som in bestanden.items():
            if digest(folder / naam) != som:
                raise _changed(folder / naam)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fout:
        raise BeschadigdeEditie(
            f"De editie in {folder} is niet volledig{_missing(fout)}; {_MAAK}"
        ) from fout
    return manifest


def last_good(store: Path) -> Path | None:
    """Return the folder of the newest whole edition: the current one, or else the one before.

    Reads every file of the editions that it looks at.
    """
    try:
        nu = current(store)
    except BeschadigdeEditie:
        nu = None
    anders = (pad for pad in store.glob("editie-*") if pad.is_dir() and pad.name != nu)
    mappen = sorted(anders, key=lambda pad: (pad.stat().st_mtime, pad.name), reverse=True)
    for folder in (store / nu, *mappen) if nu else mappen:
        try:
            read_manifest(folder)
        except BeschadigdeEditie:
            continue
        return folder
    return None


def _check_schema(folder: Path, schema: object) -> None:
    if schema == SCHEMA:
        return
    nieuwer = isinstance(schema, int) and schema > SCHEMA
    hulp = "werk het programma bij, of " if nieuwer else ""
    raise BeschadigdeEditie(
        f"{folder} heeft schema {schema!r}, dit programma leest {SCHEMA}; {hulp}{_MAAK}"
    )


def _changed(path: Path) -> BeschadigdeEditie:
    return BeschadigdeEditie(f"{path} is veranderd sinds de editie gemaakt is; {_MAAK}")


def _missing(fout: Exception) -> str:
    if isinstance(fout, FileNotFoundError) and fout.filename:
        return f": {Path(fout.filename).name} ontbreekt"
    return ""
