# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that could not come in: counted by reason, listed in a file one can download."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from standort.formats import tally
from standort.formats.table import write_table
from standort.places.models import ImportBatch

REASONS = {
    "no_geometry": _("it has no position"),
    "geometry_outside_world": _("its coordinates are not in the world"),
    "key_missing": _("it has no key"),
    "key_too_long": _("its key is too long"),
    "key_twice": _("its key occurs twice"),
    "municipality_key_missing": _("it has no municipality key"),
    "text_missing": _("a text is missing"),
    "text_too_long": _("a text is too long"),
    "text_unreadable": _("a text holds characters that are none"),
    "value_unknown": _("a value is not in the list of possible ones"),
    "number_wrong": _("a number is not possible"),
    "more_of_this": _("more of this reason, not listed one by one"),
}


class Refusal(NamedTuple):
    """One row that did not come in; ``detail`` names field and value."""

    kind: str
    source_key: str
    reason: str
    detail: str = ""


def reason_text(reason: str) -> str:
    """Return why a row was refused, in the reader's language."""
    if reason in REASONS:
        return str(REASONS[reason])
    return gettext(tally.REASONS[reason]) if reason in tally.REASONS else reason


def count_reasons(refusals: Iterable[Refusal]) -> dict[str, int]:
    return dict(Counter(refusal.reason for refusal in refusals).most_common())


def reports_folder() -> Path:
    return Path(settings.DATA_DIR) / "reports"


def write_refusals(batch: ImportBatch, refusals: list[Refusal]) -> str:
    """List refused rows in a file of the batch and return its name; empty where none was refused."""
    if not refusals:
        return ""
    folder = reports_folder()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{batch.pk}.csv"
    headings = (gettext("kind"), gettext("key in the source"), gettext("reason"), gettext("detail"))
    rows = [
        dict(zip(headings, (one.kind, one.source_key, reason_text(one.reason), one.detail), strict=True))
        for one in refusals
    ]
    (folder / name).write_bytes(write_table(rows, columns=headings))
    return name
