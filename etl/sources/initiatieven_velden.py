"""Fields of the initiatives in their contract form: addresses, dates, remarks, ids."""

import re

import pandas as pd

from etl.sources.gelijkenis import full_name, plain

_DATUM = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DOMEIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?")
#: What the files tell each other ("also in file 3") means nothing outside them.
_BESTANDSPRAAT = re.compile(r"initiatieven_feiten|eerste bestand")
_INDEX = re.compile(r"code-index id (\d+).*")
_NUMMER = r"nr. \1"


def web_address(tekst: str) -> str:
    """Return the web address in a text, with its scheme; "" where there is none.

    Examples
    --------
    >>> web_address("https://www.openstreetmap.org/node/1 (via BelgiumMaps, extract 2015)")
    'https://www.openstreetmap.org/node/1'
    >>> web_address("www.maksvzw.be"), web_address("publieke code, index 7 (find_string)")
    ('http://www.maksvzw.be', '')
    >>> web_address("javascript:alert(1)")
    ''
    """
    gevonden = re.search(r"https?://\S+", tekst)
    if gevonden:
        return gevonden.group()
    eerste = (tekst.split() or [""])[0]
    return f"http://{eerste}" if _DOMEIN.fullmatch(eerste) else ""


def iso_date(tekst: str) -> str:
    """Return a date as ISO text, as precise as it is known; "" where it is none.

    Examples
    --------
    >>> [iso_date(t) for t in ("2024-09", "2022", "29/11/2019", "9/2024", "vorig jaar")]
    ['2024-09', '2022', '2019-11-29', '2024-09', '']
    """
    datum = "-".join(d.zfill(2) for d in reversed(tekst.strip().split("/")))
    return datum if _DATUM.fullmatch(datum) else ""


def join_remarks(*opmerkingen: str) -> str:
    """Return remarks as one, each once.

    Examples
    --------
    >>> join_remarks("gepland", "", "gepland; in de school")
    'gepland; in de school'
    """
    delen = [d.strip() for tekst in opmerkingen for d in tekst.split(";")]
    return "; ".join(dict.fromkeys(d for d in delen if d))


def public_remark(opmerking: str, bron: str) -> str:
    """Return a remark without what the files tell each other, with a source that has no address.

    Examples
    --------
    >>> public_remark("zelfde zaal; ook in initiatieven_feiten3", "https://a.be")
    'zelfde zaal'
    >>> public_remark("", "publieke GitHub-code, code-index id 7 (find_string)")
    'bron zonder webadres: publieke GitHub-code, nr. 7'
    """
    eigen = [d for d in opmerking.split(";") if not _BESTANDSPRAAT.search(d)]
    zonder = bron and not web_address(bron)
    return join_remarks(
        ";".join(eigen), f"bron zonder webadres: {_INDEX.sub(_NUMMER, bron)}" if zonder else ""
    )


def slug(naam: str, gemeente: str) -> str:
    """Return a readable id from name and gemeente, as the source names them.

    The names of then, not of today, so that a merger of gemeenten changes no id.

    Examples
    --------
    >>> slug("Ontmoetingshuis De Brug (inloopcentrum)", "Aalst")
    'ontmoetingshuis-de-brug-aalst'
    >>> slug("Huis van het Kind Bilzen (Sociaal Huis)", "Bilzen")
    'huis-van-het-kind-bilzen'
    """
    return f"{full_name(naam, gemeente)} {plain(gemeente)}".strip().replace(" ", "-")


def _distinct(basis: str, details: tuple[str, ...], bezet: set[str]) -> str:
    """Return the first id that is free: bare, with a detail, or with a number."""
    namen = [plain(d).replace(" ", "-") for d in details]
    for kandidaat in (basis, *(f"{basis}-{naam}" for naam in namen if naam)):
        if kandidaat not in bezet:
            return kandidaat
    n = 2
    while f"{basis}-{n}" in bezet:
        n += 1
    return f"{basis}-{n}"


def stable_ids(rijen: pd.DataFrame) -> pd.Series:
    """Return one id per row: unique, and the same whatever the order of the rows.

    Parameters
    ----------
    rijen : DataFrame
        ``naam, gemeente, straat, deel`` (text) and ``lat, lon``; a unique index.

    Returns
    -------
    Series of str
        Of rows with one slug, the first by name and street keeps it; the others add their
        street, part of the gemeente, full name or coordinate.

    Examples
    --------
    >>> twee = pd.DataFrame({"naam": "De Brug", "gemeente": "Dorp", "deel": "",
    ...                      "straat": ["Markt", "Laan"], "lat": 51.0, "lon": 4.0})
    >>> stable_ids(twee).tolist()
    ['de-brug-dorp-markt', 'de-brug-dorp']
    """
    volgorde = ["naam", "gemeente", "straat", "deel", "lat", "lon"]
    bezet: set[str] = set()
    ids = {}
    for i, naam, gemeente, straat, deel, lat, lon in rijen.sort_values(volgorde)[
        volgorde
    ].itertuples(name=None):
        details = (str(straat), str(deel), str(naam), f"{lat:.5f} {lon:.5f}")
        ids[i] = _distinct(slug(str(naam), str(gemeente)), details, bezet)
        bezet.add(ids[i])
    return pd.Series(ids, dtype="str")[rijen.index]
