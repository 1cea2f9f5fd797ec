"""The whole of `data/` from the publishers' real files once more: not one byte differs."""

import shutil
from pathlib import Path

import pytest

from etl.refresh import refresh
from tests.cijfers import LANG

BRONNEN = Path(__file__).resolve().parents[3] / "shared" / "bronnen"

pytestmark = [
    pytest.mark.slow,
    # A minute or more, and only where the publishers' files are.
    pytest.mark.skipif(
        not LANG or not BRONNEN.is_dir(),
        reason="run by `make soak`, beside the publishers' files",
    ),
]


def test_the_real_files_give_the_committed_data_byte_for_byte(
    data_dir: Path, tmp_path: Path
) -> None:
    shutil.copytree(data_dir, tmp_path / "data")
    regels = refresh(BRONNEN, tmp_path / "data")
    assert regels[0] == "verschil: geen, data/ is al zo."
    voor, na = (
        {str(p.relative_to(map_)): p.read_bytes() for p in map_.rglob("*") if p.is_file()}
        for map_ in (data_dir, tmp_path / "data")
    )
    assert sorted(voor) == sorted(na)
    assert [naam for naam in voor if voor[naam] != na[naam]] == []
