"""Every kind of file an SOP leaves as is what its ending promises."""

import json
import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime

import pytest
from tests.core.drawing.sops import sop_of

from lajur.core.sop.codec import from_json
from lajur.procedures.export import FORMATS, written

AT = datetime(2026, 1, 21, 3, 0, tzinfo=UTC)
SOP = sop_of(0, 1, 0, back={2: 1})


def test_every_kind_is_written_the_same_twice():
    for ending in FORMATS:
        assert written(SOP, ending, AT) == written(SOP, ending, AT), ending


def test_data_is_the_sop_itself():
    assert from_json(json.loads(written(SOP, "json", AT))) == SOP


def test_the_picture_stands_alone_and_fits_its_paper():
    wide = {
        paper: float(
            ElementTree.fromstring(written(SOP, "svg", AT, paper))  # noqa: S314 ours
            .attrib["viewBox"]
            .split()[2]
        )
        for paper in ("F4", "A4")
    }

    assert wide["F4"] > wide["A4"]


def test_the_form_is_a_pdf():
    assert written(SOP, "pdf", AT).startswith(b"%PDF-")


def test_an_unknown_kind_is_refused():
    with pytest.raises(KeyError):
        written(SOP, "odt", AT)
