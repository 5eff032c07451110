# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Tables to open in a spreadsheet: semicolons, a byte order mark, and no cell that runs as a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets read as the start of a formula (OWASP, CSV injection); also behind white space.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_table(rows: Iterable[Mapping[str, object]], *, columns: Sequence[str] | None = None) -> bytes:
    """Return a CSV file: ``;`` between cells, UTF-8 with byte order mark, CRLF.

    Parameters
    ----------
    rows
        One mapping a row; a missing column is an empty cell.
    columns
        Order of the columns; by default that of the first row, with later ones added.

    Returns
    -------
    bytes
        Numbers have a decimal comma; text that would run as a formula is preceded by an apostrophe.
    """
    listed = list(rows)
    names = (
        list(columns) if columns is not None else list(dict.fromkeys(name for row in listed for name in row))
    )
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(name) for name in names])
    writer.writerows([[cell(row.get(name)) for name in names] for row in listed])
    # A lone surrogate from a damaged source must not stop the export.
    return (BYTE_ORDER_MARK + buffer.getvalue()).encode("utf-8", "replace")


def cell(value: object) -> str:
    """Return a value as the text of one cell.

    Numbers stay numbers, so that ``-5`` is not defused; text that looks like one is.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float | Decimal):
        return "" if value != value else str(value).replace(".", ",")  # noqa: PLR0124  # only NaN differs from itself
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS):
        return f"'{text}"
    return text
