"""Any list of one's own: a CSV, XLSX or JSON, and a map of fields beside it.

Every ``lijsten/*.toml`` in the mirror folder is a map (:mod:`etl.sources.veldkaart`) and so a
source: no code is needed for a list that a city or a network sends.
"""

from pathlib import Path

import pandas as pd

from etl.contract.sources import BRONNEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.sources.veldkaart import read_map
from etl.sources.veldrijen import RIJ_KOLOMMEN, read_mapped
from etl.sources.verslag import Gelezen

KAARTEN = "lijsten/*.toml"


def read(bronnen: Path) -> Gelezen:
    """Read every list that has a map.

    Returns
    -------
    Gelezen
        :data:`etl.sources.veldrijen.RIJ_KOLOMMEN`, lists in the order of their maps; no rows where
        there are no maps. The report says of each on what terms it may be used.

    Raises
    ------
    OngeldigeGegevens
        A map cannot be used, or its list is missing, unreadable or lacks columns.
    """
    tabellen, verslag = [], []
    for pad in sorted(bronnen.glob(KAARTEN)):
        kaart = read_map(pad)
        if kaart.bron in BRONNEN:
            wat, oplossing = "is de sleutel van een bron van ons", "geef uw lijst een eigen sleutel"
            raise OngeldigeGegevens([Probleem(pad.name, None, "bron", kaart.bron, wat, oplossing)])
        gelezen = read_mapped(bronnen, kaart)
        tabellen.append(gelezen.tabel)
        van = kaart.herkomst
        verslag.append(f"{kaart.bron}: {van['uitgever']}; {van['licentie']}; {van['attributie']}.")
        verslag += gelezen.verslag
    leeg = pd.DataFrame(columns=list(RIJ_KOLOMMEN))
    vol = [t for t in tabellen if len(t)]
    return Gelezen(pd.concat(vol, ignore_index=True) if vol else leeg, tuple(verslag))
