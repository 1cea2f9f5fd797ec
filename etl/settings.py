"""Where things are: folders and port, from the environment, with defaults that just work."""

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from etl.errors import OngeldigeAanroep


class Settings(BaseSettings):
    """Folders and port; each can be set as an environment variable ``BUURTKOMPAS_<NAME>``.

    Attributes
    ----------
    data : Path
        The contract tables, ``data/``.
    store : Path
        The editions that `build` writes and all else reads.
    bronnen : Path or None
        A folder with publishers' files that `refresh` reads as it is, instead of fetching; None
        until someone names it.
    spiegel : Path
        The mirror folder into which `refresh` fetches the publishers' files.
    ookla : str
        A year and quarter ("2025-3") of Ookla's speed tests to report on at `refresh`; none by
        default, as their licence forbids commercial use.
    toestemming : str
        Sources without known licence for which you have the publisher's permission, with commas
        between ("social_brussels,hsds"); none by default.
    port : int
        Port of the dashboard on this machine.
    """

    model_config = SettingsConfigDict(env_prefix="BUURTKOMPAS_", frozen=True)

    data: Path = Path("data")
    store: Path = Path(".store")
    bronnen: Path | None = None
    spiegel: Path = Path(".bronnen")
    ookla: str = ""
    toestemming: str = ""
    port: int = Field(default=8501, ge=1, le=65535)


def load_settings() -> Settings:
    """Return the settings of this environment.

    Raises
    ------
    OngeldigeAanroep
        When a variable holds something that it cannot be.
    """
    try:
        return Settings()
    except ValidationError as fout:
        namen = ", ".join(f"BUURTKOMPAS_{f['loc'][0]}".upper() for f in fout.errors())
        raise OngeldigeAanroep(
            f"De omgevingsvariabele {namen} heeft geen geldige waarde; verbeter of verwijder ze."
        ) from fout
