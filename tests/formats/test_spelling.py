# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from standort.formats.spelling import fold_number, fold_street, split_numbers


@pytest.mark.parametrize(
    "name",
    ["Hauptstraße", "Hauptstrasse", "Hauptstr.", "HAUPTSTRASSE", "Haupt-Straße", "Haupt Str", "Hauptstr. "],
)
def test_spellings_of_one_street_are_one(name):
    assert fold_street(name) == "hauptstrasse"


@pytest.mark.parametrize("name", ["Strandweg", "Straßburger Ring", "Strunzweg"])
def test_str_inside_a_word_is_left_alone(name):
    assert fold_street(name) == name.casefold().replace(" ", "")


def test_numbers_are_one_whatever_gaps_and_dashes():
    assert fold_number("12 A") == fold_number("12a")
    assert fold_number("78 – 82") == fold_number("78-82")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12;14", ["12", "14"]),
        ("12, 14", ["12", "14"]),
        ("12-16", ["12-16"]),
        ("41a,b", ["41a", "41b"]),
        ("3;3", ["3"]),
        ("?", []),
        ("", []),
        ("a;2", ["2"]),
        ("4/1", ["4/1"]),
    ],
)
def test_numbers_are_split(text, numbers):
    assert split_numbers(text) == numbers
