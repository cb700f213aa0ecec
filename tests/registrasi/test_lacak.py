"""Tracking by number and code: where it stands, and nothing about whose it is."""

import pytest

from lpse.peran import Peran
from lpse.waktu import waktu
from registrasi import actions
from tests.factories import buat_akun, buat_diajukan, buat_disetujui
from tests.registrasi.pemohon import browser, jalan, kirim_surat

pytestmark = pytest.mark.django_db


def lacak(nomor, kode):
    return browser().get("/lacak/", {"nomor": nomor, "kode": kode})


def test_lacak_terbuka_bagi_siapa_pun():
    isi = browser().get("/lacak/").content.decode()
    assert 'name="nomor"' in isi
    assert "<title>Lacak" in isi


def test_lacak_menunjukkan_status_dan_tenggat():
    pendaftaran = buat_diajukan()
    isi = lacak(pendaftaran.nomor, pendaftaran.kode_lacak).content.decode()
    assert "Menunggu verifikasi" in isi
    assert waktu(pendaftaran.tenggat) in isi
    assert "Pendaftaran dikirim" in isi


@pytest.mark.parametrize(
    "ubah", [str.lower, lambda k: k.replace("-", ""), lambda k: k.replace("-", " ") + " "]
)
def test_kode_boleh_ditulis_seperti_di_kertas(ubah):
    pendaftaran = buat_diajukan()
    jawaban = lacak(f" {pendaftaran.nomor.lower()} ", ubah(pendaftaran.kode_lacak))
    assert "Menunggu verifikasi" in jawaban.content.decode()


def test_lacak_tanpa_data_pribadi():
    verifikator = buat_akun(Peran.VERIFIKATOR, nama="Vera Rahasiawati")
    pendaftaran = buat_diajukan()
    actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "KTP atas nama orang lain."})
    isi = lacak(pendaftaran.nomor, pendaftaran.kode_lacak).content.decode()
    pribadi = [
        getattr(pendaftaran, kolom) for kolom in pendaftaran.DATA_PRIBADI if getattr(pendaftaran, kolom)
    ]
    assert pribadi
    assert [
        nilai for nilai in (*pribadi, pendaftaran.akun.email, verifikator.nama, "orang lain") if nilai in isi
    ] == []
    assert "Perlu perbaikan" in isi


def test_tautan_lacak_dalam_surat_berfungsi():
    pendaftaran = buat_diajukan()
    (surat,) = kirim_surat()
    isi = browser().get(jalan(surat.body, "/lacak/")).content.decode()
    assert pendaftaran.nomor in isi
    assert "Riwayat" in isi


@pytest.mark.parametrize(("nomor", "kode"), [("benar", "2222-2222-2222"), ("REG-1999-000001", "benar")])
def test_salah_satu_keliru_dijawab_sama(nomor, kode):
    pendaftaran = buat_diajukan()
    jawaban = lacak(
        pendaftaran.nomor if nomor == "benar" else nomor, pendaftaran.kode_lacak if kode == "benar" else kode
    )
    assert jawaban.status_code == 404
    isi = jawaban.content.decode()
    assert "tidak cocok dengan pendaftaran mana pun" in isi
    assert "Menunggu verifikasi" not in isi


def test_isian_kosong_diminta():
    isi = lacak("", "").content.decode()
    assert isi.count("Isi nomor pendaftaran.") == 2
    assert isi.count("Isi kode lacak.") == 2


def test_disetujui_tidak_menyebut_user_id():
    pendaftaran = buat_disetujui()
    isi = lacak(pendaftaran.nomor, pendaftaran.kode_lacak).content.decode()
    assert "Disetujui" in isi
    pendaftaran.akun.refresh_from_db()
    assert pendaftaran.akun.user_id not in isi


def test_terlalu_sering_dijawab_429():
    client = browser()
    jawaban = [client.get("/lacak/").status_code for _ in range(31)]
    assert jawaban[:30] == [200] * 30
    assert jawaban[30] == 429
