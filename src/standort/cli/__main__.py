# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import sys

from standort.cli.main import run

sys.exit(run())
