"""A Word paragraph says what is printed, nothing that was deleted or is hidden."""

import pytest
from lxml import etree
from tests.core.paper.office_files import DRAWINGS, paragraph

from lajur.core.paper.numbering import Numbering
from lajur.core.paper.wording import contents_of, text_of


def xml(text: str) -> etree._Element:
    return etree.fromstring(f"<w:p {DRAWINGS}>{text}</w:p>")


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>a</w:t><w:br/><w:t> b </w:t><w:cr/></w:r>", "a\nb"),
        ("<w:r><w:t>Nomor</w:t><w:tab/><w:t>: 1</w:t></w:r>", "Nomor : 1"),
        ("<w:ins><w:r><w:t>baru</w:t></w:r></w:ins>", "baru"),
        ("<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>", ""),
        ("<w:hyperlink><w:r><w:t>tautan</w:t></w:r></w:hyperlink>", "tautan"),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>3</w:t></w:r>", "3"),
        ('<w:r><w:sym w:char="F0FC"/><w:sym w:char="0041"/></w:r>', "✓"),
        ("<w:r><w:drawing><w:t>bentuk</w:t></w:drawing></w:r>", ""),
        ("<w:r><w:t>a\xa0\u200bb</w:t></w:r><w:r><w:t/></w:r>", "a b"),
    ],
)
def test_words_are_taken_as_printed(inner: str, text: str) -> None:
    assert text_of(xml(inner), Numbering()) == text


def test_a_number_leads_the_words_and_an_empty_bullet_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counting = Numbering()
    monkeypatch.setattr(counting, "mark", lambda element: "3.")
    assert text_of(xml("<w:r><w:t>Menulis</w:t></w:r>"), counting) == "3. Menulis"
    assert text_of(xml(""), counting) == "3."
    monkeypatch.setattr(counting, "mark", lambda element: "-")
    assert text_of(xml(""), counting) == ""


def test_contents_are_found_in_what_wraps_them() -> None:
    body = xml(
        f"<w:sdt><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>"
        f"<w:tbl/><w:bookmarkStart/>{paragraph('b')}"
    )
    found = [text_of(content, Numbering()) for content in contents_of(body)]
    assert found == ["a", "", "b"]
