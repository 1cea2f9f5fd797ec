"""The only door to the network: publishers' files, fetched into a mirror folder.

A file in the mirror is replaced only by a whole new one: what comes in is written beside it and
swapped in by one rename, after its length was checked and nothing speaks against what came
(:mod:`etl.sources.ontvangst`). What was fetched before is asked for with its tag, so an unchanged
file is not sent again; a fetch that broke off goes on where it stopped.
"""

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx2 as httpx

from etl.contract.adressen import hosts
from etl.errors import DownloadMislukt, OngeldigeAanroep
from etl.heel import read_json, sweep, write_json
from etl.sources.ontvangst import objection

Melder = Callable[[str], None]

#: The hosts that a connector may ask; a redirect to any other is refused.
HOSTS = hosts()
#: Where each file came from: its tag, its sum and the day.
LIJST = ".opgehaald.json"
_DEEL = ".deel"
_BLOK = 1 << 16
_OPNIEUW = frozenset({408, 425, 429, 500, 502, 503, 504})
_OMLEIDING = frozenset({301, 302, 303, 307, 308})
_MEESTE_OMLEIDINGEN = 5
_LANGSTE_PAUZE_S = 60.0
_EIGEN_MACHINE = ("127.0.0.1", "::1", "localhost")
#: From which byte to which a part goes, and of how many it is one ("*" where that is not known).
_STUK = re.compile(r"bytes (?P<van>\d+)-\d+/(?P<alles>\d+|\*)")
#: Who answers "too many requests" and no more; Overpass asks for half a minute.
_TE_VEEL, _TE_VEEL_PAUZE_S = 429, 30.0


@dataclass(frozen=True)
class Verzoek:
    """One file to fetch.

    Attributes
    ----------
    url : str
        Its address; https, on one of the hosts that are allowed.
    pad : str
        Where it goes, below the mirror folder.
    meeste_bytes : int
        More than this is refused: no publisher sends it.
    """

    url: str
    pad: str
    meeste_bytes: int = 512 << 20


@dataclass(frozen=True)
class Herkomst:
    """What is remembered of a file that was fetched."""

    url: str
    sha256: str
    bytes: int
    etag: str = ""
    gewijzigd: str = ""


@dataclass(frozen=True)
class Opgehaald:
    """The answer to a request.

    Attributes
    ----------
    pad : Path
    nieuw : bool
        Whether its content differs from what stood there.
    herkomst : Herkomst
    """

    pad: Path
    nieuw: bool
    herkomst: Herkomst


@dataclass(frozen=True)
class Beleid:
    """How patient and how strict a fetch is.

    Attributes
    ----------
    hosts : frozenset of str
        Hosts that may be asked, beside this machine itself.
    offline : bool
        Ask nobody: only what the mirror holds.
    pogingen : int
        Times that a request is tried.
    pauze_s : float
        Seconds before the second try; doubled before each next one.
    einde_s : float
        Seconds that one file may take, all tries together.
    """

    hosts: frozenset[str] = HOSTS
    offline: bool = False
    pogingen: int = 5
    pauze_s: float = 1.0
    einde_s: float = 1800.0


def _quiet(_: str) -> None:
    """Report nothing."""


