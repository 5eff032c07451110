# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What an import did, one line a kind."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from standort.exchange.refusal import Refusal, count_reasons, reason_text
from standort.places.models import DataSource, ImportBatch

KIND_LABELS: dict[str, str | Promise] = {
    "municipalities": _("municipalities"),
    "districts": _("districts"),
    "streets": _("streets"),
    "street_names": _("street names"),
    "buildings": _("buildings"),
    "land_use": _("land use"),
    "railways": _("railways"),
    "waterways": _("waterways"),
    "place_names": _("place names"),
    "addresses": _("addresses"),
    "companies": _("companies"),
    "establishments": _("establishments"),
    "vacant_premises": _("vacant premises"),
    "commercial_areas": _("commercial areas"),
    "candidate_sites": _("brownfields and greenfields"),
    "sites": _("sites"),
    "boundaries": _("boundaries"),
    "key_facts": _("key facts"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """The count of one kind: ``total`` is what is in, outside included; merged and refused are not in.

    ``total == new + changed + unchanged + kept``; ``kept`` are those where an edit by staff stands against
    the file, ``gone`` those the source no longer has.
    """

    kind: str
    total: int = 0
    outside: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    gone: int = 0
    merged: int = 0
    refused: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def label(self) -> str:
        return str(KIND_LABELS.get(self.kind, self.kind))

    @property
    def is_telling(self) -> bool:
        """Tell whether there was anything of this kind."""
        return bool(self.total or self.merged or self.refused or self.gone)

    @property
    def reason_texts(self) -> list[tuple[str, int]]:
        """Why rows were refused, and how many each time."""
        return [(reason_text(reason), count) for reason, count in self.reasons]

    @property
    def text(self) -> str:
        """For example “addresses: 11,159 in, 204 outside”."""
        return gettext("%(kind)s: %(total)s in, %(outside)s outside") % {
            "kind": self.label,
            "total": number_format(self.total, force_grouping=True),
            "outside": number_format(self.outside, force_grouping=True),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The closing table of an import."""

    lines: tuple[TallyLine, ...]
    refused_file: str
    source: DataSource
    seconds: float
    notes: tuple[str, ...] = ()
    batch_id: int | None = None

    @property
    def is_unchanged(self) -> bool:
        """Tell whether the file brought nothing new."""
        return not any(line.new or line.changed or line.gone for line in self.lines)

    @property
    def refused(self) -> int:
        return sum(line.refused for line in self.lines)

    @property
    def summary(self) -> str:
        """One sentence for a page or the end of a command."""
        if self.is_unchanged:
            return gettext("The file brought nothing new.")
        count = sum(line.new + line.changed + line.gone for line in self.lines)
        text = ngettext("%(count)s entry is new or changed.", "%(count)s entries are new or changed.", count)
        return text % {"count": number_format(count, force_grouping=True)}

    def as_json(self) -> dict[str, Any]:
        """Return what ``ImportBatch.tally`` and the result of a job keep."""
        return {
            "lines": [asdict(line) for line in self.lines],
            "notes": list(self.notes),
            "seconds": round(self.seconds, 1),
            "refused_file": self.refused_file,
            "batch": self.batch_id,
        }


def lines_from_json(tally: dict[str, Any]) -> tuple[TallyLine, ...]:
    """Return the lines that :meth:`ImportReport.as_json` has kept."""
    return tuple(
        TallyLine(**{**line, "reasons": tuple((reason, count) for reason, count in line["reasons"])})
        for line in tally.get("lines", [])
    )


def report_of(batch: ImportBatch) -> ImportReport:
    """Return the report of an import that has ended."""
    return ImportReport(
        lines=lines_from_json(batch.tally),
        refused_file=batch.refused_file,
        source=batch.source,
        seconds=float(batch.tally.get("seconds", 0.0)),
        notes=tuple(batch.tally.get("notes", ())),
        batch_id=batch.pk,
    )


@dataclass(slots=True, kw_only=True)
class Account:
    """The running count of one kind while an import goes on."""

    kind: str
    total: int = 0
    outside: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    gone: int = 0
    merged: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    unlisted: dict[str, int] = field(default_factory=dict)

    def line(self) -> TallyLine:
        reasons = count_reasons(self.refusals)
        for reason, count in self.unlisted.items():
            reasons[reason] = reasons.get(reason, 0) + count
        return TallyLine(
            kind=self.kind,
            total=self.total,
            outside=self.outside,
            new=self.new,
            changed=self.changed,
            unchanged=self.unchanged,
            kept=self.kept,
            gone=self.gone,
            merged=self.merged,
            refused=sum(reasons.values()),
            reasons=tuple(reasons.items()),
        )

    def listed(self) -> list[Refusal]:
        """Return the refused rows for the file; a reader that lists examples only says how many more."""
        rest = [
            Refusal(self.kind, "", "more_of_this", f"{reason_text(reason)}: {count}")
            for reason, count in self.unlisted.items()
        ]
        return [*self.refusals, *rest]
