"""Checks the electronic signatures of a PDF that claims to be a document we issued."""

import asyncio
import hashlib
import io
import logging
import selectors
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, Reference, StreamObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from lpse.berkas.bilik.dasar import Tolak

TANDA_TANGAN_MAKS = 20
PANJANG_NAMA = 200
# A later signature, and the proofs a signing service adds to an earlier one, change nothing that is read.
WAJAR = ModificationLevel.FORM_FILLING
# What signing writes anew: the catalogue gains the form and the proofs, a page the fields.
KUNCI_KATALOG = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Version", "/Perms"})
KUNCI_HALAMAN = frozenset({"/Annots", "/Tabs"})

# What the libraries load only once they need it, which is when the disk can no longer be read.
for _nama_modul in (
    "cryptography.hazmat.backends.openssl.backend",
    "dateutil.parser",
    "lxml.etree",
    "pyhanko.pdf_utils.crypt.pdfmac",
    "pyhanko.pdf_utils.filters",
    "pyhanko.pdf_utils.metadata.xmp_xml",
):
    with suppress(ImportError):
        import_module(_nama_modul)
# A signature that proves nothing is an answer here, not a trace on our log.
logging.disable()


class _TanpaTunggu(selectors.BaseSelector):
    """A selector that never waits: behind the shut door no descriptor is watched, so none could be."""

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return selectors.SelectorKey(fileobj, 0, events, data)

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        return selectors.SelectorKey(fileobj, 0, 0, None)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return []

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return {}

    def get_key(self, fileobj: Any) -> selectors.SelectorKey:
        raise KeyError(fileobj)


# pyHanko speaks asyncio, whose loop opens sockets when it is made: now, before the door is shut.
PUTARAN = asyncio.SelectorEventLoop(_TanpaTunggu())


class Pemeriksa:
    """One check of one file, with the trust roots read while the disk could still be read."""

    def __init__(self, folder_akar: str) -> None:
        """`folder_akar` holds the certificates (PEM or DER) of the issuers we trust; "" means none is set."""
        self._akar = _baca_akar(Path(folder_akar)) if folder_akar else []

    def periksa(self, isi: bytes, ukuran: int, sha256: str) -> dict[str, Any]:
        """Judge every signature in a PDF that should begin with our document of this size and SHA-256.

        Returns `is_naskah`, `is_berubah` (something readable was changed after issue, before the first
        signature) and `tanda_tangan`, oldest first. Raises Tolak: rusak, bersandi.
        """
        if hashlib.sha256(isi[:ukuran]).hexdigest() != sha256:
            return {"is_naskah": False, "is_berubah": False, "tanda_tangan": []}
        try:
            pembaca = PdfFileReader(io.BytesIO(isi))
            if pembaca.encrypted:
                raise Tolak("bersandi")
            semua = list(pembaca.embedded_regular_signatures)[:TANDA_TANGAN_MAKS]
            return {
                "is_naskah": True,
                "is_berubah": bool(semua) and _is_berubah(pembaca),
                "tanda_tangan": [self._satu(satu) for satu in semua],
            }
        except (PdfError, ValueError, TypeError, KeyError, IndexError, RecursionError) as galat:
            raise Tolak("rusak") from galat

    def _satu(self, tanda: EmbeddedPdfSignature) -> dict[str, Any]:
        """What one signature proves; one that cannot be followed proves nothing."""
        try:
            konteks = ValidationContext(trust_roots=self._akar, allow_fetching=False)
            hasil = PUTARAN.run_until_complete(async_validate_pdf_signature(tanda, konteks))
        except SignatureValidationError:
            return _tak_terbukti()
        cap = hasil.timestamp_validity
        is_bercap = bool(cap and cap.intact and cap.valid)
        pada = cap.timestamp if cap and is_bercap else hasil.signer_reported_dt
        return {
            "penanda_tangan": _nama(hasil.signing_cert.subject),
            "penerbit": _nama(hasil.signing_cert.issuer),
            "pada": pada.isoformat() if isinstance(pada, datetime) and pada.tzinfo else None,
            "is_bercap_waktu": is_bercap,
            "is_utuh": bool(hasil.intact and hasil.valid and hasil.docmdp_ok)
            and _is_wajar(hasil.modification_level),
            "is_seluruh_berkas": hasil.coverage == SignatureCoverageLevel.ENTIRE_FILE,
            "is_tepercaya": bool(hasil.trusted),
        }


@cache
def pemeriksa(folder_akar: str) -> Pemeriksa:
    """The one who checks, made before the door is shut and found again behind it."""
    return Pemeriksa(folder_akar)


def _is_wajar(tingkat: ModificationLevel | None) -> bool:
    return tingkat is not None and tingkat <= WAJAR


