from tests.letters.facts import facts, page

from lajur.letters.writing import compose
from lajur.letters.writing.blocks import runs_in, text_of
from lajur.letters.writing.difference import changes
from lajur.letters.writing.kind import kind_of

BODY = compose.first_fields(kind_of("surat_dinas"), facts())["isi"]


def test_the_same_paper_has_no_change() -> None:
    found = changes(page(), page())

    assert found.count == 0
    assert found.page == page()


def test_shows_the_changed_words_of_one_paragraph() -> None:
    found = changes(
        page(), page(fields={"isi": BODY.replace("dokumen pendukung", "bukti dukung")})
    )

    (change,) = found.paragraphs
    assert change.before == "dokumen pendukung data tersebut; dan"
    assert change.after == "bukti dukung data tersebut; dan"
    assert change.words[0] == ("del", "dokumen")
    assert ("ins", "bukti") in change.words
    assert ("same", " data tersebut; dan") in change.words


def test_the_page_carries_both_the_old_and_the_new_words() -> None:
    found = changes(
        page(), page(fields={"isi": BODY.replace("Saudara", "Bapak/Ibu", 1)})
    )

    spans = [s for b in found.page.blocks for runs in runs_in(b) for s in runs]
    assert "Saudara" in "".join(s.text for s in spans if s.change == "del")
    assert "Bapak/Ibu" in "".join(s.text for s in spans if s.change == "ins")


def test_a_new_and_a_lost_paragraph_are_both_told() -> None:
    added = changes(page(), page(fields={"isi": f"{BODY}\n\nAlinea baru."}))
    lost = changes(page(fields={"isi": f"{BODY}\n\nAlinea baru."}), page())

    assert [(c.before, c.after) for c in added.paragraphs] == [("", "Alinea baru.")]
    assert [(c.before, c.after) for c in lost.paragraphs] == [("Alinea baru.", "")]
    text = "".join(text_of(r) for b in lost.page.blocks for r in runs_in(b))
    assert "Alinea baru." in text


def test_a_changed_field_of_the_frame_is_one_change() -> None:
    found = changes(page(), page(fields={"lampiran": "1 (satu) berkas"}))

    assert [(c.before, c.after) for c in found.paragraphs] == [("-", "1 (satu) berkas")]