@dataclass
class Ophaler:
    """Fetches files into a mirror folder.

    Parameters
    ----------
    folder : Path
        The mirror.
    beleid : Beleid
    report : callable
        Told in Dutch how far it is.
    wacht : callable
        Takes seconds; waits as long.
    """

    folder: Path
    beleid: Beleid = field(default_factory=Beleid)
    report: Melder = _quiet
    wacht: Callable[[float], None] = time.sleep

    def fetch(self, verzoek: Verzoek) -> Opgehaald:
        """Fetch a file, or learn that the one in the mirror is still good.

        Raises
        ------
        DownloadMislukt
            It could not be fetched; the sentence says why and what to do. The file in the mirror
            is as it was.
        OngeldigeAanroep
            The address is not https, or its host is not allowed; or the path leaves the mirror.
        """
        check_url(verzoek.url, self.beleid.hosts)
        doel = self._target(verzoek.pad)
        oud = self._remembered(verzoek, doel)
        if self.beleid.offline:
            return self._offline(verzoek, doel, oud)
        doel.parent.mkdir(parents=True, exist_ok=True)
        sweep(doel.parent, f".{doel.name}{_DEEL}")
        sweep(self.folder, LIJST)
        einde = time.monotonic() + self.beleid.einde_s
        for poging in range(1, self.beleid.pogingen + 1):
            try:
                return self._try(verzoek, doel, oud, einde)
            except (_NogEens, httpx.TransportError) as fout:
                pauze, reden = self._pause(poging, fout), _reason(fout)
                if poging == self.beleid.pogingen or time.monotonic() + pauze > einde:
                    raise DownloadMislukt(
                        f"{verzoek.url} kon niet opgehaald worden ({reden}); probeer het later "
                        "opnieuw, of geef een map met de bestanden mee met --bronnen."
                    ) from fout
                self.report(f"{verzoek.pad}: poging {poging} mislukt ({reden}), nog eens")
                self.wacht(pauze)
        raise AssertionError("unreachable")

    # ---- one try ----------------------------------------------------------------------------

    def _try(self, verzoek: Verzoek, doel: Path, oud: Herkomst | None, einde: float) -> Opgehaald:
        deel = doel.with_name(f".{doel.name}{_DEEL}")
        koppen = _conditions(oud, deel)
        with self._open(verzoek.url, koppen) as antwoord:
            if antwoord.status_code == 304 and oud is not None:
                return Opgehaald(doel, False, oud)
            if antwoord.status_code == 416:
                deel.unlink(missing_ok=True)
                _forget(deel)
                raise _NogEens("het deel dat er al was, past niet meer")
            self._check_status(verzoek, antwoord)
            verder = antwoord.status_code == 206
            geheel = _whole_length(antwoord, deel) if verder else None
            if not verder:
                _remember(deel, antwoord)
            self._receive(verzoek, antwoord, deel, verder, einde)
            if geheel is not None and deel.stat().st_size != geheel:
                raise _NogEens(f"{deel.stat().st_size} van {geheel} bytes gekregen")
            nieuw = Herkomst(
                verzoek.url,
                _digest(deel),
                deel.stat().st_size,
                antwoord.headers.get("etag", ""),
                antwoord.headers.get("last-modified", ""),
            )
        return self._take(verzoek, doel, deel, nieuw)

    @contextmanager
    def _open(self, url: str, koppen: Mapping[str, str]) -> Iterator[httpx.Response]:
        """Ask, and follow redirects only to hosts that may be asked."""
        with httpx.Client(timeout=30.0, follow_redirects=False) as klant:
            eigen = _is_own(urlsplit(url))
            for _ in range(_MEESTE_OMLEIDINGEN):
                with klant.stream("GET", url, headers=dict(koppen)) as antwoord:
                    if antwoord.status_code not in _OMLEIDING:
                        yield antwoord
                        return
                    url = urljoin(url, antwoord.headers.get("location", ""))
                check_url(url, self.beleid.hosts, eigen)
        raise DownloadMislukt(f"{url} leidt telkens verder; meld dit aan de uitgever.")

    def _check_status(self, verzoek: Verzoek, antwoord: httpx.Response) -> None:
        code = antwoord.status_code
        if code in _OPNIEUW:
            raise _NogEens(f"antwoord {code}", _retry_after(antwoord))
        if code not in (200, 206):
            raise DownloadMislukt(
                f"{verzoek.url} antwoordt {code}; de uitgever heeft het bestand verplaatst of "
                "afgeschermd. Zoek het nieuwe adres, of gebruik een map met --bronnen."
            )
        vorm = antwoord.headers.get("content-encoding", "identity")
        if vorm.strip().lower() not in ("", "identity"):
            raise DownloadMislukt(
                f"{verzoek.url} zendt het bestand ingepakt ({vorm}), hoewel we het heel vragen; "
                "haal het zelf op en leg het in de spiegelmap."
            )
        lengte = _length(antwoord)
        if lengte is not None and lengte > verzoek.meeste_bytes:
            raise _too_big(verzoek)

    def _receive(
        self, verzoek: Verzoek, antwoord: httpx.Response, deel: Path, verder: bool, einde: float
    ) -> None:
        """Write what comes in; keep the part when it breaks off, so that the next try goes on."""
        al = deel.stat().st_size if verder and deel.is_file() else 0
        verwacht = _length(antwoord)
        with deel.open("ab" if verder else "wb") as bestand:
            gekregen = 0
            for blok in antwoord.iter_raw(_BLOK):
                gekregen += len(blok)
                if al + gekregen > verzoek.meeste_bytes:
                    bestand.truncate(0)
                    raise _too_big(verzoek)
                if time.monotonic() > einde:
                    raise _NogEens("het duurt te lang")
                bestand.write(blok)
                self.report(f"{verzoek.pad}: {(al + gekregen) >> 10} kB")
            bestand.flush()
            os.fsync(bestand.fileno())
        if verwacht is not None and gekregen != verwacht:
            raise _NogEens(f"{gekregen} van {verwacht} bytes gekregen")

    def _take(self, verzoek: Verzoek, doel: Path, deel: Path, nieuw: Herkomst) -> Opgehaald:
        if bezwaar := objection(deel, verzoek.pad):
            deel.unlink()
            _forget(deel)
            raise DownloadMislukt(
                f"{verzoek.url}: {bezwaar}; probeer het later opnieuw, of kijk na wat de uitgever "
                "veranderde."
            )
        anders = not doel.is_file() or _digest(doel) != nieuw.sha256
        os.replace(deel, doel)
        _forget(deel)
        lijst = read_json(self.folder / LIJST)
        write_json(self.folder / LIJST, {**lijst, verzoek.pad: asdict(nieuw)})
        return Opgehaald(doel, anders, nieuw)

    # ---- the mirror -------------------------------------------------------------------------

    def _target(self, pad: str) -> Path:
        delen = PurePosixPath(pad)
        if delen.is_absolute() or ".." in delen.parts or not delen.parts:
            raise OngeldigeAanroep(f"“{pad}” is geen plaats in de map met bronnen.")
        return self.folder / delen

    def _remembered(self, verzoek: Verzoek, doel: Path) -> Herkomst | None:
        """Return what is known of the file that stands there; None when it was changed since."""
        bekend = read_json(self.folder / LIJST).get(verzoek.pad)
        if not isinstance(bekend, dict) or not doel.is_file():
            return None
        herkomst = Herkomst(**bekend)
        heel = herkomst.url == verzoek.url and _digest(doel) == herkomst.sha256
        return herkomst if heel else None

    def _offline(self, verzoek: Verzoek, doel: Path, oud: Herkomst | None) -> Opgehaald:
        if not doel.is_file():
            raise DownloadMislukt(
                f"{doel} ontbreekt, en met --offline wordt niets opgehaald; laat --offline weg."
            )
        bekend = oud or Herkomst(verzoek.url, _digest(doel), doel.stat().st_size)
        return Opgehaald(doel, False, bekend)

    def _pause(self, poging: int, fout: Exception) -> float:
        gevraagd = fout.pauze_s if isinstance(fout, _NogEens) else 0.0
        eigen = self.beleid.pauze_s * 2.0 ** (poging - 1)
        return min(max(eigen, gevraagd), _LANGSTE_PAUZE_S)


