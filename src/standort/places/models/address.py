# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

from standort.places.models.municipality import Municipality
from standort.places.models.provenance import ImportedModel


class Street(ImportedModel):
    name = models.CharField(_("name"), max_length=160)
    length_m = models.FloatField(null=True, blank=True)

    class Meta(ImportedModel.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Address(ImportedModel):
    street = models.ForeignKey(
        Street, null=True, blank=True, on_delete=models.SET_NULL, related_name="addresses"
    )
    street_name = models.CharField(_("street"), max_length=160)
    house_number = models.CharField(_("number"), max_length=20)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    city = models.CharField(_("place"), max_length=120, blank=True)
    district_name = models.CharField(_("district"), max_length=120, blank=True)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.SET_NULL, related_name="addresses"
    )

    class Meta(ImportedModel.Meta):
        ordering = ["street_name", "house_number"]
        indexes = [
            *ImportedModel.Meta.indexes,
            models.Index(fields=["tenant", "street_name", "house_number"], name="places_address_text"),
        ]

    def __str__(self) -> str:
        return f"{self.street_name} {self.house_number}"
