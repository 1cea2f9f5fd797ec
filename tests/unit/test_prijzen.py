"""Which prices stand on a profile."""

import pandas as pd

from dashboard import prijzen

CODE = "44021W07"
WIJK = {"gemeente_code": "44021", "provincie_code": "40000", "gewest_code": "02000"}
BRUSSEL = {"gemeente_code": "21001", "provincie_code": None, "gewest_code": "04000"}
KOOP = WIJK | {
    "huur_bron": "koopprijs",
    "huur_woningtype": "alle_huizen",
    "huur_reeks": "alle_huizen",
    "huur_niveau": "gemeente",
}


def test_brussels_has_no_provincie():
    paren = [("wijk", "21001W01"), ("gemeente", "21001"), ("gewest", "04000")]
    assert prijzen.gebieden_van(BRUSSEL, "21001W01") == paren


def verkopen() -> pd.DataFrame:
    rijen = [
        ("wijk", CODE, "alle_huizen", 2020, 350.0),
        ("wijk", "44021W08", "alle_huizen", 2020, 150.0),
        ("gemeente", "44021", "alle_huizen", 2020, 300.0),
        ("gemeente", "44021", "alle_huizen", 2019, 290.0),
        ("gemeente", "44021", "appartementen", 2020, 200.0),
        ("gemeente", "44021", "alle_huizen", 2018, None),
        ("gemeente", "11002", "alle_huizen", 2020, 250.0),
        ("provincie", "40000", "alle_huizen", 2020, 270.0),
        ("gewest", "02000", "alle_huizen", 2020, 275.0),
    ]
    tabel = pd.DataFrame(rijen, columns=["niveau", "code", "woningtype", "jaar", "waarde"])
    return tabel.assign(status=["geschat"] * 2 + ["gemeten"] * 7)


def test_sales_are_those_of_the_dwelling_type_in_gemeente_and_gewest():
    reeks = prijzen.reeks(verkopen(), pd.DataFrame(), KOOP, CODE)
    assert (reeks.soort, reeks.niveau, reeks.geschat) == ("alle_huizen", "gemeente", False)
    assert reeks.prijzen.iloc[:, :4].to_numpy().tolist() == [
        ["gemeente", "44021", 2019, 290.0],
        ["gemeente", "44021", 2020, 300.0],
        ["gewest", "02000", 2020, 275.0],
    ]


def test_a_signal_of_the_wijk_shows_the_prices_of_the_wijk_first():
    reeks = prijzen.reeks(verkopen(), pd.DataFrame(), KOOP | {"huur_niveau": "wijk"}, CODE)
    assert (reeks.niveau, reeks.geschat) == ("wijk", True)
    assert reeks.prijzen.iloc[:, :4].to_numpy().tolist() == [
        ["wijk", CODE, 2020, 350.0],
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
        ("wijk", CODE, "huis", "mediaan", 2020, "2020", "E", 700.0),
        ("wijk", "44021W08", "huis", "mediaan", 2020, "2020", "E", 1.0),
    ]
    kolommen = ["niveau", "code", "woningtype", "maat", "jaar", "periode", "reeks", "waarde"]
    gevonden = prijzen.huren(pd.DataFrame(rijen, columns=kolommen), WIJK, CODE)
    assert [(h.niveau, h.periode, h.euro) for h in gevonden] == [
        ("wijk", "2020", 700.0),
        ("gemeente", "2021", 800.0),
        ("gewest", "2025H1", 950.0),
    ]


def test_a_signal_from_rents_shows_the_series_that_it_was_read_from():
    rijen = [
        *(("gemeente", "44021", "alle", "gemiddelde", j, "lang", 700.0 + j) for j in range(5)),
        *(("gewest", "02000", "alle", "gemiddelde", j, "lang", 600.0 + j) for j in range(2)),
        *(("gemeente", "44021", "alle", "gemiddelde", j, "kort", 1.0) for j in range(3)),
        ("gemeente", "44021", "alle", "gemiddelde vraagprijs", 9, "lang", 1.0),
        ("gemeente", "44021", "huis", "gemiddelde", 9, "lang", 1.0),
        # Two halves of a year are one point of the line.
        ("gemeente", "44021", "alle", "gemiddelde", 4, "lang", 706.0),
    ]
    kolommen = ["niveau", "code", "woningtype", "maat", "jaar", "reeks", "waarde"]
    tabel = pd.DataFrame(rijen, columns=kolommen).assign(status="gemeten")
    wijk = KOOP | {"huur_bron": "huur", "huur_woningtype": "alle", "huur_reeks": "lang"}
    reeks = prijzen.reeks(pd.DataFrame(), tabel, wijk, CODE)
    assert reeks.soort == "lang"
    assert reeks.prijzen["waarde"].tolist() == [700.0, 701.0, 702.0, 703.0, 705.0, 600.0, 601.0]
    elders = wijk | {"gemeente_code": "11002", "gewest_code": "04000"}
    assert prijzen.reeks(pd.DataFrame(), tabel, elders, CODE).prijzen.empty
