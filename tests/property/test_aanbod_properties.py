"""What must hold for any offer and any question."""

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, pairwise, permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.zoeken.aanbod import Aanbod, Resultaten, Treffer
from dashboard.zoeken.keuze import keuze, organisatie
from dashboard.zoeken.zoekvraag import Drempels, Zoekvraag
from etl.contract.aanbod import AANBODTYPES, BEREIK, PRECISIES, WERKMODELLEN
from tests.zoekstad import initiatief, stad

_JA_NEE = st.sampled_from(["ja", "nee", None])
_GEBIED = st.sampled_from(
    [("gemeente", "99001"), ("wijk", "99001W02"), ("gewest", "04000"), ("elz", "elz90")]
)


@st.composite
def _aanbod(draw: Any) -> list[dict[str, Any]]:
    def een(i: int) -> dict[str, Any]:
        bereik = draw(st.sampled_from(BEREIK))
        gebied = draw(_GEBIED) if bereik == "werkingsgebied" else (None, None)
        modellen = draw(st.lists(st.sampled_from(list(WERKMODELLEN)[:4]), min_size=1, unique=True))
        return initiatief(
            f"i{i}",
            naam=draw(st.sampled_from(["Huis", "De Brug", "'t Anker", "Élan"])),
            organisatie=draw(st.sampled_from([None, "A", "a ", "B", "C"])),
            type=draw(st.sampled_from(list(AANBODTYPES))),
            werkmodellen="|".join(modellen),
            bereik=bereik,
            werkgebied_niveau=gebied[0],
            werkgebied_code=gebied[1],
            locatie_precisie=draw(st.sampled_from(PRECISIES)),
            gemeente_code=draw(st.sampled_from(["99001", "99002"])),
            x=1000 + draw(st.integers(0, 40)) * 100.0,
            kinderopvang=draw(_JA_NEE),
            gratis=draw(_JA_NEE),
            openingsuren=draw(st.sampled_from(["ma-vr 9-12u", "Tu 09:00-12:00", "soms", None])),
        )

    return [een(i) for i in range(draw(st.integers(0, 9)))]


_DREMPELS = st.builds(
    Drempels,
    kinderopvang=st.booleans(),
    gratis=st.booleans(),
    dag=st.sampled_from(["", "tu", "sa"]),
)
_VRAAG = st.builds(
    Zoekvraag,
    x=st.just(1000.0),
    y=st.just(1000.0),
    wijk_code=st.sampled_from(["", "99001W01", "99002W01"]),
    vervoer=st.sampled_from(["wandelen", "fietsen"]),
    minuten=st.integers(0, 60),
    drempels=_DREMPELS,
)


def ids(antwoord: Resultaten) -> set[str]:
    delen = (antwoord.nabij, antwoord.verder, antwoord.komt, antwoord.online)
    return {t.id for deel in (*delen, antwoord.zonder_adres) for t in deel}


@given(_aanbod(), _VRAAG, st.randoms(use_true_random=False), st.integers(3, 7))
def test_the_order_of_the_register_does_not_matter(
    aanbod: list[dict[str, Any]], vraag: Zoekvraag, kans: random.Random, n: int
) -> None:
    antwoord = Aanbod.van(stad(aanbod)).zoek(vraag)
    geschud = kans.sample(aanbod, len(aanbod))
    anders = Aanbod.van(stad(geschud)).zoek(vraag)
    assert anders == antwoord
    assert keuze(anders, n) == keuze(antwoord, n)


@given(_aanbod(), _VRAAG, st.integers(0, 60))
def test_more_minutes_never_lose_a_place(
    aanbod: list[dict[str, Any]], vraag: Zoekvraag, meer: int
) -> None:
    register = Aanbod.van(stad(aanbod))
    kort = register.zoek(vraag)
    lang = register.zoek(replace(vraag, minuten=vraag.minuten + meer))
    assert {t.id for t in kort.nabij} <= {t.id for t in lang.nabij}
    assert ids(kort) == ids(lang)


@given(_aanbod(), _VRAAG, st.sampled_from(list(WERKMODELLEN)), st.sampled_from(list(AANBODTYPES)))
def test_a_filter_never_adds(
    aanbod: list[dict[str, Any]], vraag: Zoekvraag, model: str, type_: str
) -> None:
    register = Aanbod.van(stad(aanbod))
    zonder = replace(vraag, drempels=Drempels())
    alles, met = register.zoek(zonder), register.zoek(vraag)
    assert ids(met) <= ids(alles)
    bekend = replace(vraag, drempels=replace(vraag.drempels, alleen_bekend=True))
    assert ids(register.zoek(bekend)) <= ids(met)
    for anders in (replace(vraag, werkmodellen=(model,)), replace(vraag, typen=(type_,))):
        assert ids(register.zoek(anders)) <= ids(met)


@given(_aanbod(), _VRAAG, st.integers(3, 5))
def test_a_choice_sheet(aanbod: list[dict[str, Any]], vraag: Zoekvraag, n: int) -> None:
    antwoord = Aanbod.van(stad(aanbod)).zoek(vraag)
    gekozen = keuze(antwoord, n)
    wie = [organisatie(o.treffer) for o in gekozen]
    assert len(set(wie)) == len(wie)
    assert all(o.werkmodel in o.treffer.werkmodellen for o in gekozen)
    delen = (antwoord.nabij, antwoord.verder, antwoord.komt, antwoord.online)
    per_organisatie = _per_organisatie((*chain(*delen), *antwoord.zonder_adres))
    assert len(gekozen) == min(n, len(per_organisatie))
    alle, nabij = (
        _meeste_modellen(deel) for deel in (per_organisatie, _per_organisatie(antwoord.nabij))
    )
    modellen = {o.werkmodel for o in gekozen}
    assert min(n, nabij) <= len(modellen) <= min(n, alle)
    assert sum(o.reden == "nabij" for o in gekozen) >= min(n, nabij)
    if len(ids(antwoord)) == len(per_organisatie):
        # No organisation has a nearer offer to keep to: nothing stands in the way of the most.
        assert len(modellen) == min(n, alle)


@given(_aanbod(), _VRAAG)
def test_room_for_one_more_takes_nothing_off_the_sheet(
    aanbod: list[dict[str, Any]], vraag: Zoekvraag
) -> None:
    antwoord = Aanbod.van(stad(aanbod)).zoek(vraag)
    kaarten = [set(keuze(antwoord, n)) for n in range(3, 8)]
    assert all(minder <= meer for minder, meer in pairwise(kaarten))


def _per_organisatie(treffers: Iterable[Treffer]) -> dict[str, set[str]]:
    uit: dict[str, set[str]] = {}
    for t in treffers:
        uit.setdefault(organisatie(t), set()).update(t.werkmodellen)
    return uit


def _meeste_modellen(per_organisatie: dict[str, set[str]]) -> int:
    """Return the most werkmodellen that different organisations can stand for, by trying all."""
    modellen = list(WERKMODELLEN)[:4]
    # Enough organisations for every order, and none where an organisation sits out.
    wie = [*per_organisatie.values(), *[set[str]()] * len(modellen)]
    beste = 0
    for rij in permutations(range(len(wie)), len(modellen)):
        past = sum(model in wie[i] for i, model in zip(rij, modellen, strict=True))
        beste = max(beste, past)
        if beste == len(modellen):
            break
    return beste
