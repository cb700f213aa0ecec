"""Signers with certificates of their own, and what they do to a PDF."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

Pasangan = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


def buat_sertifikat(nama: str, penerbit: Pasangan | None = None) -> Pasangan:
    """A certificate: an authority's own, or one it issued."""
    kunci, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    pemilik = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nama)])
    is_akar = penerbit is None
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(pemilik)
        .issuer_name(penerbit[0].subject if penerbit else pemilik)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=is_akar, path_length=None), critical=True)
        .add_extension(_kegunaan(is_akar=is_akar), critical=True)
        .sign(penerbit[1] if penerbit else kunci, hashes.SHA256())
    )
    return sertifikat, kunci


def _kegunaan(*, is_akar: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_akar,
        content_commitment=not is_akar,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_akar,
        crl_sign=is_akar,
        encipher_only=False,
        decipher_only=False,
    )


def pem(pasangan: Pasangan) -> bytes:
    return pasangan[0].public_bytes(Encoding.PEM)


def tanda_tangani(
    pdf: bytes, penanda: Pasangan, akar: Pasangan, bidang: str, *, tampak: bool = False
) -> bytes:
    """The PDF with one signature more, as an incremental update."""
    gudang = SimpleCertificateStore()
    gudang.register(_asn1(akar[0]))
    kunci = penanda[1].private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    alat = signers.SimpleSigner(
        signing_cert=_asn1(penanda[0]),
        signing_key=keys.PrivateKeyInfo.load(kunci),
        cert_registry=gudang,
    )
    penulis = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if tampak:
        fields.append_signature_field(penulis, fields.SigFieldSpec(bidang, box=(60, 60, 200, 120)))
    hasil: Any = signers.sign_pdf(penulis, signers.PdfSignatureMetadata(field_name=bidang), signer=alat)
    return bytes(hasil.getvalue())


def _asn1(sertifikat: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(sertifikat.public_bytes(Encoding.DER))


def ganti_isi(pdf: bytes) -> bytes:
    """The PDF whose first page an incremental update shows empty: what a forger does."""
    penulis = IncrementalPdfFileWriter(io.BytesIO(pdf))
    simpul = penulis.root["/Pages"]
    while simpul["/Type"] != "/Page":
        simpul = simpul["/Kids"][0].get_object()
    simpul["/Contents"] = penulis.add_object(generic.StreamObject(stream_data=b"BT ET"))
    penulis.update_container(simpul)
    keluaran = io.BytesIO()
    penulis.write(keluaran)
    return keluaran.getvalue()


def tempel_anotasi(pdf: bytes) -> bytes:
    """The PDF with a stamp pasted over its first page."""
    penulis = IncrementalPdfFileWriter(io.BytesIO(pdf))
    simpul = penulis.root["/Pages"]
    while simpul["/Type"] != "/Page":
        simpul = simpul["/Kids"][0].get_object()
    stempel = {"/Type": "/Annot", "/Subtype": "/Stamp", "/Rect": [0, 0, 300, 300]}
    anotasi = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name(stempel["/Type"]),
            generic.pdf_name("/Subtype"): generic.pdf_name(stempel["/Subtype"]),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, stempel["/Rect"])),
        }
    )
    simpul["/Annots"] = generic.ArrayObject([penulis.add_object(anotasi)])
    penulis.update_container(simpul)
    keluaran = io.BytesIO()
    penulis.write(keluaran)
    return keluaran.getvalue()
