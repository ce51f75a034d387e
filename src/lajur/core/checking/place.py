"""Naming a place in an SOP for a person to read."""

from lajur.core.sop import Sop, Step
from lajur.core.sop.said import Said, said

_FIELDS = {
    "number": said("Nomor SOP"),
    "title": said("Nama SOP"),
    "created_date": said("Tanggal pembuatan"),
    "revised_date": said("Tanggal revisi"),
    "effective_date": said("Tanggal efektif"),
    "approved_by": said("Disahkan oleh"),
    "legal_bases": said("Dasar hukum"),
    "qualifications": said("Kualifikasi pelaksana"),
    "related_sops": said("Keterkaitan"),
    "equipment": said("Peralatan"),
    "warnings": said("Peringatan"),
    "records": said("Pencatatan dan pendataan"),
    "actors": said("Pelaksana"),
    "steps": said("Langkah"),
    "stated_total": said("Jumlah waktu"),
}


def number_of(step: Step) -> str:
    """Return how a step is called: its printed number, else its id."""
    return step.number or step.id


def place_of(sop: Sop, where: str) -> Said:
    """Return a JSON pointer as words: "Langkah 3", "Dasar hukum 2"."""
    parts = where.split("/")[1:]
    if not parts or parts[0] not in _FIELDS:
        return said("SOP")
    name = _FIELDS[parts[0]]
    if len(parts) == 1:
        return name
    index = int(parts[1])
    if parts[0] == "steps":
        number = number_of(sop.steps[index])
    elif parts[0] == "actors":
        number = sop.actors[index].name
    else:
        number = str(index + 1)
    return said("{field} {number}", field=name, number=number)
