# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
# The things one does here every day. `just` alone lists them.

default:
    @just --list

# Make the environment, the translations and the browser assets
setup:
    uv sync

# A working portal of a fictitious town
demo *options:
    uv run standort demo {{ options }}

# The whole suite, or a part: just test tests/cli
test *paths:
    uv run pytest {{ paths }}

# What CI asks before the tests
check:
    uv run ruff check
    uv run ruff format --check
    uv run mypy
    uv run lint-imports

# Put the source into its form
format:
    uv run ruff check --fix
    uv run ruff format

# Collect texts into the catalogues; then fill in the empty msgstr
messages:
    uv run scripts/messages.py

# Everything CI does
ci:
    bash .ci/run

# Pictures of the README and the handbook
screenshots:
    uv run scripts/screenshots.py

# How fast the pages are
bench:
    uv run benchmarks/pages.py

# Write the versions in use into pyproject.toml
pin:
    uv run scripts/pin.py

# A wheel with everything in it
build:
    uv build
