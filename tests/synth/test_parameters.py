# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

import pytest

from standort.synth import TownParameters


def test_defaults_are_accepted():
    parameters = TownParameters()
    assert (parameters.premises, parameters.name, parameters.site_count) == (3000, "Musterstadt", 42)
    assert parameters.neighbour_ags == ("05999998", "05999997")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"premises": 499}, "premises"),
        ({"premises": 100_001}, "premises"),
        ({"premises": 3000.0}, "premises"),
        ({"premises": True}, "premises"),
        ({"seed": -1}, "seed"),
        ({"seed": None}, "seed"),
        ({"ags": "5999999"}, "ags"),
        ({"ags": "0599999x"}, "ags"),
        ({"ags": 5999999}, "ags"),
        ({"name": ""}, "name"),
        ({"name": "<b>Stadt</b>"}, "name"),
        ({"name": "A\nB"}, "name"),
        ({"name": "Auenberg"}, "different names"),
        ({"center": (51.571, 8.105)}, "longitude comes first"),
        ({"center": (8.1,)}, "center"),
        ({"center": (float("nan"), 51.0)}, "center"),
        ({"center": None}, "center"),
        ({"reference_date": "2026-01-01"}, "reference_date"),
        ({"reference_date": datetime(2026, 1, 1)}, "reference_date"),  # noqa: DTZ001 - what is refused
        ({"sites": 3}, "sites"),
        ({"postcode": "1234"}, "postcode"),
        ({"neighbours": ("Eins",)}, "neighbours"),
    ],
)
def test_a_wrong_value_is_named(wrong, named):
    with pytest.raises(ValueError, match=named):
        TownParameters(**wrong)


def test_all_problems_are_listed_together():
    with pytest.raises(ValueError, match=r"premises.*seed.*reference_date.*ags.*center") as caught:
        TownParameters(premises=1, seed=-1, ags="1", center=(0, 0), reference_date=1)
    assert str(caught.value).count(";") == 4


def test_site_count_grows_moderately_and_can_be_set():
    assert TownParameters(premises=500).site_count < 42 < TownParameters(premises=100_000).site_count < 200
    assert TownParameters(sites=60).site_count == 60
    assert TownParameters(reference_date=date(2030, 5, 1)).reference_date.year == 2030
