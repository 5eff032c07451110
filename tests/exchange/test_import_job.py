# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Imports as jobs, and the tenant a key belongs to."""

import shutil

import pytest

from standort.core.jobs import run_job
from standort.core.models import Job, JobState, Tenant
from standort.core.tenancy import tenant_for_host
from standort.exchange.errors import OtherMunicipalityError
from standort.exchange.tenant import found_or_made_tenant, tenant_for_import
from standort.places.models import Address, Municipality


@pytest.fixture
def upload(settings, village):
    folder = settings.DATA_DIR / "uploads"
    folder.mkdir()
    return shutil.copy(village.write(), folder / "a1b2.osm")


def _job(tenant, path, kind="import.osm", **params):
    return Job.objects.create(
        tenant=tenant,
        kind=kind,
        title="Import",
        params={"path": str(path), "file_name": "Stadt.osm", **params},
    )


def test_job_imports_the_upload_and_keeps_the_report(tenant, upload):
    job = _job(tenant, upload)

    assert run_job(job.pk) == JobState.DONE
    job.refresh_from_db()
    assert job.progress == 1
    assert {line["kind"] for line in job.result["lines"]} >= {"streets", "addresses"}
    assert Address.objects.first().source.file_name == "Stadt.osm"
    assert not upload.exists()


def test_job_with_a_wrong_file_fails_with_a_message_for_people(tenant, upload):
    upload.write_text("no map", encoding="utf-8")
    job = _job(tenant, upload)

    assert run_job(job.pk) == JobState.FAILED
    job.refresh_from_db()
    assert "OpenStreetMap" in job.error
    assert not Address.objects.exists()


def test_job_without_a_home_says_how_to_set_it(tenant, upload):
    Municipality.every.all().delete()
    job = _job(tenant, upload)

    assert run_job(job.pk) == JobState.FAILED
    job.refresh_from_db()
    assert "standort init" in job.error


def test_cancelled_job_leaves_nothing(tenant, upload, rows_of_all_tables):
    job = _job(tenant, upload)
    Job.objects.filter(pk=job.pk).update(cancel_requested=True)

    assert run_job(job.pk) == JobState.CANCELLED
    assert not Address.every.exists()


def test_file_outside_the_data_folder_is_never_removed(tenant, village):
    path = village.write().rename(village.folder.parent / "kept.osm")

    run_job(_job(tenant, path).pk)

    assert path.exists()
    path.unlink()


def test_first_town_is_served_under_any_name_and_a_second_under_its_own(db):
    first, made = found_or_made_tenant(name="Bad Wildbad", ags="08235079")
    assert made
    assert tenant_for_host("anything.example") == first

    second, made = found_or_made_tenant(name="Düren & Umland", ags="05358008")

    assert made
    assert second.key == "dueren-umland"
    assert tenant_for_host("dueren-umland.localhost") == second
    assert tenant_for_host("localhost:8000") == first
    assert tenant_for_host("anything.example") is None


def test_known_key_finds_its_tenant(db):
    first, _ = found_or_made_tenant(name="Soest", ags="05974040")

    assert found_or_made_tenant(name="Soest, Stadt", ags="05974040") == (first, False)
    assert Tenant.objects.count() == 1


def test_two_towns_of_one_name_get_different_keys(db):
    keys = {found_or_made_tenant(name="Neustadt", ags=f"0000000{n}")[0].key for n in range(3)}

    assert keys == {"neustadt", "neustadt-2", "neustadt-3"}


def test_an_office_made_for_an_import_goes_again_when_the_file_is_refused(db, tenant):
    with pytest.raises(ZeroDivisionError), tenant_for_import(name="Neu", ags="05000001", may_make=True):
        raise ZeroDivisionError

    assert list(Tenant.objects.all()) == [tenant]
    assert not Municipality.objects.filter(ags="05000001").exists()


def test_a_key_nobody_has_is_refused_where_an_office_stands(db, tenant):
    with (
        pytest.raises(OtherMunicipalityError, match="05000001"),
        tenant_for_import(name="Neu", ags="05000001", may_make=False),
    ):
        pass

    assert list(Tenant.objects.all()) == [tenant]
    assert list(tenant.hosts.values_list("host", flat=True)) == ["testserver"]
    with tenant_for_import(name="Musterstadt", ags="05999999", may_make=False) as (found, made):
        assert (found, made) == (tenant, False)
