# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.accounts.models.membership import Membership, Partnership, Role
from standort.accounts.models.user import User

__all__ = ["Membership", "Partnership", "Role", "User"]
