"""What is drawn for a step gives its lanes and exits."""

from lajur.core.paper import Arrow, Row, Shape, ShapeKind, Table
from lajur.core.reading.documents import read_blocks
from lajur.core.reading.drawn import without_words
from lajur.core.reading.table import RawStep
from lajur.core.sop import Sop, Step

HEAD = (
    Row(("No", "Kegiatan", "Pelaksana", "", "Mutu Baku", "", ""), 1),
    Row(("", "", "Staf", "Kepala", "Kelengkapan", "Waktu", "Output"), 2),
)
BOX, CHOICE, CAPSULE = ShapeKind.PROCESS, ShapeKind.DECISION, ShapeKind.TERMINATOR


def shape(
    id_: str, column: int | tuple[int, ...], *to: str, kind: ShapeKind = BOX
) -> Shape:
    """Return a symbol; `to` is "id" or "id:label"."""
    arrows = [word.partition(":") for word in to]
    columns = column if isinstance(column, tuple) else (column,)
    ways = tuple(Arrow(target, label or None) for target, _, label in arrows)
    return Shape(id_, kind, columns, arrows=ways)


def row(
    number: int, text: str, *shapes: Shape, marks: tuple[str, str] = ("", "")
) -> Row:
    cells = (str(number), text, *marks, "Berkas", "1 hari", "Surat")
    return Row(cells, number + 2, shapes=shapes)


def read(*rows: Row) -> Sop:
    return read_blocks("sop.pdf", b"x", [Table((*HEAD, *rows))]).sops[0]


def exits(step: Step) -> list[tuple[str | None, str | None, str]]:
    return [(exit_.label, exit_.to, exit_.how.value) for exit_ in step.exits]


def test_the_lane_of_a_step_is_the_column_its_symbol_stands_in() -> None:
    sop = read(
        row(1, "Menyusun", shape("a", 3, "b", kind=CAPSULE)),
        row(2, "Membahas", shape("b", (2, 3), "c")),
        row(3, "Mengirim", shape("c", 2, kind=CAPSULE), marks=("Selesai", "")),
    )
    assert [(s.actor, s.with_) for s in sop.steps] == [
        ("kepala", ()),
        ("staf", ("kepala",)),
        ("staf", ()),
    ]
    assert {sop.certainty[f"/steps/{n}/actor"].is_ for n in range(3)} == {"stated"}
    assert [exits(step) for step in sop.steps] == [
        [(None, "s2", "forward")],
        [(None, "s3", "forward")],
        [(None, None, "forward")],
    ]


def test_a_decision_goes_on_and_back_as_its_arrows_say() -> None:
    sop = read(
        row(1, "Menyusun", shape("a", 2, "b")),
        row(2, "Memeriksa", shape("b", 3, "a", "c:Ya", kind=CHOICE), marks=("Ya", "")),
        row(3, "Memilih", shape("c", 3, "d:Tidak", "e", kind=CHOICE)),
        row(4, "Memperbaiki", shape("d", 2, "e")),
        row(5, "Menimbang", shape("e", 3, "f:Rahasia", "a", "g", kind=CHOICE)),
        row(6, "Menyimpan", shape("f", 2, "a")),
        row(7, "Mengirim", shape("g", 2)),
    )
    assert exits(sop.steps[1]) == [("Ya", "s3", "forward"), ("Tidak", "s1", "return")]
    assert exits(sop.steps[2]) == [("Ya", "s5", "forward"), ("Tidak", "s4", "route")]
    assert exits(sop.steps[4]) == [
        ("Rahasia", "s6", "forward"),
        ("Ke Staf", "s1", "return"),
        ("Ke Staf", "s7", "route"),
    ]
    assert exits(sop.steps[5]) == [(None, "s7", "forward"), (None, "s1", "return")]
    assert sop.certainty["/steps/1/exits"].is_ == "stated"
    assert not sop.guesses()


def test_off_page_connectors_are_followed_and_circles_are_not() -> None:
    page = ShapeKind.OFFPAGE
    sop = read(
        row(1, "Menyusun", shape("a", 2, "o:Ya"), shape("o", 2, "p", kind=page)),
        row(2, "Memeriksa", shape("p", 2, "b", "o", "lost", kind=page), shape("b", 3)),
    )
    assert exits(sop.steps[0]) == [("Ya", "s2", "forward")]
    assert sop.steps[1].actor == "kepala"


def test_the_symbols_of_one_step_are_read_in_the_order_of_their_arrows() -> None:
    sop = read(
        row(1, "Mendisposisikan", shape("b", 2, "c"), shape("a", 3, "b", "d")),
        row(2, "Mengirim", shape("c", 2), shape("d", 3)),
    )
    assert (sop.steps[0].actor, sop.steps[0].with_) == ("kepala", ("staf",))
    assert exits(sop.steps[0]) == [(None, "s2", "forward")]


def test_a_refusal_the_text_spells_out_counts_where_nobody_drew_it() -> None:
    sop = read(
        row(1, "Menyusun surat", shape("a", 2, "b")),
        row(
            2,
            "Memeriksa surat, jika tidak setuju dikembalikan kepada Staf",
            shape("b", 3, "c"),
        ),
        row(3, "Mengirim", shape("c", 2)),
    )
    assert exits(sop.steps[1])[1][1:] == ("s1", "return")


