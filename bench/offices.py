"""SOPs of other offices, written for planting faults into their documents."""

from bench.clean import sop

_ORDER = "Peraturan Pemerintah Nomor 12 Tahun 2017 tentang Pembinaan dan Pengawasan"
COMPLAINT = sop(
    "aduan",
    "Penanganan Pengaduan Warga",
    {
        "loket": "Petugas Loket",
        "kasi": "Kepala Seksi Pengaduan",
        "kabid": "Kepala Bidang Layanan",
    },
    [
        ("loket", "Mencatat aduan warga dalam buku agenda", "carry_out",
         "Aduan warga", "15 menit", "Lembar aduan", None),
        ("kasi", "Menelaah isi aduan", "check",
         "Lembar aduan", "1 jam", "Telaah aduan", None),
        ("kasi", "Menyusun konsep jawaban", "prepare",
         "Telaah aduan", "1 hari", "Konsep jawaban", None),
        ("kabid", "Menandatangani jawaban", "sign",
         "Konsep jawaban", "2 jam", "Jawaban bertanda tangan", None),
        ("loket", "Menyerahkan jawaban kepada warga", "send",
         "Jawaban bertanda tangan", "30 menit", "Tanda terima jawaban", None),
    ],
    total="1 hari 3 jam 45 menit",
    related=("SOP Penyusunan Surat Undangan Rapat",),
    law=_ORDER,
)  # fmt: skip
OUTREACH = sop(
    "suluh",
    "Penyuluhan Warga",
    {
        "analis": "Analis Penyuluhan",
        "sekretaris": "Sekretaris Kecamatan",
        "camat": "Camat",
    },
    [
        ("analis", "Menyusun rencana penyuluhan", "prepare",
         "Usulan kelurahan", "2 hari", "Rencana penyuluhan", None),
        ("sekretaris", "Mengoreksi rencana penyuluhan", "check",
         "Rencana penyuluhan", "4 jam", "Rencana penyuluhan terkoreksi", None),
        ("camat", "Menetapkan rencana penyuluhan", "check",
         "Rencana penyuluhan terkoreksi", "1 hari", "Jadwal penyuluhan", None),
        ("analis", "Melaksanakan penyuluhan di kelurahan", "carry_out",
         "Jadwal penyuluhan", "3 hari", "Notula penyuluhan", None),
        ("analis", "Menyusun laporan penyuluhan", "prepare",
         "Notula penyuluhan", "2 hari", "Laporan penyuluhan", None),
        ("camat", "Menerima laporan penyuluhan", "receive",
         "Laporan penyuluhan", "1 jam", "Laporan penyuluhan diterima", None),
    ],
    total="8 hari 5 jam",
    related=("SOP Penanganan Pengaduan Warga",),
    law=_ORDER,
)  # fmt: skip
VEHICLES = sop(
    "ranmor",
    "Pemeliharaan Kendaraan Operasional",
    {
        "sopir": "Pengemudi",
        "urus": "Pengurus Kendaraan",
        "kasubag": "Kepala Subbagian Rumah Tangga",
    },
    [
        ("sopir", "Melaporkan keadaan kendaraan", "submit",
         "Kartu kendaraan", "20 menit", "Laporan keadaan", None),
        ("urus", "Memeriksa kerusakan", "check",
         "Laporan keadaan", "2 jam", "Daftar kerusakan", None),
        ("urus", "Menyusun permintaan perbaikan", "prepare",
         "Daftar kerusakan", "1 jam", "Permintaan perbaikan", None),
        ("kasubag", "Menyetujui permintaan perbaikan", "check",
         "Permintaan perbaikan", "1 hari", "Permintaan perbaikan disetujui", 3),
        ("urus", "Membawa kendaraan ke bengkel", "carry_out",
         "Permintaan perbaikan disetujui", "3 hari", "Nota bengkel", None),
        ("sopir", "Menguji hasil perbaikan", "check",
         "Nota bengkel", "1 jam", "Berita acara uji", None),
    ],
    total="4 hari 4 jam 20 menit",
    related=("SOP Penanganan Pengaduan Warga",),
    law=_ORDER,
)  # fmt: skip
OFFICES = (COMPLAINT, OUTREACH, VEHICLES)
