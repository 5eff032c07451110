# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A stored value of a site or case as a person reads it, with its unit."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext

from standort.ui import figures


def _power(value: float) -> str:
    return figures.with_unit(value, "kVA")


# The unit stands in the name, so the name says how to write the value; the first ending that fits counts.
_BY_ENDING: Final[tuple[tuple[str, Callable[[Any], str]], ...]] = (
    ("_ct_per_m2_month", figures.rent_per_m2),
    ("_ct_per_m2", figures.price_per_m2),
    ("_share", figures.percent),
    ("_m2", figures.area),
    ("_m", figures.distance),
    ("_db", figures.noise_quota),
    ("_kva", _power),
    ("grz", figures.index),
    ("gfz", figures.index),
)


def field_text(name: str, value: Any) -> str:
    """Write a value of the field ``name``; what is unknown is a dash."""
    if value is None or value == "":
        return figures.UNKNOWN
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return figures.day(value)
    if isinstance(value, int | float):
        write = next((write for ending, write in _BY_ENDING if name.endswith(ending)), None)
        return write(value) if write else figures.number(value, 0 if float(value).is_integer() else 2)
    return str(value)
