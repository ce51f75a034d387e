import io
from datetime import timedelta

import pytest
from psycopg.sql import SQL, Identifier
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from tests.factories.letters import make_running
from tests.letters.texts import pdf_text
from tests.letters.verapdf import failures

from lajur.ledger.queries import open_file
from lajur.letters import queries
from lajur.letters.errors import GatewaySilent, SigningUnfinished, WrongPassphrase
from lajur.letters.models import NumberEntry, Paper, SigningAttempt
from lajur.letters.services.sign import retry_signing
from lajur.letters.services.work import Signing
from lajur.letters.signing.simulator import PASSPHRASE, SILENT, Simulator

pytestmark = pytest.mark.django_db(transaction=True)
GATEWAY = Signing("gateway", PASSPHRASE)


def _paper(running, name: str = "spt") -> Paper:
    return Paper.objects.get(government_id=running.government_id, sop_paper=name)


def _sealed(running) -> bytes:
    page = queries.paper_page(running.government_id, _paper(running).pk)
    file = next(one for one in page.files if one.media == "pdf")
    with open_file(running.government_id, file.sha256) as stream:
        return stream.read()


def _is_intact(content: bytes) -> bool:
    signature = PdfFileReader(io.BytesIO(content)).embedded_signatures[0]
    # Nobody vouches for the simulator's certificate but itself.
    itself = ValidationContext(
        trust_roots=[signature.signer_cert], allow_fetching=False
    )
    return validate_pdf_signature(signature, itself).intact


def test_a_certified_paper_bears_its_number_and_a_signature() -> None:
    running = make_running()
    running.do_until("s4")

    running.do(signing=GATEWAY)

    content = _sealed(running)
    text = pdf_text(content)
    assert "Nomor 000.8/1/BAGIAN" in text
    assert "pada tanggal 5 Januari 2026" in text
    assert "SEKRETARIS DAERAH," in text
    assert "UU ITE No. 11 Tahun 2008" in text
    signatures = PdfFileReader(io.BytesIO(content)).embedded_signatures
    assert [one.field_name for one in signatures] == ["Signature1"]
    assert _is_intact(content)


def test_a_sealed_file_is_still_archivable() -> None:
    running = make_running()
    running.do_until("s4")

    running.do(signing=GATEWAY)

    assert failures(_sealed(running), "2a") == []


def test_one_flipped_byte_breaks_the_seal() -> None:
    running = make_running()
    running.do_until("s4")
    running.do(signing=GATEWAY)
    content = bytearray(_sealed(running))
    content[200] ^= 1

    assert not _is_intact(bytes(content))


def test_the_reserved_number_is_registered_by_the_numbering_step() -> None:
    running = make_running()
    running.do_until("s4")
    running.do(signing=GATEWAY)
    before = NumberEntry.objects.get(government_id=running.government_id).state

    running.do()

    entry = NumberEntry.objects.get(government_id=running.government_id)
    assert (before, entry.state) == ("reserved", "registered")
    assert _paper(running).number == entry.text


def test_a_wrong_passphrase_leaves_the_paper_for_another_try() -> None:
    running = make_running()
    running.do_until("s4")

    with pytest.raises(WrongPassphrase):
        running.do(signing=Signing("gateway", "salah"))

    assert running.open_task()[1] == "s4"
    assert _paper(running).signing_since is not None
    (row,) = queries.unfinished_signings(running.government_id)
    assert row.paper_id == _paper(running).pk

    running.do(signing=GATEWAY)

    assert queries.unfinished_signings(running.government_id) == ()
    assert _paper(running).number == "000.8/1/BAGIAN"
    assert NumberEntry.objects.filter(government_id=running.government_id).count() == 1


def test_a_crash_between_leaves_the_same_bytes_and_number(monkeypatch) -> None:
    running = make_running()
    running.do_until("s4")
    seen: list[bytes] = []
    whole = Simulator.seal

    def crash(self, *, pdf, signer, passphrase):
        seen.append(pdf)
        sealed = whole(self, pdf=pdf, signer=signer, passphrase=passphrase)
        if len(seen) == 1:
            raise KeyboardInterrupt
        return sealed

    monkeypatch.setattr(Simulator, "seal", crash)
    with pytest.raises(KeyboardInterrupt):
        running.do(signing=GATEWAY)
    attempt = SigningAttempt.objects.get(government_id=running.government_id)

    retry_signing(
        government_id=running.government_id,
        attempt_id=attempt.pk,
        passphrase=PASSPHRASE,
        by=running.acting("sekda"),
        at=running.at + timedelta(hours=2),
        request_key="retry",
    )

    assert seen[0] == seen[1]
    assert running.open_task()[1] == "s5"
    assert _paper(running).number == "000.8/1/BAGIAN"
    assert NumberEntry.objects.filter(government_id=running.government_id).count() == 1


def test_while_signing_is_unfinished_the_paper_cannot_be_signed_otherwise() -> None:
    running = make_running()
    running.do_until("s4")
    with pytest.raises(GatewaySilent):
        running.do(signing=Signing("gateway", SILENT))

    with pytest.raises(SigningUnfinished):
        running.do()


def test_sending_it_back_gives_up_the_signature_and_voids_the_number() -> None:
    running = make_running()
    running.do_until("s4")
    with pytest.raises(GatewaySilent):
        running.do(signing=Signing("gateway", SILENT))

    running.do(outcome="return", note="Dasar hukum keliru")

    entry = NumberEntry.objects.get(government_id=running.government_id)
    assert (entry.state, entry.void_reason) == ("void", "Dasar hukum keliru")
    assert _paper(running).signing_since is None
    assert queries.unfinished_signings(running.government_id) == ()


def test_the_passphrase_is_nowhere_in_the_database() -> None:
    from django.db import connection

    running = make_running()
    running.do_until("s4")
    with pytest.raises(WrongPassphrase):
        running.do(signing=Signing("gateway", "rahasia-sekali-9f"))
    running.do(signing=GATEWAY)

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                SQL("SELECT count(*) FROM {} t WHERE t::text LIKE %s").format(
                    Identifier(table)
                ),
                ["%rahasia-sekali-9f%"],
            )
            assert cursor.fetchone() == (0,), table
    assert "rahasia" not in repr(Signing("gateway", "rahasia"))
