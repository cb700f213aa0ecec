"""What the public is told of an outage, from the readings themselves; and how far targets were available."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from infrastruktur.actions.gangguan import batalkan
from infrastruktur.actions.gangguan_umum import atur_batas, urus_pengumuman
from infrastruktur.actions.siklus import jalankan_siklus
from infrastruktur.enums.pantau import Keadaan, PeranSasaran
from infrastruktur.models import Gangguan
from infrastruktur.policies.gangguan import ketersediaan, panjang, sebut_lama
from infrastruktur.queries.ketersediaan import ketersediaan_bulan
from infrastruktur.tasks.gangguan import ingatkan_instruksi, susulkan_gangguan
from layanan.models import Pengumuman
from lpse.aturan import TidakBerwenang
from lpse.peran import Peran
from lpse.waktu import waktu
from tests.factories import buat_akun
from tests.infrastruktur.gangguan import balikkan, buat_gangguan, buat_sasaran, putus, sambung
from tests.infrastruktur.pantau import LOOPBACK, MENIT, halaman, sasaran_web

pytestmark = pytest.mark.dasar("infrastruktur.masalah_teknis")
AWAL = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)


def jam(satu, dua):
    return AWAL + timedelta(hours=satu), AWAL + timedelta(hours=dua)


def test_yang_bertumpuk_dihitung_sekali_dan_pemeliharaan_tidak_dihitung():
    assert panjang([jam(0, 2), jam(1, 3), jam(5, 6)]) == timedelta(hours=4)
    angka = ketersediaan([jam(-1, 2), jam(8, 30)], [jam(1, 9)], jam(0, 10))
    assert (angka.padam, angka.pemeliharaan) == (timedelta(hours=2), timedelta(hours=2))
    assert angka.persen == 80.0


@pytest.mark.parametrize(
    ("lama", "kata"),
    [(timedelta(seconds=59), "kurang dari 1 menit"), (timedelta(days=2, minutes=65), "2 hari 1 jam 5 menit")],
)
def test_lama_disebut_dengan_kata(lama, kata):
    assert sebut_lama(lama) == kata


@pytest.mark.django_db
def test_dari_bacaan_sampai_pengumuman_dan_kembali(settings):
    """The whole way, from a page on this machine that fails to the public's page and back."""
    settings.PANTAU_IZIN = LOOPBACK
    with halaman() as web, time_machine.travel(AWAL) as mesin:

        def baca(kali):
            for _ in range(kali):
                jalankan_siklus(timezone.now(), ["spse"])
                mesin.shift(MENIT)

        def menit():
            for satu in (susulkan_gangguan, urus_pengumuman, ingatkan_instruksi):
                satu()

        peran = PeranSasaran.APLIKASI_SPSE
        sasaran_web(web.alamat, kode="spse", nama="SPSE di server-01", peran=peran, layanan="spse")
        baca(1)
        web.status = 503
        baca(3)
        gangguan = Gangguan.objects.get()
        menit()
        assert not Pengumuman.objects.exists()  # not long enough yet
        mesin.shift(timedelta(minutes=15))
        menit()
        menit()
        pengumuman = Pengumuman.objects.get()
        assert (pengumuman.status, pengumuman.judul) == ("tayang", "SPSE terganggu")
        assert "server-01" not in pengumuman.isi + pengumuman.judul

        web.status = 200
        baca(2)
        menit()
        menit()
    pengumuman.refresh_from_db()
    assert pengumuman.status == "berakhir"
    assert list(gangguan.catatan.order_by("pk").values_list("peristiwa", flat=True)) == [
        *("terdeteksi", "diumumkan", "pulih", "umum_berakhir")
    ]


@pytest.mark.django_db
def test_layanan_yang_tidak_dikenal_tercatat_dan_tidak_dicoba_terus():
    gangguan = putus(buat_sasaran(layanan="entah"), timezone.now() - timedelta(hours=1))
    urus_pengumuman()
    urus_pengumuman()
    assert "entah" in gangguan.pengumuman.get().galat
    assert not Pengumuman.objects.exists()


@pytest.mark.django_db
def test_yang_diumumkan_sejak_padam_yang_ini_bukan_yang_lalu():
    kini, tautan = timezone.now(), buat_sasaran(layanan="spse")
    putus(tautan, kini - timedelta(days=2))
    sambung(tautan, kini - timedelta(days=2) + MENIT)
    putus(tautan, kini - timedelta(hours=1))
    urus_pengumuman()
    assert f"Sejak {waktu(kini - timedelta(hours=1))}" in Pengumuman.objects.get().isi


@pytest.mark.django_db
def test_batas_diatur_petugas_dan_riwayatnya_tetap():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    gangguan = putus(buat_sasaran(layanan="spse"), timezone.now() - timedelta(minutes=20))
    with pytest.raises(TidakBerwenang):
        atur_batas(oleh=buat_akun(Peran.AUDITOR), menit=1, alasan="Coba.")
    atur_batas(oleh=admin, menit=30, alasan="Tautan sering terputus sebentar.")
    urus_pengumuman()
    assert not gangguan.pengumuman.exists()
    atur_batas(oleh=admin, menit=5, alasan="Tautan baru.")
    urus_pengumuman()
    assert gangguan.pengumuman.get().kode


@pytest.mark.django_db
def test_yang_dibatalkan_diakhiri_pengumumannya_dengan_penjelasan():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    gangguan = buat_gangguan(admin, layanan="spse")
    urus_pengumuman()
    batalkan(gangguan.pk, oleh=admin, alasan="Salah lihat.")
    urus_pengumuman()
    pengumuman = Pengumuman.objects.get()
    assert pengumuman.status == "berakhir"
    assert "ternyata tidak terganggu" in pengumuman.pembaruan.get().isi


@pytest.mark.django_db
@pytest.mark.dasar("infrastruktur.kinerja")
def test_ketersediaan_sebulan_dari_perubahan_keadaan(django_assert_num_queries):
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC) - timedelta(days=3)):
        tautan = buat_sasaran()
        buat_sasaran("lain", peran=PeranSasaran.LAIN)
    # Down since the month before, for six hours of this one; then unread for a day.
    awal = datetime(2026, 2, 28, 17, 0, tzinfo=UTC)  # 00.00 WIB on the first of March
    balikkan(tautan, Keadaan.KRITIS, awal - timedelta(hours=5))
    balikkan(tautan, Keadaan.BAIK, awal + timedelta(hours=6))
    balikkan(tautan, Keadaan.TIDAK_DIKETAHUI, awal + timedelta(days=2))
    balikkan(tautan, Keadaan.BAIK, awal + timedelta(days=3))
    with time_machine.travel(awal + timedelta(days=10), tick=False), django_assert_num_queries(4):
        (satu,) = ketersediaan_bulan(awal.date() + timedelta(days=1))
    assert (satu.angka.padam, satu.tidak_diketahui) == (timedelta(hours=6), timedelta(days=1))
    assert satu.angka.persen == pytest.approx(97.5)
