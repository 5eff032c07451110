# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Files brought in through the office: stored, handed to the worker, watched, stopped, refused."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from standort.accounts.models import Role
from standort.core import jobs
from standort.core.errors import InvalidInputError
from standort.core.models import Job, JobState
from standort.exchange import tasks  # noqa: F401 - registers the runners
from standort.exchange.refusal import reports_folder
from standort.places.models import BatchState, DataSource, ImportBatch


@pytest.fixture
def client(login):
    return login(Role.ADMIN)


@pytest.fixture
def runner(monkeypatch):
    """Stand in for the import itself: note what it was given, do what the test says."""
    seen = []

    def put(work):
        def run(job, report):
            seen.append(dict(job.params) | {"there": Path(job.params["path"]).read_bytes()})
            return work(job, report)

        for kind in ("import.osm", "import.boundaries", "import.addresses"):
            monkeypatch.setitem(jobs._runners, kind, run)
        return seen

    return put


def _upload(client, *, kind="import.osm", name="town.osm.pbf", content=b"data", **more):
    data = {"kind": kind, "file": SimpleUploadedFile(name, content), **more}
    return client.post(reverse("office:import_upload"), data)


def _waiting_files():
    folder = Path(settings.DATA_DIR) / "uploads"
    return list(folder.iterdir()) if folder.exists() else []


@pytest.fixture
def batch(tenant):
    source = DataSource.objects.create(
        tenant=tenant, dataset="osm", title="OpenStreetMap", licence="ODbL 1.0", file_name="town.osm.pbf"
    )
    line = {
        "kind": "addresses",
        "total": 11159,
        "outside": 204,
        "new": 11159,
        "changed": 0,
        "unchanged": 0,
        "kept": 0,
        "gone": 0,
        "merged": 12,
        "refused": 3,
        "reasons": [["key_twice", 3]],
    }
    return ImportBatch.objects.create(
        tenant=tenant,
        source=source,
        dataset="osm",
        state=BatchState.VALID,
        tally={"lines": [line], "seconds": 4.2, "notes": []},
        refused_file="1.csv",
    )


def test_a_file_is_stored_under_a_name_of_ours_and_handed_over(
    client, runner, batch, django_capture_on_commit_callbacks
):
    seen = runner(lambda _job, _report: {"batch": batch.pk})
    boundary = SimpleUploadedFile("grenze.geojson", b"{}")
    with django_capture_on_commit_callbacks(execute=True):
        response = _upload(client, name="../../etc/Stadt.osm.pbf", boundary=boundary)
    job = Job.objects.get()
    assert response["Location"] == reverse("office:import_job", args=[job.pk])
    assert (job.kind, job.title, job.state) == ("import.osm", "Stadt.osm.pbf", JobState.DONE)
    [params] = seen
    assert params["there"] == b"data"
    path = Path(params["path"])
    assert path.parent == Path(settings.DATA_DIR) / "uploads"
    assert path.name.endswith(".osm.pbf")
    assert Path(params["boundary_path"]).suffix == ".geojson"


def test_the_finished_job_shows_the_table(client, runner, batch, django_capture_on_commit_callbacks):
    runner(lambda _job, _report: {"batch": batch.pk})
    with django_capture_on_commit_callbacks(execute=True):
        _upload(client)
    page = client.get(reverse("office:import_job", args=[Job.objects.get().pk])).content.decode()
    assert "11.159" in page
    assert reverse("office:import_refused", args=[batch.pk]) in page
    assert "hx-trigger" not in page.split('id="job"')[1].split(">")[0]


def test_a_refused_file_is_told_in_words(client, runner, django_capture_on_commit_callbacks):
    def refuse(_job, _report):
        raise InvalidInputError("Das ist keine OpenStreetMap-Datei.", hint="Bitte eine andere wählen.")

    runner(refuse)
    with django_capture_on_commit_callbacks(execute=True):
        _upload(client)
    page = client.get(reverse("office:import_job", args=[Job.objects.get().pk])).content.decode()
    assert "Das ist keine OpenStreetMap-Datei. Bitte eine andere wählen." in page


