# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standort.land.domain.sealing import sealing_account


def test_reckons_the_example_done_by_hand():
    account = sealing_account(area_m2=18_400, sealed_m2=11_300, grz=0.6)
    assert account.for_buildings_m2 == pytest.approx(11_040)
    assert account.allowed_m2 == pytest.approx(14_720)
    assert account.newly_sealed_m2 == pytest.approx(3_420)
    assert account.stays_open_m2 == pytest.approx(3_680)
    assert "§ 19 Abs. 4" in account.source


def test_half_more_for_ancillary_buildings_stays_below_the_limit():
    assert sealing_account(area_m2=1000, sealed_m2=0, grz=0.4).allowed_m2 == pytest.approx(600)


def test_a_grz_above_the_limit_is_kept_but_not_exceeded():
    assert sealing_account(area_m2=1000, sealed_m2=0, grz=1.0).allowed_m2 == pytest.approx(1000)


def test_what_is_sealed_beyond_the_plan_adds_nothing_new():
    account = sealing_account(area_m2=1000, sealed_m2=950, grz=0.4)
    assert account.newly_sealed_m2 == 0
    assert account.stays_open_m2 == pytest.approx(50)


@given(area=st.floats(1, 1e7), share=st.floats(0, 1), grz=st.floats(0, 1))
def test_the_parts_always_make_up_the_area(area, share, grz):
    account = sealing_account(area_m2=area, sealed_m2=area * share, grz=grz)
    parts = account.sealed_m2 + account.newly_sealed_m2 + account.stays_open_m2
    assert parts == pytest.approx(area)
    assert account.newly_sealed_m2 >= 0
    assert account.stays_open_m2 >= -1e-6


@pytest.mark.parametrize(
    ("area", "sealed", "grz"), [(0, 0, 0.6), (-1, 0, 0.6), (100, 101, 0.6), (100, 10, 1.2), (100, -1, 0.2)]
)
def test_refuses_what_is_no_site(area, sealed, grz):
    with pytest.raises(ValueError, match="not a site"):
        sealing_account(area_m2=area, sealed_m2=sealed, grz=grz)
