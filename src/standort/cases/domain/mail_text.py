# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The few mails of a case, in the language of the applicant."""

from django.utils.translation import gettext, override

from standort.cases.models import Case, Inquiry
from standort.core.models import Tenant


def receipt(*, case: Case, inquiry: Inquiry, url: str) -> tuple[str, str]:
    """Return subject and text of the first mail to the applicant."""
    with override(inquiry.language):
        subject = gettext("Your inquiry %(number)s has arrived") % {"number": case.number}
        body = gettext(
            "Hello %(name)s,\n\nthank you for your inquiry “%(title)s”. "
            "We answer within two working days.\n\n"
            "You can follow it here and write to us, without an account:\n%(url)s\n\n"
            "Please keep this link to yourself: whoever has it can read the messages.\n\n%(signature)s"
        )
        return subject, body % {
            "name": inquiry.name,
            "title": case.title,
            "url": url,
            "signature": _signature(case.tenant),
        }


def reply(*, case: Case, inquiry: Inquiry, text: str, url: str) -> tuple[str, str]:
    """Return subject and text of an answer."""
    with override(inquiry.language):
        subject = gettext("Re: %(title)s [%(number)s]") % {"title": case.title, "number": case.number}
        link = gettext("Read and answer: %(url)s") % {"url": url} if url else ""
        return subject, "\n\n".join(part for part in (text, link, _signature(case.tenant)) if part)


def notice(*, case: Case, url: str, language: str = "de") -> tuple[str, str]:
    """Return subject and text of the notice to the office; no personal data travel in it."""
    with override(language):
        subject = gettext("New message in case %(number)s: %(title)s") % {
            "number": case.number,
            "title": case.title,
        }
        return subject, gettext("Open the case: %(url)s") % {"url": url}


def _signature(tenant: Tenant) -> str:
    lines = (
        tenant.office_name,
        tenant.legal_name or tenant.name,
        tenant.contact_address,
        tenant.contact_phone,
    )
    return "\n".join(line for line in lines if line)
