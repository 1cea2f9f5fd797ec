"""Bad lists: files that are something else, and workbooks."""

from tests.faults import slechte_lijsten as lijst
from tests.faults.gevallen import (
    ALS_CSV,
    ALS_UTF8,
    ALS_XLSX,
    DATUM,
    EEN,
    GEEN_LIJST,
    GETAL,
    JJJJ,
    NEEMT_AAN,
    NIETS,
    TE_GROOT,
    UTF8,
    VORM_BESTAND,
    WERKMAP,
    XLSX,
    Geval,
    goed,
    heel,
)
from tests.faults.slechte_lijsten import GOED

LIJSTEN: dict[str, Geval] = {
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
    "rows that a filter hides": goed(
        lijst.gefilterd,
        XLSX,
        gezien={"verborgen": 1},
        zegt=("1 verborgen rij is meegelezen: rij 3, 90001",),
    ),
    "a cell that spans two rows": goed(
        lambda: lijst.samengevoegd("bron", 2),
        XLSX,
        gezien={"samengevoegd": 1},
        zegt=("telt voor elke rij: 1 keer ingevuld, rij 3: ",),
    ),
    "a cell that spans a row and the end of the sheet": goed(
        lambda: lijst.samengevoegd("bron", 1_000_000), XLSX, gezien={"samengevoegd": 1}
    ),
    "an id that spans two rows": Geval(
        lambda: lijst.samengevoegd("initiatief_id", 2),
        NIETS,
        "staat ook in rij 3",
        "initiatief_id",
        "de-nieuwe",
        "laat één van de rijen weg",
        bestand=XLSX,
        check="staat er al",
    ),
    "a title that spans columns": goed(
        lambda: lijst.werkmap(
            [[["Onze plaatsen"], *lijst.cellen()]],
            lambda boek: boek.worksheets()[0].merge_range(0, 0, 0, 5, "Onze plaatsen"),
        ),
        XLSX,
        gezien={"titel": 1},
    ),
    "cells that span rows again and again": heel(
        lijst.overlappend, WERKMAP, ALS_XLSX, bestand=XLSX
    ),
    "names of columns that span two rows": goed(
        lambda: lijst.stukken(*lijst.alle_kolommen("1:2"), boven=1), XLSX, gezien={"lege_rij": 1}
    ),
    "a cell that spans columns of a row": goed(
        lambda: lijst.stukken("E2:F2"), XLSX, gezien={"breed": 1, "bedekt": 1}
    ),
    "a text under a cell that spans rows": goed(
        lambda: lijst.stukken("I2:I3"),
        XLSX,
        gezien={"bedekt": 1},
        zegt=("die u in het rekenblad niet ziet, is meegelezen: rij 3, De Tweede",),
    ),
    "more merged cells than rows may be": heel(
        lambda: lijst.stukken(*["A900000:B900000"] * 50_100), *TE_GROOT, bestand=XLSX
    ),
    "a share for a number": Geval(
        lambda: lijst.in_vorm("capaciteit", 0.125, "0.0%"),
        EEN,
        GETAL,
        "capaciteit",
        "12.5%",
        "schrijf een getal",
        bestand=XLSX,
    ),
    "a number with an own form": goed(
        lambda: lijst.in_vorm("capaciteit", 1250, '#,##0 "pers."'),
        XLSX,
        cel=("capaciteit", 1250.0),
    ),
    "a formula that nothing calculated": Geval(
        lambda: lijst.nooit_berekend("organisatie"),
        EEN,
        "is een fout van het rekenblad",
        "organisatie",
        "#?",
        "typ de waarde zelf",
        bestand=XLSX,
    ),
    "a formula that nothing calculated, with an empty outcome": Geval(
        lambda: lijst.nooit_berekend("capaciteit", b"<v></v>"),
        EEN,
        "is een fout van het rekenblad",
        "capaciteit",
        "#?",
        "typ de waarde zelf",
        bestand=XLSX,
    ),
    "a formula whose outcome is no text": goed(
        lambda: lijst.nooit_berekend("organisatie", b"<v></v>", b' t="str"'), XLSX
    ),
    "a million errors in one cell": Geval(
        lijst.veel_fouten,
        ("de-nieuwe",),
        "is een fout van het rekenblad",
        "gemeente_code",
        "#?",
        "typ de waarde zelf",
        rij=3,
        bestand=XLSX,
    ),
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
