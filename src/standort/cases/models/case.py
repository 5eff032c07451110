# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from standort.core.models import TenantOwned
from standort.land.models import Site
from standort.work.models import OutgoingMail


class CaseStatus(models.TextChoices):
    NEW = "new", _("new")
    IN_PROGRESS = "in_progress", _("in progress")
    ANSWERED = "answered", _("answered")
    CLOSED = "closed", _("closed")


class Case(TenantOwned):
    """A matter the office looks after, from the first message to its end."""

    number = models.CharField(_("number"), max_length=20)
    title = models.CharField(_("subject"), max_length=200)
    status = models.CharField(_("status"), max_length=12, choices=CaseStatus, default=CaseStatus.NEW)
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("site"), related_name="cases"
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        verbose_name=_("responsible"),
        related_name="cases",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    last_message_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-last_message_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["tenant", "number"], name="cases_case_number_once")]
        indexes = [models.Index(fields=["tenant", "status", "-last_message_at"], name="cases_case_list")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Inquiry(TenantOwned):
    """Who asked, and what for. Purpose of the personal data: answering, Art. 6(1)(e) GDPR."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="inquiry")
    name = models.CharField(_("your name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    company_name = models.CharField(_("company"), max_length=160, blank=True)
    language = models.CharField(max_length=5, default="de")
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.company_name or self.name


class Direction(models.TextChoices):
    IN = "in", _("from the applicant")
    OUT = "out", _("to the applicant")
    NOTE = "note", _("internal note")


class Message(TenantOwned):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=4, choices=Direction)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = models.TextField(_("message"))
    mail = models.ForeignKey(OutgoingMail, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.body[:60]


def _nonce() -> str:
    return secrets.token_urlsafe(18)


class ApplicantLink(TenantOwned):
    """The private link of an applicant: a nonce, from which the token follows with the secret key."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links")
    nonce = models.CharField(max_length=40, unique=True, default=_nonce)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.case.number}"
