import geopandas as gpd
import pandas as pd
import shapely

from etl.sources.gebieden import readable_names


def _wijken(*rijen: tuple[str, str, str]) -> gpd.GeoDataFrame:
    frame = pd.DataFrame(rijen, columns=["wijk_code", "naam_bron", "gemeente_code"])
    frame["gemeente_naam"] = "Lede"
    return gpd.GeoDataFrame(frame, geometry=[shapely.box(0, 0, 1, 1)] * len(frame))


def _namen(wijken: gpd.GeoDataFrame, *sectoren: tuple[str, str, float]) -> list[tuple[str, str]]:
    huishoudens = pd.DataFrame(sectoren, columns=["sector", "wijk_code", "huishoudens"])
    namen = {"s1": "Dorp", "s2": "Station", "s3": "Dorp"}
    uit = readable_names(wijken, huishoudens, namen)
    return list(uit.itertuples(index=False, name=None))


def test_a_published_name_loses_only_its_gemeente() -> None:
    wijken = _wijken(("w1", "Elewijt (kern) (Lede)", "41034"), ("w2", "Hoogte 100 (Lede)", "41034"))
    assert _namen(wijken) == [("Elewijt (kern)", "bron"), ("Hoogte 100", "bron")]


def test_a_code_becomes_the_sector_with_most_households() -> None:
    wijken = _wijken(("w1", "41034A0 (Lede)", "41034"))
    assert _namen(wijken, ("s1", "w1", 10), ("s2", "w1", 30)) == [("Station", "afgeleid")]


def test_a_name_taken_in_the_gemeente_gets_the_next_sector_too() -> None:
    wijken = _wijken(("w1", "Dorp (Lede)", "41034"), ("w2", "41034A0 (Lede)", "41034"))
    namen = _namen(wijken, ("s1", "w2", 30), ("s2", "w2", 10))
    assert namen == [("Dorp", "bron"), ("Dorp – Station", "afgeleid")]


def test_without_any_other_sector_a_number_tells_them_apart() -> None:
    wijken = _wijken(("w1", "41034A0 (Lede)", "41034"), ("w2", "41034A1 (Lede)", "41034"))
    namen = _namen(wijken, ("s1", "w1", 30), ("s3", "w2", 10))
    assert [n for n, _ in namen] == ["Dorp", "Dorp (2)"]
