"""Who does which effect: the one place where all chapters' handlers meet."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from lajur.cases import jobs as cases
from lajur.cases.notices import tell_new_version
from lajur.cases.services import approval
from lajur.cases.services.lane import readdress_lane
from lajur.letters import jobs as letters
from lajur.procedures.services.adoption import LANE_REBOUND, VERSION_REPLACED
from lajur.procedures.services.recall import APPROVAL_RECALLED


def follow_lane(payload: dict[str, Any], at: datetime) -> None:
    """Send a lane's open tasks after its new holder; sets of units stay."""
    if payload["queue"]:
        readdress_lane(
            government_id=payload["government_id"],
            adoption_id=payload["adoption_id"],
            actor_id=payload["actor_id"],
            queue=payload["queue"],
            at=at,
            request_key=f"{payload['stream']}:{payload['seq']}",
        )


Handler = Callable[[dict[str, Any], datetime], None]


def both(first: Handler, second: Handler) -> Handler:
    """Return one handler that does two; each is safe to do twice."""

    def handler(payload: dict[str, Any], at: datetime) -> None:
        first(payload, at)
        second(payload, at)

    return handler


HANDLERS: Mapping[str, Handler] = {
    **cases.OWN_EFFECTS,
    **letters.EFFECTS,
    **{
        kind: both(cases.OWN_EFFECTS[kind], follow)
        for kind, follow in approval.EFFECTS.items()
    },
    LANE_REBOUND: follow_lane,
    VERSION_REPLACED: tell_new_version,
    APPROVAL_RECALLED: approval.give_up,
}
