# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Pure readers and writers of files: no Django, no network, no database."""
