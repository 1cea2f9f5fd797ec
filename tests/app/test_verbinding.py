"""A connection by itself, with clocks that a test can wait for."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import h11
import pytest
import uvicorn
from uvicorn.server import ServerState

from dashboard.verbinding import Verbinding

#: Seconds: longer than the clocks below, shorter than the next one of uvicorn.
GEDULD = 3.0
VRAAG = b"GET / HTTP/1.1\r\nHost: hier\r\n\r\n"
HANDDRUK = (
    b"GET / HTTP/1.1\r\nHost: hier\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
)
SLEUTEL = b"AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"


class Snel(Verbinding):
    grenzen = {h11.IDLE: 0.3, h11.SEND_BODY: 1.2}  # noqa: RUF012
    gezien: list["Snel"] = []  # noqa: RUF012

    def connection_made(self, transport) -> None:
        super().connection_made(transport)
        self.gezien.append(self)


async def app(scope, receive, send) -> None:
    """Answer a request when it is whole; take every websocket and keep it."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            pass
        return
    lijf = b""
    while True:
        deel = await receive()
        if deel["type"] == "http.disconnect":
            return
        lijf += deel["body"]
        if not deel["more_body"]:
            break
    koppen = [(b"content-length", str(len(lijf)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": koppen})
    await send({"type": "http.response.body", "body": lijf})


@contextlib.asynccontextmanager
async def verbonden() -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    config = uvicorn.Config(app, http=Snel, ws="websockets-sansio", log_config=None)
    config.load()
    staat = ServerState()
    lus = asyncio.get_running_loop()

    def nieuw() -> Snel:
        return Snel(config=config, server_state=staat, app_state={})

    # As Streamlit makes it: the family and no protocol.
    luister = socket.socket(socket.AF_INET)
    luister.bind(("127.0.0.1", 0))
    server = await lus.create_server(nieuw, sock=luister)
    lezer, schrijver = await asyncio.open_connection(*luister.getsockname())
    try:
        yield lezer, schrijver
    finally:
        schrijver.close()
        server.close()
        await asyncio.gather(*staat.tasks, return_exceptions=True)


async def druppel(schrijver: asyncio.StreamWriter, tekst: bytes) -> None:
    """Send a byte at a time: each within the clock, all together not."""
    with contextlib.suppress(ConnectionError):
        for letter in tekst:
            schrijver.write(bytes([letter]))
            await schrijver.drain()
            await asyncio.sleep(0.05)


async def sluit(*delen: bytes, langzaam: bytes = b"") -> tuple[bytes, float]:
    """Send parts, each after the answer to the one before; return what came, and after how long."""
    kwam = b""
    async with verbonden() as (lezer, schrijver):
        for deel in delen:
            schrijver.write(deel)
            if deel.endswith(b"\r\n\r\n"):
                kwam += await lezer.readuntil(b"\r\n\r\n")
        begin = asyncio.get_running_loop().time()
        taak = asyncio.create_task(druppel(schrijver, langzaam))
        with contextlib.suppress(ConnectionError):
            kwam += await asyncio.wait_for(lezer.read(), GEDULD)
        duur = asyncio.get_running_loop().time() - begin
        taak.cancel()
        return kwam, duur


@pytest.mark.parametrize(
    ("delen", "langzaam"),
    [
        ((), b""),
        ((), VRAAG * 2),
        ((VRAAG,), VRAAG * 2),
        ((VRAAG, VRAAG, b"GET /"), b""),
    ],
    ids=["says nothing", "a byte at a time", "the second request", "half of the third"],
)
def test_who_does_not_end_the_headers_is_not_waited_for(delen, langzaam) -> None:
    kwam, duur = asyncio.run(sluit(*delen, langzaam=langzaam))
    assert kwam.count(b"200 OK") == sum(deel == VRAAG for deel in delen)
    assert 0.2 < duur < 2.5


def test_a_body_has_a_clock_of_its_own() -> None:
    kop = b"POST / HTTP/1.1\r\nHost: hier\r\nContent-Length: 40\r\n\r\n"

    async def half() -> float:
        async with verbonden() as (lezer, schrijver):
            schrijver.write(kop)
            begin = asyncio.get_running_loop().time()
            await asyncio.gather(druppel(schrijver, b"x" * 30), asyncio.wait_for(lezer.read(), 3))
            return asyncio.get_running_loop().time() - begin

    async def heel() -> bytes:
        async with verbonden() as (lezer, schrijver):
            schrijver.write(kop)
            await druppel(schrijver, b"x" * 8)
            schrijver.write(b"y" * 32)
            return await asyncio.wait_for(lezer.readuntil(b"x" * 8 + b"y" * 32), GEDULD)

    assert 1.1 < asyncio.run(half()) < 2.4
    assert asyncio.run(heel()).startswith(b"HTTP/1.1 200")


def test_a_websocket_stays_whatever_the_clocks() -> None:
    kwam, duur = asyncio.run(sluit_niet())
    assert kwam.startswith(b"HTTP/1.1 101")
    assert duur > 1.3


async def sluit_niet() -> tuple[bytes, float]:
    async with verbonden() as (lezer, schrijver):
        schrijver.write(HANDDRUK + SLEUTEL)
        kwam = await lezer.readuntil(b"\r\n\r\n")
        begin = asyncio.get_running_loop().time()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(lezer.read(1), 1.4)
        assert not lezer.at_eof()
        return kwam, asyncio.get_running_loop().time() - begin


@pytest.mark.parametrize(
    "handdruk",
    [
        HANDDRUK + b"kort\r\n\r\n",
        HANDDRUK.replace(b": 13", b": 12") + SLEUTEL,
        HANDDRUK.replace(b"GET", b"POST") + SLEUTEL,
        HANDDRUK.replace(b"\r\nUp", b"\r\nContent-Length: 1\r\nUp") + SLEUTEL + b"x",
        HANDDRUK.replace(b"\r\nUp", b"\r\nCookie: a=" + b"x" * 9000 + b"\r\nUp") + SLEUTEL,
        HANDDRUK.replace(b"\r\nUp", b"\r\nX: y" * 130 + b"\r\nUp") + SLEUTEL,
        HANDDRUK.replace(b"GET /", b"GET /?" + b"x" * 9000) + SLEUTEL,
        HANDDRUK.replace(b"\r\nUp", b"\r\nX: a\x01b\r\nUp") + SLEUTEL,
    ],
    ids=["key", "version", "method", "body", "long", "many", "address", "control"],
)
def test_what_only_looks_like_a_websocket_is_a_request(handdruk) -> None:
    async def kop() -> bytes:
        async with verbonden() as (lezer, schrijver):
            schrijver.write(handdruk)
            return await asyncio.wait_for(lezer.readuntil(b"\r\n\r\n"), GEDULD)

    assert asyncio.run(kop()).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "onzin",
    [
        b"\x16\x03\x01 hello\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9\r\nHost: hier\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: hier\r\nContent-Length: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: hier\r\nX: " + b"a" * 70_000,
    ],
    ids=["TLS", "no host", "version", "length", "long"],
)
def test_what_is_no_request_is_refused_with_our_headers(onzin) -> None:
    kwam, _ = asyncio.run(sluit(onzin))
    kop, lijf = kwam.lower().split(b"\r\n\r\n")
    assert kop.startswith(b"http/1.1 400 ")
    assert lijf == b"invalid http request received."
    for naam in (b"content-security-policy", b"x-frame-options", b"x-content-type-options"):
        assert b"\r\n" + naam + b": " in kop


def test_nothing_waits_for_the_kernel() -> None:
    async def nodelay() -> int:
        async with verbonden() as (lezer, schrijver):
            schrijver.write(VRAAG)
            await lezer.readuntil(b"\r\n\r\n")
            draad = Snel.gezien[-1].transport.get_extra_info("socket")
            return int(draad.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    assert asyncio.run(nodelay())
