# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox: what left the house, what waits, and what could not be sent."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from standort.cases.domain.queries import cases_for_staff
from standort.office.listing import Column, Listing
from standort.office.mail import mails_for
from standort.office.page import OfficeRequest, show, tells_why_not
from standort.ui.access import requires
from standort.work.domain.mail import send_again
from standort.work.models import MailState

COLUMNS = (
    Column(key="subject", label=gettext_lazy("Subject"), order_by=("subject",)),
    Column(key="to", label=gettext_lazy("To"), order_by=("to",)),
    Column(key="state", label=gettext_lazy("State"), order_by=("state",)),
    Column(key="created", label=gettext_lazy("Written"), order_by=("created_at",)),
)


class MailFilterForm(forms.Form):
    """Narrows the outbox; lives in the address."""

    hide_optional = True
    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=gettext_lazy("State"), required=False, choices=[("", gettext_lazy("all")), *MailState.choices]
    )


@requires("work.view_mail")
def outbox(request: OfficeRequest) -> HttpResponse:
    form = MailFilterForm(request.GET)
    form.is_valid()
    mails = mails_for(request.user, request.tenant).defer("body")
    for word in form.cleaned_data.get("q", "").split()[:8]:
        mails = mails.filter(Q(subject__icontains=word) | Q(to__icontains=word))
    if state := form.cleaned_data.get("state"):
        mails = mails.filter(state=state)
    listing = Listing(mails, columns=COLUMNS, query=request.GET, default="-created")
    return show(
        request,
        "office/outbox.html",
        {"form": form, "listing": listing, "keeps_mails": settings.MAIL_DELIVERY == "outbox"},
    )


@requires("work.view_mail")
def mail(request: OfficeRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(mails_for(request.user, request.tenant), pk=pk)
    case = cases_for_staff(request.tenant).filter(number=mail.reference).first() if mail.reference else None
    return show(request, "office/mail.html", {"mail": mail, "case": case})


@requires("work.view_mail")
@require_POST
@tells_why_not
def mail_again(request: OfficeRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(mails_for(request.user, request.tenant), pk=pk)
    send_again(mail_id=mail.pk, tenant=request.tenant, by=request.user)
    messages.success(request, _("The mail is on its way again."))
    return HttpResponseRedirect(reverse("office:mail", args=[mail.pk]))
