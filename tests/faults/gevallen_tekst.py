"""Bad lists: how they are written, from separators and encodings to quotes, rows and headers."""

from tests.faults import slechte_lijsten as lijst
from tests.faults.gevallen import (
    ALS_UTF8,
    BEIDE,
    EEN,
    GEEN_LIJST,
    LIJST,
    SLUIT,
    TEKEN,
    UTF8,
    XLSX,
    Geval,
    als,
    goed,
    heel,
    kop_van,
)
from tests.faults.slechte_lijsten import GOED, KOP, RIJ, TWEEDE, een, regels, tekst
from tests.unit.test_register_inspect import csv_of

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
        lambda: als("Café €", "cp1252"),
        cel=("naam", "Café €"),
        gezien={"windows": 1},
        zegt=("Kijk na of dit klopt: “Café €” (rij 2, naam)",),
    ),
    "Windows-1252 with nothing but an apostrophe": goed(
        lambda: als("Huis van ’t Kind", "cp1252"),
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
    "letters of a Mac": heel(lambda: als("Café", "mac_roman"), UTF8, ALS_UTF8),
    "letters of DOS": heel(lambda: als("Café", "cp850"), UTF8, ALS_UTF8),
    "letters of DOS that look like dots": heel(lambda: als("Voilà", "cp850"), UTF8, ALS_UTF8),
    "Polish letters of Windows": heel(lambda: als("Łódź", "cp1250"), UTF8, ALS_UTF8),
    "Turkish letters of Windows": heel(lambda: als("Şahin", "cp1254"), UTF8, ALS_UTF8),
    "Cyrillic letters of Windows": heel(lambda: als("мама", "cp1251"), UTF8, ALS_UTF8),
    "Greek letters of Windows": heel(lambda: als("ταβέρνα", "cp1253"), UTF8, ALS_UTF8),
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
        lambda: kop_van(regels()[0].replace(b"naam,", b"naam,naam,", 1)),
        "de kolom naam staat er meer dan eens",
        "laat er één staan",
        rij=1,
        check="de kolom staat er meer dan eens",
    ),
    "the header again as a row": Geval(
        lambda: regels()[0] + GOED, BEIDE, LIJST, "type", "type", "kies uit"
    ),
    "only a header": heel(lambda: regels()[0], "er staan geen rijen in", "voeg rijen toe", rij=1),
    "quotes behind a blank": heel(
        lambda: b"\n".join(
            b", ".join(b'"%b"' % cel for cel in r.strip().split(b",")) for r in regels()
        ),
        "een aanhalingsteken staat achter een spatie",
        "zet niets tussen het scheidingsteken",
        rij=1,
    ),
    "one quoted name behind a blank": heel(
        lambda: een(naam="QQ").replace(b"QQ", b' "De Brug"'),
        "een aanhalingsteken staat achter een spatie",
        "zet niets tussen het scheidingsteken",
        rij=2,
    ),
    "the sign with which DOS ends a file": goed(lambda: GOED + b"\x1a", gezien={"onzichtbaar": 1}),
    "columns without a name in front": goed(lambda: b"".join(b",," + r for r in regels())),
    "numbers of rows in front, without a name": goed(
        lambda: b"".join(
            b",%b" % r if i == 0 else b"%d,%b" % (i, r) for i, r in enumerate(regels())
        ),
        gezien={"kolommen": 1},
        zegt=("(kolom A)",),
    ),
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
        lambda: kop_van(regels()[0].upper()),
        gezien={"kop": len(KOP)},
        zegt=("“INITIATIEF_ID” is gelezen als initiatief_id",),
    ),
    "a header with spaces and lines": goed(
        lambda: kop_van(regels()[0].replace(b"gemeente_code", b"Gemeente - code")),
        gezien={"kop": 1},
    ),
    "two headers that mean one column": heel(
        lambda: kop_van(regels()[0].replace(b"naam,", b"naam,Naam,", 1)),
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
}
