from tests.core.families.kin import LOANS, loan

from lajur.core.families.profile import Profile, is_report, profile_of, title_of
from lajur.core.sop import Verb


def test_a_title_is_taken_apart_at_its_first_act():
    title = title_of("Mekanisme Monitoring dan Evaluasi Penyusunan Arsip")
    assert title.acts == ("Monitoring", "Evaluasi")
    assert title.subject == ("Penyusunan", "Arsip")
    assert title_of("Usulan SK Tim").acts == ("SK",)
    assert title_of("Prosedur").acts == ()


def test_words_for_one_act_are_one_act():
    a, b = (LOANS[0].with_changes(title=f"{act} Data") for act in _SAME)
    assert profile_of(a).acts == profile_of(b).acts


_SAME = ("Pengumpulan", "Penghimpunan")


def test_the_subject_and_the_office_are_taken_out_of_the_steps():
    one, other = profile_of(loan("Proyektor")), profile_of(loan("Kendaraan Dinas"))
    assert one.steps == other.steps
    assert one.subject != other.subject


def test_short_forms_of_the_subject_are_taken_out_too():
    sop = LOANS[0].with_changes(title="Peminjaman Gedung Serba Guna")
    steps = tuple(s for s in loan("GSG").steps)
    told = profile_of(sop.with_changes(steps=steps))
    assert all("gsg" not in step.words for step in told.steps)


def test_a_report_is_known_by_its_short_name():
    assert is_report("LKPJ")
    assert not is_report()
    lkpj = LOANS[0].with_changes(title="Penyusunan LKPJ")
    assert profile_of(lkpj).kind == "laporan"


def test_a_step_without_works_has_the_stage_of_its_kind():
    bare = LOANS[0].steps[0].__class__(id="s1", number="1", text="X", actor=None)
    told = profile_of(LOANS[0].with_changes(steps=(bare,)))
    assert told.steps[0].stages == {"do"}
    assert bare.kind is Verb.CARRY_OUT


def test_a_stage_that_goes_on_is_told_once():
    assert profile_of(LOANS[0]).stages == ("write", "check", "sign", "hand_on")


def test_the_stored_form_is_small_and_comes_back():
    told = profile_of(LOANS[0])
    assert Profile.from_json(told.to_json()) == told
    assert Profile.from_json(told.to_json()).subject == told.subject
    assert len(str(told.to_json())) < 1000
