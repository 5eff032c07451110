# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a command cannot do, and how it ends."""

from enum import IntEnum

import typer


class ExitStatus(IntEnum):
    """What scripts can rely on; documented in docs/reference/cli.md."""

    OK = 0
    PROBLEM = 1
    USAGE = 2
    REFUSED = 3
    INTERRUPTED = 130


class CommandError(Exception):
    """Says what is wrong and how to mend it; ends the command with ``status``."""

    def __init__(self, message: str, *, hint: str = "", status: ExitStatus = ExitStatus.PROBLEM) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status


class WrongValueError(typer.BadParameter):
    """A value on the command line that cannot be used; its text is translated, unlike typer's own."""
