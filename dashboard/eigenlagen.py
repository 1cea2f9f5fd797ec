"""Layers of the map for what people added to an edition: their breaks come from its own values."""

from dataclasses import replace

import numpy as np

from dashboard.lagen import LAGEN, Laag
from dashboard.state.kaart import Kaart
from dashboard.waarden import WIJK, Vraag
from etl.contract.eigen import Eigen
from etl.contract.kleuren import AANBOD, NADEEL, verdeel
from etl.store.read import Editie

_DELEN = (0.2, 0.4, 0.6, 0.8)


def keuzes(editie: Editie) -> tuple[str, ...]:
    """Return the keys of all layers of an edition."""
    return (*LAGEN, *(toegevoegd.kolom for toegevoegd in editie.eigen))


def vraag(editie: Editie, toestand: Kaart) -> Vraag:
    """Return what a view asks, with the layer itself where somebody added it."""
    vast = toestand.vraag()
    for toegevoegd in editie.eigen:
        if toegevoegd.kolom == toestand.laag:
            return replace(vast, eigen=_laag(editie, toegevoegd, vast.niveau))
    return vast


def _laag(editie: Editie, toegevoegd: Eigen, niveau: str) -> Laag:
    """Return a scale with as many areas in every class, as far as values differ."""
    regios, kolom = editie.regios, toegevoegd.kolom
    tabel = editie.wijken if niveau == WIJK else regios[regios["niveau"] == niveau]
    waarden = tabel[kolom].dropna().to_numpy(dtype=float)
    figuur = toegevoegd.figuren[0]
    delen = np.quantile(waarden, _DELEN) if len(waarden) else np.zeros(1)
    grenzen = tuple(float(g) for g in np.unique(np.round(delen, figuur.decimalen)))
    laag_eerst = figuur.richting == "laag is nadeel"
    return Laag(
        kolom,
        kolom,
        "schaal",
        grenzen,
        verdeel(AANBOD if laag_eerst else NADEEL, len(grenzen) + 1),
        laag_eerst=laag_eerst,
        decimalen=figuur.decimalen,
        figuur=figuur,
    )
