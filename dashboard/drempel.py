"""How much one visitor may ask a minute, and who counts as one visitor."""

import ipaddress
import math
import os
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import Scope

#: Addresses that are remembered; who was quiet longest is forgotten first, and may begin anew.
MEESTE = 10_000
#: The longest text of an address, with its zone: longer is none.
_LANGSTE = 60
#: uvicorn reads this one: from which addresses it believes who a proxy says is asking.
_VERTROUWD = "FORWARDED_ALLOW_IPS"
#: Who sends a proxy's header where no proxy was named: one visitor together, whoever they say.
ONBEKEND = "proxy"


class Emmers:
    """A bucket of tokens per address: full at first, and filled again at an even pace.

    Not for several threads: the server asks from its event loop only.

    Parameters
    ----------
    per_minuut : int
        What an address may ask a minute, and at once after a minute of silence; 0 for no limit.
    klok : callable
        Seconds that only go up.
    meeste : int
        Addresses that are remembered.

    Examples
    --------
    >>> emmers = Emmers(2, klok=lambda: 0.0)
    >>> [emmers.neem("a"), emmers.neem("a"), emmers.neem("a"), emmers.neem("b")]
    [0, 0, 30, 0]
    """

    def __init__(
        self, per_minuut: int, klok: Callable[[], float] = time.monotonic, meeste: int = MEESTE
    ) -> None:
        self._vol, self._klok, self._meeste = per_minuut, klok, meeste
        self._standen: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        """Return how many addresses are remembered."""
        return len(self._standen)

    def neem(self, adres: str) -> int:
        """Take a token; return 0, or the seconds until there is one again."""
        if not self._vol:
            return 0
        nu = self._klok()
        stand, toen = self._standen.pop(adres, (float(self._vol), nu))
        stand = min(self._vol, stand + max(0.0, nu - toen) * self._vol / 60)
        mag = stand >= 1
        self._standen[adres] = (stand - mag, nu)
        if len(self._standen) > self._meeste:
            self._standen.popitem(last=False)
        return 0 if mag else max(1, math.ceil((1 - stand) * 60 / self._vol))


def visitor(scope: Scope) -> str:
    """Return who asks: an IPv4 address, or the /64 of an IPv6 one, which is one household.

    uvicorn believes ``X-Forwarded-For`` of any process of this computer, also when nobody told
    it of a proxy. Then everyone could be somebody else every time, so all who send it are one.

    Examples
    --------
    >>> visitor({"client": ("2001:db8:1:2:3:4:5:6", 443), "headers": []})
    '2001:db8:1:2::/64'
    """
    if _VERTROUWD not in os.environ and any(k == b"x-forwarded-for" for k, _ in scope["headers"]):
        return ONBEKEND
    client = scope.get("client")
    return _network(client[0]) if client else "-"


def _network(adres: str) -> str:
    try:
        ip = ipaddress.ip_address(adres[:_LANGSTE])
    except ValueError:
        return "-"
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(ip) >> 64 << 64, 64)))
