"""A second engine, written only to be compared: tokens over a list of visits.

It reads the SOP itself, keeps the whole history and counts in it, and shares no
code with the engine.
"""

from lajur.core.sop import How, Sop


class Reference:
    def __init__(self, sop: Sop, units: tuple[int, ...]) -> None:
        self.sop = sop
        self.units = units
        self.history: list[tuple[str, int | None]] = []
        self.tokens: dict[int | None, str] = {}
        self.awaited: set[int] = set()
        self.region: str | None = None
        self.ended = False
        self._enter(sop.steps[0].id)

    def open(self) -> dict[int | None, tuple[str, int]]:
        return {
            unit: (step, self.history.count((step, unit)))
            for unit, step in self.tokens.items()
        }

    def forward_labels(self, unit: int | None) -> list[str | None]:
        return [label for label, _ in self._forward(self.tokens[unit])]

    def drawn_targets(self, unit: int | None) -> list[str]:
        step = self.sop.step(self.tokens[unit])
        found = [e.to for e in step.exits if e.how is How.RETURN and e.to]
        if unit is None:
            return found
        return [to for to in found if self._region_of(to) == self.region]

    def go(self, unit: int | None, to: str | None) -> None:
        del self.tokens[unit]
        if unit is None:
            self._enter(to)
        elif to is not None and self._region_of(to) == self.region:
            self._visit(to, unit)
        else:
            self.awaited.discard(unit)
            if not self.awaited:
                self._leave()

    def target(self, unit: int | None, place: int) -> str | None:
        return self._forward(self.tokens[unit])[place][1]

    def _forward(self, step_id: str) -> list[tuple[str | None, str | None]]:
        step = self.sop.step(step_id)
        exits = [e for e in step.exits if e.how is not How.RETURN]
        if exits:
            return [(e.label, e.to) for e in exits]
        place = self.sop.steps.index(step) + 1
        following = self.sop.steps[place].id if place < len(self.sop.steps) else None
        return [(None, following)]

    def _region_of(self, step_id: str) -> str | None:
        return self.sop.step(step_id).region

    def _visit(self, step_id: str, unit: int | None) -> None:
        self.history.append((step_id, unit))
        self.tokens[unit] = step_id

    def _enter(self, step_id: str | None) -> None:
        if step_id is None:
            self.ended = True
            return
        self.region = self._region_of(step_id)
        if self.region is None:
            self._visit(step_id, None)
            return
        self.awaited = set(self.units)
        for unit in self.units:
            self._visit(step_id, unit)

    def _leave(self) -> None:
        inside = [s.id for s in self.sop.steps if s.region == self.region]
        for step_id in reversed(inside):
            for _, to in self._forward(step_id):
                if to not in inside:
                    self._enter(to)
                    return
        self._enter(None)
