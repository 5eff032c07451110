# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""The counts a reader has made, as the beginning of an import's own."""

from standort.exchange.refusal import Refusal
from standort.exchange.report import Account
from standort.formats.tally import TableTally


def account_of(kind: str, tally: TableTally) -> Account:
    """Return what the reader merged and refused, and why."""
    account = Account(kind=kind, merged=tally.merged)
    for reason, refusal in tally.refused.items():
        account.refusals += [Refusal(kind, key, reason) for key in refusal.examples]
        rest = refusal.count - len(refusal.examples)
        if rest:
            account.unlisted[reason] = rest
    return account
