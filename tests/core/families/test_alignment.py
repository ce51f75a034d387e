from tests.core.families.kin import LOANS, loan

from lajur.core.families.alignment import aligned_lanes, aligned_papers, aligned_steps
from lajur.core.sop import Paper
from lajur.core.sop.codec import to_json

FORMS = [to_json(sop) for sop in LOANS]


def test_rows_are_paired_in_their_order():
    short = to_json(LOANS[1].with_changes(steps=LOANS[1].steps[1:]))
    pairs = aligned_steps(FORMS[0], short)
    assert [(a["id"], b["id"]) for a, b in pairs] == [
        ("s2", "s2"),
        ("s3", "s3"),
        ("s4", "s4"),
    ]


def test_rows_that_say_something_else_are_no_pair():
    other = to_json(LOANS[0].with_changes(steps=loan("X").steps[:1]))
    other["steps"][0] |= {"text": "Rapat", "outputs": [], "works": []}
    assert aligned_steps(FORMS[0], other) == []


def test_lanes_of_other_names_are_paired_by_what_they_do():
    theirs = to_json(loan("Tenda", lanes=("Arsiparis", "Kasubag", "Sekretaris")))
    assert aligned_lanes(FORMS[0], theirs) == {
        "petugas": "arsiparis",
        "kasubag": "kasubag",
        "kabag": "sekretaris",
    }


def test_two_lanes_are_never_one():
    theirs = to_json(loan("Tenda", lanes=("Arsiparis", "Kasubag", "Kabag")))
    for row in theirs["steps"]:
        row["actor"] = "arsiparis"
    found = aligned_lanes(FORMS[0], theirs)
    assert len(set(found.values())) == len(found)


def test_papers_are_paired_by_where_they_stand():
    theirs = to_json(LOANS[1].with_changes(papers=(Paper("kartu", "Kartu"),)))
    for row in theirs["steps"]:
        for item in (*row["inputs"], *row["outputs"]):
            item["paper"] = "kartu"
    assert aligned_papers(FORMS[0], theirs) == {"formulir": "kartu"}


def test_rows_that_name_nothing_alike_are_like_in_that():
    bare = [dict(row, outputs=[], works=[]) for row in FORMS[0]["steps"]]
    pairs = aligned_steps({"steps": bare}, {"steps": bare})
    assert len(pairs) == 4
