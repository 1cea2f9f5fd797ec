"""Opening hours: whatever stands in the cell, a week comes back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.zoeken.openingsuren import DAGEN, leesbaar, week

_WOORDEN = (
    "Mo Tu We Sa Su PH SH off open unknown 24/7 10:00-12:00 22:00-28:00 00:00-00:00 easter Jan Feb "
    '29 2000-3000/5 week 1-53/2 [1] [-1] -1 days sunrise - , ; || + / "x" 99 48:00 '
    "ma di vr dagelijks gesloten 1e niet 9-12u"
)
_OSM = st.lists(st.sampled_from(_WOORDEN.split(" ")), max_size=8).map(" ".join)
_VANAF = date(2026, 6, 25)


@given(st.text(max_size=400) | _OSM)
def test_any_text_gives_a_week(tekst: str) -> None:
    standen = week(tekst, _VANAF)
    assert len(standen) == 7
    assert set(standen) <= {"open", "soms", "dicht", "onbekend"}
    assert isinstance(leesbaar(tekst, _VANAF), str)


@given(st.sets(st.sampled_from(DAGEN), min_size=1))
def test_the_named_days_are_open_and_no_other(dagen: set[str]) -> None:
    tekst = ",".join(dag.capitalize() for dag in sorted(dagen, key=DAGEN.index)) + " 09:00-12:00"
    assert {dag for dag, s in zip(DAGEN, week(tekst, _VANAF), strict=True) if s == "open"} == dagen
