"""Applicant, officers and the clock at one moment: one outcome, nothing sent unread."""

import pytest

from lpse.aturan import TidakBerwenang
from lpse.models import Akun, KonfirmasiEmail
from lpse.peran import Peran
from lpse.rahasia import berlaku_sampai, sidik_token
from lpse.versi_profil import versi_profil
from registrasi import actions
from registrasi.models import AsalIsian, BantuanPendaftaran, Pendaftaran
from registrasi.policies.bantuan import KodeHabis, KodeKeliru, SedangDibantu
from tests.factories import buat_akun
from tests.registrasi.bantuan import bantu, isi_semua, minta, nyatakan_semua, perusahaan
from tests.registrasi.pemohon import surel_baru
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def petugas() -> Akun:
    assert versi_profil()
    return buat_akun(Peran.HELPDESK)


def test_kode_tidak_dapat_ditebak_berbarengan(petugas):
    bantuan = minta(petugas)
    angka = int(actions.buat_kode(bantuan))
    tebakan = [f"{(angka + n) % 10**6:06}" for n in range(1, 13)]

    hasil = serentak(
        *(lambda a=a: actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=a) for a in tebakan)
    )

    assert sum(isinstance(h, KodeKeliru) for h in hasil) == 5
    assert sum(isinstance(h, KodeHabis) for h in hasil) == 7


def test_satu_kode_ditekan_berkali_kali_memulai_satu_bantuan(petugas):
    bantuan = minta(petugas)
    angka = actions.buat_kode(bantuan)

    hasil = serentak(*[lambda: actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=angka)] * 4)

    assert sum(isinstance(h, BantuanPendaftaran) for h in hasil) == 1
    assert Pendaftaran.objects.count() == 1


def test_dua_petugas_meminta_izin_untuk_satu_surel(petugas):
    semua, email = [buat_akun(Peran.HELPDESK) for _ in range(5)], surel_baru()

    hasil = serentak(*(lambda p=p: minta(p, email) for p in semua))

    assert sum(isinstance(h, BantuanPendaftaran) for h in hasil) == 1
    assert sum(isinstance(h, SedangDibantu) for h in hasil) == 4


@pytest.mark.parametrize("_", range(3))
def test_pemohon_membuka_tautannya_sendiri_selagi_kodenya_diketik(petugas, _):
    bantuan = minta(petugas)
    angka = actions.buat_kode(bantuan)
    KonfirmasiEmail.objects.create(
        email=bantuan.email, token_hash=sidik_token("tautan"), token_sampai=berlaku_sampai(1)
    )

    hasil = serentak(
        lambda: actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=angka),
        lambda: _mulai_sendiri(),
    )

    assert {type(h) for h in hasil} == {BantuanPendaftaran, Pendaftaran}
    assert Akun.objects.filter(email=bantuan.email).count() == 1
    assert Pendaftaran.objects.count() == 1


def _mulai_sendiri() -> Pendaftaran:
    return actions.mulai(oleh=actions.konfirmasi_email("tautan"))


@pytest.mark.parametrize("_", range(3))
def test_tidak_ada_yang_tertulis_sesudah_bantuan_berakhir(petugas, _):
    bantuan = bantu(petugas)
    pk, akun = bantuan.pendaftaran_id, bantuan.akun
    isi_semua(pk, petugas)

    serentak(
        *(
            lambda n=n: actions.isi(
                pk, oleh=petugas, bagian="perusahaan", **perusahaan(alamat=f"Jalan Uji {n}")
            )
            for n in range(2, 5)
        ),
        lambda: actions.serahkan_bantuan(bantuan.pk, oleh=petugas),
        lambda: actions.akhiri_bantuan(bantuan.pk, oleh=akun),
    )

    bantuan.refresh_from_db()
    assert bantuan.selesai_pada
    assert all(a.diisi_pada <= bantuan.selesai_pada for a in AsalIsian.objects.all())
    with pytest.raises(TidakBerwenang):
        actions.isi(pk, oleh=petugas, bagian="perusahaan", alamat="Jalan Uji 9")


@pytest.mark.parametrize("_", range(3))
def test_yang_terkirim_selalu_sudah_dinyatakan_benar(petugas, _):
    bantuan = bantu(petugas)
    p = bantuan.pendaftaran
    isi_semua(p.pk, petugas)
    nyatakan_semua(p)

    serentak(
        lambda: actions.ajukan(p.pk, oleh=bantuan.akun),
        lambda: actions.isi(p.pk, oleh=petugas, bagian="perusahaan", alamat="Jalan Uji 7"),
    )

    p.refresh_from_db()
    menunggu = AsalIsian.objects.filter(bantuan__isnull=False, disetujui_pada__isnull=True).exists()
    # Whoever came first: either it is sent as it was called right, or it still waits.
    assert (p.status == "diajukan") is not menunggu
    assert (p.alamat == "Jalan Uji 7") is menunggu
