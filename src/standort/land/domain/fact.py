# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers that come from a law or a guideline, read from the tables in ``land/facts``."""

import csv
from functools import cache
from importlib.resources import files


@cache
def fact_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a fact table; every row names its version, validity and source."""
    text = (files("standort.land") / "facts" / f"{name}.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines))
