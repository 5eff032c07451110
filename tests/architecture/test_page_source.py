# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages fetch nothing from elsewhere and carry no inline script or style."""

import re
from pathlib import Path

import pytest

FOREIGN = re.compile(r"""(?:https?:)?//[a-z0-9][a-z0-9.-]*\.[a-z]{2,}""", re.IGNORECASE)
# A link a person follows is no fetch; what a page loads by itself is.
LOADING = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed|object|use|image)\b[^>]*\b(?:src|href|data|srcset)\s*=\s*["']\s*(?:https?:)?//"""
    r"""|<link\b[^>]*href\s*=\s*["']\s*(?:https?:)?//"""
    r"""|<form\b[^>]*action\s*=\s*["']\s*(?:https?:)?//""",
    re.IGNORECASE,
)
INLINE = re.compile(
    r"""<style\b|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']|javascript:|<script\b(?![^>]*\bsrc\s*=)(?![^>]*type="application/(?:json|ld\+json)")""",
    re.IGNORECASE,
)
# Addresses that occur in built files without being fetched: names of formats, and where a licence or a
# message of a library points.
NEVER_FETCHED = re.compile(
    r"www\.w3\.org/|json-schema\.org|opensource\.org|github\.com/|maplibre\.(?:org|invalid)|github\.io|wiki\.openstreetmap\.org/wiki/This_map|"
    r"(?:www\.)?openstreetmap\.org/copyright|example\.(?:com|org)|creativecommons\.org|htmx\.org"
)


def _templates(tracked: list[Path]) -> list[Path]:
    found = [path for path in tracked if path.suffix in {".html", ".svg"} and "src" in path.parts]
    assert found
    return found


def test_no_template_loads_anything_from_elsewhere(tracked, root):
    bad = [
        f"{path.relative_to(root)}: {match.group()[:100]}"
        for path in _templates(tracked)
        for match in LOADING.finditer(path.read_text(encoding="utf-8"))
    ]

    assert bad == []


def test_no_template_needs_more_than_the_strict_policy(tracked, root):
    bad = [
        f"{path.relative_to(root)}: {match.group()[:100]}"
        for path in _templates(tracked)
        for match in INLINE.finditer(path.read_text(encoding="utf-8"))
    ]

    assert bad == []


def test_no_style_or_script_of_ours_names_a_foreign_address(tracked, root):
    bad = [
        f"{path.relative_to(root)}: {line.strip()[:100]}"
        for path in tracked
        if path.suffix in {".css", ".ts"} and path.is_relative_to(root / "frontend" / "src")
        for line in path.read_text(encoding="utf-8").splitlines()
        if FOREIGN.search(line) and not NEVER_FETCHED.search(line)
    ]

    assert bad == []


def test_built_styles_and_scripts_fetch_nothing_from_elsewhere(root):
    build = root / "src" / "standort" / "ui" / "static" / "ui" / "build"
    files = [path for path in build.rglob("*") if path.suffix in {".css", ".js", ".mjs"}]
    if not files:
        pytest.skip("the browser assets are not built")
    bad = set()
    for path in files:
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"""https?://[^\s"'`)<>\\]+""", text):
            if not NEVER_FETCHED.search(match.group()):
                bad.add(f"{path.name}: {match.group()[:100]}")
        if path.suffix == ".css":
            bad |= {f"{path.name}: {found[:100]}" for found in re.findall(r"url\(\s*[\"']?//[^)]*\)", text)}

    assert bad == set()
