# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The contrasts and the distances of colours that the look promises, measured in the style sheet itself."""

import itertools
import math
import re
from pathlib import Path

import numpy as np
import pytest

TOKENS = Path(__file__).parents[2] / "frontend" / "src" / "styles" / "tokens.css"
THEMES = ("light", "dark")


def colours(theme):
    pairs = re.findall(
        r"--([a-z0-9-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);", TOKENS.read_text("utf-8")
    )
    return {name: pair[THEMES.index(theme)] for name, *pair in pairs}


def linear_rgb(colour):
    digits = colour[1:] if len(colour) > 4 else "".join(2 * digit for digit in colour[1:])
    parts = np.array([int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(np.array([0.2126, 0.7152, 0.0722]) @ linear_rgb(colour))


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


# Machado, Oliveira and Fernandes 2009, severity 1.0; they apply to linear RGB.
SEEN_BY = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
# Least CIEDE2000 distance of any pair, as look/README asks; the first letters name the tokens.
LEAST_DISTANCE = {"cov-": 15, "site-": 15, "ch-": 10}
SIZE = {"cov-": 5, "site-": 4, "ch-": 6}
# No colour of the scale: the grid of the chart, and "keine Angabe", which is a cross grid without fill.
NOT_OF_THE_SCALE = {"ch-grid", "cov-none"}
# sRGB to CIE XYZ and the white point, D65.
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def lab_as_seen(colour, matrix):
    linear = np.clip(matrix @ linear_rgb(colour), 0, 1)
    ratio = TO_XYZ @ linear / WHITE
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio * (29 / 6) ** 2 / 3 + 4 / 29)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, other):
    """Distance of two colours in CIELAB, after Sharma, Wu and Dalal 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + h2 if not c1 * c2 else 2 * h1 + turn if h1 + turn / 2 >= 0 else 2 * (h1 + 360) + turn) / 2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    spread = (lightness - 50) ** 2
    in_lightness = (l2 - l1) / (1 + 0.015 * spread / math.sqrt(20 + spread))
    in_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    in_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    rotation = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    rotation *= math.sin(math.radians(60 * math.exp(-(((hue % 360 - 275) / 25) ** 2))))
    return math.sqrt(in_lightness**2 + in_chroma**2 + in_hue**2 + rotation * in_chroma * in_hue)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_agrees_with_published_pairs(one, other, distance):
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("palette", LEAST_DISTANCE)
def test_colours_of_a_palette_stay_apart(theme, eyes, palette):
    tokens = {
        name: colour
        for name, colour in colours(theme).items()
        if name.startswith(palette) and name not in NOT_OF_THE_SCALE
    }
    assert len(tokens) == SIZE[palette]
    seen = {name: lab_as_seen(colour, SEEN_BY[eyes]) for name, colour in tokens.items()}
    distances = {(a, b): ciede2000(seen[a], seen[b]) for a, b in itertools.combinations(seen, 2)}
    nearest = min(distances, key=distances.get)
    assert distances[nearest] >= LEAST_DISTANCE[palette], f"{nearest}: {distances[nearest]:.1f}"
