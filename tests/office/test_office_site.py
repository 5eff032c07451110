# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Sites in the office: list, form with German numbers, conflicts, the portal switch, history."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from standort.accounts.models import Role
from standort.core.models import Change
from standort.land.forms import SiteForm
from standort.land.models import Premises, Site, SiteStatus
from standort.places.models import CommercialArea

SQUARE = json.dumps(
    {"type": "Polygon", "coordinates": [[[8.01, 51.51], [8.012, 51.51], [8.012, 51.512], [8.01, 51.512]]]}
)


@pytest.fixture
def client(login):
    return login(Role.PLANNER)


@pytest.fixture
def site(make_site):
    return make_site(name="Ehemaliges Sägewerk")


def _url(name, site):
    return reverse(f"office:{name}", args=[site.pk])


def _filled(site, **changes):
    """Return what a browser sends when one opens the form, changes a little and saves."""
    form = SiteForm(instance=site, tenant=site.tenant)
    data = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in data.items() if value is not False}
    return sent | changes


def test_a_new_site_begins_as_a_draft_and_leads_to_its_form(client):
    response = client.post(reverse("office:site_new"), {"name": "Baufeld 3", "kind": "plot"})
    site = Site.objects.get()
    assert response["Location"] == _url("site_edit", site)
    assert (site.status, site.is_public) == (SiteStatus.DRAFT, False)
    assert site.number.startswith("MU-")


def test_a_new_site_without_name_is_told_so(client):
    response = client.post(reverse("office:site_new"), {"kind": "plot"})
    assert response.status_code == 422
    assert Site.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("area_m2", "12.500", 12500.0),
        ("area_m2", "12500", 12500.0),
        ("area_m2", "12.500 m²", 12500.0),
        ("area_m2", "1,25 ha", 12500.0),
        ("area_m2", "", None),
        ("price_ct_per_m2", "62,00 €", 6200),
        ("price_ct_per_m2", "62", 6200),
        ("price_ct_per_m2", "5,10 €/m²", 510),
        ("grz", "0,8", 0.8),
        ("noise_night_db", "47,5", 47.5),
        ("motorway_m", "4,2 km", 4200.0),
        ("sealed_share", "61 %", 0.61),
        ("power_kva", "630", 630),
        ("available_from", "01.03.2027", dt.date(2027, 3, 1)),
        ("available_from", "2027-03-01", dt.date(2027, 3, 1)),
        ("has_fibre", "true", True),
        ("has_fibre", "false", False),
        ("has_fibre", "", None),
        ("zoning", "GI", "GI"),
        ("description_de", "Größe & Güte", "Größe & Güte"),
    ],
)
def test_a_value_is_read_as_germans_write_it(field, typed, stored, client, site):
    response = client.post(_url("site_edit", site), _filled(site, **{field: typed}))
    assert response.status_code == 302, response.context and response.context["form"].errors
    assert getattr(Site.objects.get(pk=site.pk), field) == stored


def test_english_numbers_are_read_in_english(client, site):
    response = client.post(f"/en{_url('site_edit', site)}", _filled(site, area_m2="12,500", grz="0.6"))
    assert response.status_code == 302
    stored = Site.objects.get(pk=site.pk)
    assert (stored.area_m2, stored.grz) == (12500.0, 0.6)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("area_m2", "viel"),
        ("area_m2", "-5"),
        ("area_m2", "12 km"),
        ("price_ct_per_m2", "62,005"),
        ("sealed_share", "150"),
        ("grz", "8"),
        ("available_from", "31.02.2027"),
        ("power_kva", "1,5"),
        ("zoning", "XX"),
        ("geometry", "{broken"),
        ("geometry", '{"type": "Polygon", "coordinates": [[[8, 51], [8.1, 51]]]}'),
        ("geometry", '{"type": "LineString", "coordinates": [[8, 51], [8.1, 51]]}'),
        ("geometry", "not a corner"),
        ("geometry", "8.01 51.51\n8.02 51.52"),
        ("geometry", "900 900\n1 1\n2 2"),
        ("name", "N" * 161),
        ("name", ""),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field_and_nothing_is_stored(field, typed, client, site):
    before = Site.objects.filter(pk=site.pk).values().get()
    response = client.post(_url("site_edit", site), _filled(site, **{field: typed, "plan_name": "B-Plan 7"}))
    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert form[field].value() == typed
    assert form["plan_name"].value() == "B-Plan 7"
    assert Site.objects.filter(pk=site.pk).values().get() == before


