"""Portable media in the demo: one outside with a fresh copy, one overdue, one in the unit for the next round.

Told by the acts with their past dates, without an engine: nothing was written to any disk.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.utils import timezone

from arsip.actions.kerja import Hasil
from arsip.actions.media import catat_media, lepaskan_media, pasang_media, tulis_riwayat
from arsip.actions.pekerjaan import ambil, antrekan, selesaikan
from arsip.actions.salin_media import catat_salinan
from arsip.actions.serah_media import catat_tiba, serahkan_media
from arsip.enums.cadangan import JenisPekerjaan
from arsip.enums.media import EnkripsiMedia, PeristiwaMedia
from arsip.mesin.pasang_media import Terpasang
from arsip.models import Cadangan, MediaPortabel, Pekerjaan, Repositori
from arsip.naskah.media import Pihak
from lpse.kalender import ONE_DAY
from lpse.models import Akun, Lokasi
from lpse.waktu import hari_ini

JAM, MENIT = timedelta(hours=1), timedelta(minutes=1)
PEMBAWA = Pihak("Bambang Contohirawan", "198001012005011003", "Arsiparis Dinas Kearsipan")
# name, serial, id, gigabytes, days since it was handed over, days until it is due; none: it stays
MEDIA: tuple[tuple[str, str, str, int, int | None, int], ...] = (
    ("Hard disk eksternal biru", "WX41A6R7", "4c1f2f4e-9a8b-4f5e-8d8c-0b7d0f6f6a11", 2000, 2, 28),
    ("Hard disk eksternal merah", "WX41A6R8", "d7a0c7f2-6d0c-4a6f-9b1e-5f2f8f0c9b22", 2000, 5, -1),
    ("SSD eksternal", "S5T9NF0R", "8b6b0c1c-3f5a-4f0e-a9ad-3b9a6c2d7e33", 1000, None, 0),
)


def isi_demo_media() -> None:
    """All made by the acts that people use."""
    admin = Akun.objects.get(user_id="admin_sistem")
    kantor, depo = (
        _tempat("KANTOR-LPSE", "Lemari besi kantor LPSE"),
        _tempat("DEPO-ARSIP", "Depo arsip daerah"),
    )
    kini = timezone.now()
    for nama, seri, uuid, gigabita, lalu, sisa in MEDIA:
        media = catat_media(
            oleh=admin,
            tempat=kantor,
            pada=kini - 30 * ONE_DAY,
            nama=nama,
            nomor_seri=seri,
            uuid_fs=uuid,
            kapasitas=gigabita * 10**9,
            enkripsi=EnkripsiMedia.REPOSITORI,
            pemegang=str(admin),
        )
        if lalu is not None:
            saat = kini - lalu * ONE_DAY
            _salin(media, admin, saat - 2 * JAM)
            serahkan_media(
                media.pk,
                oleh=admin,
                kepada=PEMBAWA,
                tempat=depo,
                nomor_segel=f"SGL-{media.pk:04d}",
                wajib_kembali=hari_ini() + sisa * ONE_DAY,
                pada=saat,
            )
            catat_tiba(media.pk, oleh=admin, pada=saat + JAM)


def _tempat(kode: str, nama: str) -> Lokasi:
    tempat, _ = Lokasi.objects.get_or_create(kode=kode, defaults={"nama": nama})
    return tempat


def _salin(media: MediaPortabel, admin: Akun, saat: datetime) -> None:
    """Plugged in, copied to, read back and taken out, all at that time."""
    pasang_media(
        media.pk,
        oleh=admin,
        terpasang=Terpasang(media.uuid_fs, "/dev/sdb1", Path("/media/cadangan")),
        pada=saat,
    )
    asal = Cadangan.objects.filter(dari_saat__lte=saat, asal__isnull=True).order_by("-dari_saat").first()
    if asal is not None:
        pekerjaan = antrekan(JenisPekerjaan.SALIN, asal.repositori, tujuan=media.repositori, pada=saat)
        if pekerjaan is not None and ambil(pekerjaan.pk, pada=saat) is not None:
            hasil = Hasil({"salinan": 1}, lambda p, now: _tulis(p, now, media, asal))
            selesaikan(pekerjaan.pk, hasil, pada=saat + 20 * MENIT)
    lepaskan_media(media.pk, oleh=admin, masih=(), pada=saat + 30 * MENIT)


def _tulis(pekerjaan: Pekerjaan, now: datetime, media: MediaPortabel, asal: Cadangan) -> None:
    catat_salinan(asal, media.repositori_id, sha256(pekerjaan.kode.encode()).hexdigest())
    Cadangan.objects.filter(repositori=media.repositori_id).update(dibaca_pada=now)
    Repositori.objects.filter(pk=media.repositori_id).update(dibaca_pada=now, diperiksa_pada=now)
    tulis_riwayat(
        media, PeristiwaMedia.DISALIN, oleh=None, pada=now, pekerjaan=pekerjaan, catatan="1 cadangan"
    )
