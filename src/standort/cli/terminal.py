# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What the commands print: steps with their seconds, tables, messages. Everything else stays silent."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from standort.cli.language import _, language

console = Console(highlight=False)
complaints = Console(stderr=True, highlight=False)


def number(value: int) -> str:
    """Write 102,981 or, in German, 102.981."""
    text = f"{value:,}"
    return text.replace(",", ".") if language() == "de" else text


def seconds(value: float) -> str:
    text = f"{value:.1f} s"
    return text.replace(".", ",") if language() == "de" else text


def say(message: str) -> None:
    console.print(escape(message), soft_wrap=True)


def complain(message: str, hint: str = "") -> None:
    """Print what is wrong, and in a second line how to mend it."""
    title = _("Error")
    complaints.print(f"[bold red]{title}:[/] {escape(message)}", soft_wrap=True)
    if hint:
        complaints.print(escape(hint), soft_wrap=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Show that something is under way, and how long it took."""
    started = time.perf_counter()
    if console.is_terminal:
        with console.status(escape(title)):
            yield
    else:
        yield
    console.print(f"  [green]✓[/] {escape(title)} [dim]{seconds(time.perf_counter() - started)}[/]")


class Steps:
    """A bar for work that reports fraction and message; without a terminal a line for each new message."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = time.perf_counter()
        self._last_message = ""
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if console.is_terminal:
            self._progress = Progress(
                TextColumn("  {task.description}"),
                BarColumn(bar_width=30),
                TextColumn("{task.percentage:>3.0f} %"),
                TimeElapsedColumn(),
                console=console,
                transient=True,
            )
            self._progress.start()
            self._task = self._progress.add_task(escape(self._title), total=1.0)
        return self

    def __call__(self, fraction: float, message: str) -> None:
        if self._progress is not None and self._task is not None:
            shown = escape(f"{self._title}: {message}" if message else self._title)
            self._progress.update(self._task, completed=fraction, description=shown)
        elif message and message != self._last_message:
            console.print(f"    {fraction:4.0%} {escape(message)}", soft_wrap=True)
        self._last_message = message

    def __exit__(self, kind: object, *_rest: object) -> None:
        if self._progress is not None:
            self._progress.stop()
        if kind is None:
            took = seconds(time.perf_counter() - self._started)
            console.print(f"  [green]✓[/] {escape(self._title)} [dim]{took}[/]")
