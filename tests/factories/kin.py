"""SOPs of one family in the register of an office, published through the services."""

from collections.abc import Sequence
from datetime import UTC, datetime

from tests.core.families.kin import LOANS
from tests.factories.office import Office

from lajur.core.sop import Sop
from lajur.ledger.actor import SYSTEM
from lajur.procedures import services
from lajur.procedures.models import Family
from lajur.procedures.services.pattern import make_pattern

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def publish(office: Office, sop: Sop) -> str:
    """Import and publish an SOP; return its slug."""
    drafted = services.import_sop(government_id=office.id, sop=sop, by=SYSTEM, at=AT)
    return services.publish_version(
        government_id=office.id, draft_id=drafted.draft_id, by=SYSTEM, at=AT
    ).slug


def make_family(office: Office, sops: Sequence[Sop] = LOANS) -> Family:
    """Publish SOPs that are kin and return the family found for them."""
    for sop in sops:
        publish(office, sop)
    return Family.objects.filter(government_id=office.id).latest("pk")


def make_followers(office: Office, sops: Sequence[Sop] = LOANS) -> Family:
    """Publish SOPs that are kin and let them follow their pattern."""
    family = make_family(office, sops)
    make_pattern(government_id=office.id, family_id=family.pk, by=SYSTEM, at=AT)
    return family


def revise(office: Office, slug: str, change) -> None:
    """Publish the next version of an SOP with a change."""
    own = {"government_id": office.id, "by": SYSTEM, "at": AT}
    draft_id = services.open_revision(slug=slug, **own)
    services.edit_draft(draft_id=draft_id, edition=0, said="Ubah", change=change, **own)
    services.publish_version(draft_id=draft_id, **own)
