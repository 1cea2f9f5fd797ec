"""What the server says of itself."""

import asyncio
import gc
import json
import threading
from pathlib import Path

import pytest

from dashboard import server


def vraag(eindpunt) -> tuple[int, dict]:
    antwoord = asyncio.run(eindpunt(None))
    return antwoord.status_code, json.loads(antwoord.body)


def test_it_is_ready_when_the_first_edition_is_and_not_before(
    monkeypatch: pytest.MonkeyPatch, stadsstore: Path
) -> None:
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(stadsstore))
    monkeypatch.setattr(server, "_WARM", threading.Event())
    assert vraag(server.health)[0] == 200
    assert vraag(server.ready) == (503, {"klaar": False})
    einde = threading.Event()
    einde.set()
    server._keep_warm(einde)
    gc.unfreeze()  # what the server sets apart lives on in the tests that follow
    assert vraag(server.ready) == (200, {"klaar": True})


def test_it_is_never_ready_without_an_edition(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BUURTKOMPAS_STORE", str(tmp_path))
    monkeypatch.setattr(server, "_WARM", threading.Event())
    einde = threading.Event()
    einde.set()
    server._keep_warm(einde)
    assert vraag(server.health)[0] == 503
    assert vraag(server.ready) == (503, {"klaar": False})
