"""Slips as offices make them, put into SOPs before these are written out.

Written from the drafting rules of Permenpan RB 35/2012, without looking at how the
checks find them; each gives the SOP with the slip and where it should be told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lajur.core.sop import Actor, Exit, Item, Sop
from lajur.core.sop.durations import parse_duration

#: The SOP with the slip, and the beginning of the place that should be told.
Slipped = tuple[Sop, str] | None
#: Kinds that hold a drawn flow.
DRAWN = ("docx", "pdf")
_ALL = ("txt", "html", "docx", "xlsx", "pdf")


@dataclass(frozen=True)
class Slip:
    """One kind of slip, in its several wordings."""

    code: str
    #: The n-th way of making it.
    make: Callable[[Sop, int], Slipped]
    #: Kinds of documents that can show it.
    kinds: tuple[str, ...] = _ALL
    #: What truly follows from it besides.
    also: frozenset[str] = frozenset()


SLIPS: list[Slip] = []


def slip(
    code: str, *also: str, kinds: tuple[str, ...] = _ALL
) -> Callable[[Callable[[Sop, int], Slipped]], Callable[[Sop, int], Slipped]]:
    def keep(make: Callable[[Sop, int], Slipped]) -> Callable[[Sop, int], Slipped]:
        SLIPS.append(Slip(code, make, kinds, frozenset(also)))
        return make

    return keep


def _at(sop: Sop, n: int) -> int:
    return n % len(sop.steps)


def _with(sop: Sop, at: int, **changes: object) -> Sop:
    steps = list(sop.steps)
    steps[at] = replace(steps[at], **changes)  # type: ignore[arg-type]
    return sop.with_changes(steps=tuple(steps))


def _lane(sop: Sop, at: int) -> str:
    return sop.actor(str(sop.steps[at].actor)).name


def _listed(sop: Sop, name: str, text: str) -> tuple[Sop, str]:
    values = (*getattr(sop, name), text)
    return sop.with_changes(**{name: values}), f"/{name}/{len(values) - 1}"


@slip("L01", "outsider_without_lane")
def actor_in_the_text(sop: Sop, n: int) -> Slipped:
    at = _at(sop, n)
    text, lane = sop.steps[at].text, _lane(sop, at)
    small = f"{text[0].lower()}{text[1:]}"
    ways = (
        f"{lane} {small}",
        f"{lane.upper()} {small}",
        f"{lane} bertugas {small}",
        f"{lane} akan {small}",
        f"{text} yang dikerjakan oleh {lane}",
        f"{lane}: {small}",
        f"{text}, dilakukan oleh {lane}",
    )
    return _with(sop, at, text=ways[n % len(ways)]), f"/steps/{at}/text"


@slip("L02", kinds=("txt", "html", "docx", "pdf"))
def columns_by_rank(sop: Sop, n: int) -> Slipped:
    actors = list(sop.actors)
    ways = (actors[::-1], [*actors[1:], actors[0]], [actors[-1], *actors[:-1]])
    order = ways[n % len(ways)]
    if [a.id for a in order] == [a.id for a in sop.actors]:
        return None
    return sop.with_changes(actors=tuple(order)), "/actors"


@slip("L03", "L02", "lane_unused", "L04")
def two_posts_in_a_column(sop: Sop, n: int) -> Slipped:
    pairs = (
        "Bendahara dan Sekretaris",
        "Sekretaris/Kepala Subbagian Keuangan",
        "Camat & Lurah",
        "Kasubag Umum, Kasubag Keuangan",
        "Direktur serta Asisten",
    )
    at = n % len(sop.actors)
    actors = list(sop.actors)
    actors[at] = Actor(actors[at].id, pairs[n % len(pairs)])
    return sop.with_changes(actors=tuple(actors)), f"/actors/{at}"


@slip("L04", "L02", "L13", "output_unused", "input_unproduced", kinds=("docx",))
def flow_that_cannot_end(sop: Sop, n: int) -> Slipped:
    at = 1 + n % (len(sop.steps) - 2)
    here, first = sop.steps[at], sop.steps[0]
    ways = (
        (Exit("Ya", first.id), Exit("Tidak", here.id)),
        (Exit(None, first.id),),
        (Exit("Ya", sop.steps[-1].id), Exit("Tidak", sop.steps[-1].id)),
    )
    exits = ways[n % 2 if at == len(sop.steps) - 2 else n % 3]
    return _with(sop, at, exits=exits), "/steps"


@slip("L06", "L13", "duration_unusual")
def no_time(sop: Sop, n: int) -> Slipped:
    words = ("", "Secepatnya", "Sesuai kebutuhan", "Triwulan", "-", "Insidental")
    at, text = _at(sop, n), words[n % len(words)]
    time = parse_duration(text) if text else None
    return _with(sop, at, duration=time), f"/steps/{at}/duration"


@slip("L06", "output_unused", "input_unproduced", "L13", "status_skipped",
      "output_generic", "input_is_result")  # fmt: skip
def no_output(sop: Sop, n: int) -> Slipped:
    at = _at(sop, n)
    return _with(sop, at, outputs=()), f"/steps/{at}/outputs"


@slip("L07", "L14", "L08", "related_cycle", "copied_from_other",
      "made_too_late")  # fmt: skip
def title_of_another_form(sop: Sop, n: int) -> Slipped:
    titles = (
        f"Alur {sop.title}",
        f"Tata Cara {sop.title}",
        f"Prosedur {sop.title}",
        f"Proses {sop.title}",
        "Aplikasi Pelayanan Terpadu",
        "Ruang Rapat Lantai Dua",
        "Jadwal Piket Pegawai",
        "Menyusun Jadwal Piket",
        "Gudang Arsip",
        f"Mekanisme {sop.title}",
    )
    return sop.with_changes(title=titles[n % len(titles)]), "/title"


@slip("L11")
def dates_in_the_wrong_order(sop: Sop, n: int) -> Slipped:
    years = (2009, 2011, 2014, 2015)
    name = ("effective_date", "revised_date")[n % 2]
    return sop.with_changes(**{name: f"{years[n % 4]}-0{1 + n % 9}-11"}), f"/{name}"


@slip("L12", "legal_base_off_subject", "abbreviation_ambiguous")
def law_out_of_force(sop: Sop, n: int) -> Slipped:
    laws = (
        "UU RI No. 32 Tahun 2004 tentang Pemerintahan Daerah",
        "Undang-undang Nomor 43 Tahun 1999 tentang Pokok-Pokok Kepegawaian",
        "Undang-Undang Nomor: 5 Tahun 2014 tentang Aparatur Sipil Negara",
        "Peraturan Pemerintah RI Nomor 41 Tahun 2007 tentang Organisasi Perangkat "
        "Daerah",
        "PP Nomor 38/2007 tentang Pembagian Urusan Pemerintahan",
        "Permendagri No. 54 Thn 2009 tentang Tata Naskah Dinas",
        "Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 13 Tahun 2006 tentang "
        "Pedoman Pengelolaan Keuangan Daerah",
        "Keputusan Presiden Nomor 68 Tahun 1995 tentang Hari Kerja di Lingkungan "
        "Lembaga Pemerintah",
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi "
        "Birokrasi Nomor 12 Tahun 2015 tentang Pedoman Evaluasi",
        "Peraturan Kepala ANRI Nomor 2 Tahun 2014 tentang Pedoman Tata Naskah Dinas",
        "Perpres No 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi",
    )
    return _listed(sop, "legal_bases", laws[n % len(laws)])


@slip("L13")
def total_that_does_not_add_up(sop: Sop, n: int) -> Slipped:
    totals = ("30 hari", "2 minggu", "5 jam", "1 bulan", "12 hari 2 jam", "45 menit")
    return sop.with_changes(stated_total=totals[n % len(totals)]), "/stated_total"


@slip("L14")
def related_to_what_is_not_there(sop: Sop, n: int) -> Slipped:
    names = (
        f"SOP {sop.title}",
        "SOP Pengelolaan Kebun Raya",
        f"{sop.title}",
        "Standar Operasional Prosedur Penerimaan Tamu Negara",
        "SOP Peluncuran Satelit",
    )
    return _listed(sop, "related_sops", names[n % len(names)])


@slip("output_unused", kinds=("txt", "html", "docx", "xlsx"))
def paper_nobody_takes(sop: Sop, n: int) -> Slipped:
    at = n % (len(sop.steps) - 1)
    papers = ("Foto kegiatan", "Kuitansi", "Stiker kendali", "Peta sebaran")
    outputs = (*sop.steps[at].outputs, Item(papers[n % len(papers)]))
    return _with(sop, at, outputs=outputs), f"/steps/{at}/outputs"


@slip("input_unproduced", kinds=("txt", "html", "docx", "xlsx"))
def paper_nobody_makes(sop: Sop, n: int) -> Slipped:
    at = 1 + n % (len(sop.steps) - 1)
    papers = ("Surat kuasa", "Akta kelahiran", "Sertifikat tanah", "Kartu keluarga")
    inputs = (*sop.steps[at].inputs, Item(papers[n % len(papers)]))
    return _with(sop, at, inputs=inputs), f"/steps/{at}/inputs"


@slip("lane_unused", "L02")
def column_without_a_step(sop: Sop, n: int) -> Slipped:
    names = ("Inspektur", "Bappeda", "Kepala Biro Umum", "Satuan Polisi Pamong Praja")
    actors = (*sop.actors, Actor("kosong", names[n % len(names)]))
    return sop.with_changes(actors=actors), f"/actors/{len(actors) - 1}"


@slip("warning_without_step", "outsider_without_lane")
def promise_in_a_warning(sop: Sop, n: int) -> Slipped:
    texts = (
        "Hasil disampaikan terlebih dahulu kepada Dewan Kehormatan",
        "Perlu disidangkan bersama Majelis Adat",
        "Harus diumumkan melalui Radio Daerah",
        "Wajib didaftarkan ke Balai Kota",
    )
    return _listed(sop, "warnings", texts[n % len(texts)])


@slip("abbreviation_ambiguous", "copied_from_other")
def short_form_of_two_things(sop: Sop, n: int) -> Slipped:
    texts = (
        "Memahami penerbitan SPD",
        "Mampu menyiapkan berkas SPM",
        "Mengetahui tata cara PK",
        "Memahami format SP",
    )
    return _listed(sop, "qualifications", texts[n % len(texts)])


@slip("legal_base_incomplete")
def half_a_law(sop: Sop, n: int) -> Slipped:
    texts = (
        "Peraturan Daerah tentang Retribusi",
        "Peraturan Menteri Keuangan",
        "Peraturan Bupati Nomor 12 Tahun 2021",
        "Instruksi Presiden Nomor 3",
    )
    return _listed(sop, "legal_bases", texts[n % len(texts)])


@slip("words_glued", "print_glued")
def words_run_together(sop: Sop, n: int) -> Slipped:
    texts = (
        "Memahami PeraturanDaerah",
        "Mampu mengelolaArsipDinas",
        "Menguasai AplikasiPerkantoran",
    )
    return _listed(sop, "qualifications", texts[n % len(texts)])


@slip("unit_cut_short", "duration_unusual")
def unit_in_short(sop: Sop, n: int) -> Slipped:
    times = ("3 hr", "2 mgg", "40 mnt", "1 bln", "5hr")
    at = _at(sop, n)
    time = parse_duration(times[n % len(times)])
    spoilt = _with(sop, at, duration=time).with_changes(stated_total=None)
    return spoilt, f"/steps/{at}/duration"


@slip("made_too_late", "output_unused", "input_unproduced", "L01", "related_cycle",
      "step_not_an_act", "outsider_without_lane", "status_skipped")  # fmt: skip
def paper_after_its_act(sop: Sop, n: int) -> Slipped:
    acts = ("pencairan honor", "peminjaman aula", "pemasangan spanduk")
    act = acts[n % len(acts)]
    spoilt = _with(sop, 0, text=f"Mengurus {act}")
    at = len(sop.steps) - 1
    text = f"Menyiapkan daftar nama sebagai lampiran {act}"
    return _with(spoilt, at, text=text), f"/steps/{at}"


@slip("condition_without_branch", kinds=("txt", "html", "docx", "xlsx"))
def condition_in_words(sop: Sop, n: int) -> Slipped:
    ends = (
        "bila ada kekurangan dilengkapi warga",
        "apabila terlambat dibuatkan teguran",
        "jika perlu ditambah petugas",
    )
    plain = [at for at, s in enumerate(sop.steps) if not s.is_decision]
    at = plain[n % len(plain)]
    text = f"{sop.steps[at].text}, {ends[n % len(ends)]}"
    return _with(sop, at, text=text), f"/steps/{at}/exits"


@slip("degree_misprinted", "copied_from_other")
def degree_in_letters(sop: Sop, n: int) -> Slipped:
    texts = (
        "Pendidikan minimal SI Ekonomi",
        "Minimal SI Hukum atau setara",
        "Lulusan DI Komputer",
        "Ijazah SI segala jurusan",
        "Sarjana SI Administrasi",
    )
    return _listed(sop, "qualifications", texts[n % len(texts)])


@slip("item_split", "warning_without_step", "copied_from_other")
def sentence_in_two_items(sop: Sop, n: int) -> Slipped:
    pairs = (
        ("Bila berkas kurang", "maka warga dihubungi"),
        ("Tanda terima disimpan", "dan diserahkan bila diminta"),
        ("Kelambatan dicatat", "karena menjadi bahan penilaian"),
    )
    first, second = pairs[n % len(pairs)]
    values = (*sop.warnings, first, second)
    return sop.with_changes(warnings=values), f"/warnings/{len(values) - 1}"


@slip("name_cut", "L14", "related_cycle", "copied_from_other", "equipment_is_paper",
      "L07")  # fmt: skip
def government_without_its_name(sop: Sop, n: int) -> Slipped:
    words = (sop.government or "").split()
    if len(words) < 3:
        return None
    head = " ".join(words[:2]).title()
    return sop.with_changes(title=f"{sop.title} {head}"), "/title"


@slip("equipment_is_paper", "copied_from_other", "abbreviation_ambiguous")
def paper_among_the_tools(sop: Sop, n: int) -> Slipped:
    named = [item.text for step in sop.steps for item in step.outputs]
    return _listed(sop, "equipment", named[n % len(named)]) if named else None


@slip("law_not_listed", "input_unproduced", "input_not_a_paper", "L12",
      "legal_base_incomplete", kinds=("txt", "html", "docx", "xlsx"))  # fmt: skip
def law_only_a_step_knows(sop: Sop, n: int) -> Slipped:
    laws = (
        "Perda Nomor 14 Tahun 2011 tentang Ketertiban Umum",
        "Peraturan Bupati Nomor 9 Tahun 2022 tentang Loket Pelayanan",
        "PP Nomor 96 Tahun 2012 tentang Pelaksanaan Pelayanan Publik",
        "Permenkeu Nomor 62 Tahun 2023 tentang Perencanaan Anggaran",
    )
    at = _at(sop, n)
    inputs = (*sop.steps[at].inputs, Item(laws[n % len(laws)]))
    return _with(sop, at, inputs=inputs), f"/steps/{at}/inputs"


def made(slip: Slip, bases: tuple[Sop, ...]) -> Iterator[tuple[Sop, Sop, str, int]]:
    """Give a slip in every base, each in another wording."""
    for n, base in enumerate(bases * -(-MOST // len(bases))):
        if n >= MOST:
            return
        slipped = slip.make(base, n)
        if slipped is not None and slipped[0] != base:
            yield base, *slipped, n


#: How often each kind of slip is made.
MOST = 15
