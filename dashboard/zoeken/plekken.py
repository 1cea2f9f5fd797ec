"""The places that can be searched: streets, wijken, gemeenten and postcodes of one edition."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.contract.schrijfwijze import losse_woorden
from etl.measures.access import with_travel_time
from etl.store.read import Editie

Soort = Literal["gemeente", "postcode", "wijk", "straat"]

#: In this order, where a question fits several equally well.
SOORTEN: tuple[Soort, ...] = ("gemeente", "postcode", "wijk", "straat")


@dataclass(frozen=True)
class Plek:
    """One place that somebody may mean.

    Attributes
    ----------
    soort : {"straat", "wijk", "gemeente", "postcode"}
    naam : str
        Dutch name, or the postcode.
    naam_fr : str
        French name, where it is known and another; else empty.
    gemeente, postcode, wijk : str
        Where it lies, as far as known; else empty. A postcode is given the gemeente where most of
        its streets are.
    gemeente_code, wijk_code : str
        Codes; `wijk_code` is empty for a gemeente and a postcode.
    x, y : float
        EPSG:31370. Of a street a point on it; of an area the middle of its households.
    sleutel : str
        Stable text for a link: :meth:`dashboard.zoeken.gazetteer.Gazetteer.met_sleutel` finds the
        place back, in a later edition too.
    """

    soort: Soort
    naam: str
    naam_fr: str
    gemeente: str
    postcode: str
    wijk: str
    gemeente_code: str
    wijk_code: str
    x: float
    y: float
    sleutel: str


def tabel(editie: Editie) -> pd.DataFrame:
    """Return all places of an edition, best first among equals.

    Returns
    -------
    DataFrame
        ``soort`` (position in :data:`SOORTEN`), ``naam, naam_fr, postcode, gemeente`` and ``wijk``
        (positions in the sorted gemeenten and in Editie.wijken; −1 for none), ``x, y, volgnummer``
        (among streets that are else the same). Gemeenten stand first, then postcodes, wijken and
        streets; a bigger gemeente and a bigger wijk before a smaller one, by households.
    """
    wijken = editie.wijken
    midden = _wijkmiddens(editie)
    gemeenten = pd.Index(sorted(wijken["gemeente_code"].unique()))
    van_wijk = gemeenten.get_indexer(pd.Index(wijken["gemeente_code"]))
    gewicht = wijken["huishoudens"].fillna(0).to_numpy(float)
    inwoners = np.bincount(van_wijk, gewicht, len(gemeenten))
    straten = _straten(editie, gemeenten)
    codes = _postcodes(editie, straten, gemeenten)
    delen = [
        _gemeenten(editie, gemeenten, van_wijk, midden, gewicht),
        _postcoderijen(codes, straten, gewicht),
        pd.DataFrame(
            {
                "soort": 2,
                "naam": wijken["wijk_naam"].to_numpy(object),
                "gemeente": van_wijk,
                "wijk": np.arange(len(wijken)),
                "x": midden[:, 0],
                "y": midden[:, 1],
            }
        ),
        straten,
    ]
    alle = pd.concat(delen, ignore_index=True)
    alle = alle.fillna({"naam_fr": "", "postcode": "", "volgnummer": 0})
    wijk = alle["wijk"].to_numpy()
    alle["gem_groot"] = -inwoners[alle["gemeente"]]
    alle["wijk_groot"] = np.where(wijk >= 0, -gewicht[wijk], 0)
    volgorde = ["soort", "gem_groot", "wijk_groot", "naam", "postcode", "gemeente", "wijk"]
    alle = alle.sort_values([*volgorde, "volgnummer"], ignore_index=True)
    return alle.drop(columns=["gem_groot", "wijk_groot"])


def slug(naam: str) -> str:
    """Return a name as it stands in a link.

    Examples
    --------
    >>> slug("'t Zand"), slug("Kerkstraat_EK")
    ('t-zand', 'kerkstraat-ek')
    """
    return "-".join(losse_woorden(naam.replace("_", " ")))


def postcode_gebied(plekken: pd.DataFrame, editie: Editie) -> dict[str, set[int]]:
    """Return the gemeenten (positions) in which a postcode occurs, by streets and initiatieven."""
    gemeenten = pd.Index(sorted(editie.wijken["gemeente_code"].unique()))
    straten = plekken.loc[plekken["postcode"] != "", ["postcode", "gemeente"]]
    anders = _van_initiatieven(editie, gemeenten)[["postcode", "gemeente"]]
    paren = pd.concat([straten, anders]).drop_duplicates()
    return {str(code): set(deel["gemeente"]) for code, deel in paren.groupby("postcode")}


def _wijkmiddens(editie: Editie) -> NDArray[np.float64]:
    """Return the middle of every wijk's households; where nobody lives, of its streets."""
    wijken, reach = editie.wijken, editie.reach
    n = len(wijken)
    wijk, gewicht = np.asarray(reach.wijk), np.asarray(reach.households)
    xy = np.asarray(editie.rijen_xy, dtype=float)
    midden = _gemiddeld(wijk, xy, gewicht, n)
    straat = wijken.index.get_indexer(pd.Index(editie.straten["wijk_code"]))
    van_straten = _gemiddeld(straat, editie.straten[["x", "y"]].to_numpy(float), None, n)
    midden = np.where(np.isfinite(midden), midden, van_straten)
    gemeente, namen = pd.factorize(wijken["gemeente_code"])
    telt = np.isfinite(midden).all(axis=1)
    van_gemeente = _gemiddeld(gemeente[telt], midden[telt], None, len(namen))[gemeente]
    return np.where(np.isfinite(midden), midden, van_gemeente)