def test_a_polygon_is_stored_and_its_area_taken_when_wanted(client, site):
    response = client.post(_url("site_edit", site), _filled(site, geometry=SQUARE, area_from_map="on"))
    assert response.status_code == 302
    stored = Site.objects.get(pk=site.pk)
    assert stored.geometry.geom_type == "Polygon"
    assert stored.area_m2 == pytest.approx(30_900, rel=0.01)


def test_corners_may_be_typed_instead_of_drawn(client, site):
    text = "8,0100 51,5100\n8.0120 51.5100\n51.5120, 8.0120"
    assert client.post(_url("site_edit", site), _filled(site, geometry=text)).status_code == 302
    assert len(Site.objects.get(pk=site.pk).geometry.exterior.coords) == 4


def test_an_unchanged_form_changes_nothing_and_logs_nothing(client, site):
    assert client.post(_url("site_edit", site), _filled(site)).status_code == 302
    assert Change.objects.filter(subject_type="land.site").count() == 0


def test_two_people_at_once_lose_nothing(client, site, login):
    mine, theirs = _filled(site, name="Von mir"), _filled(site, plan_name="B-Plan von nebenan")
    assert login(Role.STAFF).post(_url("site_edit", site), theirs).status_code == 302
    response = client.post(_url("site_edit", site), mine)
    assert response.status_code == 409
    page = response.content.decode()
    assert 'value="Von mir"' in page
    assert "B-Plan von nebenan" in page
    stored = Site.objects.get(pk=site.pk)
    assert (stored.name, stored.plan_name) == ("Ehemaliges Sägewerk", "B-Plan von nebenan")


def test_built_space_has_fields_of_its_own(client, make_site):
    site = make_site(kind="premises")
    data = _filled(site, premises_kind="hall", floor_space_m2="1.200", floor="EG", vacant_since="01.02.2026")
    assert client.post(_url("site_edit", site), data).status_code == 302
    premises = Premises.objects.get(site=site)
    assert (premises.kind, premises.floor_space_m2, premises.floor) == ("hall", 1200.0, "EG")


def test_choices_of_another_town_are_refused(client, site, other_tenant):
    foreign = CommercialArea.objects.create(tenant=other_tenant, name="Fremd")
    response = client.post(_url("site_edit", site), _filled(site, commercial_area=foreign.pk))
    assert response.status_code == 422
    assert "Fremd" not in client.get(_url("site_edit", site)).content.decode()


def test_divisible_from_must_not_exceed_up_to(client, site):
    response = client.post(
        _url("site_edit", site), _filled(site, divisible_from_m2="900", divisible_to_m2="500")
    )
    assert list(response.context["form"].errors) == ["divisible_to_m2"]


def test_publishing_and_taking_off_are_undone(client, make_site):
    site = make_site(status=SiteStatus.DRAFT, is_public=False)
    page = client.post(_url("site_publish", site), follow=True).content.decode()
    published = Change.objects.get(verb="published")
    assert reverse("office:undo", args=[published.pk]) in page
    site.refresh_from_db()
    assert (site.is_public, site.status) == (True, SiteStatus.AVAILABLE)
    client.post(reverse("office:undo", args=[published.pk]))
    site.refresh_from_db()
    assert (site.is_public, site.status) == (False, SiteStatus.DRAFT)


def test_taking_off_the_portal_is_undone(client, site):
    client.post(_url("site_withdraw", site))
    site.refresh_from_db()
    assert not site.is_public
    client.post(reverse("office:undo", args=[Change.objects.get(verb="withdrawn").pk]))
    site.refresh_from_db()
    assert site.is_public


