"""How an answer leaves: in the form that was asked for, with its tag, its age and its pages."""

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.bewaard import Bewaard
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
#: Answers kept compressed, by their tag.
_GEZIPT: Bewaard[bytes] = Bewaard(16 << 20, len)
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
    wens = request.headers.get("accept", "*/*").lower()
    # The order of the visitor decides; a browser's long list ends with "everything".
    for deel in wens.split(","):
        soort = deel.split(";")[0].strip()
        for vorm in mag:
            if soort in (VORMEN[vorm].split(";")[0], "*/*", "application/*", "text/*"):
                return vorm if soort in VORMEN[vorm] else mag[0]
    if "text/html" in wens:
        return mag[0]
    raise ApiFout(406, f"Vraag een van: {', '.join(VORMEN[v].split(';')[0] for v in mag)}.")


def send(request: Request, inhoud: Inhoud) -> Response:
    """Return the answer to a request: 304 where the visitor has it already."""
    merk = tag(inhoud.lijf)
    koppen = {
        **OPEN,
        **inhoud.koppen,
        "ETag": merk,
        "Cache-Control": f"public, max-age={_VERS_S}",
        "Vary": "Accept, Accept-Encoding",
        "X-Editie": inhoud.editie,
    }
    links = [koppen.get("Link", ""), '</api/v1/editie>; rel="describedby"']
    koppen["Link"] = ", ".join(filter(None, links))
    koppen["Access-Control-Expose-Headers"] = "ETag, Link, X-Editie, X-Totaal"
    if _knows(request.headers.get("if-none-match", ""), merk):
        return Response(status_code=304, headers=koppen)
    lijf = inhoud.lijf
    if len(lijf) >= _KLEINSTE_GZIP and "gzip" in request.headers.get("accept-encoding", ""):
        lijf = _GEZIPT.geef(merk, lambda: gzip.compress(inhoud.lijf, 6, mtime=0))
        koppen["Content-Encoding"] = "gzip"
    return Response(lijf, media_type=VORMEN[inhoud.vorm], headers=koppen)


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
