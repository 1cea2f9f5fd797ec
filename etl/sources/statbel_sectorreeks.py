"""Series per statistical sector, brought to the wijken of today.

The median of a wijk does not follow from the medians of its sectors, and no published method was
found that makes one. What is told of a wijk is therefore the mean of its sectors' medians, each
weighted by what it counts for (sales, declarations) and by the share of the sector's households
that live in the wijk; where less than half of that weight has a median, nothing is told. It is
an estimate (status ``geschat``), and its source says so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd

from etl.contract.probleem import Probleem
from etl.errors import OngeldigeGegevens
from etl.sources import huishoudens as plaatsen
from etl.sources import statbel_sectoren, vintages
from etl.sources.overdracht import Overdracht

#: Share of the weight of a wijk that must have a median.
MINSTENS_BEKEND = 0.5


@dataclass(frozen=True)
class Gebracht:
    """A series per wijk.

    Attributes
    ----------
    tabel : DataFrame
        ``wijk``, ``jaar`` and the further keys; ``waarde``, ``gewicht`` and ``alles`` as
        :meth:`Overdracht.rates` gives them.
    herkomst : str
        The transfer in words.
    sectoren, buiten : int
        Sectors that were brought, and codes that no vintage of ours knows.
    """

    tabel: pd.DataFrame
    herkomst: str
    sectoren: int
    buiten: int

    def regel(self, naam: str) -> str:
        """Return the line of the report on how this series came to the wijken."""
        bekend = self.tabel["waarde"].notna()
        return (
            f"{naam}: {self.herkomst}; {self.sectoren} sectoren, {int(bekend.sum())} waarden in "
            f"{self.tabel.loc[bekend, 'wijk'].nunique()} wijken; {self.buiten} codes buiten "
            "Vlaanderen en Brussel of van geen jaargang die we kennen, weggelaten."
        )


@dataclass(frozen=True)
class Weg:
    """The way from the sectors of any vintage to the wijken of today.

    Attributes
    ----------
    indelingen : Indelingen
    huishoudens : DataFrame
        The contract table ``huishoudens``.
    punten : dict of str to str
        The wijk of today at a point inside each sector of the map of 2021.
    bewoners : mapping of str to float
        Households per sector of today; empty where the mirror has no layer of these sectors.
    """

    indelingen: vintages.Indelingen
    huishoudens: pd.DataFrame
    punten: Mapping[str, str] = field(default_factory=dict)
    bewoners: Mapping[str, float] = field(default_factory=dict)

    def transfer(self, jaargang: str) -> Overdracht:
        """Return the transfer from a vintage of sectors to the wijken of today."""
        return vintages.sector_to_wijk(self.indelingen, jaargang, self.huishoudens, self.punten)

    def own(self, frame: pd.DataFrame, bestand: str) -> tuple[pd.DataFrame, Overdracht]:
        """Return the rows of sectors of Flanders and Brussels, and how their vintage is carried.

        Parameters
        ----------
        frame : DataFrame
            ``sector``, ``jaar`` and any other columns; its latest year helps to tell the vintage.
        bestand : str
            Name of the file, for messages.

        Raises
        ------
        OngeldigeGegevens
            No vintage knows a single code: the publisher changed its codes.
        """
        codes = set(frame["sector"])
        naar = self.transfer(self.indelingen.vintage(codes, int(frame["jaar"].max())))
        own = frame[frame["sector"].isin(naar.known())]
        if own.empty:
            wat = "geen enkele code is een sector van 2019, 2024 of 2025"
            hulp = "kijk na of de uitgever andere sectorcodes gebruikt"
            code = min(codes, default="")
            raise OngeldigeGegevens([Probleem(bestand, None, "sector", code, wat, hulp)])
        return own, naar

    def carry(self, frame: pd.DataFrame, weight: str, bestand: str) -> Gebracht:
        """Bring a series of medians per sector to the wijken.

        Parameters
        ----------
        frame : DataFrame
            ``sector``, ``jaar``, further keys, ``waarde`` and `weight`. A weight that is missing
            beside a missing value counts as the households of the sector.
        weight : str
            The column to weigh with.
        bestand : str
            Name of the file, for messages.

        Raises
        ------
        OngeldigeGegevens
            As for :meth:`own`.
        """
        own, naar = self.own(frame, bestand)
        wonen = naar.aandelen.groupby("van")["huishoudens"].sum(min_count=1)
        wonen = wonen.fillna(pd.Series(self.bewoners, dtype="float64"))
        leeg = own[weight].isna() & own["waarde"].isna()
        gewicht = own[weight].mask(leeg, own["sector"].map(wonen))
        own = own.assign(**{weight: gewicht}).rename(columns={"sector": "wijk"})
        tabel = naar.rates(own, "wijk", "waarde", weight, MINSTENS_BEKEND)
        rest = set(self.indelingen.restwijk.values())
        return Gebracht(
            tabel[~tabel["wijk"].isin(rest)].reset_index(drop=True),
            naar.herkomst,
            own["wijk"].nunique(),
            len(set(frame["sector"]) - naar.known()),
        )


def way(bronnen: Path, wijken: gpd.GeoDataFrame, huis: pd.DataFrame) -> Weg:
    """Read what carries sectors to the wijken of today.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    wijken : GeoDataFrame
        ``wijk_code, gewest_code`` and geometry, EPSG:31370.
    huis : DataFrame
        The contract table ``huishoudens``.

    Raises
    ------
    OngeldigeGegevens
        A concordance is missing or not as expected.
    """
    binnen = plaatsen.sectors_inside(bronnen, wijken)
    punten = dict(zip(binnen["sector"], binnen["wijk_code"], strict=True))
    bewoners: dict[str, float] = {}
    laag = layer_of_today(bronnen)
    if laag is not None:
        nieuw = sector_of_today(huis, statbel_sectoren.read(laag))
        bewoners = {str(s): float(n) for s, n in huis["huishoudens"].groupby(nieuw).sum().items()}
    return Weg(vintages.read_indelingen(bronnen), huis, punten, bewoners)


def layer_of_today(bronnen: Path) -> Path | None:
    """Return the newest layer in the mirror of sectors since the reform of 2025, if any."""
    gevonden = {}
    for path in sorted((bronnen / "statbel").glob("sh_statbel_statistical_sectors_*.zip")):
        jaar = re.search(r"_((?:19|20)\d{2})0101", path.name)
        if jaar and jaar.group(1) >= vintages.VANDAAG:
            gevonden[jaar.group(1)] = path
    return gevonden[max(gevonden)] if gevonden else None


def sector_of_today(huis: pd.DataFrame, sectoren: statbel_sectoren.Sectoren) -> pd.Series:
    """Return the sector of a layer in which each row of households stands.

    Parameters
    ----------
    huis : DataFrame
        The contract table ``huishoudens``.
    sectoren : Sectoren
        The layer; outside Flanders and Brussels it counts for nothing.

    Returns
    -------
    Series
        Index as `huis`; missing where a row has no place.
    """
    lagen = sectoren.lagen[sectoren.lagen["gewest_code"].isin(vintages.GEWESTEN)]
    kaart = plaatsen.Kaart(lagen["sector"].to_numpy(dtype=object), lagen.geometry.to_numpy())
    geplaatst = huis[["x", "y"]].dropna()
    return pd.Series(kaart.locate(geplaatst), geplaatst.index, dtype="str").reindex(huis.index)
