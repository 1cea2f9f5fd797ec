"""Bad input: files as people and attackers bring them, each with what must come of it.

Every list goes through both doors: the page's (`inspect`) and the command line's (`check`). The
contract tables of ``data/`` go through the build. Either the rows that were meant come out, or
one line tells file, row, column, value and remedy.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from etl.register.check import check_file
from etl.register.inspect import inspect
from tests.faults import slechte_lijsten as lijst
from tests.faults.slechte_lijsten import GOED, KOP, RIJ, TWEEDE, een, regels, tekst
from tests.unit.test_register_inspect import TABELS, csv_of

CSV, XLSX = "lijst.csv", "lijst.xlsx"
BEIDE = ("de-nieuwe", "de-tweede")
EEN = ("de-tweede",)
NIETS: tuple[str, ...] = ()
#: The check of the command line has no map and no sheet in front of it: it does not look there.
NEEMT_AAN = "(takes it)"


@dataclass(frozen=True)
class Geval:
    """A list and what must come of it: `goed` are the ids of the rows that are taken.

    Where `wat` is "", the list is mended: nothing is told as wrong, `cel` (column, value) is what
    then stands in its first row, and exactly `gezien` (kind, how often) is told.
    Else it is refused: `wat`, with `rij`, `kolom` and `waarde`.
    """

    maak: Callable[[], bytes]
    goed: tuple[str, ...] = EEN
    wat: str = ""
    kolom: str = ""
    waarde: str = ""
    oplossing: str = ""
    rij: int | None = 2
    bestand: str = CSV
    cel: tuple[str, object] = ("naam", "De Nieuwe")
    check: str = ""
    gezien: dict[str, int] = field(default_factory=dict)
    #: Words that the notices have in Dutch, such as the example.
    zegt: tuple[str, ...] = ()


def cel(kolom: str, waarde: object, wat: str, oplossing: str, **meer: object) -> Geval:
    """Return a case of one bad cell, in the first row: only the second row is taken."""
    getoond = str(meer.pop("getoond", waarde))
    velden = {kolom: waarde} | dict(meer.pop("erbij", {}))  # type: ignore[call-overload]
    return Geval(
        lambda: een(**velden),
        EEN,
        wat,
        kolom,
        getoond,
        oplossing,
        **meer,  # type: ignore[arg-type]
    )


def heel(maak: Callable[[], bytes], wat: str, oplossing: str, **meer: object) -> Geval:
    """Return a case of a file that is refused as a whole."""
    return Geval(maak, NIETS, wat, oplossing=oplossing, **({"rij": None} | meer))  # type: ignore[arg-type]


def goed(maak: Callable[[], bytes], bestand: str = CSV, **meer: object) -> Geval:
    """Return a case of a file that is read as it was meant."""
    return Geval(maak, BEIDE, bestand=bestand, **meer)  # type: ignore[arg-type]


GEEN_LIJST = {"check": "geen tabel die wij kennen", "rij": 1}
GETAL = "is geen getal"
DATUM, JJJJ = "is geen datum", "schrijf JJJJ"
VORM, LIJST = "heeft niet de juiste vorm", "staat niet in de lijst"
BUITEN = "ligt buiten België"
WERKMAP, ALS_XLSX = "is geen leesbare werkmap", "bewaar het bestand als XLSX of CSV"
VORM_BESTAND, ALS_CSV = "is geen CSV en geen XLSX", "bewaar het als CSV of XLSX"
UTF8, ALS_UTF8 = "de tekst is geen UTF-8", "bewaar het bestand als “CSV UTF-8”"
TEKEN, SLUIT = "een aanhalingsteken staat er alleen", "sluit elk aanhalingsteken"
TE_GROOT = ("de werkmap is te groot", "bewaar enkel de gegevens")
KASTEEL = ("type", "kasteel", LIJST, "kies uit buurthuis")


def _kop(kop: bytes) -> bytes:
    return kop + b"".join(regels()[1:])


def _als(naam: str, codering: str) -> bytes:
    return een(naam=naam).decode().encode(codering)


LIJSTEN: dict[str, Geval] = {
    # ---- separators, encodings, line ends -------------------------------------------------------
    "a good list": goed(lambda: GOED),
    "semicolons and decimal commas": goed(
        lambda: csv_of(RIJ, TWEEDE, sep=";", decimaal=","),
        cel=("lat", RIJ["lat"]),
        gezien={"puntkomma": 1, "getal": 4},
        zegt=("4 getallen met een komma gelezen, bv. rij 2, lat: 51,",),
    ),
    "decimal commas between commas": goed(
        lambda: een(lat=str(RIJ["lat"]).replace(".", ",")),
        cel=("lat", RIJ["lat"]),
        gezien={"getal": 1},
    ),
    "tabs": goed(lambda: csv_of(RIJ, TWEEDE, sep="\t"), gezien={"tab": 1}),
    "bars": heel(
        lambda: csv_of(RIJ, TWEEDE, sep="^"), "geen lijst", "minstens de kolommen", **GEEN_LIJST
    ),
    "a byte-order mark": goed(lambda: b"\xef\xbb\xbf" + GOED, gezien={"merkteken": 1}),
    "UTF-16 with its mark": goed(
        lambda: een(naam="Café €").decode().encode("utf-16"),
        cel=("naam", "Café €"),
        gezien={"utf16": 1},
        zegt=("“Café €” (rij 2, naam)",),
    ),
    "UTF-16, the other end first, with its mark": goed(
        lambda: b"\xfe\xff" + een(naam="Café").decode().encode("utf-16-be"),
        cel=("naam", "Café"),
        gezien={"utf16": 1},
    ),
    "UTF-16 with tabs, as Excel's Unicode text": goed(
        lambda: csv_of(RIJ, TWEEDE, sep="\t", decimaal=",").decode().encode("utf-16"),
        cel=("lat", RIJ["lat"]),
        gezien={"utf16_kaal": 1, "tab": 1, "getal": 4},
    ),
    "UTF-16 cut in a letter": heel(lambda: tekst().encode("utf-16")[:-1], UTF8, ALS_UTF8),
    "UTF-16 without a mark": heel(lambda: tekst().encode("utf-16-le"), UTF8, ALS_UTF8),
    "UTF-16, other end first": heel(lambda: tekst().encode("utf-16-be"), UTF8, ALS_UTF8),
    "UTF-32": heel(lambda: tekst().encode("utf-32"), UTF8, ALS_UTF8),
    "Windows-1252": goed(
        lambda: _als("Café €", "cp1252"),
        cel=("naam", "Café €"),
        gezien={"windows": 1},
        zegt=("Kijk na of dit klopt: “Café €” (rij 2, naam)",),
    ),
    "Windows-1252 with nothing but an apostrophe": goed(
        lambda: _als("Huis van ’t Kind", "cp1252"),
        cel=("naam", "Huis van ’t Kind"),
        gezien={"windows": 1},
    ),
    "as Excel in Belgium saves a CSV": goed(
        lambda: (
            csv_of(
                RIJ | {"naam": "België", "bron_datum": "2/08/2013"}, TWEEDE, sep=";", decimaal=","
            )
            .decode()
            .encode("cp1252")
        ),
        cel=("bron_datum", "2013-08-02"),
        gezien={"windows": 1, "datum": 1, "getal": 4, "puntkomma": 1},
        zegt=("bron_datum: 2/08/2013 is 2013-08-02", "4 getallen met een komma", "puntkomma"),
    ),
    "Windows-1252 and UTF-8 in one file": heel(
        lambda: een(naam="Café", organisatie="Crèche").replace("è".encode(), b"\xe8"),
        UTF8,
        ALS_UTF8,
    ),
    "letters of a Mac": heel(lambda: _als("Café", "mac_roman"), UTF8, ALS_UTF8),
    "letters of DOS": heel(lambda: _als("Café", "cp850"), UTF8, ALS_UTF8),
    "letters of DOS that look like dots": heel(lambda: _als("Voilà", "cp850"), UTF8, ALS_UTF8),
    "Polish letters of Windows": heel(lambda: _als("Łódź", "cp1250"), UTF8, ALS_UTF8),
    "Turkish letters of Windows": heel(lambda: _als("Şahin", "cp1254"), UTF8, ALS_UTF8),
    "Cyrillic letters of Windows": heel(lambda: _als("мама", "cp1251"), UTF8, ALS_UTF8),
    "Greek letters of Windows": heel(lambda: _als("ταβέρνα", "cp1253"), UTF8, ALS_UTF8),
    "UTF-8 cut in a letter": heel(
        lambda: een(naam="Café").replace("é".encode(), b"\xc3"), UTF8, ALS_UTF8
    ),
    "a NUL in a cell": heel(lambda: GOED.replace(b"De N", b"De\0N"), UTF8, ALS_UTF8),
    "line ends of an old Mac": goed(lambda: GOED.replace(b"\n", b"\r")),
    "mixed line ends": goed(
        lambda: regels()[0].strip() + b"\r\n" + regels()[1] + regels()[2].strip() + b"\r"
    ),
    "no line end at the end": goed(GOED.strip),
    "blank lines between": goed(
        lambda: b"\r\n\r\n".join(r.strip() for r in regels()),
        gezien={"lege_rij": 2},
        zegt=("2 lege rijen overgeslagen, bv. rij 2",),
    ),
    "blanks around cells": goed(
        lambda: GOED.replace(b",", b" , "), gezien={"spaties": 2 * len(KOP)}
    ),
    "a hard space after a word": goed(
        lambda: een(naam="De Nieuwe\u00a0"),
        gezien={"spaties": 1},
        zegt=("rij 2, naam: “De Nieuwe”",),
    ),
    # ---- quotes ---------------------------------------------------------------------------------
    "a line end in a cell": goed(
        lambda: een(opmerking="een\ntwee"), cel=("opmerking", "een\ntwee")
    ),
    "a doubled quote": goed(lambda: een(naam='De "Brug"'), cel=("naam", 'De "Brug"')),
    "a quote in a word": goed(
        lambda: GOED.replace(b"De Nieuwe", b'De 5" Brug'), cel=("naam", 'De 5" Brug')
    ),
    "a quote that swallows the rows below": heel(
        lambda: GOED.replace(b"De Nieuwe", b'"De Nieuwe'), TEKEN, SLUIT, rij=2
    ),
    "a quote open in the last cell": heel(
        lambda: GOED.strip() + b'\n"de-derde', TEKEN, SLUIT, rij=4
    ),
    "a quote that closes too soon": heel(
        lambda: GOED.replace(b"De Tweede", b'"De" Tweede'), TEKEN, SLUIT, rij=3
    ),
    # ---- rows and headers -----------------------------------------------------------------------
    "a row with too few cells": Geval(
        lambda: GOED.replace(b",bron\n", b"\n", 1),
        EEN,
        "is leeg",
        KOP[-1],
        oplossing="vul in: Uit een bron",
    ),
    "a row with too many cells": Geval(
        lambda: GOED.replace(b",bron\n", b",bron,meer\n", 1),
        EEN,
        "meer cellen dan kolommen",
        oplossing="zet tekst met een komma tussen",
    ),
    "separators at the end of every row": goed(
        lambda: b"".join(r.strip() + b",,,\n" for r in regels())
    ),
    "a header twice": heel(
        lambda: _kop(regels()[0].replace(b"naam,", b"naam,naam,", 1)),
        "de kolom naam staat er meer dan eens",
        "laat er één staan",
        rij=1,
        check="de kolom staat er meer dan eens",
    ),
    "the header again as a row": Geval(
        lambda: regels()[0] + GOED, BEIDE, LIJST, "type", "type", "kies uit"
    ),
    "only a header": heel(lambda: regels()[0], "er staan geen rijen in", "voeg rijen toe", rij=1),
    "a title above the header": goed(
        lambda: b"Lijst van Aadorp\n" + GOED,
        gezien={"titel": 1},
        zegt=("1 rij boven de namen van de kolommen is overgeslagen: “Lijst van Aadorp”",),
    ),
    "a title, a blank row and a bad cell": Geval(
        lambda: b"Lijst;;\r\n\r\n" + csv_of(RIJ | {"type": "kasteel"}, TWEEDE, sep=";"),
        EEN,
        LIJST,
        "type",
        "kasteel",
        "kies uit",
        rij=4,
    ),
    "a title in a workbook": goed(
        lambda: lijst.werkmap([[["Lijst van Aadorp"], [], *lijst.cellen()]]),
        XLSX,
        gezien={"titel": 2},
    ),
    "two headers below a title": heel(
        lambda: b"Lijst\n" + regels()[0] + GOED,
        "geen lijst",
        "zet bovenaan",
        rij=1,
        check="meer cellen dan kolommen",
    ),
    "a line that names the separator": goed(
        lambda: b"sep=;\r\n" + csv_of(RIJ, TWEEDE, sep=";"),
        gezien={"sep_regel": 1, "puntkomma": 1},
        zegt=("“sep=;”",),
    ),
    "a line that names the separator, and a bad cell": Geval(
        lambda: b"sep=;\n" + csv_of(RIJ | {"type": "kasteel"}, TWEEDE, sep=";"),
        EEN,
        LIJST,
        "type",
        "kasteel",
        "kies uit",
    ),
    "a line that names another separator than there is": heel(
        lambda: b"sep=;\n" + GOED, "geen lijst", "zet bovenaan", **GEEN_LIJST
    ),
    "a header in capitals": goed(
        lambda: _kop(regels()[0].upper()),
        gezien={"kop": len(KOP)},
        zegt=("“INITIATIEF_ID” is gelezen als initiatief_id",),
    ),
    "a header with spaces and lines": goed(
        lambda: _kop(regels()[0].replace(b"gemeente_code", b"Gemeente - code")),
        gezien={"kop": 1},
    ),
    "two headers that mean one column": heel(
        lambda: _kop(regels()[0].replace(b"naam,", b"naam,Naam,", 1)),
        "de kolom naam staat er meer dan eens",
        "laat er één staan",
        rij=1,
        check="de kolom staat er meer dan eens",
    ),
    "a column that is none of ours": goed(
        lambda: b"".join(
            r.strip() + e for r, e in zip(regels(), (b",Foto\n", b",x\n", b",\n"), strict=True)
        ),
        gezien={"kolommen": 1},
        zegt=("niet overgenomen: Foto",),
    ),
    "a column that is missing": heel(
        lambda: csv_of({k: v for k, v in RIJ.items() if k != "type"}),
        "de kolom ontbreekt",
        "voeg de kolom type toe",
        kolom="type",
    ),
    "twenty thousand columns": heel(
        lambda: b",".join(b"k%d" % i for i in range(20_000)) + b"\n1\n",
        "meer dan 702 kolommen",
        "laat de kolommen weg",
    ),
    "many rows that are filled up to many columns": heel(
        lijst.breed, "meer dan 2500000 cellen", "laat de kolommen weg"
    ),
    "a million rows": heel(lijst.miljoen, "meer dan 50000 rijen", "splits het bestand"),
    # ---- cells ----------------------------------------------------------------------------------
    "a cell of ten megabytes": heel(
        lambda: een(opmerking="x" * 9_900_000), "meer dan 131072 tekens", "kort de tekst in", rij=2
    ),
    "a file over the limit": heel(
        lambda: een(opmerking="x" * 10_000_001), "is groter dan 10 MB", "splits het bestand"
    ),
    "lat and lon swapped": cel(
        "lat", RIJ["lon"], BUITEN, "wissel lat en lon", erbij={"lon": RIJ["lat"]}
    ),
    "Lambert in degrees": cel(
        "lat", 201500.0, BUITEN, "verbeter de breedtegraad", erbij={"lon": 150500.0}
    ),
    "a place in Amsterdam": cel(
        "lat", 52.37, BUITEN, "verbeter de breedtegraad", erbij={"lon": 4.9}
    ),
    "a place at nought": cel("lon", 0.0, BUITEN, "verbeter de lengtegraad", erbij={"lat": 0.0}),
    "a place in Wallonia": Geval(
        lambda: een(lat=50.63, lon=5.57),
        EEN,
        "ligt buiten Vlaanderen en Brussel",
        "lat, lon",
        "50.630000, 5.570000",
        "verbeter lat en lon",
        check=NEEMT_AAN,
    ),
    "NaN for a number": cel("lat", "NaN", GETAL, "schrijf een getal"),
    "infinity": cel("lat", "inf", GETAL, "schrijf een getal"),
    "a number with an exponent": goed(lambda: een(lat="5.1123569E+01"), cel=("lat", RIJ["lat"])),
    "a number too large for any": cel("capaciteit", "1e400", GETAL, "schrijf", getoond="inf"),
    "digits of another script": cel("lat", "٥١.١٢", GETAL, "schrijf een getal"),
    "a number as Python writes it": cel("capaciteit", "1_000", GETAL, "schrijf een getal"),
    "a thousand or a decimal": cel(
        "capaciteit", "1.250", "op twee manieren", "schrijf 1250 of 1,25"
    ),
    "degrees and minutes": cel("lat", "51°07'", GETAL, "schrijf een getal"),
    "lat and lon in one cell": cel("lat", "51.12, 4.37", GETAL, "schrijf een getal"),
    "points between thousands": cel("lat", "51.123.569", GETAL, "schrijf een getal"),
    "a coordinate that is missing": cel("lat", "", "is leeg", "vul in: Breedtegraad"),
    "a negative number": cel("capaciteit", "-5", "is te klein", "van 0", getoond="-5.0"),
    "a gemeente that was merged away": cel(
        "gemeente_code",
        "44011",
        "is geen code van de gemeenten van vandaag",
        "schrijf 90001 (Aadorp): die code hoort bij de naam in uw rij",
    ),
    "a gemeente whose name is unknown too": cel(
        "gemeente_code",
        "44011",
        "is geen code van de gemeenten van vandaag",
        "misschien bedoelt u 90001",
        erbij={"gemeente_naam": "Zeedorp aan de Rivier"},
    ),
    "a wijk that is not there": cel(
        "wijk_code", "90001W99", "is geen code van de wijken", "misschien bedoelt u 90001W01"
    ),
    "a code that lost its zero": cel(
        "werkgebied_code",
        "2000",
        "is geen code van de gewesten van vandaag",
        "schrijf 02000 (De gewest_code): er viel een nul vooraan weg",
        erbij={"bereik": "werkingsgebied", "werkgebied_niveau": "gewest"},
    ),
    "a code as a number with decimals": cel(
        "gemeente_code", "90001.0", "is geen code", "schrijf 90001 (Aadorp), zonder decimalen"
    ),
    "a wijk of another gemeente": cel(
        "wijk_code", "90002W01", "deze wijk ligt in gemeente 90002", "verbeter", check=NEEMT_AAN
    ),
    "an unknown type": cel(*KASTEEL),
    "a type with an unseen letter": goed(
        lambda: een(type="buurthuis\u200b"),
        cel=("type", "buurthuis"),
        gezien={"onzichtbaar": 1},
    ),
    "characters that turn the direction": goed(
        lambda: een(naam="\u202eDe\u2066 Brug\u2069\u202c", organisatie="vzw\x07"),
        cel=("naam", "De Brug"),
        gezien={"onzichtbaar": 2},
        zegt=("Uit 2 cellen zijn onzichtbare tekens weggelaten, bv. rij 2, naam: De Brug",),
    ),
    "a name of nothing but unseen characters": cel(
        "naam", "\u202e\u200b", "is leeg", "vul in: Naam", getoond=""
    ),
    "an unknown werkmodel": cel(
        "werkmodellen", "organisatie|yoga", LIJST, "kies uit", getoond="yoga"
    ),
    "werkmodellen parted by commas": cel(
        "werkmodellen", "organisatie, locatie_regio", LIJST, "kies uit"
    ),
    "an id twice": Geval(
        lambda: csv_of(RIJ, RIJ | {"naam": "B"}, TWEEDE),
        EEN,
        "staat ook in rij 3",
        "initiatief_id",
        "de-nieuwe",
        "laat één van de rijen weg",
        check="staat er al, in rij 2",
    ),
    "an id that is a path": cel("initiatief_id", "../../etc/passwd", VORM, "zoals buurthuis"),
    "a name of blanks": cel("naam", "  ", "is leeg", "vul in: Naam", getoond=""),
    "a day that does not exist": cel("bron_datum", "2024-02-31", DATUM, JJJJ),
    "a day with its month first": cel("bron_datum", "12/31/2024", DATUM, JJJJ),
    "a day as Excel counts it": cel("bron_datum", "45292", DATUM, JJJJ),
    "a day first, as in Belgium": goed(
        lambda: csv_of(RIJ | {"bron_datum": "22/08/2013"}, TWEEDE, sep=";"),
        cel=("bron_datum", "2013-08-22"),
        gezien={"puntkomma": 1, "datum": 1},
    ),
    "a day above the twelfth between commas": goed(
        lambda: een(bron_datum="22-08-2013"),
        cel=("bron_datum", "2013-08-22"),
        gezien={"datum": 1},
        zegt=("rij 2, bron_datum: 22-08-2013 is 2013-08-22",),
    ),
    "a day that another row proves to come first": goed(
        lambda: csv_of(RIJ | {"bron_datum": "2/8/2013"}, TWEEDE | {"bron_datum": "22/8/2013"}),
        cel=("bron_datum", "2013-08-02"),
        gezien={"datum": 2},
    ),
    "a day or a month": cel(
        "bron_datum", "02/08/2013", "op twee manieren", JJJJ, erbij={"nagekeken_op": None}
    ),
    "a day or a month, where another row has its month first": Geval(
        lambda: csv_of(
            RIJ | {"bron_datum": "2/8/2013"}, TWEEDE | {"bron_datum": "8/22/2013"}, sep=";"
        ),
        NIETS,
        "op twee manieren",
        "bron_datum",
        "2/8/2013",
        JJJJ,
    ),
    "a day typed in a workbook": goed(
        lambda: lijst.werkmap([lijst.cellen(bron_datum="22/08/2013")]),
        XLSX,
        cel=("bron_datum", "2013-08-22"),
        gezien={"datum": 1},
    ),
    "an error of a spreadsheet in a number": cel(
        "lat", "#DEEL/0!", "is een fout van het rekenblad", "verbeter de formule"
    ),
    "an error of a spreadsheet in a text": cel(
        "organisatie", "#N/A", "is een fout van het rekenblad", "typ de waarde zelf"
    ),
    "a cell that was too narrow": cel(
        "organisatie", "########", "is een fout van het rekenblad", "typ de waarde zelf"
    ),
    "a javascript: link": cel("website", "javascript:alert(1)", VORM, "https://"),
    "a data: link": cel("bron_url", "data:text/html,x", VORM, "https://"),
    "a link on two lines": cel("bron_url", "https://a\njavascript:x", VORM, "https://"),
    "a formula": cel(
        "naam", "=1+1", "begint zoals een formule", "schrijf gewone tekst", check=NEEMT_AAN
    ),
    "a formula with a wide sign": cel(
        "organisatie", "＝1+1", "begint zoals een formule", "schrijf", check=NEEMT_AAN
    ),
    "half an area of work": Geval(
        lambda: een(werkgebied_niveau="gemeente"),
        EEN,
        "niveau en code horen samen",
        "werkgebied_code",
        oplossing="vul beide in",
    ),
    "a hand field that is no column": cel(
        "hand_velden", "naam|salaris", "is geen kolom", "namen van kolommen", getoond="salaris"
    ),
    "a negative postcode": cel("postcode", "-9000", VORM, "zoals 9000"),
    # ---- files that are something else ----------------------------------------------------------
    "an empty file": heel(lambda: b"", "er staat niets in", "zet de namen"),
    "only a byte-order mark": heel(lambda: b"\xef\xbb\xbf", "er staat niets in", "zet de namen"),
    "only separators": heel(lambda: b",,\n,,\n", "er staat niets in", "zet de namen"),
    "JSON": heel(lambda: b'{"naam": 1}', "geen lijst", "minstens", **GEEN_LIJST),
    "a web page": heel(
        lambda: b"<html><td>naam</td></html>", "geen lijst", "minstens", **GEEN_LIJST
    ),
    "a picture called CSV": heel(lambda: b"\x89PNG\r\n\x1a\n\0", UTF8, ALS_UTF8),
    "a workbook called CSV": heel(lijst.werkmap, UTF8, ALS_UTF8),
    "a CSV called XLSX": heel(lambda: GOED, WERKMAP, ALS_XLSX, bestand=XLSX),
    "an ending in capitals": goed(lambda: GOED, "LIJST.CSV"),
    "two endings": heel(lambda: GOED, VORM_BESTAND, ALS_CSV, bestand="lijst.csv.exe"),
    "no ending": heel(lambda: GOED, VORM_BESTAND, ALS_CSV, bestand="lijst"),
    "an old XLS": heel(lijst.ole, VORM_BESTAND, ALS_CSV, bestand="lijst.xls"),
    "an old XLS called XLSX": heel(lijst.ole, WERKMAP, ALS_XLSX, bestand=XLSX),
    "an ODS": heel(lijst.ods, VORM_BESTAND, ALS_CSV, bestand="lijst.ods"),
    "an ODS called XLSX": heel(lijst.ods, WERKMAP, ALS_XLSX, bestand=XLSX),
    "a workbook with macros": heel(lijst.werkmap, VORM_BESTAND, ALS_CSV, bestand="lijst.xlsm"),
    "a packed CSV": heel(lijst.gz, VORM_BESTAND, ALS_CSV, bestand="lijst.csv.gz"),
    "a packed CSV called CSV": heel(lijst.gz, UTF8, ALS_UTF8),
    "a tar with a path out of it": heel(lijst.tar, VORM_BESTAND, ALS_CSV, bestand="lijst.tar"),
    # ---- workbooks ------------------------------------------------------------------------------
    "a good workbook": goed(lijst.werkmap, XLSX),
    "an empty workbook": heel(
        lambda: lijst.werkmap([[]]), "er staat niets in", "zet de namen", bestand=XLSX
    ),
    "codes as numbers": goed(
        lambda: lijst.werkmap([lijst.cellen(gemeente_code=90001)]),
        XLSX,
        cel=("gemeente_code", "90001"),
    ),
    "a day as a number": Geval(
        lambda: lijst.werkmap([lijst.cellen(bron_datum=45292)]),
        EEN,
        DATUM,
        "bron_datum",
        "45292",
        JJJJ,
        bestand=XLSX,
    ),
    "a sheet with an explanation in front": goed(
        lambda: lijst.werkmap([[["Uitleg"], ["Vul het tweede blad in"]], lijst.cellen()]),
        XLSX,
        gezien={"bladen": 1},
        zegt=("Alleen het blad “Sheet2” is gelezen",),
    ),
    "two lists behind a sheet with an explanation": heel(
        lambda: lijst.werkmap([[["Uitleg"]], lijst.cellen(), lijst.cellen()]),
        "geen lijst",
        "zet bovenaan",
        bestand=XLSX,
        **GEEN_LIJST,
    ),
    "a hidden sheet in front": goed(
        lijst.verborgen_eerst,
        XLSX,
        gezien={"bladen": 1},
        zegt=("blad “Sheet2” is gelezen. Niet gelezen: Sheet1",),
    ),
    "a hidden sheet behind": goed(lijst.verborgen_tweede, XLSX, gezien={"bladen": 1}),
    "a formula that could not be calculated": Geval(
        lambda: lijst.formule("=1/0", "#DIV/0!"),
        EEN,
        "is een fout van het rekenblad",
        "organisatie",
        "#DIV/0!",
        "verbeter de formule, of typ de waarde zelf",
        bestand=XLSX,
    ),
    "a formula that could not be calculated, in a namespace": Geval(
        lambda: lijst.herpak(
            lijst.formule("=NA()", "#N/A"),
            "xl/workbook.xml",
            lambda xml: xml.replace(b"r:id=", b"q:id=").replace(b"xmlns:r=", b"xmlns:q="),
        ),
        EEN,
        "is een fout van het rekenblad",
        "organisatie",
        "#N/A",
        "verbeter de formule",
        bestand=XLSX,
    ),
    "codes, numbers and a date of a workbook": goed(
        lambda: lijst.werkmap([lijst.cellen(telefoon="'+32 9 1", postcode=9000)]),
        XLSX,
        cel=("postcode", "9000"),
        gezien={"tekstteken": 1},
    ),
    "a formula with a harmless outcome": goed(
        lambda: lijst.formule("=1+1", "Vereniging"), XLSX, cel=("organisatie", "Vereniging")
    ),
    "a formula that asks the network": goed(
        lambda: lijst.formule('=WEBSERVICE("http://127.0.0.1:9/")', "ok"),
        XLSX,
        cel=("organisatie", "ok"),
    ),
    "a formula whose outcome is one": Geval(
        lambda: lijst.formule('="=cmd"', "=cmd|x"),
        EEN,
        "begint zoals een formule",
        "organisatie",
        "=cmd|x",
        "schrijf gewone tekst",
        bestand=XLSX,
        check=NEEMT_AAN,
    ),
    "a workbook with a macro inside": goed(
        lambda: lijst.herpak(lijst.werkmap(), "", bytes, xl__vbaProject_bin=b"x"), XLSX
    ),
    "links to other workbooks": goed(
        lambda: lijst.herpak(
            lijst.werkmap(), "", bytes, **{"xl__externalLinks__externalLink1.xml": b"<x/>"}
        ),
        XLSX,
    ),
    "a workbook with a password": heel(
        lambda: lijst.ole("EncryptedPackage"), WERKMAP, ALS_XLSX, bestand=XLSX
    ),
    "a workbook whose parts are locked": heel(lijst.versleuteld, WERKMAP, ALS_XLSX, bestand=XLSX),
    "half a workbook": heel(lambda: lijst.werkmap()[:2000], WERKMAP, ALS_XLSX, bestand=XLSX),
    "a workbook with one byte changed": heel(
        lambda: bytes(b ^ (i == 1500) for i, b in enumerate(lijst.werkmap())),
        WERKMAP,
        ALS_XLSX,
        bestand=XLSX,
    ),
    "a zip bomb": heel(lambda: lijst.bom_zip(200_000_000), *TE_GROOT, bestand=XLSX),
    "entities that grow": heel(
        lambda: lijst.entiteit('"aaaaaaaaaa"'), WERKMAP, ALS_XLSX, bestand=XLSX
    ),
    "an entity that reads a file": heel(
        lambda: lijst.entiteit('SYSTEM "file:///etc/passwd"'), WERKMAP, ALS_XLSX, bestand=XLSX
    ),
    "a cell in the last row": heel(lambda: lijst.verre_cel("A1048576"), *TE_GROOT, bestand=XLSX),
    "a cell in the last column": heel(lambda: lijst.verre_cel("XFD1"), *TE_GROOT, bestand=XLSX),
    "two corners with nothing between": heel(
        lambda: lijst.verre_cel("ZZ50001"), *TE_GROOT, bestand=XLSX
    ),
    "a far cell on a sheet in another folder": heel(
        lambda: lijst.elders("XFD1048576"), *TE_GROOT, bestand=XLSX
    ),
    "many rows without an address": heel(
        lambda: lijst.zonder_adres(50_100, 1), *TE_GROOT, bestand=XLSX
    ),
    "one wide row without an address": heel(
        lambda: lijst.zonder_adres(1, 20_000), *TE_GROOT, bestand=XLSX
    ),
}


@pytest.mark.parametrize("naam", LIJSTEN)
def test_a_bad_list_is_mended_or_refused(naam: str, tmp_path: Path) -> None:
    geval = LIJSTEN[naam]
    inhoud = geval.maak()
    uitslag = inspect(inhoud, geval.bestand, TABELS)
    assert tuple(uitslag.goed["initiatief_id"]) == geval.goed
    path = tmp_path / geval.bestand
    path.write_bytes(inhoud)
    oordeel = check_file(path, TABELS)
    problemen = oordeel.problemen
    assert oordeel.rechtgezet == uitslag.rechtgezet or not uitslag.rijen
    if not geval.wat:
        assert uitslag.problemen == ()
        assert problemen == ()
        assert {r.soort: r.aantal for r in uitslag.rechtgezet} == geval.gezien
        zinnen = " ".join(r.in_taal("nl") for r in uitslag.rechtgezet)
        assert all(woord in zinnen for woord in geval.zegt), zinnen
        assert uitslag.goed.iloc[0][geval.cel[0]] == geval.cel[1]
        return
    gezegd = [
        p
        for p in uitslag.problemen
        if (p.rij, p.kolom, p.waarde, p.bestand)
        == (geval.rij, geval.kolom, geval.waarde, geval.bestand)
        and geval.wat in p.wat
        and geval.oplossing in p.oplossing
    ]
    assert gezegd, [p.zin() for p in uitslag.problemen[:5]]
    if geval.check == NEEMT_AAN:
        assert problemen == ()
        return
    hier = [p for p in problemen if (geval.check or geval.wat) in p.wat and p.oplossing]
    assert hier, [p.zin() for p in problemen[:5]]