def test_a_real_import_of_rubbish_changes_nothing_and_says_why(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        _upload(client, content=b"this is no protocol buffer")
    job = Job.objects.get()
    assert job.state == JobState.FAILED
    assert job.error not in ("", "internal")
    assert ImportBatch.objects.filter(state=BatchState.VALID).count() == 0
    assert job.error.split(".")[0] in client.get(reverse("office:import_job", args=[job.pk])).content.decode()


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("import.osm", "town.exe", b"MZ"),
        ("import.osm", "town.geojson", b"{}"),
        ("import.addresses", "town.osm.pbf", b"x"),
        ("import.osm", "town.osm.pbf", b""),
        ("import.nonsense", "town.osm.pbf", b"x"),
    ],
)
def test_what_does_not_fit_is_refused_before_it_is_stored(kind, name, content, client):
    response = _upload(client, kind=kind, name=name, content=content)
    assert response.status_code == 422
    assert response.context["form"].errors
    assert Job.objects.count() == 0
    assert _waiting_files() == []


def test_a_file_over_the_limit_is_refused_and_not_kept(client, settings):
    settings.UPLOAD_LIMIT_MB = 1
    response = _upload(client, content=b"x" * 1_000_001)
    assert response.status_code == 422
    assert "1 MB" in str(response.context["form"].errors["file"])
    assert _waiting_files() == []
    assert Job.objects.count() == 0


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.RUNNING])
def test_a_running_import_shows_its_progress_and_asks_again(state, client, tenant):
    job = Job.objects.create(
        tenant=tenant, kind="import.osm", title="t.osm", state=state, progress=0.47, message="Adressen 48.200"
    )
    page = client.get(reverse("office:import_job", args=[job.pk])).content.decode()
    assert 'value="47"' in page
    assert "Adressen 48.200" in page
    assert "every 2s" in page
    assert "t.osm" in client.get(reverse("office:imports")).content.decode()


def test_a_waiting_import_is_stopped_at_once_a_running_one_is_asked_to(client, tenant):
    waiting = Job.objects.create(tenant=tenant, kind="import.osm", title="a")
    running = Job.objects.create(tenant=tenant, kind="import.osm", title="b", state=JobState.RUNNING)
    for job in (waiting, running):
        client.post(reverse("office:import_cancel", args=[job.pk]))
        job.refresh_from_db()
    assert waiting.state == JobState.CANCELLED
    assert running.cancel_requested


def test_jobs_of_another_kind_are_not_shown(client, tenant):
    job = Job.objects.create(tenant=tenant, kind="other", title="a")
    assert client.get(reverse("office:import_job", args=[job.pk])).status_code == 404


def test_refused_rows_are_downloaded_as_a_table(client, batch):
    reports_folder().mkdir(parents=True)
    (reports_folder() / "1.csv").write_text("Art;Grund\n")
    response = client.get(reverse("office:import_refused", args=[batch.pk]))
    assert b"".join(response.streaming_content) == b"Art;Grund\n"
    assert response["Content-Disposition"].startswith("attachment")


def test_a_name_that_leads_out_of_the_folder_is_not_followed(client, batch):
    secret = Path(settings.DATA_DIR) / "secret.key"
    secret.write_text("secret")
    batch.refused_file = "../secret.key"
    batch.save()
    assert client.get(reverse("office:import_refused", args=[batch.pk])).status_code == 404


def test_imports_are_listed_with_source_and_licence(client, batch):
    page = client.get(reverse("office:imports")).content.decode()
    for words in ("OpenStreetMap", "ODbL 1.0", "town.osm.pbf"):
        assert words in page
    page = client.get(reverse("office:import_batch", args=[batch.pk])).content.decode()
    assert "key_twice" not in page
    assert "11.159" in page
