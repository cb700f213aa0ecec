"""A letter comes in and is dealt with, its reply goes out; every number of the register is used once."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lpse.demo import SANDI_DEMO
from lpse.waktu import hari_ini
from tests.perjalanan import kertas
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import masuk
from tests.perjalanan.screen import DESK, PHONE, Screen

pytestmark = [
    pytest.mark.berat,
    pytest.mark.timeout(600),
    pytest.mark.dasar("sekretariat.ketatausahaan"),
]

AGENDA = "/admin/sekretariat/persuratan/"
PERIHAL = "Permohonan pendampingan pengadaan langsung"
BALASAN = "Jadwal pendampingan pengadaan langsung"


def isi_tanggal(layar: Screen, label: str, hari_lagi: int) -> None:
    """Fill in the three boxes of a date."""
    hari = hari_ini() + timedelta(days=hari_lagi)
    kelompok = layar.main.get_by_role("group", name=label)
    for kotak, nilai in (("Hari", hari.day), ("Bulan", hari.month), ("Tahun", hari.year)):
        kelompok.get_by_label(kotak).fill(str(nilai))


def petugas(new_screen: NewScreen, nama: str, lebar: int) -> Screen:
    layar = new_screen(nama, lebar)
    masuk(layar, nama, SANDI_DEMO)
    return layar


def catat_masuk(layar: Screen, perihal: str, **tambahan: bytes) -> str:
    """Record a letter; return its agenda number."""
    layar.open(AGENDA)
    layar.follow("Catat surat masuk")
    layar.fill({"Nomor surat": "027/88/2026", "Dari": "Dinas Contoh Kesehatan", "Kepada": "Kepala LPSE"})
    layar.fill({"Perihal": perihal})
    isi_tanggal(layar, "Tanggal surat", -1)
    for label, isi in tambahan.items():
        layar.attach(label.replace("_", " ") + " (boleh kosong)", "surat.pdf", isi)
    layar.press("Simpan")
    nomor = re.search(r"Tercatat sebagai (SM-\d{4}-\d{4})", layar.main.inner_text())
    assert nomor, layar.main.inner_text()
    return nomor[1]


def is_tanpa_sela(csv: str, awalan: str) -> bool:
    """Whether each year's numbers of the register run from one to the last, each of them once."""
    per_tahun: dict[str, list[int]] = {}
    for tahun, nomor in re.findall(rf"^\"?{awalan}-(\d{{4}})-(\d+)", csv, re.MULTILINE):
        per_tahun.setdefault(tahun, []).append(int(nomor))
    return bool(per_tahun) and all(
        sorted(satu) == list(range(1, len(satu) + 1)) for satu in per_tahun.values()
    )


def test_surat_masuk_didisposisikan_dibalas_dan_ditutup(new_screen: NewScreen) -> None:
    sekretaris = petugas(new_screen, "sekretaris", DESK)
    nomor = catat_masuk(sekretaris, PERIHAL, Pindaian_surat=kertas.akta())
    alamat_masuk = sekretaris.page.url
    assert sekretaris.download("Pindaian surat").startswith(b"%PDF-")

    kepala = petugas(new_screen, "kepala", PHONE)
    kepala.open(f"{AGENDA}?status=dicatat")
    kepala.follow(PERIHAL)
    kepala.follow("Disposisikan")
    kepala.tick("Hadi Spesimenwan")
    kepala.fill({"Instruksi": "Siapkan jadwal pendampingannya."})
    isi_tanggal(kepala, "Paling lambat", 2)
    kepala.press("Disposisikan")
    kepala.shows("Didisposisikan. Penerimanya diberi tahu")
    assert kepala.download("Lembar Disposisi").startswith(b"%PDF-")

    helpdesk = petugas(new_screen, "helpdesk", PHONE)
    helpdesk.open("/admin/")
    helpdesk.follow("Buka disposisi saya")
    tugas = helpdesk.main.get_by_role("listitem").filter(has_text=nomor)
    helpdesk.follow("Laporkan selesai", within=tugas)
    helpdesk.fill({"Catatan": "Jadwalnya hari Kamis, ruang rapat LPSE."})
    helpdesk.press("Laporkan selesai")
    helpdesk.shows("Terima kasih, disposisi tercatat selesai.")

    _balas(sekretaris, kepala, alamat_masuk)

    sekretaris.open(alamat_masuk)
    sekretaris.shows("Jadwalnya hari Kamis")
    sekretaris.follow("Nyatakan selesai")
    sekretaris.fill({"Catatan": "Dijawab dengan surat."})
    sekretaris.press("Nyatakan selesai")
    sekretaris.shows("Surat dinyatakan selesai.")
    # What is over does not change any more, and says so by offering nothing.
    for tautan in ("Ubah data", "Unggah pindaian", "Susun balasan", "Nyatakan selesai"):
        expect(sekretaris.main.get_by_role("link", name=tautan, exact=True)).to_have_count(0)

    catat_masuk(sekretaris, "Undangan rapat koordinasi")
    sekretaris.open(AGENDA)
    agenda = sekretaris.download("Unduh daftar ini (CSV)").decode("utf-8-sig")
    assert nomor in agenda
    assert is_tanpa_sela(agenda, "SM")
    assert is_tanpa_sela(agenda, "SK")

    ponsel = petugas(new_screen, "sekretaris", PHONE)
    for alamat in (
        AGENDA,
        f"{AGENDA}masuk/baru/",
        f"{AGENDA}keluar/baru/",
        f"{AGENDA}disposisi/",
        alamat_masuk,
    ):
        ponsel.open(alamat)


def _balas(sekretaris: Screen, kepala: Screen, alamat_masuk: str) -> None:
    """The reply: drafted by one, approved by another, numbered, sent with its receipt."""
    sekretaris.open(alamat_masuk)
    sekretaris.follow("Susun balasan")
    sekretaris.fill({"Perihal": BALASAN})
    sekretaris.fill({"Isi surat (boleh kosong)": "Pendampingan dilaksanakan hari Kamis.\n\nTerima kasih."})
    sekretaris.press("Simpan")
    alamat = sekretaris.page.url
    sekretaris.follow("Ajukan untuk disetujui")
    sekretaris.press("Ajukan untuk disetujui")
    sekretaris.shows("Menunggu persetujuan Kepala.")
    # Whoever drafted it does not approve it.
    expect(sekretaris.main.get_by_role("link", name="Setujui", exact=True)).to_have_count(0)

    kepala.open(f"{AGENDA}?status=diajukan")
    kepala.follow(BALASAN)
    kepala.follow("Setujui")
    kepala.press("Setujui")
    kepala.shows("Disetujui. Sekretaris memberi nomor lalu mengirimnya.")

    sekretaris.open(alamat)
    sekretaris.follow("Beri nomor")
    sekretaris.press("Beri nomor")
    sekretaris.shows("Surat bernomor.")
    isi = sekretaris.download("Surat Keluar")
    assert "Pendampingan dilaksanakan hari Kamis." in kertas.teks_pdf(isi)
    sekretaris.follow("Catat pengiriman")
    sekretaris.choose("Cara", "antar")
    sekretaris.attach("Bukti pengiriman (boleh kosong)", "tanda terima.pdf", kertas.izin_usaha())
    sekretaris.press("Simpan")
    sekretaris.shows("Tercatat dikirim.")
    assert sekretaris.download("Bukti pengiriman").startswith(b"%PDF-")
