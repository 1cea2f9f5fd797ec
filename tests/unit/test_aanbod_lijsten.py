"""Lists on their way to the register: placed by coordinate or address, in the territory or not."""

import json
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from etl.contract.aanbodbronnen import AANBODBRONNEN
from etl.errors import OngeldigeGegevens
from etl.sources import aanbod, osm
from etl.sources.veldkaart import KAARTEN, read_map
from etl.sources.veldrijen import RIJ_KOLOMMEN

#: One square of ten kilometres: x 100–110 km, y 200–210 km.
GRONDGEBIED = gpd.GeoSeries([box(100_000, 200_000, 110_000, 210_000)], crs=31370)
NAN = float("nan")


@dataclass(frozen=True)
class Plek:
    x: float
    y: float
    precisie: str


def row(naam: str, x: float = NAN, y: float = NAN, **velden: object) -> dict[str, object]:
    punt = gpd.GeoSeries.from_xy([x], [y], crs=31370).to_crs(4326)[0]
    plek = {"lat": punt.y, "lon": punt.x} if x == x else {"lat": NAN, "lon": NAN}  # noqa: PLR0124
    return dict.fromkeys(RIJ_KOLOMMEN, "") | {"naam": naam, "bron": "lijst"} | plek | velden


def located(*rijen: dict[str, object], zoek: aanbod.Zoek | None = None):
    return aanbod.located(pd.DataFrame(list(rijen)), GRONDGEBIED, zoek)


def test_a_place_counts_in_the_territory_and_at_its_simplified_border() -> None:
    tabel, verslag = located(
        row("binnen", 105_000, 205_000),
        row("op de grens", 110_090, 205_000),
        row("erbuiten", 110_200, 205_000),
    )
    assert tabel["naam"].tolist() == ["binnen", "op de grens"]
    assert verslag == ["lijst: 1 buiten Vlaanderen en Brussel."]


def test_an_address_without_coordinate_is_looked_up_or_left() -> None:
    gevraagd = []

    def zoek(*adres: str) -> Plek:
        gevraagd.append(adres)
        return Plek(104_000, 204_000, "straat") if adres[0] else Plek(NAN, NAN, "")

    adres = {"straat": "Markt", "huisnummer": "3", "postcode": "9000", "gemeente": "Aadorp"}
    met, zonder = row("met adres", **adres), row("zonder")
    tabel, verslag = located(met, zonder, row("punt", 105_000, 205_000), zoek=zoek)
    assert gevraagd == [("Markt", "3", "9000", "Aadorp"), ("", "", "", "")]
    assert tabel["naam"].tolist() == ["met adres", "punt"]
    eerste = tabel.iloc[0]
    assert (eerste["locatie_precisie"], eerste["locatie_bron"]) == ("straat", aanbod.OPGEZOCHT)
    terug = gpd.GeoSeries.from_xy([eerste["lon"]], [eerste["lat"]], crs=4326).to_crs(31370)[0]
    assert (terug.x, terug.y) == pytest.approx((104_000, 204_000), abs=0.2)
    assert verslag == ["lijst: 1 op hun adres geplaatst.", "lijst: 1 zonder plaats weggelaten."]


def test_without_a_look_up_such_rows_are_left() -> None:
    tabel, verslag = located(row("a", straat="Markt"), row("b", 105_000, 205_000))
    assert tabel["naam"].tolist() == ["b"]
    assert verslag == ["lijst: 1 zonder plaats weggelaten."]


def test_a_list_whose_axes_were_swapped_is_refused() -> None:
    omgekeerd = row("a") | {"lat": 3.7, "lon": 51.0}
    with pytest.raises(OngeldigeGegevens, match="geen enkele plaats ligt in Vlaanderen"):
        located(omgekeerd, omgekeerd)


def test_only_lists_that_the_mirror_holds_are_read(tmp_path: Path) -> None:
    leeg = aanbod.read(tmp_path, GRONDGEBIED)
    assert leeg.tabel.empty
    assert tuple(leeg.tabel.columns) == RIJ_KOLOMMEN
    punt = gpd.GeoSeries.from_xy([105_000], [205_000], crs=31370).to_crs(4326)[0]
    tags = {"amenity": "social_centre", "name": "De Brug"}
    element = {"type": "node", "id": 1, "lat": punt.y, "lon": punt.x, "tags": tags}
    (tmp_path / "osm").mkdir()
    (tmp_path / osm.OVERPASS).write_text(json.dumps({"elements": [element]}))
    assert aanbod.read(tmp_path, GRONDGEBIED).tabel["naam"].tolist() == ["De Brug"]


def test_a_source_without_known_licence_is_off_until_somebody_has_permission(
    tmp_path: Path,
) -> None:
    punt = gpd.GeoSeries.from_xy([105_000], [205_000], crs=31370).to_crs(4326)[0]
    adres = {"streetNl": "Hoogstraat", "lat": punt.y, "lon": punt.x}
    organisatie = {"id": 1, "nameOfficialNl": "Buurthuis De Brug", "address": adres}
    (tmp_path / "social_brussels").mkdir()
    lijst = tmp_path / "social_brussels" / "organisaties.json"
    lijst.write_text(json.dumps([organisatie]))
    uit = aanbod.read(tmp_path, GRONDGEBIED)
    assert uit.tabel.empty
    assert uit.verslag[0].startswith("social_brussels: Staat uit: de licentie is niet bekend.")
    assert "BUURTKOMPAS_TOESTEMMING=social_brussels" in uit.verslag[0]
    aan = aanbod.read(tmp_path, GRONDGEBIED, toestemming={"social_brussels"})
    assert aan.tabel[["naam", "bron"]].values.tolist() == [["Buurthuis De Brug", "social_brussels"]]


def test_every_source_of_initiatives_with_a_map_can_be_read_by_it() -> None:
    sleutels = {bron.sleutel for bron in AANBODBRONNEN}
    assert {pad.stem for pad in KAARTEN.glob("*.toml")} == sleutels - {"initiatieven", "osm_punten"}
    for bron in AANBODBRONNEN:
        if (KAARTEN / f"{bron.sleutel}.toml").is_file():
            kaart = read_map(KAARTEN / f"{bron.sleutel}.toml")
            assert (kaart.bron, kaart.herkomst["licentie"]) == (bron.sleutel, bron.licentie)
    assert set(aanbod.LEZERS) <= sleutels
