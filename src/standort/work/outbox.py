# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Mail backend for an installation without a mail server: what would leave is kept for reading."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from standort.core.models import Tenant
from standort.work.models import MailState, OutgoingMail


class OutboxBackend(BaseEmailBackend):
    """Keeps mails of libraries (such as a forgotten password) beside those of the office."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        tenant = Tenant.objects.order_by("pk").first()
        if tenant is None:
            return 0
        rows = [
            OutgoingMail(
                tenant=tenant,
                to=to,
                subject=message.subject[:250],
                body=str(message.body),
                state=MailState.KEPT,
            )
            for message in email_messages
            for to in message.to
        ]
        OutgoingMail.objects.bulk_create(rows)
        return len(email_messages)
