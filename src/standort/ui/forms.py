# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Every form of Django and allauth in KERN's markup, without a line in the form itself.

A form may say ``hide_optional = True`` (filters: everything is optional there). A widget may carry
the attributes ``data-unit`` (shown behind the field) and ``data-width`` (``xs``, ``s`` or ``m``: the
width follows the expected length).
"""

from typing import Literal

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.utils.safestring import SafeString

FieldKind = Literal["input", "select", "textarea", "checkbox", "choices", "file", "hidden", "other"]


class StandortFormRenderer(TemplatesSetting):
    """Set as FORM_RENDERER."""

    form_template_name = "ui/form/form.html"
    field_template_name = "ui/form/field.html"


def field_kind(field: forms.BoundField) -> FieldKind:
    """Say which of KERN's field patterns a widget belongs to."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.MultiWidget):
        return "other"
    patterns: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], FieldKind], ...] = (
        # The order matters: Django's radio and checkbox lists are kinds of Select.
        ((forms.RadioSelect, forms.CheckboxSelectMultiple), "choices"),
        (forms.CheckboxInput, "checkbox"),
        (forms.Select, "select"),
        (forms.Textarea, "textarea"),
        (forms.FileInput, "file"),
        (Input, "input"),
    )
    return next((kind for types, kind in patterns if isinstance(widget, types)), "other")


CSS_CLASS: dict[FieldKind, str] = {
    "input": "kern-form-input__input",
    "file": "kern-form-input__input",
    "textarea": "kern-form-input__input",
    "select": "kern-form-input__select",
    "checkbox": "kern-form-check__checkbox",
}


def widget_markup(field: forms.BoundField) -> SafeString:
    """Render the widget with KERN's classes and its links to hint and error."""
    widget = field.field.widget
    css = CSS_CLASS.get(field_kind(field), "")
    classes = [widget.attrs.get("class", ""), css, f"{css}--error" if field.errors and css else ""]
    attributes: dict[str, str | bool] = {"class": " ".join(name for name in classes if name)}
    described_by = " ".join(
        f"{field.auto_id}_{part}"
        for part, there in (("helptext", field.help_text), ("error", field.errors))
        if there and field.auto_id
    )
    if described_by:
        attributes["aria-describedby"] = described_by
    if widget.attrs.get("placeholder", "").lower().rstrip(" .…") == str(field.label).lower():
        # allauth repeats the label as placeholder; the label stands above the field.
        widget.attrs.pop("placeholder")
    return field.as_widget(attrs=attributes)
