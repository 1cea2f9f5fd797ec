"""The gazetteer, whatever is typed."""

import functools

from hypothesis import given
from hypothesis import strategies as st

from dashboard.zoeken.gazetteer import Gazetteer
from tests.zoekstad import stad


@functools.cache
def gazetteer() -> Gazetteer:
    return Gazetteer.van(stad())


_DELEN = st.sampled_from(
    [
        "kerkstraat",
        "St.",
        "voorbeeldstad",
        "9900",
        "12",
        "bus",
        "rue",
        "Brussel",
        "-",
        ",",
        "é",
        "o",
    ]
)


@given(st.text(max_size=300) | st.lists(_DELEN, max_size=12).map(" ".join), st.integers(1, 10))
def test_any_text_gives_at_most_n_different_places(tekst: str, n: int) -> None:
    gevonden = gazetteer().zoek(tekst, n)
    assert len({p.sleutel for p in gevonden}) == len(gevonden) <= n
    assert gevonden == gazetteer().zoek(tekst, n)


@given(st.text(max_size=60))
def test_any_link_gives_a_place_or_none(sleutel: str) -> None:
    plek = gazetteer().met_sleutel(sleutel)
    assert plek is None or plek.sleutel == sleutel


@given(st.permutations(["kerkstraat", "9900", "voorbeeldstad"]), st.booleans())
def test_street_postcode_and_gemeente_in_any_order(woorden: list[str], groot: bool) -> None:
    tekst = " ".join(woorden)
    eerste = gazetteer().zoek(tekst.upper() if groot else tekst)[0]
    assert (eerste.naam, eerste.postcode) == ("Kerkstraat", "9900")
