"""Proposals for an adoption: who stands in each lane, what the office prints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from lajur.core.sop import Actor, ActorKind, Sop
from lajur.office.queries import (
    GovernmentRow,
    PostRow,
    TeamRow,
    UnitRow,
    government,
    posts_of,
    teams_of,
    units_of,
)
from lajur.procedures import errors
from lajur.procedures.lane import Identity, Lane, used_actors
from lajur.procedures.matching import (
    Candidate,
    Match,
    Nearness,
    best_match,
    tokens,
)

_AGENCY = "agency"
#: Words of a lane that say which units "every unit" means, by unit kind.
_KINDS_BY_WORD = {
    "subbagian": "subdivision",
    "bagian": "division",
    "bidang": "field",
}


@dataclass(frozen=True)
class Proposal:
    """Who a lane's name most likely means in this office."""

    lane: Lane | None
    label: str
    #: Nothing else fits as well; a person may still change it.
    is_certain: bool
    why: str
    #: Every word of the lane's name fits, though others may fit too.
    is_full: bool = True


@dataclass(frozen=True)
class Proposals:
    """Every lane's proposal, and what the unit would print as its own."""

    bindings: dict[str, Proposal]
    identity: Identity


@dataclass(frozen=True)
class _House:
    """The office's records, read once for all lanes of an SOP."""

    government: GovernmentRow
    units: tuple[UnitRow, ...]
    posts: tuple[PostRow, ...]
    teams: tuple[TeamRow, ...]
    unit: UnitRow

    @cached_property
    def post_candidates(self) -> list[Candidate]:
        """Every post, under the names of its unit and its unit's root."""
        names = {unit.id: unit.name for unit in self.units}
        return [
            Candidate(
                f"post:{post.id}",
                (post.name, post.short_name),
                (post.unit_name, names.get(post.unit_path[0], "")),
                _nearness(post.unit_path, self),
                post.rank,
            )
            for post in self.posts
        ]

    @cached_property
    def team_candidates(self) -> list[Candidate]:
        """Every team, under the name of its unit."""
        return [
            Candidate(
                f"team:{team.id}",
                (team.name,),
                (team.unit_name,),
                _nearness(team.unit_path, self),
            )
            for team in self.teams
        ]

    @cached_property
    def unit_candidates(self) -> list[Candidate]:
        """Every unit."""
        return [
            Candidate(
                f"unit:{unit.id}",
                (unit.name, unit.short_name),
                (),
                _nearness(unit.path, self),
                len(unit.path),
            )
            for unit in self.units
        ]

    @cached_property
    def agency_id(self) -> int:
        """The nearest agency the adopting unit belongs to, else its root."""
        kinds = {unit.id: unit.kind for unit in self.units}
        agencies = [pk for pk in self.unit.path if kinds.get(pk) == _AGENCY]
        return agencies[-1] if agencies else self.unit.path[0]


def propose_adoption(*, government_id: int, sop: Sop, unit_id: int) -> Proposals:
    """Return what an adoption by a unit would be from the names alone.

    Raises Unknown when the unit is not of this government.
    """
    house = _house(government_id, unit_id)
    found = {
        actor_id: _propose(sop.actor(actor_id), sop, house)
        for actor_id in used_actors(sop)
    }
    return Proposals(_with_outsiders(found, sop), _identity(sop, house))


def propose_bindings(
    *, government_id: int, sop: Sop, unit_id: int
) -> dict[str, Proposal]:
    """Return a proposal for every acting lane, by actor id; raises Unknown."""
    return propose_adoption(
        government_id=government_id, sop=sop, unit_id=unit_id
    ).bindings


def office_day(government_id: int, at: datetime) -> date:
    """Return the calendar day of a moment where this office is."""
    own = government(government_id)
    if own is None:
        raise errors.Unknown
    return at.astimezone(ZoneInfo(own.time_zone)).date()


def propose_unit(*, government_id: int, sop: Sop) -> int | None:
    """Return the unit an SOP's identity sheet names, looked for from the top.

    A subdivision of that name in another agency is another subdivision, so each
    name is looked for below the one found before.
    """
    units = units_of(government_id)
    # Some documents print the head's post where the unit belongs.
    without = _foreign_words(sop) | {"kepala"}
    found: UnitRow | None = None
    for name in (sop.office, sop.unit, sop.subunit):
        below = [u for u in units if found is None or found.id in u.path]
        match = best_match(name, _unit_candidates(below), without=without)
        if match:
            found = next(u for u in units if match.queue == f"unit:{u.id}")
    return found.id if found else None


def check_lane(government_id: int, lane: Lane) -> None:
    """Raise QueueUnknown unless everything a lane names is of this government."""
    wanted = {lane.queue} if lane.queue else {f"unit:{pk}" for pk in lane.unit_ids}
    known: set[str | None] = {f"unit:{unit.id}" for unit in units_of(government_id)}
    if lane.queue and not lane.queue.startswith("unit:"):
        known |= {f"post:{post.id}" for post in posts_of(government_id)}
        known |= {f"team:{team.id}" for team in teams_of(government_id)}
    unknown = wanted - known
    if unknown:
        raise errors.QueueUnknown(queue=", ".join(sorted(str(q) for q in unknown)))


