# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a change back, from the toast right after it or later from the history.

A change is only taken back while what it did still stands; otherwise somebody else's work would be lost.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from standort.accounts.models import User
from standort.cases.domain.case import set_status
from standort.cases.domain.queries import cases_for_staff
from standort.cases.domain.responsibility import assign_case, restore_link
from standort.cases.models import CaseStatus
from standort.core.change_log import changes_of
from standort.core.errors import ConflictError
from standort.core.models import Change, Tenant
from standort.land.domain.file import restore_file
from standort.land.domain.queries import sites_for_user
from standort.land.domain.site import edit_site

CASE: Final = "cases.case"
SITE: Final = "land.site"
PERMISSION: Final = {CASE: "cases.change_case", SITE: "land.change_site"}


class Undo(NamedTuple):
    """How a change is taken back, and which others of the same record overtake it."""

    act: Callable[[Change, Tenant, User], object]
    overtaken_by: tuple[str, ...]


def undo_url(change: Change) -> str:
    return reverse("office:undo", args=[change.pk])


def latest_undo_url(subject: object, verb: str) -> str:
    """Return where the newest change of this kind can be taken back; empty where nothing changed."""
    change = changes_of(subject).filter(verb=verb).first()  # type: ignore[arg-type]
    return undo_url(change) if change is not None else ""


def still_stand(changes: Iterable[Change]) -> set[int]:
    """Return which of a record's changes, given newest first, can still be taken back."""
    overtaking: set[str] = set()
    standing = set()
    for change in changes:
        undo = _UNDO.get((change.subject_type, change.verb))
        if undo is not None and not overtaking & {
            verb.format(mark=_mark(change)) for verb in undo.overtaken_by
        }:
            standing.add(change.pk)
        overtaking |= {change.verb, f"{change.verb}:{_mark(change)}"}
    return standing


def _mark(change: Change) -> str:
    """Name the file a change is about: of several removed ones each can be brought back."""
    return ",".join(str(value["pk"]) for value in change.fields.get("file", ()) if isinstance(value, dict))


def undo_change(*, change: Change, tenant: Tenant, by: User) -> None:
    """Take a change back.

    Raises
    ------
    ConflictError
        If it cannot be taken back, or something newer stands on it.
    """
    since = Change.objects.filter(
        tenant=tenant, subject_type=change.subject_type, subject_id=change.subject_id, pk__gte=change.pk
    ).order_by("-pk")
    if change.pk not in still_stand(since):
        raise ConflictError(
            _("This can no longer be undone."), hint=_("Somebody has changed it again since then.")
        )
    _UNDO[change.subject_type, change.verb].act(change, tenant, by)


def _undo_status(change: Change, tenant: Tenant, by: User) -> None:
    before, after = change.fields["status"]
    case = cases_for_staff(tenant).get(pk=change.subject_id)
    if case.status != after:
        raise ConflictError
    set_status(case_id=case.pk, tenant=tenant, by=by, status=CaseStatus(before))


def _undo_taken(change: Change, tenant: Tenant, by: User) -> None:
    # The log keeps names, not people: what is taken back is responsibility, to "nobody yet".
    case = cases_for_staff(tenant).get(pk=change.subject_id)
    new = CaseStatus.NEW if case.status == CaseStatus.IN_PROGRESS else None
    assign_case(case_id=case.pk, tenant=tenant, by=by, responsible=None, status=new)


def _undo_revoked(change: Change, tenant: Tenant, by: User) -> None:
    restore_link(case_id=change.subject_id, tenant=tenant, by=by)


def _undo_shown(change: Change, tenant: Tenant, by: User) -> None:
    """Put a site back to the state before it was published or withdrawn."""
    site = sites_for_user(by, tenant).get(pk=change.subject_id)
    values = {name: change.fields[name][0] for name in ("is_public", "status") if name in change.fields}
    edit_site(site_id=site.pk, tenant=tenant, by=by, values=values)


def _undo_removed(change: Change, tenant: Tenant, by: User) -> None:
    restore_file(change=change, tenant=tenant, by=by)


_VISIBILITY = ("published", "withdrawn", "edited")
_UNDO: Final = {
    (CASE, "status_set"): Undo(_undo_status, ("status_set", "answered", "taken", "erased")),
    (CASE, "taken"): Undo(_undo_taken, ("taken", "assigned", "answered", "status_set", "erased")),
    (CASE, "link_revoked"): Undo(_undo_revoked, ("link_revoked", "link_restored", "erased")),
    (SITE, "published"): Undo(_undo_shown, _VISIBILITY),
    (SITE, "withdrawn"): Undo(_undo_shown, _VISIBILITY),
    (SITE, "file_removed"): Undo(_undo_removed, ("file_restored:{mark}",)),
}
