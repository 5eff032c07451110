# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from django.utils import timezone

from standort.companies.models import Establishment
from standort.land.models import SiteKind, SiteStatus
from standort.places.models import Address, DataSource

pytestmark = pytest.mark.django_db


def test_heading_search_and_doors_lead_somewhere(client, make_site):
    make_site()
    page = client.get("/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Was suchen Sie?" in text
    assert 'action="/flaechen/"' in text
    for address in ("/flaechen/?kind=premises", "/anfrage/", "/impressum/"):
        assert client.get(address).status_code == 200
        assert address.split("?")[0] in text


def test_figures_are_computed_and_carry_unit_source_and_date(client, tenant, make_site):
    make_site(kind=SiteKind.PLOT, area_m2=20_000)
    make_site(kind=SiteKind.BROWNFIELD, area_m2=15_000)
    make_site(kind=SiteKind.PREMISES, area_m2=90_000)
    make_site(area_m2=70_000, status=SiteStatus.RESERVED)
    make_site(area_m2=70_000, available_from=timezone.localdate() + timedelta(days=9))
    source = DataSource.objects.create(
        tenant=tenant,
        dataset="x",
        title="Testdaten",
        licence="CC0",
        attribution="",
        reference_date=date(2026, 10, 31),
    )
    for number in range(3):
        Address.objects.create(tenant=tenant, street_name="Weg", house_number=str(number), source=source)
    Address.objects.create(tenant=tenant, street_name="Weg", house_number="99", outside=True)
    Establishment.objects.create(tenant=tenant, name="Bäckerei", sector="retail", source=source)
    town = client.get("/").context["town"]
    values = [(one.value, one.unit, one.label) for one in town.figures]
    assert values[0] == ("3,5", "ha", "sofort verfügbare Fläche")
    assert town.figures[0].note == "davon 1,5\u00a0ha ohne neue Fläche"
    assert values[1][0] == "5"
    assert ("1", "", "Betriebe am Ort") in values
    assert ("3", "", "Adressen im Verzeichnis") in values
    assert "Testdaten, Stand 31.10.2026" in town.source


def test_newest_first_and_only_what_is_public(client, make_site):
    now = timezone.now()
    make_site(name="Altes", published_at=now - timedelta(days=9))
    make_site(name="Neues", published_at=now)
    make_site(name="Geheimes", is_public=False)
    page = client.get("/")
    assert [site.name for site in page.context["newest"]] == ["Neues", "Altes"]
    assert "Geheimes" not in page.content.decode()


def test_an_empty_town_says_what_to_do(client, tenant):
    text = client.get("/").content.decode()
    assert "Zurzeit kein Angebot" in text
    assert "0,0" not in text
    assert "davon 0" not in text


def test_query_count_does_not_grow_with_the_sites(query_count, make_site):
    counts = []
    for more in (1, 2, 27):
        for _ in range(more):
            make_site()
        query_count("/")
        counts.append(query_count("/"))
    assert len(set(counts)) == 1


def test_speaks_english_and_names_its_other_language(client, make_site):
    make_site()
    text = client.get("/en/").content.decode()
    assert '<html lang="en">' in text
    assert "What are you looking for?" in text
    assert 'hreflang="de" href="http://testserver/"' in text
