"""Any list of one's own: a CSV, XLSX or JSON, and a map of fields beside it.

Every ``lijsten/*.toml`` in the mirror folder is a map (:mod:`etl.sources.veldkaart`) and so a
source: no code is needed for a list that a city or a network sends.
"""

from pathlib import Path

import pandas as pd

from etl.contract.sources import BRONNEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.sources.veldkaart import Veldkaart, read_map
from etl.sources.veldrijen import RIJ_KOLOMMEN, read_mapped
from etl.sources.verslag import Gelezen

KAARTEN = "lijsten/*.toml"


def maps(bronnen: Path) -> list[Veldkaart]:
    """Return the maps of the lists, in the order of their names.

    Raises
    ------
    OngeldigeGegevens
        With all that is wrong in them; or two are of one source, or of a source of ours.
    """
    kaarten: dict[str, Veldkaart] = {}
    problemen: list[Probleem] = []
    for pad in sorted(bronnen.glob(KAARTEN)):
        try:
            kaart = read_map(pad)
        except OngeldigeGegevens as fout:
            problemen += fout.problemen
            continue
        van = "ons" if kaart.bron in BRONNEN else getattr(kaarten.get(kaart.bron), "naam", "")
        if van:
            wat, oplossing = (
                f"is de sleutel van een bron van {van}",
                "geef uw lijst een eigen sleutel",
            )
            problemen.append(Probleem(pad.name, None, "bron", kaart.bron, wat, oplossing))
        kaarten.setdefault(kaart.bron, kaart)
    if problemen:
        raise OngeldigeGegevens(problemen)
    return list(kaarten.values())


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
    for kaart in maps(bronnen):
        gelezen = read_mapped(bronnen, kaart)
        tabellen.append(gelezen.tabel)
        van = kaart.herkomst
        verslag.append(f"{kaart.bron}: {van['uitgever']}; {van['licentie']}; {van['attributie']}.")
        verslag += gelezen.verslag
    leeg = pd.DataFrame(columns=list(RIJ_KOLOMMEN))
    vol = [t for t in tabellen if len(t)]
    return Gelezen(pd.concat(vol, ignore_index=True) if vol else leeg, tuple(verslag))
