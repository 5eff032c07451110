# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The sprite holds the symbols that pages draw: none is missing, none is carried along for nothing."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LISTED = set(json.loads((ROOT / "frontend" / "src" / "icons.json").read_text("utf-8")))
DRAWN = re.compile(r'{% icon "([a-z0-9-]+)"|\bicon="([a-z0-9-]+)"|#i-([a-z0-9-]+)')


def _texts(*patterns: str) -> list[str]:
    paths = [path for pattern in patterns for path in ROOT.glob(pattern) if "build" not in path.parts]
    assert paths
    return [path.read_text("utf-8") for path in paths]


def test_every_symbol_a_page_draws_is_in_the_sprite():
    drawn = {
        name
        for text in _texts("src/standort/**/*.html", "frontend/src/**/*.ts")
        for found in DRAWN.findall(text)
        for name in found
        if name
    }
    assert len(drawn) > 30
    assert drawn - LISTED == set()


def test_every_symbol_of_the_sprite_is_named_somewhere():
    texts = _texts("src/standort/**/*.html", "src/standort/**/*.py", "frontend/src/**/*.ts")
    named = {name for text in texts for name in re.findall(r"[\"'`#]([a-z0-9-]+)[\"'`]", text)}
    assert LISTED - named == set()
