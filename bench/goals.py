"""What the reading of SOP documents must reach, and which figures miss it."""

from collections.abc import Iterator, Mapping

from bench.wild import Kind

#: Kinds whose letters a program has read off a picture.
SCANNED = ("OCR text", "scan")
#: Of the source documents: share of right ones, and most answers for the longest.
SEED_SHARES = {
    "identity": 0.99,
    "steps found": 1.0,
    "steps printed": 1.0,
    "text": 1.0,
    "duration": 1.0,
    "actors said": 0.95,
    "actors open": 0.85,
}
MOST_ANSWERS = 60
#: Of documents of other offices.
STEPS, SCANNED_STEPS, DURATIONS = 0.98, 0.85, 0.98
LANES, EXITS = 0.95, 0.85
MOST_ASKED, MOST_UNFLAGGED = 0.08, 0.01


def missed_by_seeds(
    shares: Mapping[str, float], unflagged: float, answers: int
) -> Iterator[str]:
    """Give a line for each goal the source documents miss."""
    for name, least in SEED_SHARES.items():
        if (share := shares.get(name)) is not None and share < least:
            yield _below(f"seeds: {name}", share, least)
    if unflagged > MOST_UNFLAGGED:
        yield _above("seeds: actors wrong and unflagged", unflagged, MOST_UNFLAGGED)
    if answers > MOST_ANSWERS:
        yield f"seeds: {answers} answers asked for the longest, at most {MOST_ANSWERS}"


def missed_by_wild(kinds: Mapping[str, Kind]) -> Iterator[str]:
    """Give a line for each goal the documents of other offices miss."""
    printed, scanned = Kind(), Kind()
    for name, kind in kinds.items():
        whole = scanned if name in SCANNED else printed
        for what, of in kind.of.items():
            whole.add(what, kind.right[what], of)
        for what, most in (
            ("fields asked", MOST_ASKED),
            ("actors wrong and unflagged", MOST_UNFLAGGED),
        ):
            share = kind.share(what)
            if share is not None and share > most:
                yield _above(f"{name}: {what}", share, most)
    for what, kind, least in (
        ("steps counted", printed, STEPS),
        ("steps found", printed, STEPS),
        ("steps printed", printed, STEPS),
        ("duration", printed, DURATIONS),
        ("lanes", printed, LANES),
        ("exits", printed, EXITS),
        ("steps counted", scanned, SCANNED_STEPS),
        ("steps found", scanned, SCANNED_STEPS),
        ("steps printed", scanned, SCANNED_STEPS),
    ):
        share = kind.share(what)
        if share is not None and share < least:
            yield _below(f"other offices: {what}", share, least)


def _below(what: str, share: float, least: float) -> str:
    return f"{what} {100 * share:.1f} %, at least {100 * least:.0f} %"


def _above(what: str, share: float, most: float) -> str:
    return f"{what} {100 * share:.1f} %, at most {100 * most:.0f} %"
