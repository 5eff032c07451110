# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

_hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Please enter a colour such as #12409f."))


class Tenant(models.Model):
    """One office with its own data, name, colour and imprint."""

    key = models.SlugField(_("short name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    office_name = models.CharField(_("name of the office"), max_length=120)
    legal_name = models.CharField(_("responsible body"), max_length=200, blank=True)
    is_demo = models.BooleanField(_("demonstration with fictitious data"), default=False)
    accent_light = models.CharField(max_length=7, default="#12409f", validators=[_hex_colour])
    accent_dark = models.CharField(max_length=7, default="#a9c7ff", validators=[_hex_colour])
    contact_address = models.CharField(_("address"), max_length=250, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=50, blank=True)
    retention_months = models.PositiveSmallIntegerField(
        _("months after which the personal data of a closed case are erased"), default=24
    )
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class TenantHost(models.Model):
    """A host name under which a tenant is served; needed only where several share one installation."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=253, unique=True)

    def __str__(self) -> str:
        return self.host


class TenantOwned(models.Model):
    """Base of every record that belongs to one tenant."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
