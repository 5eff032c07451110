# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.http import QueryDict

from standort.land.domain.search import all_of, count_each, sorted_sites, with_size
from standort.land.filters import SiteFilterForm
from standort.land.models import Contamination, Offer, Premises, PremisesKind, Site, SiteKind, Zoning
from standort.places.models import CommercialArea, District

pytestmark = pytest.mark.django_db


def found(query: str, **kwargs) -> list[str]:
    form = SiteFilterForm(QueryDict(query), **kwargs)
    sites = with_size(Site.objects.all()).filter(all_of(form.conditions().values()))
    return [site.name for site in sorted_sites(sites, form.sort_key)]


def test_area_is_that_of_the_whole_or_of_a_part(make_site):
    make_site(name="small", area_m2=900)
    make_site(name="right", area_m2=5000)
    make_site(name="divisible", area_m2=60_000, divisible_from_m2=4000)
    make_site(name="too large", area_m2=60_000)
    make_site(name="unknown", area_m2=None)
    assert sorted(found("area_from=4.000&area_to=20.000")) == ["divisible", "right"]


def test_area_of_premises_is_their_floor_space(make_site, tenant):
    hall = make_site(name="hall", kind=SiteKind.PREMISES, area_m2=7900)
    Premises.objects.create(site=hall, tenant=tenant, kind=PremisesKind.HALL, floor_space_m2=3600)
    assert found("area_from=3000&area_to=4000") == ["hall"]
    assert found("area_from=5000") == []
    assert found("premises_kind=hall") == ["hall"]
    assert found("premises_kind=office") == []


def test_offer_price_and_rent(make_site):
    make_site(name="sale", offer=Offer.SALE, price_ct_per_m2=6200)
    make_site(name="lease", offer=Offer.LEASE, price_ct_per_m2=100, rent_ct_per_m2_month=510)
    make_site(name="both", offer=Offer.BOTH, price_ct_per_m2=9000, rent_ct_per_m2_month=900)
    assert sorted(found("offer=sale")) == ["both", "sale"]
    assert sorted(found("offer=lease")) == ["both", "lease"]
    assert found("price_to=80") == ["sale"]
    assert found("rent_to=5,10") == ["lease"]


def test_conditions_that_must_hold(make_site):
    make_site(name="all", operation_24h=True, has_fibre=True, has_rail_siding=True, kind=SiteKind.BROWNFIELD)
    make_site(name="none", operation_24h=False, has_fibre=None, kind=SiteKind.PLOT)
    for query in ("around_the_clock=on", "fibre=on", "rail_siding=on", "reuse_only=on"):
        assert found(query) == ["all"]


def test_law_motorway_and_area(make_site, tenant):
    area = CommercialArea.objects.create(tenant=tenant, name="Hafen")
    make_site(name="near", zoning=Zoning.GI, motorway_m=4200, commercial_area=area)
    make_site(name="far", zoning=Zoning.GE, motorway_m=14_200)
    assert found("motorway_km=5") == ["near"]
    assert found("zoning=GE") == ["far"]
    assert found(f"commercial_area={area.pk}", areas=[area]) == ["near"]


def test_words_are_searched_in_name_street_district_and_area(make_site, tenant):
    area = CommercialArea.objects.create(tenant=tenant, name="Am Güterbahnhof")
    district = District.objects.create(tenant=tenant, name="Weststadt")
    make_site(name="Sägewerk", street_name="Mühlenweg", commercial_area=area, district=district)
    make_site(name="Gießerei", previous_use="Eisengießerei")
    for words in ("sägewerk", "ÜLSENWEG".replace("ÜLSEN", "MÜHLEN"), "güterbahnhof west", "MS-2026-001"):
        assert found(f"q={words}") == ["Sägewerk"], words
    assert found("q=Gießerei Mühlenweg") == []
    assert found("q=100%25") == []


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("area_up", ["b", "a", "c"]),
        ("area_down", ["a", "b", "c"]),
        ("price", ["a", "b", "c"]),
        ("motorway", ["b", "a", "c"]),
        ("name", ["a", "b", "c"]),
        ("nonsense", ["a", "b", "c"]),
    ],
)
def test_sorting_puts_the_unknown_last(make_site, sort, names):
    make_site(name="a", area_m2=20, price_ct_per_m2=100, motorway_m=9)
    make_site(name="b", area_m2=10, price_ct_per_m2=200, motorway_m=5)
    make_site(name="c", area_m2=None, price_ct_per_m2=None, motorway_m=None, available_from=date(2030, 1, 1))
    assert found(f"sort={sort}") == names


def test_a_wrong_value_is_named_and_left_out(make_site):
    make_site(name="a", contamination=Contamination.CLEARED)
    form = SiteFilterForm(QueryDict("area_from=viel&kind=castle&commercial_area=x&zoning=QQ&fibre=on"))
    assert set(form.errors) == {"area_from", "kind", "commercial_area", "zoning"}
    assert set(form.in_force) == {"fibre"}


def test_from_above_to_is_said_at_the_field():
    form = SiteFilterForm(QueryDict("area_from=500&area_to=100"))
    assert "area_to" in form.errors
    assert set(form.in_force) == {"area_from"}


def test_counting_takes_one_query(make_site, django_assert_num_queries):
    for kind in SiteKind:
        make_site(kind=kind)
    conditions = {
        kind.value: all_of(SiteFilterForm(QueryDict(f"kind={kind}")).conditions().values())
        for kind in SiteKind
    }
    with django_assert_num_queries(1):
        counts = count_each(with_size(Site.objects.all()), conditions)
    assert counts == dict.fromkeys(SiteKind, 1)
