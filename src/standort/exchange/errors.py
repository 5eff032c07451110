# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What may be wrong with an import, in words for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from standort.core.errors import DomainError, InvalidInputError
from standort.formats.errors import MESSAGES, FormatError


class ImportRunningError(DomainError):
    code = "import_running"
    message = _("Another import for this municipality is running.")
    hint = _("Wait until it has ended, then start this one again.")


class OtherMunicipalityError(DomainError):
    code = "import_other_municipality"
    status = 422


class BoundaryNotFoundError(InvalidInputError):
    code = "boundary_not_found"


class FileRefusedError(InvalidInputError):
    """A file that cannot be read as a whole; nothing of it is stored."""

    code = "file_refused"


@contextmanager
def translated_format_errors() -> Iterator[None]:
    """Turn the plain English of a reader into the translated error that a page or command shows."""
    try:
        yield
    except FormatError as error:
        raise _file_refused(error) from error


def _file_refused(error: FormatError) -> FileRefusedError:
    message = MESSAGES[error.code]
    text = gettext(message.text) % error.params
    hint = gettext(message.hint)
    where = ", ".join(part for part in (error.file, error.place) if part)
    return FileRefusedError(
        f"{where}: {text}" if where else text,
        hint=hint % error.params if "%(" in hint else hint,
        code=error.code,
    )
