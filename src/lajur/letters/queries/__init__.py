"""Everything others may ask about papers; answers are frozen rows."""

from lajur.letters.queries.book import (
    case_papers,
    draft_docx,
    draft_pdf,
    file_of,
    paper_changes,
    paper_page,
    play_papers,
    register,
    unfinished_signings,
)
from lajur.letters.queries.desk import desk_paper
from lajur.letters.queries.rows import (
    CasePaper,
    ChangedParagraph,
    ChangesPage,
    Desk,
    DeskPaper,
    FieldRow,
    FileRow,
    MarkRow,
    RegisterPage,
    RegisterRow,
    SigningWay,
    Unfinished,
    VersionRow,
)
from lajur.letters.queries.verify import Harm, verify_papers

__all__ = [
    "CasePaper",
    "ChangedParagraph",
    "ChangesPage",
    "Desk",
    "DeskPaper",
    "FieldRow",
    "FileRow",
    "Harm",
    "MarkRow",
    "RegisterPage",
    "RegisterRow",
    "SigningWay",
    "Unfinished",
    "VersionRow",
    "case_papers",
    "desk_paper",
    "draft_docx",
    "draft_pdf",
    "file_of",
    "paper_changes",
    "paper_page",
    "play_papers",
    "register",
    "unfinished_signings",
    "verify_papers",
]
