# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date

import pytest
from django.core.files.base import ContentFile

from standort.land.models import (
    Contamination,
    Offer,
    OwnerKind,
    Premises,
    PremisesKind,
    Site,
    SiteFile,
    SiteFileKind,
    SiteKind,
    SiteStatus,
    Zoning,
)
from standort.places.models import DataSource

pytestmark = pytest.mark.django_db


@pytest.fixture
def sawmill(make_site, staff, tenant):
    source = DataSource.objects.create(
        tenant=tenant,
        dataset="osm",
        title="OSM",
        licence="ODbL 1.0",
        attribution="© OpenStreetMap",
        reference_date=date(2026, 10, 1),
    )
    return make_site(
        name="Ehemaliges Sägewerk, Mühlenweg 12",
        kind=SiteKind.BROWNFIELD,
        area_m2=18_400,
        divisible_from_m2=4000,
        sealed_share=11_300 / 18_400,
        grz=0.6,
        gfz=1.8,
        zoning=Zoning.GE,
        plan_name="Bebauungsplan 47",
        housing_distance_m=310,
        operation_24h=True,
        motorway_m=4200,
        has_fibre=True,
        has_gas=False,
        power_kva=630,
        previous_use="Sägewerk",
        contamination=Contamination.INVESTIGATED,
        owner_kind=OwnerKind.MUNICIPALITY,
        contact=staff,
        source=source,
        checked_on=date(2026, 11, 18),
    )


def test_shows_what_is_known_in_words(client, sawmill):
    page = client.get(f"/flaechen/{sawmill.number}/")
    assert page.status_code == 200
    facts = {name: value.replace("\u00a0", " ") for name, value in page.context["facts"] if value}
    assert facts["Grundstück"] == "18.400 m², teilbar ab 4.000 m²"
    assert facts["Kaufpreis"] == "62 €/m², zusammen 1.140.800 €"
    assert facts["Baurecht"] == "Gewerbegebiet (GE), Bebauungsplan 47"
    assert facts["GRZ / GFZ"] == "0,6 / 1,8"
    assert facts["Eigentum"] == "Kommune"
    assert "Miete" not in facts
    text = page.content.decode().replace("\u00a0", " ")
    assert "18.400 m² Brachfläche: früher Sägewerk, zu 61 % schon versiegelt, Glasfaser liegt an." in text
    assert "geprüft am 18.11.2026" in text
    assert "© OpenStreetMap, ODbL 1.0, Stand 01.10.2026" in text
    assert "Kim Staff" in text


def test_reckons_sealing_and_distance_class(client, sawmill):
    text = client.get(f"/flaechen/{sawmill.number}/").content.decode().replace("\u00a0", " ")
    assert "versiegelt höchstens 3.420 m² neu" in text
    assert '<td class="n">14.720</td>' in text
    assert "Bis Abstandsklasse V" in text
    assert text.count('<li class="on"><b>') == 3


def test_a_bare_record_shows_nothing_it_does_not_know(client, make_site):
    site = make_site(area_m2=None, price_ct_per_m2=None)
    page = client.get(f"/flaechen/{site.number}/")
    text = page.content.decode()
    assert "Preis auf Anfrage" in text
    for heading in (
        "Versiegelungskonto",
        "Wer darf sich ansiedeln?",
        "Ver- und Entsorgung",
        "Fotos",
        "Dokumente",
    ):
        assert heading not in text
    assert "None" not in text


def test_premises_speak_of_floor_space_and_rent(client, make_site, tenant):
    shop = make_site(
        kind=SiteKind.PREMISES, offer=Offer.LEASE, rent_ct_per_m2_month=980, sealed_share=1.0, grz=0.8
    )
    Premises.objects.create(site=shop, tenant=tenant, kind=PremisesKind.SHOP, floor_space_m2=168)
    text = client.get(f"/flaechen/{shop.number}/").content.decode().replace("\u00a0", " ")
    assert "168 m² Ladenlokal" in text
    assert "9,80 €/m²" in text
    assert "Versiegelungskonto" not in text


@pytest.mark.parametrize(
    "fields",
    [
        {"status": SiteStatus.DRAFT},
        {"status": SiteStatus.SOLD},
        {"is_public": False},
        {"gone": True},
    ],
)
def test_what_is_not_offered_does_not_exist(client, make_site, fields):
    site = make_site(**fields)
    for address in ("", "karte.geojson", "anfrage/"):
        assert client.get(f"/flaechen/{site.number}/{address}").status_code == 404
    assert client.post(f"/flaechen/{site.number}/anfrage/", {"name": "x"}).status_code == 404


