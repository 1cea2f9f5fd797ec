"""Many visitors for minutes, slow ones, ones that vanish, and the API at 200 requests a second."""

import asyncio
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx2 as httpx
import pytest

from etl.store.read import Editie
from tests.bench.bench_load import GEHEUGEN_MB, P95_S, geheugen, stormloop
from tests.bench.bezoekers import Bezoeker
from tests.browser.conftest import Server
from tests.cijfers import meld

MINUTEN = 5
WARM_S = 60
#: Seconds that a person looks before doing something else.
KIJKT_S = (1.0, 4.0)
KAARTEN = (
    "niveau=geheel",
    "niveau=provincie&gebied=40000",
    "niveau=gemeente&gebied=44021",
    "laag=modellen&niveau=elz&gebied=elz1",
)
ANDERE = (
    ("profiel", "wijk=44021W07"),
    ("zoek", "wijk=44021W07"),
    ("vergelijk", "wat=wijk&codes=44021W07,11002W07"),
    ("beleid", "niveau=gemeente&gebied=44021"),
    ("werkmodellen", ""),
)
LAGEN = ("dekking", "minuten", "modellen", "kloof", "nood")
PER_SECONDE, API_P95_S = 200, 0.25
Start = Callable[[Path], AbstractContextManager[Server]]
Metingen = dict[str, list[float]]


def cijfers(metingen: Metingen) -> dict[str, float]:
    """Return p50, p95 and p99 over all, and p95 per action."""
    alle = [t for tijden in metingen.values() for t in tijden]
    deel = statistics.quantiles(alle, n=100)
    per = {f"p95_{doe}_s": statistics.quantiles(t, n=20)[-1] for doe, t in metingen.items()}
    return {"p50_s": deel[49], "p95_s": deel[94], "p99_s": deel[98]} | per


async def bezoek(url: str, nummer: int, tot: float, metingen: Metingen) -> int:
    """Change the minutes or the layer, or go to another page and back; return the faults."""
    kans = random.Random(nummer)  # noqa: S311, the same visitors every time
    kaart = KAARTEN[nummer % len(KAARTEN)]
    async with Bezoeker(url, "kaart", kaart) as bezoeker:
        await bezoeker.run()
        while time.monotonic() < tot:
            await asyncio.sleep(kans.uniform(*KIJKT_S))
            if bezoeker.pagina != "kaart":
                doe, (bezoeker.pagina, bezoeker.vraag) = "back", ("kaart", kaart)
            else:
                doe = kans.choice(("minutes", "minutes", "layer", "page"))
                if doe == "page":
                    bezoeker.waarden.clear()
                    bezoeker.pagina, bezoeker.vraag = kans.choice(ANDERE)
                elif doe == "layer":
                    bezoeker.zet("keuze_laag", string_value=kans.choice(LAGEN))
                elif "keuze_minuten" in bezoeker.getoond:
                    minuten = float(kans.randrange(5, 65, 5))
                    bezoeker.zet("keuze_minuten", double_array_value=[minuten])
            metingen[doe].append(await bezoeker.run())
        return bezoeker.fouten


def klaar(url: str) -> None:
    """Wait until the server says that visitors can come."""
    tot = time.monotonic() + 30
    while httpx.get(f"{url}/ready").status_code != 200:
        assert time.monotonic() < tot
        time.sleep(0.1)


async def druk(url: str, pid: int, aantal: int) -> tuple[Metingen, int, list[float]]:
    """Return the seconds per action, the faults, and the memory every ten seconds."""
    metingen: Metingen = defaultdict(list)
    begin = time.monotonic()
    tot = begin + 60 * MINUTEN
    taken = [asyncio.create_task(bezoek(url, n, tot, metingen)) for n in range(aantal)]
    mb = []
    while time.monotonic() < tot:
        await asyncio.sleep(10)
        if time.monotonic() > begin + WARM_S:
            mb.append(geheugen(pid))
    return metingen, sum(await asyncio.gather(*taken)), mb


@pytest.mark.parametrize("aantal", [20, 50])
def test_sessions_for_five_minutes(store: Path, start_server: Start, aantal: int) -> None:
    with start_server(store) as server:
        klaar(server.url)
        metingen, fouten, mb = asyncio.run(druk(server.url, server.pid, aantal))
        assert "Traceback" not in server.tail()
    groei = 100 * (max(mb[-3:]) / max(mb[:3]) - 1)
    meld(
        f"{aantal} sessions for {MINUTEN} minutes",
        actions=sum(map(len, metingen.values())),
        **cijfers(metingen),
        errors=fouten,
        memory_mb=mb[-1],
        memory_growth=f"{groei:.1f} %",
    )
    assert fouten == 0
    assert groei <= 5
    if aantal == 20:
        assert cijfers(metingen)["p95_s"] <= P95_S
        assert max(mb) <= GEHEUGEN_MB


