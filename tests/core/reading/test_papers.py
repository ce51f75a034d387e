"""Papers are found under all their names, works with the paper they are done to."""

from tests.core.reading.documents import Line, table
from tests.core.reading.test_actors import CIRCULAR, CIRCULAR_LANES

from lajur.core.reading import read_file
from lajur.core.reading.names import status_of
from lajur.core.sop import Sop, Verb


def read(
    *lines: Line, lanes: tuple[str, ...] = ("Staf", "Kabag"), title: str = ""
) -> Sop:
    head = f"Nama SOP\t: {title}\n\n" if title else ""
    return read_file("sop.txt", (head + table(*lines, lanes=lanes)).encode()).sops[0]


def works(sop: Sop) -> list[list[tuple[str, str | None]]]:
    return [[(w.do.value, w.paper) for w in step.works] for step in sop.steps]


def test_one_paper_is_known_under_its_many_names() -> None:
    sop = read(
        Line("Menyusun LPPD", output="Draft LPPD"),
        Line("Memeriksa", inputs="Draft final LPPD", output="Laporan LPPD Kota"),
        title="Penyusunan LPPD",
    )
    assert [(p.name, p.paper_kind) for p in sop.papers][1:] == [("LPPD", "laporan")]
    assert sop.steps[1].outputs[0].paper == "lppd"
    assert sop.steps[0].outputs[0].status == "draft"


def test_a_letter_gets_its_works_from_draft_to_number() -> None:
    sop = read(
        Line(
            "Membuat SPT beserta nota dinas permohonan tanda tangan", output="Draft SPT"
        ),
        Line(
            "Paraf SPT dan tanda tangan nota dinas",
            inputs="Draft SPT",
            output="SPT diparaf",
        ),
        Line(
            "Penomoran, penggandaan dan pengiriman", inputs="SPT", output="SPT terkirim"
        ),
    )
    assert works(sop) == [
        [("prepare", "spt"), ("prepare", "nota-dinas-permohonan-tanda-tangan")],
        [("initial", "spt"), ("sign", "nota-dinas-permohonan-tanda-tangan")],
        [("number", "spt"), ("send", "spt")],
    ]
    assert [p.paper_kind for p in sop.papers][1:] == ["surat_tugas", "nota_dinas"]


def test_a_name_that_only_tells_a_status_stands_for_the_letter_prepared() -> None:
    sop = read(
        Line("Membuat nota dinas permohonan dana", output="Konsep"),
        Line("Memeriksa", inputs="Konsep nota dinas", output="Draft"),
        Line("Mengarsipkan", inputs="Berkas kenaikan pangkat", output="Surat di ttd"),
        Line("Mengirim", inputs="Surat", output="Telaahan"),
        title="Pengusulan Kenaikan Pangkat",
    )
    kept = [(i.paper, o.paper) for s in sop.steps for i in s.inputs for o in s.outputs]
    first = "nota-dinas-permohonan-dana"
    assert kept == [
        ("berkas", first),
        (first, first),
        ("berkas-kenaikan-pangkat", "surat"),
        ("surat", "telaahan"),
    ]


def test_a_slip_of_one_letter_makes_no_second_paper() -> None:
    sop = read(
        Line("Membahas", output="Hasil pembahasan"),
        Line("Memeriksa", inputs="Hasil pembahasaan", output="Pembahasan"),
    )
    assert len({item.paper for step in sop.steps for item in step.outputs}) == 1
    assert sop.steps[1].inputs[0].paper == "hasil-pembahasan"


def test_every_order_makes_a_disposition_of_its_own() -> None:
    sop = read(
        Line("Memerintahkan Staf untuk menyusun", output="Disposisi"),
        Line("Menyusun surat", inputs="Disposisi", output="Surat Edaran"),
        Line("Memerintahkan Staf untuk mengirim", output="Lembar disposisi"),
        Line("Mengirim surat", inputs="Disposisi", output="Surat Edaran"),
    )
    made = [step.outputs[0].paper for step in sop.steps]
    assert made == ["disposisi", "surat-edaran", "lembar-disposisi", "surat-edaran"]
    assert sop.steps[3].inputs[0].paper == "lembar-disposisi"


