# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Every text is there in German, whole and with the same blanks to fill in."""

import re
import subprocess
import sys

import pytest
from babel.messages.pofile import read_po

BLANK = re.compile(r"%\(\w+\)[sd]|\{\w+(?:![rs])?\}|%[sd]")


def test_every_text_is_extracted_and_translated(root):
    done = subprocess.run(
        [sys.executable, "scripts/messages.py", "--check"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, "\n".join(
        line for line in done.stdout.splitlines() if " 0 without" not in line
    )


def _catalogues(root):
    return sorted((root / "src").rglob("*.po"))


@pytest.mark.parametrize("flaw", ["fuzzy", "empty", "blank"])
def test_no_catalogue_has_a_flaw(root, flaw):
    flawed = []
    for path in _catalogues(root):
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale="de")
        for message in catalogue:
            if not message.id:
                continue
            source = message.id if isinstance(message.id, str) else message.id[-1]
            texts = [message.string] if isinstance(message.string, str) else list(message.string)
            wrong = {
                "fuzzy": message.fuzzy,
                "empty": not all(texts),
                "blank": any(not set(BLANK.findall(text)) <= set(BLANK.findall(source)) for text in texts),
            }[flaw]
            if wrong:
                flawed.append(f"{path.relative_to(root)}: {source[:80]}")

    assert flawed == []


def test_every_catalogue_is_compiled(root):
    stale = [
        str(path.relative_to(root)) for path in _catalogues(root) if not path.with_suffix(".mo").exists()
    ]

    assert stale == [], "uv sync --reinstall-package standort compiles them"
