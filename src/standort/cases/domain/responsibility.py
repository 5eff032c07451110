# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Who looks after a case, and the way back from a link that was revoked by mistake."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from standort.accounts.models import User
from standort.accounts.rules import CASE_ROLES, membership_in
from standort.cases.domain.applicant_link import current_link
from standort.cases.domain.queries import cases_for_staff
from standort.cases.models import ApplicantLink, Case, CaseStatus
from standort.core.change_log import log_change
from standort.core.errors import ConflictError, InvalidInputError
from standort.core.models import Tenant


@transaction.atomic
def assign_case(
    *, case_id: int, tenant: Tenant, by: User, responsible: User | None, status: CaseStatus | None = None
) -> Case:
    """Hand a case to a colleague or to nobody; ``status`` goes back with it when this undoes something."""
    Case.objects.select_for_update().filter(pk=case_id, tenant=tenant).first()
    case = cases_for_staff(tenant).get(pk=case_id)
    membership = membership_in(responsible, tenant.pk) if responsible else None
    if responsible is not None and (membership is None or membership.role not in CASE_ROLES):
        raise InvalidInputError(_("This person does not work on cases."), field="responsible")
    before = case.responsible
    if before == responsible and status in (None, case.status):
        return case
    case.responsible = responsible
    if status is not None:
        case.status = status
    elif case.status == CaseStatus.NEW and responsible is not None:
        case.status = CaseStatus.IN_PROGRESS
    case.save(update_fields=["responsible", "status", "updated_at"])
    log_change(case, by=by, verb="assigned", fields={"responsible": (before, responsible)})
    return case


@transaction.atomic
def restore_link(*, case_id: int, tenant: Tenant, by: User) -> ApplicantLink:
    """Make the newest revoked link of a case work again."""
    case = cases_for_staff(tenant).get(pk=case_id)
    link = ApplicantLink.objects.select_for_update().filter(case=case).order_by("-pk").first()
    if link is None or current_link(case) is not None:
        raise ConflictError(_("This has been undone already."), hint="")
    if case.inquiry.erased_at is not None:
        raise ConflictError(_("The applicant's data have been erased."), hint="")
    link.revoked_at = None
    link.save(update_fields=["revoked_at"])
    log_change(case, by=by, verb="link_restored")
    return link
