"""One connection with a visitor: what is set right before any of our pages or routes sees it."""

import asyncio
import socket
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from websockets.http11 import Request
from websockets.server import ServerProtocol

from dashboard.instellingen import instellingen
from dashboard.koppen import security_headers


class Verbinding(H11Protocol):
    """uvicorn's own connection, and three things that it leaves to others.

    An answer leaves at once: Streamlit's socket does not say that it is TCP, so that asyncio
    leaves the kernel's delay of small writes on, which took 40 ms of every answer. Who begins a
    request and does not end it is not waited for. And what is no request is refused with the
    headers of all our other answers.
    """

    #: Seconds for a request's headers to be whole, and for what is sent with them.
    grenzen: ClassVar[dict[object, float]] = {h11.IDLE: 20.0, h11.SEND_BODY: 300.0}
    _klok: asyncio.TimerHandle | None = None
    _wacht_op: object = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, without the kernel's delay."""
        super().connection_made(transport)
        draad = transport.get_extra_info("socket")
        if draad.family in (socket.AF_INET, socket.AF_INET6):
            draad.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._bewaak()

    def data_received(self, data: bytes) -> None:
        """Take what came; a part of what is waited for gives no new time."""
        super().data_received(data)
        self._bewaak()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._zet_klok(None)
        super().connection_lost(exc)

    def _bewaak(self) -> None:
        # A websocket has its own clock: pings.
        eigen = self.transport.get_protocol() is self
        wacht_op = self.conn.their_state if eigen else None
        if wacht_op is not self._wacht_op:
            self._wacht_op = wacht_op
            self._zet_klok(self.grenzen.get(wacht_op))

    def _zet_klok(self, seconden: float | None) -> None:
        if self._klok is not None:
            self._klok.cancel()
        self._klok = self.loop.call_later(seconden, self.transport.close) if seconden else None

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, with our headers."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            koppen = security_headers("/", (), instellingen())
            koppen |= {"Content-Type": "text/plain; charset=utf-8", "Connection": "close"}
            begin = h11.Response(status_code=400, headers=list(koppen.items()))
            for deel in (begin, h11.Data(msg.encode()), h11.EndOfMessage()):
                self.transport.write(self.conn.send(deel) or b"")
        self.transport.close()

    def _should_upgrade(self) -> bool:
        # What only looks like a websocket's handshake is answered as any other request.
        return super()._should_upgrade() and self._is_handshake()

    def _is_handshake(self) -> bool:
        # Read by who will read it: it has limits of its own, and says nothing past them.
        doel = self.scope["raw_path"] + b"?" + self.scope["query_string"]
        regels = [b"GET " + doel + b" HTTP/1.1", *(k + b": " + w for k, w in self.headers)]
        lezer = ServerProtocol()
        lezer.receive_data(b"\r\n".join(regels) + b"\r\n\r\n")
        gelezen = [vraag for vraag in lezer.events_received() if isinstance(vraag, Request)]
        goed = any(lezer.accept(vraag).status_code == 101 for vraag in gelezen)
        return self.scope["method"] == "GET" and goed
