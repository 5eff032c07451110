# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db.models import QuerySet

from standort.core.models import Tenant
from standort.work.models import OutgoingMail


def mails_of(tenant: Tenant) -> QuerySet[OutgoingMail]:
    """Return what left or is about to leave this office, newest first."""
    return OutgoingMail.objects.filter(tenant=tenant)
