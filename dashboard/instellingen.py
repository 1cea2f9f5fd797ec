"""What whoever publishes the dashboard may set, by environment variable."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

#: The one other host that a page may speak to, and only when `tegels` is on.
TEGELS_URL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
TEGELS_HOST = "https://tile.openstreetmap.org"


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
    """

    model_config = SettingsConfigDict(env_prefix="BUURTKOMPAS_")

    store: Path = Path(".store")
    tegels: bool = False
    inbedden: str = ""


def instellingen() -> Instellingen:
    """Return the settings as the environment has them now."""
    return Instellingen()
