"""What came of a play: `case.json` and every paper as files."""

import json
from pathlib import Path
from typing import Any

from lajur.cases import queries as cases
from lajur.ledger import queries as ledger
from lajur.letters import queries as letters
from lajur.project.play.run import Play

#: what people do to a task; reminders and the like are the system's own
_ACTS = {
    *("complete", "return", "take", "hand_back", "suspend", "resume", "cancel"),
    *("reassign", "delegate", "comment", "attach", "undo", "skip", "move"),
    *("add_unit", "excuse_unit"),
}


def write_record(play: Play, *, finished: bool, folder: Path) -> dict[str, Any]:
    """Write `case.json` and the papers' files into a folder; return the record.

    Files are numbered in the order of the papers. `at` and `due_at` are ISO moments.
    """
    folder.mkdir(parents=True, exist_ok=True)
    record = {
        "sop": play.staged.slug,
        "case": play.case_id,
        "finished": finished,
        "acts": acts_of(play),
        "papers": [
            _with_files(play.staged.government_id, paper, order, folder)
            for order, paper in enumerate(papers_of(play), start=1)
        ],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1)
    (folder / "case.json").write_text(text + "\n", "utf-8")
    return record


def acts_of(play: Play) -> list[dict[str, Any]]:
    """Return what people did, in order, in the shape of `case.json`."""
    return [
        {
            "step": act.step,
            "unit": act.unit,
            "round": act.round,
            "act": act.act,
            "outcome": act.outcome,
            "post": act.post,
            "capacity": act.capacity,
            "at": act.at.isoformat(),
            "due_at": act.due_at.isoformat() if act.due_at else None,
        }
        for act in cases.acts_of(play.staged.government_id, play.case_id)
        if act.act in _ACTS
    ]


def papers_of(play: Play) -> list[dict[str, Any]]:
    """Return the papers of the case, in the shape of `case.json`.

    `step` is the printed number of the step that made the paper.
    """
    papers = letters.play_papers(play.staged.government_id, play.case_id)
    for paper in papers:
        paper["step"] = _maker(play, paper.pop("paper"), paper["step"])
    return papers


def _maker(play: Play, paper_id: object, step_id: object) -> str | None:
    made = (
        step.number
        for step in play.staged.sop.steps
        if step.id == step_id
        or (not step_id and any(work.paper == paper_id for work in step.works))
    )
    return next(made, None)


def _with_files(
    government_id: int, paper: dict[str, Any], order: int, folder: Path
) -> dict[str, Any]:
    names = []
    for file in paper["files"]:
        name = f"{order:02} {file['name']}"
        content = ledger.open_file(government_id, file["sha256"]).read()
        (folder / name).write_bytes(content)
        names.append(name)
    return {**paper, "files": names}
