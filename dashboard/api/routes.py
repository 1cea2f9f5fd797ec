"""The addresses of the read API, and what each of them answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from dashboard import edities
from dashboard.api import tabellen, vragen
from dashboard.api.antwoorden import (
    OPEN,
    Inhoud,
    Klaar,
    pages,
    ready,
    send,
    takes_gzip,
    wanted_form,
)
from dashboard.api.bewaard import Bewaard
from dashboard.api.fouten import ApiFout, problem
from dashboard.api.regels import as_json, with_rows
from dashboard.api.vragen import Parameter
from etl.contract.figures import FIGUREN
from etl.errors import BeschadigdeEditie, BuurtkompasFout
from etl.export import export
from etl.export.geojson import write_geojson
from etl.store.read import Editie

BASIS = "/api/v1"
_METHODEN = ("GET", "HEAD", "OPTIONS")
#: The one form that comes in pages; the others are whole, whatever page is asked for.
_BLADERT = "json"

_BLADZIJDEN = {p.naam for p in vragen.BLADEREN}
#: Answers kept in memory, 48 MB of them: most are asked for again and again.
_GEMAAKT: Bewaard[tuple[bytes, int]] = Bewaard(48 << 20, lambda gemaakt: len(gemaakt[0]))
#: And 32 MB as they left, with their headers, by the very words that asked for them.
_KLAAR: Bewaard[Klaar] = Bewaard(32 << 20, lambda klaar: len(klaar.lijf))
#: More threads at once would only keep the server's own from its turn.
_WERKERS = CapacityLimiter(2)

Vraag = Mapping[str, Any]


@dataclass(frozen=True)
class Adres:
    """One address of the API.

    Attributes
    ----------
    pad : str
        After :data:`BASIS`; ``{naam}`` stands for a part that the visitor fills in.
    uitleg : str
        What it answers, in Dutch.
    vormen : tuple of str
        The forms that it comes in; the first by default, the others by suffix or Accept.
    maak : callable
        ``(editie, vraag, vorm) -> (bytes, number of rows)``; `vraag` holds the parts of the path
        and the parameters. The number is 0 where the answer has no pages.
    parameters : tuple of Parameter
    """

    pad: str
    uitleg: str
    vormen: tuple[str, ...]
    maak: Callable[[Editie, Vraag, str], tuple[bytes, int]]
    parameters: tuple[Parameter, ...] = ()


def _editie(editie: Editie, _vraag: Vraag, _vorm: str) -> tuple[bytes, int]:
    totalen = editie.manifest["totalen"]
    bronnen = [
        {"titel": b.titel.nl, "licentie": b.licentie, "attributie": b.attributie}
        for b in editie.bronnen.values()
    ]
    inhoud = {"editie": about(editie), "totalen": totalen, "bronnen": bronnen}
    return as_json(inhoud), 0


def about(editie: Editie) -> dict[str, str]:
    """Return what every answer says of the edition that it is from."""
    return {
        "id": editie.id,
        "datum": editie.datum,
        "let_op": "Alleen bekende plaatsen tellen. Leeg (null) betekent: niet bekend, nooit nul.",
    }


def _wijken(editie: Editie, vraag: Vraag, vorm: str) -> tuple[bytes, int]:
    tabellen.check_region(editie, vraag["niveau"], vraag["code"])
    if vorm == "csv":
        return export(editie, vraag["niveau"], vraag["code"], "csv", "wijken", "rfc4180"), 0
    if vorm == "geojson":
        return write_geojson(editie, vraag["niveau"], vraag["code"], inhoud="wijken"), 0
    return _page("wijken", tabellen.wijken(editie, vraag), editie, vraag)


def _wijk(editie: Editie, vraag: Vraag, _vorm: str) -> tuple[bytes, int]:
    rij = tabellen.wijk(editie, vraag["wijk_code"])
    return with_rows({"editie": about(editie)}, "wijk", rij), 0


def _regios(editie: Editie, vraag: Vraag, _vorm: str) -> tuple[bytes, int]:
    return _page("regios", tabellen.regios(editie, vraag["niveau"]), editie, vraag)


def _samenvatting(editie: Editie, vraag: Vraag, vorm: str) -> tuple[bytes, int]:
    rij = tabellen.samenvatting(editie, vraag["niveau"], vraag["code"])
    if vorm == "csv":
        return export(editie, vraag["niveau"], vraag["code"], "csv", "samenvatting", "rfc4180"), 0
    return with_rows({"editie": about(editie)}, "samenvatting", rij), 0


def _initiatieven(editie: Editie, vraag: Vraag, vorm: str) -> tuple[bytes, int]:
    if vorm == "csv":
        return tabellen.initiatieven_csv(editie, vraag), 0
    return _page("initiatieven", tabellen.initiatieven(editie, vraag), editie, vraag)


def _page(naam: str, rijen: list[bytes], editie: Editie, vraag: Vraag) -> tuple[bytes, int]:
    """Return one page of rows; a page beyond the last is empty."""
    pagina, per = vraag["pagina"], vraag["per_pagina"]
    deel = b",".join(rijen[(pagina - 1) * per : pagina * per])
    kop = {"editie": about(editie), "totaal": len(rijen), "pagina": pagina, "per_pagina": per}
    return with_rows(kop, naam, b"[%b]" % deel), len(rijen)


ADRESSEN: tuple[Adres, ...] = (
    Adres(
        "/editie", "Welke editie dit is, van welke datum, en uit welke bronnen.", ("json",), _editie
    ),
    Adres(
        "/wijken",
        "De wijken van een regio met al hun cijfers.",
        ("json", "geojson", "csv"),
        _wijken,
        (*vragen.REGIO, *vragen.BLADEREN),
    ),
    Adres("/wijken/{wijk_code}", "Eén wijk met al haar cijfers.", ("json",), _wijk),
    Adres(
        "/regios/{niveau}",
        "De regio's van een niveau: code en naam.",
        ("json",),
        _regios,
        vragen.BLADEREN,
    ),
    Adres(
        "/regios/{niveau}/{code}/samenvatting",
        "De cijfers van één regio, gewogen per huishouden.",
        ("json", "csv"),
        _samenvatting,
    ),
    Adres(
        "/initiatieven",
        "De initiatieven van het register.",
        ("json", "csv"),
        _initiatieven,
        (*vragen.REGIO, vragen.TYPE, vragen.WERKMODEL, *vragen.BLADEREN),
    ),
)


def routes() -> list[Route]:
    """Return the routes of the API, for the server."""
    uit = []
    for adres in ADRESSEN:
        eindpunt = _Eindpunt(partial(_ask, adres))
        # A suffix is tried first: "wijken.csv" is no wijk of that name.
        if len(adres.vormen) > 1:
            uit.append(Route(f"{BASIS}{adres.pad}.{{vorm}}", eindpunt))
        uit.append(Route(BASIS + adres.pad, eindpunt))
    uit.append(Route(f"{BASIS}/openapi.json", _Eindpunt(_openapi)))
    uit.append(Route("/api/{rest:path}", _Eindpunt(_nothing)))
    return uit


class _Eindpunt:
    """One address: reads are answered, every other method is refused in the same words."""

    def __init__(self, antwoord: Callable[[Request], Response]) -> None:
        self.antwoord = antwoord

    async def __call__(self, scope: Scope, receive: Receive, stuur: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            antwoord = preflight()
        elif request.method not in _METHODEN:
            antwoord = problem(405, f"Deze API kan alleen lezen: {', '.join(_METHODEN)}.")
            antwoord.headers["Allow"] = ", ".join(_METHODEN)
        else:
            antwoord = await self._read(request)
        await antwoord(scope, receive, stuur)

    async def _read(self, request: Request) -> Response:
        if (bewaard := _kept(request)) is not None:
            return bewaard
        return await run_sync(_safely, self.antwoord, request, limiter=_WERKERS)


def _safely(
    antwoord: Callable[[Request], Response], request: Request, weer: bool = False
) -> Response:
    try:
        return antwoord(request)
    except ApiFout as fout:
        return problem(fout.status, fout.reden)
    except BeschadigdeEditie as fout:
        if not weer and edities.herzie():
            return _safely(antwoord, request, weer=True)
        return problem(503, str(fout))
    except BuurtkompasFout as fout:
        return problem(503, str(fout))


def _words(editie: Editie, request: Request) -> tuple[object, ...]:
    """Return all of a request that its answer depends on, as it was written."""
    vraag, wens = request.scope["query_string"], request.headers.get("accept")
    return editie.id, request.scope["path"], vraag, wens, takes_gzip(request)


def _kept(request: Request) -> Response | None:
    """Return an answer that was given before: no thread, no file and no arithmetic is needed."""
    editie = edities.gevraagd()
    klaar = _KLAAR.kijk(_words(editie, request)) if editie else None
    return send(request, klaar) if klaar else None


def _ask(adres: Adres, request: Request) -> Response:
    vorm = wanted_form(request, adres.vormen)
    vraag = vragen.read_query(request.query_params.multi_items(), adres.parameters)
    editie = edities.huidig()

    def maak() -> Klaar:
        return ready(_answer(request, adres, vraag, vorm, editie), takes_gzip(request))

    return send(request, _KLAAR.geef(_words(editie, request), maak))


def _answer(request: Request, adres: Adres, vraag: Vraag, vorm: str, editie: Editie) -> Inhoud:
    delen = {k: w for k, w in request.path_params.items() if k != "vorm"}
    alles = {**vraag, **delen}
    telt = {k: w for k, w in alles.items() if vorm == _BLADERT or k not in _BLADZIJDEN}
    sleutel = (adres.pad, editie.id, vorm, tuple(sorted(telt.items())))
    lijf, totaal = _GEMAAKT.geef(sleutel, lambda: adres.maak(editie, alles, vorm))
    koppen = pages(request, vraag["pagina"], vraag["per_pagina"], totaal) if totaal else {}
    return Inhoud(lijf, vorm, editie.id, koppen)


def preflight() -> Response:
    """Return what a browser asks before it lets another site read from here."""
    koppen = {
        **OPEN,
        "Access-Control-Allow-Methods": ", ".join(_METHODEN),
        "Access-Control-Allow-Headers": "Accept, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=koppen)


def _openapi(request: Request) -> Response:
    from dashboard.api.openapi import document  # noqa: PLC0415, it describes these routes

    try:
        figuren = edities.huidig().figuren
    except BuurtkompasFout:
        figuren = FIGUREN
    inhoud = Inhoud(as_json(document(figuren)), "json", "")
    return send(request, ready(inhoud, takes_gzip(request)))


def _nothing(_: Request) -> Response:
    return problem(404, f"Dit adres bestaat niet; {BASIS}/openapi.json noemt wat er is.")
