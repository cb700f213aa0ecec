"""Every list goes out: a staff page that turns pages leads to an export, or says here why it does not."""

import pytest
from django.conf import settings
from django.urls import reverse

TEMPLAT = settings.BASE_DIR / "templates" / "admin"
HALAMAN, EKSPOR = "_komponen/paginasi.html", ("ekspor", ".csv", "_csv")
# Parts of one record's page, or another view of a list that is exported under its own address.
TANPA_EKSPOR = {
    "arsip/cadangan/sumber_lihat.html": "backups of one source; the jobs that made them are exported",
    "infrastruktur/gangguan/ketersediaan.html": "turns months; the disturbances behind it are exported",
    "layanan/ruang/papan.html": "turns days; the bookings are exported",
    "registrasi/perkara/berkas.html": "turns the pages of one scan",
    "registrasi/spse/lihat_impor.html": "rows of one file that was handed in",
    "sekretariat/data_spse/lihat.html": "rows of one file that was handed in; the refused ones are exported",
}


# Short lists, shown whole or by their last rows: what does not fit on the page goes out as well.
TANPA_HALAMAN = {
    "admin:infrastruktur_ruang_server_akses": "infrastruktur/ruang_server/akses.html",
    "admin:kalender_versi": "kalender/versi.html",
    "admin:registrasi_loket_jadwal": "registrasi/jadwal_loket.html",
    "admin:registrasi_pengguna_impor": "registrasi/spse/impor.html",
    "admin:sekretariat_periksa_segel": "sekretariat/periksa/segel.html",
    "admin:sekretariat_persuratan_disposisi": "sekretariat/persuratan/disposisi.html",
    "admin:sekretariat_prosedur_belum": "sekretariat/prosedur/belum.html",
    "admin:usulan_akun": "penugasan/usulan_akun.html",
}


@pytest.mark.parametrize("nama", TANPA_HALAMAN)
def test_daftar_pendek_menuju_unduhannya(nama):
    assert f'{{% url "{nama}_ekspor" %}}' in (TEMPLAT / TANPA_HALAMAN[nama]).read_text()
    assert reverse(f"{nama}_ekspor").endswith(".csv")


def test_setiap_daftar_staf_dapat_diunduh():
    berhalaman = {
        str(satu.relative_to(TEMPLAT)): satu.read_text()
        for satu in TEMPLAT.rglob("*.html")
        if HALAMAN in satu.read_text()
    }
    assert len(berhalaman) > 40
    tanpa = {nama for nama, isi in berhalaman.items() if not any(kata in isi for kata in EKSPOR)}
    assert tanpa == set(TANPA_EKSPOR)
