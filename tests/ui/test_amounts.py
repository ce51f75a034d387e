import pytest

from lajur.ui.amounts import minutes_text


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 menit"),
        (50, "50 menit"),
        (60, "1 jam"),
        (100, "1 jam 40 menit"),
        (450, "1 hari"),
        (900, "2 hari"),
        (975, "2 hari 1 jam"),
    ],
)
def test_says_office_time(minutes: int, said: str) -> None:
    assert minutes_text(minutes) == said
