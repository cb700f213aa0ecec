"""The mails: short, in Indonesian, saying what happens next; secrets made at sending."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.template.loader import render_to_string
from django.utils import timezone

from lpse.akun_adapter import SURAT_ALLAUTH
from lpse.models import Pemberitahuan
from lpse.models.pemberitahuan import StatusPemberitahuan
from lpse.peran import Peran
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from lpse.waktu import tanggal, waktu
from registrasi import actions
from registrasi.emails import pendaftaran as emails
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, buat_draf
from tests.registrasi.pemohon import browser, jalan, kirim_surat, surel_baru

pytestmark = pytest.mark.django_db


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR, nama="Vera Ujiwati")


def satu(awalan=""):
    """Send the outbox; the one mail whose subject begins so."""
    (surat,) = (s for s in kirim_surat() if s.subject.startswith(awalan))
    return surat


def test_setiap_surat_terdaftar_dan_bertemplat():
    assert {f"registrasi/{isi.__name__}" for isi in emails.SURAT} <= set(sumbangan.surat)


def test_konfirmasi_berisi_tautan_dan_masa_berlakunya():
    actions.minta_konfirmasi(surel_baru())
    surat = satu()
    assert surat.subject == "Lanjutkan pendaftaran Anda"
    assert "berlaku sampai" in surat.body
    assert profil().unit.registrasi.nama in surat.body


def test_diajukan_menyebut_nomor_kode_dan_tenggat():
    pendaftaran = buat_diajukan()
    surat = satu("Pendaftaran")
    assert pendaftaran.nomor in surat.subject
    assert pendaftaran.kode_lacak in surat.body
    assert waktu(pendaftaran.tenggat) in surat.body


@pytest.mark.dasar("registrasi.informasi_syarat")
def test_dikembalikan_menyebut_yang_perlu_diperbaiki(verifikator):
    pendaftaran = buat_diajukan()
    kirim_surat()
    actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "Foto buram & gelap."})
    surat = satu()
    assert "Foto buram & gelap." in surat.body
    assert f"/daftar/{pendaftaran.kode}/" in surat.body
    assert verifikator.nama not in surat.body


@pytest.mark.dasar("registrasi.pemberitahuan")
def test_ditolak_menyebut_alasan_dan_jalan_keluar(verifikator):
    pendaftaran = buat_diajukan()
    kirim_surat()
    actions.tolak(pendaftaran.pk, oleh=verifikator, alasan="Akta milik perusahaan lain.")
    surat = satu()
    assert "Akta milik perusahaan lain." in surat.body
    assert "Yang dapat Anda lakukan" in surat.body


@pytest.mark.dasar("registrasi.pemberitahuan")
def test_disetujui_mengirim_tautan_sandi_sekali_pakai():
    pendaftaran = buat_disetujui()
    surat = satu(f"Pendaftaran {pendaftaran.nomor} disetujui")
    pendaftaran.akun.refresh_from_db()
    assert f"User ID: {pendaftaran.akun.user_id}" in surat.body
    tautan = jalan(surat.body, "/akun/sandi/atur/")
    client = browser()
    formulir = client.get(tautan, follow=True)
    assert formulir.status_code == 200
    sandi = "sandi-baru-yang-panjang"
    client.post(formulir.redirect_chain[-1][0], {"password1": sandi, "password2": sandi})
    pendaftaran.akun.refresh_from_db()
    assert pendaftaran.akun.check_password(sandi)
    assert "password1" not in browser().get(tautan, follow=True).content.decode()


def test_surat_yang_sudah_lewat_tidak_dikirim(verifikator):
    pendaftaran = buat_diajukan()
    actions.tarik(pendaftaran.pk, oleh=pendaftaran.akun)
    assert [s.subject for s in kirim_surat()] == [f"Pendaftaran {pendaftaran.nomor} sudah ditarik"]
    assert Pemberitahuan.objects.get(templat="registrasi/diajukan").status == StatusPemberitahuan.BATAL


def test_pencabutan_menyebut_alasan():
    kepala = buat_akun(Peran.KEPALA)
    pendaftaran = buat_disetujui()
    kirim_surat()
    actions.cabut(pendaftaran.pk, oleh=kepala, alasan="Akta terbukti palsu.")
    surat = satu("Persetujuan")
    assert "Akta terbukti palsu." in surat.body


@pytest.mark.dasar("registrasi.arsip")
def test_draf_diperingatkan_dengan_tanggalnya():
    draf = buat_draf()
    kirim_surat()
    aturan = profil().registrasi
    saat = timezone.now() + timedelta(days=aturan.draf_kedaluwarsa_hari - aturan.draf_peringatan_hari + 1)
    with time_machine.travel(saat, tick=False):
        assert actions.peringatkan(draf.pk)
        surat = satu("Draf")
    assert tanggal(saat + timedelta(days=aturan.draf_peringatan_hari)) in surat.body


def test_peringatan_batal_bila_draf_disentuh_lagi():
    draf = buat_draf()
    kirim_surat()
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        assert actions.peringatkan(draf.pk)
        actions.lepas_berkas(draf.pk, "ktp", oleh=draf.akun)
        assert kirim_surat() == []


@pytest.mark.parametrize("templat", SURAT_ALLAUTH)
def test_surat_akun_bersubjek_dan_bertanda_tangan(templat):
    akun = buat_akun(Peran.PENYEDIA, nama="O'Neil & Rekan")
    konteks = {"profil": profil(), "BASE_URL": "http://testserver", "rahasia": "RAHASIA&1", "akun": akun}
    teks = render_to_string(f"surat/{templat}.txt", konteks)
    subjek, _, badan = teks.strip().partition("\n")
    assert re.fullmatch(r"Subjek: \S.+", subjek)
    assert "RAHASIA" not in subjek
    assert "&amp;" not in badan
    assert profil().lpse.nama in badan
    perlu = {"akun/login_code", "akun/password_reset_key", "akun/email_confirmation"}
    if templat in perlu:
        assert "RAHASIA&1" in badan


def test_kode_masuk_dikirim_ke_pemohon_tanpa_sandi():
    akun = buat_akun(Peran.PEMOHON, email=surel_baru())
    browser().post("/akun/masuk/kode/", {"email": akun.email})
    surat = satu()
    assert surat.to == [akun.email]
    assert surat.subject == "Kode masuk Anda"
    assert re.search(r"^[A-Z0-9]{3,}[A-Z0-9-]*$", surat.body, re.M)
