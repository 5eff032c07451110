# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from html.parser import HTMLParser

from django import forms


class NeedForm(forms.Form):
    area = forms.IntegerField(
        label="Fläche", help_text="Zum Beispiel 12.500", widget=forms.TextInput(attrs={"data-unit": "m²"})
    )
    note = forms.CharField(label="Nachricht", required=False, widget=forms.Textarea)
    when = forms.ChoiceField(
        label="Wann", choices=[("now", "sofort"), ("late", "später")], widget=forms.RadioSelect
    )
    sector = forms.ChoiceField(label="Branche", choices=[("1", "<b>Lager</b>")])
    agreed = forms.BooleanField(label="Einverstanden")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


class Elements(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def one(self, **wanted):
        return next(
            attrs for _, attrs in self.found if all(attrs.get(key) == value for key, value in wanted.items())
        )


def test_every_field_has_a_label_and_the_ids_it_names_exist():
    page = Elements(str(NeedForm({"area": "viel", "when": "now", "sector": "1"})))
    ids = {attrs["id"] for _, attrs in page.found if "id" in attrs}
    for tag, attrs in page.found:
        if tag == "label":
            assert attrs["for"] in ids
        for name in attrs.get("aria-describedby", "").split():
            assert name in ids
        if tag == "a":
            assert attrs["href"][1:] in ids


def test_a_wrong_field_is_marked_described_and_linked():
    page = Elements(str(NeedForm({"area": "viel", "when": "now", "sector": "1", "agreed": "on"})))
    field = page.one(name="area")
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == "id_area_helptext id_area_error"
    assert field["value"] == "viel"
    assert "kern-form-input__input--error" in field["class"]
    assert page.one(role="alert")["tabindex"] == "-1"
    assert page.one(href="#id_area")


def test_optional_is_marked_unless_the_form_hides_it():
    assert str(NeedForm()).count("so-optional") == 1
    form = NeedForm()
    form.hide_optional = True
    assert "so-optional" not in str(form)


def test_what_people_typed_is_escaped():
    form = NeedForm({"area": '"><script>alert(1)</script>', "note": "</textarea><script>", "sector": "1"})
    assert "<script>" not in str(form)
    assert "<b>Lager" not in str(form)


def test_the_chosen_answer_stays_chosen():
    page = Elements(str(NeedForm({"when": "late"})))
    assert "checked" in page.one(value="late")
    assert "checked" not in page.one(value="now")


def test_a_hidden_field_is_only_an_input():
    assert 'for="id_token"' not in str(NeedForm())
    assert 'type="hidden"' in str(NeedForm())
