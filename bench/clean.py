"""Well-written SOPs of several kinds, in which faults are planted."""

from lajur.core.sop import (
    Actor,
    ActorKind,
    Exit,
    How,
    Item,
    Region,
    Sop,
    Step,
    Verb,
)
from lajur.core.sop.durations import parse_duration

#: lane, text, work, inputs, time, outputs, and the step a refusal goes back to
Row = tuple[str, str, str, str, str, str, int | None]


def sop(
    slug: str,
    title: str,
    lanes: dict[str, str],
    rows: list[Row],
    *,
    total: str,
    related: tuple[str, ...] = (),
    law: str = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    region: tuple[int, ...] = (),
) -> Sop:
    return Sop(
        slug=slug,
        title=title,
        number=f"000.8/{len(rows)}/{slug.upper()[:4]}/2026",
        government="Pemerintah Kabupaten Mawar",
        office="Sekretariat Daerah",
        unit="Bagian Umum",
        created_date="2026-01-05",
        effective_date="2026-02-02",
        approved_by="Sekretaris Daerah",
        legal_bases=(law,),
        qualifications=("Mampu mengoperasikan komputer", "Memahami tata naskah dinas"),
        related_sops=related,
        equipment=("Komputer", "Printer"),
        warnings=("Apabila tidak dilaksanakan maka pekerjaan berikutnya terlambat",),
        records=("Disimpan sebagai arsip elektronik",),
        actors=tuple(
            Actor(id_, name, ActorKind.EACH_UNIT if id_ == "unit" else ActorKind.POST)
            for id_, name in lanes.items()
        ),
        steps=tuple(
            _step(at, row, len(rows), inside=at in region)
            for at, row in enumerate(rows, start=1)
        ),
        regions=(Region("r1", tuple(f"s{at}" for at in region), "unit"),)
        if region
        else (),
        stated_total=total,
    )


def _step(at: int, row: Row, count: int, *, inside: bool) -> Step:
    lane, text, work, inputs, time, outputs, back = row
    forward = f"s{at + 1}" if at < count else None
    ways = (Exit(None, forward),)
    if back:
        ways = (
            Exit("Setuju", forward),
            Exit("Tidak setuju", f"s{back}", How.RETURN),
        )
    return Step(
        id=f"s{at}",
        number=str(at),
        text=text,
        actor=lane,
        kind=Verb(work),
        inputs=tuple(Item(i) for i in inputs.split("; ")),
        outputs=tuple(Item(o) for o in outputs.split("; ")),
        duration=parse_duration(time),
        exits=ways,
        region="r1" if inside else None,
    )


