# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The change log in words: who did what, and what stood there before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from standort.cases.models import Case
from standort.core.models import Change
from standort.land.forms import SiteForm
from standort.land.models import Premises, Site
from standort.office.field_text import field_text
from standort.office.undo import still_stand, undo_url
from standort.ui import figures

VERBS: Final[dict[str, str | Promise]] = {
    "created": _("created"),
    "edited": _("edited"),
    "published": _("shown to the public"),
    "withdrawn": _("taken off the portal"),
    "file_added": _("file added"),
    "file_removed": _("file removed"),
    "file_restored": _("file brought back"),
    "file_shown": _("file shown to the public"),
    "file_hidden": _("file hidden from the public"),
    "received": _("inquiry received"),
    "answered": _("answered"),
    "taken": _("taken over"),
    "assigned": _("responsibility changed"),
    "status_set": _("status changed"),
    "link_revoked": _("private link revoked"),
    "link_restored": _("private link restored"),
    "erased": _("personal data erased"),
    "added": _("access given"),
    "sent_again": _("mail sent again"),
    "imported": _("imported"),
}
_MODELS: Final[dict[str, tuple[type[models.Model], ...]]] = {
    "land.site": (Site, Premises),
    "cases.case": (Case,),
}
_PAGES: Final = {"land.site": "office:site", "cases.case": "office:case"}
_QUIET: Final = ("published_at", "checked_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the history as a page shows it."""

    change: Change
    verb: str | Promise
    fields: tuple[FieldChange, ...]
    url: str
    undo_url: str


def history_of(changes: Sequence[Change], *, with_undo: bool) -> list[Entry]:
    """Turn changes, newest first, into words; ``with_undo`` offers to take back what still can be."""
    standing = still_stand(changes) if with_undo else set()
    return [
        Entry(
            change=change,
            verb=VERBS.get(change.verb, change.verb),
            fields=tuple(_fields(change)),
            url=_url(change),
            undo_url=undo_url(change) if change.pk in standing else "",
        )
        for change in changes
    ]


def _url(change: Change) -> str:
    page = _PAGES.get(change.subject_type)
    return reverse(page, args=[change.subject_id]) if page else ""


def _fields(change: Change) -> Iterator[FieldChange]:
    for name, (before, after) in change.fields.items():
        if name in _QUIET:
            continue
        if name == "file":
            yield FieldChange(label=gettext("File"), before=_file(before), after=_file(after))
        elif name == "geometry":
            yield FieldChange(label=gettext("Boundary on the map"), before="", after=gettext("drawn anew"))
        else:
            field = _field(change.subject_type, name)
            yield FieldChange(
                label=_label(field, name),
                before=_words(field, name, before),
                after=_words(field, name, after),
            )


def _file(value: Any) -> str:
    return str(value["title"]) if isinstance(value, dict) else str(value or "")


def _field(subject_type: str, name: str) -> "models.Field[Any, Any] | None":
    for model in _MODELS.get(subject_type, ()):
        for field in model._meta.get_fields():
            if field.name == name and isinstance(field, models.Field):
                return field
    return None


def _label(field: "models.Field[Any, Any] | None", name: str) -> str:
    known = SiteForm.base_fields.get(name)
    if known is not None and known.label:
        return str(known.label)
    words = str(field.verbose_name) if field is not None else name
    return words[:1].upper() + words[1:]


def _words(field: "models.Field[Any, Any] | None", name: str, value: Any) -> str:
    """Return a logged value as a person reads it; the log keeps dates and choices as text."""
    if isinstance(value, str) and value:
        if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
            return figures.day(date.fromisoformat(value))
        choices = dict(field.flatchoices) if field is not None and field.choices else {}
        return str(choices.get(value, value))
    return field_text(name, value)
