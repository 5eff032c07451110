# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import rules

from standort.accounts.rules import is_case_worker

rules.add_perm("cases.view_case", is_case_worker)
rules.add_perm("cases.change_case", is_case_worker)
