"""`lajur verify`: is everything still as it was written?"""

import argparse
from typing import TYPE_CHECKING

from lajur.project.language import gettext as _
from lajur.project.output import say, whisper
from lajur.project.running import database

if TYPE_CHECKING:
    from lajur.ledger.queries.verify import Finding

HELP = _("Memeriksa bahwa catatan, berkas dan isi tabel masih seperti saat ditulis.")
EPILOG = _(
    """\
Rantai peristiwa dihitung ulang, segel harian dicocokkan, keadaan perkara dibangun
kembali dari peristiwanya, dan setiap berkas dibandingkan dengan sidik jarinya.
Boleh dijalankan selagi Lajur berjalan.

Kode keluar: 0 semua utuh, 1 ada kerusakan (satu baris per kerusakan)."""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what this command takes."""


def run(args: argparse.Namespace) -> int:
    """Print every harm found; 1 when there is any."""
    with database(whisper):
        from lajur.office import queries

        harms = [
            finding
            for office in queries.governments()
            for finding in _verify(office.id, office.name)
        ]
    for harm in harms:
        say(f"{harm.code}: {harm.where}: {harm.text}")
    if not harms:
        say(_("Semua utuh."))
    return 1 if harms else 0


def _verify(government_id: int, name: str) -> "tuple[Finding, ...]":
    from lajur.project.verification import harms_of

    whisper(_("Memeriksa {office} …").format(office=name))
    return harms_of(government_id)
