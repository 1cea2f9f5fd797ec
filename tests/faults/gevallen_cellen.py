"""Bad lists: what stands in their cells."""

from tests.faults import slechte_lijsten as lijst
from tests.faults.gevallen import (
    BUITEN,
    DATUM,
    EEN,
    GETAL,
    JJJJ,
    KASTEEL,
    LIJST,
    NEEMT_AAN,
    NIETS,
    VORM,
    XLSX,
    Geval,
    cel,
    goed,
    heel,
)
from tests.faults.slechte_lijsten import RIJ, TWEEDE, een
from tests.unit.test_register_inspect import csv_of

LIJSTEN: dict[str, Geval] = {
    "a fault in thousands of cells": heel(
        lambda: lijst.dubbel_gelezen(5_001),
        "meer dan 5000 cellen zijn fout",
        "verbeter eerst wat hieronder staat",
    ),
    # ---- what a spreadsheet or a conversion made of a cell --------------------------------------
    "a house number that became a day": cel(
        "huisnummer", "2024-02-01", "is een datum", "in een cel van de soort tekst"
    ),
    "a house number that became a day in a workbook": Geval(
        lambda: lijst.in_vorm("huisnummer", 45323, "d-mmm"),
        EEN,
        "is een datum",
        "huisnummer",
        "2024-02-01",
        "in een cel van de soort tekst",
        bestand=XLSX,
    ),
    "a day in a remark": goed(lambda: een(opmerking="2024-02-01")),
    "a telephone number that lost its nought": cel(
        "telefoon", "32123456", "het teken vooraan viel weg", "schrijf 032123456"
    ),
    "a telephone number that lost its plus": cel(
        "telefoon", "3291234567", "het teken vooraan viel weg", "schrijf +3291234567"
    ),
    "a telephone number of four digits": goed(lambda: een(telefoon="1712")),
    "a letter that was lost": cel("naam", "Caf\ufffd", "een letter verloren", "typ het woord"),
    "letters that were read twice": cel("naam", "CafÃ©", "twee vreemde tekens", "schrijf Café"),
    "an apostrophe that was read twice": cel(
        "naam", "â€™t Huis", "twee vreemde tekens", "schrijf ’t Huis"
    ),
    "a name in Portuguese capitals": goed(lambda: een(naam="SÃO JOÃO"), cel=("naam", "SÃO JOÃO")),
    "letters of a web page": goed(
        lambda: een(naam="Caf&eacute; &amp; co", organisatie="&#39;t Huis &lt;b&gt;"),
        cel=("naam", "Café & co"),
        gezien={"html": 2},
        zegt=("“Caf&eacute; &amp; co” is “Café & co”",),
    ),
    "an ampersand of its own": goed(
        lambda: een(naam="Vis&Co; R&D;", website="https://a.be/?b=1&copy=2"),
        cel=("naam", "Vis&Co; R&D;"),
    ),
    "unseen letters of a web page": cel("naam", "&#8238;&#8203;", "is leeg", "vul in", getoond=""),
    "a name of soft hyphens": cel("naam", "\xad\xad", "is leeg", "vul in", getoond=""),
    "a name of nothing but joiners": cel("naam", "\u200d\u200c", "is leeg", "vul in", getoond=""),
    "a family of emoji": goed(
        lambda: een(naam="👨\u200d👩\u200d👧 thuis ❤\ufe0f"),
        cel=("naam", "👨\u200d👩\u200d👧 thuis ❤\ufe0f"),
    ),
    "the name of another gemeente": cel(
        "gemeente_code",
        "90001",
        "hoort niet bij de naam in uw rij: Beedorp",
        "schrijf 90002 (Beedorp), of verbeter gemeente_naam",
        erbij={"gemeente_naam": "Beedorp"},
    ),
    "the name of no gemeente": goed(
        lambda: een(gemeente_naam="Gehucht"), cel=("naam", "De Nieuwe")
    ),
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
}
