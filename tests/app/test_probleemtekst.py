"""What a check says is said in every language: no sentence of it is left in Dutch."""

import errno
from pathlib import Path

import pandas as pd
import pytest

from dashboard import probleemtekst
from dashboard.probleemtekst import find, in_taal
from etl.contract.catalogus import catalogus
from etl.errors import RegisterVeranderd
from etl.register.inspect import inspect
from etl.register.save import _BEZIG, _HALF, _refused, digest, save
from etl.register.voorstel import Voorsteller
from tests.golden import stad
from tests.unit.test_register_inspect import RIJ, TABELS, csv_of

CEL = (
    {"bron_datum": "gisteren"},
    {"postcode": "x"},
    {"capaciteit": "-1"},
    {"capaciteit": "veel"},
    {"lat": "0"},
    {"lon": "1"},
    {"lat": RIJ["lon"], "lon": RIJ["lat"]},
    {"werkgebied_code": "1"},
    {"bereik": "werkingsgebied"},
    {"hand_velden": "foo"},
    {"gemeente_code": "12345"},
    {"wijk_code": "90001W99"},
    {"wijk_code": "90002W01"},
    {"werkgebied_niveau": "provincie", "werkgebied_code": "99999"},
    {"naam": None},
    {"type": "kasteel"},
    {"werkmodellen": "a|b"},
    {"organisatie": "=1+1"},
    {"gemeente_code": "90002", "wijk_code": None},
    {"lat": 51.5, "lon": 5.9},
    {"locatie_precisie": "gemeente"},
    {"lat": "#DEEL/0!"},
    {"capaciteit": "1.250"},
    {"bron_datum": "02/08/2013"},
    {"gemeente_code": "44011", "gemeente_naam": "Zeedorp aan de Rivier"},
    {"gemeente_code": "12345", "gemeente_naam": None},
    {"gemeente_code": "90001.0"},
    {"wijk_code": "90001W99"},
    {
        "bereik": "werkingsgebied",
        "werkgebied_niveau": "gewest",
        "werkgebied_code": "2000",
    },
    {"bereik": "werkingsgebied", "werkgebied_niveau": "elz", "werkgebied_code": "elz99"},
)
BESTANDEN = (
    (b"", "a.csv"),
    (b"naam,foto\na,b\n", "a.csv"),
    (csv_of(RIJ).split(b"\n")[0], "a.csv"),
    (b"%PDF", "a.pdf"),
    (b"PK", "a.xlsx"),
    ("caf\u00e9".encode("cp850"), "a.csv"),
    (b'naam,lat\n"' + b"x" * 200_000 + b'",1', "a.csv"),
    (csv_of(RIJ).replace(b"naam,", b"naam,naam,", 1), "a.csv"),
    (csv_of({k: v for k, v in RIJ.items() if k != "herkomst"}), "a.csv"),
    (csv_of(RIJ) + b"x" + b"," * 40 + b"y\n", "a.csv"),
    (csv_of(RIJ, RIJ), "a.csv"),
    (csv_of(RIJ).replace(b"naam,", b"kleur,", 1), "a.csv"),
    (csv_of(RIJ) * 40_000, "a.csv"),
    (csv_of(RIJ).replace(b"De Nieuwe", b'"De Nieuwe'), "a.csv"),
    (b"k," * 1000 + b"naam\n1\n", "a.csv"),
    (csv_of(RIJ).split(b"\n")[0] + b",k" * 600 + b"\na" * 9000, "a.csv"),
)


def zinnen() -> set[tuple[str, str]]:
    """Return all that checks of many faults say, with the column of each."""
    lijsten = [inspect(csv_of(RIJ | cel), "l.csv", TABELS) for cel in CEL]
    lijsten += [inspect(inhoud, naam, TABELS) for inhoud, naam in BESTANDEN]
    lijsten.append(inspect(csv_of(RIJ), "l.csv", TABELS, max_seconden=-1))
    problemen = [p for lijst in lijsten for p in (*lijst.problemen, *lijst.adviezen)]
    assert all(lijst.problemen or lijst.adviezen for lijst in lijsten)
    fusie = Voorsteller({"gemeenten": pd.DataFrame({"gemeente_code": ["44083", "90001"]})})
    oud = inspect(csv_of(RIJ | {"gemeente_code": "44011"}), "l.csv", TABELS)
    problemen += fusie.improved(oud.problemen, oud.gelezen)
    los = Voorsteller({"gemeenten": pd.DataFrame({"gemeente_code": [str(i) for i in range(10)]})})
    problemen += los.improved(oud.problemen, oud.gelezen)
    return {(zin, p.kolom) for p in problemen for zin in (p.wat, p.oplossing)}


def test_every_sentence_of_a_check_is_known() -> None:
    assert not [zin for zin, _ in zinnen() if find(zin) is None]


@pytest.mark.parametrize("taal", ["fr", "en"])
def test_every_sentence_of_a_check_is_said_in_the_language(monkeypatch, taal: str) -> None:
    monkeypatch.setattr(probleemtekst, "taal", lambda: taal)
    monkeypatch.setattr("dashboard.tekst.taal", lambda: taal)
    for zin, kolom in zinnen():
        anders = in_taal(zin, kolom)
        assert anders != zin
        assert "{" not in anders


def test_what_a_field_holds_is_kept(monkeypatch) -> None:
    monkeypatch.setattr(probleemtekst, "taal", lambda: "fr")
    monkeypatch.setattr("dashboard.tekst.taal", lambda: "fr")
    assert in_taal("staat ook in rij 3, 4") == "figure aussi à la ligne 3, 4"
    assert in_taal("vul in: Naam van het initiatief", "naam") == "remplissez\u00a0: nom"
    assert in_taal("is geen code van de wijken van vandaag") == (
        "n'est pas un code actuel (quartiers)"
    )
    assert in_taal("iets dat niemand zegt") == "iets dat niemand zegt"


def test_no_pattern_of_a_sentence_takes_another(monkeypatch) -> None:
    nederlands = {
        k.removeprefix("probleem."): str(b.string)
        for k, b in catalogus(probleemtekst.CATALOGI, "nl").items()
        if k.startswith("probleem.")
    }
    for sleutel, zin in nederlands.items():
        gevonden = find(zin.replace("{", "").replace("}", ""))
        assert gevonden
        assert gevonden[0] == sleutel


def test_what_saving_says_is_known(tmp_path: Path) -> None:
    pad = stad.write(tmp_path / "data") / "initiatieven.csv"
    for nummer in (errno.ENOSPC, errno.EACCES):
        assert find(str(_refused(pad, OSError(nummer, "x"))))
    assert find(str(_refused(pad, FileNotFoundError(2, "x"))))
    for zin in (_BEZIG, _HALF):
        assert find(zin.format(pad.name))
    with pytest.raises(RegisterVeranderd) as fout:
        save(TABELS["initiatieven"].reindex(columns=_columns(pad)), pad, "x" + digest(pad))
    assert find(str(fout.value))


def _columns(pad: Path) -> list[str]:
    return pad.read_text().split("\n", 1)[0].split(",")
