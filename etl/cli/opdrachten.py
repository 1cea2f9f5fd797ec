"""The commands themselves: read the call, let the right room do the work, say what came of it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from etl.cli import beeld
from etl.cli.groep import Groep, Opdracht
from etl.cli.tekst import language, text
from etl.errors import (
    BeschadigdeEditie,
    GeenEditie,
    OngeldigeAanroep,
    OngeldigeGegevens,
    TeGroteVerandering,
    VerouderdeBronnen,
)

if TYPE_CHECKING:
    from etl.settings import Settings
    from etl.store.read import Editie

Functie = TypeVar("Functie", bound=Callable[..., None])

_NL = language() == "nl"
_OPTIES = "[OPTIES]" if _NL else "[OPTIONS]"

app = typer.Typer(
    name="buurtkompas",
    cls=Groep,
    help=text("app"),
    epilog=text("codes"),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    options_metavar=_OPTIES,
    subcommand_metavar="OPDRACHT …" if _NL else "COMMAND …",
)


def _option(sleutel: str, metavar: str, *namen: str) -> Any:
    return typer.Option(
        *(namen or (f"--{sleutel}",)), metavar=metavar, help=text(sleutel), show_default=False
    )


DataMap = Annotated[Path | None, _option("data", "MAP")]
StoreMap = Annotated[Path | None, _option("store", "MAP")]
Poort = Annotated[int | None, _option("port", "POORT")]
Bronnen = Annotated[list[str] | None, typer.Argument(metavar="BRON", help=text("bron"))]
Bestanden = Annotated[list[Path] | None, typer.Argument(metavar="BESTAND", help=text("bestand"))]


def _settings() -> "Settings":
    from etl.settings import load_settings  # noqa: PLC0415, --help answers without it

    return load_settings()


def _edition(store: Path | None) -> "Editie":
    from etl.store.read import open_edition  # noqa: PLC0415, as above

    return open_edition(store or _settings().store)


def _command(naam: str) -> Callable[[Functie], Functie]:
    return app.command(naam, cls=Opdracht, help=text(naam), options_metavar=_OPTIES)


@_command("build")
def build(
    data: DataMap = None,
    store: StoreMap = None,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help=text("opnieuw"))] = False,
    zonder_trekkingen: Annotated[
        bool, typer.Option("--zonder-trekkingen", help=text("zonder_trekkingen"))
    ] = False,
) -> None:
    """Build an edition from ``data/``."""
    instellingen = _settings()
    from etl.pipeline import build as bouw  # noqa: PLC0415, as above

    with beeld.progress("bouwen") as melder:
        map_ = bouw(
            data or instellingen.data,
            store or instellingen.store,
            opnieuw,
            melder,
            draws=not zonder_trekkingen,
        )
    beeld.show(text("gebouwd", map=map_))


@_command("refresh")
def refresh(  # noqa: PLR0913, PLR0917, each is an option of the command
    bron: Bronnen = None,
    bronnen: Annotated[Path | None, _option("bronnen", "MAP")] = None,
    data: DataMap = None,
    offline: Annotated[bool, typer.Option("--offline", help=text("offline"))] = False,
    neem_over: Annotated[bool, typer.Option("--neem-over", help=text("neem_over"))] = False,
    check: Annotated[bool, typer.Option("--check", help=text("bijgewerkt"))] = False,
    vandaag: Annotated[str | None, _option("vandaag", "DATUM")] = None,
) -> None:
    """Fetch the publishers' files and make ``data/`` again; or tell which sources are due."""
    from etl.cli import vernieuwen  # noqa: PLC0415, as above

    instellingen = _settings()
    if check:
        _check_freshness(data or instellingen.data, vandaag)
        return
    from etl.refresh import refresh as vernieuw  # noqa: PLC0415, as above

    namen = tuple(bron or ())
    with beeld.progress("ophalen") as melder:
        map_, gehaald = vernieuwen.source_folder(bronnen, offline, instellingen, melder, namen)
    _show_lines(gehaald)
    try:
        with beeld.progress("vernieuwen") as melder:
            mag = vernieuwen.permitted(instellingen)
            regels = vernieuw(map_, data or instellingen.data, namen, melder, neem_over, mag)
    except TeGroteVerandering as fout:
        _show_lines(fout.regels)
        raise
    _show_lines(regels)


