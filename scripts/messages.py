# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Collect the translatable texts of every app into its German catalogue; keep what is translated.

Run ``uv run scripts/messages.py``, then fill in the empty ``msgstr``. ``--check`` writes nothing and
fails when a text is missing, untranslated or fuzzy. Names of apps limit the run to these.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "standort"
HEADER = "# SPDX-FileCopyrightText: 2026 the standort authors\n# SPDX-License-Identifier: EUPL-1.2"
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
Message = tuple[str | tuple[str, str], str | None]


def messages_of(app: Path) -> Iterator[tuple[str, Message]]:
    for file in sorted([*app.rglob("*.py"), *app.rglob("*.html"), *app.rglob("*.txt")]):
        if "migrations" in file.parts or "static" in file.parts:
            continue
        place = file.relative_to(PACKAGE.parent.parent).as_posix()
        source = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            source = python_of_template(source)
        for _line, texts, _comments, context in extract(
            "python", BytesIO(source.encode()), keywords=KEYWORDS
        ):
            yield place, (texts if isinstance(texts, str) else (texts[0], texts[1]), context)


def python_of_template(source: str) -> str:
    """Let Django turn a template into calls of gettext, as its own makemessages does."""
    import django  # noqa: PLC0415  # only templates need it
    from django.conf import settings  # noqa: PLC0415
    from django.utils.translation.template import templatize  # noqa: PLC0415

    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    # templatize keeps the columns of the text, which Python reads as indentation.
    return re.sub(r"^[ \t]+", "", templatize(source), flags=re.MULTILINE)


def catalogue_of(app: Path) -> tuple[Path, Catalog, Catalog]:
    path = app / "locale" / "de" / "LC_MESSAGES" / "django.po"
    old = Catalog(locale="de")
    if path.exists():
        with path.open("rb") as stream:
            old = read_po(stream, locale="de")
    new = Catalog(locale="de", header_comment=HEADER, project="standort", charset="utf-8", fuzzy=False)
    for place, (text, context) in messages_of(app):
        known = old.get(text if isinstance(text, str) else text[0], context)
        message = new.add(text, context=context, locations=[(place, 0)])
        if known is not None and not known.fuzzy and known.pluralizable == message.pluralizable:
            message.string = known.string
    return path, old, new


def is_translated(string: str | tuple[str, ...] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def render(catalog: Catalog) -> bytes:
    stream = BytesIO()
    write_po(stream, catalog, width=100, omit_header=False, sort_output=True, include_lineno=False)
    # Dates and tool versions would change with every run and say nothing.
    lines = [
        line
        for line in stream.getvalue().decode().splitlines()
        if not line.startswith(
            ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator')
        )
    ]
    return ("\n".join(lines).rstrip() + "\n").encode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is missing")
    parser.add_argument("apps", nargs="*", help="only these apps")
    options = parser.parse_args()
    missing = 0
    for app in sorted(path.parent for path in PACKAGE.glob("*/__init__.py")):
        if options.apps and app.name not in options.apps:
            continue
        path, old, new = catalogue_of(app)
        if not len(new):
            continue
        empty = [message for message in new if message.id and not is_translated(message.string)]
        missing += len(empty)
        if options.check:
            stale = {(m.id, m.context) for m in new} - {(m.id, m.context) for m in old}
            missing += len(stale - {(m.id, m.context) for m in empty})
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(render(new))
        print(f"{app.name}: {len(new)} texts, {len(empty)} without translation")
        for message in empty:
            print(f"  {message.id!r}")
    return 1 if options.check and missing else 0


if __name__ == "__main__":
    sys.exit(main())
