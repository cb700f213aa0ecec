"""Tokens: made for oneself, prepared for a colleague, taken once, revoked for good."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse import token_api, usulan_akun
from lpse.aturan import TidakBerwenang
from lpse.models import Jejak, Pemberitahuan, Penugasan, TokenAPI
from lpse.models.usulan import TindakanAkun
from lpse.pemberitahuan import kirim
from lpse.peran import Peran
from lpse.rahasia import sidik_token
from tests.factories import buat_akun
from tests.petugas import pasang_mfa

pytestmark = pytest.mark.django_db
MILIK, ANTREAN = "registrasi.pendaftaran:milik", "registrasi.queries.antrean:baca"


def buat(akun, nama="aplikasi", hari=30):
    return token_api.buat(oleh=akun, nama=nama, cakupan=[MILIK], hari=hari)


@pytest.fixture
def pemohon():
    return buat_akun(Peran.PEMOHON)


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


@pytest.fixture
def verifikator():
    akun = buat_akun(Peran.VERIFIKATOR)
    pasang_mfa(akun)
    return akun


def siapkan(admin, pemilik, cakupan=(ANTREAN,), nama="dasbor"):
    return token_api.siapkan(pemilik.pk, oleh=admin, nama=nama, cakupan=cakupan, hari=30)


def test_hanya_sidik_rahasia_yang_disimpan(pemohon):
    token, rahasia = buat(pemohon)
    kolom = {str(nilai) for nilai in TokenAPI.objects.values().get().values()}
    assert not any(rahasia in nilai for nilai in kolom)
    assert token.sidik == sidik_token(rahasia)
    assert rahasia.startswith(token.awalan)
    assert token_api.token_dari(rahasia) == token


def test_pembuatan_tercatat_tanpa_rahasia_dan_pemiliknya_disurati(pemohon):
    _, rahasia = buat(pemohon)
    jejak = Jejak.objects.get(peristiwa="token_api.dibuat")
    assert jejak.rincian == {"cakupan": [MILIK], "akun": pemohon.pk}
    assert kirim(Pemberitahuan.objects.get(templat="token/dibuat").pk)
    (surat,) = mail.outbox
    assert surat.to == [pemohon.email]
    assert rahasia not in surat.body
    assert "/akun/token/" in surat.body


@pytest.mark.parametrize(
    ("ganti", "aturan"),
    [
        ({"cakupan": [ANTREAN]}, token_api.CakupanKeliru),
        ({"cakupan": ["karangan"]}, token_api.CakupanKeliru),
        ({"cakupan": []}, token_api.CakupanKeliru),
        ({"hari": 0}, token_api.MasaTokenKeliru),
        ({"hari": 366}, token_api.MasaTokenKeliru),
    ],
)
def test_token_sendiri_hanya_untuk_data_sendiri_dan_paling_lama_setahun(pemohon, ganti, aturan):
    with pytest.raises(aturan):
        token_api.buat(**{"oleh": pemohon, "nama": "x", "cakupan": [MILIK], "hari": 7} | ganti)
    assert not TokenAPI.objects.exists()


def test_nama_yang_sama_ditolak_sampai_yang_lama_dicabut(pemohon):
    token, _ = buat(pemohon)
    with pytest.raises(token_api.NamaTokenTerpakai):
        buat(pemohon, "APLIKASI")
    token_api.cabut(token.pk, oleh=pemohon)
    buat(pemohon)


def test_paling_banyak_sepuluh_token_yang_belum_habis(pemohon):
    for urut in range(token_api.PALING_BANYAK):
        buat(pemohon, f"program {urut}", hari=1)
    with pytest.raises(token_api.TerlaluBanyakToken):
        buat(pemohon)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        buat(pemohon)


def test_pengelola_menyiapkan_tetapi_hanya_pemilik_mengambil_rahasianya(admin, verifikator):
    token = siapkan(admin, verifikator)
    assert token.keadaan == "Menunggu diambil"
    with pytest.raises(TidakBerwenang):
        token_api.ambil(token.pk, oleh=admin)
    diambil, rahasia = token_api.ambil(token.pk, oleh=verifikator)
    assert token_api.token_dari(rahasia) == diambil
    with pytest.raises(token_api.TokenTertutup):
        token_api.ambil(token.pk, oleh=verifikator)


def test_token_pegawai_tidak_melebihi_peran_pemiliknya(admin, verifikator, pemohon):
    with pytest.raises(token_api.CakupanKeliru):
        siapkan(admin, buat_akun(Peran.HELPDESK))
    with pytest.raises(token_api.CakupanKeliru):
        siapkan(admin, pemohon)
    with pytest.raises(TidakBerwenang):
        siapkan(verifikator, verifikator)


def test_pegawai_tanpa_faktor_kedua_tidak_mendapat_rahasia(admin):
    tanpa = buat_akun(Peran.VERIFIKATOR)
    token = siapkan(admin, tanpa)
    for act in (lambda: token_api.ambil(token.pk, oleh=tanpa), lambda: buat(tanpa)):
        with pytest.raises(token_api.PerluFaktorKedua):
            act()


def test_dicabut_oleh_pemilik_atau_pengelola_dan_tidak_hidup_lagi(admin, pemohon):
    token, rahasia = buat(pemohon)
    with pytest.raises(TidakBerwenang):
        token_api.cabut(token.pk, oleh=buat_akun(Peran.VERIFIKATOR))
    token_api.cabut(token.pk, oleh=admin)
    assert token_api.token_dari(rahasia) is None
    with pytest.raises(token_api.TokenTertutup):
        token_api.cabut(token.pk, oleh=pemohon)
    with pytest.raises(token_api.TokenTertutup):
        token_api.ambil(token.pk, oleh=pemohon)


def test_surat_token_yang_sudah_dicabut_tidak_dikirim(admin, verifikator):
    token = siapkan(admin, verifikator)
    token_api.cabut(token.pk, oleh=admin)
    kirim(Pemberitahuan.objects.get(templat="token/disiapkan").pk)
    assert mail.outbox == []


@pytest.mark.parametrize("tindakan", [TindakanAkun.NONAKTIFKAN, TindakanAkun.LEPAS_MFA])
def test_akun_ditutup_atau_faktor_kedua_dilepas_mencabut_semua_tokennya(admin, verifikator, tindakan):
    token = siapkan(admin, verifikator)
    _, rahasia = token_api.ambil(token.pk, oleh=verifikator)
    usulan = usulan_akun.usulkan(verifikator.pk, oleh=admin, tindakan=tindakan, alasan="uji")
    usulan_akun.setujui(usulan.pk, oleh=buat_akun(Peran.KEPALA))
    token.refresh_from_db()
    assert token.dicabut_pada is not None
    assert token_api.token_dari(rahasia) is None


@pytest.mark.parametrize(
    "ubah",
    [
        {"cakupan": [ANTREAN]},
        {"sampai": timezone.now() + timedelta(days=300)},
        {"sidik": "0" * 64},
        {"nama": "lain"},
        {"dicabut_pada": timezone.now()},  # without who
    ],
)
def test_basis_data_menolak_perubahan_token(pemohon, ubah):
    token, _ = buat(pemohon)
    with pytest.raises(IntegrityError), transaction.atomic():
        TokenAPI.objects.filter(pk=token.pk).update(**ubah)


def test_basis_data_menolak_token_lebih_dari_setahun_dan_pencabutan_yang_ditarik(pemohon):
    token, _ = buat(pemohon)
    token_api.cabut(token.pk, oleh=pemohon)
    with pytest.raises(IntegrityError), transaction.atomic():
        TokenAPI.objects.filter(pk=token.pk).update(dicabut_pada=None, dicabut_oleh=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        TokenAPI.objects.create(
            akun=pemohon,
            dibuat_oleh=pemohon,
            nama="lama",
            cakupan=[MILIK],
            sampai=timezone.now() + timedelta(days=400),
        )


def test_pemakaian_dicatat_paling_sering_tiap_lima_menit(pemohon, django_assert_num_queries):
    token, _ = buat(pemohon)
    token_api.catat_pemakaian(token)
    token.refresh_from_db()
    pertama = token.terakhir_dipakai
    with django_assert_num_queries(0):
        token_api.catat_pemakaian(token)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        token_api.catat_pemakaian(token)
    token.refresh_from_db()
    assert token.terakhir_dipakai > pertama


def test_peran_yang_berakhir_tidak_dapat_disiapkan_lagi(admin, verifikator):
    Penugasan.objects.filter(akun=verifikator).delete()
    with pytest.raises(token_api.CakupanKeliru):
        siapkan(admin, verifikator)