def _show_lines(regels: Sequence[str]) -> None:
    for regel in regels:
        beeld.show(beeld.printable(regel))


def _check_freshness(data: Path, vandaag: str | None) -> None:
    """Say how fresh every source is; raise where one is due."""
    from etl.cli import vernieuwen  # noqa: PLC0415, as above
    from etl.contract.eigenbronnen import own_sources_in  # noqa: PLC0415, as above

    jaren = vernieuwen.last_years(vernieuwen.standing_tables(data))
    spiegel = _settings().bronnen or _settings().spiegel
    regels, te_laat = vernieuwen.freshness_lines(
        vernieuwen.day(vandaag), jaren, spiegel, own_sources_in(data)
    )
    _show_lines(regels)
    if te_laat:
        raise VerouderdeBronnen(
            f"Nieuwe cijfers verwacht voor {', '.join(te_laat)}; haal ze op met "
            "`buurtkompas refresh`, of leg de nieuwe bestanden in de spiegelmap."
        )
    beeld.show(text("alles_bij"))


@_command("check")
def check(
    bestand: Bestanden = None,
    data: DataMap = None,
) -> None:
    """Check ``data/`` or files against the contract."""
    map_ = data or _settings().data
    with beeld.progress("nakijken"):
        problemen, regels = _check_files(bestand, map_) if bestand else (_check_data(map_), [])
    for regel in regels:
        beeld.show(regel)
    if problemen:
        raise OngeldigeGegevens(problemen)
    beeld.show(text("in_orde", wat=", ".join(map(str, bestand or [map_]))))


def _check_data(data: Path) -> Sequence[Any]:
    from etl.tabellen import check as kijk_na  # noqa: PLC0415, as above

    return kijk_na(data)


def _check_files(bestanden: Sequence[Path], data: Path) -> tuple[Sequence[Any], list[str]]:
    """Return the problems of files, and a line for each thing that was read past in them."""
    from etl import tabellen  # noqa: PLC0415, as above
    from etl.register.check import check_file  # noqa: PLC0415, as above

    # The codes that a file may name are in these three; the others are large.
    verwijzingen = {naam: tabellen.load(data, naam) for naam in ("wijken", "gemeenten", "gebieden")}
    oordelen = [(bestand, check_file(bestand, verwijzingen)) for bestand in bestanden]
    problemen = [p for _, oordeel in oordelen for p in oordeel.problemen]
    regels = [
        beeld.printable(f"{bestand.name}: {gezien.in_taal(language())}.")
        for bestand, oordeel in oordelen
        for gezien in oordeel.rechtgezet
    ]
    return problemen, regels


@_command("export")
def export(  # noqa: PLR0913, PLR0917, each is an option of the command
    uit: Annotated[Path, _option("uit", "BESTAND")],
    niveau: Annotated[str, _option("niveau", "NIVEAU")] = "geheel",
    code: Annotated[str | None, _option("code", "CODE")] = None,
    formaat: Annotated[str, _option("formaat", "FORMAAT")] = "csv",
    inhoud: Annotated[str, _option("inhoud", "INHOUD")] = "wijken",
    csv: Annotated[str, _option("csv", "VORM")] = "rfc4180",
    taal: Annotated[str, _option("taal", "TAAL")] = "nl",
    alle: Annotated[bool, typer.Option("--alle", help=text("alle"))] = False,
    store: StoreMap = None,
) -> None:
    """Write a region to a file, or it and all its gemeenten into a folder."""
    from etl import export as uitvoer  # noqa: PLC0415, as above
    from etl.export import alle as groot  # noqa: PLC0415, as above
    from etl.heel import write_whole  # noqa: PLC0415, as above

    if code is None and niveau != "geheel":
        raise OngeldigeAanroep(f"--code ontbreekt: welke {niveau}? Geef de officiële code mee.")
    if not alle:
        _check_target(uit)
    elif uit.is_file():
        raise OngeldigeAanroep(f"“{uit}” is een bestand; geef met --uit de naam van een map.")
    editie = _edition(store)
    regio = (niveau, code or "VB")
    wens = uitvoer.Wens(inhoud, csv, taal)
    if alle:
        opdracht = groot.Opdracht(*regio, formaat, wens)
        with beeld.progress("exporteren") as melder:
            nieuw = groot.export_all(editie, opdracht, uit, melder)
        beeld.show(text("alle_geschreven", n=len(nieuw), map=uit))
        return
    inhoud_bytes = uitvoer.export(editie, *regio, formaat, inhoud, csv, taal)
    if formaat == "csv":
        naam = f"{uit.name}-metadata.json"
        beschrijving = uitvoer.csv_metadata(editie, *regio, inhoud, csv, uit.name)
        write_whole(uit.with_name(naam), beschrijving)
    write_whole(uit, inhoud_bytes)
    beeld.show(text("geschreven", bestand=uit))


