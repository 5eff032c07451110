# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from standort.places.models.provenance import ImportedModel


class Municipality(ImportedModel):
    """The town of this office (``is_home``) or one of its neighbours."""

    ags = models.CharField(
        _("official municipality key"),
        max_length=8,
        validators=[RegexValidator(r"^\d{8}$", _("The key has eight digits."))],
    )
    name = models.CharField(_("name"), max_length=120)
    is_home = models.BooleanField(default=False)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_date = models.DateField(null=True, blank=True)
    area_km2 = models.FloatField(_("area in km²"), null=True, blank=True)

    class Meta(ImportedModel.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
