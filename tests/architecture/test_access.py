# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Every view of ours says who may see it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from rules import perm_exists

from standort.ui.access import PUBLIC


def _views(resolver: URLResolver, path: str = "") -> Iterator[tuple[str, object]]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield here, entry.callback
        else:
            yield from _views(entry, here)


def _ours() -> list[tuple[str, object]]:
    return [(path, view) for path, view in _views(get_resolver()) if view.__module__.startswith("standort.")]


def test_every_view_has_a_rule():
    assert [path for path, view in _ours() if not hasattr(view, "rule")] == []


def test_every_rule_that_a_view_names_exists():
    rules = {view.rule for _path, view in _ours() if hasattr(view, "rule")} - {PUBLIC}
    assert rules
    assert [rule for rule in sorted(rules) if not perm_exists(rule)] == []


def test_no_page_of_the_office_is_public():
    office = [(path, view) for path, view in _ours() if view.__module__.startswith("standort.office.")]
    assert len(office) > 20
    assert [path for path, view in office if view.rule == PUBLIC] == []
