"""The values that a view shows, per wijk or per region, at the settings that were chosen."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard import lagen
from dashboard.lagen import Laag
from etl.contract.aanbod import STANDAARD_TYPES
from etl.contract.kleuren import BIJZONDER
from etl.contract.niveaus import GEHEEL
from etl.measures import access, travel
from etl.measures.access import Reach
from etl.store.read import Editie

WIJK = "wijk"


@dataclass(frozen=True)
class Vraag:
    """What is asked of a layer.

    Attributes
    ----------
    laag : str
        Key of the layer.
    niveau : str
        Level of the areas that get a value: "wijk" or a region level.
    minuten : int
        Travel time on foot.
    werkmodel : str
        Only places of this werkmodel; empty for all.
    typen : tuple of str
        Types that count as a place.
    eigen : Laag or None
        The layer itself, where somebody added it to the edition.
    """

    laag: str
    niveau: str = WIJK
    minuten: int = travel.MINUTEN
    werkmodel: str = ""
    typen: tuple[str, ...] = STANDAARD_TYPES
    eigen: Laag | None = None

    @property
    def soort(self) -> Laag:
        """The layer itself."""
        if self.eigen is not None:
            return self.eigen
        return (lagen.LAGEN if self.niveau == WIJK else lagen.REGIOLAGEN)[self.laag]

    def kern(self) -> "Vraag":
        """Return the same question without the settings that do not change its answer."""
        mag, zonder = self.soort.instelbaar, Vraag(self.laag, self.niveau)
        return Vraag(
            self.laag,
            self.niveau,
            self.minuten if "minuten" in mag else zonder.minuten,
            self.werkmodel if "werkmodel" in mag else "",
            self.typen if "typen" in mag else zonder.typen,
            self.eigen,
        )


def groepen(editie: Editie, niveau: str) -> tuple[NDArray[np.int32], pd.Index]:
    """Return the group of every household row, and the codes of the groups in the map's order.

    −1 stands for a row in no region of this level.
    """
    rij = editie.reach.wijk
    if niveau == WIJK:
        return np.asarray(rij), editie.wijken.index
    van_wijk = editie.wijken[f"{niveau}_code"]
    codes = pd.Index(sorted(van_wijk.dropna().unique()))
    return codes.get_indexer(pd.Index(van_wijk)).astype(np.int32)[rij], codes


@dataclass(frozen=True)
class Rijen:
    """The household rows of one question: what each reaches, and the group it belongs to."""

    reach: Reach
    dichtst: NDArray[np.float32]
    groep: NDArray[np.int32]
    n: int


def toegang(vraag: Vraag, rijen: Rijen) -> NDArray[np.float64]:
    """Return coverage, minutes or number of models per group, as the measures define them."""
    telt = rijen.groep >= 0
    groep, gewicht = rijen.groep[telt], rijen.reach.households[telt]
    grens = travel.limit_metres(vraag.minuten)
    if vraag.laag == "modellen":
        bits = access.available(rijen.reach, vraag.typen, grens)[telt]
        aantal = np.bitwise_count(bits).astype(float)
        som = np.bincount(groep, aantal * gewicht, rijen.n)
        totaal = np.bincount(groep, gewicht, rijen.n)
        return np.divide(som, totaal, out=np.full(rijen.n, np.nan), where=totaal > 0)
    metres = rijen.dichtst[telt]
    if vraag.laag == "dekking":
        return access.coverage(metres, gewicht, groep, rijen.n, grens)
    minuten = travel.minutes(access.median(metres, gewicht, groep, rijen.n))
    return np.where(np.isfinite(minuten), minuten, np.nan)


def antwoord(editie: Editie, vraag: Vraag, toegang_nu: NDArray[np.float64] | None) -> pd.DataFrame:
    """Return value and class of every area of the question's level, in the map's order.

    Parameters
    ----------
    editie : Editie
    vraag : Vraag
    toegang_nu : ndarray or None
        The values of a layer that the settings change; None for the other layers.

    Returns
    -------
    DataFrame
        Index: code. ``waarde`` (float), ``klasse`` (one character: a digit of the layer's classes,
        or why there is none: x unknown, l register empty, k under 50 households, o uninhabited),
        ``huishoudens``, ``register`` and ``rang`` (of the gap; missing elsewhere).
    """
    if vraag.niveau != WIJK:
        return _regios(editie, vraag, toegang_nu)
    wijken, laag = editie.wijken, vraag.soort
    waarde = (
        wijken[laag.getalkolom].astype(float)
        if toegang_nu is None
        else pd.Series(toegang_nu, wijken.index)
    )
    klasse = lagen.klassen_van(laag, waarde, wijken[laag.kolom])
    if laag.toegang:
        klasse = np.where(_leeg(wijken, vraag, waarde), "l", klasse)
    return per_wijk(wijken, waarde, klasse, wijken["rang"] if laag.sleutel == "kloof" else pd.NA)


def per_wijk(
    wijken: pd.DataFrame, waarde: pd.Series, klasse: NDArray[np.str_], rang: object
) -> pd.DataFrame:
    """Return a layer of wijken, as :func:`antwoord`: what is too small or empty has no class."""
    klasse = np.where(wijken["klein"], "k", klasse)
    klasse = np.where(wijken["onbewoond"], "o", klasse)
    return pd.DataFrame(
        {
            "waarde": waarde,
            "klasse": klasse,
            "huishoudens": wijken["huishoudens"],
            "register": wijken["register"],
            "rang": rang,
        }
    )


def _leeg(wijken: pd.DataFrame, vraag: Vraag, waarde: pd.Series) -> pd.Series:
    """Return where the register knows no place in the gemeente and none is near in the next.

    Nothing known is then nothing learnt: it must not be drawn as "nothing near".
    """
    if vraag.laag == "kloof":
        niets = waarde.isna()
    elif vraag.laag == "minuten":
        niets = ~(waarde <= travel.MINUTEN)
    else:
        niets = ~(waarde > 0)
    return (wijken["register"] == "leeg") & niets


def _regios(editie: Editie, vraag: Vraag, toegang_nu: NDArray[np.float64] | None) -> pd.DataFrame:
    _, codes = groepen(editie, vraag.niveau)
    alle = editie.regios
    regios = alle[alle["niveau"] == vraag.niveau].set_index("code").reindex(codes)
    laag = vraag.soort
    if toegang_nu is not None:
        waarde = pd.Series(toegang_nu, codes)
    elif laag.sleutel == "huur":
        stijgt = regios[["wijken_huur_signaal_onder_druk", "wijken_huur_signaal_duur_en_stijgend"]]
        bekend = regios["wijken"] - regios["wijken_huur_signaal_onbekend"]
        waarde = 100 * stijgt.sum(axis=1) / bekend.where(bekend > 0)
    else:
        waarde = regios[laag.getalkolom].astype(float)
    klasse = lagen.klassen_van(laag, waarde, pd.Series("", codes))
    leeg = regios["plaatsen"] == 0
    if laag.toegang:
        klasse = np.where(leeg & ~(waarde > 0), "l", klasse)
    return pd.DataFrame(
        {
            "waarde": waarde,
            "klasse": klasse,
            "huishoudens": regios["huishoudens"],
            "register": np.where(leeg, "leeg", "bekend"),
            "rang": pd.NA,
        }
    )


def volgorde(laag: Laag, vlakken: pd.DataFrame) -> pd.DataFrame:
    """Return the areas that can be ranked, worst off first, with their ``plaats``.

    The gap goes by its rank over the whole territory, a layer of classes and every other one by
    value. Equal values share a place; among them the area with most households comes first.
    What is unknown, uninhabited or under 50 households is left out.
    """
    telt = vlakken[~vlakken["klasse"].isin(list(BIJZONDER)) & vlakken["waarde"].notna()]
    waarde = telt["waarde"].round(laag.decimalen)
    if telt["rang"].notna().any():
        plaats = telt["rang"].astype(float)
    else:
        plaats = waarde.rank(method="min", ascending=laag.laag_eerst)
    volgorde = telt.assign(plaats=plaats.astype(int), _min=-telt["huishoudens"])
    return volgorde.sort_values(["plaats", "_min"], kind="stable").drop(columns="_min")


def in_regio(
    editie: Editie, vlakken: pd.DataFrame, kaartniveau: str, niveau: str, code: str
) -> pd.DataFrame:
    """Return the areas of a view: the wijken of the region, or all regions of their level."""
    if kaartniveau != WIJK or niveau == GEHEEL:
        return vlakken
    return vlakken[(editie.wijken[f"{niveau}_code"] == code).to_numpy()]
