"""Everything `lajur verify` looks at, put together from the chapters."""

from datetime import datetime

from django.conf import settings

from lajur.cases.queries.verify import verify_cases
from lajur.ledger import queries as ledger
from lajur.ledger.queries.verify import Finding
from lajur.ledger.services import seal_day
from lajur.letters import queries as letters


def harms_of(government_id: int) -> tuple[Finding, ...]:
    """Return every harm of one government: chains, files, tables, signatures."""
    return (
        *ledger.verify_streams(government_id, seal_key()),
        *ledger.verify_files(government_id),
        *verify_cases(government_id),
        *(
            Finding(harm.code, harm.where, harm.text)
            for harm in letters.verify_papers(government_id)
        ),
        *(
            Finding(
                "signing_unfinished",
                f"paper:{attempt.paper_id}",
                f"Tanda tangan “{attempt.title}” dimulai "
                f"{attempt.since:%Y-%m-%d %H:%M} dan belum selesai; "
                "ulangi atau batalkan di halaman tugasnya.",
            )
            for attempt in letters.unfinished_signings(government_id)
        ),
    )


def seal(government_id: int, *, at: datetime) -> None:
    """Add an anchor over all streams, as the worker does once a day."""
    seal_day(government_id=government_id, key=seal_key(), at=at)


def seal_key() -> bytes:
    """Return the key of the seal, kept outside the database."""
    return bytes(settings.LEDGER_SEAL_KEY.encode())
