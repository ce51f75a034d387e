"""Tables whose heading a scan has lost are known by their times."""

from lajur.core.reading import read_file
from lajur.core.reading.headless import lost_heading
from lajur.core.reading.spaced import Spread, spread
from lajur.core.sop import Sop

TABLE = """                              Nomor SOP      : 12/SOP/2025
vat sa [ maroc] tte] sam
1 |Menerima surat dari pengirim dan          Surat masuk    5 menit |Surat
mencatatnya                      | |                                 masuk
Kepala Bidang memerintahkan staf membuat     Surat masuk   30 menit (Lembar
jawaban
Penyusunan jawaban oleh staf                 Bahan          2 jam |Konsep
yang membidangi surat                                              surat
\f
Mengirim surat kepada pengirim               Konsep         1 hari} Surat
                                                                   terkirim
"""


def read(text: str) -> Sop:
    (sop,) = read_file("scan.txt", text.encode()).sops
    return sop


def lines(text: str) -> list[Spread]:
    return [spread(raw, n, 1) for n, raw in enumerate(text.split("\n"))]


def test_steps_without_a_heading_are_found_by_their_times() -> None:
    sop = read(TABLE)
    assert [(step.number, step.text) for step in sop.steps] == [
        ("1", "Menerima surat dari pengirim dan mencatatnya"),
        ("2", "Kepala Bidang memerintahkan staf membuat jawaban"),
        ("3", "Penyusunan jawaban oleh staf yang membidangi surat"),
        ("4", "Mengirim surat kepada pengirim"),
    ]
    assert [s.duration.text for s in sop.steps if s.duration] == [
        "5 menit",
        "30 menit",
        "2 jam",
        "1 hari",
    ]
    assert sop.number == "12/SOP/2025"


def test_fewer_times_or_times_beside_other_texts_make_no_table() -> None:
    body = TABLE.splitlines()
    assert lost_heading(lines("\n".join(body[:5]))) is None
    loose = "Surat   5 menit\nNota   6 menit\nBerkas   7 menit"
    assert lost_heading(lines(loose)) is None
    gaps = (9, 60, 120)
    scattered = "\n".join(f"Mengirim{' ' * gap}1 jam" for gap in gaps)
    assert lost_heading(lines(scattered)) is None
