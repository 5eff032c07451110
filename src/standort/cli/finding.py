# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""One line of ``check``."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and how to mend it."""

    topic: str
    level: Level
    text: str
    mend: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def ok(topic: str, text: str) -> Finding:
    return Finding(topic, Level.OK, text)


def warning(topic: str, text: str, mend: str) -> Finding:
    return Finding(topic, Level.WARNING, text, mend)


def problem(topic: str, text: str, mend: str) -> Finding:
    return Finding(topic, Level.PROBLEM, text, mend)
