"""How old a source is and when its next year is due, worked by hand."""

from dataclasses import replace
from datetime import date

import pytest

from etl.contract.actueel import due_from, freshness
from etl.contract.adressen import ADRESSEN
from etl.contract.bron import JAARLIJKS
from etl.contract.sources import BRONNEN
from etl.sources.download import HOSTS, check_url

JAARBRON = replace(BRONNEN["statbel_wagens"], laatste_jaar=2023)


@pytest.mark.parametrize(
    ("vandaag", "te_laat"),
    [
        # 2024 ended on 31 December 2024; eighteen months later it is 1 July 2026.
        (date(2026, 6, 30), False),
        (date(2026, 7, 1), True),
    ],
)
def test_the_next_year_is_due_eighteen_months_after_it_ended(vandaag: date, te_laat: bool) -> None:
    actueel = freshness(JAARBRON, vandaag)
    assert actueel.te_laat is te_laat
    assert actueel.verwacht_vanaf == date(2026, 7, 1)
    assert (actueel.laatste_jaar, actueel.jaren_oud) == (2023, 3)


def test_a_year_that_our_data_have_counts_though_the_description_lags() -> None:
    assert due_from(JAARBRON, 2025) == date(2028, 7, 1)
    assert due_from(JAARBRON, 2010) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("gepubliceerd", "vanaf"),
    [
        ("2025-03", date(2026, 4, 1)),
        ("2025-06-25", date(2026, 7, 1)),
        ("2024-12-31", date(2026, 1, 1)),
    ],
)
def test_a_release_of_a_known_day_is_followed_a_year_later(gepubliceerd: str, vanaf: date) -> None:
    bron = replace(JAARBRON, gepubliceerd=gepubliceerd)
    assert due_from(bron) == vanaf
    # That day is of the release that we described, not of the later one in our data.
    assert due_from(bron, 2024) == date(2027, 7, 1)


def test_what_changes_every_day_is_due_when_our_copy_is_a_year_old() -> None:
    osm = BRONNEN["osm"]
    assert due_from(osm) is None
    assert due_from(osm, kopie="2025-11-23") == date(2026, 12, 1)
    assert not freshness(osm, date(2026, 11, 30), kopie="2025-11-23").te_laat
    assert freshness(osm, date(2026, 12, 1), kopie="2025-11-23").te_laat


def test_what_is_not_yearly_or_speaks_of_no_year_is_never_due() -> None:
    ver = date(2999, 1, 1)
    assert not freshness(replace(JAARBRON, verwacht=None), ver).te_laat
    zonder = freshness(replace(JAARBRON, laatste_jaar=None), ver)
    assert (zonder.te_laat, zonder.jaren_oud, zonder.verwacht_vanaf) == (False, None, None)


def test_every_source_of_years_tells_its_last_one_in_its_period() -> None:
    for bron in BRONNEN.values():
        if bron.laatste_jaar is not None:
            assert str(bron.laatste_jaar) in bron.periode.nl, bron.sleutel
        elif bron.verwacht == JAARLIJKS:
            # Its file is not there yet: there is nothing to be too old.
            assert not bron.opgehaald, bron.sleutel


def test_every_address_may_be_asked_and_goes_below_the_mirror_once() -> None:
    assert set(ADRESSEN) <= set(BRONNEN)
    adressen = [a for bron in BRONNEN.values() for a in bron.adressen]
    for adres in adressen:
        check_url(adres.url, HOSTS)
        assert not adres.bestand.startswith("/")
        assert ".." not in adres.bestand
    assert len({a.bestand for a in adressen}) == len(adressen)
