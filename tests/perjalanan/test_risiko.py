"""A risk: recorded and valued, a control carried out with evidence, what is left accepted by another."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini
from tests.perjalanan import kertas
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [pytest.mark.berat, pytest.mark.timeout(600), pytest.mark.dasar("sekretariat.evaluasi")]

RISIKO = "/admin/sekretariat/risiko/"
JUDUL = "Pendingin ruang server mati pada malam hari"
KENDALI = "Pasang pendingin cadangan yang menyala sendiri"
AWAL = {"Dampak": "3", "Pengancam": "3", "Kerentanan": "3", "Paparan": "3"}  # 81
SISA = {"Dampak": "3", "Pengancam": "3", "Kerentanan": "1", "Paparan": "3"}  # 27, above what is accepted


def petugas(new_screen: NewScreen, nama: str, lebar: int) -> Screen:
    layar = new_screen(nama, lebar)
    masuk(layar, nama, SANDI_DEMO)
    return layar


def isi_skor(layar: Screen, skor: dict[str, str]) -> None:
    for faktor, angka in skor.items():
        kelompok = layar.main.get_by_role("group", name=faktor)
        kelompok.get_by_role("radio", name=f"{angka}: ").check()


def isi_tenggat(layar: Screen, label: str, hari_lagi: int) -> None:
    hari = hari_ini() + timedelta(days=hari_lagi)
    kelompok = layar.main.get_by_role("group", name=label)
    for kotak, nilai in (("Hari", hari.day), ("Bulan", hari.month), ("Tahun", hari.year)):
        kelompok.get_by_label(kotak).fill(str(nilai))


def test_risiko_dicatat_dikendalikan_dengan_bukti_lalu_sisanya_diterima_kepala(new_screen: NewScreen) -> None:
    sekretaris = petugas(new_screen, "sekretaris", DESK)
    alamat = _catat(sekretaris)
    _rencanakan(sekretaris)

    admin = petugas(new_screen, "admin_sistem", PHONE)
    admin.open("/admin/")
    admin.shows("Pengendalian risiko untuk Anda laksanakan")
    admin.open(alamat)
    admin.go(admin.main.get_by_role("link", name="Laporkan pelaksanaan PR-"))
    admin.fill({"Hasil": "Terpasang dan dicoba semalam."})
    admin.press("Laporkan pelaksanaan")
    # Without evidence nothing is reported, and nothing typed is lost.
    admin.shows("Sebutkan buktinya atau unggah berkasnya.")
    expect(admin.main.get_by_label("Hasil")).to_have_value("Terpasang dan dicoba semalam.")
    admin.attach("Berkas bukti (boleh kosong)", "berita acara.pdf", kertas.izin_usaha())
    admin.press("Laporkan pelaksanaan")
    admin.shows("Pelaksanaan dilaporkan.")

    sekretaris.open(alamat)
    assert sekretaris.download("Unduh berkas bukti").startswith(b"%PDF-")
    sekretaris.follow("Nilai ulang")
    isi_skor(sekretaris, SISA)
    sekretaris.fill({"Alasan": "Pendingin cadangan menyala dalam dua menit."})
    sekretaris.press("Nilai ulang")
    sekretaris.shows("Penilaian tersimpan: 27 (sedang).")
    sekretaris.follow("Ganti penanganan")
    sekretaris.page.get_by_role("radio", name="Terima: ").check()
    sekretaris.fill({"Alasan": "Sisanya ditanggung; pendingin diganti tahun depan."})
    sekretaris.press("Putuskan penanganan")
    sekretaris.shows("Penerimaan diusulkan dan Kepala sudah disurati.")
    # Whoever proposed it does not approve it.
    expect(sekretaris.main.get_by_role("link", name="Setujui penerimaan")).to_have_count(0)

    _terima(petugas(new_screen, "kepala", PHONE), alamat)
    _dibaca(new_screen, sekretaris, alamat)


def _catat(layar: Screen) -> str:
    """Record the risk and value it; return its address."""
    layar.open("/admin/")
    layar.menu("Risiko")
    layar.follow("Catat risiko")
    layar.press("Catat risiko")
    layar.shows("Pilih skor dampak.")
    layar.fill({"Risiko": JUDUL, "Aset atau layanan": "Ruang server"})
    layar.choose("Kategori", "lingkungan")
    layar.fill({"Penyebab atau ancaman": "Kompresor mati ketika tegangan turun."})
    layar.fill({"Kelemahan kita": "Hanya ada satu pendingin.", "Akibat": "Server mati karena panas."})
    isi_skor(layar, AWAL)
    pemilik = layar.main.get_by_label("Penanggung jawab", exact=True)
    pemilik.select_option(label="Adi Sistemwan")
    isi_tenggat(layar, "Tenggat penanganan", 30)
    layar.press("Catat risiko")
    layar.shows("Risiko tercatat dan dinilai.")
    layar.shows("Sebelum pengendalian: 81")
    return layar.page.url


def _rencanakan(layar: Screen) -> None:
    """Decide to reduce it, which leads straight to the first control."""
    layar.follow("Putuskan penanganan")
    layar.page.get_by_role("radio", name="Kurangi: ").check()
    layar.fill({"Alasan": "Dapat dikerjakan bulan ini."})
    layar.press("Putuskan penanganan")
    layar.shows("Penanganan diputuskan. Rencanakan pengendaliannya")
    layar.fill({"Pengendalian": KENDALI})
    layar.press("Rencanakan")
    layar.shows("Menunggu 1 pengendalian dilaksanakan")


def _terima(kepala: Screen, alamat: str) -> None:
    """A second person accepts what is left, from the card on the start page."""
    kepala.open("/admin/")
    kepala.shows("Penerimaan risiko menunggu persetujuan")
    kepala.open(alamat)
    kepala.follow("Setujui penerimaan")
    kepala.shows("Sisanya ditanggung")
    kepala.fill({"Catatan (boleh kosong)": "Setuju, dinilai lagi triwulan depan."})
    kepala.press("Setujui penerimaan")
    kepala.shows("Penerimaan disetujui.")


def _dibaca(new_screen: NewScreen, sekretaris: Screen, alamat: str) -> None:
    """In the list, in the file, and by the auditor, who changes nothing."""
    sekretaris.open(f"{RISIKO}?cari=pendingin")
    sekretaris.shows(JUDUL)
    daftar = sekretaris.download("Unduh daftar ini (CSV)").decode("utf-8-sig")
    assert f"{JUDUL}," in daftar
    assert ",81,Tinggi,27,Sedang,Terima,Diterima," in daftar
    auditor = petugas(new_screen, "auditor", PHONE)
    for tujuan in (RISIKO, f"{RISIKO}?cari=tidak+ada+yang+begini", alamat):
        auditor.open(tujuan)
    auditor.shows("Dinilai lagi paling lambat")
    expect(auditor.main.locator("a.tombol")).to_have_count(0)
    ponsel = petugas(new_screen, "sekretaris", PHONE)
    for halaman in ("", "nilai/", "ubah/", "putuskan/", "pengendalian/"):
        ponsel.open(f"{alamat}{halaman}")
    ponsel.open(f"{RISIKO}baru/")