async def traag(url: str, seconden: float) -> None:
    """Ask for the whole map again and again, and read nothing of it."""
    async with Bezoeker(url, "kaart", KAARTEN[0]) as bezoeker:
        tot = time.monotonic() + seconden
        while time.monotonic() < tot:
            await bezoeker.vraag_alleen()
            await asyncio.sleep(10)


async def weg(url: str, seconden: float) -> int:
    """Ask for a page and vanish without a word, again and again; return how often."""
    tot, keren = time.monotonic() + seconden, 0
    while time.monotonic() < tot:
        bezoeker = Bezoeker(url, "kaart", KAARTEN[1])
        await bezoeker.__aenter__()
        await bezoeker.vraag_alleen()
        await asyncio.sleep(1)
        bezoeker.verdwijn()
        keren += 1
    return keren


async def met_lastige(url: str, seconden: float) -> tuple[Metingen, int, int]:
    metingen: Metingen = defaultdict(list)
    lastig = [asyncio.create_task(traag(url, seconden)) for _ in range(20)]
    weggaan = [asyncio.create_task(weg(url, seconden)) for _ in range(3)]
    tot = time.monotonic() + seconden
    fouten = sum(await asyncio.gather(*(bezoek(url, n, tot, metingen) for n in range(10))))
    await asyncio.gather(*lastig, return_exceptions=True)
    return metingen, fouten, sum(await asyncio.gather(*weggaan))


def test_slow_clients_and_clients_that_vanish(store: Path, start_server: Start) -> None:
    with start_server(store) as server:
        klaar(server.url)
        asyncio.run(stormloop(server.url, 20))
        metingen, fouten, verdwenen = asyncio.run(met_lastige(server.url, 60))
        mislukt = asyncio.run(stormloop(server.url, 200))
        na, fouten_na, _ = asyncio.run(druk_kort(server.url))
        mb = geheugen(server.pid)
        assert "Traceback" not in server.tail()
    meld(
        "10 visitors beside 20 that read nothing and 3 that keep vanishing, then a burst of 200",
        vanished=verdwenen,
        **cijfers(metingen),
        errors=fouten + fouten_na,
        burst_refused=mislukt,
        p50_after_s=na,
        memory_mb=mb,
    )
    assert fouten + fouten_na + mislukt == 0


async def druk_kort(url: str) -> tuple[float, int, int]:
    metingen: Metingen = defaultdict(list)
    fouten = await bezoek(url, 0, time.monotonic() + 15, metingen)
    alle = [t for tijden in metingen.values() for t in tijden]
    return statistics.median(alle), fouten, len(alle)


async def vraag_api(url: str, paden: list[str], seconden: int) -> tuple[list[float], list[int]]:
    """Ask at a steady rate, whether the answers are there or not; return seconds and states."""
    tijden, standen = list[float](), list[int]()

    async def een(klant: httpx.AsyncClient, pad: str) -> None:
        begin = time.perf_counter()
        antwoord = await klant.get(pad)
        tijden.append(time.perf_counter() - begin)
        standen.append(antwoord.status_code)

    grens = httpx.Limits(max_connections=50, max_keepalive_connections=50)
    async with httpx.AsyncClient(base_url=url, limits=grens, timeout=30) as klant:
        begin, taken = time.monotonic(), []
        for i in range(PER_SECONDE * seconden):
            await asyncio.sleep(max(0.0, begin + i / PER_SECONDE - time.monotonic()))
            taken.append(asyncio.create_task(een(klant, paden[i % len(paden)])))
        await asyncio.gather(*taken)
    return tijden, standen


def test_the_api_at_200_requests_a_second(
    store: Path, start_server: Start, editie: Editie, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All come from one address here; how many one address may ask is a setting.
    for soort in ("HTTP", "API"):
        monkeypatch.setenv(f"BUURTKOMPAS_PER_MINUUT_{soort}", "0")
    wijken = [f"/api/v1/wijken/{code}" for code in editie.wijken.index[::7]]
    gemeenten = editie.gebieden.loc[editie.gebieden["niveau"] == "gemeente", "code"]
    regios = [f"/api/v1/regios/gemeente/{code}/samenvatting" for code in gemeenten]
    lijsten = [f"/api/v1/wijken?niveau=gemeente&code={code}" for code in gemeenten]
    paden = [*wijken, *regios, *lijsten, "/api/v1/editie"]
    random.Random(3).shuffle(paden)  # noqa: S311
    with start_server(store) as server:
        klaar(server.url)
        begin = time.monotonic()
        tijden, standen = asyncio.run(vraag_api(server.url, paden, 60))
        duur = time.monotonic() - begin
    deel = statistics.quantiles(tijden, n=100)
    fouten = sum(stand != 200 for stand in standen)
    meld(
        "API at 200 requests a second for a minute",
        requests=len(standen),
        per_second=len(standen) / duur,
        p50_ms=1000 * deel[49],
        p95_ms=1000 * deel[94],
        p99_ms=1000 * deel[98],
        errors=fouten,
    )
    assert fouten == 0
    assert len(standen) / duur >= 0.97 * PER_SECONDE
    assert deel[94] <= API_P95_S
