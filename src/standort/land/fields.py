# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A form field for amounts as people type them: 12500, 12.500, 12.500 m², 1,5 ha."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

AREA_UNITS = {"m²": 1, "m2": 1, "qm": 1, "ha": 10_000, "hektar": 10_000}
DISTANCE_KM_UNITS = {"km": 1}
PRICE_UNITS = {"€": 1, "€/m²": 1, "€/m2": 1, "€/qm": 1, "eur": 1, "euro": 1}
MAX_AMOUNT = 1_000_000_000
_MAX_LENGTH = 40

_AMOUNT = re.compile(r"([0-9][0-9.,'’]*)([^0-9]*)")
_GROUPS_OF_POINTS = re.compile(r"\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?")
_GROUPS_OF_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def parse_amount(text: str, units: Mapping[str, int]) -> Decimal:
    """Read a number with or without separators and unit.

    A point before three digits separates thousands in either language: nobody looks for 12.5 m².

    Raises
    ------
    ValueError
        If this is not one number with one of the units.
    """
    found = _AMOUNT.fullmatch(re.sub(r"\s", "", text))
    if found is None:
        raise ValueError(text)
    digits, unit = found.groups()
    english = not (get_language() or "de").startswith("de")
    if _GROUPS_OF_POINTS.fullmatch(digits):
        number = re.sub(r"[.'’]", "", digits).replace(",", ".")
    elif english and _GROUPS_OF_COMMAS.fullmatch(digits):
        number = digits.replace(",", "")
    elif _PLAIN.fullmatch(digits):
        number = digits.replace(",", ".")
    else:
        raise ValueError(text)
    if unit and unit.lower() not in units:
        raise ValueError(text)
    return Decimal(number) * units.get(unit.lower(), 1)


class AmountField(forms.CharField):
    """Not negative; ``units`` maps what may stand behind the number to its factor."""

    default_error_messages = {
        "invalid": _("Please enter a number, for example %(example)s."),
        "too_much": _("This number is too large."),
    }

    def __init__(self, *, units: Mapping[str, int], example: str, **kwargs: Any) -> None:
        self.units = units
        self.example = example
        kwargs.setdefault("max_length", _MAX_LENGTH)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text or len(text) > _MAX_LENGTH:
            return text or None
        try:
            amount = parse_amount(text, self.units)
        except ValueError as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"example": self.example}
            ) from error
        if amount > MAX_AMOUNT:
            raise ValidationError(self.error_messages["too_much"], code="too_much")
        return amount

    def run_validators(self, value: Any) -> None:
        # The length is a property of the text; what was read as a number has passed it.
        if not isinstance(value, Decimal):
            super().run_validators(value)
