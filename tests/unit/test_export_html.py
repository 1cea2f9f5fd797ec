"""The map in one file: everything inside, nothing asked of anyone, nothing to run but its own."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from etl.contract.figures import FIGUREN
from etl.contract.getallen import onbekend
from etl.errors import OngeldigeAanroep
from etl.export.html import write_html
from etl.export.html.gegevens import CIJFERS
from etl.export.themas import REDENEN, THEMAS, scale_words
from etl.store.read import Editie
from tests import stad_editie
from tests.golden import stad


@pytest.fixture(scope="module")
def editie() -> Editie:
    return stad_editie.town()


class Blad(HTMLParser):
    """What a browser makes of a page: elements with attributes, and the text in each."""

    def __init__(self, inhoud: bytes) -> None:
        super().__init__()
        self.elementen: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(inhoud.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.elementen.append(("", {}, ""))

    def handle_data(self, data: str) -> None:
        if self.elementen:
            tag, attrs, tekst = self.elementen[-1]
            self.elementen[-1] = (tag, attrs, tekst + data)

    def alle(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attrs, tekst) for soort, attrs, tekst in self.elementen if soort == tag]


def data(inhoud: bytes) -> dict[str, Any]:
    (gegevens,) = (t for a, t in Blad(inhoud).alle("script") if a.get("id") == "gegevens")
    gelezen: dict[str, Any] = json.loads(gegevens)
    return gelezen


def test_nothing_in_it_points_outside(editie: Editie) -> None:
    blad = Blad(write_html(editie, "geheel", "VB"))
    assert not [a for _, a, _ in blad.elementen if {"src", "href", "action", "srcset"} & set(a)]
    assert not blad.alle("link") + blad.alle("iframe") + blad.alle("base")
    stijl = "".join(tekst for _, tekst in blad.alle("style"))
    assert "@import" not in stijl
    plekken = re.findall(r"url\((.*?)\)", stijl)
    assert all(plek.startswith(("data:image/png;base64,", "#")) for plek in plekken)


def test_its_policy_allows_its_own_scripts_and_no_request(editie: Editie) -> None:
    blad = Blad(write_html(editie, "geheel", "VB"))
    (beleid,) = (
        str(a["content"])
        for a, _ in blad.alle("meta")
        if a.get("http-equiv") == "Content-Security-Policy"
    )
    regels = dict(regel.strip().split(" ", 1) for regel in beleid.split(";"))
    assert regels["default-src"] == "'none'"
    assert set(regels) == {
        *("default-src", "script-src", "style-src", "img-src", "base-uri", "form-action")
    }
    vingers = {
        f"'sha256-{base64.b64encode(hashlib.sha256(tekst.encode()).digest()).decode()}'"
        for attrs, tekst in blad.alle("script")
        if attrs.get("type") != "application/json"
    }
    assert set(regels["script-src"].split()) == vingers
    assert len(vingers) == 2


def test_classes_and_figures_are_those_of_the_store(editie: Editie) -> None:
    g = data(write_html(editie, "geheel", "VB"))
    wijken = editie.wijken.sort_index()
    assert g["wijken"]["naam"] == wijken["wijk_naam"].tolist()
    for thema, gekregen in zip(THEMAS.values(), g["themas"], strict=True):
        assert gekregen["tekens"] == "".join(thema.tekens(wijken))
        assert sum(k["aantal"] for k in gekregen["klassen"]) == len(wijken)
    assert len(g["cijfers"]) == len(CIJFERS)
    for kolom, gekregen in zip(CIJFERS, g["cijfers"], strict=True):
        for kreeg, had in zip(gekregen["waarden"], wijken[kolom].astype(float), strict=True):
            assert kreeg == (None if onbekend(had) else round(had, FIGUREN[kolom].decimalen))


def test_borders_are_the_simplified_ones_of_the_edition(editie: Editie) -> None:
    g = data(write_html(editie, "gemeente", stad.A))
    # A square of two kilometres each: four corners, and their shared border in both.
    assert [[len(ring) // 2 for ring in vorm] for vorm in g["laag"]["vormen"]] == [[4], [4]]
    assert len(g["omtrek"]["vormen"]) == 1


def test_only_what_has_a_place_is_drawn(editie: Editie) -> None:
    inhoud = write_html(editie, "geheel", "VB")
    assert [p["naam"] for p in data(inhoud)["plaatsen"]] == ["Buurthuis De Brug"]
    assert "Niet op de kaart: 1 initiatief waarvan" in inhoud.decode()


def test_it_says_source_date_method_and_licence(editie: Editie) -> None:
    tekst = write_html(editie, "geheel", "VB").decode()
    for deel in (editie.datum, editie.id[:16], "ODbL 1.0", "CC BY 4.0", "© OpenStreetMap", "923"):
        assert deel in tekst


@pytest.mark.parametrize(
    ("taal", "titel"), [("nl", "Legenda"), ("fr", "Légende"), ("en", "Legend")]
)
def test_it_speaks_three_languages(editie: Editie, taal: str, titel: str) -> None:
    inhoud = write_html(editie, "gemeente", stad.A, taal)
    blad = Blad(inhoud)
    assert blad.alle("html")[0][0]["lang"] == taal
    assert any(tekst.startswith(titel) for _, tekst in blad.alle("h2"))
    assert data(inhoud)["themas"][0]["klassen"][-1]["naam"] == REDENEN["x"].in_taal(taal)
    assert scale_words((20.0, 40.0), taal)[0] in {
        k["naam"] for k in data(inhoud)["themas"][1]["klassen"]
    }


def test_a_region_has_its_french_name_in_french(editie: Editie) -> None:
    gebieden = editie.gebieden.assign(naam_fr=None).astype({"naam_fr": object})
    gebieden.loc[gebieden["code"] == stad.A, "naam_fr"] = "Aaville"
    anders = stad_editie.with_tables(editie, gebieden=gebieden)
    assert "<h1>Aaville" in write_html(anders, "gemeente", stad.A, "fr").decode()
    assert "<h1>Aadorp" in write_html(anders, "gemeente", stad.A, "nl").decode()
    assert "<h1>Beedorp" in write_html(anders, "gemeente", stad.B, "fr").decode()


def test_it_counts_the_households_of_the_region_and_not_of_its_wijken(editie: Editie) -> None:
    regios = editie.regios.copy()
    hier = (regios["niveau"] == "gemeente") & (regios["code"] == stad.A)
    regios.loc[hier, "huishoudens"] = 9876.0
    anders = stad_editie.with_tables(editie, regios=regios)
    assert "9.876 huishoudens" in write_html(anders, "gemeente", stad.A).decode()


def test_the_same_edition_gives_the_same_bytes(editie: Editie) -> None:
    assert write_html(editie, "geheel", "VB") == write_html(editie, "geheel", "VB")


def test_an_unknown_region_is_refused(editie: Editie) -> None:
    with pytest.raises(OngeldigeAanroep, match="99999"):
        write_html(editie, "gemeente", "99999")