def _tak_terbukti() -> dict[str, Any]:
    return {
        "penanda_tangan": "",
        "penerbit": "",
        "pada": None,
        "is_bercap_waktu": False,
        "is_utuh": False,
        "is_seluruh_berkas": False,
        "is_tepercaya": False,
    }


def _is_berubah(pembaca: PdfFileReader) -> bool:
    """Whether later revisions touch more of the document than signing has to.

    pyHanko's own comparison begins at the first signature; what was added before it would go unseen.
    """
    asal = pembaca.get_historical_resolver(0)
    semula = pembaca.xrefs.explicit_refs_in_revision(0)
    if pembaca.root_ref != asal.root_ref:
        return True
    for revisi in range(1, pembaca.xrefs.total_revisions):
        if semula & pembaca.xrefs.refs_freed_in_revision(revisi):
            return True
        ditulis = semula & pembaca.xrefs.explicit_refs_in_revision(revisi)
        kini: Any = pembaca  # its methods are not typed
        if not all(_is_boleh(asal, kini.get_object(ref), ref) for ref in ditulis):
            return True
    return False


def _is_boleh(asal: HistoricalResolver, kini: Any, ref: Reference) -> bool:
    """Whether this object, written anew, says no more than that there are signatures now."""
    if ref in _keterangan_berkas(asal):
        return True
    semula = asal.get_object(ref)
    if not isinstance(semula, DictionaryObject) or not isinstance(kini, DictionaryObject):
        return _tulis(semula) == _tulis(kini)
    if ref == asal.root_ref:
        boleh = KUNCI_KATALOG
    else:
        boleh = KUNCI_HALAMAN if semula.get("/Type") == "/Page" else frozenset()
    if isinstance(semula, StreamObject) and _isi(semula) != _isi(kini):
        return False
    beda = {k for k in semula.keys() | kini.keys() if _tulis_kunci(semula, k) != _tulis_kunci(kini, k)}
    if not beda <= boleh:
        return False
    return "/Annots" not in beda or _is_hanya_tanda_tangan(semula, kini)


def _is_hanya_tanda_tangan(semula: DictionaryObject, kini: DictionaryObject) -> bool:
    """Whether a page keeps its annotations and gains nothing but fields to sign in."""
    lama = [_tulis(a) for a in _anotasi(semula)]
    baru = [a for a in _anotasi(kini) if _tulis(a) not in lama]
    return len(_anotasi(kini)) - len(baru) == len(lama) and all(_is_bidang_tanda_tangan(a) for a in baru)


def _anotasi(halaman: DictionaryObject) -> list[Any]:
    daftar = halaman.get("/Annots", ArrayObject())
    return [daftar.raw_get(i) for i in range(len(daftar))]


def _is_bidang_tanda_tangan(anotasi: Any) -> bool:
    isi = anotasi.get_object()  # of what stands there directly, itself
    induk = isi.get("/Parent", isi)
    return isi.get("/Subtype") == "/Widget" and "/Sig" in (isi.get("/FT"), induk.get("/FT"))


def _keterangan_berkas(asal: HistoricalResolver) -> set[Reference]:
    """What describes the file and is printed nowhere: its information dictionary and its XMP."""
    tempat = [(asal.trailer_view, "/Info"), (asal.root, "/Metadata")]
    mentah = [kamus.raw_get(kunci) for kamus, kunci in tempat if kunci in kamus]
    return {m.reference for m in mentah if isinstance(m, IndirectObject)}


def _isi(aliran: Any) -> bytes | None:
    return bytes(aliran.encoded_data) if isinstance(aliran, StreamObject) else None


def _tulis_kunci(kamus: DictionaryObject, kunci: str) -> bytes:
    return _tulis(kamus.raw_get(kunci)) if kunci in kamus else b""


def _tulis(objek: Any) -> bytes:
    """An object as a PDF writes it; two are the same when this is."""
    tujuan = io.BytesIO()
    objek.write_to_stream(tujuan, None)
    return tujuan.getvalue()


def _nama(pemilik: x509.Name) -> str:
    """The common name, or whatever the certificate calls its owner."""
    isi = pemilik.native
    nama = isi.get("common_name") or isi.get("organization_name") or pemilik.human_friendly
    return str(nama if isinstance(nama, str) else nama[0])[:PANJANG_NAMA]


def _baca_akar(folder: Path) -> list[x509.Certificate]:
    """Every certificate in the folder; a file that holds none is passed over."""
    akar: list[x509.Certificate] = []
    for jalur in sorted(folder.iterdir()) if folder.is_dir() else []:
        try:
            isi = jalur.read_bytes()
            potongan = [der for _, _, der in pem.unarmor(isi, multiple=True)] if pem.detect(isi) else [isi]
            satu = [x509.Certificate.load(der) for der in potongan]
            # Parsing is lazy: whether it is a certificate shows when its name is asked for.
            akar += [s for s in satu if s.subject.native is not None]
        except (OSError, ValueError, TypeError):
            continue
    return akar
