# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import rules

from standort.accounts.rules import is_administrator

rules.add_perm("places.import_data", is_administrator)
