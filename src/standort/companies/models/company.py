# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from standort.places.models import Address, ImportedModel


class Sector(models.TextChoices):
    RETAIL = "retail", _("retail")
    GASTRONOMY = "gastronomy", _("gastronomy")
    HOSPITALITY = "hospitality", _("hotels")
    SERVICE = "service", _("services")
    OFFICE = "office", _("offices")
    CRAFT = "craft", _("craft")
    INDUSTRY = "industry", _("industry")
    HEALTH = "health", _("health")
    EDUCATION = "education", _("education")
    PUBLIC = "public", _("public")
    OTHER = "other", _("other")


class SizeClass(models.TextChoices):
    MICRO = "1-9", _("1–9 employees")
    SMALL = "10-49", _("10–49 employees")
    MEDIUM = "50-249", _("50–249 employees")
    LARGE = "250+", _("250 employees and more")


class Company(ImportedModel):
    name = models.CharField(_("name"), max_length=200)
    legal_form = models.CharField(_("legal form"), max_length=40, blank=True)
    wz_code = models.CharField(_("industry (WZ 2008)"), max_length=8, blank=True)
    founded_year = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)

    class Meta(ImportedModel.Meta):
        ordering = ["name"]
        verbose_name = _("company")

    def __str__(self) -> str:
        return self.name


class Establishment(ImportedModel):
    """A company's place of work at an address; the company may be unknown."""

    company = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="establishments"
    )
    address = models.ForeignKey(
        Address, null=True, blank=True, on_delete=models.SET_NULL, related_name="establishments"
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector)
    kind = models.CharField(_("kind"), max_length=80, blank=True)
    wz_division = models.CharField(_("WZ division"), max_length=2, blank=True)
    wz_assumed = models.BooleanField(_("industry is assumed"), default=False)
    size_class = models.CharField(_("size"), max_length=8, choices=SizeClass, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    street_name = models.CharField(_("street"), max_length=160, blank=True)
    house_number = models.CharField(_("number"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    city = models.CharField(_("place"), max_length=120, blank=True)

    class Meta(ImportedModel.Meta):
        ordering = ["name"]
        verbose_name = _("establishment")

    def __str__(self) -> str:
        return self.name or self.kind
