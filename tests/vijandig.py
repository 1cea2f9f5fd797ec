"""Hostile text by name, and the made-up town in which every text is hostile.

What would become an element or an attribute bears the mark ``x-vijand``; what would run sets
``__geraakt``; what would become a link by markup leads to :data:`OPMAAKHOST`.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from etl import edition
from etl import tabellen as tafel
from etl.store.read import Editie, open_edition
from etl.store.write import write_edition
from tests.golden import stad

OPMAAKHOST = "opmaak.vijand.example"
_RAAK = "window.top.__geraakt=1"

VIJANDIG: dict[str, str] = {
    # markup
    "script": f"<script x-vijand>{_RAAK}</script>",
    "script_einde": f"</script><script x-vijand>{_RAAK}</script>",
    "commentaar": f"--><!--<script x-vijand>{_RAAK}</script>",
    "img_onerror": f'<img x-vijand src=x onerror="{_RAAK}">',
    "svg_onload": f'<svg x-vijand onload="{_RAAK}"><a href="javascript:{_RAAK}">x</a></svg>',
    "iframe": f'<iframe x-vijand srcdoc="<script>{_RAAK}</script>"></iframe>',
    "object": f'<object x-vijand data="data:text/html,<script>{_RAAK}</script>"></object>',
    "stijl": "</style><style x-vijand>*{display:none}</style>",
    "formulier": f'<form x-vijand action="//{OPMAAKHOST}"><input name="q"></form>',
    "uit_dubbel": f'" x-vijand onmouseover="{_RAAK}" autofocus onfocus="{_RAAK}',
    "uit_enkel": f"' x-vijand onmouseover='{_RAAK}' autofocus onfocus='{_RAAK}",
    "uit_zonder": f"x x-vijand onmouseover={_RAAK} ",
    "entiteit": f"&lt;img x-vijand src=x onerror={_RAAK}&gt;&#60;b x-vijand&#62;&quot;",
    "backtick": f"`-->${{{_RAAK}}}<x-vijand>",
    # links
    "javascript": f"javascript:{_RAAK}",
    "javascript_vermomd": f"\tJaVa\nScript&colon;{_RAAK}",
    "javascript_https": f"javascript:{_RAAK}//https://vijand.example/",
    "data": f"data:text/html,<script>{_RAAK}</script>",
    "https_uit": f'https://vijand.example/"x-vijand/onmouseover="{_RAAK}',
    "https_uit_enkel": f"https://vijand.example/'x-vijand/onmouseover='{_RAAK}",
    "https_kapot": "https://[vijand/<x-vijand>",
    "protocolloos": f"//{OPMAAKHOST}/x",
    # Markdown and what Streamlit adds to it
    "md_link": f"[klik](https://{OPMAAKHOST}/x)<https://{OPMAAKHOST}/y>",
    "md_beeld": f"![x](https://{OPMAAKHOST}/x.png)",
    "md_html": f"**vijandvet** <b x-vijand>x</b> :red[vijandkleur] $\\frac{{1}}{{2}}$ `{_RAAK}`",
    "md_kop": "# vijandkop\n\n- vijandpunt\n\n| a | b |\n|---|---|\n| c | d |",
    # templates
    "jinja": "{{7*7}}{% raw %}{{config}}",
    "dollar": "${7*7} $naam %s %(x)s %d",
    "format": "{0} {naam} {0.__class__} {",
    "typst_eval": '#eval("40+9") #sys.version $ 40+9 $',
    "typst_import": '#import "@preview/cetz:0.2.2"; #read("/etc/passwd") #[*vet*] //x /*',
    "typst_link": f'#link("javascript:{_RAAK}")[klik] https://{OPMAAKHOST}/z \\u{{41}}',
    # spreadsheets
    "formule": "=1+1",
    "formule_plus": "+1+1",
    "formule_min": "-1+1",
    "formule_apenstaart": "@SUM(A1)",
    "formule_tab": "\t=1+1",
    "formule_cr": "\r=1+1",
    "formule_spaties": "  \u00a0=1+1",
    "formule_dde": "=cmd|'/C calc'!A0",
    "formule_breed": "＝1+1",
    "formule_koppeling": f'=HYPERLINK("https://{OPMAAKHOST}/h","klik")',
    "formule_nieuwe_cel": '",=1+1\r\n=2+2;"=3+3"',
    # files and databases
    "pad": "../../../../etc/passwd",
    "pad_windows": "..\\..\\C:\\Windows\\x\x00.csv",
    "sql": "'; DROP TABLE initiatieven; --",
    # characters
    "stuur": "nul\x00 bel\x07 esc\x1b[31m wis\x7f terug\x08",
    "bidi": "goed\u202eefac\u2066x\u2069 teken",
    "nulbreed": "ni\u200bets\ufeff te\u200d zien\u00ad",
    "lang": "W" * 2000,
    "stapel": "Z" + "\u0301" * 60,
}
TEKSTEN = tuple(VIJANDIG.values())

#: Text columns of the register. Words of a list, dates and postcodes are reckoned with: the
#: contract lets no other text into an edition.
KOLOMMEN = (
    "naam",
    "organisatie",
    "straat",
    "huisnummer",
    "gemeente_naam",
    "locatie_bron",
    "capaciteit_eenheid",
    "talen",
    "openingsuren",
    "website",
    "telefoon",
    "bron_url",
    "hand_velden",
    "opmerking",
)
#: Kinds of places with their werkmodel, so that every list, choice and filter has something.
_SOORTEN = (
    ("buurthuis", "organisatie|locatie_regio"),
    ("buddywerking", "persoonlijke_vriend"),
    ("sociaal_restaurant", "organisatie"),
)


def tables() -> dict[str, pd.DataFrame]:
    """Return the town's tables with as many wijken and gemeenten as there are hostile texts.

    Wijk i and its gemeente bear text i as their name, the regions above some of them; initiative
    i has another one in each column. All initiatives are in the first wijk.
    """
    tabellen = stad.tables()
    meer = range(len(tabellen["wijken"]), len(TEKSTEN))
    codes = {i: f"{90_100 + i}" for i in meer}
    vakken = [shapely.box(150_000 + 2000 * i, 200_000, 152_000 + 2000 * i, 202_000) for i in meer]
    wijken = {
        "wijk_code": [f"{c}W01" for c in codes.values()],
        "wijk_naam_bron": "bron",
        "gemeente_code": list(codes.values()),
        **stad.REGIO,
    }
    nieuw = gpd.GeoDataFrame(wijken, geometry=vakken, crs="EPSG:31370")
    huizen = pd.DataFrame(
        {
            "wijk_code": nieuw["wijk_code"],
            "sector": nieuw["gemeente_code"] + "A00-",
            "gemeente_code": nieuw["gemeente_code"],
            "x": [151_000.0 + 2000 * i for i in meer],
            "y": 201_000.0,
            "huishoudens": 60.0,
            "wagens": 50.0,
        }
    )
    gemeenten = nieuw[["gemeente_code", *stad.REGIO]]
    gebieden = pd.DataFrame({"niveau": "gemeente", "code": nieuw["gemeente_code"]})
    erbij = {"wijken": nieuw, "huishoudens": huizen, "gemeenten": gemeenten, "gebieden": gebieden}
    for naam, rijen in erbij.items():
        tabellen[naam] = pd.concat([tabellen[naam], rijen], ignore_index=True)
    for naam, kolom in (
        ("wijken", "wijk_naam"),
        ("gemeenten", "gemeente_naam"),
        ("gebieden", "naam_nl"),
        ("gebieden", "naam_fr"),
        ("straten", "straat"),
    ):
        tabellen[naam][kolom] = turn(len(tabellen[naam]), 0)
    tabellen["initiatieven"] = _register(tabellen["initiatieven"])
    return tabellen


def turn(aantal: int, begin: int) -> list[str]:
    """Return so many hostile texts, one after the other from `begin`."""
    return [TEKSTEN[(begin + i) % len(TEKSTEN)] for i in range(aantal)]


def _register(voorbeeld: pd.DataFrame) -> pd.DataFrame:
    aantal = len(TEKSTEN)
    rij = voorbeeld.iloc[0].to_dict()
    uit = pd.DataFrame([rij] * aantal)
    uit["initiatief_id"] = [f"vijand-{naam.replace('_', '-')}" for naam in VIJANDIG]
    for kolom, waarden in (("type", 0), ("werkmodellen", 1)):
        uit[kolom] = [_SOORTEN[i % len(_SOORTEN)][waarden] for i in range(aantal)]
    # A few share a spot, as in one building: their popup tells of all.
    uit["lat"] += [0.0004 * (i // 4) for i in range(aantal)]
    for i, kolom in enumerate(KOLOMMEN):
        uit[kolom] = turn(aantal, 3 * i)
    # Where every other field is, the link would not be.
    uit["website"] = uit["website"].where(uit.index % 2 == 0, VIJANDIG["https_uit"])
    uit["bron_url"] = uit["bron_url"].where(uit.index % 2 == 1, VIJANDIG["https_uit_enkel"])
    return uit


def store(folder: Path) -> Path:
    """Write the hostile town as a store, past the contract: what it refuses is escaped as well."""
    data = folder / "data"
    stad.write(data)
    tabellen = tafel.load_all(data)
    for naam, tabel in tables().items():
        for kolom in set(tabellen[naam].columns) - set(tabel.columns):
            tabel[kolom] = pd.Series(pd.NA, tabel.index, dtype="str")
        tabellen[naam] = tabel
    inhoud = edition.measure(tabellen, lambda _: None)
    inhoud.manifest.update(id="f" * 64, datum="2026-11-23", invoer={})
    write_edition(folder / "store", inhoud)
    return folder / "store"


@cache
def town() -> Editie:
    """Return the hostile town's edition, built once a run. Shared: never change it."""
    folder = Path(tempfile.mkdtemp(prefix="buurtkompas-vijand-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return open_edition(store(folder))
