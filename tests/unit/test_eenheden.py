"""Every unit that a figure names has its words in three languages."""

from etl.contract.eenheden import EENHEDEN
from etl.contract.figures import FIGUREN


def test_every_unit_of_a_figure_is_translated_and_none_is_left_over():
    van_ons = {f.eenheid for f in FIGUREN.values()} - {""}
    eigen = {"% van de inwoners", "mensen", "aantal", "euro per maand"}
    assert van_ons | eigen == set(EENHEDEN)
    assert not van_ons & eigen


def test_every_unit_has_words_of_its_own_in_each_language():
    assert not [e for e in EENHEDEN.values() if "" in (e.fr, e.en) or e.nl == e.en]
