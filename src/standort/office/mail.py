# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Which outgoing mails somebody may read."""

from django.db.models import Q, QuerySet

from standort.accounts.models import Membership, User
from standort.core.models import Tenant
from standort.work.domain.queries import mails_of
from standort.work.models import OutgoingMail


def mails_for(user: User, tenant: Tenant) -> QuerySet[OutgoingMail]:
    """Return the mails of cases; mails about accounts only for administrators, of people only they have.

    A link to set a new password lies in such a mail: whoever reads it could take over the account,
    and with it what the person may do in another office.
    """
    mails = mails_of(tenant)
    if not user.has_perm("accounts.administer", tenant):
        return mails.exclude(reference="")
    elsewhere = Membership.objects.exclude(tenant=tenant).values("user")
    only_here = User.objects.filter(memberships__tenant=tenant).exclude(pk__in=elsewhere)
    return mails.filter(~Q(reference="") | Q(to__in=only_here.values("email")))
