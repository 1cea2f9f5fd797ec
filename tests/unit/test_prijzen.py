"""Which prices stand on a profile."""

import pandas as pd

from dashboard import prijzen

WIJK = {"gemeente_code": "44021", "provincie_code": "40000", "gewest_code": "02000"}
BRUSSEL = {"gemeente_code": "21001", "provincie_code": None, "gewest_code": "04000"}


def test_brussels_has_no_provincie():
    assert prijzen.gebieden_van(BRUSSEL) == [("gemeente", "21001"), ("gewest", "04000")]


def test_sales_are_those_of_the_dwelling_type_in_gemeente_and_gewest():
    rijen = [
        ("gemeente", "44021", "alle_huizen", 2020, 300.0),
        ("gemeente", "44021", "alle_huizen", 2019, 290.0),
        ("gemeente", "44021", "appartementen", 2020, 200.0),
        ("gemeente", "44021", "alle_huizen", 2018, None),
        ("gemeente", "11002", "alle_huizen", 2020, 250.0),
        ("provincie", "40000", "alle_huizen", 2020, 270.0),
        ("gewest", "02000", "alle_huizen", 2020, 275.0),
    ]
    tabel = pd.DataFrame(rijen, columns=["niveau", "code", "woningtype", "jaar", "waarde"])
    wijk = WIJK | {"huur_bron": "koopprijs", "huur_woningtype": "alle_huizen"}
    reeks = prijzen.reeks(tabel, pd.DataFrame(), wijk)
    assert reeks.soort == "alle_huizen"
    assert reeks.prijzen.to_numpy().tolist() == [
        ["gemeente", "44021", 2019, 290.0],
        ["gemeente", "44021", 2020, 300.0],
        ["gewest", "02000", 2020, 275.0],
    ]


def test_rents_are_the_latest_paid_ones_nearest_area_first():
    rijen = [
        ("gewest", "02000", "alle", "gemiddelde", 2024, "2024", "B", 900.0),
        ("gewest", "02000", "alle", "gemiddelde", 2025, "2025H1", "B", 950.0),
        ("gewest", "02000", "alle", "gemiddelde vraagprijs", 2026, "2026", "C", 990.0),
        ("gewest", "02000", "studentenkamer", "gemiddelde", 2025, "2025", "D", 500.0),
        ("gemeente", "44021", "appartement", "mediaan", 2021, "2021", "A", 800.0),
        ("gemeente", "11002", "alle", "gemiddelde", 2025, "2025", "A", 1.0),
    ]
    kolommen = ["niveau", "code", "woningtype", "maat", "jaar", "periode", "reeks", "waarde"]
    gevonden = prijzen.huren(pd.DataFrame(rijen, columns=kolommen), WIJK)
    assert [(h.niveau, h.periode, h.euro) for h in gevonden] == [
        ("gemeente", "2021", 800.0),
        ("gewest", "2025H1", 950.0),
    ]


def test_a_signal_from_rents_shows_the_rent_series_with_most_years():
    rijen = [
        *(("gemeente", "44021", "alle", "gemiddelde", j, "lang", 700.0 + j) for j in range(5)),
        *(("gewest", "02000", "alle", "gemiddelde", j, "lang", 600.0 + j) for j in range(2)),
        *(("gemeente", "44021", "alle", "gemiddelde", j, "kort", 1.0) for j in range(3)),
        ("gemeente", "44021", "alle", "gemiddelde vraagprijs", 9, "lang", 1.0),
        ("gemeente", "44021", "huis", "gemiddelde", 9, "lang", 1.0),
    ]
    kolommen = ["niveau", "code", "woningtype", "maat", "jaar", "reeks", "waarde"]
    wijk = WIJK | {"huur_bron": "huur", "huur_woningtype": "alle"}
    reeks = prijzen.reeks(pd.DataFrame(), pd.DataFrame(rijen, columns=kolommen), wijk)
    assert reeks.soort == "lang"
    assert reeks.prijzen["waarde"].tolist() == [700.0, 701.0, 702.0, 703.0, 704.0, 600.0, 601.0]
    elders = wijk | {"gemeente_code": "11002"}
    assert prijzen.reeks(
        pd.DataFrame(), pd.DataFrame(rijen, columns=kolommen), elders
    ).prijzen.empty
