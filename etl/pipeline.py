"""Build: ``data/`` → one edition in the store. Offline, in seconds, all or nothing.

Nothing heavy is imported here: where nothing changed, the answer comes before the libraries that
measure would be loaded.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

import etl
from etl import samen
from etl.contract.tables import HERKOMST, tables_in
from etl.errors import BESTAND_TERUG, BouwBezig, BuurtkompasFout, OngeldigeGegevens, Probleem
from etl.slot import hold
from etl.store.manifest import current, digest, read_manifest
from etl.store.opruimen import heal

Melder = Callable[[str], None]


def _quiet(_: str) -> None:
    """Report nothing."""


def build(
    data: Path,
    store: Path,
    force: bool = False,
    report: Melder = _quiet,
    draws: bool = True,
) -> Path:
    """Build an edition from ``data/`` and make it the current one.

    Parameters
    ----------
    data, store : Path
        The folders.
    force : bool
        Build also when inputs and code are those of the current edition.
    report : callable
        Told in Dutch what is being done.
    draws : bool
        Also draw the rank and register intervals, which takes about half of the time.

    Returns
    -------
    Path
        Folder of the edition.

    Raises
    ------
    OngeldigeGegevens
        With every problem in ``data/``; the standing edition stays.
    HalfVernieuwd
        A refresh was cut off halfway and ``data/`` was changed since.
    BouwBezig
        Another process is building here, or changed ``data/`` meanwhile; the sentence says which.
    GeenSchrijftoegang
        The store cannot be written to.
    """
    if samen.finish(data):
        report("Een refresh die onderbroken was, is afgemaakt.")
    invoer = inputs(data)
    kenmerk = fingerprint(invoer, draws)
    staat = _standing(store, kenmerk)
    if staat and not force:
        report("Er is niets veranderd: de editie die er staat blijft.")
        heal(store)
        return staat
    with hold(store) as slot:
        from etl.edition import make  # noqa: PLC0415, see the head of this module
        from etl.store.write import write_edition  # noqa: PLC0415

        inhoud = make(data, report, draws)
        if samen.unfinished(data) or inputs(data) != invoer:
            raise BouwBezig(
                f"De gegevens in {data} veranderden tijdens de build; draai `buurtkompas build` "
                "opnieuw. De editie die er stond, blijft."
            )
        inhoud.manifest.update(id=kenmerk, invoer=invoer)
        report("Editie schrijven")
        return write_edition(store, inhoud, slot)


def inputs(data: Path) -> dict[str, str]:
    """Return the sha256 of every contract table's file, and of which source knows which place.

    Raises
    ------
    OngeldigeGegevens
        With one problem per missing file.
    """
    bestanden = [t.bestand for t in tables_in(data)]
    weg = [bestand for bestand in bestanden if not (data / bestand).is_file()]
    if weg:
        raise OngeldigeGegevens(
            [
                Probleem(bestand, None, "", "", "het bestand bestaat niet", BESTAND_TERUG)
                for bestand in weg
            ]
        )
    naast = [HERKOMST] if (data / HERKOMST).is_file() else []
    return {naam: digest(data / naam) for naam in (*bestanden, *naast)}


def fingerprint(invoer: dict[str, str], draws: bool = True) -> str:
    """Return the fingerprint of inputs, of the code that measures them, and of what is drawn."""
    som = hashlib.sha256(f"trekkingen={draws}\n".encode())
    for naam, waarde in sorted(invoer.items()):
        som.update(f"{naam}={waarde}\n".encode())
    bron = Path(etl.__file__).parent
    code = [bron / "edition.py", bron / "tabellen.py"]
    for map_ in ("contract", "measures", "register", "store"):
        code.extend((bron / map_).rglob("*.py"))
    for bestand in sorted(code):
        som.update(bestand.relative_to(bron).as_posix().encode())
        som.update(bestand.read_bytes())
    return som.hexdigest()


def _standing(store: Path, kenmerk: str) -> Path | None:
    """Return the current edition's folder when it is whole and made of the same things."""
    try:
        naam = current(store)
        if naam is None or read_manifest(store / naam)["id"] != kenmerk:
            return None
    except BuurtkompasFout:
        return None
    return store / naam
