# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from standort.core.models.tenant import TenantOwned


class Counter(TenantOwned):
    """The last number given out in a series, such as the cases of a year."""

    series = models.CharField(max_length=60)
    value = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "series"], name="core_counter_once")]

    def __str__(self) -> str:
        return f"{self.series}: {self.value}"
