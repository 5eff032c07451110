# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What the reference says and what the program does are the same."""

import re

import pytest
from typer.main import get_command

from standort.cli.main import app

SETTING = re.compile(
    r"""configuration\.(?:text|number|flag|names)\(\s*["'](\w+)["']|given = self\.text\("(\w+)"\)"""
)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _commands(command=None, path=("standort",)):
    command = command or get_command(app)
    for name, child in sorted(getattr(command, "commands", {}).items()):
        if getattr(child, "commands", None):
            yield from _commands(child, (*path, name))
        else:
            yield " ".join((*path, name)), child


COMMANDS = dict(_commands())


@pytest.fixture(scope="session")
def cli_reference(root) -> str:
    return (root / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def configuration_reference(root) -> str:
    return (root / "docs" / "reference" / "configuration.md").read_text(encoding="utf-8")


def _section(text: str, command: str) -> str:
    found = re.search(rf"^### `{re.escape(command)}`$(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/reference/cli.md has no section “### `{command}`”"
    return found.group(1)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_its_options(name, cli_reference):
    section = _section(cli_reference, name)
    options = {
        option
        for parameter in COMMANDS[name].params
        if not getattr(parameter, "hidden", False)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option not in {"--help", "--data-dir"}
    }

    assert {option for option in options if f"`{option}" not in section} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_in_its_help_and_takes_the_data_folder(name):
    command = COMMANDS[name]

    assert name in (command.epilog or "")
    assert any("--data-dir" in parameter.opts for parameter in command.params)


def test_no_command_is_documented_that_does_not_exist(cli_reference):
    documented = set(re.findall(r"^### `(standort [\w ]+)`$", cli_reference, re.MULTILINE))

    assert documented == set(COMMANDS)


def _settings(root) -> set[str]:
    sources = [
        root / "src" / "standort" / "project" / "settings.py",
        root / "src" / "standort" / "core" / "configuration.py",
    ]
    found = {
        name
        for source in sources
        for match in SETTING.finditer(source.read_text(encoding="utf-8"))
        for name in match.groups()
        if name
    }
    assert len(found) > 10
    return found


def test_every_setting_is_documented_and_every_documented_one_exists(root, configuration_reference):
    documented = set(re.findall(r"^\| `(\w+)` \|", configuration_reference, re.MULTILINE))

    assert documented == _settings(root)


def test_every_link_between_the_documents_leads_somewhere(tracked, root):
    broken = [
        f"{path.relative_to(root)}: {target}"
        for path in tracked
        if path.suffix == ".md"
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists()
    ]

    assert broken == []
