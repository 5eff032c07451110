# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The private link by which an applicant follows a case without an account."""

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from standort.accounts.models import User
from standort.cases.models import ApplicantLink, Case
from standort.core.change_log import log_change
from standort.core.models import Tenant

_signer = Signer(salt="standort.cases.applicant_link")


def token_of(link: ApplicantLink) -> str:
    return _signer.sign(link.nonce)


def link_for_token(*, tenant: Tenant, token: str) -> ApplicantLink | None:
    """Return the link a token stands for, unless it is forged, revoked or of another tenant."""
    try:
        nonce = _signer.unsign(token)
    except BadSignature:
        return None
    return (
        ApplicantLink.objects.select_related("case__inquiry", "case__site")
        .filter(tenant=tenant, nonce=nonce, revoked_at__isnull=True)
        .first()
    )


def link_url(link: ApplicantLink, *, base_url: str, language: str) -> str:
    """Return the address to send to the applicant, in their language."""
    with override(language):
        path = reverse("portal:follow_up", args=[token_of(link)])
    return base_url.rstrip("/") + path


@transaction.atomic
def revoke_links(*, case: Case, by: User | None) -> int:
    """Make all links of a case useless, for example after one was passed on by mistake."""
    count = ApplicantLink.objects.filter(case=case, revoked_at__isnull=True).update(revoked_at=timezone.now())
    if count:
        log_change(case, by=by, verb="link_revoked")
    return count


def current_link(case: Case) -> ApplicantLink | None:
    return ApplicantLink.objects.filter(case=case, revoked_at__isnull=True).order_by("-pk").first()
