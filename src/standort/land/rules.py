# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import rules

from standort.accounts.rules import is_member, is_office, reads_inside

# A partner municipality is a member, too: `sites_for_user` narrows what it sees to shared areas.
rules.add_perm("land.view_site", is_member)
rules.add_perm("land.view_unpublished_site", reads_inside)
rules.add_perm("land.change_site", is_office)
