from dataclasses import replace

from hypothesis import given, settings
from tests.core.drawing.sops import sop_of, sops

from lajur.core.sop import (
    Actor,
    ActorKind,
    Duration,
    Exit,
    Item,
    Link,
    Paper,
    Sop,
    Verb,
    Work,
)
from lajur.core.sop import edit as do
from lajur.core.sop.difference import Kind, Piece, difference, words

TEXTS = ("Menyusun konsep surat", "Memaraf konsep nota", "Menandatangani berkas akhir")


def made(**fields: object) -> Sop:
    sop = sop_of(0, 1, 2, **fields)
    steps = (replace(s, text=t) for s, t in zip(sop.steps, TEXTS, strict=True))
    return replace(sop, steps=tuple(steps), papers=(Paper("surat", "Surat"),))


def kinds(old: Sop, new: Sop) -> list[str]:
    return [row.kind.value for row in difference(old, new).rows]


def test_words_that_stay_go_and_come():
    assert words("Menyusun surat dinas", "Menyusun nota dinas") == (
        Piece(Kind.SAME, "Menyusun "),
        Piece(Kind.REMOVED, "surat"),
        Piece(Kind.ADDED, "nota"),
        Piece(Kind.SAME, " dinas"),
    )
    assert words("", "baru") == (Piece(Kind.ADDED, "baru"),)
    assert words("lama", "") == (Piece(Kind.REMOVED, "lama"),)


def test_the_same_sop_has_no_difference():
    found = difference(made(), made())

    assert found.is_empty
    assert found.marks(newer=True) == {}


def test_the_identity_sheet_is_told_line_by_line():
    old = made(legal_bases=("UUD 1945", "UU 1 Tahun 2019 tentang Arsip", "PP 2"))
    new = made(
        legal_bases=(
            "UUD 1945",
            "UU 1 Tahun 2024 tentang Arsip",
            "Perwal tentang Surat",
        ),
        number="7",
    )
    found = difference(old, new)

    assert [c.field for c in found.identity] == ["number", *["legal_bases"] * 3]
    reworded, gone, come = found.identity[1:]
    assert Piece(Kind.ADDED, "2024") in reworded.pieces
    assert gone.pieces == (Piece(Kind.REMOVED, "PP 2"),)
    assert come.pieces == (Piece(Kind.ADDED, "Perwal tentang Surat"),)
    assert not found.is_empty


def test_lanes_that_came_went_or_changed():
    old = made()
    new = replace(
        old,
        actors=(
            Actor("a0", "Analis"),
            replace(old.actors[1], kind=ActorKind.TEAM),
            Actor("a9", "Camat"),
        ),
    )
    found = difference(old, new).lanes

    assert [c.field for c in found] == ["name", "kind", "name", "name"]
    assert Piece(Kind.ADDED, "team") in found[1].pieces


def test_a_row_put_in_or_taken_out_leaves_its_neighbours_the_same():
    sop = made()

    added = do.insert_step(sop, "s1", "Mencatat agenda")
    assert kinds(sop, added) == ["same", "added", "same", "same"]
    assert kinds(sop, do.delete_step(sop, "s2")) == ["same", "removed", "same"]
    assert kinds(sop, do.delete_step(sop, "s3")) == ["same", "same", "removed"]
    assert difference(sop, added).count(Kind.ADDED) == 1


def test_a_moved_row_is_told_once():
    sop = made()
    moved = do.move_step(sop, "s3", 0)

    found = difference(sop, moved)

    assert [row.kind for row in found.rows] == [Kind.MOVED, Kind.SAME, Kind.SAME]
    assert found.marks(newer=False) == {"s3": Kind.MOVED}


def test_every_cell_is_compared():
    sop = replace(
        made(),
        steps=tuple(
            replace(s, works=(Work(Verb.SIGN, "surat"),), outputs=(Item("Surat"),))
            for s in made().steps
        ),
    )
    new = do.set_text(sop, "s2", "Memeriksa dan memaraf konsep nota")
    new = do.set_actor(new, "s2", "a0", ["a2"])
    new = do.set_works(new, "s2", [Work(Verb.CHECK)])
    new = do.set_items(new, "s2", "inputs", ["Nota"])
    new = do.set_items(new, "s2", "outputs", ["Nota"])
    new = do.set_duration(new, "s2", "2 hari")
    new = do.set_checklist(new, "s2", ["satu"])
    new = do.set_remarks(new, "s2", "cepat")
    new = do.set_links(new, "s2", [Link("Arsip", "call")])
    new = do.make_decision(new, "s2")

    row = difference(sop, new).rows[1]

    assert row.kind is Kind.CHANGED
    assert {c.field for c in row.cells} == {
        "text",
        "actor",
        "works",
        "inputs",
        "outputs",
        "duration",
        "checklist",
        "remarks",
        "links",
        "exits",
    }


def test_exits_are_alike_when_only_numbers_moved():
    sop = do.make_decision(made(), "s3")
    longer = do.insert_step(sop, None, "Membuka rapat besok pagi")

    assert kinds(sop, longer) == ["added", "same", "same", "same"]
    elsewhere = do.set_exits(sop, "s2", [Exit(None, None)])
    cells = difference(sop, elsewhere).rows[1].cells
    assert [c.field for c in cells] == ["exits"]
    new_target = do.set_exits(longer, "s3", [Exit("Ya", "s4"), Exit("Lagi", "s4")])
    assert difference(sop, new_target).rows[3].cells[0].field == "exits"


def test_steps_read_again_are_known_by_their_words():
    old = made()
    again = replace(
        old,
        steps=(
            replace(old.steps[0], id="x1", text="Menyusun konsep surat undangan"),
            replace(old.steps[1], id="x2", text="Hal yang lain sama sekali"),
            replace(old.steps[2], id="x3", duration=Duration("2 jam", 2, "hours")),
        ),
    )
    again = replace(
        again, steps=tuple(replace(s, exits=(Exit(None, None),)) for s in again.steps)
    )

    assert kinds(old, again) == ["changed", "added", "removed", "changed"]


def test_steps_with_nothing_in_common_are_all_new():
    assert kinds(made(), Sop("kosong", "Contoh")) == ["removed"] * 3
    assert kinds(Sop("kosong", "Contoh"), made()) == ["added"] * 3


@settings(deadline=None, max_examples=60)
@given(sops(6), sops(6))
def test_every_step_of_both_stands_in_the_table_once(old: Sop, new: Sop):
    rows = difference(old, new).rows

    assert [r.new.id for r in rows if r.new] == [s.id for s in new.steps]
    assert sorted(r.old.id for r in rows if r.old) == sorted(s.id for s in old.steps)
    assert difference(old, old).is_empty
