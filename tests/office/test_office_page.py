# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What all pages of the office have in common: as many queries for three rows as for one, both languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from standort.accounts.models import Role
from standort.core.models import Job, JobState

LISTS = ("today", "cases", "sites", "outbox", "imports")


def _queries(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def _grow(tenant, make_records):
    records = make_records(tenant=tenant)
    Job.objects.create(tenant=tenant, kind="import.osm", title="x.osm", state=JobState.RUNNING)
    Job.objects.create(tenant=tenant, kind="import.osm", title="x.osm", state=JobState.FAILED)
    return records


@pytest.mark.parametrize("name", LISTS)
def test_three_rows_need_as_many_queries_as_one(name, tenant, make_records, login):
    client = login(Role.ADMIN)
    _grow(tenant, make_records)
    address = reverse(f"office:{name}")
    client.get(address)
    one = _queries(client, address)
    _grow(tenant, make_records)
    _grow(tenant, make_records)
    assert _queries(client, address) == one


def test_a_long_case_needs_as_many_queries_as_a_short_one(tenant, make_records, login):
    client = login(Role.ADMIN)
    case = make_records(tenant=tenant).case
    address = reverse("office:case", args=[case.pk])

    def talk():
        client.post(reverse("office:case_answer", args=[case.pk]), {"answer-text": "Gern."})
        client.post(reverse("office:case_status", args=[case.pk]), {"status": "closed"})
        client.get(address)

    talk()
    one = _queries(client, address)
    talk()
    talk()
    assert _queries(client, address) == one


def test_a_site_with_three_files_needs_as_many_queries_as_with_one(tenant, make_records, login, make_case):
    client = login(Role.ADMIN)
    records = make_records(tenant=tenant)
    addresses = [reverse(f"office:{name}", args=[records.site.pk]) for name in ("site", "site_files")]
    one = [_queries(client, address) for address in addresses]
    for _count in range(2):
        records.file.pk = None
        records.file.save()
        make_case(tenant=tenant, site=records.site)
    assert [_queries(client, address) for address in addresses] == one


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.STAFF, ["neue Anfragen", "Neue Anfragen", "Zuletzt geändert"]),
        (Role.COUNCIL, ["Standorte verfügbar", "Verfügbare Standorte", "Zuletzt geändert"]),
        (Role.PARTNER, ["Standorte verfügbar", "Kein Standort zu zeigen"]),
    ],
)
def test_today_shows_each_role_what_it_may_see(role, words, tenant, make_records, login):
    records = make_records(tenant=tenant)
    page = login(role).get(reverse("office:today")).content.decode()
    for word in words:
        assert word in page
    assert (records.case.number in page) == (role == Role.STAFF)
    assert (records.site.name in page) == (role != Role.PARTNER)


def test_an_empty_office_says_what_to_do_next(tenant, login):
    page = login(Role.ADMIN).get(reverse("office:today")).content.decode()
    assert "Nichts Neues" in page


@pytest.mark.parametrize(("language", "word"), [("", "Heute"), ("/en", "Today")])
def test_pages_speak_both_languages(language, word, tenant, login):
    page = login(Role.ADMIN).get(f"{language}/office/").content.decode()
    assert f"<title>{word}" in page
