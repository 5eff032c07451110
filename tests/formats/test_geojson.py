# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from standort.formats.errors import FormatError
from standort.formats.geojson import read_geometry

RING = [[8.0, 51.0], [8.1, 51.0], [8.1, 51.1], [8.0, 51.0]]


def typed(kind, coordinates):
    return json.dumps({"type": kind, "coordinates": coordinates})


def refusal(text, **more):
    with pytest.raises(FormatError) as caught:
        read_geometry(text, **more)
    assert caught.value.hint
    return caught.value


def test_point_polygon_and_multipolygon_are_read():
    assert read_geometry(typed("Point", [8, 51])).wkt == "POINT (8 51)"
    assert read_geometry(typed("Polygon", [RING])).is_valid
    assert read_geometry(
        typed("MultiPolygon", [[RING], [[[9, 52], [9.1, 52], [9, 52.1], [9, 52]]]])
    ).geom_type == ("MultiPolygon")


def test_shape_inside_a_feature_is_found():
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [8, 51]}}
    assert read_geometry(json.dumps(feature)).x == 8
    assert read_geometry(json.dumps({"type": "FeatureCollection", "features": [feature]})).x == 8


def test_open_ring_is_closed_and_height_dropped():
    shape = read_geometry(typed("Polygon", [[[8, 51, 90], [8.1, 51, 90], [8.1, 51.1, 90]]]))
    assert shape.is_valid
    assert not shape.has_z


def test_ring_that_crosses_itself_is_mended():
    shape = read_geometry(typed("Polygon", [[[8, 51], [8.1, 51.1], [8.1, 51], [8, 51.1], [8, 51]]]))
    assert shape.is_valid
    assert shape.area == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "geometry_not_json"),
        ("{", "geometry_not_json"),
        ("null", "geometry_not_json"),
        ("[]", "geometry_not_json"),
        ("[" * 100_000, "geometry_not_json"),
        ('{"type": "Point", "coordinates": [NaN, 1]}', "geometry_not_json"),
        ('{"type": "Point", "coordinates": [1e999, 1]}', "geometry_outside"),
        (typed("Point", [181, 0]), "geometry_outside"),
        (typed("Point", [10**400, 0]), "geometry_outside"),
        (typed("Point", [3_500_000, 5_700_000]), "geometry_outside"),
        (typed("Point", ["8", "51"]), "geometry_coordinates"),
        (typed("Point", [True, 51]), "geometry_coordinates"),
        (typed("Point", None), "geometry_coordinates"),
        (typed("LineString", RING), "geometry_kind"),
        (json.dumps({"type": "GeometryCollection", "geometries": []}), "geometry_kind"),
        (json.dumps({"type": "FeatureCollection", "features": []}), "geometry_several"),
        (json.dumps({"type": "FeatureCollection", "features": [1, 2]}), "geometry_several"),
        (typed("Polygon", []), "geometry_coordinates"),
        (typed("Polygon", [[]]), "geometry_no_area"),
        (typed("Polygon", [[[8, 51], [8.1, 51]]]), "geometry_no_area"),
        (typed("Polygon", [[[8, 51], [8.1, 51], [8.2, 51], [8, 51]]]), "geometry_no_area"),
        (typed("Polygon", [RING * 3000]), "geometry_vertices"),
        ('{"type": "Point"' + " " * 2_000_000 + "}", "geometry_too_long"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(text, code):
    assert refusal(text).code == code


def test_refusal_names_the_place():
    bad = [RING[0], RING[1], [8.1, 99], RING[0]]
    assert refusal(typed("Polygon", [RING, bad])).place == "area 1, ring 2, point 3"


def sane(shape):
    assert shape.is_valid
    assert not shape.is_empty
    assert shape.geom_type in {"Point", "Polygon", "MultiPolygon"}


number = st.one_of(st.floats(allow_nan=True), st.integers(), st.floats(-180, 180), st.integers(-3, 3))
position = st.lists(number, min_size=1, max_size=4)
ring = st.lists(st.one_of(position, st.lists(st.integers(-3, 3), min_size=2, max_size=2)), max_size=9)
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), number, st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)
shapes = st.one_of(
    st.fixed_dictionaries({"type": st.just("Point"), "coordinates": st.one_of(position, anything)}),
    st.fixed_dictionaries(
        {"type": st.just("Polygon"), "coordinates": st.one_of(st.lists(ring, max_size=3), anything)}
    ),
    st.fixed_dictionaries(
        {"type": st.just("MultiPolygon"), "coordinates": st.lists(st.lists(ring, max_size=2), max_size=3)}
    ),
    st.fixed_dictionaries({"type": st.text(max_size=9), "geometry": anything, "features": anything}),
    anything,
)


@given(st.one_of(st.text(), shapes.map(json.dumps)))
@example('"\\ud800"')
@example("\ud800")
def test_any_text_gives_a_valid_shape_or_one_clear_refusal(text):
    try:
        shape = read_geometry(text)
    except FormatError as error:
        said = str(error)
    else:
        said = shape.wkt
        sane(shape)
    assert said
