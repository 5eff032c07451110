# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Template tags of the interface: icons, navigation, badges and the fields of forms."""

from functools import cache, lru_cache
from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_vite.core.asset_loader import DjangoViteAssetLoader

from standort.ui import figures
from standort.ui.access import may_open
from standort.ui.forms import FieldKind, field_kind, widget_markup

register = template.Library()

for _name in (
    "number",
    "index",
    "area",
    "distance",
    "money",
    "price_per_m2",
    "rent_per_m2",
    "percent",
    "day",
    "long_day",
    "weekday",
    "clock",
    "moment",
):
    register.filter(_name, getattr(figures, _name))
register.filter("unit", figures.with_unit)
register.simple_tag(figures.span, name="span")

SPRITE = "generated/icons.svg"


@register.simple_tag
@cache
def icon(name: str, css: str = "") -> SafeString:
    """Draw a symbol of the sprite; it is decoration, the words beside it carry the meaning."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        f"i {css}".strip(),
        sprite_url(),
        name,
    )


@register.simple_tag
@cache
def sprite_url() -> str:
    """Return where the sprite is; asked once, because a list page draws a hundred symbols."""
    url: str = DjangoViteAssetLoader.instance().generate_vite_asset_url(SPRITE, "default")
    return url


@register.simple_tag
@cache
def site_sign(kind: str) -> SafeString:
    """Draw how land is provided, as on the map; rendered once a kind, because every row has one."""
    return render_to_string("ui/components/site_sign.html", {"kind": kind})


@register.simple_tag
def badge(tone: str, icon: str, label: object) -> SafeString:
    """Show a state by word and sign."""
    return _badge(tone, icon, str(label))


@lru_cache(maxsize=256)
def _badge(tone: str, icon: str, label: str) -> SafeString:
    return render_to_string("ui/components/badge.html", {"tone": tone, "icon": icon, "label": label})


@register.simple_tag(takes_context=True)
def translated_path(context: Context, language: str) -> str:
    """Return the address of this very page in another language, filters included."""
    request = context.get("request")
    return translate_url(request.get_full_path(), language) if request else "/"


@register.inclusion_tag("ui/components/nav_link.html", takes_context=True)
def nav_link(
    context: Context, view_name: str, label: str, icon: str = "", count: Any = None
) -> dict[str, Any]:
    """Link to a main page and mark it while one is there.

    A page that does not exist gets no link, nor does one that this person may not see.
    """
    request = context.get("request")
    try:
        url = reverse(view_name)
    except NoReverseMatch:
        return {"url": ""}
    if request is not None and not may_open(request, url):
        return {"url": ""}
    path = request.path if request else ""
    home = view_name in {"portal:start", "office:today"}
    current = "page" if path == url else "true" if path.startswith(url) and not home else ""
    return {"url": url, "label": label, "icon": icon, "count": count, "current": current}


@register.filter
def initials(user: Any) -> str:
    """Two letters for the round sign of a person."""
    words = str(user).replace("@", " ").replace(".", " ").split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def kind(field: BoundField) -> FieldKind:
    return field_kind(field)


@register.filter
def kern_widget(field: BoundField) -> SafeString:
    return widget_markup(field)


@register.filter
def anchor(field: BoundField) -> str:
    """Return the id that a link from the summary of errors leads to."""
    return str(field.id_for_label or f"{field.auto_id}_0")


@register.filter
def dict_item(mapping: dict[str, Any], key: str) -> Any:
    """Look up a key that a dotted path cannot name."""
    return mapping.get(key, "")


@register.simple_block_tag(end_name="end_data_table")
def data_table(content: str, caption: str, *, hide_caption: bool = False) -> SafeString:
    """Wrap thead, tbody and tfoot in a table that scrolls within itself and has a caption."""
    return format_html(
        '<div class="so-tw" tabindex="0" role="region" aria-label="{}">'
        '<table class="kern-table kern-table--small so-t"><caption{}>{}</caption>{}</table></div>',
        caption,
        SafeString(' class="kern-sr-only"') if hide_caption else "",
        caption,
        SafeString(content),
    )
