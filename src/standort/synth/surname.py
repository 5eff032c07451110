# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Invented surnames that sound German; they name people, companies and streets nobody has ever met."""

import numpy as np

from standort.synth.facts import words


def surnames(rng: np.random.Generator) -> list[str]:
    """Return all surnames in random order."""
    every = [first + last for first in words()["surname_stem"] for last in words()["surname_end"]]
    return [every[at] for at in rng.permutation(len(every))]
