# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The one family of errors that a person may see."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """Something a person asked for cannot be done; says what is wrong and how to mend it.

    ``code`` is stable and machine-readable, ``message`` is translated, ``status`` the matching HTTP status.
    """

    code = "domain_error"
    message: str | Promise = _("This cannot be done.")
    hint: str | Promise = ""
    status = 409

    def __init__(
        self,
        message: str | Promise | None = None,
        *,
        hint: str | Promise | None = None,
        code: str | None = None,
        field: str | None = None,
    ) -> None:
        self.message = message if message is not None else self.message
        self.hint = hint if hint is not None else self.hint
        self.code = code if code is not None else self.code
        self.field = field
        super().__init__(self.code)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ConflictError(DomainError):
    code = "conflict"
    message = _("Somebody else has changed this in the meantime.")
    hint = _("Please reload the page and make your change again.")


class NotFoundError(DomainError):
    code = "not_found"
    message = _("There is no such entry.")
    status = 404


class InvalidInputError(DomainError):
    code = "invalid_input"
    message = _("The input is not valid.")
    status = 422