def _check_target(uit: Path) -> None:
    if uit.is_dir():
        raise OngeldigeAanroep(f"“{uit}” is een map; geef met --uit de naam van een bestand.")
    if not uit.parent.is_dir():
        raise OngeldigeAanroep(f"De map “{uit.parent}” bestaat niet; maak ze eerst.")


@_command("serve")
def serve(port: Poort = None, store: StoreMap = None) -> None:
    """Start the dashboard on this computer."""
    from etl.cli.serveren import ADRES, check_port  # noqa: PLC0415, as above
    from etl.cli.serveren import serve as dien_op  # noqa: PLC0415, as above

    instellingen = _settings()
    poort = port or instellingen.port
    check_port(poort)
    _edition(store)
    beeld.show(text("open", url=f"http://{ADRES}:{poort}"))
    dien_op(poort, store or instellingen.store)


@_command("explain")
def explain(
    maat: Annotated[str | None, typer.Argument(metavar="MAAT", help=text("maat"))] = None,
) -> None:
    """Explain a figure, or list them all."""
    from etl.contract import figures  # noqa: PLC0415, as above
    from etl.contract.bron import Bron  # noqa: PLC0415, as above
    from etl.contract.figures.explain import explain_figure  # noqa: PLC0415, as above

    taal = language()
    if maat in figures.FIGUREN:
        beeld.show(figures.explain(maat, taal))
        return
    figuren, bronnen = dict(figures.FIGUREN), dict[str, Bron]()
    # People may have added others to the edition; without one, the contract's are all there are.
    with suppress(GeenEditie, BeschadigdeEditie):
        editie = _edition(None)
        figuren, bronnen = {**figuren, **editie.figuren}, {**editie.bronnen}
    if maat is not None:
        if maat not in figuren:
            dichtst = ", ".join(figures.nearest_figures(maat, figuren))
            raise OngeldigeAanroep(f"De maat “{maat}” bestaat niet; kies uit: {dichtst}.")
        beeld.show(explain_figure(figuren[maat], taal, bronnen))
        return
    for kolom, figuur in figuren.items():
        beeld.show(f"{kolom}: {figuur.titel.in_taal(taal)}")


@_command("info")
def info(store: StoreMap = None) -> None:
    """Show what the current edition is, what it was made of and how fresh its sources are."""
    from etl.cli import vernieuwen  # noqa: PLC0415, as above

    editie = _edition(store)
    manifest = editie.manifest
    regels = [f"editie: {editie.id}", f"gegevens tot: {editie.datum}", f"map: {editie.map}"]
    for kop in ("totalen", "rijen", "invoer"):
        regels += ["", f"{kop}:"]
        regels += [f"  {naam}: {waarde}" for naam, waarde in sorted(manifest[kop].items())]
    namen = [naam for naam in vernieuwen.WAARNEMINGEN if naam in manifest["rijen"]]
    tabellen = [editie.observations(naam) for naam in namen]
    jaren = vernieuwen.last_years(tabellen)
    bronnen, _ = vernieuwen.freshness_lines(vernieuwen.day(None), jaren, None, editie.eigen_bronnen)
    regels += ["", f"{text('bronnen_kop')}:", *(f"  {regel}" for regel in bronnen)]
    beeld.show("\n".join(regels))


def main() -> None:
    """Run the command line: leaves with 0 (done), 1 (the data is wrong) or 2 (the call is)."""
    app(prog_name="buurtkompas")