@pytest.mark.parametrize("number", ["XX-1", "%00", "a" * 500, "..", "%F0%9F%8F%AD"])
def test_a_wrong_number_is_no_page(client, tenant, number):
    assert client.get(f"/flaechen/{number}/").status_code == 404


def test_a_site_of_another_town_does_not_exist_here(client, make_site, other_tenant):
    site = make_site(tenant=other_tenant, number="NA-2026-001")
    assert client.get(f"/flaechen/{site.number}/").status_code == 404
    answer = client.get(f"/flaechen/{site.number}/", headers={"host": "nachbarheim.example"})
    assert answer.status_code == 200


def test_map_data_hold_the_outline_and_no_secrets(client, sawmill):
    answer = client.get(f"/flaechen/{sawmill.number}/karte.geojson")
    assert answer["Content-Type"] == "application/geo+json"
    (feature,) = json.loads(answer.content)["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert feature["properties"]["kind"] == "reuse"
    assert set(feature["properties"]) == {
        "id", "number", "name", "url", "kind", "kind_text", "status", "area_text", "price_text",
    }  # fmt: skip


def test_only_public_files_are_named(client, sawmill, tenant):
    for title, is_public in (("Blick von Osten", True), ("Gutachten intern", False)):
        SiteFile.objects.create(
            tenant=tenant,
            site=sawmill,
            kind=SiteFileKind.PHOTO,
            title=title,
            file=ContentFile(b"x", name="a.jpg"),
            content_type="image/jpeg",
            size_bytes=1,
            is_public=is_public,
        )
    text = client.get(f"/flaechen/{sawmill.number}/").content.decode()
    assert "Blick von Osten" in text
    assert "intern" not in text


def test_similar_offers_leave_out_itself_and_the_hidden(client, sawmill, make_site):
    make_site(name="Ähnlich", kind=SiteKind.BROWNFIELD, area_m2=18_000)
    make_site(name="Anders", area_m2=100)
    make_site(name="Versteckt", kind=SiteKind.BROWNFIELD, is_public=False)
    similar = client.get(f"/flaechen/{sawmill.number}/").context["similar"]
    assert [one["site"].name for one in similar] == ["Ähnlich", "Anders"]


def test_html_in_every_text_field_is_shown_not_run(client, make_site):
    evil = "<b onmouseover=alert(1)>x</b>"
    texts = (
        "name",
        "description_de",
        "description_en",
        "street_name",
        "plan_name",
        "previous_use",
        "contamination_note",
    )
    site = make_site(**dict.fromkeys(texts, evil), contamination=Contamination.SUSPECTED)
    for address in ("", "anfrage/"):
        text = client.get(f"/flaechen/{site.number}/{address}").content.decode()
        assert "<b onmouseover" not in text
        assert "&lt;b onmouseover" in text


def test_head_names_description_canonical_address_and_languages(client, sawmill):
    text = client.get(f"/flaechen/{sawmill.number}/?utm_source=x").content.decode()
    assert f'<link rel="canonical" href="http://testserver/flaechen/{sawmill.number}/">' in text
    assert f'hreflang="en" href="http://testserver/en/flaechen/{sawmill.number}/"' in text
    assert '<meta name="description" content="Brachfläche · 18.400' in text


def test_query_count_does_not_grow_with_neighbours_and_files(query_count, sawmill, make_site, tenant):
    make_site()
    first = query_count(f"/flaechen/{sawmill.number}/")
    for _ in range(20):
        make_site(kind=SiteKind.PREMISES)
    assert query_count(f"/flaechen/{sawmill.number}/") == first
    assert Site.objects.count() == 22


def test_a_grz_of_two_digits_is_not_rounded(client, sawmill):
    sawmill.grz, sawmill.gfz = 0.35, 0.7
    sawmill.save()
    page = client.get(f"/flaechen/{sawmill.number}/").content.decode()
    assert "0,35 / 0,7" in page
    assert "GRZ 0,35 ×" in page


def test_nothing_is_said_about_the_date_of_a_reserved_site_that_was_free_before(client, sawmill):
    sawmill.status, sawmill.available_from = SiteStatus.RESERVED, date(2020, 1, 1)
    sawmill.save()
    page = client.get(f"/flaechen/{sawmill.number}/").content.decode()
    assert "Verfügbar:" not in page
    sawmill.status = SiteStatus.AVAILABLE
    sawmill.save()
    assert "Verfügbar: ab sofort" in client.get(f"/flaechen/{sawmill.number}/").content.decode()
