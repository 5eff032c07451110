# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What the office says otherwise than allauth, allauth still says."""

from pathlib import Path

import allauth
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override

from standort.office.allauth_text import SAID_OTHERWISE


def test_each_text_is_one_of_allauths():
    path = Path(allauth.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as stream:
        known = {message.id for message in read_po(stream)}
    assert [text for text in SAID_OTHERWISE if text not in known] == []


def test_ours_is_the_one_in_force():
    with override("de"):
        assert gettext("You have signed out.") == "Sie sind abgemeldet."
