"""Social points of OpenStreetMap (2015) that are places of company and support.

The publisher's file marks core points, but the mark is wide: it holds mutualities, care homes and
osteopaths. So every name was read; what is left out has its reason here, and what matches no rule
is reported and left out too.
"""

import re
from pathlib import Path

import geopandas as gpd
import pandas as pd

from etl.sources.lezen import numbers, read_csv
from etl.sources.verslag import Gelezen

BESTAND = "osm/osm2015_be_social_points.csv"
LOCATIE_BRON = "OpenStreetMap-extract 2015 (ODbL)"
_KOLOMMEN = (
    "osm_id",
    "timestamp",
    "name",
    "osm_type",
    "lon",
    "lat",
    "is_core_initiative",
    "TX_MUNTY_DESCR_NL",
)

#: No place to meet, told by the name: reason → pattern.
GEEN_ONTMOETING: dict[str, str] = {
    "ziekenfonds of vakbond": r"\b(CM|ACV|Bond Moyson|De VoorZorg)\b",
    "woonzorg of dagverzorging": r"\b(WZC|woon- en zorgcentrum|DVC|dagcentrum|loket woonzorg)\b",
    "medische praktijk of zorg aan huis": (
        r"maison médicale|wijkgezondheidscentrum|osteopathie|wit gele kruis"
    ),
    "geestelijke gezondheidszorg": r"centrum voor geestelijke gezondheidszorg",
    "kinderconsultatie of leerlingenbegeleiding": r"^O\.?N\.?E\.?$|\bCLB\b",
    "loket of opleidingscentrum van het OCMW": r"\bOCMW\b",
    "werkwinkel": r"^werkwinkel$",
    "jeugdbeweging": r"\bchiro\b",
    "feestzaal te huur": r"\bfeestzaal\b",
    "cultuurcentrum of cursuslokaal": r"cultureel centrum|cursuscentrum",
    "logies": r"^'t Dorpshuis$",
}

#: Tags under which a place to meet stands; anything else must be told by the name.
_ONTMOETING = ("community_centre", "community_center")
#: Read, and not clear enough to send people to, although the tag says community centre.
_ONDUIDELIJK = ("Elewijt Centre",)
_SOORT = {"parochiezaal": r"parochie|pastoraal", "jeugdhuis, voor jongeren": r"jeugdhuis"}

#: Name → type, for points with another tag.
TYPE_UIT_NAAM: dict[str, str] = {
    r"\bbuurthuis\b": "buurthuis",
    r"\bpoverello\b": "sociaal_restaurant",
    r"ontmoetings(centrum|ruimte)|dorpshuis|gemeenschapscentrum": "ontmoetingscentrum",
}


def classify(naam: str, osm_type: str) -> tuple[str, str]:
    """Return the type of a point, or the reason to leave it out.

    Parameters
    ----------
    naam : str
        Name of the point.
    osm_type : str
        Value of its main tag.

    Returns
    -------
    type, reden : str
        One of both is empty.

    Examples
    --------
    >>> classify("Parochiezaal Tongerlo", "community_centre")
    ('ontmoetingscentrum', '')
    >>> classify("Buurthuis 't Lampeke", "social_facility")
    ('buurthuis', '')
    >>> classify("Bond Moyson", "social_facility")
    ('', 'ziekenfonds of vakbond')
    >>> classify("Ritmica", "social_facility")
    ('', 'naam en label zeggen niet of mensen er terechtkunnen')
    """
    for reden, patroon in GEEN_ONTMOETING.items():
        if re.search(patroon, naam, re.IGNORECASE):
            return "", reden
    for patroon, aanbodtype in TYPE_UIT_NAAM.items():
        if re.search(patroon, naam, re.IGNORECASE):
            return aanbodtype, ""
    if osm_type in _ONTMOETING and naam not in _ONDUIDELIJK:
        return "ontmoetingscentrum", ""
    return "", "naam en label zeggen niet of mensen er terechtkunnen"


def remark(naam: str) -> str:
    """Return what a name tells about who a place is for.

    Examples
    --------
    >>> remark("Jeugdhuis De Kaller"), remark("De Brug")
    ('jeugdhuis, voor jongeren', '')
    """
    return "; ".join(s for s, p in _SOORT.items() if re.search(p, naam, re.IGNORECASE))


def read(bronnen: Path, grondgebied: gpd.GeoSeries, bekend: set[str]) -> Gelezen:
    """Read the points that are initiatives.

    Parameters
    ----------
    bronnen : Path
        The mirror folder of publishers' files.
    grondgebied : GeoSeries
        Polygons of Flanders and Brussels, EPSG:31370.
    bekend : set of str
        Node numbers that other rows already cite: the same point is not told twice.

    Returns
    -------
    Gelezen
        ``naam, type, gemeente, lat, lon, osm_node, bron_datum, opmerking``, all text.

    Raises
    ------
    OngeldigeGegevens
        The file or a column is missing.
    """
    kern = read_csv(bronnen / BESTAND, _KOLOMMEN)
    alle = len(kern)
    kern = kern[kern["is_core_initiative"] == "True"].copy()
    n_kern = len(kern)
    graden = numbers(kern, ["lat", "lon"], BESTAND)
    plaatsen = gpd.GeoSeries(
        gpd.points_from_xy(graden["lon"], graden["lat"]), index=kern.index, crs="EPSG:4326"
    ).to_crs(grondgebied.crs)
    kern = kern[plaatsen.within(grondgebied.union_all())]
    verslag = [
        f"OpenStreetMap: {alle} punten, {n_kern} kernpunten, {len(kern)} in Vlaanderen of Brussel."
    ]
    naamloos = kern["name"].str.strip() == ""
    verslag.append(f"OpenStreetMap: {int(naamloos.sum())} punten zonder naam weggelaten.")
    kern = kern[~naamloos]
    al_bekend = kern["osm_id"].isin(bekend)
    verslag.append(f"OpenStreetMap: {int(al_bekend.sum())} punten staan al in de feiten.")
    kern = kern[~al_bekend]
    soort = [classify(n, t) for n, t in zip(kern["name"], kern["osm_type"], strict=True)]
    verslag += sorted(
        f"OpenStreetMap: “{r.name}” ({r.TX_MUNTY_DESCR_NL}, punt {r.osm_id}) "
        f"niet opgenomen: {reden}."
        for r, (_, reden) in zip(kern.itertuples(), soort, strict=True)
        if reden
    )
    tabel = pd.DataFrame(
        {
            "naam": kern["name"].str.replace('"', "").str.strip(),
            "type": [aanbodtype for aanbodtype, _ in soort],
            "gemeente": kern["TX_MUNTY_DESCR_NL"],
            "lat": kern["lat"],
            "lon": kern["lon"],
            "osm_node": kern["osm_id"],
            "bron_datum": kern["timestamp"].str[:10],
            "opmerking": kern["name"].map(remark),
        },
        index=kern.index,
    )
    tabel = tabel[tabel["type"] != ""].sort_values("osm_node", ignore_index=True)
    verslag.append(f"OpenStreetMap: {len(tabel)} punten opgenomen.")
    return Gelezen(tabel, tuple(verslag))
