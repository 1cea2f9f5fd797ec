"""Answers that are kept: never more bytes than allowed, and never another's."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.api.bewaard import Bewaard
from dashboard.api.routes import _GEMAAKT
from tests.app.test_api import api

__all__ = ["api"]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4000)), max_size=60))
def test_bytes_stay_under_the_limit_and_answers_are_right(vragen: list[tuple[int, int]]) -> None:
    bewaard, lengtes = Bewaard(8000, len), {}
    for sleutel, lengte in vragen:
        lengtes.setdefault(sleutel, lengte)
        antwoord = bewaard.geef(sleutel, lambda n=lengtes[sleutel]: b"x" * n)
        assert len(antwoord) == lengtes[sleutel]
        assert bewaard.bytes <= 8000


def test_what_was_asked_longest_ago_gives_way() -> None:
    gemaakt: list[str] = []
    bewaard = Bewaard(5000, len)

    def vraag(naam: str, lengte: int = 1000) -> None:
        bewaard.geef(naam, lambda: gemaakt.append(naam) or b"x" * lengte)

    for naam in ("a", "b", "a", "c", "a", "b"):
        vraag(naam)
    assert gemaakt == ["a", "b", "c", "b"]
    vraag("groot", 6000)
    vraag("groot", 6000)
    vraag("a")
    assert gemaakt == ["a", "b", "c", "b", "groot", "groot"]


def test_the_words_of_a_question_weigh_as_well() -> None:
    bewaard = Bewaard(100_000, len)
    for nummer in range(50):
        bewaard.geef(("/api/v1/editie", b"&" * (60_000 + nummer)), lambda: b"kort")
    assert (
        sum(bewaard.kijk(("/api/v1/editie", b"&" * (60_000 + n))) is not None for n in range(50))
        == 1
    )


def test_a_form_without_pages_is_kept_once_whatever_page_is_asked(api) -> None:
    eerste = api.get("/api/v1/wijken.csv")
    toen = _GEMAAKT.bytes
    for pagina in range(1, 20):
        antwoord = api.get(f"/api/v1/wijken.csv?pagina={pagina}&per_pagina={pagina}")
        assert antwoord.content == eerste.content
    assert _GEMAAKT.bytes == toen
