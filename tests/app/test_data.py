"""One open edition for all sessions: a new one is seen at once, a broken one does no harm."""

import shutil
from pathlib import Path

import pytest

from dashboard import data, edities
from dashboard.server import _geo
from etl import edition
from etl import tabellen as tafel
from etl.errors import GeenEditie
from etl.store.write import write_edition
from tests.golden import stad


def schrijf(store: Path, kenmerk: str, naam: str = "") -> Path:
    """Write an edition of the made-up town; `naam` becomes the name of its first wijk."""
    tabellen = tafel.load_all(stad.write(store.parent / f"data-{kenmerk}"))
    if naam:
        tabellen["wijken"].loc[0, "wijk_naam"] = naam
    inhoud = edition.measure(tabellen, lambda _: None)
    inhoud.manifest.update(id=kenmerk * 64, invoer={})
    return write_edition(store, inhoud)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = tmp_path / "store"
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(store))
    return store


def test_an_edition_is_opened_once(store):
    schrijf(store, "a")
    assert edities.huidig() is edities.huidig()


def test_a_new_edition_is_seen_at_once(store):
    schrijf(store, "a")
    oud = edities.huidig()
    schrijf(store, "b", "Nieuwe naam")
    nieuw = edities.huidig()
    assert (oud.id[0], nieuw.id[0]) == ("a", "b")
    assert "Nieuwe naam" in nieuw.wijken["wijk_naam"].tolist()
    # Names and places that the map fetches are another file, under another address.
    assert data.boekbestand(oud)[0] != data.boekbestand(nieuw)[0]


def test_a_broken_new_edition_leaves_the_last_good_one(store):
    schrijf(store, "a")
    goed = edities.huidig()
    kapot = schrijf(store, "b")
    (kapot / "wijken.parquet").write_bytes(b"kapot")
    assert (edities.huidig().id, edities.huidig().terugval) == (goed.id, True)
    # Found out once: what it reads stays in memory from page to page.
    assert edities.huidig() is edities.huidig()


def test_what_is_mended_is_served_again(store):
    schrijf(store, "a")
    kapot = schrijf(store, "b") / "wijken.parquet"
    heel = kapot.read_bytes()
    kapot.write_bytes(b"kapot")
    assert edities.huidig().id[0] == "a"
    kapot.write_bytes(heel)
    assert (edities.huidig().id[0], edities.huidig().terugval) == ("b", False)


def test_a_broken_pointer_leaves_the_last_good_one(store):
    schrijf(store, "a")
    goed = edities.huidig()
    (store / "huidig.json").write_text("{")
    assert (edities.huidig().id, edities.huidig().terugval) == (goed.id, True)


def test_without_an_edition_the_error_says_what_to_do(store):
    with pytest.raises(GeenEditie, match="buurtkompas build"):
        edities.huidig()


def test_a_session_keeps_reading_the_edition_that_was_tidied_away(store):
    """Whoever is reading when two builds go by still gets figures, not an error."""
    map_ = schrijf(store, "a")
    oud = edities.huidig()
    assert oud.reach.metres.shape[1] == len(stad.RIJEN)
    shutil.rmtree(map_)
    assert oud.reach.metres.sum() >= 0


def test_a_page_from_before_a_swap_still_gets_its_map(store):
    schrijf(store, "a")
    oud = edities.huidig()
    naam = data.boekbestand(oud)[0]
    schrijf(store, "b", "Nieuwe naam")
    assert [e.id[0] for e in edities.samen()] == ["b", "a"]
    assert _geo(naam) == data.boekbestand(oud)[1]
    assert _geo(oud.layer("wijk").name)
    assert _geo("onzin.json.gz") is None
