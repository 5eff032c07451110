# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""``user``: who may log in, and as what."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standort.cli.error import WrongValueError
from standort.cli.language import _
from standort.cli.option import DEFAULT_FOLDER, DataDir, example

if TYPE_CHECKING:
    from standort.accounts.models import Partnership, User
    from standort.core.models import Tenant

app = typer.Typer(
    help=_("Give people access."),
    no_args_is_help=True,
    epilog=example('standort user add kim@soest.example --name "Kim Muster" --role staff'),
)
ROLES = ("staff", "planner", "head", "partner", "council", "admin")


def _checked_role(value: str) -> str:
    if value not in ROLES:
        raise WrongValueError(_("one of these is needed: {choices}").format(choices=", ".join(ROLES)))
    return value


@app.command(
    "add",
    help=_(
        "Give a person access. Without a password on the input a link is printed with which they choose one."
    ),
    epilog=example(
        'standort user add kim@soest.example --name "Kim Muster" --role staff',
        'standort user add kim@werl.example --name "Kim Muster" --role partner --partner-ags 05974052',
    ),
)
def add(
    *,
    email: Annotated[str, typer.Argument(help=_("E-mail address; it is also the login."))],
    name: Annotated[str, typer.Option("--name", help=_("First and last name."))],
    role: Annotated[
        str,
        typer.Option(
            "--role", help=_("One of: {choices}.").format(choices=", ".join(ROLES)), callback=_checked_role
        ),
    ],
    municipality: Annotated[
        str,
        typer.Option("--municipality", help=_("Short name or key, where several share it.")),
    ] = "",
    partner_ags: Annotated[
        str, typer.Option("--partner-ags", help=_("Key of the partner municipality, for the role partner."))
    ] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help=_("Read the password from the standard input."))
    ] = False,
    data_dir: DataDir = DEFAULT_FOLDER,
) -> None:
    from standort.cli.installation import open_ready

    open_ready(data_dir)
    from standort.accounts.domain.membership import add_user
    from standort.accounts.models import Role
    from standort.cli.terminal import say

    tenant = chosen_tenant(municipality)
    checked_email = _checked_email(email)
    password = _checked_password(sys.stdin.readline().rstrip("\r\n")) if password_stdin else None
    membership = add_user(
        tenant=tenant,
        email=checked_email,
        name=name,
        role=Role(role),
        password=password,
        partnership=_partnership(tenant, partner_ags) if partner_ags else None,
    )
    say(
        _("{email} has access to {tenant} as: {role}").format(
            email=membership.user.email, tenant=tenant.name, role=membership.get_role_display()
        )
    )
    if not membership.user.has_usable_password():
        say(_("With this link the person chooses a password; it works once and for three days:"))
        say(f"  {password_link(membership.user, tenant)}")


@app.command("list", help=_("Show who has access."), epilog=example("standort user list"))
def list_users(data_dir: DataDir = DEFAULT_FOLDER) -> None:
    from standort.cli.installation import open_ready

    open_ready(data_dir)
    from rich.table import Table

    from standort.accounts.models import Membership
    from standort.cli.terminal import console

    table = Table(box=None, pad_edge=False)
    for title in (_("E-mail"), _("Name"), _("Municipality"), _("Role"), _("Last login")):
        table.add_column(title)
    rows = Membership.objects.select_related("user", "tenant").order_by("tenant__name", "user__email")
    for one in rows:
        login = one.user.last_login.date().isoformat() if one.user.last_login else "–"
        table.add_row(one.user.email, one.user.name, one.tenant.name, str(one.get_role_display()), login)
    console.print(table)


def chosen_tenant(key: str) -> "Tenant":
    """Return the tenant a key or short name stands for, or the only one there is."""
    from standort.cli.error import CommandError, ExitStatus
    from standort.core.models import Tenant
    from standort.places.models import Municipality

    tenants = Tenant.objects.order_by("pk")
    if key.isdigit():
        owners = Municipality.objects.filter(ags=key, is_home=True).values("tenant_id")
        tenants = tenants.filter(pk__in=owners)
    elif key:
        tenants = tenants.filter(key=key)
    found = list(tenants[:2])
    if len(found) == 1:
        return found[0]
    known = ", ".join(Tenant.objects.order_by("key").values_list("key", flat=True))
    if not known:
        raise CommandError(
            _("No municipality has been set up yet."),
            hint=_("Set it up with: standort init --municipality NAME --ags KEY"),
        )
    message = (
        _("Several municipalities share this installation.")
        if found
        else _("There is no municipality {key}.").format(key=key)
    )
    raise CommandError(
        message, hint=_("Name one with --municipality: {known}").format(known=known), status=ExitStatus.USAGE
    )


def _partnership(tenant: "Tenant", ags: str) -> "Partnership":
    from standort.accounts.models import Partnership
    from standort.cli.error import CommandError, ExitStatus
    from standort.places.models import Municipality

    known = Partnership.objects.filter(tenant=tenant, ags=ags).first()
    if known is not None:
        return known
    neighbour = Municipality.objects.filter(tenant=tenant, ags=ags, is_home=False).first()
    if neighbour is None:
        raise CommandError(
            _("No neighbouring municipality with the key {ags} is known.").format(ags=ags),
            hint=_("Bring in the boundaries first: standort import boundaries FILE"),
            status=ExitStatus.REFUSED,
        )
    return Partnership.objects.create(tenant=tenant, ags=ags, name=neighbour.name)


def _checked_email(email: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from standort.cli.error import CommandError, ExitStatus

    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(
            _("{email} is not an e-mail address.").format(email=email), status=ExitStatus.REFUSED
        ) from error
    return email


def _checked_password(password: str) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from standort.cli.error import CommandError, ExitStatus

    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandError(
            _("The password is refused."), hint=" ".join(error.messages), status=ExitStatus.REFUSED
        ) from error
    return password


def password_link(user: "User", tenant: "Tenant") -> str:
    """Return the address at which a person sets a first password."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.conf import settings
    from django.urls import reverse
    from django.utils.translation import override

    key = default_token_generator.make_token(user)
    with override(user.language):
        path = reverse(
            "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key}
        )
    host: Any = tenant.hosts.values_list("host", flat=True).first()
    if host is None:
        public = [name for name in settings.ALLOWED_HOSTS if not name.startswith((".", "["))]
        host = public[-1] if settings.HTTPS and public else "localhost:8000"
    return f"{'https' if settings.HTTPS else 'http'}://{host}{path}"
