# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Texts of the command line in the language of the person (``LANG``); read before Django starts."""

import gettext
import os
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"


def language() -> str:
    """Return ``de`` or ``en`` from the environment, in the order in which gettext asks."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "de" if value.lower().startswith("de") else "en"
    return "en"


_translations = gettext.translation("django", LOCALE_DIR, [language()], fallback=True)
# Typer asks gettext for its own words ("Options", "required"); ours are found under the domain it uses.
gettext.bindtextdomain("messages", LOCALE_DIR)


def _(message: str) -> str:
    return _translations.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    return _translations.ngettext(one, many, count)