def test_a_site_without_place_is_not_published_and_the_page_says_why(client, make_site):
    site = make_site(is_public=False, geometry=None)
    response = client.post(_url("site_publish", site), follow=True)
    assert (
        "braucht ihren Platz auf der Karte" in response.content.decode()
        or "Karte" in response.content.decode()
    )
    site.refresh_from_db()
    assert not site.is_public


def test_a_published_site_keeps_its_place(client, site):
    response = client.post(_url("site_edit", site), _filled(site, geometry=""))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["geometry"]


def test_the_history_says_in_words_what_was_and_what_became(client, site):
    client.post(
        _url("site_edit", site), _filled(site, price_ct_per_m2="70,50", has_fibre="true", zoning="GI")
    )
    page = client.get(_url("site_history", site)).content.decode().replace("\u00a0", " ")
    for words in ("62 €/m²", "70,50 €/m²", "Industriegebiet (GI)", "Glasfaser", "Kim Planner"):
        assert words in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "sägewerk"}, 1),
        ({"q": "ehemaliges mühle"}, 0),
        ({"kind": "premises"}, 1),
        ({"status": "draft"}, 1),
        ({"shown": "yes"}, 1),
        ({"shown": "no"}, 1),
        ({"kind": "nonsense"}, 2),
        ({"sort": "-area"}, 2),
        ({"sort": "geometry_wkb"}, 2),
    ],
)
def test_the_list_of_sites_is_narrowed(query, found, client, site, make_site):
    make_site(name="Halle", kind="premises", status=SiteStatus.DRAFT, is_public=False)
    assert client.get(reverse("office:sites"), query).context["listing"].total == found


def test_unknown_areas_stand_last_whichever_way_one_sorts(client, make_site):
    make_site(name="A", area_m2=None), make_site(name="B", area_m2=10.0), make_site(name="C", area_m2=20.0)
    for sort, order in (("area", "BCA"), ("-area", "CBA")):
        page = client.get(reverse("office:sites"), {"sort": sort}).context["listing"].page
        assert "".join(site.name for site in page) == order


def test_the_outline_goes_to_the_map(client, site):
    body = client.get(_url("site_geojson", site)).json()
    assert body["features"][0]["geometry"]["type"] == "Polygon"
    assert body["features"][0]["properties"]["kind"] == "new"


def test_html_in_every_text_of_a_site_is_shown_as_text(client, site):
    evil = "<script>alert(1)</script>"
    texts = ("name", "description_de", "description_en", "street_name", "plan_name", "previous_use")
    data = _filled(site, contamination_note=evil, house_number="<b>", **dict.fromkeys(texts, evil))
    assert client.post(_url("site_edit", site), data).status_code == 302
    for name in ("site", "site_edit", "site_files", "site_history"):
        page = client.get(_url(name, site)).content.decode()
        assert evil not in page
        assert "&lt;script&gt;" in page
    assert evil not in client.get(reverse("office:sites")).content.decode()


def test_ten_megabytes_in_a_field_are_refused_and_nothing_is_stored(client, site):
    before = Site.objects.filter(pk=site.pk).values().get()
    response = client.post(_url("site_edit", site), _filled(site, description_de="x" * 10_000_000))
    assert response.status_code in (400, 413)
    assert Site.objects.filter(pk=site.pk).values().get() == before


def test_the_list_shows_floor_space_and_rent_of_premises(client, make_site):
    site = make_site(kind="premises", offer="lease", price_ct_per_m2=None, rent_ct_per_m2_month=960)
    Premises.objects.create(tenant=site.tenant, site=site, floor_space_m2=90)
    text = client.get(reverse("office:sites")).content.decode()
    assert "9,60\u00a0€/m²" in text
    assert "90\u00a0m²" in text
    assert "f-prem" in text


def test_a_published_site_beyond_the_border_counts_as_shown(client, make_site):
    site = make_site(is_public=True, outside=True)
    assert "im Portal" in client.get(_url("site", site)).content.decode()
    assert list(client.get(reverse("office:sites") + "?shown=yes").context["listing"].page) == [site]
