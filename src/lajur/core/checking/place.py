"""Naming a place in an SOP for a person to read."""

from lajur.core.sop import Sop, Step

_FIELDS = {
    "number": "Nomor SOP",
    "title": "Nama SOP",
    "created_date": "Tanggal pembuatan",
    "revised_date": "Tanggal revisi",
    "effective_date": "Tanggal efektif",
    "approved_by": "Disahkan oleh",
    "legal_bases": "Dasar hukum",
    "qualifications": "Kualifikasi pelaksana",
    "related_sops": "Keterkaitan",
    "equipment": "Peralatan",
    "warnings": "Peringatan",
    "records": "Pencatatan",
    "actors": "Pelaksana",
    "steps": "Langkah",
    "stated_total": "Jumlah waktu",
}


def number_of(step: Step) -> str:
    """Return how a step is called: its printed number, else its id."""
    return step.number or step.id


def place_of(sop: Sop, where: str) -> str:
    """Return a JSON pointer as words: "Langkah 3", "Dasar hukum 2"."""
    parts = where.split("/")[1:]
    if not parts or parts[0] not in _FIELDS:
        return "SOP"
    name = _FIELDS[parts[0]]
    if len(parts) == 1:
        return name
    index = int(parts[1])
    if parts[0] == "steps":
        return f"{name} {number_of(sop.steps[index])}"
    if parts[0] == "actors":
        return f"{name} {sop.actors[index].name}"
    return f"{name} {index + 1}"
