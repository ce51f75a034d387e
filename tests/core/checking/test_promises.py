"""Warnings that ask for an act."""

from tests.core.checking.sops import last, sop

from lajur.core.checking.promises import unkept
from lajur.core.sop import Sop


def told(*warnings: str, text: str = "Menyusun laporan") -> list[str]:
    here: Sop = sop(last(1, text, checklist=("Mencetak",)), warnings=warnings)
    return [d.where for d in unkept(here)]


def test_an_act_elsewhere_without_a_step_is_told() -> None:
    assert told("Terlambat", "Dikonsultasikan ke Biro Hukum") == ["/warnings/1"]


def test_an_act_some_step_does_is_kept() -> None:
    assert not told("Dikonsultasikan ke Biro Hukum", text="Konsultasi ke Biro Hukum")


def test_consequences_hopes_and_descriptions_ask_for_nothing() -> None:
    assert not told(
        "Jika dikonsultasikan ke Biro Hukum, lebih lama",
        "Lomba yang diselenggarakan oleh Kementerian",
        "Lomba yang dinilai oleh Kementerian",
    )


def test_an_act_done_for_others_does_not_keep_a_promise_to_somebody_else() -> None:
    here = sop(
        last(1, "Menyampaikan data kepada Staf Umum"),
        warnings=(
            "Hasil disampaikan kepada Dewan Kehormatan",
            "Hasil disampaikan kepada Staf Umum",
        ),
    )

    assert [told.where for told in unkept(here)] == ["/warnings/0"]
