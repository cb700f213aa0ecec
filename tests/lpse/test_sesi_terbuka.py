"""A right that ends, ends for the browser that is open at that moment too: with its very next page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lpse import usulan_akun
from lpse.delegasi import cabut_delegasi, limpahkan, setujui_delegasi
from lpse.models import Akun, Delegasi, Penugasan
from lpse.models.usulan import TindakanAkun
from lpse.penugasan import akhiri_penugasan
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.petugas import klien

pytestmark = pytest.mark.django_db
SEHARI = timedelta(days=1)
# Each role, and a page that it opens and an officer without it does not.
HALAMAN = {
    Peran.AUDITOR: "admin:sekretariat_periksa",
    Peran.KEPALA: "admin:sekretariat_periksa",
    Peran.SEKRETARIS: "admin:sekretariat_persuratan_baru_masuk",
    Peran.ADMIN_SISTEM: "admin:arsip_media",
    Peran.LKPP: "admin:infrastruktur_papan",
}


def bertugas_sejak_kemarin(peran: Peran) -> Akun:
    akun = buat_akun(peran)
    Penugasan.objects.filter(akun=akun).update(mulai=hari_ini() - SEHARI)
    return akun


def pinjaman(peran: Peran, kepada: Akun) -> Delegasi:
    """This role, lent to somebody since yesterday."""
    pemegang = bertugas_sejak_kemarin(peran)
    delegasi = limpahkan(
        oleh=pemegang,
        dari=pemegang,
        kepada=kepada,
        peran=peran,
        mulai=hari_ini(),
        selesai=hari_ini() + 3 * SEHARI,
        alasan="Cuti",
    )
    return setujui_delegasi(delegasi.pk, oleh=buat_akun(Peran.SEKRETARIS))


@pytest.mark.parametrize("peran", HALAMAN)
def test_penugasan_yang_diakhiri_menutup_sesi_yang_terbuka(peran):
    akun = bertugas_sejak_kemarin(peran)
    peramban, alamat = klien(akun), reverse(HALAMAN[peran])
    assert peramban.get(alamat).status_code == 200
    tugas = Penugasan.objects.get(akun=akun)
    akhiri_penugasan(tugas.pk, oleh=buat_akun(Peran.SEKRETARIS), selesai=hari_ini() - SEHARI)
    assert peramban.get(alamat).status_code in (302, 403)
    assert peramban.get("/admin/").status_code in (302, 403)


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.SEKRETARIS])
def test_peran_pinjaman_yang_dicabut_menutup_sesi_yang_terbuka(peran):
    peminjam = bertugas_sejak_kemarin(Peran.HELPDESK)
    delegasi = pinjaman(peran, peminjam)
    peramban, alamat = klien(peminjam), reverse(HALAMAN[peran])
    assert peramban.get(alamat).status_code == 200
    cabut_delegasi(delegasi.pk, oleh=delegasi.dari)
    assert peramban.get(alamat).status_code == 403
    # What is their own, stays open.
    assert peramban.get("/admin/").status_code == 200


def test_peran_pinjaman_berakhir_bersama_penugasan_pemegangnya_di_sesi_yang_terbuka():
    peminjam = bertugas_sejak_kemarin(Peran.HELPDESK)
    delegasi = pinjaman(Peran.KEPALA, peminjam)
    peramban, alamat = klien(peminjam), reverse(HALAMAN[Peran.KEPALA])
    assert peramban.get(alamat).status_code == 200
    tugas = Penugasan.objects.get(akun=delegasi.dari)
    akhiri_penugasan(tugas.pk, oleh=buat_akun(Peran.SEKRETARIS), selesai=hari_ini() - SEHARI)
    assert peramban.get(alamat).status_code == 403


def test_akun_yang_dinonaktifkan_keluar_dari_sesi_yang_terbuka():
    akun = bertugas_sejak_kemarin(Peran.AUDITOR)
    peramban, alamat = klien(akun), reverse(HALAMAN[Peran.AUDITOR])
    assert peramban.get(alamat).status_code == 200
    usulan = usulan_akun.usulkan(
        akun.pk, oleh=buat_akun(Peran.SEKRETARIS), tindakan=TindakanAkun.NONAKTIFKAN, alasan="selesai"
    )
    usulan_akun.setujui(usulan.pk, oleh=buat_akun(Peran.KEPALA))
    assert peramban.get(alamat).status_code == 302
