# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a log may hold: no private link, and no traceback where somebody was merely refused."""

import logging
import re

from django.core.exceptions import PermissionDenied, SuspiciousOperation

_PRIVATE = re.compile(r"((?:follow_up|reset/key)/|[?&]token=)[^\s/&\"']+")


class DiscreetFilter(logging.Filter):
    """Masks the secret part of private addresses and shortens refusals to one line."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        masked = _PRIVATE.sub(r"\1…", text)
        if masked != text:
            record.msg, record.args = masked, ()
        if record.exc_info and isinstance(record.exc_info[1], (PermissionDenied, SuspiciousOperation)):
            record.exc_info = None
        return True
