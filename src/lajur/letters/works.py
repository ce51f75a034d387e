"""Which papers a step works on, from the SOP alone; nothing here is a rule of one."""

from collections.abc import Iterator

from lajur.core.sop import How, Sop, Step, Verb
from lajur.letters.writing.kind import kind_of

#: Verbs that always concern a paper, even where the reader named none.
_PAPER_VERBS = frozenset(
    {
        Verb.INSTRUCT,
        Verb.PREPARE,
        Verb.CHECK,
        Verb.INITIAL,
        Verb.SIGN,
        Verb.NUMBER,
        Verb.SEND,
        Verb.SUBMIT,
        Verb.RECEIVE,
        Verb.PUBLISH,
        Verb.ARCHIVE,
    }
)


def paper_works(step: Step, sop: Sop) -> tuple[tuple[Verb, str], ...]:
    """Return what a step does to which paper, in its order, each once."""
    found: list[tuple[Verb, str]] = []
    for work in step.works or ():
        paper = work.paper or _implied(work.do, step)
        if paper is None or work.do not in _PAPER_VERBS:
            continue
        if work.do is Verb.INSTRUCT and not _instructs(sop, paper):
            continue
        if (work.do, paper) not in found:
            found.append((work.do, paper))
    return tuple(found)


def _implied(verb: Verb, step: Step) -> str | None:
    """Return the one paper among the outputs, or among the inputs, if it is one."""
    if verb not in _PAPER_VERBS:
        return None
    for items in (step.outputs, step.inputs):
        papers = {item.paper for item in items if item.paper}
        if len(papers) == 1:
            return papers.pop()
    return None


def _instructs(sop: Sop, paper: str) -> bool:
    return kind_of(kind_code(sop, paper)).instructs


def kind_code(sop: Sop, paper: str) -> str | None:
    """Return the kind code the SOP gives a paper, None where it gives none."""
    return next((p.paper_kind for p in sop.papers if p.id == paper), None)


def paper_name(sop: Sop, paper: str) -> str:
    """Return the paper's printed name."""
    return next((p.name for p in sop.papers if p.id == paper), paper)


def steps_with(sop: Sop, verb: Verb, paper: str) -> Iterator[Step]:
    """Yield the steps that do this to the paper."""
    for step in sop.steps:
        if (verb, paper) in paper_works(step, sop):
            yield step


def is_numbered(sop: Sop, paper: str) -> bool:
    """Whether some step numbers the paper."""
    return any(steps_with(sop, Verb.NUMBER, paper))


def is_signed(sop: Sop, paper: str) -> bool:
    """Whether some step signs the paper."""
    verbs = (Verb.SIGN, Verb.INSTRUCT)
    return any(step for verb in verbs for step in steps_with(sop, verb, paper))


def next_actor(step: Step, sop: Sop) -> str | None:
    """Return the lane the step hands over to."""
    ahead = next((e.to for e in step.exits if e.how is not How.RETURN and e.to), None)
    return sop.step(ahead).actor if ahead else None
