# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Options that every command takes."""

from pathlib import Path
from typing import Annotated

import typer

from standort.cli.language import _
from standort.core.configuration import DEFAULT_DATA_DIR

DataDir = Annotated[
    Path,
    typer.Option(
        "--data-dir",
        envvar="STANDORT_DATA_DIR",
        help=_("The folder with everything this installation keeps."),
    ),
]
DEFAULT_FOLDER = Path(DEFAULT_DATA_DIR)


def example(*lines: str) -> str:
    """Return the epilogue of a help page: one or more commands to copy."""
    return "\n\n".join([_("Example:"), *(f"[bold]{line}[/bold]" for line in lines)])
