# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Data of the town: files brought in, the progress of an import, and where everything came from."""

from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from standort.core.errors import InvalidInputError
from standort.core.jobs import request_cancel, start_job
from standort.core.models import Job, JobState
from standort.exchange.refusal import reports_folder
from standort.exchange.report import report_of
from standort.office.page import OfficeRequest, show, tells_why_not
from standort.office.upload import KINDS, ImportForm, store_upload
from standort.places.domain.queries import batches_of, home_of
from standort.places.models import BatchState, ImportBatch
from standort.ui.access import requires

JOBS_SHOWN = 5
_ONGOING = (JobState.WAITING, JobState.RUNNING)


@requires("places.import_data")
def imports(request: OfficeRequest) -> HttpResponse:
    return _page(request, ImportForm())


def _page(request: OfficeRequest, form: ImportForm) -> HttpResponse:
    jobs = Job.objects.filter(tenant=request.tenant, kind__in=KINDS).select_related("owner")
    context = {
        "form": form,
        "imports": [{"batch": batch, "report": report_of(batch)} for batch in batches_of(request.tenant)],
        "ongoing": jobs.filter(state__in=_ONGOING),
        "failed": jobs.filter(state__in=(JobState.FAILED, JobState.CANCELLED))[:JOBS_SHOWN],
        "home": home_of(request.tenant),
    }
    return show(request, "office/imports.html", context, status=422 if form.errors else 200)


@requires("places.import_data")
@require_POST
def import_upload(request: OfficeRequest) -> HttpResponse:
    """Keep the file and hand it to the worker; reading and checking it is the worker's."""
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    data = form.cleaned_data
    stored: list[Path] = []
    try:
        stored.append(store_upload(data["file"], data["ending"]))
        params = {"path": str(stored[0]), "file_name": Path(data["file"].name).name}
        if data.get("boundary") and data["kind"] == "import.osm":
            stored.append(store_upload(data["boundary"], data["boundary_ending"]))
            params["boundary_path"] = str(stored[1])
        job = start_job(
            tenant=request.tenant,
            kind=data["kind"],
            title=params["file_name"][:200],
            params=params,
            owner=request.user,
        )
    except InvalidInputError as error:
        _forget(stored)
        form.add_error("file", str(error))
        return _page(request, form)
    except BaseException:
        _forget(stored)
        raise
    return HttpResponseRedirect(reverse("office:import_job", args=[job.pk]))


def _forget(stored: list[Path]) -> None:
    for path in stored:
        path.unlink(missing_ok=True)


def _job_or_404(request: OfficeRequest, pk: int) -> Job:
    jobs = Job.objects.filter(tenant=request.tenant, kind__in=KINDS).select_related("owner")
    return get_object_or_404(jobs, pk=pk)


@requires("places.import_data")
def import_job(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show one import: its progress while it runs, its table when it is through.

    With script the page asks for itself every two seconds; without it one reads it again by hand.
    """
    job = _job_or_404(request, pk)
    batch = ImportBatch.objects.filter(tenant=request.tenant, pk=job.result.get("batch")).first()
    context = {
        "job": job,
        "kind": KINDS[job.kind].label,
        "is_ongoing": job.state in _ONGOING,
        "percent": round(job.progress * 100),
        "report": report_of(batch) if batch else None,
        "batch": batch,
        "error": _error_text(job),
    }
    return show(request, "office/import_job.html", context)


def _error_text(job: Job) -> str:
    known = {
        "internal": _(
            "Something went wrong inside. The log of the worker says what; the data are as before."
        ),
        "worker_died": _("The import was interrupted three times. The data are as before."),
    }
    return known.get(job.error, job.error)


@requires("places.import_data")
@require_POST
@tells_why_not
def import_cancel(request: OfficeRequest, pk: int) -> HttpResponse:
    job = _job_or_404(request, pk)
    request_cancel(job=job)
    messages.success(request, _("The import is being stopped; the data stay as they were."))
    return HttpResponseRedirect(reverse("office:import_job", args=[job.pk]))


@requires("places.import_data")
def import_batch(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show what one finished import brought."""
    batches = ImportBatch.objects.filter(tenant=request.tenant, state=BatchState.VALID)
    batch = get_object_or_404(batches.select_related("source", "by"), pk=pk)
    return show(request, "office/import_batch.html", {"batch": batch, "report": report_of(batch)})


@requires("places.import_data")
def import_refused(request: OfficeRequest, pk: int) -> FileResponse:
    """Send the list of refused rows of an import."""
    batch = get_object_or_404(ImportBatch, tenant=request.tenant, pk=pk)
    path = reports_folder() / Path(batch.refused_file).name
    if not batch.refused_file or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type="text/csv")
