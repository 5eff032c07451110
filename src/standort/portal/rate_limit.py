# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""How often one visitor may send something: a window in the cache, per office, purpose and address."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from standort.core.errors import DomainError
from standort.core.tenancy import TenantRequest

WINDOW_S = 3600


class TooManyRequestsError(DomainError):
    code = "too_many_requests"
    message = _("That was a lot of messages in a short time.")
    hint = _("Please wait an hour or call us. What you wrote has not been sent.")
    status = 429


def spend(request: TenantRequest, *, purpose: str, limit: int) -> None:
    """Count one use; raise once the limit of the hour is passed.

    The address goes into the cache as a hash only, and is forgotten with the window.
    """
    # allauth knows how many proxies stand in front, so that nobody writes an address of their choice.
    address = get_adapter().get_client_ip(request)
    digest = hashlib.sha256(f"{request.tenant.pk}/{purpose}/{address}".encode()).hexdigest()
    key = f"portal-rate-{digest}"
    cache.add(key, 0, timeout=WINDOW_S)
    try:
        count = cache.incr(key)
    except ValueError:  # the window ended between the two lines
        return
    if count > limit:
        raise TooManyRequestsError