def test_a_few_symbols_do_not_make_a_drawing() -> None:
    sop = read(
        row(1, "Menyusun", shape("a", 0)),
        row(2, "Memeriksa", shape("b", 3)),
        row(3, "Mengirim"),
        row(4, "Menyimpan"),
    )
    assert sop.certainty["/steps/1/actor"].is_ != "stated"


def test_a_step_without_a_symbol_among_drawn_ones_is_guessed() -> None:
    sop = read(
        row(1, "Menyusun", shape("a", 2, "c")),
        row(2, "Memeriksa"),
        row(3, "Mengirim", shape("c", 2)),
    )
    assert [sop.certainty[f"/steps/{n}/actor"].is_ for n in range(3)] == [
        *("stated", "guessed", "stated"),
    ]


def test_a_row_of_the_next_page_goes_on_with_its_step() -> None:
    first = Table(
        (
            *HEAD,
            Row(("1", "Menyusun surat yang", "", "", "A", "1", "S"), 3, page=1),
        )
    )
    second = Table(
        (
            Row(("", "panjang", "", "", "B", "hari", ""), 4, page=2),
            Row(("2", "Mengirim", "", "", "C", "1 hari", ""), 5, page=2),
        )
    )
    (sop,) = read_blocks("sop.pdf", b"x", [first, second]).sops
    assert [step.text for step in sop.steps] == [
        "Menyusun surat yang panjang",
        "Mengirim",
    ]
    assert sop.steps[0].duration is not None
    assert (sop.steps[0].duration.value, sop.steps[0].duration.unit) == (1, "days")


def test_hidden_columns_of_one_page_do_not_move_the_cells_of_another() -> None:
    top = Row(("No", "Kegiatan", "Staf", "Kepala", "Mutu Baku", "", "", "", "Ket"), 1)
    under = Row(("", "", "", "", "Kelengkapan", "", "Waktu", "Output", ""), 2)
    count = Row(("(1)", "(2)", "(3)", "(4)", "(5)", "", "(6)", "(7)", "(8)"), 3)
    one = Row(
        ("1", "Menyusun", "", "", "Data", "", "1 hari", "Draft", ""),
        4,
        page=1,
        shapes=(shape("a", 3, "b"),),
    )
    two = Row(
        ("2", "Mengirim", "", "", "Draft", "2 hari", "Surat", ""),
        5,
        page=2,
        shapes=(shape("b", 2), shape("x", 5)),
    )
    (sop,) = read_blocks(
        "s.pdf", b"x", [Table((top, under, count, one)), Table((two,))]
    ).sops
    assert [actor.name for actor in sop.actors] == ["Staf", "Kepala"]
    assert [step.actor for step in sop.steps] == ["kepala", "staf"]
    assert [s.duration.text for s in sop.steps if s.duration] == ["1 hari", "2 hari"]


def test_a_lone_yes_beside_a_step_that_decides_nothing_is_not_its_own() -> None:
    sop = read(
        row(1, "Menyusun", shape("a", 2, "b:Ya", "c")),
        row(2, "Memaraf", shape("b", 3, "c")),
        row(3, "Mengirim", shape("c", 2)),
    )
    assert [exit_.label for exit_ in sop.steps[0].exits] == ["Ke Kepala", "Ke Staf"]


def test_words_in_spaced_lanes_may_be_a_neighbours_and_say_nothing() -> None:
    step = RawStep(1, lanes=("Via surel kantor", "Mulai"), output="Surat")
    (bare,) = without_words([step], spaced=True)
    assert bare.lanes == ("", "Mulai")


def test_words_in_the_lanes_of_a_row_that_has_slipped_say_nothing() -> None:
    told = RawStep(1, lanes=("Via surel kantor", ""), output="Surat")
    slipped = RawStep(2, lanes=("Lembar disposisi", ""))
    assert without_words([told, slipped], spaced=False) == (
        told,
        RawStep(2, lanes=("", "")),
    )


def test_who_shares_a_step_by_a_plain_line_comes_behind_its_doer() -> None:
    sop = read(
        row(1, "Menyusun", shape("a", 2, "b")),
        row(2, "Membahas", shape("b2", 2), shape("b", 3, "b2", "c")),
        row(3, "Mengirim", shape("c", 2)),
    )

    assert (sop.steps[1].actor, sop.steps[1].with_) == ("kepala", ("staf",))


def test_a_line_from_the_left_makes_nobody_the_doer() -> None:
    sop = read(
        row(1, "Menyusun", shape("a", 2, "b")),
        row(2, "Membahas", shape("b2", 2, "b"), shape("b", 3, "c")),
        row(3, "Mengirim", shape("c", 2)),
    )

    assert (sop.steps[1].actor, sop.steps[1].with_) == ("kepala", ("staf",))


def test_an_arrow_to_the_end_mark_leads_out() -> None:
    sop = read(
        row(1, "Memeriksa", shape("a", 3, "b:Ya", "z:Tidak", kind=CHOICE)),
        row(2, "Mengirim", shape("b", 2, "z"), shape("z", 2, kind=CAPSULE)),
    )

    assert exits(sop.steps[0]) == [("Ya", "s2", "forward"), ("Tidak", None, "route")]
    assert exits(sop.steps[1]) == [(None, None, "forward")]
