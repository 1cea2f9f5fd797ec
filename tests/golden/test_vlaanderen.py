"""The committed data and the edition made of them: every total of the design, for all."""

from typing import Any

import numpy as np
import pytest

from etl.contract.aanbod import WERKMODELLEN
from etl.contract.niveaus import REGIO_NIVEAUS

pytestmark = pytest.mark.slow


def test_all_wijken_and_regions_are_there(editie: Any) -> None:
    assert len(editie.wijken) == 2767
    per_niveau = editie.regios["niveau"].value_counts().to_dict()
    assert per_niveau == {
        "geheel": 1,
        "gemeente": 304,
        "elz": 57,
        "referentieregio": 15,
        "vervoerregio": 15,
        "woonmaatschappij": 42,
        "provincie": 5,
        "gewest": 2,
    }
    namen = editie.wijken["wijk_naam"]
    assert not namen.str.fullmatch(r"[0-9]{5}\w+").any()
    assert not editie.wijken.duplicated(["gemeente_code", "wijk_naam"]).any()


def test_households_are_conserved_to_the_last_one(editie: Any) -> None:
    totalen = editie.manifest["totalen"]
    assert totalen["huishoudens"] == 3_371_943
    assert totalen["huishoudens_met_plaats"] == 3_366_829
    assert totalen["huishoudens_zonder_plaats"] == 5_114
    verslag = " ".join(editie.manifest["verslag"])
    for totaal in ("3371943", "3358791", "48 sectoren buiten die kaart", "8038", "5114"):
        assert totaal in verslag
    assert editie.wijken["huishoudens"].sum() == pytest.approx(3_366_829)
    for niveau in ("gemeente", "elz", "gewest", "geheel"):
        deel = editie.regios[editie.regios["niveau"] == niveau]
        assert deel["huishoudens"].sum() == pytest.approx(3_371_943)
    assert (editie.wijken["huishoudens"] == 0).sum() == 24


def test_brussels_has_no_levels_that_it_does_not_have(editie: Any) -> None:
    brussel = editie.wijken[editie.wijken["gewest_code"] == "04000"]
    assert len(brussel) == 204
    for niveau in ("provincie", "referentieregio", "vervoerregio", "woonmaatschappij"):
        assert brussel[f"{niveau}_code"].isna().all()
    assert brussel["elz_code"].notna().all()


def test_a_region_is_what_its_household_rows_say(editie: Any) -> None:
    reach, wijken = editie.reach, editie.wijken
    for niveau in REGIO_NIVEAUS:
        regio = wijken[f"{niveau}_code"].to_numpy()
        gewogen = wijken["huishoudens"] * wijken["dekking_pct"].fillna(0)
        for rij in editie.regios[editie.regios["niveau"] == niveau].head(5).itertuples():
            eigen = regio == rij.code
            verwacht = gewogen[eigen].sum() / wijken["huishoudens"][eigen].sum()
            assert rij.dekking_pct == pytest.approx(verwacht)
    assert reach.metres.shape[1] == len(reach.households) == len(reach.wijk)


def test_figures_keep_their_bounds(editie: Any) -> None:
    wijken = editie.wijken
    for kolom in ("dekking_pct", *(f"dekking_{m}_pct" for m in WERKMODELLEN), "nood", "gebrek"):
        bekend = wijken[kolom].dropna()
        assert bekend.between(0, 100).all(), kolom
    assert wijken["modellen_bereikbaar"].dropna().between(0, 7).all()
    zonder = wijken["register"] == "leeg"
    assert wijken.loc[zonder | wijken["klein"] | wijken["onbewoond"], "rang"].isna().all()
    rangen = wijken["rang"].dropna()
    assert rangen.min() == 1
    assert rangen.max() <= len(rangen)
    assert np.isfinite(wijken["minuten_dichtste"].dropna()).all()
