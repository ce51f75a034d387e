"""Documents of styles nobody chose are read back to what they were made from."""

from collections.abc import Callable, Sequence

import pytest
from tests.core.paper.printing import as_docx, as_html, as_xlsx
from tests.core.reading.strangers import Stranger, as_tabs

from lajur.core.paper import Block
from lajur.core.reading import read_file
from lajur.core.reading.words import squeeze
from lajur.core.sop import Sop, Step

SEEDS = range(40)


def read(stranger: Stranger, print_as: Callable[[Sequence[Block]], bytes]) -> Sop:
    (sop,) = read_file("sop", print_as(stranger.blocks())).sops
    return sop


def bare(texts: Sequence[str]) -> list[str]:
    return [squeeze(text) for text in texts]


def time(step: Step) -> tuple[float | None, str | None]:
    return (step.duration.value, step.duration.unit) if step.duration else (None, None)


@pytest.mark.parametrize("print_as", [as_docx, as_html, as_xlsx, as_tabs])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_stranger_is_read_to_what_it_says(
    seed: int, print_as: Callable[[Sequence[Block]], bytes]
) -> None:
    meant = Stranger.of(seed)
    sop = read(Stranger.of(seed), print_as)

    assert (sop.number, sop.title) == (meant.number, meant.title)
    assert (sop.created_date, sop.effective_date) == ("2026-01-02", "2026-01-05")
    assert sop.approved_by == "KEPALA DINAS KEARSIPAN"
    assert (sop.government, sop.office) == meant.levels
    for name, told in meant.lists.items():
        assert bare(getattr(sop, name)) == bare(told), name
    assert [actor.name for actor in sop.actors] == list(meant.lanes)
    assert [(s.number, s.text, s.checklist) for s in sop.steps] == [
        (s.number, s.text, s.checklist) for s in meant.steps
    ]
    assert [time(step) for step in sop.steps] == [s.time[1:] for s in meant.steps]
    for step, told in zip(sop.steps, meant.steps, strict=True):
        assert [item.text for item in step.inputs] == list(told.inputs)
        assert [item.text for item in step.outputs] == [told.output]
    if meant.ticked:
        names = [sop.actor(str(step.actor)).name for step in sop.steps]
        assert names == [meant.lanes[step.lane] for step in meant.steps]


@pytest.mark.parametrize("seed", SEEDS)
def test_where_nothing_marks_a_lane_every_doer_is_asked(seed: int) -> None:
    stranger = Stranger.of(seed)
    stranger.ticked = False
    sop = read(stranger, as_tabs)
    doers = [sop.certainty[f"/steps/{n}/actor"].is_ for n in range(len(sop.steps))]
    assert set(doers) == {"guessed"}
