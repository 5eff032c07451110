# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from standort.land.domain.distance_class import class_at_distance, distance_ladder
from standort.land.models import DistanceClass, Site


@pytest.mark.parametrize(
    ("metres", "code"),
    [
        (2000, "I"),
        (1500, "I"),
        (1499.9, "II"),
        (700, "III"),
        (500, "IV"),
        (310, "V"),
        (200, "VI"),
        (100, "VII"),
    ],
)
def test_finds_the_strictest_class_that_is_kept(metres, code):
    assert class_at_distance(metres) == code


def test_below_the_smallest_distance_there_is_no_class():
    assert class_at_distance(99.9) is None


def test_ladder_follows_the_plan_before_the_measured_distance():
    ladder = distance_ladder(Site(distance_class=DistanceClass.V, housing_distance_m=90))
    assert [rung.code for rung in ladder.rungs if rung.allowed] == ["V", "VI", "VII"]
    assert ladder.strictest.distance_m == 300
    assert ladder.is_set_by_plan
    assert "Abstandserlass" in ladder.source


def test_ladder_follows_the_distance_where_the_plan_is_silent():
    ladder = distance_ladder(Site(housing_distance_m=310))
    assert ladder.strictest.code == "V"
    assert not ladder.is_set_by_plan


def test_ladder_without_an_allowed_rung():
    ladder = distance_ladder(Site(housing_distance_m=20))
    assert ladder.strictest is None
    assert not any(rung.allowed for rung in ladder.rungs)


def test_no_ladder_where_nothing_is_known():
    assert distance_ladder(Site()) is None
