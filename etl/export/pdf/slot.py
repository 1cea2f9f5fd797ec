"""What every report ends with: how the figures came about, and from whom they are."""

from typing import TYPE_CHECKING

from etl.contract.aanbod import AANBODTYPES, STANDAARD_TYPES
from etl.export.pdf import blokken as b
from etl.export.pdf.taal import Taal
from etl.export.verantwoording import sources_of
from etl.measures.travel import LOOPSNELHEID_KMH, MINUTEN, OMWEG, limit_metres

if TYPE_CHECKING:
    from etl.store.read import Editie


def closing(taal: Taal, editie: "Editie") -> tuple[b.Blok, ...]:
    """Return method, parameters, limits and sources with their licences."""
    w = taal.woord
    methode = w(
        "methode_tekst",
        cellen=taal.getal(editie.manifest["totalen"]["cellen"]),
        minuten=str(MINUTEN),
        meter=taal.getal(limit_metres(MINUTEN)),
        omweg=taal.getal(OMWEG, 1),
        snelheid=taal.getal(LOOPSNELHEID_KMH, 1),
    )
    soorten = ", ".join(taal.kies(AANBODTYPES[k].naam) for k in STANDAARD_TYPES)
    punten = [
        f"{taal.kies(bron.titel)} ({taal.kies(bron.periode)}). {bron.attributie}. {bron.licentie}."
        for bron in sources_of(list(editie.regios.columns), editie)
    ]
    return b.samen(
        b.kop(w("methode")),
        b.alinea(f"{methode} {w('soorten', soorten=soorten)} {w('leeg')} {w('let_op_jong')}"),
        b.kop(w("bronnen"), 3),
        b.lijst(punten),
    )
