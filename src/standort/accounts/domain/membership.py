# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Users and their roles."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from standort.accounts.models import Membership, Partnership, Role, User
from standort.core.change_log import log_change
from standort.core.errors import InvalidInputError
from standort.core.models import Tenant


@transaction.atomic
def add_user(
    *,
    tenant: Tenant,
    email: str,
    name: str,
    role: Role,
    password: str | None,
    partnership: Partnership | None = None,
    by: User | None = None,
) -> Membership:
    """Give a person access to one office; an existing user keeps name and password."""
    if (role == Role.PARTNER) != (partnership is not None):
        raise InvalidInputError(
            _("A partner municipality needs to be named for this role, and only for this one.")
        )
    user = _holder_of(email.lower())
    if user is None:
        user = User.objects.create_user(email=email, password=password, name=name)
        # Confirmed by whoever gives access. Without a confirmed address allauth would let the user take
        # any other one, also that of a person who is to get access later.
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    membership, created = Membership.objects.get_or_create(
        tenant=tenant, user=user, defaults={"role": role, "partnership": partnership}
    )
    if not created:
        raise InvalidInputError(_("%(email)s has access already.") % {"email": email})
    log_change(membership, by=by, verb="added", fields={"role": (None, role.value)})
    return membership


def _holder_of(email: str) -> User | None:
    confirmed = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    return confirmed.user if confirmed else User.objects.filter(email=email).first()
