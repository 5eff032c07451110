# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from standort.cases.domain.case import MAX_TEXT
from standort.land.models import Site

_ROWS = 8


class _TrapField(forms.CharField):
    """A field people never see. A program that fills in everything gives itself away by it."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Please leave this field empty"),
            required=False,
            widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
        )


def _message_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": _ROWS}),
        error_messages={"required": _("Please write in a sentence what it is about")},
    )


class InquiryForm(forms.Form):
    """Asks only what is needed for an answer."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Please enter your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "data-width": "m"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        error_messages={"required": _("Please enter where the answer shall go")},
        help_text=_("The answer and your private link go here."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "data-width": "m"}),
    )
    company_name = forms.CharField(
        label=_("Company"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "data-width": "m"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=50,
        required=False,
        help_text=_("Only if you would like to be called back."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "data-width": "s"}),
    )
    text = _message_field(_("Your message"))
    website = _TrapField()
    once = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, site: Site | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).update(text=_suggestion(site), once=secrets.token_urlsafe(16))
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.pop("website", ""):
            raise ValidationError(
                _("This looks like an automatic entry. Please write to us by e-mail or call."), code="trap"
            )
        return cleaned


class FollowUpForm(forms.Form):
    text = _message_field(_("Write to us"))


def _suggestion(site: Site | None) -> str:
    if site is None:
        return ""
    return gettext(
        "Good day,\n\nwe are interested in “%(name)s” (no. %(number)s). "
        "Please tell us what the next steps are.\n\n"
    ) % {"name": site.name, "number": site.number}
