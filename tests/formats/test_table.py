# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standort.formats.table import cell, write_table


def read_back(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_table_has_mark_semicolons_and_all_columns():
    content = write_table([{"Straße": "Ring", "Fläche": 1.5}, {"Straße": "Am; Markt", "Ort": None}])
    assert content.startswith(b"\xef\xbb\xbf")
    assert read_back(content) == [["Straße", "Fläche", "Ort"], ["Ring", "1,5", ""], ["Am; Markt", "", ""]]


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 2921", "-5", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n@x", "＝1"]
)
def test_text_that_would_run_as_a_formula_is_defused(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (-5, "-5"),
        (-5.25, "-5,25"),
        (float("nan"), ""),
        (Decimal("1.10"), "1,10"),
        (True, "ja"),
        ("a=b", "a=b"),
    ],
)
def test_values_are_written_as_german_spreadsheets_read_them(value, text):
    assert cell(value) == text


def test_headings_are_defused_too_and_order_can_be_given():
    assert read_back(write_table([{"=a": 1, "b": 2}], columns=["b", "=a"])) == [["b", "'=a"], ["2", "1"]]


@given(
    st.lists(st.dictionaries(st.text(max_size=3), st.text(max_size=8), min_size=1, max_size=3), max_size=4)
)
def test_no_cell_ever_starts_a_formula(rows):
    for line in write_table(rows).decode("utf-8-sig").splitlines():
        assert not line.startswith(("=", "+", "@"))
    for row in rows:
        for value in row.values():
            assert not cell(value).lstrip().startswith(("=", "+", "-", "@"))
