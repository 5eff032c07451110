# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The plain English of the readers, where the catalogue of translations finds it."""

from standort.formats.tally import REASONS

READER_REASONS = REASONS
