"""The real server, its visitors, and editions that are swapped or damaged under them."""

import asyncio
import os
import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx2 as httpx
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from etl.store.read import open_edition
from tests.bench.bezoekers import Bezoeker
from tests.browser.conftest import Server
from tests.cijfers import LANG, meld
from tests.faults import kapot
from tests.golden import stad

BEZOEKERS, WISSELS = (20, 20) if LANG else (4, 2)
#: Pages that name wijken or places, each with something to name.
PAGINAS = (
    ("profiel", "wijk=90001W01"),
    ("vergelijk", "wat=wijk&codes=90001W01,90002W01"),
    ("zoek", "wijk=90001W01"),
    ("beleid", "niveau=gemeente&gebied=90001"),
    ("kaart", "niveau=gemeente&gebied=90001&wijk=90001W01"),
)
_NUMMER = re.compile(r"\bEd(\d\d)\b")
_FALLBACK = "De nieuwste cijfers zijn beschadigd. U ziet de vorige"
_VOET = re.compile(r"van (\d+) juli 2026")
Start = Callable[[Path], AbstractContextManager[Server]]


class Lezer(Bezoeker):
    """A visitor who reads what the page says."""

    tekst: str = ""

    async def lees(self) -> tuple[set[int], set[int]]:
        """Return the editions that the page names, and those of its footer."""
        self.tekst = ""
        await self.run()
        noemt = {int(n) for n in _NUMMER.findall(self.tekst)}
        return noemt, {int(n) for n in _VOET.findall(self.tekst)}

    def _take(self, bericht: ForwardMsg) -> bool:
        if bericht.WhichOneof("type") == "new_session":
            # The page begins anew: a browser replaces what it had.
            self.tekst = ""
        elif bericht.WhichOneof("type") == "delta":
            self.tekst += str(bericht.delta)
        return super()._take(bericht)


async def bezoek(
    url: str, nummer: int, gezien: list[int], klaar: asyncio.Event, fouten: list[str]
) -> None:
    """Read pages, each of one edition, until the swaps are done; note their editions."""
    async with Lezer(url, *PAGINAS[nummer % len(PAGINAS)]) as lezer:
        while not klaar.is_set():
            noemt, voet = await lezer.lees()
            if len(voet) != 1 or noemt != voet:
                fouten.append(f"{lezer.pagina}: names {noemt}, footer {voet}")
            gezien += voet
            await asyncio.sleep(0.1)
        assert lezer.fouten == 0


async def allen_zagen(gezien: list[list[int]], beurt: int) -> None:
    """Wait until every visitor has had a page of this edition."""
    async with asyncio.timeout(120):
        while not all(beurt in bezoek for bezoek in gezien):
            await asyncio.sleep(0.05)


async def onder_wissels(url: str, map_: Path) -> tuple[list[list[int]], list[str]]:
    """Let visitors read while another process builds one edition after the other."""
    klaar, fouten = asyncio.Event(), list[str]()
    gezien: list[list[int]] = [[] for _ in range(BEZOEKERS)]
    async with asyncio.TaskGroup() as groep:
        for nummer, eigen in enumerate(gezien):
            groep.create_task(bezoek(url, nummer, eigen, klaar, fouten))
        await allen_zagen(gezien, 1)
        for beurt in range(2, WISSELS + 2):
            await asyncio.to_thread(kapot.heel, kapot.wissel, map_, beurt)
        await allen_zagen(gezien, WISSELS + 1)
        klaar.set()
    return gezien, fouten


@pytest.fixture(scope="module")
def stadsmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("stad")
    stad.write(map_ / "data")
    kapot.heel(kapot.wissel, map_, 1)
    return map_


def test_visitors_see_one_edition_a_page_while_another_process_swaps_them(
    stadsmap: Path, start_server: Start
) -> None:
    begin = time.monotonic()
    with start_server(stadsmap / "store") as server:
        gezien, fouten = asyncio.run(onder_wissels(server.url, stadsmap))
        assert fouten == []
        assert "Traceback" not in server.tail()
    paginas = [n for bezoek in gezien for n in bezoek]
    # Nobody goes back to an older edition; all saw the first and the last.
    assert all(bezoek == sorted(bezoek) for bezoek in gezien)
    assert {(bezoek[0], bezoek[-1]) for bezoek in gezien} == {(1, WISSELS + 1)}
    meld(
        "editions swapped under visitors",
        visitors=BEZOEKERS,
        swaps=WISSELS,
        pages=len(paginas),
        editions_seen=len(set(paginas)),
        errors=0,
        mixed_pages=0,
        seconds=time.monotonic() - begin,
    )


async def langs_alles(url: str) -> list[str]:
    """Visit every page anew; return what each says."""
    zegt = []
    for pagina, vraag in PAGINAS:
        async with Lezer(url, pagina, vraag) as lezer:
            await lezer.lees()
            assert lezer.fouten == 0
            zegt.append(lezer.tekst)
    return zegt


async def profiel(url: str) -> str:
    async with Lezer(url, *PAGINAS[0]) as lezer:
        await lezer.lees()
        return lezer.tekst


def _halve_all(map_: Path) -> None:
    """Cut off, in its place, every file of an edition: also those that a server has open."""
    for pad in (p for p in map_.rglob("*") if p.is_file()):
        os.truncate(pad, pad.stat().st_size // 2)


def test_an_edition_that_is_damaged_while_it_is_served(stadsmap: Path, start_server: Start) -> None:
    """Pages come from memory, or of the edition before with a word about it; a build mends it."""
    store, api = stadsmap / "store", "/api/v1/wijken/90001W01"
    kapot.heel(kapot.wissel, stadsmap, 27)
    kapot.heel(kapot.wissel, stadsmap, 28)
    with start_server(store) as server, httpx.Client(base_url=server.url) as klant:
        assert "28" in asyncio.run(profiel(server.url))
        stuk = open_edition(store)
        _halve_all(stuk.map)
        for zegt in asyncio.run(langs_alles(server.url)):
            nummer = "27" if _FALLBACK in zegt else "28"
            assert set(_VOET.findall(zegt)) == set(_NUMMER.findall(zegt)) == {nummer}
        # A layer of the map is read from its file: whoever asks for one finds the damage, unless a
        # page did before.
        laag = stuk.manifest["lagen"]["wijk"]
        assert klant.get(f"/geo/{laag}").status_code in (200, 404)
        for zegt in asyncio.run(langs_alles(server.url)):
            assert _FALLBACK in zegt
            assert set(_VOET.findall(zegt)) == set(_NUMMER.findall(zegt)) == {"27"}
        assert klant.get(api).status_code == 200
        kapot.heel(kapot.wissel, stadsmap, 29)
        for zegt in asyncio.run(langs_alles(server.url)):
            assert set(_VOET.findall(zegt)) == {"29"}
            assert "beschadigd" not in zegt
        for map_ in store.glob("editie-*"):
            _halve_all(map_)
        assert "Traceback" not in server.tail()
    with start_server(store) as server, httpx.Client(base_url=server.url) as klant:
        for zegt in asyncio.run(langs_alles(server.url)):
            assert "De cijfers zijn beschadigd" in zegt
        assert klant.get("/health").status_code == 503
        assert klant.get(api).status_code == 503
        kapot.heel(kapot.wissel, stadsmap, 30)
        for zegt in asyncio.run(langs_alles(server.url)):
            assert set(_VOET.findall(zegt)) == {"30"}
        assert "Traceback" not in server.tail()
