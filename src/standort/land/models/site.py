# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import uuid
from pathlib import PurePath

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from standort.core.models import TenantOwned
from standort.land.models.choices import (
    Contamination,
    DistanceClass,
    Offer,
    OwnerKind,
    PremisesKind,
    SiteKind,
    SiteStatus,
    Zoning,
)
from standort.places.models import CommercialArea, District, ImportedModel, Municipality

_share = [MinValueValidator(0), MaxValueValidator(1)]
_positive = [MinValueValidator(0)]
_decibel = [MinValueValidator(0), MaxValueValidator(130)]


class Site(ImportedModel):
    """Anything a company can move to: a plot, a brownfield, an infill gap or premises."""

    number = models.CharField(_("number"), max_length=20)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=SiteKind)
    status = models.CharField(_("status"), max_length=16, choices=SiteStatus, default=SiteStatus.DRAFT)
    is_public = models.BooleanField(_("shown to the public"), default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    description_de = models.TextField(_("description (German)"), max_length=4000, blank=True)
    description_en = models.TextField(_("description (English)"), max_length=4000, blank=True)

    street_name = models.CharField(_("street"), max_length=160, blank=True)
    house_number = models.CharField(_("number of the house"), max_length=20, blank=True)
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        verbose_name=_("municipality"),
        related_name="+",
    )
    district = models.ForeignKey(
        District,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        verbose_name=_("district"),
        related_name="+",
    )
    commercial_area = models.ForeignKey(
        CommercialArea,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        verbose_name=_("commercial area"),
        related_name="sites",
    )

    area_m2 = models.FloatField(_("area in m²"), null=True, blank=True, validators=_positive)
    divisible_from_m2 = models.FloatField(
        _("divisible from (m²)"), null=True, blank=True, validators=_positive
    )
    divisible_to_m2 = models.FloatField(
        _("divisible up to (m²)"), null=True, blank=True, validators=_positive
    )
    offer = models.CharField(_("offer"), max_length=5, choices=Offer, default=Offer.SALE)
    price_ct_per_m2 = models.PositiveIntegerField(_("price in cents per m²"), null=True, blank=True)
    rent_ct_per_m2_month = models.PositiveIntegerField(
        _("rent in cents per m² and month"), null=True, blank=True
    )
    available_from = models.DateField(_("available from"), null=True, blank=True)

    zoning = models.CharField(_("zoning category"), max_length=4, choices=Zoning, blank=True)
    grz = models.FloatField(_("site occupancy index (GRZ)"), null=True, blank=True, validators=_share)
    gfz = models.FloatField(_("floor space index (GFZ)"), null=True, blank=True, validators=_positive)
    plan_name = models.CharField(_("development plan"), max_length=160, blank=True)
    distance_class = models.CharField(_("distance class"), max_length=3, choices=DistanceClass, blank=True)
    housing_distance_m = models.FloatField(
        _("distance to housing in m"), null=True, blank=True, validators=_positive
    )
    noise_day_db = models.FloatField(
        _("noise quota by day, dB(A)/m²"), null=True, blank=True, validators=_decibel
    )
    noise_night_db = models.FloatField(
        _("noise quota by night, dB(A)/m²"), null=True, blank=True, validators=_decibel
    )
    operation_24h = models.BooleanField(_("24-hour operation permitted"), null=True, blank=True)

    motorway_m = models.FloatField(
        _("distance to the motorway in m"), null=True, blank=True, validators=_positive
    )
    rail_m = models.FloatField(
        _("distance to the railway station in m"), null=True, blank=True, validators=_positive
    )
    public_transport_m = models.FloatField(
        _("distance to public transport in m"), null=True, blank=True, validators=_positive
    )
    power_kva = models.PositiveIntegerField(_("power connection in kVA"), null=True, blank=True)
    has_gas = models.BooleanField(_("gas"), null=True, blank=True)
    has_water = models.BooleanField(_("water"), null=True, blank=True)
    has_sewer = models.BooleanField(_("sewer"), null=True, blank=True)
    has_fibre = models.BooleanField(_("fibre"), null=True, blank=True)
    has_rail_siding = models.BooleanField(_("rail siding"), null=True, blank=True)

    sealed_share = models.FloatField(_("sealed share (0 to 1)"), null=True, blank=True, validators=_share)
    previous_use = models.CharField(_("previous use"), max_length=200, blank=True)
    contamination = models.CharField(_("contamination"), max_length=14, choices=Contamination, blank=True)
    contamination_note = models.CharField(_("about the contamination"), max_length=300, blank=True)
    owner_kind = models.CharField(_("owner"), max_length=14, choices=OwnerKind, blank=True)
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        verbose_name=_("contact person"),
        related_name="+",
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta(ImportedModel.Meta):
        ordering = ["name", "pk"]
        verbose_name = _("site")
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "number"],
                condition=models.Q(replaces__isnull=True),
                name="land_site_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address_text(self) -> str:
        return f"{self.street_name} {self.house_number}".strip()

    @property
    def total_price_ct(self) -> int | None:
        if self.price_ct_per_m2 is None or self.area_m2 is None:
            return None
        return round(self.price_ct_per_m2 * self.area_m2)


class Premises(TenantOwned):
    """What a site of built space adds: kind, floor space, since when it is vacant."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="premises")
    kind = models.CharField(
        _("kind of premises"), max_length=12, choices=PremisesKind, default=PremisesKind.OTHER
    )
    floor_space_m2 = models.FloatField(_("floor space in m²"), null=True, blank=True, validators=_positive)
    floor = models.CharField(_("floor"), max_length=40, blank=True)
    vacant_since = models.DateField(_("vacant since"), null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.floor_space_m2 or ''}".strip()


class SiteFileKind(models.TextChoices):
    PHOTO = "photo", _("photo")
    DOCUMENT = "document", _("document")


def _stored_name(instance: "SiteFile", filename: str) -> str:
    return (
        f"sites/{instance.tenant_id}/{instance.site_id}/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()}"
    )


class SiteFile(TenantOwned):
    """A photo or a document of a site; public only together with its site and on purpose."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=SiteFileKind)
    title = models.CharField(_("title or description"), max_length=200)
    file = models.FileField(upload_to=_stored_name, max_length=200)
    content_type = models.CharField(max_length=60)
    size_bytes = models.PositiveIntegerField()
    is_public = models.BooleanField(_("shown to the public"), default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["uploaded_at", "pk"]

    def __str__(self) -> str:
        return self.title
