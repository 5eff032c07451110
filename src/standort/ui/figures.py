# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers, money, areas and dates as people read them, in the language in force.

Number and unit never part at a line's end, and what is unknown reads as a dash.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, pgettext

NBSP = "\u00a0"
UNKNOWN = "–"
MINUS = f"−{NBSP}"
HECTARE_FROM_M2 = 100_000
KILOMETRE_FROM_M = 1_000
CENTS = 100

Number = int | float | Decimal


def is_german() -> bool:
    return (get_language() or "de").startswith("de")


def number(value: Number | None, decimals: int = 0) -> str:
    """1.284 in German, 1,284 in English; a real minus sign; halves round up."""
    if value is None or value != value:  # noqa: PLR0124  # NaN is how an imported gap looks
        return UNKNOWN
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}"
    if is_german():
        text = text.translate(str.maketrans(",.", ".,"))
    return MINUS + text if rounded < 0 else text


def index(value: Number | None) -> str:
    """0,8 and 0,35: an index of building law with the digits it was set with, at least one, at most two."""
    text = number(value, 2)
    return text.removesuffix("0")


def noise_quota(value_db: float | None) -> str:
    """60 dB(A)/m²; a digit behind the comma where the plan has one."""
    whole = value_db is None or float(value_db).is_integer()
    return with_unit(value_db, "dB(A)/m²", 0 if whole else 1)


def with_unit(value: Number | None, unit: str, decimals: int = 0) -> str:
    return UNKNOWN if value is None or value != value else number(value, decimals) + NBSP + unit  # noqa: PLR0124


def area(value_m2: Number | None) -> str:
    """18.400 m², and from 10 hectares on 38,6 ha."""
    if value_m2 is not None and value_m2 >= HECTARE_FROM_M2:
        return with_unit(Decimal(str(value_m2)) / 10_000, "ha", 1)
    return with_unit(value_m2, "m²")


def distance(value_m: Number | None) -> str:
    """310 m, and from a kilometre on 4,2 km."""
    if value_m is not None and value_m >= KILOMETRE_FROM_M:
        return with_unit(Decimal(str(value_m)) / 1_000, "km", 1)
    return with_unit(value_m, "m")


def money(value_ct: int | None, unit: str = "€") -> str:
    """62 €, 5,10 €: cents only where there are some."""
    if value_ct is None:
        return UNKNOWN
    return with_unit(Decimal(value_ct) / CENTS, unit, 2 if value_ct % CENTS else 0)


def price_per_m2(value_ct: int | None) -> str:
    return money(value_ct, "€/m²")


def rent_per_m2(value_ct: int | None) -> str:
    return UNKNOWN if value_ct is None else gettext("%(price)s a month") % {"price": price_per_m2(value_ct)}


def percent(share: Number | None, decimals: int = 0) -> str:
    """Write a share of one: 0.61 becomes 61 %."""
    return with_unit(None if share is None else Decimal(str(share)) * 100, "%", decimals)


def span(low: str, high: str) -> str:
    """4.000–20.000 m²: joined so that it does not break."""
    first, last = low.split(NBSP, 1), high.split(NBSP, 1)
    start = first[0] if first[1:] == last[1:] else low
    return f"{start}\u2060–\u2060{high}"


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def day(value: date | datetime | None) -> str:
    """23.11.2026 in German, 23 Nov 2026 in English."""
    if value is None:
        return UNKNOWN
    return date_format(_local(value), "d.m.Y" if is_german() else "j M Y").replace(" ", NBSP)


def long_day(value: date | datetime | None) -> str:
    """Montag, 23. November 2026."""
    if value is None:
        return UNKNOWN
    return date_format(_local(value), "l, j. F Y" if is_german() else "l, j F Y")


def weekday(value: date | datetime | None) -> str:
    """Do., 26.11.: where people appear and the year is clear."""
    if value is None:
        return UNKNOWN
    local = _local(value)
    if is_german():
        return f"{date_format(local, 'D')}.,{NBSP}{date_format(local, 'd.m.')}"
    return date_format(local, "D, j M").replace(" ", NBSP)


def clock(value: datetime | None) -> str:
    """14.30 Uhr, 9 Uhr; 14:30 in English."""
    if value is None:
        return UNKNOWN
    local = timezone.localtime(value)
    if not is_german():
        return date_format(local, "H:i")
    return f"{date_format(local, 'G.i' if local.minute else 'G')}{NBSP}Uhr"


def moment(value: datetime | None) -> str:
    """Heute, 21.14 Uhr; gestern, 9 Uhr; else the day, with the year when it is another one."""
    if value is None:
        return UNKNOWN
    today = timezone.localdate()
    local = timezone.localtime(value)
    if local.date() == today:
        return pgettext("date", "today, %(time)s") % {"time": clock(value)}
    if local.date() == today - timedelta(days=1):
        return pgettext("date", "yesterday, %(time)s") % {"time": clock(value)}
    return weekday(value) if local.year == today.year else day(value)
