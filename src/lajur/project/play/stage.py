"""The demo office made ready for one SOP: read, answered, published, adopted."""

from dataclasses import dataclass
from datetime import datetime

from lajur.core.reading.answers import parse
from lajur.core.sop import ActorKind, Sop
from lajur.ledger.actor import SYSTEM
from lajur.office import queries as office
from lajur.office import services as offices
from lajur.procedures import queries as procedures
from lajur.procedures import services
from lajur.procedures.errors import Refused
from lajur.procedures.lane import used_actors
from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.play.scripts import Script

#: rank of the posts made for lanes nobody in the demo office fits
_EXTRA_RANK = 60


@dataclass(frozen=True)
class Staged:
    """An SOP in force in the demo office."""

    government_id: int
    adoption_id: int
    slug: str
    sop: Sop


def stage(
    script: Script, *, government_id: int, at: datetime, accept_guesses: bool
) -> tuple[Staged, ...]:
    """Bring the SOPs of one document into force, through the usual services.

    A lane nobody fits gets a post and a person of its own. Raises CannotRun with
    one sentence when the document cannot be read or leaves a question open.
    """
    try:
        received = services.receive_document(
            government_id=government_id,
            name=script.name,
            content=script.content,
            by=SYSTEM,
            at=at,
        )
        if script.answers and not received.was_known:
            services.answer_document(
                government_id=government_id,
                document_id=received.document_id,
                answers=parse(script.answers),
                by=SYSTEM,
                at=at,
            )
        return tuple(
            _bring_into_force(government_id, draft, at, accept_guesses=accept_guesses)
            for draft in received.drafts
            if not script.only or draft.slug in script.only
        )
    except Refused as refusal:
        raise CannotRun(f"{script.name}: {refusal}") from refusal


def _bring_into_force(
    government_id: int,
    drafted: services.Drafted,
    at: datetime,
    *,
    accept_guesses: bool,
) -> Staged:
    if accept_guesses:
        services.accept_guesses(
            government_id=government_id, draft_id=drafted.draft_id, by=SYSTEM, at=at
        )
    draft = procedures.draft(government_id, drafted.draft_id)
    if draft.open_questions:
        raise CannotRun(
            _(
                "“{title}” menyisakan {count} pertanyaan; jawab di answers.yaml di "
                "sebelah dokumen, atau pakai --accept-guesses."
            ).format(title=drafted.title, count=draft.open_questions)
        )
    unit_id = services.propose_unit(government_id=government_id, sop=draft.sop)
    if unit_id is None:
        unit_id = office.units_of(government_id)[0].id
    published = services.publish_version(
        government_id=government_id,
        draft_id=drafted.draft_id,
        by=SYSTEM,
        at=at,
        adopting=services.Adopting(
            unit_id, at.date(), _lanes(government_id, draft.sop, unit_id, at)
        ),
        counts_others=False,
    )
    if published.adoption_id is None:
        raise CannotRun(
            _("“{title}” tidak dapat diberlakukan.").format(title=drafted.title)
        )
    return Staged(
        government_id,
        published.adoption_id,
        drafted.slug,
        procedures.adopted_sop(government_id, published.adoption_id),
    )


def _lanes(
    government_id: int, sop: Sop, unit_id: int, at: datetime
) -> dict[str, services.Lane]:
    proposals = services.propose_bindings(
        government_id=government_id, sop=sop, unit_id=unit_id
    )
    lanes: dict[str, services.Lane] = {}
    taken: set[str] = set()
    for actor_id in used_actors(sop):
        lane = proposals[actor_id].lane
        if lane is None or lane.queue in taken:
            lane = _own_lane(government_id, sop, actor_id, unit_id, at)
        if lane.queue:
            taken.add(lane.queue)
        lanes[actor_id] = lane
    return lanes


def _own_lane(
    government_id: int, sop: Sop, actor_id: str, unit_id: int, at: datetime
) -> services.Lane:
    actor = sop.actor(actor_id)
    if actor.kind is ActorKind.EACH_UNIT:
        units = office.units_of(government_id, kind="agency")
        return services.Lane(None, tuple(unit.id for unit in units))
    post = offices.create_post(
        government_id=government_id,
        unit_id=unit_id,
        name=actor.name,
        short_name=actor.name,
        rank=_EXTRA_RANK,
        by=SYSTEM,
        at=at,
    )
    person = offices.create_person(
        government_id=government_id, name=actor.name, by=SYSTEM, at=at
    )
    offices.set_holder(
        government_id=government_id,
        post_id=post.pk,
        person_id=person.pk,
        valid_from=at.date(),
        by=SYSTEM,
        at=at,
    )
    return services.Lane(f"post:{post.pk}")
