"""Meetings for the tests: planned, invited to, held, with their minutes."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.actions.notula import (
    catat_kehadiran,
    catat_tindak_lanjut,
    sahkan_notula,
    tambah_petugas,
    tulis_notula,
)
from sekretariat.actions.rapat import rencanakan_rapat, selesaikan_rapat, undang_rapat
from sekretariat.enums.rapat import JenisRapat
from sekretariat.models import Rapat, TindakLanjutRapat

SEHARI, SEJAM = timedelta(days=1), timedelta(hours=1)


def rencana(oleh: Akun, pemimpin: Akun, **ganti: Any) -> Rapat:
    """A meeting tomorrow, of two hours."""
    mulai = ganti.pop("mulai", timezone.now() + SEHARI)
    isi: dict[str, Any] = {
        "jenis": JenisRapat.INTERNAL,
        "topik": "Koordinasi pelatihan triwulan kedua",
        "acara": "Pembukaan\nCapaian",
        "mulai": mulai,
        "selesai": mulai + 2 * SEJAM,
        "tempat": "Ruang rapat LPSE",
        "pemimpin": pemimpin,
    }
    return rencanakan_rapat(oleh=oleh, **(isi | ganti))


def diundang(oleh: Akun, pemimpin: Akun, *peserta: Akun, **ganti: Any) -> Rapat:
    rapat = rencana(oleh, pemimpin, **ganti)
    tambah_petugas(rapat.pk, oleh=oleh, petugas=peserta or [pemimpin])
    return undang_rapat(rapat.pk, oleh=oleh)


def selesai(oleh: Akun, pemimpin: Akun, *peserta: Akun, **ganti: Any) -> Rapat:
    """Held an hour ago; nobody's presence is noted yet."""
    rapat = rencana(oleh, pemimpin, **({"mulai": timezone.now() - SEJAM} | ganti))
    tambah_petugas(rapat.pk, oleh=oleh, petugas=peserta or [pemimpin])
    return selesaikan_rapat(rapat.pk, oleh=oleh)


def bernotula(oleh: Akun, pemimpin: Akun, *peserta: Akun, **ganti: Any) -> Rapat:
    """Held, everybody came, the minutes are written."""
    rapat = selesai(oleh, pemimpin, *peserta, **ganti)
    hadir = list(rapat.peserta.values_list("pk", flat=True))
    catat_kehadiran(rapat.pk, oleh=oleh, hadir=hadir)
    tulis_notula(rapat.pk, oleh=oleh, teks="Dibahas jadwal.\n\nDibahas ruang.", keputusan="Bulan April.")
    return rapat


def disahkan(oleh: Akun, pemimpin: Akun, *peserta: Akun, **ganti: Any) -> Rapat:
    rapat = bernotula(oleh, pemimpin, *peserta, **ganti)
    sahkan_notula(rapat.pk, oleh=pemimpin)
    rapat.refresh_from_db()
    return rapat


def lanjut(rapat: Rapat, oleh: Akun, penanggung: Akun | None = None, **ganti: Any) -> TindakLanjutRapat:
    isi: dict[str, Any] = {"uraian": "Menyusun jadwal", "tenggat": hari_ini() + SEHARI}
    luar = "" if penanggung else "Dewi Lestari, Dinas Pekerjaan Umum"
    return catat_tindak_lanjut(
        rapat.pk, oleh=oleh, penanggung=penanggung, penanggung_luar=luar, **(isi | ganti)
    )
