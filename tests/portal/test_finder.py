# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standort.land.filters import SiteFilterForm
from standort.land.models import Premises, SiteKind, SiteStatus
from standort.places.models import CommercialArea, Municipality

pytestmark = pytest.mark.django_db
FINDER = "/flaechen/"


def heading(client, query: str = "") -> str:
    text = client.get(FINDER + query).content.decode()
    return text.split('id="finder-heading"')[1].split(">", 1)[1].split("</h1>")[0].strip()


def names_on_map(client, query: str = "") -> dict[str, int | None]:
    body = json.loads(client.get(f"{FINDER}karte.geojson{query}").content)
    return {one["properties"]["name"]: one["properties"]["number"] for one in body["features"]}


def test_the_answer_is_the_heading(client, make_site):
    assert heading(client) == "Zurzeit gibt es kein Angebot in Musterstadt"
    make_site(area_m2=5000)
    assert heading(client) == "1 Angebot in Musterstadt"
    make_site(area_m2=9000)
    assert heading(client) == "2 Angebote in Musterstadt"
    assert heading(client, "?area_to=6000") == "1 Angebot passt zu Ihrem Bedarf"
    assert heading(client, "?area_from=1000") == "2 Angebote passen zu Ihrem Bedarf"
    assert heading(client, "?area_from=99999") == "Kein Angebot erfüllt alle Wünsche"


def test_only_what_the_public_may_see_in_list_map_and_counts(client, make_site, other_tenant):
    make_site(name="Sichtbar")
    make_site(name="Reserviert", status=SiteStatus.RESERVED)
    make_site(name="Entwurf", status=SiteStatus.DRAFT, is_public=True)
    make_site(name="Verkauft", status=SiteStatus.SOLD)
    make_site(name="Unveröffentlicht", is_public=False)
    make_site(name="Im gemeinsamen Gebiet", outside=True)
    make_site(name="Fremd", tenant=other_tenant)
    page = client.get(FINDER)
    assert [site.name for _, site in page.context["rows"]] == [
        "Im gemeinsamen Gebiet",
        "Reserviert",
        "Sichtbar",
    ]
    assert set(names_on_map(client)) == {"Im gemeinsamen Gebiet", "Reserviert", "Sichtbar"}
    assert page.context["kind_counts"]["plot"] == 3
    hosted = client.get(FINDER, headers={"host": "nachbarheim.example"})
    assert [site.name for _, site in hosted.context["rows"]] == ["Fremd"]


def test_the_outlines_of_town_and_district_are_not_read_once_a_row(
    client, make_site, tenant, django_assert_max_num_queries
):
    make_site(municipality=Municipality.objects.get(tenant=tenant))
    with django_assert_max_num_queries(40) as captured:
        client.get(FINDER)
        client.get(f"{FINDER}karte.geojson")
    queries = [query["sql"] for query in captured.captured_queries]
    assert any('"land_site"."geometry_wkb"' in sql for sql in queries)
    outlines = ("places_municipality", "places_district", "places_commercialarea")
    assert not [sql for sql in queries if any(f'"{name}"."geometry_wkb"' in sql for name in outlines)]


def test_the_map_takes_as_many_queries_for_three_as_for_one(query_count, make_site, tenant):
    def offer_a_shop():
        site = make_site(
            kind=SiteKind.PREMISES, municipality=Municipality.objects.get(tenant=tenant), district=None
        )
        Premises.objects.create(site=site, tenant=tenant, floor_space_m2=120)

    offer_a_shop()
    once = query_count(f"{FINDER}karte.geojson")
    offer_a_shop()
    offer_a_shop()
    assert query_count(f"{FINDER}karte.geojson") == once


def test_map_list_and_table_carry_the_same_numbers(client, make_site):
    for number in range(25):
        make_site(name=f"Angebot {number:02d}", published_at=timezone.now() - timedelta(days=number))
    for query, first, last in (("?sort=name", 1, 20), ("?sort=name&page=2", 21, 25)):
        rows = {site.name: number for number, site in client.get(FINDER + query).context["rows"]}
        table = {
            site.name: number for number, site in client.get(f"{FINDER}{query}&view=table").context["rows"]
        }
        on_map = names_on_map(client, query)
        assert rows == table == {name: number for name, number in on_map.items() if number is not None}
        assert (min(rows.values()), max(rows.values())) == (first, last)
        assert len(on_map) == 25
    assert set(names_on_map(client, "?plain=1").values()) == {None}


def test_the_map_address_keeps_filter_sorting_and_page(client, make_site):
    make_site()
    page = client.get(f"{FINDER}?kind=plot&sort=name&area_from=1.000&view=table&page=7&unknown=1")
    assert page.context["map_url"] == f"{FINDER}karte.geojson?kind=plot&sort=name&area_from=1.000&page=1"


def test_each_chip_leads_to_the_page_without_its_filter(client, make_site):
    make_site(has_fibre=True)
    query = "?kind=plot&kind=infill&area_from=4.000&area_to=20000&fibre=on&sort=name"
    chips = {chip.label: chip.query for chip in client.get(FINDER + query).context["finder"].chips()}
    assert list(chips) == ["Grundstück", "Baulücke", "4.000\u2060–\u206020.000\u00a0m²", "Glasfaser"]
    assert chips["Baulücke"] == "?kind=plot&area_from=4.000&area_to=20000&fibre=on&sort=name"
    assert chips["4.000\u2060–\u206020.000\u00a0m²"] == "?kind=plot&kind=infill&fibre=on&sort=name"
    assert chips["Glasfaser"] == "?kind=plot&kind=infill&area_from=4.000&area_to=20000&sort=name"


