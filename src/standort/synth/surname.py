# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Invented surnames that sound German; they name people, companies and streets nobody has ever met."""

import numpy as np

_FIRST = tuple(
    "Hag Lind Brink Wester Oster Stein Eichen Roden Harten Loh Bruch Wald Feld Berken Dorn Eller Fahren Gers Holl Ilmen "
    "Kalten Lauter Mohn Neder Ohlen Pader Quell Rott Schell Tann Uhlen Vorn Wein Zell".split()
)
_LAST = tuple("kämper meier hoff mann hauer bach berg brock rath siek wig ing ert horst camp loh ner stedt".split())


def surnames(rng: np.random.Generator) -> list[str]:
    """Return all surnames in random order."""
    every = [first + last for first in _FIRST for last in _LAST]
    return [every[at] for at in rng.permutation(len(every))]
