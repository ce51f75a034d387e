"""A gateway that signs with a certificate it makes itself; for trying and tests.

Its signatures are real PAdES over real bytes, but nobody vouches for the signer.
"""

import io
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from asn1crypto import keys  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lajur.letters.errors import GatewaySilent, WrongPassphrase

#: What the simulator takes for right; it guards nothing.
PASSPHRASE = "coba-lajur"  # noqa: S105
#: Passphrases that make it fail, so that a person can see what then happens.
SILENT = "diam"


class Simulator:
    """Seals with a throw-away certificate; wrong words and silence included."""

    def seal(self, *, pdf: bytes, signer: str, passphrase: str) -> bytes:
        """Return the PDF with a PAdES signature of a throw-away certificate."""
        if passphrase == SILENT:
            raise GatewaySilent
        if passphrase != PASSPHRASE:
            raise WrongPassphrase
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        out = io.BytesIO()
        signers.sign_pdf(
            writer,
            signers.PdfSignatureMetadata(
                field_name="Signature1",
                md_algorithm="sha256",
                subfilter=SigSeedSubFilter.PADES,
                name=signer,
            ),
            signer=_signer(),
            output=out,
        )
        return out.getvalue()


@lru_cache(maxsize=1)
def _signer() -> signers.SimpleSigner:
    """Make a key and a certificate for this process; they are never written."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, "Lajur Simulator (bukan PSrE)")]
    )
    now = datetime.now(UTC)  # the certificate's own life, not an act's moment
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=3650))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    plain_key = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(
            certificate.public_bytes(serialization.Encoding.DER)
        ),
        signing_key=keys.PrivateKeyInfo.load(plain_key),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
