"""Every kind of file an SOP can leave as, by the ending of its name."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lajur.core.drawing import form_svg, official_form
from lajur.core.sop import Sop
from lajur.core.sop.codec import to_json

_OFFICE = "application/vnd.openxmlformats-officedocument"
#: From an SOP, the size of paper and the moment to the bytes of a file.
_Write = Callable[[Sop, str, datetime], bytes]


@dataclass(frozen=True)
class FileFormat:
    """One kind of file."""

    #: The ending of its name, without the point.
    ending: str
    media_type: str
    _write: _Write

    def written(self, sop: Sop, at: datetime, paper: str = "F4") -> bytes:
        """Return the file of an SOP; the same moment gives the same bytes."""
        return self._write(sop, paper, at)


def written(sop: Sop, ending: str, at: datetime, paper: str = "F4") -> bytes:
    """Return an SOP as a file of this kind; raises KeyError for an unknown kind."""
    return FORMATS[ending].written(sop, at, paper)


# Each is loaded when a file is asked for: pages are shown without their libraries.


def _json(sop: Sop, _paper: str, _at: datetime) -> bytes:
    text = json.dumps(to_json(sop), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _pdf(sop: Sop, paper: str, at: datetime) -> bytes:
    from lajur.procedures.export.pdf import form_pdf

    return form_pdf(official_form(sop, paper), at)


def _docx(sop: Sop, paper: str, _at: datetime) -> bytes:
    from lajur.procedures.export.docx import form_docx

    return form_docx(official_form(sop, paper))


def _xlsx(sop: Sop, paper: str, at: datetime) -> bytes:
    from lajur.procedures.export.xlsx import steps_xlsx

    return steps_xlsx(sop, at, paper)


def _svg(sop: Sop, paper: str, _at: datetime) -> bytes:
    return form_svg(official_form(sop, paper)).encode()


def _bpmn(sop: Sop, _paper: str, _at: datetime) -> bytes:
    from lajur.core.bpmn import bpmn_of

    return bpmn_of(sop)


FORMATS: dict[str, FileFormat] = {
    one.ending: one
    for one in (
        FileFormat("pdf", "application/pdf", _pdf),
        FileFormat("docx", f"{_OFFICE}.wordprocessingml.document", _docx),
        FileFormat("xlsx", f"{_OFFICE}.spreadsheetml.sheet", _xlsx),
        FileFormat("svg", "image/svg+xml", _svg),
        FileFormat("bpmn", "application/xml", _bpmn),
        FileFormat("json", "application/json; charset=utf-8", _json),
    )
}
