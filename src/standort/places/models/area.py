# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from standort.places.models.municipality import Municipality
from standort.places.models.provenance import ImportedModel


class District(ImportedModel):
    name = models.CharField(_("name"), max_length=120)

    class Meta(ImportedModel.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CommercialAreaUse(models.TextChoices):
    COMMERCIAL = "commercial", _("commercial")
    INDUSTRIAL = "industrial", _("industrial")
    RETAIL = "retail", _("retail")
    MIXED = "mixed", _("mixed")


class CommercialArea(ImportedModel):
    """A named area for business; several municipalities may share it."""

    name = models.CharField(_("name"), max_length=160, blank=True)
    use = models.CharField(
        _("use"), max_length=12, choices=CommercialAreaUse, default=CommercialAreaUse.COMMERCIAL
    )
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    plan_name = models.CharField(_("development plan"), max_length=160, blank=True)
    area_m2 = models.FloatField(_("area in m²"), null=True, blank=True)
    municipalities = models.ManyToManyField(Municipality, related_name="commercial_areas", blank=True)

    class Meta(ImportedModel.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or str(_("Commercial area without a name"))
