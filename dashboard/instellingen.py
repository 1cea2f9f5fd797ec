"""What whoever publishes the dashboard may set, by environment variable."""

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

#: The one other host that a page may speak to, and only when `tegels` is on.
TEGELS_URL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
TEGELS_HOST = "https://tile.openstreetmap.org"

_VOORVOEGSEL = "BUURTKOMPAS_"


class Instellingen(BaseSettings):
    """Settings of the dashboard, each ``BUURTKOMPAS_<NAME>``.

    Attributes
    ----------
    store : Path
        Folder of the editions.
    tegels : bool
        Whether OpenStreetMap tiles lie under the map. Off: the page then speaks to no one else.
    inbedden : str
        Hosts whose pages may show the dashboard in a frame, parted by spaces; empty for none.
    bewerken : bool
        Whether a visitor may save a checked list into the register of `data`. Off: whoever can
        open the page could otherwise change what all see.
    data : Path
        The contract tables; only its register is read and written, and only when `bewerken` is on.
    upload_mb : int
        Largest file in megabytes that the register page takes; the server takes at most 25
        (``server.maxUploadSize``).
    per_minuut_http, per_minuut_api, per_minuut_websocket, per_minuut_upload : int
        What one visitor (an IPv4 address, an IPv6 /64) may ask a minute: pages and their files,
        the API, new connections of a page, uploads. 0 for no limit. Behind a proxy, name it in
        ``FORWARDED_ALLOW_IPS``: all its visitors are one otherwise.
    """

    model_config = SettingsConfigDict(env_prefix=_VOORVOEGSEL)

    store: Path = Path(".store")
    tegels: bool = False
    inbedden: str = ""
    bewerken: bool = False
    data: Path = Path("data")
    upload_mb: int = Field(default=10, ge=1, le=25)
    per_minuut_http: int = Field(default=12_000, ge=0)
    per_minuut_api: int = Field(default=3_000, ge=0)
    per_minuut_websocket: int = Field(default=600, ge=0)
    per_minuut_upload: int = Field(default=60, ge=0)


def instellingen() -> Instellingen:
    """Return the settings as the environment has them now."""
    return _instellingen(tuple(p for p in os.environ.items() if p[0].startswith(_VOORVOEGSEL)))


@lru_cache(maxsize=8)
def _instellingen(omgeving: tuple[tuple[str, str], ...]) -> Instellingen:
    # Asked several times a view, and two milliseconds each: read once per environment.
    return Instellingen()
