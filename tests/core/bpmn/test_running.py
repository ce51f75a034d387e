"""Another engine takes the same path through the exported files as ours does."""

from dataclasses import replace

import pytest
from tests.core.bpmn.spiff import Run
from tests.core.drawing.sops import catalogue_sops, sop_of

from lajur.core.sop import Sop

#: More acts than any path of the catalogue takes.
_MOST = 400

each_sop = pytest.mark.parametrize(
    "sop", catalogue_sops(), ids=lambda sop: f"{sop.slug[:40]}"
)


def _to_the_end(run: Run, *, returns: bool) -> None:
    while not run.is_over:
        run.act(returns=returns)
        assert len(run.path) < _MOST


@each_sop
def test_goes_straight_along_the_path_of_our_engine(sop: Sop) -> None:
    run = Run(sop, (1,))

    _to_the_end(run, returns=False)

    assert run.path


@each_sop
def test_takes_every_return_once_as_our_engine_does(sop: Sop) -> None:
    run = Run(sop, (1,))

    _to_the_end(run, returns=True)

    drawn = [step.id for step in sop.steps if step.return_to]
    straight = Run(sop, (1,))
    _to_the_end(straight, returns=False)
    assert not drawn or len(run.path) >= len(straight.path)


def test_runs_a_region_for_every_unit_and_goes_on_when_all_have_closed() -> None:
    sop = next(sop for sop in catalogue_sops() if len(sop.regions) == 1)

    run = Run(sop, (1, 2, 3))
    _to_the_end(run, returns=True)

    (region,) = sop.regions
    assert run.path.count(region.steps[0]) >= 3


def test_a_step_without_a_printed_way_on_goes_to_the_next() -> None:
    sop = sop_of(0, 1, 0)
    open_ = replace(sop.steps[1], exits=())
    sop = sop.with_changes(steps=(sop.steps[0], open_, sop.steps[2]))

    run = Run(sop, ())
    _to_the_end(run, returns=False)

    assert run.path == ["s1", "s2", "s3"]
