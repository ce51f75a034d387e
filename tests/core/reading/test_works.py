"""The verbs of a text are the works of its step, but for those it only speaks of."""

import pytest

from lajur.core.reading.works import acts_of, clauses_of, main_work, verbs_in
from lajur.core.sop import Verb


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Memeriksa dan memaraf draft surat", ["check", "initial"]),
        ("Memberi paraf pada surat", ["initial"]),
        ("Surat diparaf", ["initial"]),
        ("Membubuhkan tanda tangan pada surat", ["sign"]),
        ("Memberikan nomor surat dan mengarsipkan", ["number", "archive"]),
        ("Surat diagendakan", ["number"]),
        ("Mencocokkan data", ["check"]),
    ],
)
def test_every_form_of_a_verb_is_the_same_work(text: str, done: list[str]) -> None:
    assert [act.do.value for act in acts_of(text)] == done


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Memeriksa dan paraf surat", "check initial"),
        ("Membuat format pengumpulan data", "prepare"),
        ("Penomoran, penggandaan, pengarsipan", "number archive"),
        ("Menerima surat untuk ditandatangani", "receive"),
        ("Mengolah data jika Bagian sudah menyerahkan data", "prepare"),
        ("Memeriksa map, jika tidak lengkap dikembalikan dan diarsipkan", "check"),
        ("Melaksanakan rapat", "carry_out"),
        ("Rapat", "carry_out"),
        ("Menginput data ke website dan mempublikasikannya", "enter_elsewhere publish"),
    ],
)
def test_a_text_says_what_is_done_and_not_what_it_is_for(text: str, verbs: str) -> None:
    assert [act.do.value for act in acts_of(text)] == verbs.split()


def test_words_in_a_lanes_name_are_no_works() -> None:
    acts = acts_of(
        "Memerintahkan Tim Kerja & Pelaporan", names=["Tim Kerja dan Pelaporan"]
    )
    assert main_work(acts).value == "instruct"
    assert len(acts) == 1


def test_a_text_without_a_verb_gets_its_works_from_the_list_under_it() -> None:
    acts = acts_of("Kegiatan loket:", ["Memeriksa isi map", "Menyimpan map"])
    assert [act.do for act in acts] == [Verb.CHECK, Verb.ARCHIVE]


def test_a_refusal_goes_back_and_is_parted_from_what_is_agreed() -> None:
    good, bad = clauses_of("Memeriksa map, jika tidak lengkap dikembalikan ke loket")
    assert (good.text, good.condition, good.returns) == ("Memeriksa map", None, False)
    assert bad.condition == "tidak lengkap dikembalikan ke loket"
    assert bad.returns
    assert not bad.waits


def test_of_the_works_in_order_the_weightiest_is_the_main_one() -> None:
    text = "Memaraf nota, memeriksa map, memaraf map dan menandatangani nota"
    assert verbs_in(text) == (Verb.INITIAL, Verb.CHECK, Verb.SIGN)
    assert main_work(acts_of(text)) is Verb.SIGN


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Mendistribusikan surat sesuai disposisi", "send"),
        ("Memberikan disposisi", "instruct"),
        ("Disposisi kepada Staf", "instruct"),
        ("Mencatat surat dalam buku agenda", "number"),
        ("Mencatat tamu", "carry_out"),
        ("Menetapkan siswa yang diterima", "sign"),
        ("Mencetak form dan menyerahkannya", "submit"),
        ("Hasil evaluasi dan penyempurnaan dilaporkan", "submit"),
        ("Rapat, apabila tumpang tindih, maka dilakukan pemeriksaan", "carry_out"),
        ("Rechecking dan rekonsiliasi data", "check"),
    ],
)
def test_words_that_only_sound_like_works_are_none(text: str, verbs: str) -> None:
    assert [act.do.value for act in acts_of(text)] == verbs.split()


def test_what_somebody_is_ordered_to_do_is_not_done_here() -> None:
    acts = acts_of("Memerintahkan Staf menyusun surat", names=["Staf"])
    assert [act.do for act in acts] == [Verb.INSTRUCT]


def test_names_come_back_into_the_words_beside_a_verb() -> None:
    (act,) = acts_of("Menyusun keputusan Lurah Melati", names=["Lurah", "Staf"])
    assert act.after == " keputusan Lurah Melati"


def test_a_passive_verb_has_its_paper_before_it() -> None:
    first, second = acts_of("Laporan RB diterima dan disimpan")
    assert (first.before, second.before) == ("Laporan RB ", " dan ")
