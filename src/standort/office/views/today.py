# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What the day brings: one glance at what waits, for everybody what they may see."""

from typing import Any, NamedTuple

from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from standort.accounts.models import User
from standort.cases.domain.queries import cases_for_staff
from standort.cases.models import CaseStatus
from standort.core.models import Change, Tenant
from standort.land.domain.queries import sites_for_user
from standort.land.models import SiteStatus
from standort.office.history import history_of
from standort.office.mail import mails_for
from standort.office.page import OfficeRequest, may, show
from standort.ui import figures
from standort.ui.access import requires
from standort.work.models import MailState

NEW_INQUIRIES = 6
RECENT_CHANGES = 8
_NOON_H = 11
_EVENING_H = 18


class Figure(NamedTuple):
    """One number of the summary; ``is_late`` when somebody has to act."""

    value: str
    label: str
    url: str
    is_late: bool = False


@requires("accounts.enter_office")
def today(request: OfficeRequest) -> HttpResponse:
    """Show greeting, summary, new inquiries and what changed lately."""
    works_on_cases = may(request, "cases.view_case")
    context: dict[str, Any] = {
        "greeting": _greeting(request.user),
        "today": timezone.localdate(),
        "works_on_cases": works_on_cases,
        "may_change": may(request, "land.change_site"),
        "changes": _recent_changes(request),
    }
    sites = sites_for_user(request.user, request.tenant)
    if works_on_cases:
        new = cases_for_staff(request.tenant).filter(status=CaseStatus.NEW)
        context["new_cases"] = new.order_by("-last_message_at", "-pk")[:NEW_INQUIRIES]
        context["case_total"] = cases_for_staff(request.tenant).count()
        context["figures"] = _case_figures(request.user, request.tenant)
    else:
        context["figures"] = _site_figures(sites)
        context["sites"] = sites.filter(status=SiteStatus.AVAILABLE).order_by("-updated_at")[:NEW_INQUIRIES]
    return show(request, "office/today.html", context)


def _greeting(user: User) -> str:
    hour = timezone.localtime().hour
    name = (user.name.split() or [user.email])[0]
    if hour < _NOON_H:
        return _("Good morning, %(name)s") % {"name": name}
    if hour < _EVENING_H:
        return _("Good day, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


def _case_figures(user: User, tenant: Tenant) -> list[Figure]:
    cases = cases_for_staff(tenant).aggregate(
        new=Count("pk", filter=Q(status=CaseStatus.NEW)),
        mine=Count("pk", filter=Q(responsible=user) & ~Q(status=CaseStatus.CLOSED)),
    )
    drafts = sites_for_user(user, tenant).filter(status=SiteStatus.DRAFT, outside=False).count()
    failed = mails_for(user, tenant).filter(state=MailState.FAILED).count()
    to_cases, to_sites, to_outbox = reverse("office:cases"), reverse("office:sites"), reverse("office:outbox")
    return [
        Figure(figures.number(cases["new"]), _("new inquiries"), f"{to_cases}?status=new"),
        Figure(
            figures.number(cases["mine"]),
            _("open cases of mine"),
            f"{to_cases}?status=open&responsible={user.pk}",
        ),
        Figure(figures.number(drafts), _("drafts to check"), f"{to_sites}?status=draft"),
        Figure(figures.number(failed), _("mails not sent"), f"{to_outbox}?state=failed", is_late=failed > 0),
    ]


def _site_figures(sites: Any) -> list[Figure]:
    # All that the list behind a number shows, sites of a shared area beyond the border included.
    counts = sites.aggregate(
        available=Count("pk", filter=Q(status=SiteStatus.AVAILABLE), distinct=True),
        reserved=Count("pk", filter=Q(status=SiteStatus.RESERVED), distinct=True),
        draft=Count("pk", filter=Q(status=SiteStatus.DRAFT), distinct=True),
    )
    # Summed over the plain rows: a site in an area of two municipalities must not count twice.
    ids = sites.filter(status=SiteStatus.AVAILABLE).values("pk")
    area = sites.model.objects.filter(pk__in=ids).aggregate(area=Sum("area_m2"))["area"]
    to_sites = reverse("office:sites")
    return [
        Figure(figures.number(counts["available"]), _("sites available"), f"{to_sites}?status=available"),
        Figure(figures.area(area or 0), _("available area"), f"{to_sites}?status=available"),
        Figure(figures.number(counts["reserved"]), _("reserved"), f"{to_sites}?status=reserved"),
        Figure(figures.number(counts["draft"]), _("drafts"), f"{to_sites}?status=draft"),
    ]


def _recent_changes(request: OfficeRequest) -> Any:
    """Return the latest changes of what this person may see; none for guests from a neighbouring town."""
    subjects = []
    if may(request, "land.view_unpublished_site"):
        subjects.append("land.site")
    if may(request, "cases.view_case"):
        subjects.append("cases.case")
    if not subjects:
        return []
    changes = Change.objects.filter(tenant=request.tenant, subject_type__in=subjects).select_related("by")
    return history_of(list(changes[:RECENT_CHANGES]), with_undo=False)
