"""The table of a version."""

import pytest
from tests.core.engine.sops import letter_sop

from lajur.core.engine import compile_sop


def test_knows_its_steps_and_where_a_refusal_makes_sense() -> None:
    flow = compile_sop(letter_sop())

    assert [s for s in flow.steps if flow.step(s).can_return] == ["s2", "s3"]
    assert flow.width == 5
    with pytest.raises(KeyError):
        flow.step("s9")
