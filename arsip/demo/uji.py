"""Restore drills in the demo: one that passed, and a sheet of keys that was sealed."""

from datetime import datetime, timedelta

from django.utils import timezone

from arsip.actions.catat_uji import JADWAL_UJI, catat_uji
from arsip.actions.kerja import Hasil
from arsip.actions.lembar_kunci import cetak_lembar, segel_lembar
from arsip.actions.pekerjaan import ambil, antrekan, selesaikan
from arsip.enums.cadangan import JenisPekerjaan
from arsip.models import Cadangan, Pekerjaan
from arsip.models.cadangan import PORTAL
from arsip.policies import uji as aturan
from arsip.policies.jadwal import giliran_terakhir
from arsip.policies.kata import sebut_angka, sebut_ukuran
from arsip.policies.uji import CatatanUji
from lpse.models import Akun
from lpse.waktu import hari_ini, zona

LAMA = timedelta(minutes=3, seconds=40)
TEMPAT = "Brankas Bagian Umum, Sekretariat Daerah"


def isi_demo_uji() -> None:
    """Monday's drill of the backup there was then, and the keys."""
    giliran = giliran_terakhir(JADWAL_UJI, timezone.now(), zona())
    cadangan = (
        Cadangan.objects.select_related("sumber", "repositori")
        .filter(sumber__kode=PORTAL, asal__isnull=True, dari_saat__lt=giliran)
        .order_by("-dari_saat")
        .first()
    )
    if cadangan is not None:
        _uji(cadangan, giliran)
    segel_lembar(
        cetak_lembar()[0].pk,
        disegel_pada=hari_ini(),
        tempat=TEMPAT,
        pemegang="Ratna Contohsari",
        saksi="Bambang Contohirawan",
        oleh=Akun.objects.get(user_id="admin_sistem"),
    )


def _uji(cadangan: Cadangan, giliran: datetime) -> None:
    sumber, tempat = cadangan.sumber, cadangan.repositori
    pekerjaan = antrekan(JenisPekerjaan.UJI_PULIH, tempat, sumber=sumber, giliran=giliran, pada=giliran)
    if pekerjaan is None or ambil(pekerjaan.pk, pada=giliran) is None:
        return
    catatan = CatatanUji()
    for kode, hasil in (
        (aturan.DUMP, sebut_ukuran(cadangan.manifes["basis_data"]["ukuran"])),
        (aturan.BARIS, f"{sebut_angka(cadangan.baris)} baris"),
        (aturan.BERKAS, f"{cadangan.berkas} dari {cadangan.berkas} berkas dipulihkan"),
        (aturan.JEJAK, "utuh"),
        (aturan.MASUK, "berhasil"),
    ):
        catatan.tambah(kode, hasil)

    def tulis(satu: Pekerjaan, kini: datetime) -> None:
        catat_uji(satu, cadangan, mulai=giliran, durasi=LAMA, catatan=catatan, pada=kini)

    selesaikan(pekerjaan.pk, Hasil(catatan.sebagai_json(), tulis), pada=giliran + LAMA)
