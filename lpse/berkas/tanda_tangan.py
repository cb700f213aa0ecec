"""What the electronic signatures in a copy of an issued document prove, told by the shut-in worker."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from lpse.aturan import AturanDilanggar
from lpse.berkas.penolakan import BerkasDitolak
from lpse.berkas.proses import jalankan
from lpse.berkas.simpan import muat_asli
from lpse.models.berkas import Berkas, JenisBerkas


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """One signature. `pada` is proven by a time stamp or else said by the signer's clock."""

    penanda_tangan: str
    penerbit: str
    pada: datetime | None
    is_bercap_waktu: bool
    is_utuh: bool
    is_seluruh_berkas: bool
    is_tepercaya: bool


@dataclass(frozen=True, slots=True)
class HasilPemeriksaan:
    """`is_naskah`: it begins with the very bytes we issued; `is_berubah`: more than signing came after."""

    is_naskah: bool
    is_berubah: bool
    tanda_tangan: tuple[TandaTangan, ...]


def periksa_tanda_tangan(salinan: Berkas, naskah: Berkas) -> HasilPemeriksaan:
    """Check the signatures in a stored copy against the issued PDF.

    Raises BerkasDitolak (rusak, bersandi, tidak_dapat_diperiksa, sibuk; jenis_salah where it is no PDF) and
    BerkasTidakTersedia. Whether the result is good enough, the caller decides.
    """
    if salinan.jenis != JenisBerkas.PDF:
        raise BerkasDitolak("jenis_salah", "Tanda tangan elektronik hanya ada dalam PDF. Unggah PDF-nya.")
    with muat_asli(salinan) as asli, tempfile.TemporaryFile() as sementara:
        shutil.copyfileobj(asli, sementara)
        argumen = (salinan.jenis, str(naskah.ukuran), naskah.sha256, settings.SERTIFIKAT_TEPERCAYA)
        return _hasil(jalankan(sementara, "tanda_tangan", *argumen))


def _hasil(jawaban: bytes) -> HasilPemeriksaan:
    """Believe no shape: a worker that a file has taken over may say anything."""
    try:
        isi = json.loads(jawaban)
        tanda_tangan = tuple(_satu(satu) for satu in isi["tanda_tangan"])
        return HasilPemeriksaan(_benar(isi["is_naskah"]), _benar(isi["is_berubah"]), tanda_tangan)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BerkasDitolak("tidak_dapat_diperiksa") from None


def _satu(satu: Mapping[str, Any]) -> TandaTangan:
    pada = datetime.fromisoformat(satu["pada"]) if satu["pada"] is not None else None
    if pada is not None and pada.tzinfo is None:
        raise ValueError("waktu tanpa zona")
    return TandaTangan(
        penanda_tangan=_teks(satu["penanda_tangan"]),
        penerbit=_teks(satu["penerbit"]),
        pada=pada,
        is_bercap_waktu=_benar(satu["is_bercap_waktu"]),
        is_utuh=_benar(satu["is_utuh"]),
        is_seluruh_berkas=_benar(satu["is_seluruh_berkas"]),
        is_tepercaya=_benar(satu["is_tepercaya"]),
    )


def _benar(nilai: object) -> bool:
    if not isinstance(nilai, bool):
        raise TypeError(type(nilai).__name__)
    return nilai


def _teks(nilai: str) -> str:
    return "".join(h for h in nilai if h.isprintable())[:200]


class SalinanDitolak(AturanDilanggar):
    """A copy that is not the document we issued, not signed, or changed since."""


def check_salinan(hasil: HasilPemeriksaan, *, naskah: str, halaman: str) -> None:
    """Whether a copy is our document, signed, and untouched since. Raises SalinanDitolak with the reason.

    `naskah` is what people call the document, `halaman` the page that has its PDF.
    """
    if not hasil.is_naskah:
        raise SalinanDitolak(
            f"PDF ini bukan {naskah} yang diterbitkan portal, atau sudah disimpan ulang aplikasi lain. "
            f"Unduh PDF dari halaman {halaman}, tanda tangani langsung, lalu unggah hasilnya."
        )
    if not hasil.tanda_tangan:
        raise SalinanDitolak(
            "PDF ini belum bertanda tangan elektronik. Tanda tangani dahulu, atau pilih pindaian bertanda "
            "tangan basah."
        )
    if hasil.is_berubah or not all(t.is_utuh for t in hasil.tanda_tangan):
        raise SalinanDitolak(
            "Tanda tangan dalam PDF ini tidak utuh: isinya berubah sebelum atau sesudah ditandatangani. "
            "Ulangi dari PDF yang diterbitkan portal."
        )
