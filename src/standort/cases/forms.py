# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the office for a case."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from standort.accounts.models import User
from standort.accounts.rules import CASE_ROLES
from standort.cases.domain.case import MAX_TEXT
from standort.cases.models import CaseStatus
from standort.core.models import Tenant

NOBODY = "none"


def case_workers(tenant: Tenant) -> QuerySet[User]:
    """Return the people who may be responsible for a case."""
    return User.objects.filter(
        memberships__tenant=tenant, memberships__role__in=CASE_ROLES, is_active=True
    ).order_by("name")


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Goes to the applicant by e-mail and onto their private page."),
        error_messages={"required": _("Please write an answer first.")},
    )


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only the office reads it."),
        error_messages={"required": _("Please write a note first.")},
    )


class StatusForm(forms.Form):
    status = forms.ChoiceField(label=_("Status"), choices=CaseStatus)


class ResponsibleForm(forms.Form):
    responsible = forms.ModelChoiceField(
        label=_("Responsible"), queryset=User.objects.none(), required=False, empty_label=_("nobody yet")
    )
    hide_optional = True

    def __init__(self, *args: Any, tenant: Tenant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = case_workers(tenant)  # type: ignore[attr-defined]


class CaseFilterForm(forms.Form):
    """Narrows the list of cases; lives in the address."""

    hide_optional = True
    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("Status"), required=False)
    responsible = forms.ChoiceField(label=_("Responsible"), required=False)

    def __init__(self, *args: Any, tenant: Tenant, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [  # type: ignore[attr-defined]
            ("", _("all")),
            ("open", _("all open")),
            *CaseStatus.choices,
        ]
        others = [(str(person.pk), person.name) for person in case_workers(tenant) if person.pk != user.pk]
        self.fields["responsible"].choices = [  # type: ignore[attr-defined]
            ("", _("all")),
            (str(user.pk), _("me")),
            (NOBODY, _("nobody yet")),
            *others,
        ]