def _house(government_id: int, unit_id: int) -> _House:
    own = government(government_id)
    units = units_of(government_id)
    unit = next((unit for unit in units if unit.id == unit_id), None)
    if own is None or unit is None:
        raise errors.Unknown
    return _House(own, units, posts_of(government_id), teams_of(government_id), unit)


def _identity(sop: Sop, house: _House) -> Identity:
    names = {unit.id: unit.name for unit in house.units}
    below = house.unit.path[house.unit.path.index(house.agency_id) + 1 :]
    own = house.government.name
    return Identity(
        government=own if own.lower().startswith("pemerintah") else f"Pemerintah {own}",
        office=names[house.agency_id],
        unit=names[below[0]] if below else None,
        subunit=names[below[-1]] if len(below) > 1 else None,
        approved_by=_approver(sop, house),
    )


def _propose(actor: Actor, sop: Sop, house: _House) -> Proposal:
    if actor.kind is ActorKind.EACH_UNIT:
        return _propose_units(actor, house)
    foreign = _foreign_words(sop)
    first, others = _candidates_by_kind(actor.kind, house)
    match = best_match(actor.name, first, without=foreign)
    if match is None:
        match = best_match(actor.name, others, without=foreign)
    if match is None:
        return Proposal(
            None, "", is_certain=False, why=gettext("Tidak ada nama yang serupa.")
        )
    return _proposal_of(match, house)


def _proposal_of(match: Match, house: _House) -> Proposal:
    if match.is_certain:
        why = gettext("Nama sesuai.")
    elif match.is_full:
        why = gettext("Nama sesuai; ada pilihan lain yang sama dekatnya.")
    else:
        why = gettext("Nama hanya serupa; periksa.")
    return Proposal(
        Lane(match.queue),
        _label(match.queue, house),
        match.is_certain,
        why,
        match.is_full,
    )


def _propose_units(actor: Actor, house: _House) -> Proposal:
    words = tokens(actor.name)
    kind = next((k for word, k in _KINDS_BY_WORD.items() if word in words), _AGENCY)
    units = [unit for unit in house.units if unit.kind == kind]
    if kind != _AGENCY:
        units = [unit for unit in units if house.agency_id in unit.path]
    # Whoever asks does not ask himself.
    chosen = [unit.id for unit in units if unit.id not in house.unit.path]
    if not chosen:
        return Proposal(
            None, "", is_certain=False, why=gettext("Tidak ada unit yang sesuai.")
        )
    label = gettext("%(count)s unit") % {"count": len(chosen)}
    return Proposal(
        Lane(None, tuple(chosen)),
        label,
        is_certain=True,
        why=gettext("Semua unit yang dimaksud, kecuali unit ini."),
    )


def _with_outsiders(found: dict[str, Proposal], sop: Sop) -> dict[str, Proposal]:
    """Let the first lane record what somebody outside the government does."""
    recorder = next(
        (
            p
            for actor_id, p in found.items()
            if p.lane and p.lane.queue and not _is_outside(sop, actor_id)
        ),
        None,
    )
    if recorder is None:
        return found
    return {
        actor_id: replace(
            recorder, why=gettext("Pihak luar; dicatat oleh pelaksana ini.")
        )
        if proposal.lane is None and _is_outside(sop, actor_id)
        else proposal
        for actor_id, proposal in found.items()
    }


def _is_outside(sop: Sop, actor_id: str) -> bool:
    return sop.actor(actor_id).kind is ActorKind.OUTSIDE


def _candidates_by_kind(
    kind: ActorKind, house: _House
) -> tuple[Sequence[Candidate], Sequence[Candidate]]:
    """Return the candidates of the lane's own kind, then the others."""
    posts, teams = house.post_candidates, house.team_candidates
    units = house.unit_candidates
    if kind is ActorKind.TEAM:
        return teams, [*units, *posts]
    if kind is ActorKind.UNIT:
        return units, [*teams, *posts]
    return posts, [*teams, *units]


def _unit_candidates(units: Sequence[UnitRow]) -> list[Candidate]:
    return [
        Candidate(f"unit:{u.id}", (u.name, u.short_name), rank=len(u.path))
        for u in units
    ]


def _nearness(path: tuple[int, ...], house: _House) -> Nearness:
    if house.unit.id in path:
        return Nearness.WITHIN
    if path[-1] in house.unit.path:
        return Nearness.ABOVE
    if house.agency_id in path:
        return Nearness.SAME_HOUSE
    return Nearness.FAR


def _approver(sop: Sop, house: _House) -> str | None:
    if not sop.approved_by:
        return None
    match = best_match(
        sop.approved_by, house.post_candidates, without=_foreign_words(sop)
    )
    return _label(match.queue, house) if match else None


def _label(queue: str, house: _House) -> str:
    names = {f"post:{post.id}": post.name for post in house.posts}
    names |= {f"team:{team.id}": team.name for team in house.teams}
    names |= {f"unit:{unit.id}": unit.name for unit in house.units}
    return names[queue]


def _foreign_words(sop: Sop) -> frozenset[str]:
    """Return the words of the place the document came from."""
    return frozenset(tokens(sop.government or "")) - {"pemerintah", "daerah"}
