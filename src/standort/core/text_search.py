# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Searching records for the words somebody types, alike on both databases."""

from collections.abc import Sequence
from functools import reduce
from operator import and_

from django.db.models import Q

_WORDS = 8


def typed(text: str) -> str:
    """Return what somebody typed without null characters, which PostgreSQL refuses to compare with."""
    return text.replace("\x00", " ").strip()


def with_every_word(text: str, fields: Sequence[str]) -> Q:
    """Return the condition that every word occurs in one of the fields; the first eight words count."""
    return reduce(and_, (_with_word(word, fields) for word in typed(text).split()[:_WORDS]), Q())


def _with_word(word: str, fields: Sequence[str]) -> Q:
    # SQLite folds only ASCII letters: ask for the other case of an umlaut, too.
    forms = {word} if word.isascii() else {word, word.lower(), word.capitalize(), word.upper()}
    found = Q()
    for form in sorted(forms):
        for name in fields:
            found |= Q(**{f"{name}__icontains": form})
    return found
