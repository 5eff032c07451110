# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Form fields of the register: numbers, money, shares and dates as people type them.

What was typed is shown again as it was typed when something is wrong with it.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from standort.land.fields import AREA_UNITS, MAX_AMOUNT, PRICE_UNITS, parse_amount

_CENTS = 100
_PERCENT = 100
_UNITS: Final[dict[str, dict[str, int]]] = {
    "m²": AREA_UNITS,
    "m": {"m": 1, "km": 1000},
    "€/m²": PRICE_UNITS,
    "%": {"%": 1},
    "kVA": {"kva": 1},
    "dB(A)/m²": {"db": 1, "db(a)": 1, "db(a)/m²": 1},
}


def write_number(value: float | Decimal, *, decimals: int | None = None) -> str:
    """Write a number into a field as it is read there: 12.500 or 12,5 in German."""
    exact = Decimal(str(value))
    text = f"{exact:,.{decimals}f}" if decimals is not None else f"{exact:,f}"
    if "." in text and decimals is None:
        text = text.rstrip("0").rstrip(".")
    if (get_language() or "de").startswith("de"):
        text = text.translate(str.maketrans(",.", ".,"))
    return text


class NumberField(forms.Field):
    """A number that is not negative; ``factor`` is how many stored units make one that is typed."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Please enter a number, for example %(example)s."),
        "whole": _("Please enter a whole number."),
        "too_much": _("This number is too large."),
    }

    def __init__(
        self,
        *,
        unit: str = "",
        whole: bool = False,
        factor: Decimal | int = 1,
        limit: Decimal | int = MAX_AMOUNT,
        width: str = "s",
        example: float = 12500,
        **kwargs: Any,
    ) -> None:
        self.unit, self.whole, self.factor, self.limit = unit, whole, Decimal(factor), limit
        self.example = example
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "data-width": width})
        if unit:
            self.widget.attrs["data-unit"] = unit

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        return write_number(Decimal(str(value)) / self.factor)

    def to_python(self, value: Any) -> float | int | None:
        text = str(value).strip() if value is not None else ""
        if not text:
            return None
        number = self._read(text)
        if number > self.limit:
            raise ValidationError(self.error_messages["too_much"], code="too_much")
        stored = number * self.factor
        if not self.whole:
            return float(stored)
        if stored != stored.to_integral_value():
            raise ValidationError(self.error_messages["whole"], code="whole")
        return int(stored)

    def _read(self, text: str) -> Decimal:
        try:
            return parse_amount(text, _UNITS.get(self.unit, {}))
        except ValueError:
            example = {"example": write_number(self.example)}
            raise ValidationError(self.error_messages["invalid"], code="invalid", params=example) from None


class MoneyField(NumberField):
    """Euros and cents, stored as whole cents."""

    default_error_messages = {"whole": _("Please enter at most two digits for the cents.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(unit="€/m²", whole=True, factor=_CENTS, limit=1_000_000, example=62.5, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        euros = (Decimal(value) / _CENTS).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        return write_number(euros, decimals=2)


class PercentField(NumberField):
    """A share of one, typed in percent."""

    default_error_messages = {"too_much": _("Please enter at most 100 %.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            unit="%", factor=Decimal(1) / _PERCENT, limit=_PERCENT, width="xs", example=60, **kwargs
        )


class DayField(forms.DateField):
    """A date typed as 23.11.2026, 23.11.26 or 2026-11-23."""

    default_error_messages = {"invalid": _("Please enter a date, for example 23.11.2026.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.DateInput(
            format="%d.%m.%Y", attrs={"autocomplete": "off", "data-width": "s"}
        )
        super().__init__(input_formats=["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d/%m/%Y"], **kwargs)
