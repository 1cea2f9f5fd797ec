"""How an answer leaves: in the form that was asked for, with its tag, its age and its pages."""

import gzip
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.fouten import ApiFout

#: Media type by form; the first is what nobody's wish gives.
VORMEN = {
    "json": "application/json",
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8",
}
#: Seconds that an answer may be kept without asking again: a new edition is seen soon.
_VERS_S = 300
_KLEINSTE_GZIP = 1000
#: What somebody names to say that they do not want it.
_NIET = re.compile(r";\s*q=0(?:\.0*)?\s*$")
OPEN = {"Access-Control-Allow-Origin": "*"}


@dataclass(frozen=True)
class Inhoud:
    """A whole answer, ready to send.

    Attributes
    ----------
    lijf : bytes
    vorm : str
        A key of :data:`VORMEN`.
    editie : str
        Id of the edition that it is from.
    koppen : dict of str to str
        Further headers, as the pages before and after.
    """

    lijf: bytes
    vorm: str
    editie: str
    koppen: dict[str, str] = field(default_factory=dict)


def wanted_form(request: Request, mag: Sequence[str]) -> str:
    """Return the form that a request asks for: by suffix, else by its Accept header.

    Raises
    ------
    ApiFout
        The suffix names a form that this answer does not have, or Accept none that it has.
    """
    achtervoegsel = request.path_params.get("vorm", "")
    if achtervoegsel:
        if achtervoegsel in mag:
            return achtervoegsel
        raise ApiFout(404, f"Dit formaat bestaat hier niet; kies uit {', '.join(mag)}.")
    wens = request.headers.get("accept", "").strip().lower() or "*/*"
    # The order of the visitor decides; a browser's long list ends with "everything".
    for deel in wens.split(","):
        soort = "" if _NIET.search(deel) else deel.split(";")[0].strip()
        for vorm in mag:
            if soort in (VORMEN[vorm].split(";")[0], "*/*", "application/*", "text/*"):
                return vorm if soort in VORMEN[vorm] else mag[0]
    if "text/html" in wens:
        return mag[0]
    raise ApiFout(406, f"Vraag een van: {', '.join(VORMEN[v].split(';')[0] for v in mag)}.")


@dataclass(frozen=True)
class Klaar:
    """An answer as it leaves: it can be given again to who asks the same in the same words."""

    lijf: bytes
    koppen: dict[str, str]
    soort: str


def ready(inhoud: Inhoud, gezipt: bool) -> Klaar:
    """Return an answer with its headers, compressed where the visitor takes that."""
    koppen = {
        **OPEN,
        **inhoud.koppen,
        "ETag": tag(inhoud.lijf),
        "Cache-Control": f"public, max-age={_VERS_S}",
        "Vary": "Accept, Accept-Encoding",
        "X-Editie": inhoud.editie,
    }
    links = [koppen.get("Link", ""), '</api/v1/editie>; rel="describedby"']
    koppen["Link"] = ", ".join(filter(None, links))
    koppen["Access-Control-Expose-Headers"] = "ETag, Link, X-Editie, X-Totaal"
    lijf = inhoud.lijf
    if gezipt and len(lijf) >= _KLEINSTE_GZIP:
        lijf = gzip.compress(lijf, 6, mtime=0)
        koppen["Content-Encoding"] = "gzip"
    return Klaar(lijf, koppen, VORMEN[inhoud.vorm])


def takes_gzip(request: Request) -> bool:
    """Return whether a visitor takes compressed answers."""
    return "gzip" in request.headers.get("accept-encoding", "")


def send(request: Request, klaar: Klaar) -> Response:
    """Return the answer to a request: 304 where the visitor has it already."""
    if _knows(request.headers.get("if-none-match", ""), klaar.koppen["ETag"]):
        koppen = {k: w for k, w in klaar.koppen.items() if k != "Content-Encoding"}
        return Response(status_code=304, headers=koppen)
    return Response(klaar.lijf, media_type=klaar.soort, headers=klaar.koppen)


def tag(lijf: bytes) -> str:
    """Return the tag of an answer: its content's, so that the same content keeps it."""
    # Weak: the bytes differ with the encoding that the visitor takes.
    return f'W/"{hashlib.sha256(lijf).hexdigest()[:24]}"'


def _knows(kop: str, merk: str) -> bool:
    kaal = merk.removeprefix("W/")
    return kop.strip() == "*" or kaal in (
        deel.strip().removeprefix("W/") for deel in kop.split(",")
    )


def pages(request: Request, pagina: int, per: int, totaal: int) -> dict[str, str]:
    """Return the headers that lead to the pages around this one."""
    laatste = max(1, -(-totaal // per))
    naar = {"first": 1, "prev": pagina - 1, "next": pagina + 1, "last": laatste}
    overig = [(k, w) for k, w in request.query_params.multi_items() if k != "pagina"]
    links = [
        f'<{request.url.path}?{urlencode([*overig, ("pagina", str(nummer))])}>; rel="{soort}"'
        for soort, nummer in naar.items()
        if 1 <= nummer <= laatste
    ]
    return {"Link": ", ".join(links), "X-Totaal": str(totaal)}