def _gemiddeld(
    groep: NDArray[Any], xy: NDArray[np.float64], gewicht: NDArray[Any] | None, n: int
) -> NDArray[np.float64]:
    """Return the weighted mean point of every group, shape (n, 2); NaN without weight."""
    w = np.ones(len(groep)) if gewicht is None else gewicht
    telt = groep >= 0
    som = [np.bincount(groep[telt], (w * waarde)[telt], n) for waarde in (*xy.T, np.ones(len(w)))]
    with np.errstate(invalid="ignore"):
        return np.column_stack(som[:2]) / np.where(som[2] > 0, som[2], np.nan)[:, None]


def _gemeenten(
    editie: Editie,
    gemeenten: pd.Index,
    van_wijk: NDArray[np.intp],
    midden: NDArray[np.float64],
    gewicht: NDArray[np.float64],
) -> pd.DataFrame:
    gebieden = editie.gebieden[editie.gebieden["niveau"] == "gemeente"].set_index("code")
    telt = gewicht if gewicht.any() else np.ones_like(gewicht)
    xy = _gemiddeld(van_wijk, midden, telt, len(gemeenten))
    zonder = _gemiddeld(van_wijk, midden, None, len(gemeenten))
    xy = np.where(np.isfinite(xy), xy, zonder)
    namen = editie.wijken.drop_duplicates("gemeente_code").set_index("gemeente_code")
    naam = namen["gemeente_naam"].reindex(gemeenten)
    naam_fr = gebieden["naam_fr"].reindex(gemeenten)
    return pd.DataFrame(
        {
            "soort": 0,
            "naam": naam.to_numpy(object),
            "naam_fr": naam_fr.where(naam_fr != naam).to_numpy(object),
            "gemeente": np.arange(len(gemeenten)),
            "wijk": -1,
            "x": xy[:, 0],
            "y": xy[:, 1],
        }
    )


def _straten(editie: Editie, gemeenten: pd.Index) -> pd.DataFrame:
    bron = editie.straten
    frans = bron["straat_fr"].where(bron["straat_fr"] != bron["straat"])
    straten = pd.DataFrame(
        {
            "soort": 3,
            "naam": bron["straat"].to_numpy(object),
            "naam_fr": frans.to_numpy(object),
            "postcode": bron["postcode"].fillna("").to_numpy(object),
            "gemeente": gemeenten.get_indexer(pd.Index(bron["gemeente_code"])),
            "wijk": editie.wijken.index.get_indexer(pd.Index(bron["wijk_code"])),
            "x": bron["x"].to_numpy(float),
            "y": bron["y"].to_numpy(float),
        }
    ).sort_values(["gemeente", "postcode", "naam", "x", "y"])
    # Two writings of one name may give one text in a link.
    uniek, tekst = pd.factorize(straten["naam"])
    tekst_van = pd.Series([slug(naam) for naam in tekst])
    groep = [straten["gemeente"], straten["postcode"], tekst_van.to_numpy(object)[uniek]]
    straten["volgnummer"] = straten.groupby(groep).cumcount()
    return straten


def _van_initiatieven(editie: Editie, gemeenten: pd.Index) -> pd.DataFrame:
    """Return the postcodes of the register: those of Brussels are in no street list."""
    bron = editie.initiatieven.dropna(subset=["postcode", "gemeente_code"])
    precies = bron.index.isin(with_travel_time(bron).index)
    return pd.DataFrame(
        {
            "postcode": bron["postcode"].to_numpy(object),
            "gemeente": gemeenten.get_indexer(pd.Index(bron["gemeente_code"])),
            "x": bron["x"].where(precies).to_numpy(float),
            "y": bron["y"].where(precies).to_numpy(float),
        }
    )


def _postcodes(editie: Editie, straten: pd.DataFrame, gemeenten: pd.Index) -> pd.DataFrame:
    """Return the streets of all postcodes; for a postcode without streets, its initiatieven."""
    bekend = straten.loc[straten["postcode"] != "", ["postcode", "gemeente", "wijk", "x", "y"]]
    anders = _van_initiatieven(editie, gemeenten).dropna(subset=["x"]).assign(wijk=-1)
    nieuw = ~anders["postcode"].map(set(bekend["postcode"]).__contains__).astype(bool)
    return pd.concat([bekend, anders[nieuw]])


def _postcoderijen(
    codes: pd.DataFrame, straten: pd.DataFrame, gewicht: NDArray[np.float64]
) -> pd.DataFrame:
    """Return one row per postcode, in the middle of its streets' households.

    The households of a wijk are shared equally over its streets.
    """
    wijk = codes["wijk"].to_numpy()
    per_straat = np.bincount(straten["wijk"][straten["wijk"] >= 0], minlength=len(gewicht))
    deel = np.where(wijk >= 0, (gewicht / np.maximum(per_straat, 1))[wijk], 1.0)
    nummer, namen = pd.factorize(codes["postcode"], sort=True)
    punten = codes[["x", "y"]].to_numpy(float)
    xy = _gemiddeld(nummer, punten, deel, len(namen))
    xy = np.where(np.isfinite(xy), xy, _gemiddeld(nummer, punten, None, len(namen)))
    per_gemeente = codes.assign(nummer=nummer, aantal=1).groupby(["nummer", "gemeente"])["aantal"]
    telling = per_gemeente.sum().reset_index()
    telling = telling.sort_values(["nummer", "aantal", "gemeente"], ascending=[True, False, True])
    meest = telling.drop_duplicates("nummer")["gemeente"]
    return pd.DataFrame(
        {
            "soort": 1,
            "naam": list(namen),
            "postcode": list(namen),
            "gemeente": meest.to_numpy(),
            "wijk": -1,
            "x": xy[:, 0],
            "y": xy[:, 1],
        }
    )
