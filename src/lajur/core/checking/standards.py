"""Standard times and outputs: L06, unusual times and the total (L13)."""

import re

from lajur.core.checking.acts import many_acts
from lajur.core.checking.model import (
    Diagnoses,
    Diagnosis,
    Mend,
    Severity,
    replacing,
)
from lajur.core.checking.place import number_of
from lajur.core.sop import Duration, Sop, Step, Verb
from lajur.core.sop.durations import parse_amounts
from lajur.core.sop.said import Said, said
from lajur.core.sop.totals import same_total, total

_REASON_L06 = said("Setiap langkah punya waktu dan output sebagai mutu bakunya (L06).")
_REASON_TIME = said(
    "Waktu baku yang tidak masuk akal membuat keterlambatan tidak terbaca."
)
#: Minutes of office time, for comparing times of different units only.
_MINUTES = {
    "minutes": 1.0,
    "hours": 60.0,
    "days": 450.0,
    "working_days": 450.0,
    "weeks": 2250.0,
    "months": 9450.0,
    "years": 113_400.0,
}
_UNIT_WORDS = {
    "years": "tahun",
    "months": "bulan",
    "weeks": "minggu",
    "working_days": "hari kerja",
    "days": "hari",
    "hours": "jam",
    "minutes": "menit",
}
#: A time of nothing: surely a slip, where the others are doubts.
_NONE = said("nol")
_MARKS = frozenset({Verb.SIGN, Verb.INITIAL, Verb.NUMBER})
_MARK = re.compile(r"anda ?tangan|paraf|nomor|ttd", re.IGNORECASE)
_LONG_FOR_A_MARK = 5 * _MINUTES["days"]
_SHORT, _SHORT_ACTS = 10.0, 4


def time_and_output(sop: Sop) -> Diagnoses:
    """L06: each step has a time and an output."""
    for index, step in enumerate(sop.steps):
        if step.duration is None or step.duration.unit is None:
            yield Diagnosis(
                "L06",
                f"/steps/{index}/duration",
                "warning",
                said(
                    "Langkah {number} tidak punya waktu baku.", number=number_of(step)
                ),
                _REASON_L06,
            )
        if not step.outputs:
            yield Diagnosis(
                "L06",
                f"/steps/{index}/outputs",
                "warning",
                said("Langkah {number} tidak punya output.", number=number_of(step)),
                _REASON_L06,
            )


def unusual_time(sop: Sop) -> Diagnoses:
    """Find times that are hardly meant: none at all, too short, or too long."""
    for index, step in enumerate(sop.steps):
        oddity = _oddity(step)
        if oddity:
            yield Diagnosis(
                "duration_unusual",
                f"/steps/{index}/duration",
                "warning" if oddity == _NONE else "note",
                said(
                    "Waktu langkah {number} {oddity}.",
                    number=number_of(step),
                    oddity=oddity,
                ),
                _REASON_TIME,
            )


def _oddity(step: Step) -> Said | None:
    duration = step.duration
    if duration is None or duration.value is None or duration.unit is None:
        return None
    minutes = duration.value * _MINUTES[duration.unit]
    if minutes <= 0:
        return _NONE
    if duration.min is not None and duration.min > duration.value:
        return said("memuat rentang yang terbalik")
    if minutes <= _SHORT and many_acts(step.text) >= _SHORT_ACTS:
        return said(
            "hanya {time} untuk beberapa kegiatan sekaligus", time=duration.text
        )
    is_mark = step.kind in _MARKS and _MARK.search(step.text) is not None
    if is_mark and many_acts(step.text) == 1 and minutes > _LONG_FOR_A_MARK:
        return said(
            "{time} untuk satu paraf, tanda tangan, atau nomor", time=duration.text
        )
    return None


def stated_total(sop: Sop) -> Diagnoses:
    """L13: the printed total is the sum of the times; whole days may be rounded up."""
    durations = [step.duration for step in sop.steps if step.duration]
    if not sop.stated_total or same_total(sop.stated_total, durations):
        return
    summed = in_words(durations)
    if not summed:
        return
    severity, rounded = _difference(sop.stated_total, durations)
    yield Diagnosis(
        "L13",
        "/stated_total",
        severity,
        said(
            "Jumlah waktu tercetak {printed}, sedangkan jumlah semua langkah "
            "{sum}{rounded}.",
            printed=sop.stated_total,
            sum=summed,
            rounded=rounded,
        ),
        said("Jumlah waktu sama dengan jumlah waktu semua langkah (L13)."),
        _total_mend(summed),
    )


def in_words(durations: list[Duration]) -> str:
    """Return the sum of times, largest unit first: "11 hari 5 jam 20 menit"."""
    sums = total(durations)
    return " ".join(
        f"{sums[unit]:g} {word}".replace(".", ",")
        for unit, word in _UNIT_WORDS.items()
        if sums.get(unit)
    )


def _difference(stated: str, durations: list[Duration]) -> tuple[Severity, str]:
    printed = total(parse_amounts(stated))
    above = _minutes(printed) - _minutes(total(durations))
    if set(printed) <= {"days", "working_days"} and 0 <= above < _MINUTES["days"]:
        return "note", said("; tercetak dibulatkan ke atas menjadi hari penuh")
    return "warning", ""


def _minutes(sums: dict[str, float]) -> float:
    return sum(amount * _MINUTES[unit] for unit, amount in sums.items())


def _total_mend(summed: str) -> Mend:
    return replacing(said("Ubah menjadi {sum}", sum=summed), "/stated_total", summed)
