"""The printed form of a diagnosis."""

from lajur.core.checking.model import Diagnosis, removing, replacing


def test_a_diagnosis_is_printed_with_its_mend_as_data() -> None:
    mend = replacing("Ubah", "/title", "Penyusunan Neraca")
    told = Diagnosis("L07", "/title", "note", "Judul.", "Sebab.", mend)

    assert told.to_json() == {
        "code": "L07",
        "where": "/title",
        "severity": "note",
        "text": "Judul.",
        "mend": {
            "text": "Ubah",
            "changes": [
                {"op": "replace", "path": "/title", "value": "Penyusunan Neraca"}
            ],
        },
        "reason": "Sebab.",
    }


def test_without_a_mend_there_is_none() -> None:
    assert Diagnosis("L03", "", "error", "x", "y").to_json()["mend"] is None
    assert removing("Hapus", "/actors/1").changes[0].op == "remove"
