"""Any list with a map of fields: CSV as Excel writes it, XLSX; maps and lists that are wrong."""

from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest

from etl.errors import OngeldigeGegevens
from etl.sources import eigen_bestand
from etl.sources.veldkaart import read_map
from etl.sources.verslag import Gelezen

KAART = """
bron = "netwerk"
bestand = "lijsten/netwerk.{vorm}"
crs = "{crs}"

[herkomst]
uitgever = "Netwerk Dorp"
licentie = "CC BY 4.0"
attributie = "Netwerk Dorp, CC BY 4.0"

[velden]
naam = "Naam werking"
type = "Soort"
werkmodellen = "Aanpak"
lat = "Y"
lon = "X"
straat = ["Straat"]
gemeente = ["Gemeente"]
telefoon = ["Telefoon"]
gratis = ["Gratis?"]
bron_datum = ["Datum"]
capaciteit = ["Plaatsen"]
opmerking = ["Info"]

[vast]
capaciteit_eenheid = "plaatsen"

[codes.type]
"buddyproject" = "buddywerking"
"inloop" = "inloopcentrum"

[codes.werkmodellen]
"buddy" = "persoonlijke_vriend"
"activiteiten" = "organisatie"

[weglaten.Status]
"gestopt" = "volgens het netwerk gestopt"
"""
PUNTKAART = """
bron = "netwerk"
bestand = "lijsten/netwerk.csv"
[herkomst]
uitgever = "Netwerk Dorp"
licentie = "CC BY 4.0"
attributie = "Netwerk Dorp, CC BY 4.0"
[velden]
naam = "Naam"
punt = "Punt"
[vast]
type = "buurthuis"
werkmodellen = "locatie_regio"
"""
KOP = "Naam werking;Soort;Aanpak;Y;X;Straat;Gemeente;Telefoon;Gratis?;Datum;Plaatsen;Info;Status"
RIJEN = (
    "Maatjes;Buddyproject;buddy|activiteiten;51,05;3,72;Markt;Dorp;09 265 71 70;ja;01/03/2024;"
    "12;Contact: An De Smet;\n"
    "De Stoel;inloop;activiteiten;51,06;3,73;;Dorp;0470123456;;;;;\n"
    "Oud;inloop;activiteiten;51,06;3,73;;Dorp;;;;;;gestopt\n"
    "Vreemd;zwembad;activiteiten;51,06;3,73;;Dorp;;;;;;\n"
)


def lees(folder: Path, tekst: str, vorm: str = "csv", kaart: str = KAART, **anders) -> Gelezen:
    (folder / "lijsten").mkdir(exist_ok=True)
    waarden = {"vorm": vorm, "crs": "EPSG:4326"} | anders
    for naam, waarde in waarden.items():
        kaart = kaart.replace(f"{{{naam}}}", waarde)
    (folder / "lijsten" / "netwerk.toml").write_text(kaart, encoding="utf-8")
    if vorm == "csv":
        (folder / "lijsten" / "netwerk.csv").write_bytes(tekst.encode("utf-8-sig"))
    else:
        kop, *rijen = [regel.split(";") for regel in tekst.strip().splitlines()]
        pd.DataFrame(rijen, columns=kop).to_excel(
            folder / "lijsten" / f"netwerk.{vorm}", index=False
        )
    return eigen_bestand.read(folder)


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_a_list_of_ones_own_becomes_rows(tmp_path: Path, vorm: str) -> None:
    gelezen = lees(tmp_path, f"{KOP}\n{RIJEN}", vorm)
    assert gelezen.tabel["naam"].tolist() == ["Maatjes", "De Stoel"]
    rij = gelezen.tabel.iloc[0]
    assert (rij["type"], rij["werkmodellen"]) == ("buddywerking", "persoonlijke_vriend|organisatie")
    assert (rij["lat"], rij["lon"], rij["straat"]) == (51.05, 3.72, "Markt")
    assert (rij["gratis"], rij["bron_datum"], rij["telefoon"]) == (
        "ja",
        "2024-03-01",
        "09 265 71 70",
    )
    assert (rij["bron"], rij["locatie_bron"]) == ("netwerk", "Netwerk Dorp, CC BY 4.0")
    assert (rij["capaciteit"], rij["capaciteit_eenheid"], rij["opmerking"]) == (
        "12",
        "plaatsen",
        "",
    )
    assert gelezen.tabel.at[1, "telefoon"] == ""
    verslag = "\n".join(gelezen.verslag)
    assert "netwerk: Netwerk Dorp; CC BY 4.0; Netwerk Dorp, CC BY 4.0." in verslag
    assert "netwerk: 1 niet opgenomen: volgens het netwerk gestopt." in verslag
    assert "netwerk: let op, geen regel voor type “zwembad” (1 keer)." in verslag
    assert "netwerk: 2 cellen met persoonsgegevens niet bewaard." in verslag