class _NogEens(Exception):
    """A try that failed in a way that another may not."""

    def __init__(self, reden: str, pauze_s: float = 0.0) -> None:
        super().__init__(reden)
        self.pauze_s = pauze_s


def _reason(fout: Exception) -> str:
    """Return why a try failed, in Dutch."""
    if isinstance(fout, _NogEens):
        return str(fout)
    if isinstance(fout, httpx.ConnectError):
        return "geen verbinding"
    return (
        "de uitgever zwijgt"
        if isinstance(fout, httpx.TimeoutException)
        else "de verbinding brak af"
    )


def _is_own(delen: SplitResult) -> bool:
    """Whether an address is of this machine itself."""
    return delen.hostname in _EIGEN_MACHINE and delen.scheme in ("http", "https")


def check_url(url: str, hosts: frozenset[str], eigen: bool = True) -> None:
    """Refuse an address that no connector may ask.

    Parameters
    ----------
    url : str
    hosts : frozenset of str
        The hosts that may be asked.
    eigen : bool
        Whether this machine itself may be asked too: not where a publisher sends us to it.

    Raises
    ------
    OngeldigeAanroep
        It is not https, or its host is not among `hosts`. This machine itself may be asked by
        http: that is where tests and mirrors live.

    Examples
    --------
    >>> check_url("https://statbel.fgov.be/x.zip", HOSTS)
    >>> check_url("http://statbel.fgov.be/x.zip", HOSTS)
    Traceback (most recent call last):
    etl.errors.OngeldigeAanroep: http://statbel.fgov.be/x.zip mag niet opgehaald worden: alleen ...
    """
    delen = urlsplit(url)
    host = delen.hostname or ""
    if not (eigen and _is_own(delen)) and (
        delen.scheme != "https" or host not in hosts or delen.username
    ):
        raise OngeldigeAanroep(
            f"{url} mag niet opgehaald worden: alleen https, en alleen {', '.join(sorted(hosts))}."
        )


