"""``docs/measures.md``: how to recompute any figure, generated from the contract.

For researchers: in English, with the Dutch column names that files carry. What stands here about
a figure is the registry's own text, so the page cannot tell another formula than ``explain``.
"""

from collections.abc import Iterable
from typing import NamedTuple

from etl.contract.eenheden import EENHEDEN
from etl.contract.figures import FIGUREN, GROEPEN, Figuur
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN


class Stap(NamedTuple):
    """One step of the calculation.

    Attributes
    ----------
    wat : str
        What it gives.
    tabellen : tuple of str
        Contract tables it reads.
    modules : tuple of str
        Modules of ``etl.measures`` that do it.
    groepen : tuple of str
        Chapters of figures that it fills.
    """

    wat: str
    tabellen: tuple[str, ...]
    modules: tuple[str, ...]
    groepen: tuple[str, ...]


#: The calculation, in the order in which one step needs the other.
STAPPEN: tuple[Stap, ...] = (
    Stap(
        "Household rows with a place, and their wijk",
        ("wijken", "huishoudens"),
        ("wijken", "weighted"),
        ("gebied",),
    ),
    Stap(
        "People who live there, where `data/` has the optional table",
        ("bevolking",),
        ("observations", "regions"),
        ("gebied",),
    ),
    Stap(
        "Metres from every household row to the places of the register; what is within reach",
        ("initiatieven",),
        ("travel", "neighbours", "access"),
        ("toegang", "werkmodel"),
    ),
    Stap(
        "Supply shared with others, real choice, clusters of access, whom one place serves alone",
        ("initiatieven", "wijken"),
        ("catchment", "choice", "clusters", "siting", "criticality", "offer"),
        ("toegang", "werkmodel"),
    ),
    Stap(
        "Rent signal of every gemeente, and whether it holds",
        ("huur", "verkoopprijs", "gemeenten", "inkomen"),
        ("rent", "ding"),
        ("huur",),
    ),
    Stap(
        "Households without internet, and the estimated digital risk",
        ("internet", "alleenwonend", "inkomen"),
        ("observations", "digital"),
        ("digitaal",),
    ),
    Stap(
        "Need: percentiles of its components over all households",
        ("alleenwonend", "huishoudens"),
        ("need",),
        ("nood",),
    ),
    Stap(
        "Lack of access, priority, class and rank; the double barrier",
        ("initiatieven", "huishoudens"),
        ("gap", "barrier"),
        ("kloof",),
    ),
    Stap(
        "Intervals by seeded draws: other assumptions, other spots for places not known exactly",
        ("initiatieven", "huishoudens"),
        ("certainty", "ranks", "sensitivity"),
        ("zekerheid",),
    ),
    Stap(
        "Regions: totals, counts of wijken, how minutes are spread, what new places could bring",
        ("gebieden",),
        ("regions", "equity", "distribution", "lorenz", "gain", "siting"),
        ("regio", "verdeling", "klassen"),
    ),
    Stap(
        "How full and fresh the register is, and which gemeenten to phone first",
        ("initiatieven", "huishoudens"),
        ("completeness",),
        ("register",),
    ),
    Stap(
        "Figures that people added, where `data/` has them; they count in nothing else",
        ("eigen_indicatoren", "eigen_cijfers"),
        ("observations", "regions"),
        ("eigen",),
    ),
)

_INLEIDING = """\
# Measures

<!-- Generated from etl/contract by etl/contract/measures_page.py: change it there, not here. -->

Every figure of Buurtkompas: what it is, its formula, the level at which it is known, its sources
and what it does not say. Columns are in Dutch, as in the files. A missing value means
"not known", never zero. `buurtkompas explain KOLOM` tells the same in Dutch, French or English.

## Recompute a figure

1. `data/` holds all inputs: [README](../data/README.md) and `datapackage.json` describe every
   table, column, source and licence. Coordinates are in EPSG:31370 (Lambert 72), in metres.
2. `buurtkompas build` computes all figures below from `data/`, without network, in the order of
   the table. `etl/edition.py` is that order in code.
3. Each module of `etl/measures` holds pure functions: arrays or frames in, arrays or frames out,
   no files, no clock, no unseeded chance. Their docstrings give formula, units, source, errors
   and, nearly all, a worked example that runs as a test; for the few others
   `tests/unit/test_publish.py` says where they are worked out. Import one and feed it your own
   arrays to check a figure, or `data/` with another setting.
4. The result is in the edition: `etl.store.read.open_edition`, with the tables `wijken`, `regios`,
   `lorenz` and `initiatieven`; or `buurtkompas export` for CSV and other formats.

Households come as rows of 100-metre cells. A figure of a wijk or region that is computed from these
rows weighs every household the same; what is known per wijk or gemeente only is averaged over the
households of a region.
"""

_INSTELLINGEN = """\
## Default settings

- Travel: on foot at 4.8 km/h, over 1.3 × the distance as the crow flies; 15 minutes are 923 metres.
  The boundary is included.
- A place counts when its type counts by default, people go there, and more is known of it than
  its municipality. "The chosen types" are these default types in every figure of an edition.
- A neighbourhood under 50 households is shown, but gets no class, rank or cluster.
- Draws are seeded: the same data give the same intervals."""


def measures_page() -> str:
    """Return the text of ``docs/measures.md``.

    Examples
    --------
    >>> measures_page().splitlines()[0]
    '# Measures'
    """
    delen = [_INLEIDING + "\n" + _steps(), _INSTELLINGEN]
    for groep, naam in GROEPEN.items():
        # What people add themselves, no two editions have alike.
        if figuren := [_figure(f) for f in FIGUREN.values() if f.groep == groep]:
            delen += [f"## {naam.en}", *figuren]
    return "\n\n".join(delen) + "\n"


def _steps() -> str:
    regels = ["| step | reads from `data/` | modules of `etl/measures` | chapters |"]
    regels.append("| --- | --- | --- | --- |")
    for nummer, stap in enumerate(STAPPEN, start=1):
        bestanden = _codes(TABELLEN[naam].bestand for naam in stap.tabellen)
        hoofdstukken = ", ".join(GROEPEN[groep].en for groep in stap.groepen)
        regels.append(
            f"| {nummer}. {stap.wat} | {bestanden} | {_codes(stap.modules)} | {hoofdstukken} |"
        )
    return "\n".join(regels)


def _figure(figuur: Figuur) -> str:
    titel = figuur.titel.en
    regels = [f"### {titel[:1].upper()}{titel[1:]}", "", f"`{figuur.kolom}`. {figuur.uitleg.en}"]
    regels += ["", f"- Formula: {figuur.formule.en}"]
    if figuur.eenheid:
        regels.append(f"- Unit: {EENHEDEN[figuur.eenheid].en}")
    if figuur.klassen:
        woorden = (f"`{sleutel}` = {woord.en}" for sleutel, woord in figuur.klassen.items())
        regels.append(f"- Classes: {'; '.join(woorden)}")
    if figuur.regio:
        regels.append(f"- For a region: {figuur.regio.en}")
    regels.append(f"- Level: {figuur.niveau.en}")
    bronnen = "; ".join(f"{BRONNEN[b].titel.en} ({BRONNEN[b].periode.en})" for b in figuur.bronnen)
    regels.append(f"- Sources: {bronnen}")
    regels.append(f"- Mind: {figuur.let_op.en}")
    return "\n".join(regels)


def _codes(namen: Iterable[str]) -> str:
    return ", ".join(f"`{naam}`" for naam in namen)
