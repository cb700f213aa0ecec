"""From a target to what is open about it, to its charts and its asset, and back: for who may look there."""

import pytest
from django.core import mail
from django.urls import reverse

from infrastruktur.enums.pantau import Keadaan, PeranSasaran
from infrastruktur.models import PengumumanGangguan, TindakLanjut
from infrastruktur.queries.terkait import terkait
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import kirim
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.aset import catat
from tests.infrastruktur.gangguan import buat_sasaran, putus, sambung
from tests.infrastruktur.harian import buat_deret, jadikan
from tests.infrastruktur.penilaian import deret, lalui, petugas
from tests.petugas import klien, klien_peran

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.koneksi_internet")]
SIAGA, KETERSEDIAAN = "/admin/infrastruktur/siaga/", "/admin/infrastruktur/gangguan/ketersediaan/"


def halaman(client, nama, *kode):
    return client.get(reverse(f"admin:infrastruktur_{nama}", args=kode)).content.decode()


def tautan(nama, kode):
    return f'href="{reverse(f"admin:infrastruktur_{nama}", args=[kode])}"'


@pytest.fixture
def server():
    """A server that is down with a full disk."""
    return buat_sasaran("spse", PeranSasaran.SERVER_SPSE)


@pytest.fixture
def gangguan(server):
    return putus(server)


@pytest.fixture
def penuh(server):
    jadikan(buat_deret(sasaran=server), Keadaan.KRITIS)
    return TindakLanjut.objects.get()


def test_yang_terbuka_disebut_di_halaman_sasaran_grafik_dan_siaga(server, gangguan, penuh):
    kepala, lkpp = klien_peran(Peran.KEPALA), klien_peran(Peran.LKPP)
    for nama, kode in (("sasaran_lihat", [server.kode]), ("grafik", [server.kode]), ("siaga", [])):
        isi, dari_luar = halaman(kepala, nama, *kode), halaman(lkpp, nama, *kode)
        assert tautan("gangguan_lihat", gangguan.kode) in isi
        assert tautan("tindak_lanjut_lihat", penuh.kode) in isi
        # What LKPP may not open is not named to it either.
        assert gangguan.nomor not in dari_luar
        assert penuh.nomor not in dari_luar


def test_siaga_menyebut_tindak_lanjut_hanya_pada_bagiannya(server, gangguan, penuh):
    isi = halaman(klien_peran(Peran.KEPALA), "siaga")
    assert isi.count(tautan("gangguan_lihat", gangguan.kode)) == 2
    assert isi.count(tautan("tindak_lanjut_lihat", penuh.kode)) == 1


def test_yang_berulang_dalam_satu_gangguan_disebut_sekali_dan_satu_kueri(
    server, gangguan, django_assert_num_queries
):
    sambung(server)
    assert putus(server) == gangguan
    kepala = buat_akun(Peran.KEPALA)
    kepala.has_perm("apa.pun")
    with django_assert_num_queries(1):
        semua = terkait([server.pk], kepala)
    assert [t.nomor for t in semua[server.pk]] == [gangguan.nomor]


def test_grafik_terjangkau_dari_setiap_halaman_dan_kembali_ke_asetnya(server, gangguan, penuh):
    admin = buat_akun(Peran.ADMIN_SISTEM)
    client, aset = klien(admin), catat(admin, sasaran=server)
    grafik = tautan("grafik", server.kode)
    for nama, kode in (
        ("sasaran_lihat", [server.kode]),
        ("siaga", []),
        ("gangguan_lihat", [gangguan.kode]),
        ("tindak_lanjut", []),
        ("tindak_lanjut_lihat", [penuh.kode]),
        ("aset_lihat", [aset.kode]),
    ):
        assert grafik in halaman(client, nama, *kode), nama
    assert tautan("aset_lihat", aset.kode) in halaman(client, "grafik", server.kode)
    assert aset.kode not in halaman(klien_peran(Peran.HELPDESK), "grafik", server.kode)


def test_pengumuman_gangguan_terbuka_dari_halamannya(gangguan):
    satu = PengumumanGangguan.objects.create(gangguan=gangguan, layanan="spse", kode="abc123")
    isi = halaman(klien_peran(Peran.KEPALA), "gangguan_lihat", gangguan.kode)
    assert f'href="{reverse("layanan:pengumuman", args=[satu.kode])}"' in isi


def test_surat_menyebut_nomor_gangguan_dan_tindak_lanjut(server):
    petugas()
    gangguan = putus(server)
    lalui(deret("disk", server, label="/data", nilai=40), 95, 95, 95)
    (baris,) = Pemberitahuan.objects.filter(templat="infrastruktur/kabar")
    mail.outbox.clear()
    assert kirim(baris.pk)
    nomor = TindakLanjut.objects.get().nomor
    assert f"WIB, gangguan {gangguan.nomor}, tindak lanjut {nomor}" in mail.outbox[0].body


@pytest.mark.dasar("infrastruktur.akses_lkpp")
def test_lkpp_membaca_ketersediaan_tanpa_gangguannya(server):
    lkpp = klien_peran(Peran.LKPP)
    assert KETERSEDIAAN in halaman(lkpp, "papan")
    isi = lkpp.get(KETERSEDIAAN).content.decode()
    assert "100,000%" in isi
    assert "Gangguannya" not in isi
    assert "Gangguannya" in klien_peran(Peran.KEPALA).get(KETERSEDIAAN).content.decode()
