# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open which address of the office, in one table for all roles and all addresses."""

import pytest
from django.test import Client
from django.urls import reverse

from standort.accounts.models import Role
from standort.office.urls import urlpatterns
from standort.places.models import CommercialArea, Municipality

EVERYBODY = frozenset(Role)
WORKERS = frozenset({Role.STAFF, Role.HEAD, Role.ADMIN})
OFFICE = frozenset({Role.STAFF, Role.PLANNER, Role.HEAD, Role.ADMIN})
INSIDE = OFFICE | {Role.COUNCIL}
ADMIN = frozenset({Role.ADMIN})

# name -> who may; whether it only takes POST; which records its address names
TABLE = {
    "today": (EVERYBODY, "get", ()),
    "search": (EVERYBODY, "get", ()),
    "undo": (EVERYBODY, "post", ("change",)),
    "cases": (WORKERS, "get", ()),
    "case": (WORKERS, "get", ("case",)),
    "case_answer": (WORKERS, "post", ("case",)),
    "case_note": (WORKERS, "post", ("case",)),
    "case_take": (WORKERS, "post", ("case",)),
    "case_responsible": (WORKERS, "post", ("case",)),
    "case_status": (WORKERS, "post", ("case",)),
    "case_revoke_link": (WORKERS, "post", ("case",)),
    "case_export": (WORKERS, "get", ("case",)),
    "case_erase": (WORKERS, "post", ("case",)),
    "sites": (EVERYBODY, "get", ()),
    "site_new": (OFFICE, "get", ()),
    "site": (EVERYBODY, "get", ("site",)),
    "site_geojson": (EVERYBODY, "get", ("site",)),
    "site_edit": (OFFICE, "get", ("site",)),
    "site_publish": (OFFICE, "post", ("site",)),
    "site_withdraw": (OFFICE, "post", ("site",)),
    "site_history": (INSIDE, "get", ("site",)),
    "site_files": (EVERYBODY, "get", ("site",)),
    "site_file_add": (OFFICE, "post", ("site",)),
    "site_file_show": (OFFICE, "post", ("site", "file")),
    "site_file_hide": (OFFICE, "post", ("site", "file")),
    "site_file_remove": (OFFICE, "post", ("site", "file")),
    "outbox": (WORKERS, "get", ()),
    "mail": (WORKERS, "get", ("mail",)),
    "mail_again": (WORKERS, "post", ("mail",)),
    "imports": (ADMIN, "get", ()),
    "import_upload": (ADMIN, "post", ()),
    "import_job": (ADMIN, "get", ("job",)),
    "import_cancel": (ADMIN, "post", ("job",)),
    "import_batch": (ADMIN, "get", ("batch",)),
    "import_refused": (ADMIN, "get", ("batch",)),
}
# Guests see sites of shared areas only, and the site of this test lies in none.
NOT_SHARED = {"site", "site_geojson", "site_files"}


def test_the_table_names_every_address_of_the_office():
    assert {pattern.name for pattern in urlpatterns} == TABLE.keys()


def _address(name, records):
    return reverse(f"office:{name}", args=[getattr(records, kind).pk for kind in TABLE[name][2]])


@pytest.mark.parametrize("name", TABLE)
def test_a_stranger_is_asked_to_sign_in(name, tenant, make_records):
    address = _address(name, make_records(tenant=tenant))
    response = getattr(Client(), TABLE[name][1])(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_what_the_table_says_and_nothing_else(role, tenant, make_records, login):
    records = make_records(tenant=tenant)
    client = login(role)
    found = {
        name: getattr(client, method)(_address(name, records)).status_code
        for name, (_who, method, _kinds) in TABLE.items()
    }
    assert {name: status for name, status in found.items() if not _is_right(name, status, role)} == {}


def _is_right(name, status, role):
    # Undoing is open to all by its address; the rule of the record decides.
    allowed = OFFICE if name == "undo" else TABLE[name][0]
    if role not in allowed:
        return status == 403
    if name == "import_refused" or (role == Role.PARTNER and name in NOT_SHARED):
        return status == 404  # nothing was refused in that import, the site is not shared
    return status not in (403, 404)


@pytest.mark.parametrize("name", [name for name, (_who, _how, kinds) in TABLE.items() if kinds])
def test_what_belongs_to_another_town_is_not_found(name, tenant, other_tenant, make_records, login):
    make_records(tenant=tenant)
    foreign = make_records(tenant=other_tenant)
    before = list(foreign.site.__class__.every.values())
    client = login(Role.ADMIN)
    response = getattr(client, TABLE[name][1])(_address(name, foreign), {"status": "closed"})
    assert response.status_code == 404
    assert list(foreign.site.__class__.every.values()) == before


def test_a_file_of_another_site_is_not_found_under_this_one(tenant, make_records, login, make_site):
    records = make_records(tenant=tenant)
    address = reverse("office:site_file_remove", args=[make_site().pk, records.file.pk])
    assert login(Role.STAFF).post(address).status_code == 404


def test_a_member_of_the_neighbouring_office_is_refused(tenant, other_tenant, make_user):
    client = Client()
    client.force_login(make_user(Role.ADMIN, tenant=other_tenant))
    assert client.get(reverse("office:today")).status_code == 403


def test_a_guest_sees_the_sites_of_shared_areas_only(tenant, make_site, login):
    neighbour = Municipality.objects.create(tenant=tenant, ags="05999998", name="Nachbarheim")
    area = CommercialArea.objects.create(tenant=tenant, name="Gewerbepark")
    area.municipalities.add(neighbour)
    shared, own = make_site(name="Geteilt", commercial_area=area), make_site(name="Eigenes")
    client = login(Role.PARTNER)
    page = client.get(reverse("office:sites")).content.decode()
    assert "Geteilt" in page
    assert "Eigenes" not in page
    assert client.get(reverse("office:site", args=[shared.pk])).status_code == 200
    assert client.get(reverse("office:site", args=[own.pk])).status_code == 404
    assert client.get(reverse("office:search"), {"all": "Eigenes"}).context["total"] == 0


def test_the_navigation_leads_nobody_to_a_closed_door(tenant, login):
    page = login(Role.COUNCIL).get(reverse("office:today")).content.decode()
    assert reverse("office:sites") in page
    for name in ("cases", "outbox", "imports"):
        assert f'href="{reverse(f"office:{name}")}"' not in page
