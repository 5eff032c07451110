# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Who has which role: small predicates that the domain apps combine into permissions.

A permission is asked about a tenant or about a record that belongs to one.
"""

from typing import Any

import rules

from standort.accounts.models import Membership, Role
from standort.core.models import Tenant


def membership_in(user: Any, tenant_id: int) -> Membership | None:
    """Return the user's membership in a tenant, read once per request."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return None
    known: dict[int, Membership] | None = getattr(user, "_membership_by_tenant", None)
    if known is None:
        known = {one.tenant_id: one for one in user.memberships.select_related("partnership")}
        user._membership_by_tenant = known  # noqa: SLF001 - a cache on the request's own user object
    return known.get(tenant_id)


def _tenant_id(subject: Any) -> int | None:
    return subject.pk if isinstance(subject, Tenant) else getattr(subject, "tenant_id", None)


def has_role(*roles: Role) -> Any:
    """Return the predicate "has one of these roles where the subject belongs"."""

    def holds(user: Any, subject: Any) -> bool:
        tenant_id = _tenant_id(subject)
        membership = membership_in(user, tenant_id) if tenant_id is not None else None
        return membership is not None and membership.role in roles

    return rules.predicate(holds, name="has_role:" + ",".join(roles))


CASE_ROLES = (Role.STAFF, Role.HEAD, Role.ADMIN)
OFFICE_ROLES = (*CASE_ROLES, Role.PLANNER)

is_member = has_role(*Role)
is_office = has_role(*OFFICE_ROLES)
is_case_worker = has_role(*CASE_ROLES)
is_administrator = has_role(Role.ADMIN)
reads_inside = has_role(*OFFICE_ROLES, Role.COUNCIL)

rules.add_perm("accounts.enter_office", is_member)
rules.add_perm("accounts.administer", is_administrator)
