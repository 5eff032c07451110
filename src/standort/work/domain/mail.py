# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Outgoing mail: noted with the change it belongs to, delivered by the quick worker after commit."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from standort.accounts.models import User
from standort.core.change_log import log_change
from standort.core.errors import ConflictError
from standort.core.models import Tenant
from standort.work.models import MailState, OutgoingMail

MAX_ATTEMPTS = 5
_FIRST_WAIT = timedelta(minutes=2)
_ERROR_LENGTH = 300


@transaction.atomic
def queue_mail(
    *, tenant: Tenant, to: str, subject: str, body: str, reference: str = "", reply_to: str = ""
) -> OutgoingMail:
    """Note a mail; it leaves only if the surrounding transaction is committed."""
    from standort.work.tasks import deliver_mail_task  # noqa: PLC0415 - the task imports this module

    mail = OutgoingMail.objects.create(
        tenant=tenant,
        to=to,
        subject=" ".join(subject.split())[:250],
        body=body,
        reference=reference,
        reply_to=reply_to,
    )
    transaction.on_commit(lambda: deliver_mail_task.enqueue(mail.pk))
    return mail


def forget_mails(*, tenant: Tenant, reference: str) -> int:
    """Remove the mails that belong to an erased matter; return how many."""
    count, _ = OutgoingMail.objects.filter(tenant=tenant, reference=reference).delete()
    return count


def requeue_overdue_mails(*, older_than: timedelta) -> int:
    """Put mails back in line whose delivery a stop had interrupted; return how many.

    A mail that waits for its next attempt is put in line a second time; whichever comes first delivers it.
    """
    from standort.work.tasks import deliver_mail_task  # noqa: PLC0415 - the task imports this module

    overdue = OutgoingMail.objects.filter(
        state=MailState.QUEUED, created_at__lt=timezone.now() - older_than
    ).values_list("pk", flat=True)
    waiting = list(overdue)
    for mail_id in waiting:
        deliver_mail_task.enqueue(mail_id)
    return len(waiting)


def deliver_mail(mail_id: int) -> timedelta | None:
    """Deliver one mail once; return after which time to try again, or None if there is nothing more to do."""
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().filter(pk=mail_id, state=MailState.QUEUED).first()
        if mail is None:
            return None
        mail.attempts += 1
        mail.save(update_fields=["attempts"])
    if settings.MAIL_DELIVERY == "outbox":
        _conclude(mail, MailState.KEPT)
        return None
    message = EmailMessage(
        mail.subject, mail.body, to=[mail.to], reply_to=[mail.reply_to] if mail.reply_to else None
    )
    try:
        message.send()
    except ValueError as error:  # an address or header no server would take: no use to try again
        _conclude(mail, MailState.FAILED, error=str(error))
        return None
    except OSError as error:  # SMTPException is one
        if mail.attempts >= MAX_ATTEMPTS:
            _conclude(mail, MailState.FAILED, error=str(error))
            return None
        OutgoingMail.objects.filter(pk=mail.pk).update(error=str(error)[:_ERROR_LENGTH])
        return _FIRST_WAIT * int(2 ** (mail.attempts - 1))
    _conclude(mail, MailState.SENT)
    return None


def _conclude(mail: OutgoingMail, state: MailState, *, error: str = "") -> None:
    # Not `save`: an erasure may have removed the mail while it was being sent.
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=state,
        error=error[:_ERROR_LENGTH],
        sent_at=timezone.now() if state == MailState.SENT else None,
    )


@transaction.atomic
def send_again(*, mail_id: int, tenant: Tenant, by: User) -> OutgoingMail:
    """Try a mail once more that could not be sent."""
    from standort.work.tasks import deliver_mail_task  # noqa: PLC0415 - the task imports this module

    mail = OutgoingMail.objects.select_for_update().get(pk=mail_id, tenant=tenant)
    if mail.state != MailState.FAILED:
        raise ConflictError(_("This mail is on its way or sent already."), hint="")
    mail.state, mail.attempts, mail.error = MailState.QUEUED, 0, ""
    mail.save(update_fields=["state", "attempts", "error"])
    log_change(mail, by=by, verb="sent_again")
    transaction.on_commit(lambda: deliver_mail_task.enqueue(mail.pk))
    return mail
