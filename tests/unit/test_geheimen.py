"""No password, key or token stands in what is committed."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Forms in which secrets are written; the texts of this file are put together so as not to match.
VORMEN = {
    "private key": re.compile(rb"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----"),
    "AWS": re.compile(rb"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "GitHub": re.compile(rb"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})"),
    "GitLab": re.compile(rb"\bglpat-[A-Za-z0-9_-]{20,}"),
    "Slack": re.compile(rb"\bxox[abprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/T[A-Z0-9]+/"),
    "Google": re.compile(rb"\bAIza[A-Za-z0-9_-]{35}\b"),
    "PyPI": re.compile(rb"\bpypi-AgE[A-Za-z0-9_-]{50,}"),
    "Stripe or OpenAI-like": re.compile(rb"\b(?:sk|rk)[-_](?:live|test|proj|ant)[-_][\w-]{16,}"),
    "JSON web token": re.compile(rb"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[\w-]{10,}"),
    "password in an address": re.compile(
        rb"\b[a-z][a-z0-9+]{2,10}://[^\s/:@\"'<>{}$]+:[^\s/@\"'<>{}$]{3,}@"
    ),
    "named and given": re.compile(
        rb"(?i)\b(?:api_?key|secret(?:_?key)?|passw(?:or)?d|wachtwoord|access_?token|auth_?token)"
        rb"[\"']?\s*[:=]\s*[\"'][^\"'\s{}<>]{8,}[\"']"
    ),
}
#: Files that hold secrets by their name alone.
NAMEN = re.compile(
    r"(?:^|/)(?:\.env(?:\..+)?|secrets\.toml|id_(?:rsa|ed25519)|.+\.(?:pem|p12|key))$"
)


def found(inhoud: bytes) -> list[str]:
    return [naam for naam, vorm in VORMEN.items() if vorm.search(inhoud)]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="nothing is committed outside git")
def test_nothing_committed_looks_like_a_secret() -> None:
    lijst = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    paden = [naam for naam in lijst.stdout.decode().split("\0") if naam]
    assert len(paden) > 100
    assert [naam for naam in paden if NAMEN.search(naam)] == []
    # Tables and pictures come from publishers and from our own browser; nobody types in those.
    tekst = (n for n in paden if Path(n).suffix not in {".csv", ".gz", ".png", ".parquet", ".zip"})
    inhoud = {naam: (ROOT / naam).read_bytes() for naam in tekst if (ROOT / naam).is_file()}
    verdacht = {naam: soorten for naam, lijf in inhoud.items() if (soorten := found(lijf))}
    assert verdacht == {}


@pytest.mark.parametrize(
    ("soort", "delen"),
    [
        ("private key", ("-----BEGIN RSA ", "PRIVATE KEY-----")),
        ("AWS", ("AKIA", "ABCDEFGHIJKLMNOP")),
        ("GitHub", ("ghp_", "a" * 36)),
        ("password in an address", ("postgres://ik:", "geheim@db.example/x")),
        ("named and given", ("API_KEY = ", '"0123456789abcdef"')),
    ],
)
def test_what_looks_like_a_secret_is_found(soort: str, delen: tuple[str, str]) -> None:
    assert found("".join(delen).encode()) == [soort]
