# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Who did what, and what stood there before."""

from datetime import date
from decimal import Decimal

from standort.core.change_log import changed_fields, changes_of, log_change
from standort.core.models import Change


def test_a_change_names_record_person_and_values(make_site, staff):
    site = make_site(name="Alte Molkerei")
    change = log_change(
        site, by=staff, verb="edited", fields={"area_m2": (1.0, 2.0), "contact": (None, staff)}
    )
    change.refresh_from_db()
    assert (change.tenant, change.by, change.verb) == (site.tenant, staff, "edited")
    assert (change.subject_type, change.subject_id) == ("land.site", site.pk)
    assert change.subject_name == "Alte Molkerei"
    assert change.fields == {"area_m2": [1.0, 2.0], "contact": [None, "Kim Staff"]}


def test_values_that_json_does_not_know_are_written_plainly(make_site):
    values = {"day": (None, date(2026, 11, 23)), "sum": (Decimal("1.5"), None), "shape": (b"\x00", None)}
    change = log_change(make_site(), by=None, verb="edited", fields=values)
    change.refresh_from_db()
    assert change.fields == {"day": [None, "2026-11-23"], "sum": ["1.5", None], "shape": ["…", None]}


def test_only_fields_that_differ_are_changes(make_site):
    before, after = make_site(), make_site()
    after.area_m2 = 7.0
    after.price_ct_per_m2 = before.price_ct_per_m2
    assert changed_fields(before, after, ["area_m2", "price_ct_per_m2"]) == {"area_m2": (5000.0, 7.0)}


def test_the_newest_change_comes_first_and_others_stay_out(make_site, staff):
    site, other = make_site(), make_site()
    for verb in ("created", "edited"):
        log_change(site, by=staff, verb=verb)
    log_change(other, by=staff, verb="published")
    assert [change.verb for change in changes_of(site)] == ["edited", "created"]


def test_a_change_outlives_the_person(make_site, staff):
    log_change(make_site(), by=staff, verb="edited")
    staff.delete()
    assert Change.objects.get(verb="edited").by is None


def test_a_very_long_name_is_cut(make_site):
    site = make_site()
    site.name = "n" * 500
    assert len(log_change(site, by=None, verb="edited").subject_name) == 200
