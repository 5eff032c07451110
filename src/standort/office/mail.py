# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Which outgoing mails somebody may read."""

from django.db.models import QuerySet

from standort.accounts.models import User
from standort.core.models import Tenant
from standort.work.domain.queries import mails_of
from standort.work.models import OutgoingMail


def mails_for(user: User, tenant: Tenant) -> QuerySet[OutgoingMail]:
    """Return the mails of cases; mails about accounts only for administrators.

    A link to set a new password lies in such a mail: whoever reads it could take over the account.
    """
    mails = mails_of(tenant)
    if user.has_perm("accounts.administer", tenant):
        return mails
    return mails.exclude(reference="")
