# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from standort.accounts.models.user import User
from standort.core.models import TenantOwned


class Role(models.TextChoices):
    STAFF = "staff", _("Staff")
    PLANNER = "planner", _("Planner")
    HEAD = "head", _("Head of office")
    PARTNER = "partner", _("Partner municipality")
    COUNCIL = "council", _("Council, reading")
    ADMIN = "admin", _("Administrator")


class Partnership(TenantOwned):
    """A neighbouring municipality that works with this office as a guest."""

    name = models.CharField(_("municipality"), max_length=120)
    ags = models.CharField(_("official municipality key"), max_length=8)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "ags"], name="accounts_partnership_once")]

    def __str__(self) -> str:
        return self.name


class Membership(TenantOwned):
    """The role of a user in one office."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role)
    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "user"], name="accounts_membership_once"),
            models.CheckConstraint(
                condition=models.Q(role=Role.PARTNER, partnership__isnull=False)
                | (~models.Q(role=Role.PARTNER) & models.Q(partnership__isnull=True)),
                name="accounts_partner_has_partnership",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
