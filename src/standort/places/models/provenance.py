# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Where data come from, and how an import becomes visible all at once."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from standort.core.models import GeometryModel, GeometryQuerySet, TenantOwned


class DataSource(TenantOwned):
    """One delivery of data: a file with origin, licence and reference date."""

    dataset = models.CharField(_("kind of data"), max_length=40)
    title = models.CharField(_("source"), max_length=200)
    licence = models.CharField(_("licence"), max_length=200)
    attribution = models.CharField(_("attribution"), max_length=300)
    reference_date = models.DateField(_("as of"), null=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.title


class BatchState(models.TextChoices):
    PENDING = "pending", _("being prepared")
    VALID = "valid", _("in force")


class ImportBatch(TenantOwned):
    """One import. Its rows are invisible until one last short transaction sets it valid."""

    source = models.ForeignKey(DataSource, on_delete=models.CASCADE, related_name="batches")
    dataset = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.PENDING)
    tally = models.JSONField(default=dict)
    refused_file = models.CharField(max_length=255, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.dataset} {self.pk}"


class ImportedQuerySet(GeometryQuerySet):
    def visible(self) -> Self:
        """Rows in force: none of an unfinished import, no prepared new version, nothing withdrawn."""
        pending = ImportBatch.objects.filter(state=BatchState.PENDING).values("pk")
        return self.filter(Q(batch__isnull=True) | ~Q(batch__in=pending), replaces__isnull=True, gone=False)

    def inside(self) -> Self:
        """Rows within the municipality."""
        return self.filter(outside=False)


class VisibleManager(models.Manager.from_queryset(ImportedQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> Any:
        return super().get_queryset().visible()


class ImportedModel(TenantOwned, GeometryModel):
    """Base of records that an import may bring and staff may edit.

    ``objects`` shows what is in force, ``every`` also what an import prepares. A prepared new version of a
    record is a row of its own that points to it by ``replaces``; the switch copies it over and removes it.
    """

    source = models.ForeignKey(DataSource, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source_key = models.CharField(max_length=80, blank=True)
    content_hash = models.CharField(max_length=32, blank=True)
    batch = models.ForeignKey(ImportBatch, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    outside = models.BooleanField(_("outside the municipality"), default=False)
    gone = models.BooleanField(_("no longer in the source"), default=False)
    edited_fields = models.JSONField(default=list, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    every = ImportedQuerySet.as_manager()
    objects = VisibleManager()  # type: ignore[misc]

    class Meta(GeometryModel.Meta):
        abstract = True
        base_manager_name = "every"
        default_manager_name = "objects"
        indexes = [
            *GeometryModel.Meta.indexes,
            models.Index(fields=["tenant", "source_key"], name="%(app_label)s_%(class)s_key"),
        ]


class LakeLayer(TenantOwned):
    """The switch for one layer of bulk geodata: which file of the lake is in force."""

    name = models.CharField(max_length=40)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="layers")
    parquet = models.CharField(max_length=100)
    tiles = models.CharField(max_length=100, blank=True)
    rows = models.PositiveIntegerField()
    min_lon = models.FloatField(null=True)
    min_lat = models.FloatField(null=True)
    max_lon = models.FloatField(null=True)
    max_lat = models.FloatField(null=True)

    class Meta:
        indexes = [models.Index(fields=["tenant", "name"], name="places_lakelayer_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.rows})"