def test_two_papers_in_one_cell_are_both_known() -> None:
    sop = read(Line("Menyusun", output="Draft SK Tim dan nota dinas"))
    assert {p.paper_kind for p in sop.papers} >= {"keputusan", "nota_dinas"}
    assert sop.steps[0].outputs[0].text == "Draft SK Tim dan nota dinas"


def test_things_are_no_papers_but_drafts_of_unknown_kinds_are() -> None:
    sop = read(
        Line("Menyusun", inputs="Komputer", output="Konsep Naskah"),
        Line("Memeriksa", inputs="Naskah", output="Dokumen"),
    )
    assert sop.steps[0].inputs[0].paper is None
    assert sop.steps[1].inputs[0].paper == "naskah"
    assert sop.steps[1].outputs[0].paper == "dokumen"
    assert read(Line("Menyusun", output="Final")).steps[0].outputs[0].paper is None


def test_two_papers_of_one_unnamed_id_stay_apart() -> None:
    sop = read(
        Line("Menyusun", inputs="Data kinerja", output="Berkas kinerja"),
        Line("Menyusun", inputs="Data Kinerja (a)", output="Surat A"),
        Line("Menyusun", inputs="Surat a b", output="Surat c"),
    )
    ids = [paper.id for paper in sop.papers]
    assert len(ids) == len(set(ids))


def test_handing_on_outside_is_sending() -> None:
    sop = read(*CIRCULAR, lanes=CIRCULAR_LANES)
    assert [do for do, _ in works(sop)[6]] == ["receive", "send"]
    assert [do for do, _ in works(sop)[3]] == ["check", "sign", "submit"]


def test_what_a_name_says_of_a_papers_state() -> None:
    assert status_of("SPT diparaf") == "initialled"
    assert status_of("Surat") is None


def test_a_loose_name_is_called_by_what_the_text_names() -> None:
    sop = read(
        Line(
            "Menyerahkan draft Proposal Kegiatan kepada Kabag", output="Draft Dokumen"
        ),
        Line("Memeriksa", inputs="Draft dokumen", output="Dokumen final"),
        Line("Membuat daftar peserta", output="Konsep"),
        Line("Mencetak", inputs="Konsep", output="Berkas"),
    )
    names = [paper.name for paper in sop.papers]
    assert names == ["Berkas", "Proposal Kegiatan", "Daftar peserta"]
    first, second, third, _ = sop.steps
    assert first.outputs[0].paper == second.outputs[0].paper == "proposal-kegiatan"
    assert third.outputs[0].paper == "daftar-peserta"
    assert sop.steps[3].inputs[0].paper == "daftar-peserta"


def test_papers_put_together_to_one_are_another_paper() -> None:
    text = "Laporan RB diterima dan disusun menjadi laporan RB Kota untuk dikirim"
    sop = read(
        Line("Menyerahkan laporan RB", output="Laporan RB"),
        Line(text, inputs="Dokumen tersusun", output="Dokumen diproses"),
        Line("Mengirim", inputs="Laporan RB Kota", output="Dokumen menjadi arsip"),
    )
    assert sop.steps[1].outputs[0].paper == "laporan-rb-kota"
    assert sop.steps[1].inputs[0].paper == "laporan-rb-kota"
    assert sop.steps[2].inputs[0].paper == "laporan-rb-kota"
    assert works(sop)[1] == [("receive", "laporan-rb"), ("prepare", "laporan-rb-kota")]


def test_a_bare_noun_means_the_paper_it_heads_and_a_filled_form_the_form() -> None:
    sop = read(
        Line("Menyusun", inputs="Buku profil desa", output="Buku"),
        Line("Mengisi", inputs="Formulir isian", output="Laporan terisi"),
    )
    assert sop.steps[0].outputs[0].paper == "buku-profil-desa"
    assert sop.steps[1].outputs[0].paper == "formulir-isian"


def test_verbs_in_a_row_are_done_to_one_paper() -> None:
    sop = read(
        Line("Menyusun", output="Draft SK Tim dan nota dinas"),
        Line("Penomoran, penggandaan, pengarsipan nota dinas", output="Draft SK Tim"),
    )
    assert works(sop)[1] == [("number", "nota-dinas"), ("archive", "nota-dinas")]


