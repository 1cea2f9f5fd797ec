"""What the register knows in a region: what stands under every map."""

from collections.abc import Collection
from dataclasses import dataclass

from etl.contract.aanbod import PRECISIES_MET_REISTIJD, SCHEIDING
from etl.contract.niveaus import GEHEEL
from etl.export.plaatsen import without_address
from etl.store.read import Editie

_NOEMEN = ["naam", "type", "gemeente_code"]


@dataclass(frozen=True)
class Bekend:
    """The known places of a region, counted.

    Attributes
    ----------
    aantal : int
        Places that people go to.
    jaren : str
        The years that their sources speak of, as "2024" or "2022–2025"; empty where none says.
    zonder_adres : tuple of (naam, type, gemeente_code)
        Those of which only the gemeente is known, by gemeente and name.
    """

    aantal: int
    jaren: str
    zonder_adres: tuple[tuple[str, str, str], ...]


def zonder_adres(editie: Editie) -> dict[str, int]:
    """Return per gemeente how many places of the default types have no travel time.

    Only gemeenten that have some: the register knows of such a place its gemeente and no more.
    """
    aantallen = without_address(editie)["gemeente_code"].value_counts()
    return {str(code): int(n) for code, n in aantallen.items()}


def bekend(
    editie: Editie, regio: tuple[str, str], typen: Collection[str], werkmodel: str
) -> Bekend:
    """Return what the register knows in a region (niveau, code), of some types and a werkmodel."""
    alle = editie.initiatieven
    kies = (alle["bereik"] == "locatie") & alle["type"].isin(list(typen))
    if werkmodel:
        kies &= alle["werkmodellen"].str.split(SCHEIDING).map(lambda m: werkmodel in m)
    niveau, code = regio
    if niveau != GEHEEL:
        binnen = editie.wijken[f"{niveau}_code"] == code
        kies &= alle["gemeente_code"].isin(editie.wijken.loc[binnen, "gemeente_code"].unique())
    plaatsen = alle.loc[kies, [*_NOEMEN, "gemeente_naam", "bron_datum", "locatie_precisie"]]
    jaren = plaatsen["bron_datum"].dropna().astype(str).str[:4]
    van, tot = (jaren.min(), jaren.max()) if len(jaren) else ("", "")
    zonder = plaatsen[~plaatsen["locatie_precisie"].isin(PRECISIES_MET_REISTIJD)]
    zonder = zonder.sort_values(["gemeente_naam", "naam"])[_NOEMEN]
    return Bekend(
        len(plaatsen),
        str(van if van == tot else f"{van}–{tot}"),
        tuple(zonder.itertuples(index=False, name=None)),
    )
