"""The demo office "Kota Contoh", and standing in for its made-up people."""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from lajur.ledger.actor import SYSTEM
from lajur.office.blueprint import read_blueprint
from lajur.office.errors import DemoOff, NotDemoPerson
from lajur.office.models import Government, Person
from lajur.office.services.establish import establish
from lajur.office.services.structure import create_government

DATA = Path(__file__).resolve().parent.parent / "demo" / "kota_contoh.yaml"
#: Before every case a demo may want to enter back-dated.
SINCE = date(2025, 1, 2)


@transaction.atomic
def load_demo_office(*, at: datetime) -> int:
    """Create Kota Contoh unless it is there, and return its id."""
    plan = read_blueprint(DATA)
    facts = dict(plan.government)
    there = Government.objects.filter(slug=facts["slug"]).first()
    if there is not None:
        return there.pk
    extra = {key: facts.pop(key) for key in ("address", "letterhead", "settings")}
    government = create_government(**facts, is_demo=True, by=SYSTEM, at=at)
    Government.objects.filter(id=government.pk).update(**extra)
    establish(
        government_id=government.pk, plan=plan, valid_from=SINCE, by=SYSTEM, at=at
    )
    return government.pk


def sign_in_as_demo(*, person_id: int) -> User:
    """Return the account of a demo person, for a session to be opened with.

    Raises DemoOff unless LAJUR_DEMO is on, and NotDemoPerson for anybody who is
    not made up: real people are never stood in for.
    """
    if not settings.DEMO:
        raise DemoOff(
            _("Mode contoh tidak aktif. Masuk dengan nama pengguna dan kata sandi.")
        )
    person = (
        Person.objects.filter(
            id=person_id, government__is_demo=True, user__is_active=True
        )
        .select_related("user")
        .first()
    )
    if person is None or not isinstance(person.user, User):
        raise NotDemoPerson(_("Pilih salah satu pejabat kantor contoh."))
    return person.user
