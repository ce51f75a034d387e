"""Adopting a version in a unit, and changing who stands in a lane later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.effect import Effect
from lajur.ledger.services import append
from lajur.office.queries import government
from lajur.procedures import errors
from lajur.procedures.lane import Identity, Lane, used_actors
from lajur.procedures.models import Adoption, Binding, Version
from lajur.procedures.services.proposal import (
    Proposal,
    check_lane,
    propose_adoption,
)

#: The effect that asks to readdress the open tasks of a lane.
LANE_REBOUND = "procedures.lane_rebound"
#: The effect that tells running cases of a newer version, on its first day.
VERSION_REPLACED = "procedures.version_replaced"


@dataclass(frozen=True)
class Adopted:
    """A new adoption and the one it took the place of."""

    adoption_id: int
    replaced_id: int | None = None


def adopt_version(
    *,
    government_id: int,
    version_id: int,
    unit_id: int,
    valid_from: date,
    lanes: Mapping[str, Lane] | None = None,
    identity: Identity | None = None,
    by: ActingAs,
    at: datetime,
) -> Adopted:
    """Put a version in force in a unit, from a day on.

    Lanes not given are bound as proposed from their names; without an identity
    the unit's own is printed. An earlier version of the procedure ends that day.
    Raises Unknown, LaneUnbound, LaneUnknown, QueueUnknown, AdoptedAlready,
    DateBackwards.
    """
    with transaction.atomic():
        version = _locked_version(government_id, version_id)
        sop = from_json(version.sop)
        proposed = propose_adoption(
            government_id=government_id, sop=sop, unit_id=unit_id
        )
        bound = _complete(government_id, sop, lanes or {}, proposed.bindings)
        own = identity or proposed.identity
        replaced = _end_earlier(version, unit_id, valid_from)
        adoption = Adoption.objects.create(
            government_id=government_id,
            procedure_id=version.procedure_id,
            version=version,
            unit_id=unit_id,
            identity=own.to_json(),
            valid_from=valid_from,
            adopted_at=at,
            adopted_by_id=by.person_id,
            adopted_by=by.post or by.person,
        )
        _bind_all(adoption, bound, by, at)
        _set_state(version, Version.State.IN_FORCE)
        append(
            government_id=government_id,
            stream=version.procedure.stream,
            kind="adopted",
            body={
                "adoption": adoption.pk,
                "version": version.pk,
                "number": version.number,
                "unit": unit_id,
                "valid_from": valid_from.isoformat(),
                "lanes": {actor: _lane_body(lane) for actor, lane in bound.items()},
            },
            by=by,
            at=at,
            effects=_replaces(adoption, replaced, at),
        )
        return Adopted(adoption.pk, replaced.pk if replaced else None)


def rebind_lane(
    *,
    government_id: int,
    adoption_id: int,
    actor_id: str,
    lane: Lane,
    valid_from: date,
    by: ActingAs,
    at: datetime,
    to_open_tasks: bool = False,
) -> None:
    """Let somebody else stand in a lane from a day on, without a new version.

    Tasks opened later go there; open ones follow when `to_open_tasks` asks for
    it, by an effect. Raises Unknown, LaneUnknown, LaneUnbound, QueueUnknown,
    DateBackwards.
    """
    with transaction.atomic():
        adoption = _locked_adoption(government_id, adoption_id)
        sop = from_json(adoption.version.sop)
        if actor_id not in {actor.id for actor in sop.actors}:
            raise errors.LaneUnknown(lane=actor_id)
        _refuse_unbound(sop, actor_id, lane)
        check_lane(government_id, lane)
        _end_binding(adoption, actor_id, valid_from)
        _bind_all(adoption, {actor_id: lane}, by, at, valid_from=valid_from)
        body = {
            "adoption": adoption.pk,
            "actor": actor_id,
            "valid_from": valid_from.isoformat(),
            "to_open_tasks": to_open_tasks,
            **_lane_body(lane),
        }
        payload = {
            "adoption_id": adoption.pk,
            "actor_id": actor_id,
            "queue": lane.queue,
            "unit_ids": list(lane.unit_ids),
        }
        append(
            government_id=government_id,
            stream=adoption.procedure.stream,
            kind="lane_rebound",
            body=body,
            by=by,
            at=at,
            effects=(Effect(LANE_REBOUND, payload),) if to_open_tasks else (),
        )


def end_adoption(
    *,
    government_id: int,
    adoption_id: int,
    valid_until: date,
    by: ActingAs,
    at: datetime,
) -> None:
    """Take an SOP out of force in a unit; running cases go on to their end.

    Raises Unknown, AdoptionEnded, DateBackwards.
    """
    with transaction.atomic():
        adoption = _locked_adoption(government_id, adoption_id)
        _end(adoption, valid_until)
        still = Adoption.objects.filter(
            government_id=government_id, version=adoption.version, valid_until=None
        )
        if not still.exists():
            _set_state(adoption.version, Version.State.WITHDRAWN)
        append(
            government_id=government_id,
            stream=adoption.procedure.stream,
            kind="ended",
            body={"adoption": adoption.pk, "valid_until": valid_until.isoformat()},
            by=by,
            at=at,
        )


def _replaces(
    adoption: Adoption, replaced: Adoption | None, at: datetime
) -> tuple[Effect, ...]:
    if replaced is None:
        return ()
    payload = {
        "replaced_id": replaced.pk,
        "number": adoption.version.number,
        "title": adoption.version.title,
    }
    office = government(adoption.government_id)
    zone = ZoneInfo(office.time_zone) if office else UTC
    first_day = datetime.combine(adoption.valid_from, time(), zone)
    return (Effect(VERSION_REPLACED, payload, max(at, first_day)),)


def _locked_version(government_id: int, version_id: int) -> Version:
    version = (
        Version.objects.select_for_update(of=("self",))
        .select_related("procedure")
        .filter(government_id=government_id, pk=version_id)
        .first()
    )
    if version is None:
        raise errors.Unknown
    return version


def _locked_adoption(government_id: int, adoption_id: int) -> Adoption:
    adoption = (
        Adoption.objects.select_for_update(of=("self",))
        .select_related("procedure", "version")
        .filter(government_id=government_id, pk=adoption_id)
        .first()
    )
    if adoption is None:
        raise errors.Unknown
    if adoption.valid_until is not None:
        raise errors.AdoptionEnded(since=adoption.valid_until)
    return adoption


def _complete(
    government_id: int,
    sop: Sop,
    given: Mapping[str, Lane],
    proposals: Mapping[str, Proposal],
) -> dict[str, Lane]:
    """Return a lane for every acting actor: the given one, else the proposal."""
    known = {actor.id for actor in sop.actors}
    for actor_id, lane in given.items():
        if actor_id not in known:
            raise errors.LaneUnknown(lane=actor_id)
        _refuse_unbound(sop, actor_id, lane)
        if proposals.get(actor_id) is None or lane != proposals[actor_id].lane:
            check_lane(government_id, lane)
    bound = {}
    for actor_id in used_actors(sop):
        lane = given.get(actor_id) or proposals[actor_id].lane or Lane(None)
        _refuse_unbound(sop, actor_id, lane)
        bound[actor_id] = lane
    return bound


def _refuse_unbound(sop: Sop, actor_id: str, lane: Lane) -> None:
    if not lane.is_bound:
        raise errors.LaneUnbound(lane=sop.actor(actor_id).name)


def _end_earlier(version: Version, unit_id: int, valid_from: date) -> Adoption | None:
    earlier = (
        Adoption.objects.select_for_update(of=("self",))
        .select_related("version")
        .filter(
            government_id=version.government_id,
            procedure_id=version.procedure_id,
            unit_id=unit_id,
            valid_until=None,
        )
        .first()
    )
    if earlier is None:
        return None
    if earlier.version_id == version.pk:
        raise errors.AdoptedAlready(number=version.number, since=earlier.valid_from)
    _end(earlier, valid_from)
    others = Adoption.objects.filter(
        government_id=version.government_id, version=earlier.version, valid_until=None
    )
    if not others.exists():
        _set_state(earlier.version, Version.State.REVISED)
    return earlier


def _end(adoption: Adoption, valid_until: date) -> None:
    if valid_until < adoption.valid_from:
        raise errors.DateBackwards(given=valid_until, earliest=adoption.valid_from)
    adoption.valid_until = valid_until
    adoption.save(update_fields=["valid_until"])


def _set_state(version: Version, state: str) -> None:
    if version.state != state:
        version.state = state
        version.save(update_fields=["state"])


def _end_binding(adoption: Adoption, actor_id: str, valid_until: date) -> None:
    current = Binding.objects.filter(
        government_id=adoption.government_id,
        adoption=adoption,
        actor_id=actor_id,
        valid_until=None,
    ).first()
    if current is None:
        return
    if valid_until < current.valid_from:
        raise errors.DateBackwards(given=valid_until, earliest=current.valid_from)
    current.valid_until = valid_until
    current.save(update_fields=["valid_until"])


def _bind_all(
    adoption: Adoption,
    lanes: Mapping[str, Lane],
    by: ActingAs,
    at: datetime,
    *,
    valid_from: date | None = None,
) -> None:
    Binding.objects.bulk_create(
        Binding(
            government_id=adoption.government_id,
            adoption=adoption,
            actor_id=actor_id,
            queue=lane.queue,
            unit_ids=list(lane.unit_ids),
            valid_from=valid_from or adoption.valid_from,
            bound_at=at,
            bound_by=by.post or by.person,
        )
        for actor_id, lane in lanes.items()
    )


def _lane_body(lane: Lane) -> dict[str, Any]:
    return {"queue": lane.queue, "unit_ids": list(lane.unit_ids)}
