"""The form as data says all a typesetter needs."""

import json

from tests.core.drawing.sops import sop_of

from lajur.core.drawing.form import official_form
from lajur.core.drawing.sheets import form_data


def data(sop):
    return json.loads(json.dumps(form_data(official_form(sop))))


def test_carries_identity_rows_and_total():
    found = data(sop_of(0, 1, 0, number="01/2026"))
    (page,) = found["pages"]

    assert found["paper"] == [330, 215]
    assert ["Nomor SOP", "01/2026"] in found["facts"]
    assert [row["number"] for row in page["rows"]] == ["1", "2", "3"]
    assert page["total"] == "90 menit"
    assert len(page["columns"]) == len(page["lanes"]) + 6


def test_the_drawing_begins_where_the_lanes_do():
    (page,) = data(sop_of(0, 1, 0, back={2: 1}))["pages"]
    flow = page["flow"]

    assert flow["left"] == sum(page["columns"][:2])
    assert flow["top"] == sum(page["heads"])
    assert len(flow["lines"]) == len(flow["heads"]) == 3
    assert [symbol["round"] for symbol in flow["symbols"]] == [True, False, True]
    assert {label["lines"][0] for label in flow["labels"]} == {"Setuju", "Tidak"}


def test_lines_between_those_who_share_a_step_have_no_head():
    sop = sop_of(0, 1)
    last = sop.steps[1].__class__(**vars(sop.steps[1]) | {"with_": ("a0",)})
    (page,) = data(sop.with_changes(steps=(sop.steps[0], last)))["pages"]

    assert len(page["flow"]["lines"]) == len(page["flow"]["heads"]) + 1
