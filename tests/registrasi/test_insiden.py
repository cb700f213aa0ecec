"""A breach: the clock from the moment it was known, letters to each person, a notice to the authority."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.metrik import hitung_semua
from lpse.models import Akun, Pemberitahuan
from lpse.models.naskah import JenisNaskah
from lpse.naskah import pastikan_pdf
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import CatatanInsiden, InsidenData
from registrasi.policies.insiden import SubjekKosong, WaktuKeliru
from registrasi.tasks.hak import InsidenTerlambat, periksa_kesehatan, surati
from tests.factories import buat_akun
from tests.registrasi.hak import catat_insiden, nilai

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


def test_jam_berjalan_sejak_diketahui(petugas):
    insiden = catat_insiden(petugas, jam=10)
    assert insiden.tenggat - insiden.diketahui_pada == timedelta(hours=72)
    assert not insiden.is_terlambat
    assert catat_insiden(petugas, jam=73).is_terlambat


def test_waktu_dan_orang_yang_tidak_masuk_akal_ditolak(petugas):
    with pytest.raises(WaktuKeliru):
        catat_insiden(petugas, jam=-1)
    with pytest.raises(WaktuKeliru):
        catat_insiden(petugas, terjadi_pada=timezone.now())
    with pytest.raises(SubjekKosong):
        catat_insiden(petugas, cakupan="tertentu")
    with pytest.raises(TidakBerwenang):
        catat_insiden(buat_akun(Peran.HELPDESK))


def test_sampai_ditutup_tanpa_menimpa_apa_pun(petugas, kepala):
    korban = buat_akun(Peran.PEMOHON)
    insiden = catat_insiden(petugas, korban)
    with pytest.raises(TindakanTertutup):
        actions.beritahukan_insiden(insiden.pk, oleh=kepala)
    nilai(insiden, petugas)
    with pytest.raises(TidakBerwenang):
        actions.beritahukan_insiden(insiden.pk, oleh=petugas)
    actions.beritahukan_insiden(insiden.pk, oleh=kepala)
    insiden = actions.tutup_insiden(insiden.pk, oleh=kepala, bukti_lembaga="TT-1", penutup="Dua kunci.")
    assert (insiden.status, insiden.pengumuman) == ("ditutup", "")
    for kolom in ({"uraian": "x"}, {"diketahui_pada": timezone.now()}, {"is_ganggu_layanan": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            InsidenData.objects.filter(pk=insiden.pk).update(**kolom)


def test_surat_kepada_lembaga_menjadi_naskah_pdf(petugas, kepala):
    insiden = nilai(catat_insiden(petugas, buat_akun(Peran.PEMOHON)), petugas)
    insiden = actions.beritahukan_insiden(insiden.pk, oleh=kepala)
    naskah = insiden.naskah
    assert naskah.jenis == JenisNaskah.PEMBERITAHUAN_INSIDEN
    assert naskah.isi["orang"] == "pemilik akun tertentu (1 orang)"
    assert "Pasal 46" in naskah.isi["dasar_uu"]
    assert pastikan_pdf(naskah.pk).ukuran > 5000


def test_hanya_yang_terkena_disurati_dan_hanya_sekali(petugas, kepala):
    korban, lain = buat_akun(Peran.PEMOHON), buat_akun(Peran.PEMOHON)
    insiden = nilai(catat_insiden(petugas, korban), petugas)
    actions.beritahukan_insiden(insiden.pk, oleh=kepala)
    surati(insiden.pk, 5)
    surati(insiden.pk, 5)
    surat = Pemberitahuan.objects.get(templat="registrasi/insiden_data")
    assert (surat.penerima, lain.email in surat.penerima) == (korban.email, False)
    pesan = susun(surat)
    for kata in ("Nama dan surel", "alamat keliru", "Penerima diminta menghapus", "Pasal 46"):
        assert kata in pesan.body


def test_semua_orang_disurati_sepotong_demi_sepotong(petugas, kepala, monkeypatch):
    monkeypatch.setattr("registrasi.actions.insiden.SEPOTONG", 2)
    for _ in range(5):
        buat_akun(Peran.PEMOHON)
    insiden = nilai(catat_insiden(petugas), petugas)
    actions.beritahukan_insiden(insiden.pk, oleh=kepala)
    assert actions.surati_subjek(insiden.pk)
    assert Pemberitahuan.objects.filter(templat="registrasi/insiden_data").count() == 2
    surati(insiden.pk, 5)
    assert Pemberitahuan.objects.filter(templat="registrasi/insiden_data").count() == Akun.objects.count()
    assert InsidenData.objects.get().disurati_pada


def test_gangguan_pelayanan_publik_mendapat_teks_pengumuman(petugas, kepala):
    insiden = nilai(catat_insiden(petugas), petugas, ganggu=True)
    pengumuman = actions.beritahukan_insiden(insiden.pk, oleh=kepala).pengumuman
    assert pengumuman.startswith("PENGUMUMAN")
    assert "Nama dan surel" in pengumuman


def test_catatan_ditambah_tidak_diubah(petugas):
    insiden = catat_insiden(petugas)
    actions.tambah_catatan_insiden(insiden.pk, oleh=petugas, isi="Log peladen diamankan.")
    with pytest.raises(IntegrityError), transaction.atomic():
        CatatanInsiden.objects.update(isi="lain")


def test_lewat_72_jam_membunyikan_alarm(petugas):
    catat_insiden(petugas, jam=10)
    periksa_kesehatan()
    catat_insiden(petugas, jam=80)
    with pytest.raises(InsidenTerlambat):
        periksa_kesehatan()
    angka = hitung_semua()
    assert (angka["lpse_insiden_data_berjalan"], angka["lpse_insiden_data_terlambat"]) == (2, 1)