@pytest.mark.parametrize("status", ["Gestopt", " GESTOPT "])
def test_what_is_closed_stays_out_however_it_is_written(tmp_path: Path, status: str) -> None:
    gelezen = lees(tmp_path, f"{KOP}\n{RIJEN}".replace(";gestopt", f";{status}"))
    assert gelezen.tabel["naam"].tolist() == ["Maatjes", "De Stoel"]


@pytest.mark.parametrize("punt", ["51.05, 3.72", "51,05; 3,72", "51,05 3,72", "51.05,3.72"])
def test_a_point_in_one_field_is_parted_where_it_parts(tmp_path: Path, punt: str) -> None:
    tabel = lees(tmp_path, f'Naam;Punt\nDe Brug;"{punt}"\n', kaart=PUNTKAART).tabel
    assert tabel[["lat", "lon"]].values.tolist() == [[51.05, 3.72]]


@pytest.mark.parametrize("punt", ["51,05,3,72", "51.05, 3.72, 12", "POINT (3.72 51.05)"])
def test_a_point_that_is_none_is_told_and_never_cut(tmp_path: Path, punt: str) -> None:
    with pytest.raises(OngeldigeGegevens, match="is geen getal"):
        lees(tmp_path, f'Naam;Punt\nDe Brug;"{punt}"\n', kaart=PUNTKAART)


def test_a_date_of_a_workbook_is_read_and_what_is_no_date_is_told(tmp_path: Path) -> None:
    kaart = PUNTKAART.replace('punt = "Punt"', 'bron_datum = "Dag"').replace("csv", "xlsx")
    kaart = kaart.replace('bron = "netwerk"', 'bron = "netwerk"\ndatumvorm = "%d/%m/%Y"')
    (tmp_path / "lijsten").mkdir()
    (tmp_path / "lijsten" / "netwerk.toml").write_text(kaart, encoding="utf-8")
    dagen = [pd.Timestamp("2025-03-04"), "05/03/2025", "vorig jaar", ""]
    frame = pd.DataFrame({"Naam": ["A", "B", "C", "D"], "Dag": dagen})
    frame.to_excel(tmp_path / "lijsten" / "netwerk.xlsx", index=False)
    gelezen = eigen_bestand.read(tmp_path)
    assert gelezen.tabel["bron_datum"].tolist() == ["2025-03-04", "2025-03-05", "", ""]
    assert "netwerk: let op, geen regel voor een datum die geen datum is (1 keer)." in (
        gelezen.verslag
    )


def test_what_excel_says_of_its_own_separator_is_no_row(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, f"sep=;\r\n{KOP}\n{RIJEN}")
    assert gelezen.tabel["naam"].tolist() == ["Maatjes", "De Stoel"]


def test_metres_are_turned_into_degrees(tmp_path: Path) -> None:
    rij = "Maatjes;inloop;buddy;193000;104500;;;;;;;;\n"
    tabel = lees(tmp_path, f"{KOP}\n{rij}", crs="EPSG:31370").tabel
    assert 51.0 < tabel.at[0, "lat"] < 51.1
    assert 3.6 < tabel.at[0, "lon"] < 3.8


def test_degrees_where_the_map_says_metres_lie_elsewhere(tmp_path: Path) -> None:
    tabel = lees(tmp_path, f"{KOP}\n{RIJEN}", crs="EPSG:31370").tabel
    assert not tabel["lat"].between(50.6, 51.6).any()


@pytest.mark.parametrize(
    ("van", "naar", "wat"),
    [
        ("Naam werking;", "Naam;", "kolom Naam werking: de kolom ontbreekt"),
        (";Y;X", ";Y;Y", "kolom Y: de kolom staat er meer dan eens"),
        (";Status", ";Stand", "kolom Status: de kolom ontbreekt"),
        ("51,05", "noorderbreedte", "kolom lat, waarde “noorderbreedte”: is geen getal"),
        ("Maatjes;", "Maatjes;extra;", "cellen waar de kop er"),
    ],
)
def test_a_list_that_changed_says_where(tmp_path: Path, van: str, naar: str, wat: str) -> None:
    with pytest.raises(OngeldigeGegevens, match=wat):
        lees(tmp_path, f"{KOP}\n{RIJEN}".replace(van, naar, 1))