INVITATION = sop(
    "undangan",
    "Penyusunan Surat Undangan Rapat",
    {
        "kabag": "Kepala Bagian Umum",
        "staf": "Staf Bagian Umum",
        "kasubag": "Kasubag Tata Usaha",
    },
    [
        ("kabag", "Memerintahkan penyiapan surat undangan", "instruct",
         "Agenda rapat", "15 menit", "Lembar disposisi", None),
        ("staf", "Menyusun surat undangan rapat", "prepare",
         "Lembar disposisi", "1 jam", "Draft surat undangan", None),
        ("kasubag", "Memeriksa dan memaraf surat undangan", "check",
         "Draft surat undangan", "30 menit", "Surat undangan terparaf", 2),
        ("kabag", "Menandatangani surat undangan", "sign",
         "Surat undangan terparaf", "1 hari", "Surat undangan ditandatangani", 3),
        ("staf", "Memberi nomor dan mengirimkan surat undangan", "number",
         "Surat undangan ditandatangani", "30 menit", "Surat undangan terkirim", None),
    ],
    total="1 hari 1 jam 75 menit",
    related=("SOP Pengadaan Alat Tulis Kantor",),
)  # fmt: skip
PERMIT = sop(
    "izin",
    "Penerbitan Izin Penelitian",
    {
        "pemohon": "Pemohon",
        "loket": "Petugas Loket",
        "analis": "Analis Perizinan",
        "kepala": "Kepala Dinas",
    },
    [
        ("pemohon", "Mengajukan permohonan izin penelitian", "submit",
         "Proposal penelitian", "15 menit", "Permohonan izin", None),
        ("loket", "Memeriksa kelengkapan permohonan izin", "check",
         "Permohonan izin", "30 menit", "Permohonan izin lengkap", 1),
        ("analis", "Menelaah permohonan izin", "check",
         "Permohonan izin lengkap", "2 hari", "Telaahan permohonan", 2),
        ("analis", "Menyusun surat izin penelitian", "prepare",
         "Telaahan permohonan", "1 hari", "Draft surat izin", None),
        ("kepala", "Menandatangani surat izin penelitian", "sign",
         "Draft surat izin", "1 hari", "Surat izin ditandatangani", 4),
        ("loket", "Menyerahkan surat izin kepada pemohon", "send",
         "Surat izin ditandatangani", "15 menit", "Tanda terima surat izin", None),
    ],
    total="4 hari 60 menit",
    related=("SOP Penyusunan Surat Undangan Rapat",),
    law="Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
)  # fmt: skip
REPORT = sop(
    "lapkin",
    "Penyusunan Laporan Kinerja",
    {
        "kasubag": "Kasubag Perencanaan",
        "unit": "OPD",
        "tim": "Tim Penyusun",
        "kepala": "Kepala Badan",
    },
    [
        ("kasubag", "Menyusun format data kinerja", "prepare",
         "Perjanjian kinerja", "1 hari", "Format data kinerja", None),
        ("unit", "Mengisi format data kinerja", "prepare",
         "Format data kinerja", "1 minggu", "Data kinerja OPD", None),
        ("tim", "Menghimpun data kinerja", "collect",
         "Data kinerja OPD", "2 hari", "Rekapitulasi data kinerja", None),
        ("tim", "Menyusun laporan kinerja", "prepare",
         "Rekapitulasi data kinerja", "5 hari", "Draft laporan kinerja", None),
        ("kasubag", "Memeriksa laporan kinerja", "check",
         "Draft laporan kinerja", "2 hari", "Laporan kinerja terperiksa", 4),
        ("kepala", "Menandatangani laporan kinerja", "sign",
         "Laporan kinerja terperiksa", "1 hari", "Laporan kinerja ditandatangani", 5),
        ("kasubag", "Mengarsipkan laporan kinerja", "archive",
         "Laporan kinerja ditandatangani", "1 jam", "Arsip laporan kinerja", None),
    ],
    total="1 minggu 11 hari 1 jam",
    related=("SOP Rekonsiliasi Aset Tetap",),
    law="Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja",
    region=(2,),
)  # fmt: skip
EVENT = sop(
    "arsip",
    "Sosialisasi Pengelolaan Arsip",
    {
        "arsiparis": "Arsiparis",
        "kasubag": "Kasubag Tata Usaha",
        "sekretaris": "Sekretaris Dinas",
    },
    [
        ("arsiparis", "Menyusun kerangka acuan sosialisasi", "prepare",
         "Program kerja tahunan", "2 hari", "Draft kerangka acuan", None),
        ("kasubag", "Memeriksa kerangka acuan", "check",
         "Draft kerangka acuan", "3 jam", "Kerangka acuan terperiksa", 1),
        ("sekretaris", "Menyetujui kerangka acuan", "check",
         "Kerangka acuan terperiksa", "1 hari", "Kerangka acuan disetujui", 2),
        ("arsiparis", "Melaksanakan sosialisasi", "carry_out",
         "Kerangka acuan disetujui", "1 hari", "Notula sosialisasi", None),
        ("arsiparis", "Menyusun laporan sosialisasi", "prepare",
         "Notula sosialisasi", "2 hari", "Laporan sosialisasi", None),
    ],
    total="6 hari 3 jam",
    related=("SOP Penyusunan Surat Undangan Rapat",),
    law="Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
)  # fmt: skip
ASSETS = sop(
    "aset",
    "Rekonsiliasi Aset Tetap",
    {
        "analis": "Analis Aset",
        "pengurus": "Pengurus Barang",
        "kabid": "Kepala Bidang Aset",
    },
    [
        ("analis", "Menyusun jadwal rekonsiliasi", "prepare",
         "Kalender kerja", "2 jam", "Jadwal rekonsiliasi", None),
        ("pengurus", "Menyampaikan rincian aset tetap", "submit",
         "Jadwal rekonsiliasi", "5 hari", "Rincian aset tetap", None),
        ("analis", "Mencocokkan rincian aset tetap dengan neraca", "check",
         "Rincian aset tetap", "3 hari", "Kertas kerja rekonsiliasi", 2),
        ("analis", "Menyusun berita acara rekonsiliasi", "prepare",
         "Kertas kerja rekonsiliasi", "1 hari", "Draft berita acara", None),
        ("kabid", "Menandatangani berita acara rekonsiliasi", "sign",
         "Draft berita acara", "1 hari", "Berita acara ditandatangani", 4),
        ("pengurus", "Mengarsipkan berita acara rekonsiliasi", "archive",
         "Berita acara ditandatangani", "30 menit", "Arsip berita acara", None),
    ],
    total="10 hari 2 jam 30 menit",
    related=("SOP Pengadaan Alat Tulis Kantor",),
    law="Peraturan Pemerintah Nomor 27 Tahun 2014 tentang Pengelolaan Barang Milik "
    "Daerah",
)  # fmt: skip
SUPPLIES = sop(
    "atk",
    "Pengadaan Alat Tulis Kantor",
    {
        "staf": "Staf Umum",
        "bendahara": "Bendahara Barang",
        "kasubag": "Kasubag Umum",
    },
    [
        ("staf", "Menyusun daftar keperluan barang", "prepare",
         "Permintaan barang bidang", "1 hari", "Daftar keperluan barang", None),
        ("bendahara", "Memeriksa persediaan di gudang", "check",
         "Daftar keperluan barang", "3 jam", "Hasil pemeriksaan persediaan", 1),
        ("kasubag", "Menyetujui pesanan barang", "check",
         "Hasil pemeriksaan persediaan", "1 jam", "Pesanan barang disetujui", 2),
        ("bendahara", "Menerima barang dari penyedia", "receive",
         "Pesanan barang disetujui", "3 hari", "Berita acara penerimaan", None),
        ("staf", "Mencatat penerimaan dalam kartu persediaan", "carry_out",
         "Berita acara penerimaan", "1 jam", "Kartu persediaan", None),
    ],
    total="4 hari 5 jam",
    related=("SOP Penghapusan Barang",),
    law="Peraturan Presiden Nomor 16 Tahun 2018 tentang Pengadaan Barang dan Jasa",
)  # fmt: skip
DISPOSAL = sop(
    "hapus",
    "Penghapusan Barang",
    {"pengurus": "Pengurus Barang", "kepala": "Kepala Badan"},
    [
        ("pengurus", "Menyusun usulan penghapusan", "prepare",
         "Hasil inventarisasi", "2 hari", "Draft usulan penghapusan", None),
        ("kepala", "Menandatangani usulan penghapusan", "sign",
         "Draft usulan penghapusan", "1 hari", "Usulan ditandatangani", 1),
        ("pengurus", "Menghapus barang dari daftar inventaris", "carry_out",
         "Usulan ditandatangani", "1 hari", "Daftar inventaris termutakhir", None),
    ],
    total="4 hari",
    related=("-",),
    law="Peraturan Pemerintah Nomor 27 Tahun 2014 tentang Pengelolaan Barang Milik "
    "Daerah",
)  # fmt: skip
CLEAN = (INVITATION, PERMIT, REPORT, EVENT, ASSETS, SUPPLIES, DISPOSAL)
