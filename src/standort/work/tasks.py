# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.utils import timezone
from django_tasks import task

from standort.work.domain.mail import deliver_mail


@task(queue_name="quick")
def deliver_mail_task(mail_id: int) -> None:
    wait = deliver_mail(mail_id)
    if wait is not None:
        deliver_mail_task.using(run_after=timezone.now() + wait).enqueue(mail_id)
