"""Who holds a post from when to when: definitive, Plt., Plh., Pj., delegate.

The kinds follow Permendagri 1/2023: a Plt. or Pj. fills a vacant post, a Plh. or
a delegate stands in for a holder who is away. The definitive holder keeps his
right to act, so that an early return needs no clerk; every act stores who acted
and in what capacity.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lajur.ledger.actor import ActingAs
from lajur.office.errors import (
    ActingTaken,
    BadPeriod,
    OwnPost,
    PostHeld,
    PostVacant,
    UnknownHolding,
    UnknownPerson,
    UnknownPost,
    WarrantMissing,
)
from lajur.office.models import Capacity, Holding, Person, Post
from lajur.office.services.record import record, require_manager

#: At most one of these at a time in one post.
EXCLUSIVE = (Capacity.PLT, Capacity.PLH, Capacity.PJ)
#: These fill a post that nobody holds.
FOR_VACANT = (Capacity.PLT, Capacity.PJ)


@dataclass(frozen=True)
class Appointment:
    """What a warrant says: who acts, in what capacity, from when to when."""

    person_id: int
    capacity: Capacity
    valid_from: date
    #: The first day it no longer holds.
    valid_until: date
    #: Number of the letter that appoints.
    warrant: str


@transaction.atomic
def set_holder(
    *,
    government_id: int,
    post_id: int,
    person_id: int,
    valid_from: date,
    by: ActingAs | None,
    at: datetime,
    warrant: str = "",
) -> Holding:
    """Make a person the definitive holder of a post from a day on.

    Whoever held or acted in the post until then stops on that day. Raises
    PostHeld when a later holder is already recorded.
    """
    require_manager(government_id, by)
    post = _locked_post(government_id, post_id)
    _person(government_id, person_id)
    later = _holdings(post).filter(
        capacity=Capacity.DEFINITIVE, valid_from__gte=valid_from
    )
    if later.exists():
        raise PostHeld(
            _("%(post)s sudah memiliki pejabat definitif mulai tanggal itu.")
            % {"post": post.name}
        )
    _clear_from(post, valid_from)
    return _store(
        post,
        Holding(
            person_id=person_id,
            capacity=Capacity.DEFINITIVE,
            valid_from=valid_from,
            warrant=warrant,
        ),
        by=by,
        at=at,
    )


@transaction.atomic
def set_acting(
    *,
    government_id: int,
    post_id: int,
    appointment: Appointment,
    by: ActingAs | None,
    at: datetime,
) -> Holding:
    """Appoint somebody to act in a post for a period.

    Raises BadPeriod, WarrantMissing, PostHeld (Plt., Pj. of a held post),
    PostVacant (Plh., delegate of a vacant one), OwnPost or ActingTaken.
    """
    require_manager(government_id, by)
    if not appointment.warrant.strip():
        raise WarrantMissing(_("Isi nomor surat perintah penunjukan."))
    if appointment.valid_until <= appointment.valid_from:
        raise BadPeriod(_("Tanggal selesai harus sesudah tanggal mulai."))
    post = _locked_post(government_id, post_id)
    person = _person(government_id, appointment.person_id)
    _require_right_kind(post, person, appointment)
    _require_free(post, appointment)
    return _store(
        post,
        Holding(
            person_id=person.pk,
            capacity=appointment.capacity,
            valid_from=appointment.valid_from,
            valid_until=appointment.valid_until,
            warrant=appointment.warrant.strip(),
        ),
        by=by,
        at=at,
    )


@transaction.atomic
def end_holding(
    *,
    government_id: int,
    holding_id: int,
    valid_until: date,
    by: ActingAs | None,
    at: datetime,
) -> Holding:
    """End a holding on a day, earlier than it was recorded to end."""
    require_manager(government_id, by)
    holding = (
        Holding.objects.select_for_update()
        .filter(government_id=government_id, id=holding_id)
        .first()
    )
    if holding is None:
        raise UnknownHolding(_("Data pejabat tidak ditemukan di pemerintah ini."))
    ends = holding.valid_until
    if valid_until <= holding.valid_from or (ends and valid_until > ends):
        raise BadPeriod(_("Tanggal selesai harus di dalam masa jabatannya."))
    holding.valid_until = valid_until
    holding.save(update_fields=["valid_until"])
    record(
        government_id=government_id,
        kind="holding.ended",
        body={"holding": holding.pk, "valid_until": valid_until.isoformat()},
        by=by,
        at=at,
    )
    return holding


def _require_right_kind(post: Post, person: Person, wanted: Appointment) -> None:
    holder = (
        _overlapping(post, wanted.valid_from, wanted.valid_until)
        .filter(capacity=Capacity.DEFINITIVE)
        .select_related("person")
        .first()
    )
    if wanted.capacity in FOR_VACANT:
        if holder is not None:
            raise PostHeld(
                _("%(post)s dijabat oleh %(person)s. Tunjuk Plh., bukan Plt. atau Pj.")
                % {"post": post.name, "person": holder.person.name}
            )
        return
    if holder is None:
        raise PostVacant(
            _("%(post)s sedang lowong. Tunjuk Plt. atau Pj., bukan Plh.")
            % {"post": post.name}
        )
    if holder.person_id == person.pk:
        raise OwnPost(
            _("%(person)s sudah menjabat %(post)s. Pilih orang lain.")
            % {"post": post.name, "person": person.name}
        )


def _require_free(post: Post, wanted: Appointment) -> None:
    others = _overlapping(post, wanted.valid_from, wanted.valid_until)
    if wanted.capacity in EXCLUSIVE:
        others = others.filter(capacity__in=EXCLUSIVE)
    else:
        others = others.filter(capacity=wanted.capacity, person_id=wanted.person_id)
    taken = others.select_related("person").first()
    if taken is not None and taken.valid_until is not None:
        raise ActingTaken(
            _("%(person)s sudah menjadi %(capacity)s %(post)s sampai %(until)s.")
            % {
                "person": taken.person.name,
                "capacity": Capacity(taken.capacity).label,
                "post": post.name,
                "until": date_format(taken.valid_until - timedelta(days=1), "j F Y"),
            }
        )


def _clear_from(post: Post, day: date) -> None:
    """End what runs into the day; what would begin later never comes about."""
    running = _holdings(post).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    )
    running.filter(valid_from__gte=day).delete()
    running.filter(valid_from__lt=day).update(valid_until=day)


def _store(
    post: Post, holding: Holding, *, by: ActingAs | None, at: datetime
) -> Holding:
    holding.government_id = post.government_id
    holding.post_id = post.pk
    holding.save(force_insert=True)
    until = holding.valid_until
    record(
        government_id=post.government_id,
        kind="holding.set",
        body={
            "holding": holding.pk,
            "post": post.pk,
            "person": holding.person_id,
            "capacity": str(holding.capacity),
            "valid_from": holding.valid_from.isoformat(),
            "valid_until": until.isoformat() if until else None,
            "warrant": holding.warrant,
        },
        by=by,
        at=at,
    )
    return holding


def _locked_post(government_id: int, post_id: int) -> Post:
    """Read the post and keep others from changing its holders meanwhile."""
    post = (
        Post.objects.select_for_update()
        .filter(government_id=government_id, id=post_id)
        .first()
    )
    if post is None:
        raise UnknownPost(_("Jabatan tidak ditemukan di pemerintah ini."))
    return post


def _person(government_id: int, person_id: int) -> Person:
    person = Person.objects.filter(government_id=government_id, id=person_id).first()
    if person is None:
        raise UnknownPerson(_("Orang tidak ditemukan di pemerintah ini."))
    return person


def _holdings(post: Post) -> QuerySet[Holding]:
    return Holding.objects.filter(government_id=post.government_id, post_id=post.pk)


def _overlapping(post: Post, begin: date, end: date) -> QuerySet[Holding]:
    return _holdings(post).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=begin), valid_from__lt=end
    )
