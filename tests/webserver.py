"""A web server on this machine for as long as a test needs it, in the place of a publisher."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Antwoord = tuple[int, dict[str, str], bytes]


class Stil(BaseHTTPRequestHandler):
    """Answers what a function says, and writes nothing on the screen."""

    def __init__(self, antwoord: Callable[["Stil"], Antwoord], *rest: Any) -> None:
        self._antwoord = antwoord
        super().__init__(*rest)

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        status, koppen, inhoud = self._antwoord(self)
        self.send_response(status)
        for naam, waarde in ({"Content-Length": str(len(inhoud))} | koppen).items():
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(inhoud)


@contextmanager
def serve(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve with a class of handlers, or what makes one; give the address without a last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    draad = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    draad.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        draad.join()


def answer(antwoord: Callable[[Stil], Antwoord]) -> Callable[..., Stil]:
    """Return the handlers that send status, headers and content as a function says of a request.

    A Content-Length among the headers stands in the place of the real one.
    """
    return partial(Stil, antwoord)
