"""A day of swaps and visits in minutes: nothing is kept that should have gone."""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.bezoekers import Bezoeker
from tests.browser.conftest import Server
from tests.cijfers import meld
from tests.faults import kapot
from tests.faults.test_wissel_server import PAGINAS
from tests.golden import stad

#: A new edition every half hour, and ten visits of three pages in between.
WISSELS, BEZOEKEN, PAGINAS_PER_BEZOEK = 48, 10, 3
WARM = 12
Start = Callable[[Path], AbstractContextManager[Server]]


@dataclass(frozen=True)
class Stand:
    """What a process holds."""

    mb: float
    draden: int
    bestanden: int

    @classmethod
    def van(cls, pid: int) -> "Stand":
        proces = psutil.Process(pid)
        mb = proces.memory_info().rss / 1e6
        return cls(mb, proces.num_threads(), proces.num_fds())


async def bezoek(url: str, kans: random.Random) -> int:
    async with Bezoeker(url, *kans.choice(PAGINAS)) as bezoeker:
        for _ in range(PAGINAS_PER_BEZOEK):
            await bezoeker.run()
            bezoeker.pagina, bezoeker.vraag = kans.choice(PAGINAS)
        return bezoeker.fouten


async def bezoeken(url: str, kans: random.Random) -> int:
    return sum(await asyncio.gather(*(bezoek(url, kans) for _ in range(BEZOEKEN))))


def test_a_day_of_editions_and_visits(tmp_path: Path, start_server: Start) -> None:
    stad.write(tmp_path / "data")
    kapot.heel(kapot.wissel, tmp_path, 1)
    kans, begin, fouten, standen = random.Random(5), time.monotonic(), 0, []  # noqa: S311
    with start_server(tmp_path / "store") as server:
        for beurt in range(WISSELS):
            kapot.heel(kapot.wissel, tmp_path, 1 + (beurt + 1) % 28)
            fouten += asyncio.run(bezoeken(server.url, kans))
            standen.append(Stand.van(server.pid))
        assert "Traceback" not in server.tail()
    eerst, laatst = standen[WARM], standen[-1]
    groei = 100 * (laatst.mb / eerst.mb - 1)
    meld(
        "a day of editions and visits, in minutes",
        swaps=WISSELS,
        visits=WISSELS * BEZOEKEN,
        pages=WISSELS * BEZOEKEN * PAGINAS_PER_BEZOEK,
        errors=fouten,
        threads=f"{eerst.draden} → {laatst.draden}",
        open_files=f"{eerst.bestanden} → {laatst.bestanden}",
        memory=f"{eerst.mb:.0f} → {laatst.mb:.0f} MB ({groei:+.1f} %)",
        seconds=time.monotonic() - begin,
    )
    assert fouten == 0
    assert laatst.draden <= eerst.draden + 5
    assert laatst.bestanden <= eerst.bestanden + 5
    assert groei <= 10
