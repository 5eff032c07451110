# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""All components on one page, for those who build pages; German only, and only in a demonstration."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from standort.ui.access import public

_KINDS = (
    ("brownfield", "Nachnutzung (Brachfläche)"),
    ("infill", "Innenentwicklung (Baulücke)"),
    ("premises", "Gebäude, Ladenlokal"),
    ("plot", "Neue Fläche"),
)
_FACTS = (
    ("Grundstück", "18.400 m², teilbar ab 4.000 m²"),
    ("Kaufpreis", "62 €/m²"),
    ("Verfügbar", "ab sofort"),
)


class _ExampleForm(forms.Form):
    name = forms.CharField(label="Ihr Name", max_length=120)
    email = forms.EmailField(label="E-Mail", help_text="Wir antworten an diese Adresse.")
    area = forms.IntegerField(
        label="Fläche", widget=forms.TextInput(attrs={"data-unit": "m²", "data-width": "s"})
    )
    kind = forms.ChoiceField(label="Art", choices=_KINDS, required=False)
    text = forms.CharField(label="Nachricht", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="Auch nahe Treffer zeigen", required=False)


@public
@require_safe
def style_view(request: HttpRequest) -> HttpResponse:
    if not request.tenant.is_demo:  # type: ignore[attr-defined]
        raise Http404
    form = _ExampleForm({"name": "Kim Beispiel", "email": "kim.beispiel", "area": "viel"})
    return render(
        request,
        "ui/style_page.html",
        {"form": form, "facts": _FACTS, "kinds": ("reuse", "infill", "premises", "new")},
    )
