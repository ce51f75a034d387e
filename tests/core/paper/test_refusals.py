"""Every refusal says what to do next."""

import pytest

from lajur.core.paper.refusals import SENTENCES, refused


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_refusal_is_two_short_sentences_with_an_advice(code: str) -> None:
    refusal = refused(code)
    assert refusal.code == code
    assert str(refusal).endswith(".")
    assert len(str(refusal)) < 200