def test_counts_behind_kinds_obey_the_other_filters(client, make_site):
    make_site(kind=SiteKind.PLOT, has_fibre=True)
    make_site(kind=SiteKind.INFILL, has_fibre=False)
    counts = client.get(f"{FINDER}?fibre=on&kind=infill").context["kind_counts"]
    assert counts == {"plot": 1, "infill": 0, "brownfield": 0, "premises": 0}


def test_what_is_just_missed_is_offered_with_its_number(client, make_site):
    make_site(area_m2=3500, has_fibre=True)
    make_site(area_m2=9000, has_fibre=True)
    make_site(area_m2=9000, has_fibre=False)
    ways = {
        way.label: (way.gain, way.query)
        for way in client.get(f"{FINDER}?area_from=4000&fibre=on").context["finder"].relaxed()
    }
    assert ways["Mindestfläche auf 3.000\u00a0m² senken"] == (1, "?area_from=3.000&fibre=on")
    assert ways["Auf „Glasfaser“ verzichten"] == (1, "?area_from=4000")
    for _gain, query in ways.values():
        assert heading(client, query) == "2 Angebote passen zu Ihrem Bedarf"


def test_nothing_found_says_which_wish_to_loosen(client, make_site):
    make_site(area_m2=3500)
    text = client.get(f"{FINDER}?area_from=4000").content.decode()
    assert "Mindestfläche auf 3.000" in text
    assert "Alle Angebote zeigen" in text


def test_a_wrong_value_is_said_at_its_field_and_stays_typed(client, make_site):
    make_site()
    page = client.get(f"{FINDER}?area_from=ganz+viel&motorway_km=-3")
    assert page.status_code == 200
    text = page.content.decode()
    assert text.count("Bitte eine Zahl eingeben, zum Beispiel") == 2
    assert 'value="ganz viel"' in text
    assert page.context["finder"].total == 1


def test_the_address_of_a_sent_form_holds_no_empty_fields(client, make_site):
    make_site()
    blank = f"{FINDER}?q=&kind=plot&area_from=&sort=newest&view=table"
    answer = client.get(blank)
    assert (answer.status_code, answer["Location"]) == (302, f"{FINDER}?kind=plot&view=table")
    assert client.get(f"{FINDER}?q=&sort=")["Location"] == FINDER
    partial = client.get(blank, headers={"hx-request": "true"})
    assert (partial.status_code, partial["HX-Push-Url"]) == (200, f"{FINDER}?kind=plot&view=table")


def test_a_need_in_words_becomes_a_filter(client, make_site):
    make_site()
    answer = client.get(FINDER, {"q": "Grundstück ab 2.000 m² Hafen", "sort": "name"})
    assert answer.status_code == 302
    assert answer["Location"] == "/flaechen/?sort=name&area_from=2.000&kind=plot&q=Hafen"
    assert client.get(answer["Location"]).status_code == 200


def test_html_in_names_and_search_is_shown_not_run(client, make_site):
    make_site(name="<script>alert(1)</script>", street_name='"><img src=x onerror=alert(1)>')
    for query in ("", "?view=table", "?" + urlencode({"q": "<script>alert(1)</script>"})):
        text = client.get(FINDER + query).content.decode()
        assert "<script>alert(1)" not in text
        assert "<img src=x" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_area_choices_are_those_with_offers(client, make_site, tenant):
    used = CommercialArea.objects.create(tenant=tenant, name="Hafen")
    CommercialArea.objects.create(tenant=tenant, name="Leer")
    make_site(commercial_area=used)
    labels = [label for _, label in client.get(FINDER).context["form"].fields["commercial_area"].choices]
    assert labels[1:] == ["Hafen"]


def test_query_count_does_not_grow_with_the_sites(query_count, make_site, tenant):
    area = CommercialArea.objects.create(tenant=tenant, name="Hafen")
    addresses = (FINDER, f"{FINDER}?area_from=10&fibre=on", f"{FINDER}?view=table", f"{FINDER}karte.geojson")
    seen = []
    for more in (1, 2, 27):
        for kind in [*SiteKind] * more if more == 1 else [SiteKind.PREMISES] * more:
            make_site(kind=kind, commercial_area=area)
        seen.append([query_count(address) for address in addresses])
    assert seen[0] == seen[1] == seen[2]
    assert max(seen[0]) <= 12


def test_asking_changes_nothing(client, make_site):
    make_site()
    for method in ("post", "put", "delete"):
        assert getattr(client, method)(FINDER).status_code == 405


_NAMES = st.sampled_from([*SiteFilterForm.base_fields, "page", "view", "plain", "x"])
_VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["1", "-1", "1e99", "12.500 m²", "on", "plot", "34", "\x00", "9" * 50]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_NAMES, _VALUES), max_size=6))
def test_no_address_ever_fails(client, tenant, pairs):
    query = urlencode(pairs, errors="surrogatepass")
    for address in (FINDER, f"{FINDER}karte.geojson"):
        assert client.get(f"{address}?{query}").status_code in (200, 302)
