# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.work.models.mail import MailState, OutgoingMail

__all__ = ["MailState", "OutgoingMail"]
