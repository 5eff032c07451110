# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Write the versions in use into pyproject.toml, so that a clone gets the same ones.

    uv run scripts/pin.py [--check]

``uv.lock`` names registry hosts and stays out of the repository; ``[tool.uv] constraint-dependencies`` is
what ``uv run`` obeys instead. With ``--check`` nothing is written, and it fails where the pins differ.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
BLOCK = re.compile(r"constraint-dependencies = \[.*?^\]\n", re.DOTALL | re.MULTILINE)
ANCHOR = "[tool.uv]\n"
OPTIONS = (
    *("--all-extras", "--all-groups", "--no-emit-project"),
    *("--no-hashes", "--no-annotate", "--no-header", "--quiet"),
)


def resolved() -> list[str]:
    """Return what uv resolves for all Pythons and platforms, one requirement a line, markers included."""
    done = subprocess.run(
        ["uv", "export", *OPTIONS],
        cwd=PYPROJECT.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.strip() for line in done.stdout.splitlines()]
    return sorted(line for line in lines if line and not line.startswith(("#", "-")))


def with_pins(text: str, pins: list[str]) -> str:
    quoted = "".join(f"    {quote(pin)},\n" for pin in pins)
    block = f"constraint-dependencies = [\n{quoted}]\n"
    if BLOCK.search(text):
        return BLOCK.sub(lambda _match: block, text)
    note = "# The versions in use, written by scripts/pin.py; uv.lock stays out of git.\n"
    return text.replace(ANCHOR, ANCHOR + note + block, 1)


def quote(requirement: str) -> str:
    """Return a TOML string; markers hold quotes of their own."""
    return f"'{requirement}'" if '"' in requirement else f'"{requirement}"'


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    before = PYPROJECT.read_text(encoding="utf-8")
    after = with_pins(before, resolved())
    if options.check:
        print("the pins are those in use" if before == after else "the pins differ: uv run scripts/pin.py")
        return int(before != after)
    PYPROJECT.write_text(after, encoding="utf-8")
    print(f"{len(BLOCK.search(after).group().splitlines()) - 2} pins written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