def test_a_bare_letter_is_the_latest_one() -> None:
    sop = read(
        Line("Membuat surat pengantar", output="Surat pengantar"),
        Line("Penomoran surat", inputs="Laporan kegiatan", output="Laporan kegiatan"),
    )
    assert works(sop)[1] == [("number", "surat-pengantar")]


def test_a_list_of_sub_activities_gives_each_its_paper() -> None:
    text = "Rapat:\n1. Membuat nota dinas\n2. Membuat daftar hadir"
    quoted = text.replace("\n", "<br>")
    sop = read(Line(quoted, inputs="Nota dinas rapat", output="Daftar hadir"))
    assert works(sop)[0] == [
        ("prepare", "nota-dinas-rapat"),
        ("prepare", "daftar-hadir"),
    ]


def test_a_sending_told_beforehand_is_done_once() -> None:
    sop = read(
        Line("Menandatangani laporan dan akan dikirim ke Bappeda", output="Laporan A"),
        Line("Mengirim laporan ke Bappeda", inputs="Laporan A", output="Laporan A"),
    )
    assert [[do for do, _ in own] for own in works(sop)] == [["sign"], ["send"]]


def test_an_output_tells_what_a_text_without_a_verb_does() -> None:
    sop = read(Line("Hasil rapat", output="Surat ditandatangani"))
    assert works(sop) == [[("sign", "surat")]]
    assert sop.steps[0].kind is Verb.SIGN


def test_writing_a_draft_outweighs_looking_at_others() -> None:
    sop = read(
        Line(
            "Memeriksa data dan menyusun surat", inputs="Data A", output="Draft surat"
        ),
        Line("Memeriksa dan memperbaiki surat", output="Draft surat"),
    )
    assert [step.kind for step in sop.steps] == [Verb.PREPARE, Verb.CHECK]


def test_only_orders_are_given_on_a_disposition() -> None:
    sop = read(
        Line("Memerintahkan Staf menyusun surat", output="Disposisi"),
        Line("Memerintahkan Staf", output="Surat A"),
        Line("Menyiapkan rapat", inputs="Undangan", output="Disposisi"),
    )
    assert works(sop) == [
        [("instruct", "disposisi")],
        [("instruct", None)],
        [("prepare", "undangan")],
    ]
    assert sop.steps[1].outputs[0].paper == "surat-a"


def test_what_was_done_to_a_paper_is_its_status_where_none_is_printed() -> None:
    sop = read(Line("Menandatangani SK", output="SK"), Line("Mencetak", output="SK"))
    assert [step.outputs[0].status for step in sop.steps] == ["signed", None]


def test_a_bare_draft_is_the_paper_drafted_last() -> None:
    sop = read(
        Line("Membuat draf laporan", output="Draf"),
        Line("Memeriksa draf laporan", inputs="Draf", output="Draf terperiksa"),
        Line("Mengoreksi", inputs="Draf terperiksa", output="Draf diparaf"),
    )
    given = {item.paper for step in sop.steps for item in step.outputs}
    assert given == {"laporan"}
    assert {item.paper for step in sop.steps[1:] for item in step.inputs} == given


def test_papers_are_named_by_the_text_where_no_cell_names_them() -> None:
    texts = ["Menyusun konsep jawaban", "Menandatangani surat jawaban", "Menutup rapat"]
    sop = read(*[Line(text, inputs="", output="") for text in texts])
    assert works(sop) == [
        [("prepare", "jawaban")],
        [("sign", "surat-jawaban")],
        [("carry_out", None)],
    ]


def test_another_bundle_is_not_the_only_one_known() -> None:
    sop = read(
        Line("Menyusun", inputs="Formulir pinjam", output="Kartu buku"),
        Line("Mengirim berkas cuti", inputs="Kartu buku", output="Kartu buku"),
        Line("Mengirim formulir pinjam buku", inputs="Kartu buku", output="Tamu"),
    )
    assert works(sop)[1:] == [[("send", "kartu-buku")], [("send", "formulir-pinjam")]]
