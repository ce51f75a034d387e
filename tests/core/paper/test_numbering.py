"""Word's automatic numbers come out as they are printed."""

import pytest
from lxml import etree

from lajur.core.paper.numbering import Numbering, numbering_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def xml(text: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{W}">{text}</w:x>')


def level(
    index: int, form: str, text: str, start: int | str = 1, more: str = ""
) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbers(*levels: str, overrides: str = "") -> etree._Element:
    return xml(
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def marked(counting: Numbering, *places: tuple[int, int]) -> list[str]:
    return [
        counting.mark(
            xml(
                f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/>'
                f'<w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
            )
        )
        for list_id, depth in places
    ]


def test_levels_count_and_begin_anew_under_the_next_number() -> None:
    counting = numbering_of(
        numbers(level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)")), None
    )
    assert marked(counting, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == [
        "1.",
        "1.a)",
        "1.b)",
        "2.",
        "2.a)",
    ]


def test_a_deeper_level_without_its_higher_one_takes_its_first_number() -> None:
    counting = numbering_of(
        numbers(level(0, "decimal", "%1", 4), level(1, "decimal", "%1.%2")), None
    )
    assert marked(counting, (1, 1)) == ["4.1"]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimalZero", "09"),
        ("lowerRoman", "ix"),
        ("upperRoman", "IX"),
        ("lowerLetter", "i"),
        ("upperLetter", "I"),
        ("none", ""),
        ("ordinal", "9"),
    ],
)
def test_numbers_are_printed_in_their_form(form: str, printed: str) -> None:
    assert marked(numbering_of(numbers(level(0, form, "%1", 9)), None), (1, 0)) == [
        printed
    ]


def test_huge_numbers_are_printed_plainly_and_senseless_ones_not_at_all() -> None:
    high = numbering_of(numbers(level(0, "lowerRoman", "%1", 999_999)), None)
    assert marked(high, (1, 0)) == ["999999"]
    broken = numbering_of(numbers(level(0, "decimal", "%1", "many")), None)
    assert marked(broken, (1, 0)) == ["1"]
    deep = numbering_of(numbers(level(40, "decimal", "%1")), None)
    assert marked(deep, (1, 40)) == [""]


def test_letters_beyond_z_are_doubled() -> None:
    counting = numbering_of(numbers(level(0, "lowerLetter", "%1", 27)), None)
    assert marked(counting, (1, 0)) == ["aa"]


def test_legal_numbering_prints_plain_figures() -> None:
    counting = numbering_of(
        numbers(
            level(0, "upperRoman", "%1"),
            level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
        ),
        None,
    )
    assert marked(counting, (1, 0), (1, 1)) == ["I", "1.1"]


def test_bullets_are_dashes_and_unknown_lists_nothing() -> None:
    counting = numbering_of(numbers(level(0, "bullet", "\uf0b7")), None)
    assert marked(counting, (1, 0), (7, 0), (0, 0)) == ["-", "", ""]


def test_a_list_of_the_same_pattern_goes_on_unless_it_is_begun_anew() -> None:
    on = numbering_of(numbers(level(0, "decimal", "%1.")), None)
    assert marked(on, (1, 0), (2, 0)) == ["1.", "2."]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    fresh = numbering_of(numbers(level(0, "decimal", "%1."), overrides=anew), None)
    assert marked(fresh, (1, 0), (2, 0), (2, 0)) == ["1.", "5.", "6."]
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "(%1)")}</w:lvlOverride>'
    other = numbering_of(numbers(level(0, "decimal", "%1."), overrides=own), None)
    assert marked(other, (2, 0)) == ["(1)"]


def test_a_style_numbers_its_paragraphs_and_those_of_its_children() -> None:
    styles = xml(
        '<w:style w:styleId="a"><w:name w:val="List"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:name w:val="Heading 1"/><w:basedOn w:val="a"/>'
        "</w:style>"
        '<w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    )
    counting = numbering_of(numbers(level(0, "decimal", "%1.")), styles)
    told = [xml(f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>') for name in "abc"]
    assert [counting.mark(paragraph) for paragraph in told] == ["1.", "2.", ""]
    assert [counting.is_heading(paragraph) for paragraph in told] == [
        False,
        True,
        False,
    ]
    assert not counting.is_heading(xml(""))
