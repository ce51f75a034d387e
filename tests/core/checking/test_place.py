"""Places in words."""

import pytest
from tests.core.checking.sops import last, sop

from lajur.core.checking.place import place_of


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("/steps/0/text", "Langkah 7"),
        ("/actors/1", "Pelaksana Kepala Bidang"),
        ("/legal_bases/1", "Dasar hukum 2"),
        ("/title", "Nama SOP"),
        ("", "SOP"),
        ("/lines/3", "SOP"),
    ],
)
def test_a_pointer_is_said_in_words(where: str, words: str) -> None:
    assert place_of(sop(last(7)), where) == words
