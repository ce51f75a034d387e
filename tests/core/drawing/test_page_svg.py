"""The whole table stands in one SVG file."""

from defusedxml import ElementTree
from tests.core.drawing.sops import sop_of

from lajur.core.drawing.form import official_form
from lajur.core.drawing.page_svg import form_svg
from lajur.core.sop.model import Sop

SVG = "{http://www.w3.org/2000/svg}"


def drawn(sop):
    return ElementTree.fromstring(form_svg(official_form(sop)))


def test_prints_heads_texts_and_total():
    texts = [text.text for text in drawn(sop_of(0, 1, 0)).iter(f"{SVG}text")]

    assert texts.count("Pelaksana") == 1
    assert {"Mutu baku", "Pejabat 1", "Memeriksa berkas 2", "90 menit"} <= set(texts)
    assert "Jumlah total waktu" in texts


def test_stands_its_pages_one_under_the_other():
    form = official_form(sop_of(*[0, 1] * 12))
    root = ElementTree.fromstring(form_svg(form))

    tables = [group for group in root if group.tag == f"{SVG}g"]
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert len(tables) == len(form.pages) > 1
    assert texts.count("Jumlah total waktu") == 1
    assert texts.count("A") == 2


def test_says_the_steps_to_a_screen_reader():
    root = drawn(sop_of(0, 1))

    assert root.findtext(f"{SVG}title") == "SOP Contoh"
    assert root.findtext(f"{SVG}desc").startswith("Langkah 1: ")


def test_an_empty_sop_has_its_heads_only():
    texts = [text.text for text in drawn(Sop("kosong", None)).iter(f"{SVG}text")]

    assert texts[:2] == ["No", "Uraian kegiatan"]
