# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""How people get in: by invitation only, with mails that stay in the office they belong to."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from standort.accounts.models import User
from standort.core.models import Tenant
from standort.work.domain.mail import queue_mail

# Sent to addresses that have no account, so that one cannot tell them apart. Anybody could make the
# office write to any address with it; the page says the same either way.
_TO_STRANGERS = ("account/email/unknown_account", "account/email/account_already_exists")


def _works_for(tenant: Tenant | None, email: str) -> bool:
    """Tell whether an account belongs to this office: another town's host sends it no link."""
    people = User.objects.filter(Q(email__iexact=email) | Q(emailaddress__email__iexact=email))
    return people.filter(memberships__tenant=tenant).exists()


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """allauth's account adapter: nobody signs up, an administrator gives access."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def is_safe_url(self, url: str) -> bool:
        """Lead on only within this host; allauth would also trust the other ones that are served."""
        request = allauth_context.request
        return bool(
            url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
        )

    def format_email_subject(self, subject: str) -> str:
        tenant = self._tenant()
        return f"{subject} – {tenant.office_name} {tenant.name}" if tenant else str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        tenant = self._tenant()
        if template_prefix in _TO_STRANGERS or not _works_for(tenant, email):
            return
        if settings.MAIL_DELIVERY != "outbox" or tenant is None:
            # Not through the queue: what lies there can be read, and this mail opens an account.
            super().send_mail(template_prefix, email, {**context, "tenant": tenant})
            return
        message = self.render_mail(template_prefix, email, {**context, "tenant": tenant})
        queue_mail(tenant=tenant, to=email, subject=str(message.subject), body=str(message.body))

    def _tenant(self) -> Tenant | None:
        return getattr(allauth_context.request, "tenant", None)
