# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Signs of the office: every state has a word and a symbol, colour comes third."""

from typing import Any, Final, NamedTuple

from django import template
from django.utils.translation import gettext

from standort.cases.models import Case, CaseStatus
from standort.core.models import Job, JobState
from standort.land.domain.provision import provision_of
from standort.land.models import Offer, Site, SiteStatus
from standort.ui import figures
from standort.work.models import MailState, OutgoingMail

register = template.Library()


class Sign(NamedTuple):
    tone: str
    icon: str


_CASE: Final = {
    CaseStatus.NEW: Sign("info", "inbox"),
    CaseStatus.IN_PROGRESS: Sign("warning", "clock"),
    CaseStatus.ANSWERED: Sign("success", "mail-check"),
    CaseStatus.CLOSED: Sign("", "archive"),
}
_SITE: Final = {
    SiteStatus.DRAFT: Sign("", "pencil"),
    SiteStatus.IN_DEVELOPMENT: Sign("info", "clock"),
    SiteStatus.AVAILABLE: Sign("success", "circle-check"),
    SiteStatus.RESERVED: Sign("warning", "lock"),
    SiteStatus.SOLD: Sign("", "archive"),
}
_MAIL: Final = {
    MailState.QUEUED: Sign("info", "clock"),
    MailState.SENT: Sign("success", "mail-check"),
    MailState.KEPT: Sign("", "mail"),
    MailState.FAILED: Sign("danger", "circle-x"),
}
_JOB: Final = {
    JobState.WAITING: Sign("info", "clock"),
    JobState.RUNNING: Sign("info", "refresh-cw"),
    JobState.DONE: Sign("success", "circle-check"),
    JobState.FAILED: Sign("danger", "circle-x"),
    JobState.CANCELLED: Sign("", "x"),
}


def _badge(sign: Sign, label: Any) -> dict[str, Any]:
    return {"tone": sign.tone, "icon": sign.icon, "label": label}


@register.inclusion_tag("ui/components/badge.html")
def case_status(case: Case) -> dict[str, Any]:
    return _badge(_CASE[CaseStatus(case.status)], case.get_status_display())


@register.inclusion_tag("ui/components/badge.html")
def site_status(site: Site) -> dict[str, Any]:
    return _badge(_SITE[SiteStatus(site.status)], site.get_status_display())


@register.inclusion_tag("ui/components/badge.html")
def mail_state(mail: OutgoingMail) -> dict[str, Any]:
    return _badge(_MAIL[MailState(mail.state)], mail.get_state_display())


@register.inclusion_tag("ui/components/badge.html")
def job_state(job: Job) -> dict[str, Any]:
    return _badge(_JOB[JobState(job.state)], job.get_state_display())


@register.inclusion_tag("ui/components/badge.html")
def portal_state(*, is_shown: bool) -> dict[str, Any]:
    """Say whether the public sees a site."""
    if is_shown:
        return _badge(Sign("", "eye"), gettext("on the portal"))
    return _badge(Sign("", "eye-off"), gettext("not on the portal"))


@register.inclusion_tag("ui/components/site_sign.html")
def kind_sign(site: Site) -> dict[str, Any]:
    return {"kind": provision_of(site.kind).value}


@register.filter
def site_size(site: Site) -> str:
    """Give the size that counts: of premises the floor space, of land the ground."""
    premises = getattr(site, "premises", None)
    inside = premises.floor_space_m2 if premises is not None else None
    return figures.area(inside or site.area_m2)


@register.filter
def site_price(site: Site) -> str:
    """Give the price by square metre, and the rent where the site is to let."""
    sale, rent = site.price_ct_per_m2, site.rent_ct_per_m2_month
    if sale and site.offer != Offer.LEASE:
        return figures.price_per_m2(sale)
    return figures.rent_per_m2(rent) if rent and site.offer != Offer.SALE else "–"


@register.filter
def sums(lines: Any, name: str) -> int:
    """Add up one column of a table of counts."""
    return sum(getattr(line, name) for line in lines)
