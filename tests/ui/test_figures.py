# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.translation import override

from standort.ui import figures

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (1284, 0, "1.284", "1,284"),
        (33.35, 1, "33,4", "33.4"),
        (-520, 0, f"−{NBSP}520", f"−{NBSP}520"),
        (-0.2, 0, "0", "0"),
        (0, 0, "0", "0"),
        (None, 0, "–", "–"),
        (float("nan"), 0, "–", "–"),
    ],
)
def test_number_follows_the_language(value, decimals, german, english):
    with override("de"):
        assert figures.number(value, decimals) == german
    with override("en"):
        assert figures.number(value, decimals) == english


@pytest.mark.parametrize(
    ("value", "german"), [(0.8, "0,8"), (0.35, "0,35"), (2.4, "2,4"), (1, "1,0"), (0.296, "0,3"), (None, "–")]
)
def test_an_index_of_building_law_keeps_the_digits_it_was_set_with(value, german):
    with override("de"):
        assert figures.index(value) == german


@pytest.mark.parametrize(("value_db", "text"), [(60, "60 dB(A)/m²"), (62.5, "62,5 dB(A)/m²"), (None, "–")])
def test_a_noise_quota_keeps_its_half_decibel(value_db, text):
    with override("de"):
        assert figures.noise_quota(value_db) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("area_m2", "text"), [(18400, "18.400 m²"), (99999, "99.999 m²"), (386000, "38,6 ha"), (None, "–")]
)
def test_area_turns_to_hectares_from_ten_on(area_m2, text):
    with override("de"):
        assert figures.area(area_m2) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("price_ct", "text"), [(6200, "62 €/m²"), (510, "5,10 €/m²"), (0, "0 €/m²"), (None, "–")]
)
def test_price_shows_cents_only_where_there_are_some(price_ct, text):
    with override("de"):
        assert figures.price_per_m2(price_ct) == text.replace(" ", NBSP)


def test_distance_percent_and_range():
    with override("de"):
        assert figures.distance(310) == f"310{NBSP}m"
        assert figures.distance(4234) == f"4,2{NBSP}km"
        assert figures.percent(Decimal("0.333"), 1) == f"33,3{NBSP}%"
        joined = figures.span(figures.area(4000), figures.area(20000))
        assert joined.replace("\u2060", "") == f"4.000–20.000{NBSP}m²"
        mixed = figures.span(figures.area(4000), figures.area(200000))
        assert mixed.replace("\u2060", "") == f"4.000{NBSP}m²–20,0{NBSP}ha"


def test_days_and_times_in_both_languages():
    when = datetime(2026, 11, 26, 13, 30, tzinfo=UTC)
    with override("de"):
        assert figures.day(when) == "26.11.2026"
        assert figures.long_day(date(2026, 11, 23)) == "Montag, 23. November 2026"
        assert figures.weekday(when) == f"Do.,{NBSP}26.11."
        assert figures.clock(when) == f"14.30{NBSP}Uhr"
        assert figures.clock(datetime(2026, 11, 26, 8, 0, tzinfo=UTC)) == f"9{NBSP}Uhr"
    with override("en"):
        assert figures.day(when) == f"26{NBSP}Nov{NBSP}2026"
        assert figures.clock(when) == "14:30"


def test_moment_is_nearer_the_nearer_it_is():
    now = timezone.now()
    with override("de"):
        assert figures.moment(now) == f"heute, {figures.clock(now)}"
        assert figures.moment(now - timedelta(days=1)) == f"gestern, {figures.clock(now - timedelta(days=1))}"
        assert figures.moment(datetime(2001, 2, 3, 12, tzinfo=UTC)) == "03.02.2001"
