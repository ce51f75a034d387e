from dataclasses import replace

from tests.factories.letters import letter_sop
from tests.letters.desks import AT, composed, desk_of

from lajur.core.sop import Verb
from lajur.ledger.actor import ActingAs
from lajur.letters.services.mark import Hand, do_work, reserves_number, signature_data
from lajur.letters.services.sheet import Sheet
from lajur.letters.state import SeriesRow

SEKDA = ActingAs(7, "Pejabat Sekda", 3, "Sekretaris Daerah", "definitive")
SERIES = SeriesRow(1, "{klas}/{urut}/{kode_unit}", [], {}, "all", "yearly")


def _hand(step: str, **given: object) -> Hand:
    settings = given.pop("settings", {})
    task = desk_of(letter_sop(), step, settings={"letters": settings}).task
    return replace(Hand(task, SEKDA, AT), **given)  # type: ignore[arg-type]


def _sheet(paper: str = "spt", step: str = "s2") -> Sheet:
    made = composed(desk_of(letter_sop(), step), paper, Verb.PREPARE)
    return Sheet(made, 1, made.content_hash, (SERIES,))


def test_a_mark_binds_who_and_what_he_saw() -> None:
    sheet = _sheet()

    do_work(_hand("s3", note="Setuju"), sheet, Verb.INITIAL)

    (mark,) = sheet.state.marks
    assert (mark.kind, mark.post, mark.note) == (
        "initialled",
        "Sekretaris Daerah",
        "Setuju",
    )
    assert mark.content_hash == sheet.state.content_hash
    assert sheet.is_touched


def test_preparing_leaves_no_mark() -> None:
    sheet = _sheet()

    do_work(_hand("s2"), sheet, Verb.PREPARE)

    assert sheet.state.marks == ()


def test_a_signature_says_its_way_its_code_and_where_to_check_it() -> None:
    sheet = _sheet()

    do_work(_hand("s4", site="https://a/periksa/"), sheet, Verb.SIGN)

    signed = sheet.state.signed
    assert signed is not None
    assert signed.data["way"] == "screen"
    assert signed.data["code"].startswith("1-")
    assert signed.data["verify"] == "https://a/periksa/"
    assert sheet.state.dated is None


def test_the_office_may_have_papers_checked_elsewhere() -> None:
    hand = _hand("s4", site="https://a/", settings={"verify_url": "https://b/"})

    assert signature_data(hand, _sheet())["verify"] == "https://b/"


def test_a_paper_without_a_number_is_dated_when_signed() -> None:
    sheet = _sheet("laporan", "s11")

    do_work(_hand("s13"), sheet, Verb.SIGN)

    assert sheet.state.dated == AT.date()


def test_a_sealed_paper_takes_its_number_before_it_is_signed() -> None:
    sheet = _sheet()

    assert reserves_number(_hand("s4", way="gateway"), sheet)
    assert not reserves_number(_hand("s4"), sheet)
    early = _hand("s4", settings={"sign_reserves_number": True})
    assert reserves_number(early, sheet)
    assert not reserves_number(early, _sheet("laporan", "s11"))
    sheet.change(number="1", number_state="registered")
    assert not reserves_number(early, sheet)


def test_a_registered_number_is_not_given_again() -> None:
    sheet = _sheet()
    sheet.change(number="000.8/1/UM", number_state="registered")

    do_work(_hand("s5"), sheet, Verb.NUMBER)

    assert sheet.number is None
    assert [mark.kind for mark in sheet.state.marks] == ["numbered"]


def test_a_reserved_number_is_registered_when_numbered() -> None:
    sheet = _sheet()
    sheet.change(number="000.8/1/UM", number_state="reserved")

    do_work(_hand("s5"), sheet, Verb.NUMBER)

    assert sheet.state.number_state == "registered"
    assert sheet.number is not None
    assert sheet.number["series_id"] is None


def test_a_dispatch_line_is_written_for_every_addressee_once() -> None:
    sheet = _sheet("surat", "s6")
    fields = dict(sheet.fields) | {"yth": "Camat\nCamat\nLurah"}
    sheet.change(content={**sheet.state.content, "fields": fields})

    do_work(_hand("s9"), sheet, Verb.SEND)

    assert [row["addressee"] for row in sheet.dispatches] == ["Camat", "Lurah"]


def _onward(text: str) -> Hand:
    """The team at step 10, which hands the letter on as the text says."""
    sop = letter_sop()
    steps = tuple(
        replace(step, text=text) if step.id == "s10" else step for step in sop.steps
    )
    return Hand(desk_of(replace(sop, steps=steps), "s10").task, SEKDA, AT)


def _sent(sheet: Sheet) -> list[list[str]]:
    return [mark.data["to"] for mark in sheet.state.marks if mark.kind == "sent"]


def test_a_dispatch_says_to_whom_and_is_marked_once() -> None:
    sheet = _sheet("surat", "s6")

    for _ in range(2):
        do_work(_onward("Mengirim surat"), sheet, Verb.SEND)

    (to,) = _sent(sheet)
    assert to == [row["addressee"] for row in sheet.dispatches]
    assert to


def test_the_same_paper_sent_to_somebody_else_is_a_second_dispatch() -> None:
    sheet = _sheet("surat", "s6")
    do_work(_onward("Mengirim surat"), sheet, Verb.SEND)

    do_work(_onward("Mengirim surat ke Bappeda"), sheet, Verb.SEND)

    assert _sent(sheet)[1:] == [["Kepala Bappeda"]]
    assert sheet.dispatches[-1]["addressee"] == "Kepala Bappeda"


def test_a_paper_that_changed_is_sent_anew() -> None:
    sheet = _sheet("surat", "s6")
    do_work(_onward("Mengirim surat"), sheet, Verb.SEND)
    sheet.change(content_hash="another")

    do_work(_onward("Mengirim surat"), sheet, Verb.SEND)

    assert len(_sent(sheet)) == 2
