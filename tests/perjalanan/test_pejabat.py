"""An official registers on a phone, is approved, holds a role until the letter ends, and brings a new one."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini, tanggal
from tests.perjalanan import kertas
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import DAFTAR_TUGAS, PERIKSA, Pemohon, masuk
from tests.perjalanan.petugas import Petugas
from tests.perjalanan.screen import DESK, PHONE, Screen

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = [pytest.mark.berat, pytest.mark.timeout(600)]

SUREL = "pejabat@perjalanan.example"
NAMA = "Laras Perjalananwati, S.T."
SURAT_TUGAS = "Surat tugas dan/atau surat keputusan"


def isi_tanggal(layar: Screen, label: str, hari_lagi: int) -> str:
    """Fill in the three boxes of a date; return it in words."""
    hari = hari_ini() + timedelta(days=hari_lagi)
    kelompok = layar.page.get_by_role("group", name=label)
    for kotak, nilai in (("Hari", hari.day), ("Bulan", hari.month), ("Tahun", hari.year)):
        kelompok.get_by_label(kotak).fill(str(nilai))
    return tanggal(hari)


def isi_semua(layar: Screen) -> str:
    """Answer every question; return the letter's last day in words."""
    layar.follow("Jenis pemohon")
    layar.tick("Pejabat atau pegawai instansi")
    layar.press("Simpan")
    layar.follow("Peran dan instansi")
    layar.tick("Pejabat Pengadaan", "Pemerintah Kabupaten Tulungagung")
    layar.page.get_by_label("Satuan kerja").select_option(label="Dinas Contoh Kesehatan")
    layar.press("Simpan")
    layar.follow("Data pejabat")
    layar.fill(
        {
            "Nama lengkap": NAMA,
            "NIP (boleh kosong)": "19850817 201001 2 001",
            "Jabatan": "Kepala Seksi Rekaan",
            "Nomor telepon": "0812 3456 7890",
        }
    )
    layar.press("Simpan")
    layar.main.get_by_role("link", name="Surat tugas atau surat keputusan").first.click()
    layar.heading("Surat tugas atau surat keputusan")
    layar.fill({"Nomor surat": "800/77/2026", "Ditandatangani oleh": "Kepala Dinas Contoh Kesehatan"})
    isi_tanggal(layar, "Tanggal surat", -3)
    sampai = isi_tanggal(layar, "Berlaku sampai", 25)
    layar.press("Simpan")
    layar.heading(DAFTAR_TUGAS)
    return sampai


def perpanjang_dengan_sk_baru(layar: Screen) -> None:
    """Another letter for the same role: one page, and the day by which it is answered."""
    layar.open("/akun/permohonan/")
    layar.follow("Perpanjang atau aktifkan lagi peran")
    layar.fill(
        {"Nomor SK atau surat tugas": "800/99/2026", "Diterbitkan oleh": "Kepala Dinas Contoh Kesehatan"}
    )
    isi_tanggal(layar, "Tanggal SK atau surat tugas", -1)
    isi_tanggal(layar, "Berlaku sampai", 300)
    layar.attach("SK atau surat tugas", "sk baru.pdf", kertas.izin_usaha())
    expect(layar.main.get_by_role("status").filter(has_text="sk baru.pdf")).to_be_visible()
    layar.press("Kirim permohonan")
    layar.shows("Kami jawab paling lambat")


def test_pejabat_mendaftar_sampai_disetujui_lalu_memperpanjang(new_screen: NewScreen) -> None:
    pemohon = Pemohon(new_screen("pejabat", PHONE), SUREL, "")
    layar = pemohon.layar
    pemohon.mulai()
    sampai = isi_semua(layar)
    pemohon.unggah(SURAT_TUGAS, "surat tugas.pdf", kertas.izin_usaha())
    layar.follow(PERIKSA)
    for isi in (NAMA, "Dinas Contoh Kesehatan", sampai):
        layar.shows(isi)
    expect(layar.main.get_by_text("perusahaan")).to_have_count(0)
    layar.press("Kirim pendaftaran")
    layar.heading("Pendaftaran terkirim")
    nomor, _ = pemohon.nomor_dan_kode()

    verifikator = Petugas(new_screen("verifikator-pejabat", DESK))
    masuk(verifikator.layar, "verifikator", SANDI_DEMO)
    verifikator.ambil(nomor)
    verifikator.tandai(SURAT_TUGAS)
    verifikator.setujui()
    verifikator.layar.open("/admin/registrasi/masa-peran/?keadaan=segera")
    verifikator.layar.shows(NAMA)
    verifikator.layar.shows("Berakhir 25 hari lagi")

    surat = layar.read_mail(SUREL, "disetujui")
    expect(surat).to_contain_text("LARASPERJALANANWATI")
    perpanjang_dengan_sk_baru(layar)
