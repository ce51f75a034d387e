"""One row of the table, understood: its words, its works, what it says of others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lajur.core.reading.cells import text_and_checklist
from lajur.core.reading.flow import Said, said_in
from lajur.core.reading.lanes import Lane
from lajur.core.reading.table import RawStep
from lajur.core.reading.works import PURPOSE, Act, acts_of, main_work
from lajur.core.sop import Verb


@dataclass(frozen=True)
class Row:
    """A step on its way from cells to meaning."""

    raw: RawStep
    text: str
    checklist: tuple[str, ...]
    acts: tuple[Act, ...]
    said: Said

    @property
    def kind(self) -> Verb:
        """The main work."""
        return main_work(self.acts)

    @property
    def done(self) -> str:
        """The text without what it is for."""
        return PURPOSE.split(self.text)[0]


def understand(steps: Sequence[RawStep], lanes: Sequence[Lane]) -> tuple[Row, ...]:
    """Return the rows of a table with what their words say."""
    names = [lane.name for lane in lanes]
    rows = []
    for raw in steps:
        text, checklist = text_and_checklist(raw.text)
        said = said_in(text, lanes, raw.remarks)
        acts = acts_of(text, checklist, names)
        if said.leaves and not said.forward:
            acts = tuple(_sent(act) for act in acts)
        rows.append(Row(raw, text, checklist, acts, said))
    return tuple(rows)


def _sent(act: Act) -> Act:
    """Handing on to somebody without a lane sends the paper out."""
    return replace(act, do=Verb.SEND) if act.do is Verb.SUBMIT else act
