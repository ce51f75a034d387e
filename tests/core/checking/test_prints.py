"""What only the printed document shows."""

from tests.core.checking.sops import sop

from lajur.core.checking.prints import check_prints, torn_values
from lajur.core.paper.blocks import Paragraph, Row, Table


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(Row(cells, line) for line, cells in enumerate(rows, start=1)))


def codes(*blocks: Table | Paragraph) -> list[tuple[str, str]]:
    return [(d.code, d.where) for d in check_prints((), blocks)]


def test_words_and_labels_printed_as_one_are_told_by_their_line() -> None:
    here = table(
        ("DasarHukum", "Kualifikasi Pelaksana"),
        ("konsepSK tim", "SuratTugas"),
        ("Dasar Hukum", "ATK, LKjIP"),
    )

    assert codes(here) == [("print_glued", "/lines/1"), ("print_glued", "/lines/2")]
    assert codes(Paragraph("TanggalRevisi", 1)) == []


def test_what_is_left_over_of_a_drawing_is_told() -> None:
    assert codes(table(("1", "[image: ] Surat keluar"))) == [
        ("print_left_over", "/lines/1")
    ]


def test_numbers_of_one_table_have_one_style() -> None:
    mixed = table(("No", "Kegiatan"), ("1.", "a"), ("2.", "b"), ("3", "c"), ("", "d"))
    plain = table(("1", "a"), ("2", "b"), ("1.", "x"), ("2.", "y"))

    assert codes(mixed) == [("print_number_style", "/lines/4")]
    assert codes(plain) == []
    assert codes(table(("Hanya satu sel",))) == []


def test_an_item_printed_over_two_rows_is_told_at_its_place() -> None:
    here = sop(
        qualifications=(
            "Memahami penyusunan laporan keuangan daerah",
            "Mampu mengoperasikan komputer",
            "Teliti",
            "Tidak tercetak di mana pun",
        )
    )
    printed = table(
        ("Memahami penyusunan laporan", "x"),
        ("keuangan daerah", ""),
        ("1. Mampu mengoperasikan komputer", "y"),
    )

    (told,) = torn_values(here, [printed])

    assert told.where == "/qualifications/0"
    (again,) = check_prints((here,), [printed])
    assert again.where == "/sops/0/qualifications/0"
