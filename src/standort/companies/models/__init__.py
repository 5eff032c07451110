# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
from standort.companies.models.company import Company, Establishment, Sector, SizeClass

__all__ = ["Company", "Establishment", "Sector", "SizeClass"]