def test_another_separator_and_another_encoding_are_read(tmp_path: Path) -> None:
    komma = "naam,soort\nDe Brug,buurthuis\nCafé,buurthuis\n"
    kaart = KAART[: KAART.index("[velden]")] + (
        '[velden]\nnaam = "naam"\ntype = "soort"\n[vast]\nwerkmodellen = "organisatie"\n'
    )
    tabel = lees(tmp_path, komma, kaart=kaart).tabel
    assert tabel["naam"].tolist() == ["De Brug", "Café"]
    assert tabel["lat"].isna().all()
    assert set(tabel["locatie_precisie"]) == {"gemeente"}
    (tmp_path / "lijsten" / "netwerk.csv").write_bytes(komma.encode("cp1252"))
    assert eigen_bestand.read(tmp_path).tabel.equals(tabel)


@pytest.mark.parametrize(
    ("regel", "wat"),
    [
        ('bestand = "../geheim.csv"', "buiten de map"),
        ('bestand = "/etc/passwd"', "buiten de map"),
        ("onzin = 1", "kent een veldkaart niet"),
        ('velden = "naam"', "is geen tabel"),
        ("bron = [", "niet te lezen"),
    ],
)
def test_a_map_that_cannot_be_is_refused(tmp_path: Path, regel: str, wat: str) -> None:
    sleutel, _, _ = regel.partition(" ")
    kop, velden, rest = KAART.partition("[velden]")
    eigen = "\n".join(r for r in kop.splitlines() if not r.startswith(sleutel))
    pad = tmp_path / "k.toml"
    pad.write_text(f"{regel}\n{eigen}\n" + ("" if sleutel == "velden" else velden + rest))
    with pytest.raises(OngeldigeGegevens, match=wat):
        read_map(pad)


def test_all_that_is_wrong_in_a_map_is_told_at_once(tmp_path: Path) -> None:
    pad = tmp_path / "k.toml"
    pad.write_text(
        'bron = ""\nbestand = "a.csv"\n[herkomst]\nuitgever = "x"\n'
        '[velden]\nzwembad = "a"\n[vast]\ntype = "zwembad"\n[codes.gratis]\n"x" = "soms"\n'
    )
    with pytest.raises(OngeldigeGegevens) as fout:
        read_map(pad)
    assert {p.kolom for p in fout.value.problemen} == {
        *("bron", "herkomst.licentie", "herkomst.attributie", "velden.naam"),
        *("velden.zwembad", "vast.type", "codes.gratis"),
    }


def test_without_maps_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert eigen_bestand.read(tmp_path).tabel.empty


@pytest.mark.parametrize("naam", ["osm", "gent_digipunten", "social_brussels", "hsds"])
def test_our_own_maps_can_be_read(naam: str) -> None:
    import etl.sources

    pad = Path(str(etl.sources.__file__)).parent / "veldkaarten" / f"{naam}.toml"
    assert read_map(pad).bron == naam


#: What may stand in a map in the place of a text or a table.
VREEMD = ("3", "true", "[]", "{}", '""', "[3]", "[[]]", "{a = 3}", "{a = []}", "1979-05-27", '"{"')
GOED = {
    "bron": '"netwerk"',
    "bestand": '"lijsten/netwerk.csv"',
    "herkomst.uitgever": '"Netwerk"',
    "herkomst.licentie": '"CC BY 4.0"',
    "herkomst.attributie": '"Netwerk"',
    "velden.naam": '"naam"',
    "vast.type": '"buurthuis"',
    "vast.werkmodellen": '"organisatie"',
}
MEER = ("crs", "datumvorm", "url", "vorm", "herkomst.datum", "herkomst.url", "codes", "codes.type")


@pytest.mark.parametrize("sleutel", [*GOED, *MEER, "weglaten", "weglaten.naam", "velden.punt"])
def test_no_value_in_a_map_is_a_traceback(tmp_path: Path, sleutel: str) -> None:
    (tmp_path / "lijsten").mkdir()
    (tmp_path / "lijsten" / "netwerk.csv").write_text("naam\nDe Brug\n")
    for waarde in VREEMD:
        regels = (f"{k} = {v}" for k, v in (GOED | {sleutel: waarde}).items())
        (tmp_path / "lijsten" / "k.toml").write_text("\n".join(regels), encoding="utf-8")
        with suppress(OngeldigeGegevens):
            eigen_bestand.read(tmp_path)
