"""Twenty visitors at once, each changing what the page shows; and a burst that leaves at once."""

import asyncio
import random
import statistics

import psutil
import pytest

from tests.bench.bezoekers import Bezoeker
from tests.browser.conftest import Server

BEZOEKERS = 20
KEREN = 12
#: Seconds that a person looks before changing something else.
KIJKT_S = (1.0, 4.0)
P95_S = 1.5
GEHEUGEN_MB = 600
PAGINAS = (
    ("kaart", "niveau=geheel"),
    ("kaart", "niveau=provincie&gebied=40000"),
    ("kaart", "niveau=gemeente&gebied=44021&wijk=44021W07"),
    ("kaart", "laag=modellen&niveau=elz&gebied=elz1"),
)


async def bezoek(url: str, nummer: int) -> tuple[list[float], int]:
    """Change the minutes again and again; return the seconds of each change, and the faults."""
    kans = random.Random(nummer)  # noqa: S311
    pagina, vraag = PAGINAS[nummer % len(PAGINAS)]
    tijden = []
    async with Bezoeker(url, pagina, vraag) as bezoeker:
        await bezoeker.run()
        for _ in range(KEREN):
            await asyncio.sleep(kans.uniform(*KIJKT_S))
            minuten = float(kans.randrange(5, 65, 5))
            bezoeker.zet("keuze_minuten", double_array_value=[minuten])
            tijden.append(await bezoeker.run())
        return tijden, bezoeker.fouten


async def allen(url: str) -> tuple[list[float], int]:
    uit = await asyncio.gather(*(bezoek(url, i) for i in range(BEZOEKERS)))
    return [t for tijden, _ in uit for t in tijden], sum(fouten for _, fouten in uit)


async def stormloop(url: str, aantal: int) -> int:
    """Let `aantal` visitors connect and leave before their page is there; return who failed."""

    async def kort() -> None:
        async with Bezoeker(url, "kaart"):
            pass

    uit = await asyncio.gather(*(kort() for _ in range(aantal)), return_exceptions=True)
    return sum(isinstance(fout, BaseException) for fout in uit)


def geheugen(pid: int) -> float:
    proces = psutil.Process(pid)
    return sum(p.memory_info().rss for p in [proces, *proces.children(recursive=True)]) / 1e6


@pytest.mark.slow
def test_twenty_sessions_change_their_filters(server: Server) -> None:
    asyncio.run(allen(server.url))
    warm = geheugen(server.pid)
    tijden, fouten = asyncio.run(allen(server.url))
    p50, p95, p99 = (statistics.quantiles(tijden, n=100)[k - 1] for k in (50, 95, 99))
    na = geheugen(server.pid)
    print(
        f"\n{BEZOEKERS} sessies, {len(tijden)} wijzigingen: p50 {p50:.2f} s, p95 {p95:.2f} s, "
        f"p99 {p99:.2f} s; server {na:.0f} MB (na opwarmen {warm:.0f} MB), {fouten} fouten"
    )
    assert fouten == 0
    assert p95 <= P95_S
    assert na <= GEHEUGEN_MB


@pytest.mark.slow
def test_a_burst_of_visitors_leaves_the_server_well(server: Server) -> None:
    mislukt = asyncio.run(stormloop(server.url, 200))
    tijden, fouten = asyncio.run(bezoek(server.url, 0))
    print(
        f"\n200 tegelijk verbonden, {mislukt} mislukt; daarna p50 {statistics.median(tijden):.2f} s"
    )
    assert mislukt == 0
    assert fouten == 0
