# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Progress of a long import: one line from 0 to 1, of which each step gets a stretch."""

from collections.abc import Callable

from django.utils.functional import Promise

Progress = Callable[[float, str], None]


def silent(_fraction: float, _message: str) -> None:
    """Report to nobody."""


def stretch(progress: Progress, start: float, end: float) -> Progress:
    """Return a callback whose 0 to 1 is ``start`` to ``end`` of the given one."""

    def report(fraction: float, message: str | Promise) -> None:
        progress(start + (end - start) * min(max(fraction, 0.0), 1.0), str(message))

    return report
