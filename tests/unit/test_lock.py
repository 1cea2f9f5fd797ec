"""The two locks: in step with pyproject.toml and each other, and from the public registry only."""

import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
HINT = 'run "make lock" and commit uv.lock and requirements.lock'


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text("utf-8"))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _parts(requirement: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return name, extras and version specifiers of a requirement."""
    found = re.fullmatch(r"([\w.-]+)(?:\[([^]]*)\])?\s*(.*)", requirement)
    assert found is not None, requirement
    name, extras, specifiers = (text or "" for text in found.groups())
    return _normal(name), _set(extras), _set(specifiers)


def _set(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


def test_uv_lock_was_made_from_this_pyproject() -> None:
    project = _toml("pyproject.toml")["project"]
    asked = {(*_parts(r), "") for r in project["dependencies"]}
    for extra, requirements in project["optional-dependencies"].items():
        asked |= {(*_parts(r), f"extra == '{extra}'") for r in requirements}
    (ours,) = [p for p in _toml("uv.lock")["package"] if p["name"] == project["name"]]
    locked = {
        (
            r["name"],
            frozenset(r.get("extras", ())),
            _set(r.get("specifier", "")),
            r.get("marker", ""),
        )
        for r in ours["metadata"]["requires-dist"]
    }
    assert locked == asked, HINT


def test_the_lock_for_pip_pins_the_same_versions_with_hashes() -> None:
    locked = {
        (p["name"], p["version"]) for p in _toml("uv.lock")["package"] if "registry" in p["source"]
    }
    text = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=\w)", text)[1:]  # the first line is a comment
    pinned = {tuple(re.split(r"==|[ ;]", entry)[:2]) for entry in entries}
    assert pinned <= locked, HINT
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    direct = {_parts(r)[0] for r in _toml("pyproject.toml")["project"]["dependencies"]}
    assert direct <= {name for name, _ in pinned}, HINT


@pytest.mark.parametrize("name", ["uv.lock", "requirements.lock"])
def test_a_lock_names_the_public_registry_and_nothing_else(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    hosts = {urlsplit(url).hostname for url in re.findall(r"\b\w+://[^\s\"']+", text)}
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}
    assert "find-links" not in text
    assert "index-url" not in text
    sources = set(re.findall(r"source = \{ (\w+) = \"([^\"]*)\" \}", text))
    assert sources <= {("registry", "https://pypi.org/simple"), ("editable", ".")}
