"""On the start page of an auditor: until when they audit, and by which letter."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.pemeriksa import is_pemeriksa
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini, tanggal
from sekretariat.periksa.bersama import url
from sekretariat.queries.periksa import penugasan_pemeriksa

SEGERA_HARI = 7


def kartu_penugasan(request: HttpRequest, akun: Akun) -> Isi | None:
    """The last day of one's own assignment; None for who is no auditor."""
    tugas = penugasan_pemeriksa().filter(akun=akun).last() if is_pemeriksa(akun) else None
    if tugas is None:
        return None
    surat, sampai = tugas.rujukan_surat, tugas.selesai
    return {
        "judul": "Penugasan Anda",
        "utama": True,
        "angka": f"sampai {tanggal(sampai)}" if sampai else "tanpa batas",
        "keterangan": f"Surat tugas {surat.nomor}, {surat.dari}" if surat else "Surat tugas belum tercatat",
        "url": url(),
        "tautan": "Buka ruang pemeriksa",
        "perlu_perhatian": bool(sampai and (sampai - hari_ini()).days < SEGERA_HARI),
    }
