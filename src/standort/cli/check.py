# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""``check``: tells what is wrong with an installation and how to mend it."""

from typing import TYPE_CHECKING, Annotated

import typer

from standort.cli.language import _
from standort.cli.option import DEFAULT_FOLDER, DataDir, example

if TYPE_CHECKING:
    from standort.cli.finding import Finding

_MARK = {"ok": "[green]✓[/]", "warning": "[yellow]![/]", "problem": "[bold red]✗[/]"}


def register(app: typer.Typer) -> None:
    app.command(
        "check",
        help=_("Tell what is wrong with an installation and how to mend it."),
        epilog=example("standort check", "standort check --json"),
    )(check)


def check(
    as_json: Annotated[bool, typer.Option("--json", help=_("Print for a program to read."))] = False,
    data_dir: DataDir = DEFAULT_FOLDER,
) -> None:
    from standort.cli.error import ExitStatus
    from standort.cli.examination import examine
    from standort.cli.finding import Level
    from standort.cli.installation import DataFolder

    findings = examine(DataFolder(data_dir))
    failed = any(finding.level is Level.PROBLEM for finding in findings)
    if as_json:
        import json

        typer.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=1))
    else:
        _print(findings)
    if failed:
        raise typer.Exit(ExitStatus.PROBLEM)


def _print(findings: "list[Finding]") -> None:
    from rich.markup import escape

    from standort.cli.terminal import console, say

    counts = {"ok": 0, "warning": 0, "problem": 0}
    for finding in findings:
        counts[finding.level] += 1
        console.print(f"{_MARK[finding.level]} {escape(finding.text)}", soft_wrap=True)
        if finding.mend:
            console.print(f"    [dim]→ {escape(finding.mend)}[/]", soft_wrap=True)
    say("")
    say(
        _("{ok} in order, {warnings} to look at, {problems} to mend").format(
            ok=counts["ok"], warnings=counts["warning"], problems=counts["problem"]
        )
    )
