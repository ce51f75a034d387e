"""Documents of strangers are read in a process of their own, with little to lose.

See docs/decisions/0012-documents-read-apart.md.
"""

from lajur.procedures.isolation.readers import Readers, read_apart

__all__ = ["Readers", "read_apart"]
