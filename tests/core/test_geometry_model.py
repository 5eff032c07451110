# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Geometry and its box are written together or not at all."""

import pytest
import shapely
from django.db.models import F

from standort.core.models import GEOMETRY_FIELDS
from standort.core.models.geometry import union_bounds
from standort.geo.bounds import Bounds
from standort.land.models import Site

BOX = Bounds(8.0, 51.5, 8.1, 51.6)


def test_the_setter_keeps_the_box_true(make_site):
    site = make_site(geometry=shapely.box(*BOX))
    site.refresh_from_db()
    assert site.bounds == BOX
    assert site.geometry.equals(shapely.box(*BOX))


@pytest.mark.parametrize("nothing", [None, shapely.Polygon()])
def test_nothing_has_no_box(nothing, make_site):
    site = make_site(geometry=nothing)
    assert site.geometry is None
    assert site.bounds is None


@pytest.mark.parametrize(
    "place", [shapely.Point(3_500_000, 5_700_000), shapely.Point(181, 0), shapely.Point(float("nan"), 0)]
)
def test_what_is_not_longitude_and_latitude_is_refused(place, make_site):
    site = make_site()
    with pytest.raises(ValueError, match="not longitude and latitude"):
        site.geometry = place
    assert site.bounds is not None


@pytest.mark.parametrize(
    "values",
    [
        {"geometry_wkb": None},
        {"min_lon": 0.0},
        {"geometry_wkb": None, "min_lon": 1.0, "min_lat": 1.0, "max_lon": 1.0, "max_lat": 1.0},
        {"name": "other", "max_lat": 3.0},
    ],
)
def test_a_plain_update_of_geometry_is_refused(values, make_site):
    site = make_site(geometry=shapely.box(*BOX))
    with pytest.raises(TypeError, match="bulk_update"):
        Site.objects.update(**values)
    site.refresh_from_db()
    assert site.bounds == BOX


def test_a_plain_update_of_anything_else_is_fine(make_site):
    make_site()
    assert Site.objects.update(name="Neu", area_m2=F("area_m2") + 1) == 1


def test_bulk_update_writes_geometry_and_box_together(make_site):
    sites = [make_site(), make_site()]
    for count, site in enumerate(sites):
        site.geometry = shapely.box(9 + count, 50, 9.5 + count, 50.5)
    Site.objects.bulk_update(sites, GEOMETRY_FIELDS)
    assert [site.bounds for site in Site.objects.order_by("pk")] == [site.bounds for site in sites]
    with pytest.raises(TypeError):
        Site.objects.bulk_update(sites, ["geometry_wkb"])


def test_rows_within_a_box_are_found_by_their_box(make_site):
    inside, outside = (
        make_site(geometry=shapely.Point(8.05, 51.55)),
        make_site(geometry=shapely.Point(9, 51.55)),
    )
    touching = make_site(geometry=shapely.box(8.1, 51.5, 8.2, 51.6))
    bare = make_site(geometry=None)
    found = set(Site.objects.within_box(BOX))
    assert found == {inside, touching}
    assert not found & {outside, bare}


def test_the_box_around_all_rows(make_site):
    assert Site.objects.bounds() is None
    make_site(geometry=shapely.Point(8, 51))
    make_site(geometry=shapely.Point(9, 52))
    make_site(geometry=None)
    assert Site.objects.bounds() == Bounds(8, 51, 9, 52)


def test_the_box_around_boxes_leaves_out_what_is_unknown():
    assert union_bounds([None]) is None
    assert union_bounds([None, BOX, Bounds(7, 50, 7.5, 50.5)]) == Bounds(7, 50, 8.1, 51.6)
