"""What an edition says of itself: pointer, manifest and checksums. Light: it loads no library."""

import hashlib
import json
from pathlib import Path
from typing import Any

from etl.errors import BeschadigdeEditie

WIJZER = "huidig.json"
MANIFEST = "manifest.json"
SCHEMA = 1


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    with path.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def current(store: Path) -> str | None:
    """Return the folder name of the current edition, or None: cheap enough to ask every time."""
    try:
        wijzer = json.loads((store / WIJZER).read_text(encoding="utf-8"))
        return str(wijzer["editie"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise BeschadigdeEditie(
            f"{store / WIJZER} is niet te lezen; draai `buurtkompas build --opnieuw`."
        ) from fout


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of the edition in `folder`, once every file is what it says.

    Raises
    ------
    BeschadigdeEditie
        A file is missing or is not what the manifest says, or the schema is another one.
    """
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["schema"] != SCHEMA:
            raise BeschadigdeEditie(
                f"{folder} heeft schema {manifest['schema']}, dit programma leest {SCHEMA}; "
                "draai `buurtkompas build --opnieuw`."
            )
        for naam, som in manifest["bestanden"].items():
            if digest(folder / naam) != som:
                raise BeschadigdeEditie(
                    f"{folder / naam} is veranderd sinds de editie gemaakt is; "
                    "draai `buurtkompas build --opnieuw`."
                )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fout:
        raise BeschadigdeEditie(
            f"De editie in {folder} is niet volledig; draai `buurtkompas build --opnieuw`."
        ) from fout
    return manifest
