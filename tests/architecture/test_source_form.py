# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The form of the source: headers, lengths, names, nothing that belongs to one machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MAX_FUNCTION_LINES = 40
MAX_FILE_LINES = 400

# Each with the reason a reader accepts.
LONG_FILES: dict[str, str] = {
    "src/standort/project/settings.py": "Django's settings are one list, read from top to bottom",
}
LONG_FUNCTIONS: dict[str, str] = {}

# Formats without comments, and files that are not ours.
WITHOUT_HEADER = (
    re.compile(r".*\.(json|png|jpg|svg|webp|mo|csv|geojson|pbf|gz|bz2|zip|txt)$"),
    re.compile(r"^(LICENSE|frontend/\.npmrc|frontend/package-lock\.json)$"),
)
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}


def _python_files(tracked: list[Path], root: Path) -> Iterator[tuple[str, Path]]:
    for path in tracked:
        name = path.relative_to(root).as_posix()
        if path.suffix == ".py" and "/migrations/" not in name:
            yield name, path


def test_every_file_says_whose_it_is_and_under_which_licence(tracked, root):
    without = []
    for path in tracked:
        name = path.relative_to(root).as_posix()
        if any(pattern.match(name) for pattern in WITHOUT_HEADER):
            continue
        head = path.read_bytes()[:600].decode("utf-8", errors="replace")
        if "SPDX-FileCopyrightText: 2026" not in head or "SPDX-License-Identifier: EUPL-1.2" not in head:
            without.append(name)

    assert without == []


def test_no_file_is_longer_than_a_reader_likes(tracked, root):
    too_long = {
        name: lines
        for name, path in _python_files(tracked, root)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_FILE_LINES
        and name not in LONG_FILES
    }

    assert too_long == {}


def _function_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count what it does: without signature (one argument a line is no fault) and docstring."""
    described = ast.get_docstring(function, clean=False) is not None
    statements = function.body[1:] if described else function.body
    return (function.end_lineno or 0) - statements[0].lineno + 1 if statements else 0


def test_no_function_is_longer_than_a_reader_likes(tracked, root):
    too_long = {}
    for name, path in _python_files(tracked, root):
        if not name.startswith(("src/", "scripts/", "benchmarks/", "hatch_build")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                key = f"{name}::{node.name}"
                if _function_lines(node) > MAX_FUNCTION_LINES and key not in LONG_FUNCTIONS:
                    too_long[key] = _function_lines(node)

    assert too_long == {}


def test_no_exception_from_the_limits_is_kept_without_need(root):
    """An entry of the explained lists whose file became short or vanished has to go."""
    needless = [
        name
        for name in LONG_FILES
        if name != "src/standort/project/settings.py"
        and (
            not (root / name).exists()
            or len((root / name).read_text(encoding="utf-8").splitlines()) <= MAX_FILE_LINES
        )
    ]

    assert needless == []


def test_no_module_has_a_name_that_says_nothing(tracked, root):
    drawers = [name for name, path in _python_files(tracked, root) if path.stem in FORBIDDEN_NAMES]
    folders = [name for name, path in _python_files(tracked, root) if FORBIDDEN_NAMES & set(path.parts)]

    assert drawers + folders == []


# Written so that this file does not hold what it looks for.
OF_ONE_MACHINE = re.compile(r"(?<![\w.~})\]*-])/(?:work|root|home/[a-z]|Users/[A-Z])[/](?![*])")
REGISTRY_HOSTS = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("registry", "npmjs", "org"),
            ("registry", "yarnpkg", "com"),
            ("pypi", "org"),
            ("files", "pythonhosted", "org"),
            ("deb", "debian", "org"),
        )
    )
)


def _lines_with(pattern: re.Pattern[str], tracked: list[Path], root: Path) -> list[str]:
    found = []
    for path in tracked:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path.relative_to(root)}:{number}: {line.strip()[:120]}")
    return found


def test_no_file_names_a_path_of_one_machine(tracked, root):
    assert _lines_with(OF_ONE_MACHINE, tracked, root) == []


def test_no_file_names_a_package_registry(tracked, root):
    assert _lines_with(REGISTRY_HOSTS, tracked, root) == []


def test_neither_lock_file_nor_build_output_is_tracked(tracked, root):
    names = [path.relative_to(root).as_posix() for path in tracked]
    unwanted = [
        name
        for name in names
        if name.endswith(("uv.lock", ".mo", ".pyc")) or "node_modules/" in name or "/ui/build/" in name
    ]

    assert unwanted == []
