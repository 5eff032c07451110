# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
import shapely
from django.core.exceptions import ValidationError
from django.db import transaction

from standort.accounts.models import Role
from standort.core.change_log import changes_of
from standort.core.errors import ConflictError, InvalidInputError
from standort.land.domain.queries import search_sites, sites_for_user, sites_for_visitor
from standort.land.domain.site import create_site, edit_site, publish_site, withdraw_site
from standort.land.models import Site, SiteKind, SiteStatus
from standort.places.models import CommercialArea, Municipality

pytestmark = pytest.mark.django_db
SHAPE = shapely.box(8.03, 51.53, 8.031, 51.531)


def test_a_new_site_is_a_draft_with_a_number_of_its_own(tenant, staff):
    one, two = (create_site(tenant=tenant, by=staff, name=name, kind=SiteKind.PLOT) for name in "ab")
    assert one.status == SiteStatus.DRAFT
    assert not one.is_public
    assert one.number != two.number
    assert one.number.startswith("MU-")
    assert not sites_for_visitor(tenant).exists()


def test_editing_logs_what_changed_and_marks_the_fields(tenant, staff, make_site):
    site = make_site(area_m2=5000)
    edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"area_m2": 6000.0, "name": site.name})
    change = changes_of(site).get()
    assert change.by == staff
    assert change.fields == {"area_m2": [5000.0, 6000.0]}
    assert Site.objects.get().edited_fields == ["area_m2"]


def test_editing_without_a_change_leaves_no_trace(tenant, staff, make_site):
    site = make_site()
    edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"name": site.name, "geometry": site.geometry})
    assert not changes_of(site).exists()


def test_editing_the_shape_moves_the_box(tenant, staff, make_site):
    site = make_site()
    edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"geometry": SHAPE})
    site.refresh_from_db()
    assert site.bounds == SHAPE.bounds
    assert {"geometry_wkb", "min_lon"} <= set(site.edited_fields)


def test_a_change_in_between_is_a_conflict_not_a_loss(tenant, staff, make_site):
    site = make_site()
    seen = site.updated_at - timedelta(seconds=1)
    with pytest.raises(ConflictError):
        edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"name": "x"}, seen_at=seen)
    assert Site.objects.get().name != "x"


def test_a_wrong_value_is_refused_and_nothing_is_stored(tenant, staff, make_site):
    site = make_site()
    with pytest.raises(ValidationError):
        edit_site(site_id=site.pk, tenant=tenant, by=staff, values={"grz": 7.0, "name": "x"})
    assert Site.objects.get().name != "x"


def test_premises_are_edited_together_with_their_site(tenant, staff, make_site):
    site = make_site(kind=SiteKind.PREMISES)
    edit_site(
        site_id=site.pk, tenant=tenant, by=staff, values={"floor_space_m2": 120.0, "premises_kind": "shop"}
    )
    site.refresh_from_db()
    assert (site.premises.floor_space_m2, site.premises.kind) == (120.0, "shop")


def test_publishing_makes_a_draft_available(tenant, staff, make_site):
    site = make_site(status=SiteStatus.DRAFT, is_public=False)
    publish_site(site_id=site.pk, tenant=tenant, by=staff)
    shown = sites_for_visitor(tenant).get()
    assert shown.status == SiteStatus.AVAILABLE
    assert shown.published_at
    assert shown.checked_on


def test_a_sold_site_and_one_without_a_place_are_not_published(tenant, staff, make_site):
    sold = make_site(status=SiteStatus.SOLD, is_public=False)
    nowhere = make_site(is_public=False, geometry=None)
    for site in (sold, nowhere):
        with pytest.raises(InvalidInputError):
            publish_site(site_id=site.pk, tenant=tenant, by=staff)
    assert not sites_for_visitor(tenant).exists()


def test_a_withdrawn_site_stays_in_the_register(tenant, staff, make_site):
    site = make_site()
    withdraw_site(site_id=site.pk, tenant=tenant, by=staff)
    assert not sites_for_visitor(tenant).exists()
    assert sites_for_user(staff, tenant).count() == 1


def test_a_site_of_another_town_cannot_be_touched(other_tenant, make_user, make_site, tenant):
    site = make_site()
    stranger = make_user(Role.ADMIN, tenant=other_tenant)
    for touch in (publish_site, withdraw_site):
        with pytest.raises(Site.DoesNotExist):
            touch(site_id=site.pk, tenant=other_tenant, by=stranger)
        with pytest.raises(Site.DoesNotExist):
            touch(site_id=site.pk, tenant=tenant, by=stranger)


def test_a_partner_sees_only_sites_in_shared_areas(tenant, make_user, make_site):
    neighbour = Municipality.objects.create(tenant=tenant, ags="05999998", name="Nachbarheim")
    area = CommercialArea.objects.create(tenant=tenant, name="gemeinsam")
    area.municipalities.add(neighbour, Municipality.objects.get(is_home=True, tenant=tenant))
    shared = make_site(commercial_area=area)
    make_site()
    seen = sites_for_user(make_user(Role.PARTNER), tenant)
    assert list(seen) == [shared]
    with transaction.atomic():
        assert seen.select_related(None).select_for_update().get() == shared


def test_the_office_finds_a_street_with_an_umlaut_in_either_case(tenant, staff, make_site):
    site = make_site(street_name="Übachstraße")
    make_site(street_name="Ubachweg")
    for typed in ("übach", "ÜBACH", "Übachstraße"):
        assert list(search_sites(sites_for_user(staff, tenant), typed)) == [site]
