# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standort.land.domain.need_text import read_need


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Halle ab 2.000 m²", {"kind": "premises", "premises_kind": "hall", "area_from": "2.000"}),
        ("Grundstück 4.000–20.000 m²", {"kind": "plot", "area_from": "4.000", "area_to": "20.000"}),
        ("Ladenlokal Altstadt", {"kind": "premises", "premises_kind": "shop", "q": "Altstadt"}),
        ("Brachfläche bis 2 ha mit Glasfaser", {"kind": "brownfield", "area_to": "2 ha", "fibre": "on"}),
        (
            "plot with rail siding, around the clock",
            {"kind": "plot", "rail_siding": "on", "around_the_clock": "on"},
        ),
        ("Lagerhalle mieten", {"kind": "premises", "premises_kind": "hall", "offer": "lease"}),
    ],
)
def test_turns_words_into_fields(text, fields):
    assert read_need(text) == fields


@pytest.mark.parametrize("text", ["", "Mühlenweg 12", "Sägewerk", "Hallenstraße", "MS-2026-031"])
def test_leaves_plain_words_alone(text):
    assert read_need(text) == {}


@given(st.text(max_size=120))
def test_what_is_left_over_is_understood_only_once(text):
    rest = read_need(text).get("q")
    assert rest is None or len(rest) <= len(text)
