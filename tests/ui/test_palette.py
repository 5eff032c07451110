# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The contrasts that the look promises, measured in the style sheet itself."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "frontend" / "src" / "styles" / "tokens.css"
THEMES = ("light", "dark")


def colours(theme):
    pairs = re.findall(
        r"--([a-z0-9-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);", TOKENS.read_text("utf-8")
    )
    return {name: pair[THEMES.index(theme)] for name, *pair in pairs}


def luminance(colour):
    digits = colour[1:] if len(colour) > 4 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *[("so-text", back, 10.6) for back in ("so-page", "so-surface", "so-raised", "so-tint", "so-tint-2")],
        *[("so-muted", back, 4.5) for back in ("so-page", "so-surface", "so-raised", "so-tint")],
        *[("so-accent", back, 4.5) for back in ("so-page", "so-surface", "so-tint")],
        ("so-on-accent", "so-accent", 4.5),
        *[(f"so-{tone}", f"so-{tone}-bg", 4.5) for tone in ("ok", "warn", "bad", "info")],
        *[("so-line-strong", back, 3) for back in ("so-page", "so-surface")],
        *[
            ("m-ink", back, 4.5)
            for back in ("m-land", "m-wood", "m-park", "m-water", "m-res", "m-core", "m-ge")
        ],
    ],
)
def test_contrast_is_kept(theme, front, back, least):
    tokens = colours(theme)
    assert contrast(tokens[front], tokens[back]) >= least
