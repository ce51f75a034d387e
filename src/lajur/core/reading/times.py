"""Printed times of steps: those a scan has garbled mended, doubtful ones told.

A scanner takes letters and figures for one another where a unit follows ("Shari"
is "5 hari"), the line beside a cell for a figure ("115 menit" is "15 menit"), and
misses a comma ("05 jam" is "0,5 jam").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lajur.core.sop import Duration
from lajur.core.sop.durations import parse_duration

_MISREAD = str.maketrans("OoQlI|!SsZzB", "000111155228")
_GARBLED = re.compile(
    r"([\dOoQlI|!SsZzB]{1,3}) ?((?i:menit|mnt|jam|hari|minggu|bulan|tahun))\b"
)
_STROKE = re.compile(r"1(0[1-9]|[1-9]\d) ?(menit|mnt)", re.IGNORECASE)
_NO_COMMA = re.compile(r"05 ?(jam|hari)", re.IGNORECASE)
#: Whole half hours from so many minutes on: who sets these may set longer ones.
_MANY, _ROUND = 100, 30
GARBLED = "angka yang rusak oleh pemindaian diperbaiki"
DOUBTFUL = "angkanya mungkin rusak oleh pemindaian; bandingkan dengan berkas"


@dataclass(frozen=True)
class Time:
    """The time of a step; `why` tells what is to be compared with the paper."""

    duration: Duration | None
    why: str = ""
    #: What is printed, or what it may have been before the scan.
    other: str = ""


def times_of(printed: Sequence[str]) -> tuple[Time, ...]:
    """Return the time each cell of a table prints."""
    times = [_time(" ".join(cell.split())) for cell in printed]
    if any(_is_long(time) for time in times):
        return tuple(times)
    return tuple(_doubted(time) for time in times)


def _time(printed: str) -> Time:
    found = _GARBLED.match(printed)
    figures = found[1].translate(_MISREAD) if found else ""
    if found is None or found[1].isdigit() or not figures.strip("0"):
        return Time(parse_duration(printed))
    whole = f"{figures} {printed[found.start(2) :]}"
    return Time(parse_duration(whole), GARBLED, printed)


def _is_long(time: Time) -> bool:
    """Whether a time is so many minutes that others may be as well."""
    duration = time.duration
    if duration is None or duration.unit != "minutes" or duration.value is None:
        return False
    return duration.value >= _MANY and duration.value % _ROUND == 0


def _doubted(time: Time) -> Time:
    """Tell what a time may have been that no office would set so."""
    printed = time.duration.text if time.duration and not time.why else ""
    if stroke := _STROKE.fullmatch(printed):
        return Time(time.duration, DOUBTFUL, f"{int(stroke[1])} {stroke[2]}")
    if comma := _NO_COMMA.fullmatch(printed):
        return Time(time.duration, DOUBTFUL, f"0,5 {comma[1]}")
    return time
