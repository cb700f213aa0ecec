"""Meetings in the demo: one with approved minutes and follow-ups, of which one is late; one to come."""

from datetime import datetime, timedelta

from django.utils import timezone

from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.waktu import awal_hari, hari_ini
from sekretariat.actions.notula import (
    catat_kehadiran,
    catat_tindak_lanjut,
    sahkan_notula,
    selesaikan_tindak_lanjut_rapat,
    tambah_petugas,
    tambah_tamu,
    tulis_notula,
)
from sekretariat.actions.rapat import rencanakan_rapat, selesaikan_rapat, undang_rapat
from sekretariat.enums.rapat import JenisRapat, TindakanTindakLanjut
from sekretariat.models import Rapat

PUKUL, LAMA = timedelta(hours=9), timedelta(hours=2)
NOTULA = (
    "Capaian layanan triwulan ini dibahas per unit. Sebagian besar tiket selesai dalam jangka waktunya.\n\n"
    "Jadwal pelatihan bersama perangkat daerah perlu disusun lebih awal."
)


def isi_demo_rapat() -> None:
    """All made by the acts that people use."""
    nama = ("sekretaris", "kepala", "helpdesk", "verifikator")
    orang = {satu: Akun.objects.get(user_id=satu) for satu in nama}
    _terlaksana(orang)
    rapat = _rencana(orang, JenisRapat.INSTANSI, "Koordinasi rencana pengadaan triwulan depan", 4)
    tambah_tamu(
        rapat.pk,
        oleh=orang["sekretaris"],
        nama="Dewi Contohwati",
        jabatan="Kepala Bidang",
        instansi="Dinas Pekerjaan Umum",
        email="dewi@pu.example",
    )
    undang_rapat(rapat.pk, oleh=orang["sekretaris"])


def _saat(lusa: int) -> datetime:
    return awal_hari(hari_ini() + lusa * ONE_DAY) + PUKUL


def _rencana(orang: dict[str, Akun], jenis: JenisRapat, topik: str, lusa: int) -> Rapat:
    rapat = rencanakan_rapat(
        oleh=orang["sekretaris"],
        jenis=jenis,
        topik=topik,
        acara="Pembukaan\nCapaian dan kendala\nRencana kerja\nPenutup",
        mulai=_saat(lusa),
        selesai=_saat(lusa) + LAMA,
        tempat="Ruang rapat LPSE",
        pemimpin=orang["kepala"],
    )
    tambah_petugas(rapat.pk, oleh=orang["sekretaris"], petugas=list(orang.values()))
    return rapat


def _terlaksana(orang: dict[str, Akun]) -> None:
    """Held ten days ago; whoever answers for one thing is late, the other is done."""
    oleh = orang["sekretaris"]
    rapat = _rencana(orang, JenisRapat.INTERNAL, "Evaluasi layanan dan rencana pelatihan", -10)
    undang_rapat(rapat.pk, oleh=oleh, pada=_saat(-14))
    selesaikan_rapat(rapat.pk, oleh=oleh)
    hadir = rapat.peserta.exclude(akun=orang["verifikator"]).values_list("pk", flat=True)
    catat_kehadiran(rapat.pk, oleh=oleh, hadir=list(hadir))
    tulis_notula(rapat.pk, oleh=oleh, teks=NOTULA, keputusan="Pelatihan dijadwalkan setiap triwulan.")
    for uraian, siapa, tenggat in (
        ("Menyusun jadwal pelatihan triwulan depan", "helpdesk", -2),
        ("Merapikan daftar peserta pelatihan", "verifikator", -5),
    ):
        satu = catat_tindak_lanjut(
            rapat.pk,
            oleh=oleh,
            uraian=uraian,
            tenggat=hari_ini() + tenggat * ONE_DAY,
            penanggung=orang[siapa],
        )
    selesaikan_tindak_lanjut_rapat(
        satu.pk,
        TindakanTindakLanjut.SELESAIKAN,
        oleh=orang["verifikator"],
        hasil="Daftar sudah dirapikan.",
        pada=timezone.now() - 6 * ONE_DAY,
    )
    sahkan_notula(rapat.pk, oleh=orang["kepala"])
