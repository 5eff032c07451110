# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The change log is written by domain functions, because signals miss bulk changes."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from standort.core.models import Change, TenantOwned

_NAME_LENGTH = 200


def log_change(
    subject: TenantOwned,
    *,
    by: AbstractBaseUser | None,
    verb: str,
    fields: Mapping[str, tuple[Any, Any]] | None = None,
) -> Change:
    """Note who did what; ``fields`` maps a field to its value before and after."""
    return Change.objects.create(
        tenant_id=subject.tenant_id,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_name=str(subject)[:_NAME_LENGTH],
        verb=verb,
        by=by,  # type: ignore[misc]
        fields={name: [_plain(old), _plain(new)] for name, (old, new) in (fields or {}).items()},
    )


def changed_fields(
    before: models.Model, after: models.Model, names: Iterable[str]
) -> dict[str, tuple[Any, Any]]:
    """Return the named fields in which two states of a record differ."""
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def changes_of(subject: TenantOwned) -> models.QuerySet[Change]:
    """Return the change log of one record, newest first."""
    return Change.objects.filter(
        tenant_id=subject.tenant_id,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
    ).select_related("by")


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return "…"
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, date | datetime | Decimal):
        return str(value)
    return value
