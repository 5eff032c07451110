# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.cases.models.case import ApplicantLink, Case, CaseStatus, Direction, Inquiry, Message

__all__ = ["ApplicantLink", "Case", "CaseStatus", "Direction", "Inquiry", "Message"]
