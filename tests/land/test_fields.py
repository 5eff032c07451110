# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from standort.land.fields import AREA_UNITS, PRICE_UNITS, AmountField, parse_amount


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12500", 12500),
        ("12.500", 12500),
        ("12.500 m²", 12500),
        ("12 500 qm", 12500),
        ("1.234.567", 1234567),
        ("12,5", Decimal("12.5")),
        ("12.500,75", Decimal("12500.75")),
        ("1,5 ha", 15000),
        ("2 ha", 20000),
    ],
)
def test_reads_amounts_as_people_type_them(text, value):
    assert parse_amount(text, AREA_UNITS) == value


def test_a_comma_separates_thousands_in_english_only():
    with override("en"):
        assert parse_amount("12,500", AREA_UNITS) == 12500
    with override("de"):
        assert parse_amount("12,500", AREA_UNITS) == Decimal("12.5")


@pytest.mark.parametrize(
    "text", ["", "viel", "-5", "1.2.3", "5 km", "1e5", "NaN", "Infinity", "٣", "1,2,3,4"]
)
def test_refuses_what_is_no_amount(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_amount(text, AREA_UNITS)


@given(st.text(max_size=60))
def test_field_reads_or_refuses_but_never_fails(text):
    field = AmountField(units=PRICE_UNITS, example="80", required=False)
    try:
        value = field.clean(text)
    except ValidationError:
        return
    assert value is None or 0 <= value <= 1_000_000_000


def test_message_shows_an_example():
    field = AmountField(units=AREA_UNITS, example="12.500")
    with pytest.raises(ValidationError, match=r"12\.500"):
        field.clean("groß")


def test_too_large_is_said():
    with pytest.raises(ValidationError):
        AmountField(units=AREA_UNITS, example="1").clean("99999999999")
