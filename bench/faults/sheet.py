"""Faults of the identity sheet."""

from typing import Any

from bench.faults.model import Planted, added, fault, step

from lajur.core.sop import Link, Sop


@fault("L11")
def in_force_before_made(sop: Sop, at: int) -> Planted:
    if sop.created_date is None or at > 1:
        return None
    return sop.with_changes(effective_date=f"{1990 + at}-01-01"), "/effective_date"


@fault("L11")
def revised_before_made(sop: Sop, at: int) -> Planted:
    if sop.created_date is None or at > 1:
        return None
    return sop.with_changes(revised_date=f"{1990 + at}-01-01"), "/revised_date"


@fault("L11")
def half_a_date(sop: Sop, at: int) -> Planted:
    texts = ("Januari 2026", "2026", "32 Mei 2026")
    if at >= len(texts):
        return None
    return sop.with_changes(effective_date=texts[at]), "/effective_date"


_OUTDATED = (
    "PermenPAN RB Nomor 12 Tahun 2015 tentang Pedoman Evaluasi SAKIP",
    "Permendagri 100/2018 tentang Penerapan SPM",
    "Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Pedoman Keuangan",
    "UU No. 32 Tahun 2004 tentang Pemerintahan Daerah",
    "PP No. 41 th 2007 tentang Organisasi Perangkat Daerah",
    "Permenpan&RB nomor 5 tahun 2019 tentang Kompetisi Inovasi",
    "Peraturan Presiden RI Nomor 81 Tahun 2010 tentang Grand Design RB",
    "Keppres Nomor 68 Tahun 1995 tentang Hari Kerja",
    "Permendagri No 54 Tahun 2009 tentang Tata Naskah Dinas",
    "Perka ANRI Nomor 2 Tahun 2014 tentang Pedoman Tata Naskah Dinas",
)


@fault("L12", "legal_base_off_subject", "abbreviation_ambiguous")
def outdated_law(sop: Sop, at: int) -> Planted:
    text = _OUTDATED[(at + len(sop.slug)) % len(_OUTDATED)]
    return added(sop, "legal_bases", text)


@fault("legal_base_incomplete")
def law_without_number(sop: Sop, at: int) -> Planted:
    texts = (
        "Peraturan Menteri Dalam Negeri",
        "Undang-Undang tentang Pelayanan Publik",
        "Peraturan Pemerintah Nomor 18 Tahun 2016",
        "Permenpan RB Nomor 53 tentang Pelaporan Kinerja",
    )
    return added(sop, "legal_bases", texts[at % len(texts)]) if at < 4 else None


@fault("legal_base_off_subject", "L12", "related_cycle", "L14", "L08",
       "copied_from_other", "abbreviation_ambiguous", "L07")  # fmt: skip
def law_of_another_subject(sop: Sop, at: int) -> Planted:
    subjects = ("Standar Pelayanan Minimal", "LHKPN", "Forum Konsultasi Publik")
    if at >= len(subjects):
        return None
    law = "Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang Pedoman SOP"
    spoilt = sop.with_changes(title=f"Penyusunan {subjects[at]}", legal_bases=(law,))
    return spoilt, "/legal_bases/0"


_FIELDS: tuple[tuple[str, Any], ...] = (
    ("number", None),
    ("created_date", None),
    ("effective_date", None),
    ("approved_by", None),
    ("warnings", ()),
    ("records", ()),
    ("equipment", ()),
)


@fault("identity_missing", "L11", "warning_without_step", "outsider_without_lane")
def field_left_empty(sop: Sop, at: int) -> Planted:
    if at >= len(_FIELDS):
        return None
    name, empty = _FIELDS[at]
    return sop.with_changes(**{name: empty}), f"/{name}"


@fault("qualification_is_post")
def post_as_qualification(sop: Sop, at: int) -> Planted:
    posts = ("Kasubag Umum", "Kepala Seksi Aset", "Sekretaris Dinas", "Staf Tata Usaha")
    return added(sop, "qualifications", posts[at]) if at < len(posts) else None


@fault("warning_is_purpose")
def purpose_as_warning(sop: Sop, at: int) -> Planted:
    texts = (
        "Untuk memudahkan pegawai bekerja",
        "Agar pekerjaan tertib",
        "Guna meningkatkan mutu",
    )
    return added(sop, "warnings", texts[at]) if at < len(texts) else None


@fault("related_not_sop")
def thing_as_related(sop: Sop, at: int) -> Planted:
    texts = ("Website e-Office", "Berkas kepegawaian", "Lemari arsip")
    return added(sop, "related_sops", texts[at]) if at < len(texts) else None


@fault("L14", "words_glued")
def related_to_itself(sop: Sop, at: int) -> Planted:
    if at:
        return None
    return added(sop, "related_sops", f"SOP {sop.title}")


@fault("L14")
def related_to_nothing(sop: Sop, at: int) -> Planted:
    names = ("SOP Pemusnahan Meteorit", "SOP Pelelangan Kuda", "SOP Pendulangan Emas")
    return added(sop, "related_sops", names[at]) if at < len(names) else None


@fault("L14")
def link_to_nothing(sop: Sop, at: int) -> Planted:
    links = (*sop.steps[at].links, Link("SOP Pemusnahan Meteorit"))
    return step(sop, at, links=links), f"/steps/{at}/links/{len(links) - 1}"
