"""How much one visitor may ask: worked by hand, with a clock that the test turns."""

import pytest

from dashboard.drempel import ONBEKEND, Emmers, visitor


class Klok:
    nu = 1000.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


def test_a_minutes_worth_at_once_then_one_at_a_time(klok: Klok) -> None:
    emmers = Emmers(6, klok)
    assert [emmers.neem("a") for _ in range(7)] == [0] * 6 + [10]
    klok.nu += 9
    assert emmers.neem("a") == 1
    klok.nu += 1
    assert [emmers.neem("a"), emmers.neem("a")] == [0, 10]


def test_silence_never_saves_up_more_than_a_minutes_worth(klok: Klok) -> None:
    emmers = Emmers(3, klok)
    emmers.neem("a")
    klok.nu += 86_400
    assert [emmers.neem("a") for _ in range(4)] == [0, 0, 0, 20]


def test_one_visitor_does_not_pay_for_another(klok: Klok) -> None:
    emmers = Emmers(1, klok)
    assert [emmers.neem("a"), emmers.neem("a"), emmers.neem("b")] == [0, 60, 0]


def test_whoever_waits_as_told_is_let_in(klok: Klok) -> None:
    for per_minuut in (1, 7, 60, 600, 12_000):
        emmers = Emmers(per_minuut, klok)
        while not (wacht := emmers.neem("a")):
            pass
        klok.nu += wacht
        assert emmers.neem("a") == 0


def test_zero_is_no_limit_and_remembers_nobody(klok: Klok) -> None:
    emmers = Emmers(0, klok)
    assert not any(emmers.neem("a") for _ in range(100))
    assert len(emmers) == 0


def test_a_clock_that_goes_back_takes_nothing_away(klok: Klok) -> None:
    emmers = Emmers(2, klok)
    emmers.neem("a")
    klok.nu -= 500
    assert emmers.neem("a") == 0


def test_memory_is_bounded_and_the_quietest_goes_first(klok: Klok) -> None:
    emmers = Emmers(1, klok, meeste=100)
    for n in range(100):
        emmers.neem(f"adres {n}")
    assert emmers.neem("adres 0") > 0
    emmers.neem("nieuw")
    assert len(emmers) == 100
    assert emmers.neem("adres 0") > 0
    assert emmers.neem("adres 1") == 0


@pytest.mark.parametrize(
    ("adres", "wie"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("not an address", "-"),
        ("x" * 100_000, "-"),
    ],
)
def test_who_counts_as_one_visitor(adres: str, wie: str) -> None:
    assert visitor({"client": (adres, 1), "headers": []}) == wie
    assert visitor({"client": None, "headers": []}) == "-"


def test_a_proxys_word_counts_only_when_a_proxy_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    # What uvicorn makes of the header; by default it believes any process of this computer.
    scope = {"client": ("203.0.113.9", 0), "headers": [(b"x-forwarded-for", b"203.0.113.9")]}
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    assert visitor(scope) == ONBEKEND
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "127.0.0.1")
    assert visitor(scope) == "203.0.113.9"
