"""Figures that people add themselves: files in the folder ``eigen`` of the mirror.

Two kinds of file. One in the long contract (``indicator, niveau, code, jaar, waarde, bron, status``
and what else its table has) is taken as it is. An export of a statistics portal is taken as
``eigen/lijst.csv`` says: which file, which form, which indicator and level. Whatever goes in must
be an indicator of the contract at a level that it allows, and may never replace what a publisher
says of the same area and year. An indicator that the contract does not know is described in
``eigen/indicatoren.csv`` (contract table ``eigen_indicatoren``); its values go the same two ways.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

import pandas as pd

from etl import tabellen as tafel
from etl.contract.check import check_table, references_of
from etl.contract.eigen import CIJFERS_EIGEN, INDICATOREN_EIGEN, VOOR, own_indicators
from etl.contract.indicators import INDICATOREN, Indicator
from etl.contract.sources import BRONNEN
from etl.contract.tables import TABELLEN
from etl.errors import OngeldigeGegevens, Probleem
from etl.register.check import as_meant
from etl.register.oplading import whole_table
from etl.register.read import with_kinds
from etl.sources import stadsmonitor, swing
from etl.sources.gebiedskolom import Gebieden, Vraag
from etl.sources.lezen import read_csv, read_xlsx
from etl.sources.verslag import Gelezen

MAP = "eigen"
LIJST = "lijst.csv"
LIJST_KOLOMMEN = ("bestand", "vorm", "indicator", "niveau", "kolom", "blad", "jaar")
VORMEN = ("swing", "stadsmonitor")
#: Describes indicators that the contract does not know; in a table's own columns.
BESCHRIJVING = "indicatoren.csv"
_FUSIES = "provincies_in_cijfers/gemeente2024_gemeente.xlsx"


def add(
    gelezen: Mapping[str, Gelezen], bronnen: Path, gebieden: Mapping[str, pd.DataFrame]
) -> dict[str, Gelezen]:
    """Return the tables of observations with the figures in ``eigen`` added.

    Parameters
    ----------
    gelezen : mapping of str to Gelezen
        What the publishers say, by table.
    bronnen : Path
        The mirror folder.
    gebieden : mapping of str to DataFrame
        Contract tables ``wijken``, ``gemeenten`` and ``gebieden``.

    Returns
    -------
    dict of str to Gelezen
        The very same where the folder is empty or not there.

    Raises
    ------
    OngeldigeGegevens
        With every problem of every file.
    """
    uit, problemen = dict(gelezen), list[Probleem]()
    beschreven, fout_beschreven = _described(bronnen / MAP / BESCHRIJVING, problemen)
    eigen = own_indicators(beschreven.to_dict("records"))
    bekend = INDICATOREN | {e.indicator.sleutel: e.indicator for e in eigen}
    if eigen:
        regels = tuple(
            f"eigen indicator {e.indicator.sleutel}: {e.bron.attributie}; {e.bron.licentie}."
            for e in eigen
        )
        uit[INDICATOREN_EIGEN] = Gelezen(beschreven, regels)
        uit[CIJFERS_EIGEN] = Gelezen(tafel.empty(CIJFERS_EIGEN), ())
    for bestand, lees in _tasks(bronnen, gebieden, bekend, problemen):
        try:
            frame, regels = lees()
            for naam, deel in _by_table(frame, bestand, bekend):
                vers, fouten = _joined(naam, uit[naam], deel, bestand, gebieden)
                problemen += fouten
                uit[naam] = Gelezen(vers, (*uit[naam].verslag, *regels))
        except OngeldigeGegevens as fout:
            problemen += fout.problemen
    # Of an indicator whose description is wrong, its values are not unknown too.
    problemen = [p for p in problemen if p.kolom != "indicator" or p.waarde not in fout_beschreven]
    if eigen and not problemen:
        problemen = _without_values(beschreven, uit[CIJFERS_EIGEN].tabel)
    if problemen:
        raise OngeldigeGegevens(problemen)
    return uit


def _described(path: Path, problemen: list[Probleem]) -> tuple[pd.DataFrame, frozenset[str]]:
    """Return the indicators that somebody describes, or the keys of a description with faults.

    The faults go into `problemen`.
    """
    niets = tafel.empty(INDICATOREN_EIGEN)
    if not path.is_file():
        return niets, frozenset()
    naam, tabel = f"{MAP}/{path.name}", TABELLEN[INDICATOREN_EIGEN]
    try:
        frame = with_kinds(whole_table(path).tabel, tabel.kolommen)
    except OngeldigeGegevens as fout:
        problemen += fout.problemen
        return niets, frozenset()
    sleutels = frame["sleutel"] if "sleutel" in frame.columns else niets["sleutel"]
    wat, hulp = "kent Buurtkompas al", f"laat de rij weg: cijfers ervan in de map {MAP} volstaan"
    fouten = check_table(tabel.naam, frame, naam)
    fouten += [
        Probleem(naam, int(str(rij)), "sleutel", sleutel, wat, hulp)
        for rij, sleutel in sleutels[sleutels.isin(list(INDICATOREN))].items()
    ]
    problemen += fouten
    if fouten:
        return niets, frozenset(sleutels.dropna())
    return frame[tabel.kolomnamen()].astype("str").sort_values("sleutel"), frozenset()


def _without_values(beschreven: pd.DataFrame, cijfers: pd.DataFrame) -> list[Probleem]:
    zonder = beschreven.loc[~beschreven["sleutel"].isin(cijfers["indicator"]), "sleutel"]
    wat, hulp = "heeft geen enkel cijfer", f"leg de cijfers in de map {MAP}, of laat de rij weg"
    bestand = f"{MAP}/{BESCHRIJVING}"
    return [
        Probleem(bestand, int(str(rij)), "sleutel", sleutel, wat, hulp)
        for rij, sleutel in zonder.items()
    ]


def _tasks(
    bronnen: Path,
    gebieden: Mapping[str, pd.DataFrame],
    bekend: Mapping[str, Indicator],
    problemen: list[Probleem],
) -> Iterator[tuple[str, Callable[[], tuple[pd.DataFrame, tuple[str, ...]]]]]:
    """Yield, per file and indicator, its name and how it is read."""
    folder = bronnen / MAP
    if not folder.is_dir():
        return
    lijst = _list(folder / LIJST, bekend, problemen)
    for vorm, bestand, vraag in lijst:
        yield bestand, partial(_export, vorm, folder / bestand, vraag, bronnen, gebieden)
    genoemd = {LIJST, BESCHRIJVING, *(bestand for _, bestand, _ in lijst)}
    for path in sorted(folder.iterdir()):
        gewoon = path.suffix.lower() in (".csv", ".xlsx") and not path.name.startswith((".", "~"))
        if gewoon and path.name not in genoemd:
            yield path.name, partial(_contract_file, path)


def _list(
    path: Path, bekend: Mapping[str, Indicator], problemen: list[Probleem]
) -> list[tuple[str, str, Vraag]]:
    """Return form, file and question of each row of the list; faults go into `problemen`."""
    if not path.is_file():
        return []
    rijen = read_csv(path, LIJST_KOLOMMEN, sep=",;")
    goed = []
    for nummer, rij in rijen.iterrows():
        cel = {kolom: str(rij[kolom]).strip() for kolom in LIJST_KOLOMMEN}
        fouten = list(_wrong_cells(cel, bekend))
        problemen += [
            Probleem(f"{MAP}/{LIJST}", int(str(nummer)), kolom, cel[kolom], wat, hulp)
            for kolom, wat, hulp in fouten
        ]
        if not fouten:
            vraag = Vraag(**{k: cel[k] for k in ("indicator", "niveau", "kolom", "blad", "jaar")})
            goed.append((cel["vorm"], cel["bestand"], vraag))
    return goed


def _wrong_cells(
    cel: Mapping[str, str], bekend: Mapping[str, Indicator]
) -> Iterator[tuple[str, str, str]]:
    if Path(cel["bestand"]).name != cel["bestand"] or not cel["bestand"]:
        yield "bestand", "is geen naam van een bestand", f"schrijf enkel de naam, in de map {MAP}"
    if cel["vorm"] not in VORMEN:
        yield "vorm", "is geen vorm die wij lezen", f"kies uit {', '.join(VORMEN)}"
    indicator = bekend.get(cel["indicator"])
    if indicator is None:
        yield "indicator", "kennen wij niet", _choose(bekend)
    elif cel["niveau"] not in indicator.niveaus:
        yield "niveau", "past niet bij de indicator", f"kies uit {', '.join(indicator.niveaus)}"


def _choose(bekend: Mapping[str, Indicator]) -> str:
    return f"kies uit {', '.join(bekend)}, of beschrijf het in {MAP}/{BESCHRIJVING}"


def _contract_file(path: Path) -> tuple[pd.DataFrame, tuple[str, ...]]:
    naam, gelezen = as_meant(whole_table(path))
    frame = gelezen.tabel
    if "indicator" not in frame.columns or frame.columns.has_duplicates:
        wat = "is geen tabel met één kolom indicator"
        hulp = f"gebruik de kolommen van het contract, of noem het bestand in {MAP}/{LIJST}"
        raise OngeldigeGegevens([Probleem(path.name, 1, "indicator", "", wat, hulp)])
    gezien = [
        f"{len(frame)} rijen {naam or CIJFERS_EIGEN}",
        *(r.in_taal("nl") for r in gelezen.rechtgezet),
    ]
    return frame, tuple(f"eigen: {path.name}: {regel}." for regel in gezien)


def _export(
    vorm: str, path: Path, vraag: Vraag, bronnen: Path, gebieden: Mapping[str, pd.DataFrame]
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    lijst = areas(vraag.niveau, gebieden, _grown(bronnen))
    if vorm == "stadsmonitor":
        gelezen = stadsmonitor.read(path, vraag, lijst)
    else:
        gelezen = swing.read(whole_table(path).tabel, vraag, lijst, path.name)
    # As text, like a file in the contract, so that both go one way from here.
    tabel = gelezen.tabel
    waarde = tabel["waarde"].map(repr).where(tabel["waarde"].notna())
    return tabel.assign(waarde=waarde, jaar=tabel["jaar"].astype("str")), gelezen.verslag


def _grown(bronnen: Path) -> frozenset[str]:
    """Return the gemeenten that stand for more than one gemeente of 2024."""
    paren = read_xlsx(bronnen / _FUSIES, ["gemeente2024", "gemeente"])
    samen = paren.groupby("gemeente")["gemeente2024"].nunique()
    return frozenset(samen.index[samen > 1])


def areas(
    niveau: str, gebieden: Mapping[str, pd.DataFrame], gegroeid: Collection[str] = ()
) -> Gebieden:
    """Return the areas of a level with the names by which publishers call them.

    Parameters
    ----------
    niveau : str
        Key of the level.
    gebieden : mapping of str to DataFrame
        Contract tables ``wijken``, ``gemeenten`` and ``gebieden``.
    gegroeid : collection of str
        Gemeenten that grew in 2025.
    """
    if niveau == "wijk":
        wijken = gebieden["wijken"]
        gemeente = gebieden["gemeenten"].set_index("gemeente_code")["gemeente_naam"]
        plaats = wijken["gemeente_code"].map(gemeente)
        rijen = zip(wijken["wijk_code"], wijken["wijk_naam"], plaats, strict=True)
        # The publisher names automatic wijken after their code: "41034A0 (Lede)" is 41034A0W.
        return Gebieden(
            {
                code: [naam, f"{naam} ({waar})", f"{code.removesuffix('W')} ({waar})"]
                for code, naam, waar in rijen
            }
        )
    eigen = gebieden["gebieden"][gebieden["gebieden"]["niveau"] == niveau]
    namen = eigen[["naam_nl", "naam_fr"]].apply(lambda rij: sorted(set(rij.dropna())), axis=1)
    return Gebieden(
        dict(zip(eigen["code"], namen, strict=True)), gegroeid if niveau == "gemeente" else ()
    )


def _by_table(
    frame: pd.DataFrame, bestand: str, indicatoren: Mapping[str, Indicator]
) -> list[tuple[str, pd.DataFrame]]:
    """Return the rows per contract table, with the columns that may be left out."""
    bekend = frame["indicator"].isin(list(indicatoren))
    niveaus = frame["indicator"].map({k: i.niveaus for k, i in indicatoren.items()})
    niveau = frame["niveau"] if "niveau" in frame.columns else frame["indicator"]
    past = [not b or n in mag for b, n, mag in zip(bekend, niveau, niveaus, strict=True)]
    bron = frame["bron"].isin(list(BRONNEN)) if "bron" in frame.columns else bekend | True
    problemen = [
        Probleem(bestand, int(str(rij)), kolom, str(frame.at[rij, kolom]), wat, hulp)
        for kolom, goed, wat, hulp in (
            ("indicator", bekend, "kennen wij niet", _choose(indicatoren)),
            ("niveau", pd.Series(past, frame.index), "past niet bij de indicator", "zie explain"),
            ("bron", bron, "kennen wij niet", "schrijf eigen, of een bron van data/README.md"),
        )
        for rij in frame.index[~goed]
        if kolom in frame.columns
    ]
    if problemen:
        raise OngeldigeGegevens(problemen)
    tabellen = frame["indicator"].map({k: i.tabel for k, i in indicatoren.items()})
    return [(str(naam), rijen) for naam, rijen in frame.groupby(tabellen)]


def _joined(
    naam: str,
    gelezen: Gelezen,
    deel: pd.DataFrame,
    bestand: str,
    gebieden: Mapping[str, pd.DataFrame],
) -> tuple[pd.DataFrame, list[Probleem]]:
    """Return a table with rows added, or as it was and why not."""
    tabel, staand = TABELLEN[naam], gelezen.tabel
    deel = with_kinds(deel, tabel.kolommen)
    fouten = check_table(naam, deel, bestand, references_of(gebieden))
    if fouten:
        return staand, fouten
    if naam == CIJFERS_EIGEN:
        # Whose they are, the description of the indicator says.
        deel = deel.assign(bron=VOOR + deel["indicator"])
    # In the kinds of the table, or a year would not equal the same year; whole numbers in the one
    # kind that knows a missing one.
    soorten = {k: "Int64" if d.kind == "i" else d for k, d in staand.dtypes.items()}
    erbij = deel[tabel.kolomnamen()].astype(soorten)
    sleutel = list(tabel.sleutel)
    al = set(staand[sleutel].astype("str").itertuples(index=False, name=None))
    dubbel = [
        Probleem(
            bestand,
            int(str(rij)),
            ", ".join(sleutel),
            ", ".join(waarden),
            "dit cijfer is er al, van de uitgever of uit een ander bestand",
            "laat de rij weg",
        )
        for rij, *waarden in erbij[sleutel].astype("str").itertuples()
        if tuple(waarden) in al
    ]
    if dubbel:
        return staand, dubbel
    samen = pd.concat([staand, erbij], ignore_index=True)
    return samen.sort_values(sleutel, ignore_index=True), []
