# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""What a demonstration holds: the fictitious town, people in each role, a few inquiries."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from standort.accounts.domain.membership import add_user
from standort.accounts.models import Membership, Partnership, Role, User
from standort.cases.domain.case import add_applicant_message, add_note, answer_case, submit_inquiry, take_case
from standort.cases.models import Case, Message
from standort.cli.language import _
from standort.cli.terminal import Steps, step
from standort.core.models import Tenant, TenantHost
from standort.exchange.tenant import found_or_made_tenant
from standort.exchange.town import load_town
from standort.land.domain.queries import sites_for_visitor
from standort.land.models import Site, SiteKind
from standort.places.models import Municipality
from standort.synth import TownParameters, generate_town

DEMO_DOMAIN = "demo.example"
_WORDS = (
    "Ahorn", "Brunnen", "Distel", "Falke", "Giebel", "Hafen", "Kastanie", "Linde",
    "Marder", "Nordwind", "Pfauenauge", "Quelle", "Sanddorn", "Turm", "Ulme", "Weide",
)  # fmt: skip
_PEOPLE = (
    (Role.STAFF, "Mira Albers"),
    (Role.PLANNER, "Jonas Tiedemann"),
    (Role.HEAD, "Dr. Carla Wieland"),
    (Role.PARTNER, "Peer Lohmann"),
    (Role.COUNCIL, "Ruth Sandkamp"),
    (Role.ADMIN, "Ali Demirci"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleInquiry:
    """One inquiry, how old it is, and how far the office has come with it."""

    days_ago: float
    kind: SiteKind
    name: str
    company: str
    email: str
    text: str
    language: str = "de"
    note: str = ""
    answer: str = ""
    further: str = ""
    taken: bool = False


SAMPLES = (
    SampleInquiry(
        days_ago=6.2,
        kind=SiteKind.PLOT,
        name="Hanna Vogt",
        company="Vogt Metallbau GmbH",
        email="vogt@metallbau.example",
        text="Guten Tag,\n\nwir suchen für eine zweite Halle etwa 6.000 m² mit Lkw-Zufahrt. Ist das "
        "Grundstück noch frei, und ab wann könnte gebaut werden?",
        answer="Guten Tag Frau Vogt,\n\ndas Grundstück ist frei und erschlossen. Einen Bauantrag können "
        "Sie sofort stellen. Gern zeigen wir es Ihnen am Donnerstag um 10 Uhr.",
        further="Vielen Dank, Donnerstag 10 Uhr passt gut. Wir kommen zu zweit.",
    ),
    SampleInquiry(
        days_ago=3.1,
        kind=SiteKind.PREMISES,
        name="Tom Berger",
        company="Berger Rösterei",
        email="tom@roesterei.example",
        text="Hallo, ich möchte eine kleine Rösterei mit Café eröffnen und interessiere mich für das "
        "Ladenlokal. Gibt es einen Abzug für die Röstmaschine, und wie hoch sind die Nebenkosten?",
        note="Eigentümerin angerufen: Abzug ist vorhanden, Nebenkosten schickt sie bis Freitag.",
        taken=True,
    ),
    SampleInquiry(
        days_ago=1.3,
        kind=SiteKind.BROWNFIELD,
        name="Grace Miller",
        company="Northern Batteries Ltd",
        email="grace.miller@batteries.example",
        language="en",
        text="Good morning,\n\nwe are looking for 3 to 4 hectares with 24-hour operation and at least 10 "
        "MVA. Could this site be extended, and who would be our contact for the permit?",
    ),
    SampleInquiry(
        days_ago=0.2,
        kind=SiteKind.INFILL,
        name="Sven Kruse",
        company="",
        email="sven.kruse@mail.example",
        text="Guten Tag, ist die Baulücke auch für eine Tischlerei mit zwei Beschäftigten geeignet? "
        "Wohnhäuser sind ja nah dran.",
    ),
)  # fmt: skip


def new_password() -> str:
    """Return a password one can type: long enough, and another one for each demo."""
    words = "-".join(secrets.SystemRandom().sample(_WORDS, 3))
    return f"{words}-{secrets.randbelow(90) + 10}"


def make_town(*, premises: int, seed: int, password: str) -> Tenant:
    """Generate the town, bring it in, and let people work in it."""
    parameters = TownParameters(premises=premises, seed=seed)
    with step(_("Generate a town with {premises} premises").format(premises=premises)):
        town = generate_town(parameters)
    tenant, _created = found_or_made_tenant(name=parameters.name, ags=parameters.ags)
    mark_as_demo(tenant)
    with Steps(_("Bring the town in")) as progress:
        load_town(tenant=tenant, town=town, progress=progress)
    with step(_("People and inquiries")):
        make_people(tenant, password=password)
        make_inquiries(tenant)
    return tenant


def mark_as_demo(tenant: Tenant) -> None:
    tenant.is_demo = True
    tenant.office_name = "Wirtschaftsförderung"
    tenant.legal_name = f"Stadt {tenant.name}"
    tenant.contact_address = f"Am Markt 1, 12345 {tenant.name}"
    tenant.contact_email = f"wirtschaft@{DEMO_DOMAIN}"
    tenant.contact_phone = "01234 5678-0"
    tenant.save()
    for host in ("localhost", "127.0.0.1"):
        TenantHost.objects.get_or_create(host=host, defaults={"tenant": tenant})


def make_people(tenant: Tenant, *, password: str) -> None:
    """Add one person for each role; the partner comes from the neighbour with the shared area."""
    neighbour = (
        Municipality.objects.filter(tenant=tenant, is_home=False, commercial_areas__isnull=False).first()
        or Municipality.objects.filter(tenant=tenant, is_home=False).first()
    )
    for role, name in _PEOPLE:
        partnership = None
        if role is Role.PARTNER:
            if neighbour is None:
                continue
            partnership = Partnership.objects.create(tenant=tenant, name=neighbour.name, ags=neighbour.ags)
        add_user(
            tenant=tenant,
            email=f"{role}@{DEMO_DOMAIN}",
            name=name,
            role=role,
            password=password,
            partnership=partnership,
        )


def give_demo_people_access(tenant: Tenant) -> int:
    """Let the people of the demo into a further town of the same installation; return how many came new."""
    known = set(Membership.objects.filter(tenant=tenant).values_list("user_id", flat=True))
    count = 0
    for one in (
        Membership.objects.filter(tenant__is_demo=True).exclude(role=Role.PARTNER).select_related("user")
    ):
        if one.user_id in known:
            continue
        add_user(tenant=tenant, email=one.user.email, name=one.user.name, role=Role(one.role), password=None)
        count += 1
    return count


def make_inquiries(tenant: Tenant) -> None:
    staff = User.objects.get(email=f"{Role.STAFF}@{DEMO_DOMAIN}")
    sites = sites_for_visitor(tenant).order_by("pk")
    for sample in SAMPLES:
        _make_inquiry(tenant, sample, staff=staff, site=sites.filter(kind=sample.kind).first())


def _make_inquiry(tenant: Tenant, sample: SampleInquiry, *, staff: User, site: Site | None) -> None:
    base_url = "http://localhost:8000"
    link = submit_inquiry(
        tenant=tenant,
        site=site,
        name=sample.name,
        email=sample.email,
        text=sample.text,
        language=sample.language,
        base_url=base_url,
        company_name=sample.company,
    )
    case_id = link.case_id
    if sample.taken:
        take_case(case_id=case_id, tenant=tenant, by=staff)
    if sample.note:
        add_note(case_id=case_id, tenant=tenant, by=staff, text=sample.note)
    if sample.answer:
        answer_case(case_id=case_id, tenant=tenant, by=staff, text=sample.answer, base_url=base_url)
    if sample.further:
        add_applicant_message(link=link, text=sample.further, base_url=base_url)
    _let_age(case_id, days=sample.days_ago)


def _let_age(case_id: int, *, days: float) -> None:
    """Move a case and its messages into the past, a working day between one message and the next."""
    case = Case.objects.get(pk=case_id)
    at = case.created_at - timedelta(days=days)
    Case.objects.filter(pk=case_id).update(created_at=at)
    for message in Message.objects.filter(case=case).order_by("pk"):
        Message.objects.filter(pk=message.pk).update(created_at=at)
        Case.objects.filter(pk=case_id).update(last_message_at=at)
        at += timedelta(days=min(1.0, days / 3))
