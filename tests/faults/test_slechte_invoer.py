"""Bad input: files as people and attackers bring them, each with what must come of it.

Every list goes through both doors: the page's (`inspect`) and the command line's (`check`). The
contract tables of ``data/`` go through the build. Either the rows that were meant come out, or
one line tells file, row, column, value and remedy.
"""

from pathlib import Path

import pytest

from dashboard.probleemtekst import find
from etl.register.check import check_file
from etl.register.inspect import inspect
from tests.faults import gevallen_bestanden, gevallen_cellen, gevallen_tekst
from tests.faults.gevallen import NEEMT_AAN
from tests.unit.test_register_inspect import TABELS

LIJSTEN = gevallen_tekst.LIJSTEN | gevallen_cellen.LIJSTEN | gevallen_bestanden.LIJSTEN


@pytest.mark.parametrize("naam", LIJSTEN)
def test_a_bad_list_is_mended_or_refused(naam: str, tmp_path: Path) -> None:
    geval = LIJSTEN[naam]
    inhoud = geval.maak()
    uitslag = inspect(inhoud, geval.bestand, TABELS)
    assert tuple(uitslag.goed["initiatief_id"]) == geval.goed
    # The page says it in the visitor's language.
    zinnen = {zin for p in uitslag.problemen for zin in (p.wat, p.oplossing)}
    assert not [zin for zin in zinnen if find(zin) is None]
    path = tmp_path / geval.bestand
    path.write_bytes(inhoud)
    oordeel = check_file(path, TABELS)
    problemen = oordeel.problemen
    assert oordeel.rechtgezet == uitslag.rechtgezet or not uitslag.rijen
    if not geval.wat:
        assert uitslag.problemen == ()
        assert problemen == ()
        assert {r.soort: r.aantal for r in uitslag.rechtgezet} == geval.gezien
        zinnen = " ".join(r.in_taal("nl") for r in uitslag.rechtgezet)
        assert all(woord in zinnen for woord in geval.zegt), zinnen
        assert uitslag.goed.iloc[0][geval.cel[0]] == geval.cel[1]
        return
    gezegd = [
        p
        for p in uitslag.problemen
        if (p.rij, p.kolom, p.waarde, p.bestand)
        == (geval.rij, geval.kolom, geval.waarde, geval.bestand)
        and geval.wat in p.wat
        and geval.oplossing in p.oplossing
    ]
    assert gezegd, [p.zin() for p in uitslag.problemen[:5]]
    if geval.check == NEEMT_AAN:
        assert problemen == ()
        return
    hier = [p for p in problemen if (geval.check or geval.wat) in p.wat and p.oplossing]
    assert hier, [p.zin() for p in problemen[:5]]
