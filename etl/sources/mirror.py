"""The mirror folder: every source's files fetched into it, and the day on which each came.

A publisher that cannot be reached does not stop a refresh: what the mirror holds stays, and that
it stayed is told. What is missing altogether is told by the connector that reads it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from etl.contract.adressen import EEN_LAAG, Adres
from etl.contract.bron import Bron
from etl.errors import DownloadMislukt, OngeldigeAanroep
from etl.heel import write_whole
from etl.slot import SPIEGEL, Slot, hold, writing
from etl.sources.bestand import half_of
from etl.sources.download import Ophaler, Verzoek

#: The source of what people add themselves: it is never fetched, and need not be there.
EIGEN = "eigen"
#: Files whose content changed, how many came as they were, and Dutch lines on what did not come.
Gehaald = tuple[list[str], int, list[str]]


@dataclass(frozen=True)
class Spiegeling:
    """What came of fetching.

    Attributes
    ----------
    nieuw : tuple of str
        Files whose content changed.
    verslag : tuple of str
        Dutch lines: what came, what stayed and why.
    """

    nieuw: tuple[str, ...]
    verslag: tuple[str, ...]


def fetch_all(
    ophaler: Ophaler,
    bronnen: Iterable[Bron],
    toestemming: Collection[str] = (),
    vandaag: date | None = None,
) -> Spiegeling:
    """Fetch every file that has a known address.

    Parameters
    ----------
    ophaler : Ophaler
        The door to the network, into the mirror folder.
    bronnen : iterable of Bron
        The sources, with their addresses.
    toestemming : collection of str
        Keys of the sources without known licence that may be used.
    vandaag : date, optional
        The day: of files with the year in their name, that of its year or else of one before.

    Returns
    -------
    Spiegeling
        A host that does not answer is asked once, not for each of its files.

    Raises
    ------
    BouwBezig
        Somebody else is fetching into the folder.
    GeenSchrijftoegang
        The folder cannot be written to, or the disk is full; the files in it stay as they are.
    """
    with hold(ophaler.folder, SPIEGEL) as slot, writing(ophaler.folder, SPIEGEL):
        gekozen = list(bronnen)
        mag = [b for b in gekozen if b.mag(toestemming)]
        spiegel = _fetch_all(ophaler, mag, slot, (vandaag or date.today()).year)
    uit = tuple(
        f"{b.sleutel}: {b.opmerking.nl}" for b in gekozen if b.opmerking and not b.mag(toestemming)
    )
    return Spiegeling(spiegel.nieuw, spiegel.verslag + uit)


def _fetch_all(ophaler: Ophaler, bronnen: Iterable[Bron], slot: Slot, jaar: int) -> Spiegeling:
    nieuw: list[str] = []
    gelijk = 0
    regels: list[str] = []
    stil: dict[str, str] = {}
    for bron in bronnen:
        if not bron.adressen and bron.sleutel != EIGEN:
            regels.append(_without_address(bron, ophaler.folder))
        for delen in _layers(bron.adressen):
            slot.check()
            erbij, gelijk_erbij, gemist = _fetch_together(ophaler, delen, stil, jaar)
            nieuw += erbij
            gelijk += gelijk_erbij
            regels += gemist
    kop = f"opgehaald: {len(nieuw)} nieuwe of veranderde bestanden, {gelijk} onveranderd."
    veranderd = [f"opgehaald: {bestand} is nieuw of veranderd." for bestand in nieuw]
    return Spiegeling(tuple(nieuw), (kop, *veranderd, *filter(None, regels)))


def _layers(adressen: Iterable[Adres]) -> list[tuple[Adres, ...]]:
    """Return the files by what belongs together: borders and codes of a shapefile are one layer."""
    lagen: dict[str, list[Adres]] = {}
    for adres in adressen:
        pad = PurePosixPath(adres.bestand)
        deel = pad.suffix.removeprefix(".") in EEN_LAAG
        lagen.setdefault(str(pad.with_suffix("") if deel else pad), []).append(adres)
    return [tuple(delen) for delen in lagen.values()]


def _fetch_together(
    ophaler: Ophaler, delen: tuple[Adres, ...], stil: dict[str, str], jaar: int
) -> Gehaald:
    """Fetch files that are read as one; where one does not come, all stay as they were.

    A border of today with the codes of last year would be a map that nobody published. Whoever is
    killed between two files leaves a mark, and no one reads the layer until all of it came.
    """
    if len(delen) == 1:
        return _fetch_each(ophaler, delen, stil, jaar)
    stond = {d.bestand: _content(ophaler.folder / d.bestand) for d in delen}
    half = half_of(ophaler.folder / delen[0].bestand)
    was_half = half.exists()
    half.parent.mkdir(parents=True, exist_ok=True)
    write_whole(half, b"")
    nieuw, gelijk, mis = _fetch_each(ophaler, delen, stil, jaar)
    if mis and nieuw:
        for bestand in nieuw:
            _put_back(ophaler.folder / bestand, stond[bestand])
        hoort = ", ".join(nieuw)
        mis.append(f"niet opgehaald: {hoort}: hoort bij wat niet kwam, en blijft zoals het was.")
        nieuw = []
    if not (mis and was_half):
        half.unlink()
    return nieuw, gelijk, mis


def _fetch_each(
    ophaler: Ophaler, delen: tuple[Adres, ...], stil: dict[str, str], jaar: int
) -> Gehaald:
    """Fetch files, each by itself."""
    nieuw: list[str] = []
    gelijk, mis = 0, list[str]()
    for adres in delen:
        weg: list[str] = []
        for poging in adres.tries(jaar):
            ophaler.report(f"Ophalen: {poging.bestand}")
            reden = _try(ophaler, poging, stil, nieuw)
            if reden is None:
                gelijk += poging.bestand not in nieuw
                break
            weg.append(_kept(poging, ophaler.folder, reden))
        # A year that is not out yet is no fault while there is one before it.
        mis += weg if not adres.per_jaar else weg[:1] if reden is not None else []
    return nieuw, gelijk, mis


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put_back(path: Path, inhoud: bytes | None) -> None:
    """Give a file the content that it had; what is noted of it no longer fits, so it is asked."""
    if inhoud is None:
        path.unlink()
    else:
        write_whole(path, inhoud)


def _try(ophaler: Ophaler, adres: Adres, stil: dict[str, str], nieuw: list[str]) -> str | None:
    """Fetch one file; return why it did not come, or None."""
    host = urlsplit(adres.url).hostname or ""
    if host in stil:
        return stil[host]
    try:
        if ophaler.fetch(Verzoek(adres.url, adres.bestand, adres.meeste_bytes)).nieuw:
            nieuw.append(adres.bestand)
    except (DownloadMislukt, OngeldigeAanroep) as fout:
        # A publisher that sends us on to a stranger is refused there; the others go on.
        if fout.__cause__ is not None:
            stil[host] = f"{host} antwoordt niet"
        return str(fout)
    return None


def _kept(adres: Adres, folder: Path, reden: str) -> str:
    staat = (folder / adres.bestand).is_file()
    gevolg = "het bestand dat er al was, blijft" if staat else "het ontbreekt nog"
    return f"niet opgehaald: {adres.bestand}: {gevolg}. {reden}"


def _without_address(bron: Bron, folder: Path) -> str:
    """Say which files of a source people must bring themselves, and whether they are there."""
    weg = [b for b in bron.bestanden if next(folder.glob(b), None) is None]
    if not weg:
        return f"{bron.sleutel}: geen adres bekend, het bestand in de map blijft."
    return f"{bron.sleutel}: geen adres bekend; leg zelf in de map: {', '.join(weg)}."


def day_of_copy(bron: Bron, folder: Path | None) -> str:
    """Return the ISO day on which our newest copy of a source was made; "" where we have none.

    That of the newest of its fetched files in the mirror, else the day in the contract.
    """
    dagen = [
        datetime.fromtimestamp(path.stat().st_mtime).date()
        for adres in bron.adressen
        if folder is not None
        for vorm in adres.vormen
        for path in folder.glob(vorm.bestand.replace("{jaar}", "*"))
    ]
    return max(dagen, default=date.min).isoformat() if dagen else bron.opgehaald
