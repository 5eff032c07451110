# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The closing table of an import: one line a kind, and below it what did not come in and why."""

from django.conf import settings

from standort.cli.language import _, ngettext
from standort.cli.terminal import number, say, seconds
from standort.exchange.report import ImportReport, TallyLine


def print_report(report: ImportReport) -> None:
    say("")
    for line in report.lines:
        say(line_text(line))
        for reason, count in line.reason_texts:
            say("    " + _("{count} refused: {reason}").format(count=number(count), reason=reason))
    for note in report.notes:
        say(note)
    say("")
    say(
        f"{report.source.title}, {report.source.attribution}"
        if report.source.attribution
        else report.source.title
    )
    if report.refused_file:
        say(
            _("The refused rows are listed in {file}").format(
                file=settings.DATA_DIR / "reports" / report.refused_file
            )
        )
    say(f"{report.summary} ({seconds(report.seconds)})")


def line_text(line: TallyLine) -> str:
    """Return for example ``addresses: 1,097 in, 12 outside; 1,097 new, 3 merged``."""
    parts = (
        (line.new, _("{count} new")),
        (line.changed, _("{count} changed")),
        (line.unchanged, _("{count} unchanged")),
        (line.kept, _("{count} kept as edited")),
        (line.gone, _("{count} gone from the source")),
        (line.merged, _("{count} merged with their double")),
        (line.refused, ngettext("{count} refused", "{count} refused", line.refused)),
    )
    told = ", ".join(text.format(count=number(count)) for count, text in parts if count)
    return f"{line.text}; {told}" if told else line.text
