"""Letters in the demo: one overdue with an officer, one confidential, one answered, one waiting, one sent."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.disposisi import disposisikan, selesaikan_disposisi
from sekretariat.actions.surat_keluar import (
    ajukan_surat,
    batalkan_surat,
    buat_konsep,
    kirim_surat,
    nomori_surat,
    setujui_surat,
)
from sekretariat.actions.surat_masuk import catat_surat_masuk, selesaikan_surat
from sekretariat.enums.persuratan import BentukSurat, CaraKirim, SifatSurat
from sekretariat.models import AgendaSurat

JAM = timedelta(hours=1)
# number, sender, subject, nature, days since it came, days until a reply is due
MASUK: tuple[tuple[str, str, str, SifatSurat, int, int | None], ...] = (
    ("600/117", "Dinas Pekerjaan Umum", "Permohonan pelatihan penggunaan SPSE", SifatSurat.BIASA, 12, None),
    ("700/041", "Inspektorat Daerah", "Permintaan data untuk pemeriksaan", SifatSurat.SEGERA, 9, -2),
    ("005/233", "Dinas Kesehatan", "Konsultasi pengadaan alat kesehatan", SifatSurat.BIASA, 3, 7),
    ("R-12", "Inspektorat Daerah", "Pemberitahuan pemeriksaan khusus", SifatSurat.RAHASIA, 2, None),
)


def isi_demo_persuratan() -> None:
    """All made by the acts that people use."""
    orang = {nama: Akun.objects.get(user_id=nama) for nama in ("sekretaris", "kepala", "helpdesk")}
    surat = [_catat(orang["sekretaris"], *satu) for satu in MASUK]
    pelatihan, data, _, rahasia = surat
    _disposisi(pelatihan, orang, "Siapkan jadwal dan ruangnya.", lalu=11, tenggat=-4, is_selesai=True)
    _balas(pelatihan, orang)
    _disposisi(data, orang, "Siapkan datanya bersama petugas layanan.", lalu=8, tenggat=-2)
    _disposisi(rahasia, orang, "Pelajari, lalu laporkan langsung.", lalu=1, tenggat=5)
    selesaikan_surat(pelatihan.pk, oleh=orang["sekretaris"], catatan="Dijawab dengan surat dan jadwal.")
    keliru = _keluar(orang, perihal="Undangan sosialisasi", kepada="Para Kepala Perangkat Daerah")
    batalkan_surat(keliru.pk, oleh=orang["sekretaris"], catatan="Tanggal acaranya keliru; diganti.")
    konsep = _konsep(orang, perihal="Pemberitahuan pemeliharaan SPSE", kepada="Para Pengguna SPSE")
    ajukan_surat(konsep.pk, oleh=orang["sekretaris"])


def _catat(
    oleh: Akun, nomor: str, dari: str, perihal: str, sifat: SifatSurat, lalu: int, balas: int | None
) -> AgendaSurat:
    hari = hari_ini() - lalu * ONE_DAY
    return catat_surat_masuk(
        oleh=oleh,
        nomor_surat=f"{nomor}/{hari.year}",
        tanggal_surat=hari - ONE_DAY,
        diterima=hari,
        dari=dari,
        kepada=profil().unit.kepala.kepala,
        perihal=perihal,
        sifat=sifat,
        balas_sebelum=hari_ini() + balas * ONE_DAY if balas is not None else None,
        pada=timezone.now() - lalu * ONE_DAY,
    )


def _disposisi(
    surat: AgendaSurat,
    orang: dict[str, Akun],
    instruksi: str,
    *,
    lalu: int,
    tenggat: int,
    is_selesai: bool = False,
) -> None:
    saat = timezone.now() - lalu * ONE_DAY
    (satu,) = disposisikan(
        surat.pk,
        oleh=orang["kepala"],
        kepada=[orang["helpdesk"]],
        instruksi=instruksi,
        tenggat=hari_ini() + tenggat * ONE_DAY,
        pada=saat,
    )
    if is_selesai:
        selesaikan_disposisi(
            satu.pk, oleh=orang["helpdesk"], catatan="Jadwal dan ruang sudah siap.", pada=saat + 30 * JAM
        )


def _konsep(orang: dict[str, Akun], **kolom: Any) -> AgendaSurat:
    isi = {
        "bentuk": BentukSurat.PORTAL,
        "dari": profil().unit.kepala.kepala,
        "sifat": SifatSurat.BIASA,
        "isi": "Bersama ini kami sampaikan hal pada pokok surat.\n\nDemikian untuk menjadi perhatian.",
    }
    return buat_konsep(oleh=orang["sekretaris"], **(isi | kolom))


def _keluar(orang: dict[str, Akun], **kolom: Any) -> AgendaSurat:
    surat = _konsep(orang, **kolom)
    ajukan_surat(surat.pk, oleh=orang["sekretaris"])
    setujui_surat(surat.pk, oleh=orang["kepala"])
    return nomori_surat(surat.pk, oleh=orang["sekretaris"])


def _balas(surat: AgendaSurat, orang: dict[str, Akun]) -> None:
    balasan = _keluar(orang, perihal="Jadwal pelatihan penggunaan SPSE", kepada=surat.dari, membalas=surat)
    kirim_surat(balasan.pk, oleh=orang["sekretaris"], dikirim=hari_ini(), cara_kirim=CaraKirim.SUREL)
