"""Bytes that nobody chose, and good lists with pieces cut, doubled and changed.

Whatever comes in: an answer, never another exception; every row that is taken keeps the contract.
"""

import io
import random
import resource
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.contract.check import check_table
from etl.errors import OngeldigeGegevens, Probleem
from etl.register.inspect import inspect
from etl.register.read import read_register
from tests.cijfers import LANG, meld
from tests.faults.slechte_lijsten import GOED, RIJ, TWEEDE, tekst, werkmap
from tests.golden import stad
from tests.unit.test_register_inspect import TABELS, csv_of

AANTAL = 300 if LANG else 12
ZET = settings(
    max_examples=AANTAL,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
BOEK = werkmap()
DELEN = {
    d: zipfile.ZipFile(io.BytesIO(BOEK)).read(d)
    for d in zipfile.ZipFile(io.BytesIO(BOEK)).namelist()
}
#: What has broken readers before.
STUKKEN = (
    b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xc3", b"=",
    b"1e308", b"-1", b"NaN", b"inf", b"0x1", b"1_0", b"5e", b"\xd9\xa5", b"\xe2\x80\xae",
    b"sep=;\n", b"\xff\xfe", b"\xe9", b"\x92t ", b"#DIV/0!", b"{stond}", b"2/8/2013", b"Naam,",
    b"," * 800, b"9" * 400, b"<row/>", b"<c/>", b'r="XFD1048576"', b"&a;", b"]]>", b"a|b|",
)  # fmt: skip


def _judge(inhoud: bytes, naam: str) -> int:
    """Look a list over; return the rows that were taken, which must be good."""
    lijst = inspect(inhoud, naam, TABELS)
    assert all(isinstance(p, Probleem) and p.wat and p.oplossing for p in lijst.problemen)
    assert lijst.problemen or not lijst.goed.empty
    assert check_table("initiatieven", lijst.goed, naam) == []
    for gezien in lijst.rechtgezet:
        assert gezien.aantal > 0
        assert all(gezien.in_taal(taal) for taal in ("nl", "fr", "en"))
    return len(lijst.goed)


def _otherwise(kans: random.Random) -> tuple[bytes, str]:
    """Return the good list as one of many programs writes it, and its encoding."""
    codering = kans.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    namen = ["Café", "België", "Çeşme", "Huis van ’t Kind", "De Brug", "Łódź", "Žižkov", "мама"]
    sep = kans.choice(",;\t")
    ruw = csv_of(
        RIJ | {"naam": kans.choice(namen)}, TWEEDE, sep=sep, decimaal=kans.choice(".,")
    ).decode()
    kop, _, rest = ruw.partition("\n")
    kop = kans.choice([kop, kop.upper(), kop.replace("_", " ").title()])
    boven = kans.choice(["", "", f"sep={sep}\r\n", "Onze lijst\r\n\r\n"])
    return f"{boven}{kop}\n{rest}".encode(codering, "replace"), codering


def test_a_good_list_is_read_the_same_however_it_was_saved() -> None:
    kans = random.Random(23)  # noqa: S311 (seeded)
    telling = {"read": 0, "refused": 0}
    for _ in range(600 if LANG else 30):
        inhoud, codering = _otherwise(kans)
        lijst = inspect(inhoud, "l.csv", TABELS)
        if lijst.goed.empty:
            # Only what Windows-1252 can not write, or writes in a way that has other readings.
            assert codering == "cp1252"
            (probleem,) = lijst.problemen
            assert probleem.wat.startswith("de tekst is geen UTF-8")
            telling["refused"] += 1
            continue
        assert lijst.problemen == ()
        assert lijst.goed["lat"].tolist() == [RIJ["lat"], RIJ["lat"]]
        ander = inhoud.decode(codering)
        assert lijst.goed["naam"].iloc[0] in ander
        soorten = {r.soort for r in lijst.rechtgezet}
        assert bool(soorten & {"windows", "utf16", "utf16_kaal"}) == (
            codering == "utf-16" or (codering == "cp1252" and not inhoud.isascii())
        )
        telling["read"] += 1
    assert telling["read"]
    meld("a good list, saved in many ways", **telling, read_wrong=0)


def _spoil(ruw: bytes, kans: random.Random) -> bytes:
    """Return bytes after one to six cuts, doublings, swaps, flips and insertions."""
    uit = bytearray(ruw)
    for _ in range(kans.randint(1, 6)):
        if not uit:
            break
        i, n = kans.randrange(len(uit)), kans.choice((1, 2, 8, 64, 512))
        match kans.randrange(5):
            case 0:
                uit[i] ^= 1 << kans.randrange(8)
            case 1:
                del uit[i : i + n]
            case 2:
                uit[i:i] = uit[i : i + n] * kans.randint(1, 4)
            case 3:
                uit[i:i] = kans.choice(STUKKEN)
            case 4:
                uit[i : i + n] = kans.choice(STUKKEN)
    return bytes(uit)


@ZET
@given(st.binary(max_size=3000), st.sampled_from(["l.csv", "l.xlsx"]))
def test_any_bytes_are_answered(inhoud: bytes, naam: str) -> None:
    assert _judge(inhoud, naam) == 0


@ZET
@given(st.lists(st.lists(st.text(max_size=30), max_size=20), max_size=10), st.sampled_from(",;\t"))
def test_any_cells_under_a_good_header_are_answered(rijen: list[list[str]], sep: str) -> None:
    kop = tekst().split("\n")[0].replace(",", sep)
    _judge("\n".join([kop, *(sep.join(r) for r in rijen)]).encode("utf-8", "replace"), "l.csv")


@ZET
@given(
    st.dictionaries(st.sampled_from(list(TABELS["initiatieven"].columns)), st.text(), min_size=1)
)
def test_any_text_in_any_field_is_answered(velden: dict[str, str]) -> None:
    _judge(csv_of(RIJ | velden).decode("utf-8", "replace").encode("utf-8", "replace"), "l.csv")


def _boek(kans: random.Random) -> bytes:
    """Return a workbook with one part spoiled before it was packed, or its archive after."""
    if kans.random() < 0.3:
        return _spoil(BOEK, kans)
    deel = kans.choice(
        [
            d
            for d in DELEN
            if d.endswith(("sheet1.xml", "Strings.xml", "workbook.xml", "rels", "styles.xml"))
        ]
    )
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", 8) as naar:
        for naam, inhoud in DELEN.items():
            naar.writestr(naam, _spoil(inhoud, kans) if naam == deel else inhoud)
    return doel.getvalue()


@pytest.mark.parametrize("vorm", ["l.csv", "l.xlsx"])
def test_spoiled_lists_are_answered_in_bounded_memory(vorm: str) -> None:
    kans, begin = random.Random(7), time.monotonic()  # noqa: S311 (seeded)
    voor, langst, goed = _peak(), 0.0, 0
    aantal = 1000 if LANG else 30
    for _ in range(aantal):
        inhoud = _spoil(GOED, kans) if vorm == "l.csv" else _boek(kans)
        start = time.monotonic()
        goed += _judge(inhoud, vorm) > 0
        langst = max(langst, time.monotonic() - start)
    groei = _peak() - voor
    assert groei < 200
    assert 0 < goed < aantal
    meld(
        f"spoiled lists, {vorm[2:].upper()}",
        files=aantal,
        with_rows_taken=goed,
        unhandled=0,
        slowest_s=langst,
        memory_MB=groei,
        seconds=time.monotonic() - begin,
    )


def test_spoiled_registers_of_data_are_read_or_refused(tmp_path: Path) -> None:
    kans = random.Random(11)  # noqa: S311 (seeded)
    heel = (stad.write(tmp_path / "data") / "initiatieven.csv").read_bytes()
    pad, gelezen = tmp_path / "initiatieven.csv", 0
    for _ in range(1000 if LANG else 40):
        pad.write_bytes(_spoil(heel, kans))
        try:
            frame = read_register(pad)
        except OngeldigeGegevens:
            continue
        gelezen += 1
        check_table("initiatieven", frame, pad.name)
    assert gelezen


def _peak() -> float:
    """Return the most memory that this process ever took, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
