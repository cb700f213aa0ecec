"""The mails about letters: an instruction given, one that is late, a reply that is late.

A confidential letter's subject and sender are in no mail.
"""

from typing import Any

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from lpse.waktu import hari_ini, tanggal
from sekretariat.actions.disposisi import SURAT_DISPOSISI
from sekretariat.actions.ingat_surat import SURAT_BALASAN, SURAT_LEWAT
from sekretariat.enums.persuratan import StatusDisposisi
from sekretariat.models import AgendaSurat, Disposisi
from sekretariat.queries.persuratan import belum_dibalas


def disposisi(baris: Pemberitahuan) -> Isi | None:
    """The instruction as it stands; None where it has ended meanwhile."""
    satu = Disposisi.objects.select_related("surat", "dari", "kepada").filter(pk=baris.objek_id).first()
    if satu is None or satu.status != StatusDisposisi.TERBUKA:
        return None
    return {
        **_surat(satu.surat),
        "pemberi": str(satu.dari),
        "petugas": str(satu.kepada),
        "instruksi": "" if satu.surat.is_rahasia else satu.instruksi,
        "tenggat": tanggal(satu.tenggat) if satu.tenggat else "",
        "milik_saya": satu.kepada_id == baris.akun_id,
    }


def balasan(baris: Pemberitahuan) -> Isi | None:
    """The letter; None where a reply has gone out meanwhile."""
    surat = belum_dibalas(hari_ini()).filter(pk=baris.objek_id).first()
    if surat is None or surat.balas_sebelum is None:
        return None
    return {**_surat(surat), "tenggat": tanggal(surat.balas_sebelum)}


def _surat(surat: AgendaSurat) -> dict[str, Any]:
    rahasia = surat.is_rahasia
    return {
        "sebutan": surat.sebutan,
        "perihal": "Surat rahasia" if rahasia else surat.perihal,
        "dari": "" if rahasia else surat.dari,
        "url": url_penuh("admin:sekretariat_persuratan_lihat", surat.kode),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    sumbangan.daftarkan_surat(SURAT_DISPOSISI, disposisi)
    sumbangan.daftarkan_surat(SURAT_LEWAT, disposisi)
    sumbangan.daftarkan_surat(SURAT_BALASAN, balasan)