def _conditions(oud: Herkomst | None, deel: Path) -> dict[str, str]:
    """Return the headers that spare a fetch, whole or in part."""
    # Sums and lengths are of what is sent: it must not come squeezed.
    koppen = {"Accept-Encoding": "identity", "User-Agent": "buurtkompas"}
    begonnen = read_json(_notes(deel))
    if deel.is_file() and deel.stat().st_size and begonnen.get("merk"):
        koppen["Range"] = f"bytes={deel.stat().st_size}-"
        koppen["If-Range"] = str(begonnen["merk"])
    elif oud is not None:
        if oud.etag:
            koppen["If-None-Match"] = oud.etag
        if oud.gewijzigd:
            koppen["If-Modified-Since"] = oud.gewijzigd
    return koppen


def _remember(deel: Path, antwoord: httpx.Response) -> None:
    """Note of what the part is a part; only a strong tag can say so."""
    etag = antwoord.headers.get("etag", "")
    merk = antwoord.headers.get("last-modified", "") if etag.startswith("W/") or not etag else etag
    write_json(_notes(deel), {"merk": merk})


def _forget(deel: Path) -> None:
    _notes(deel).unlink(missing_ok=True)


def _notes(deel: Path) -> Path:
    return deel.with_name(f"{deel.name}.json")


def _length(antwoord: httpx.Response) -> int | None:
    tekst = antwoord.headers.get("content-length", "")
    return int(tekst) if tekst.isdigit() else None


def _whole_length(antwoord: httpx.Response, deel: Path) -> int | None:
    """Return of how many bytes a part is one; None where that is not known.

    Raises
    ------
    _NogEens
        It does not go on where the part that we have ends; that is thrown away.
    """
    al = deel.stat().st_size if deel.is_file() else 0
    gevonden = _STUK.fullmatch(antwoord.headers.get("content-range", "").strip())
    if gevonden is None or int(gevonden["van"]) != al:
        deel.unlink(missing_ok=True)
        _forget(deel)
        raise _NogEens("wat kwam, sluit niet aan bij het deel dat er al was")
    return None if gevonden["alles"] == "*" else int(gevonden["alles"])


def _retry_after(antwoord: httpx.Response) -> float:
    tekst = antwoord.headers.get("retry-after", "")
    if tekst.isdigit():
        return float(tekst)
    return _TE_VEEL_PAUZE_S if antwoord.status_code == _TE_VEEL else 0.0


def _too_big(verzoek: Verzoek) -> DownloadMislukt:
    return DownloadMislukt(
        f"{verzoek.url} is groter dan {verzoek.meeste_bytes >> 20} MB; dat is niet het bestand dat "
        "we verwachten. Kijk het na bij de uitgever."
    )


def _digest(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()
