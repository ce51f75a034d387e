"""A step nothing names goes to whoever does such work, with the reason."""

from collections.abc import Sequence

from lajur.core.reading.guesses import guess
from lajur.core.reading.lanes import read_lanes
from lajur.core.reading.rows import understand
from lajur.core.reading.table import RawStep

OFFICE = ("Staf", "Kasubag", "Kabag")


def guessed(
    *texts: str, at: int, lanes: Sequence[str] = OFFICE, doers: Sequence[str] = ()
) -> tuple[str, str]:
    """Guess one step's lane; `doers` names who does the steps before."""
    known = read_lanes(lanes)
    by_name = {lane.name: lane for lane in known}
    rows = understand([RawStep(n, text=text) for n, text in enumerate(texts)], known)
    before = [by_name.get(name) for name in doers]
    lane, rule, _ = guess(at, rows, known, before)
    return lane.name, rule


def test_a_step_whose_next_returns_to_somebody_is_likely_his() -> None:
    last = "Meneliti bahan. Jika tidak lengkap dikembalikan kepada Kasubag"

    assert guessed("Melengkapi bahan", last, at=0) == ("Kasubag", "returned-to")


def test_the_end_of_a_papers_way_is_likely_its_drafters() -> None:
    texts = ("Menyusun laporan", "Memeriksa laporan", "Pengarsipan laporan")

    drafted = guessed(*texts, at=2, doers=("Kasubag", "Kabag"))
    assert drafted == ("Kasubag", "drafter")
    assert guessed(texts[2], at=0) == ("Staf", "staff")


def test_gathering_and_first_checks_are_likely_a_teams() -> None:
    lanes = ("Bagian Data", "Tim Data", "Kepala Badan")

    assert guessed("Pengumpulan data", at=0, lanes=lanes) == ("Tim Data", "team")
    assert guessed("Koreksi data", at=0, lanes=lanes) == ("Tim Data", "team")
    assert guessed("Koreksi data", at=0) == ("Staf", "staff")


def test_a_check_climbs_one_rank_and_a_signature_to_the_top() -> None:
    checked = guessed("Menyusun", "Memeriksa surat", at=1, doers=("Staf",))

    assert checked == ("Kasubag", "ladder")
    assert guessed("Penandatanganan surat", at=0) == ("Kabag", "sign")


def test_a_follow_up_is_likely_the_checkers_where_there_was_one() -> None:
    checked = ("Memeriksa data", "Finalisasi data")
    drafted = ("Menyusun data", "Finalisasi data")

    assert guessed(*checked, at=1, doers=("Kabag",)) == ("Kabag", "checker")
    assert guessed(*drafted, at=1, doers=("Kabag",)) == ("Staf", "staff")


def test_only_units_of_others_still_leave_somebody_to_guess() -> None:
    lanes = ("OPD", "Pemohon")

    assert guessed("Menyusun", at=0, lanes=lanes) == ("OPD", "staff")
