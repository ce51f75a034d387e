"""A new SOP is made from a pattern: pick, fill in, ready, in less than a minute."""

import time
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.visitor import Visitor, visit

STEWARD = "Pengelola Data Kantor"
FAMILY = "Sosialisasi"
SUBJECT = "Pengelolaan Arsip Dinamis"
NUMBER = "01.01.42.2026"
#: Nobody would call more than these few.
MOST_CLICKS, MOST_FIELDS, MOST_SECONDS = 3, 2, 60


@dataclass
class Count:
    """What a person did, and since when."""

    began: float
    clicks: int = 0
    fields: int = 0


def test_a_new_sop_from_a_pattern_in_under_a_minute(
    chrome: Browser, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with visit(chrome, site) as visitor:
        visitor.sit_down(STEWARD)
        visitor.open("/sop/")
        count = Count(time.monotonic())
        the_pattern_is_picked(visitor, count)
        the_values_are_filled_in(visitor, count)
        the_draft_is_ready(visitor, count)
        seconds = time.monotonic() - count.began
        with capsys.disabled():
            print(  # noqa: T201 the figure of this proof
                f"\nSOP baru dari pola: {count.clicks} klik, {count.fields} isian, "
                f"{seconds:.1f} detik dengan mesin"
            )
        assert count.clicks <= MOST_CLICKS
        assert count.fields <= MOST_FIELDS
        assert seconds < MOST_SECONDS
        it_can_be_put_in_force(visitor)


def test_the_page_works_without_scripts(chrome: Browser, site: str) -> None:
    with visit(chrome, site, has_scripts=False) as visitor:
        visitor.sit_down(STEWARD)
        visitor.open("/sop/pola/")
        visitor.follow(f"SOP baru dari pola {FAMILY}")
        visitor.fill("Pokok SOP", "Keterbukaan Informasi")
        visitor.press("Lihat pratinjau")
        assert "Mekanisme Sosialisasi Keterbukaan Informasi" in visitor.text
        visitor.press("Buat draf")
        assert "Draf siap" in visitor.text


def the_pattern_is_picked(visitor: Visitor, count: Count) -> None:
    visitor.follow("Keluarga")
    visitor.follow(f"SOP baru dari pola {FAMILY}")
    count.clicks += 2


def the_values_are_filled_in(visitor: Visitor, count: Count) -> None:
    preview = visitor.page.locator("#pratinjau")
    expect(preview).to_contain_text("Mekanisme Sosialisasi [Pokok SOP]")
    # The cursor stands in the field already.
    visitor.page.keyboard.type(SUBJECT)
    expect(preview).to_contain_text(f"Mekanisme Sosialisasi {SUBJECT}")
    visitor.fill("Nomor SOP", NUMBER)
    count.fields += 2


def the_draft_is_ready(visitor: Visitor, count: Count) -> None:
    visitor.press("Buat draf")
    count.clicks += 1
    assert SUBJECT in visitor.heading
    assert "Draf siap" in visitor.text
    assert "Siap disahkan" in visitor.text
    assert f"Keluarga Mirip dengan 12 SOP lain: {FAMILY}" in visitor.text


def it_can_be_put_in_force(visitor: Visitor) -> None:
    visitor.follow("Sahkan dan berlakukan")
    visitor.press("Sahkan dan berlakukan")
    assert SUBJECT in visitor.heading
    assert "Berlaku" in visitor.text
