"""What goes wrong in a request, as a problem that people and programs can read (RFC 9457)."""

from starlette.responses import JSONResponse, Response

MIME = "application/problem+json"
_TITELS = {
    400: "Deze vraag klopt niet",
    404: "Dit bestaat niet",
    405: "Deze methode bestaat hier niet",
    406: "Dit formaat bestaat niet",
    429: "Even te veel tegelijk",
    500: "Hier ging iets mis",
    503: "Er is nog geen editie",
}


class ApiFout(Exception):
    """A request that gets no answer.

    Parameters
    ----------
    status : int
        HTTP status.
    reden : str
        What is wrong and how to mend it, in one Dutch sentence.
    """

    def __init__(self, status: int, reden: str) -> None:
        super().__init__(reden)
        self.status, self.reden = status, reden


def problem(status: int, reden: str) -> Response:
    """Return the answer that tells of a problem; it holds no text that the visitor sent as code."""
    inhoud = {"type": "about:blank", "title": _TITELS[status], "status": status, "detail": reden}
    return JSONResponse(inhoud, status, {"Access-Control-Allow-Origin": "*"}, media_type=MIME)
