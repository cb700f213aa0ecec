"""Who we are and what we report, under every regulation."""

import pytest

from layanan.actions.penyelesaian import nilai, nyatakan_luar_kewenangan, selesaikan
from layanan.enums.tiket import JenisTiket
from lpse.peran import Peran
from lpse.profil import profil
from tests.factories import buat_akun
from tests.layanan.tiket import buat_selesai, buat_tiket, pelapor

pytestmark = pytest.mark.django_db
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")


@pytest.mark.parametrize("kode", LIMA)
def test_tentang_menyebut_yang_bukan_tanggung_jawab_dengan_pasalnya(client, settings, kode):
    settings.LPSE_PROFIL = kode
    isi = client.get("/tentang/").content.decode()
    assert f"Dasar: {profil().dasar('layanan.di_luar_tanggung_jawab')}" in isi
    for satu in profil().layanan.luar_tanggung_jawab:
        assert satu.nama in isi
    assert profil().unit.layanan.nama in isi


def test_tentang_hanya_memuat_tugas_yang_diatur(client, settings):
    settings.LPSE_PROFIL = "bangkalan"
    isi = client.get("/tentang/").content.decode()
    assert profil().bunyi("layanan.ruang") not in isi
    assert profil().bunyi("layanan.konsultasi") in isi


def test_laporan_menghitung_jenis_luar_kewenangan_dukungan_dan_penilaian(client):
    petugas = buat_akun(Peran.HELPDESK)
    nyatakan_luar_kewenangan(buat_tiket().pk, oleh=petugas, perkara="evaluasi", isi="Bukan kami.")
    dukungan = buat_tiket(jenis=JenisTiket.DUKUNGAN)
    selesaikan(dukungan.pk, oleh=petugas, isi="Sudah tayang.", hasil="RUP tayang")
    selesai = buat_selesai(petugas)
    nilai(selesai.pk, pelapor=pelapor(selesai), nilai=3)

    isi = " ".join(client.get("/laporan/").content.decode().split())

    assert "3 keperluan kami terima" in isi
    assert "rata-rata 3,00 dari 4" in isi
    assert '<td>RUP tayang</td><td class="kanan">1</td>' in isi
    assert '<td>Hasil evaluasi</td><td>ULP/Pejabat Pengadaan</td><td class="kanan">1</td>' in isi


def test_laporan_tahun_tanpa_tiket_dan_tahun_asal_asalan(client):
    for tahun in ("", "1999", "x", "2025"):
        assert client.get("/laporan/", {"tahun": tahun}).status_code == 200
