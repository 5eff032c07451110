# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The layers of ARCHITECTURE.md, as pyproject.toml states them."""

from importlinter.cli import lint_imports


def test_no_part_of_the_house_uses_what_stands_above_or_beside_it(root, capsys):
    status = lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True)

    assert status == 0, capsys.readouterr().out
