"""A file is read from its bytes to its SOPs, and findings tell what is amiss."""

import pytest
from tests.core.reading.documents import SHEET, Line, table

from lajur.core.paper import Refused
from lajur.core.reading import read_file
from lajur.core.reading.documents import MAX_STEPS


def whole() -> str:
    return SHEET + table(Line("Menyusun surat"), Line("Memeriksa surat"))


def test_a_document_becomes_an_sop_with_its_source() -> None:
    reading = read_file("surat.txt", whole().encode())
    (sop,) = reading.sops
    assert sop.slug == "surat-keluar"
    assert sop.source is not None
    assert sop.source.file == "surat.txt"
    assert len(sop.source.sha256) == 64
    assert sop.source.government_printed == "PEMERINTAH KABUPATEN CONTOH"
    assert [f.code for f in reading.findings] == ["lane_unused"]
    assert reading.findings[0].where == "/sops/0/actors/2"


def test_two_sops_of_one_name_get_two_slugs() -> None:
    reading = read_file("dua.txt", (whole() + "\n" + whole()).encode())
    assert [sop.slug for sop in reading.sops] == ["surat-keluar", "surat-keluar-2"]


def test_a_file_without_an_sop_is_told() -> None:
    reading = read_file("kosong.txt", b"Selamat pagi.\n")
    assert reading.sops == ()
    assert [finding.code for finding in reading.findings] == ["no_sop"]


def test_quality_rows_that_do_not_line_up_are_told() -> None:
    text = (
        "No\tKegiatan\tPelaksana\t\n\t\tStaf\tKepala\n1\tMenyusun surat\t\t\n"
        "2\tMemeriksa surat\t\t\n\nMutu Baku\t\nWaktu\tOutput\n1 hari\tSurat\n"
    )
    (sop,), findings = (
        (reading := read_file("a.txt", text.encode())).sops,
        reading.findings,
    )
    assert sop.steps[1].duration is None
    assert findings[0].code == "quality_rows_differ"


def test_a_word_a_scan_has_garbled_is_mended_and_told() -> None:
    text = table(
        Line("Menyusun LKjIP"),
        Line("Me!aporkan LKjlP", inputs="LKjIP"),
        Line("LKjIP lrban"),
    )
    (sop,) = read_file("scan.txt", text.encode()).sops
    assert sop.steps[1].text == "Melaporkan LKjIP"
    assert sop.steps[2].text == "LKjIP Irban"
    mended = sop.certainty["/steps/1/text"]
    assert (mended.is_, mended.others) == ("derived", ("Me!aporkan LKjlP",))


def test_every_missing_value_is_told_as_missing() -> None:
    (sop,) = read_file("a.txt", table(Line("Menyusun", duration="")).encode()).sops
    assert sop.title is None
    assert sop.slug == "a-txt"
    assert sop.certainty["/title"].is_ == "missing"
    assert sop.certainty["/steps/0/duration"].is_ == "missing"


def test_a_table_without_lanes_leaves_its_actors_missing() -> None:
    text = "No\tKegiatan\tWaktu\n1\tMenyusun surat\t1 hari\n"
    (sop,) = read_file("a.txt", text.encode()).sops
    assert sop.steps[0].actor is None
    assert sop.certainty["/steps/0/actor"].is_ == "missing"


def test_a_table_longer_than_any_sop_is_refused() -> None:
    text = table(*[Line("Menyusun")] * (MAX_STEPS + 1))
    with pytest.raises(Refused, match="501 langkah"):
        read_file("a.txt", text.encode())


def test_a_mark_that_means_nothing_is_told() -> None:
    text = table(Line("Menyusun", marks=("+",)))
    found = read_file("a.txt", text.encode()).findings
    assert [f.where for f in found if f.code == "mark_unread"] == ["/sops/0/steps/0"]
