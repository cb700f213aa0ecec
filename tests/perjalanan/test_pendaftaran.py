"""A registration from the visitor's first look to its revocation: real browser, real portal."""

from functools import partial

import pytest

from lpse.demo import SANDI_DEMO
from tests.perjalanan import kertas
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.pemohon import AKTA, FORMULIR, IZIN, KTP, NPWP, Pemohon, masuk
from tests.perjalanan.petugas import Petugas
from tests.perjalanan.screen import DESK, PHONE

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)

BURAM = "Foto buram"
FOTO_ULANG = "Foto ulang di tempat terang, atau pindai, sampai semua tulisannya terbaca."
SANDI = "perahu biru menanam jagung"


def daftar_sampai_terkirim(pemohon: Pemohon) -> None:
    pemohon.mulai()
    pemohon.isi_data()
    pemohon.unggah_dokumen(kertas.ktp(sisi=3200, derau=0.1))
    pemohon.isi_formulir()
    pemohon.kirim()


@pytest.mark.parametrize(
    ("skrip", "surel", "npwp"),
    [
        pytest.param(True, "direktur@perjalanan.example", "98.765.432.4-000.000", id="dengan-skrip"),
        pytest.param(
            False,
            "pemilik@perjalanan.example",
            "98.765.433.2-000.000",
            id="tanpa-skrip",
            marks=pytest.mark.berat,
        ),
    ],
)
def test_pendaftaran_dari_beranda_sampai_dicabut(
    new_screen: NewScreen, skrip: bool, surel: str, npwp: str
) -> None:
    """The whole of a registration, the applicant on a phone, the officers at a desk."""
    buka = partial(new_screen, scripts=skrip)
    pemohon = Pemohon(buka("pemohon", PHONE), surel, npwp)
    daftar_sampai_terkirim(pemohon)
    nomor, kode_lacak = pemohon.nomor_dan_kode()
    tanda_terima = kertas.teks_pdf(pemohon.layar.download("Unduh tanda terima (PDF)"))
    assert nomor in tanda_terima
    assert kode_lacak in tanda_terima
    pemohon.keluar()

    pemohon.layar = buka("pemohon-lain", PHONE)
    pemohon.masuk_dengan_kode()
    pemohon.layar.heading(f"Pendaftaran {nomor}")

    verifikator = Petugas(buka("verifikator", DESK))
    masuk(verifikator.layar, "verifikator", SANDI_DEMO)
    verifikator.ambil(nomor)
    for dokumen in (*FORMULIR, AKTA, NPWP, IZIN):
        verifikator.tandai(dokumen)
    verifikator.kembalikan(KTP, BURAM, FOTO_ULANG)

    pemohon.perbaiki_ktp(FOTO_ULANG, kertas.ktp(sisi=1400, derau=0.0))
    pemohon.kirim()

    verifikator.ambil(nomor)
    verifikator.lihat(KTP)
    lebar, tinggi = verifikator.ukuran_pindaian()
    assert lebar > tinggi, "the photograph is shown as it was held"
    verifikator.tandai(KTP)
    verifikator.setujui()

    user_id = pemohon.buat_sandi(SANDI)
    penyedia = buka("penyedia", PHONE)
    masuk(penyedia, user_id, SANDI)
    penyedia.shows(user_id)
    berita_acara = penyedia.download("Berita Acara Verifikasi")
    naskah = kertas.alamat_qr(berita_acara)
    assert "/v/" in naskah

    siapa_saja = buka("siapa-saja", PHONE)
    siapa_saja.open(naskah)
    siapa_saja.shows("masih berlaku")
    siapa_saja.open("/lacak/")
    siapa_saja.fill({"Nomor pendaftaran": nomor, "Kode lacak": kode_lacak})
    siapa_saja.press("Lacak")
    siapa_saja.shows("Disetujui")

    kepala = Petugas(buka("kepala", DESK))
    masuk(kepala.layar, "kepala", SANDI_DEMO)
    kepala.buka_yang_sudah_diputus(nomor)
    kepala.cabut("Akta ternyata milik perusahaan lain.")
    siapa_saja.open(naskah)
    siapa_saja.shows("sudah dicabut")
    penyedia.read_mail(pemohon.surel, "dicabut")
    penyedia.open("/akun/")
    penyedia.heading("Masuk")
