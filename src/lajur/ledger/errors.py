"""What the ledger refuses, each with one sentence for the person."""


class LedgerError(Exception):
    """The log could not do what was asked."""


class FileMissing(LedgerError):
    """Berkas tidak ditemukan. Pulihkan folder berkas dari cadangan."""

    def __init__(self, sha256: str) -> None:
        """Say which file is gone."""
        super().__init__(f"{self.__doc__} ({sha256[:12]})")


class NotForCases(LedgerError):
    """A stream of a case is written by the act of the case only."""
