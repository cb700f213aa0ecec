"""Renditions through the storage, and the answers that carry them."""

import errno
import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.utils import timezone
from PIL import Image

from lpse.berkas import BerkasDitolak, BerkasTidakTersedia, gambar, proses, rendisi, terima
from lpse.berkas.http import sajikan_asli, sajikan_halaman
from lpse.berkas.penolakan import KALIMAT
from lpse.berkas.simpan import tandai_tidak_dapat_diperiksa
from lpse.models import Berkas, Jejak
from lpse.models.berkas import KeadaanPemeriksaan
from tests.lpse import contoh_berkas as contoh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gudang(settings, tmp_path):
    akar = tmp_path / "gudang"
    settings.STORAGES = {
        **settings.STORAGES,
        "berkas": {"BACKEND": "lpse.berkas.storage.PenyimpananPribadi", "OPTIONS": {"location": akar}},
    }
    settings.CLAMD_URL = ""
    return lambda: sorted(p.name for p in (akar / "rendisi").rglob("*") if p.is_file())


@pytest.fixture
def tanpa_pekerja(monkeypatch):
    """Call to forbid the worker from then on."""

    def larang():
        monkeypatch.setattr(gambar, "jalankan", lambda *_: pytest.fail("the worker was started"))

    return larang


def simpan(isi, nama="berkas"):
    return terima(SimpleUploadedFile(nama, isi), oleh=None, batas_mb=5)


@pytest.mark.parametrize(
    ("diminta", "diberi"), [(-5, 240), (0, 240), (240, 240), (241, 900), (901, 1600), (10**9, 1600)]
)
def test_lebar_diambil_dari_pilihan_yang_ada(diminta, diberi):
    assert gambar.lebar_terdekat(diminta) == diberi


def test_rendisi_dibuat_sekali_lalu_diambil_dari_penyimpanan(gudang, tanpa_pekerja):
    berkas = simpan(contoh.pdf(3))

    pertama = rendisi(berkas, 2, 800)

    assert Image.open(io.BytesIO(pertama)).width == 900
    assert gudang() == [gambar.kunci_halaman(berkas, 2, 900).rpartition("/")[2]]
    tanpa_pekerja()
    assert rendisi(berkas, 2, 900) == pertama


def test_cap_baru_atau_cara_baru_tidak_menyajikan_rendisi_lama(gudang, monkeypatch, settings):
    berkas = simpan(contoh.png())
    pertama = rendisi(berkas, 1, 900)
    monkeypatch.setattr(gambar, "VERSI_RENDISI", "baru")
    rendisi(berkas, 1, 900)
    settings.LPSE_PROFIL = "bandung"

    assert "Bandung" in gambar.teks_cap()
    assert rendisi(berkas, 1, 900) != pertama
    assert len(gudang()) == 3


def test_berkas_yang_menghentikan_pembaca_dua_kali_tidak_dibuka_lagi(tanpa_pekerja, monkeypatch):
    berkas = simpan(contoh.pdf())
    monkeypatch.setattr(proses, "_tunggu", lambda *_: -9)

    jawaban = sajikan_halaman(berkas, 1, 240)

    assert (jawaban.status_code, jawaban.content.decode()) == (422, KALIMAT["tidak_dapat_diperiksa"])
    berkas.refresh_from_db()
    assert berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.TIDAK_DAPAT_DIPERIKSA
    assert (
        Jejak.objects.filter(peristiwa="berkas.tidak_dapat_diperiksa", objek_id=str(berkas.pk)).count() == 1
    )
    tanpa_pekerja()
    assert sajikan_halaman(berkas, 1, 240).status_code == 422
    assert Jejak.objects.filter(peristiwa="berkas.tidak_dapat_diperiksa").count() == 1


@pytest.mark.parametrize("alasan", ["rusak", "sibuk"])
def test_penolakan_pembaca_dan_mesin_sibuk_bukan_tanda_buruk(monkeypatch, alasan):
    berkas = simpan(contoh.pdf())

    def gagal(*_):
        raise BerkasDitolak(alasan)

    monkeypatch.setattr(gambar, "jalankan", gagal)
    sajikan_halaman(berkas, 1, 240)

    berkas.refresh_from_db()
    assert berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.TANPA_PEMINDAI


def test_tanda_tidak_menghapus_temuan_virus():
    berkas = simpan(contoh.pdf())
    Berkas.objects.filter(pk=berkas.pk).update(
        keadaan_pemeriksaan=KeadaanPemeriksaan.TERINFEKSI, tanda_virus="Contoh", dipindai_pada=timezone.now()
    )

    tandai_tidak_dapat_diperiksa(berkas)

    assert berkas.keadaan_pemeriksaan == KeadaanPemeriksaan.TERINFEKSI
    assert not Jejak.objects.filter(peristiwa="berkas.tidak_dapat_diperiksa").exists()


def test_rendisi_foto_rebah_menjadi_tegak():
    hasil = Image.open(io.BytesIO(rendisi(simpan(contoh.jpeg_rebah()), 1, 240)))

    assert hasil.size == (240, 320)
    assert not hasil.getexif()


@pytest.mark.parametrize("halaman", [0, -1, 4])
def test_rendisi_halaman_yang_tidak_ada_ditolak(halaman, tanpa_pekerja):
    berkas = simpan(contoh.pdf(3))
    tanpa_pekerja()

    with pytest.raises(BerkasTidakTersedia, match="3 halaman"):
        rendisi(berkas, halaman, 240)


def test_rendisi_tetap_tampil_walau_penyimpanan_penuh(gudang, monkeypatch):
    berkas = simpan(contoh.png())

    def penuh(_path):
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr("lpse.berkas.storage._sync", penuh)

    assert rendisi(berkas, 1, 240)[:4] == b"RIFF"
    assert gudang() == []


def test_rendisi_tidak_tertinggal_bila_berkas_dimusnahkan_sementara_digambar(gudang, monkeypatch):
    berkas = simpan(contoh.png())
    asli = gambar.jalankan

    def musnah_sementara_itu(*argumen):
        hasil = asli(*argumen)
        Berkas.objects.filter(pk=berkas.pk).update(nama_asli="", dimusnahkan_pada=timezone.now())
        return hasil

    monkeypatch.setattr(gambar, "jalankan", musnah_sementara_itu)
    rendisi(berkas, 1, 240)

    assert gudang() == []


def test_dua_permintaan_bersamaan_menyisakan_satu_rendisi(gudang, monkeypatch):
    berkas = simpan(contoh.png())
    asli = gambar.jalankan

    def didahului(*argumen):
        hasil = asli(*argumen)
        gambar.penyimpanan().save(gambar.kunci_halaman(berkas, 1, 240), ContentFile(hasil))
        return hasil

    monkeypatch.setattr(gambar, "jalankan", didahului)

    assert rendisi(berkas, 1, 240)[:4] == b"RIFF"
    assert gudang() == [gambar.kunci_halaman(berkas, 1, 240).rpartition("/")[2]]


def test_jawaban_pekerja_yang_bukan_gambar_ditolak(gudang, monkeypatch):
    berkas = simpan(contoh.png())
    monkeypatch.setattr(gambar, "jalankan", lambda *_: b"<script>alert(1)</script>")

    with pytest.raises(BerkasDitolak) as ditolak:
        rendisi(berkas, 1, 240)

    assert ditolak.value.kode == "tidak_dapat_diperiksa"
    assert gudang() == []


def test_halaman_disajikan_sebagai_gambar_yang_tidak_disimpan_siapa_pun():
    jawaban = sajikan_halaman(simpan(contoh.pdf()), 1, 240)

    assert jawaban.status_code == 200
    assert jawaban["Content-Type"] == "image/webp"
    assert jawaban["Cache-Control"] == "private, no-store"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert jawaban["Cross-Origin-Resource-Policy"] == "same-origin"
    assert jawaban.content[8:12] == b"WEBP"


@pytest.mark.parametrize(
    ("isi", "akhiran"),
    [(contoh.pdf(), "pdf"), (contoh.jpeg(), "jpg"), (contoh.png(), "png"), (contoh.heic(), "heic")],
)
def test_asli_hanya_dapat_diunduh_dengan_nama_netral(isi, akhiran):
    berkas = simpan(isi, "KTP Budi.svg")

    jawaban = sajikan_asli(berkas)

    assert b"".join(jawaban.streaming_content) == isi
    jawaban.close()
    assert jawaban["Content-Disposition"] == f'attachment; filename="berkas-{berkas.kode.hex[:8]}.{akhiran}"'
    assert jawaban["Content-Type"] == "application/octet-stream"
    assert jawaban["Content-Length"] == str(len(isi))
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "private, no-store"


def test_yang_musnah_atau_tidak_ada_dijawab_404(django_capture_on_commit_callbacks):
    berkas = simpan(contoh.pdf())
    with pytest.raises(Http404):
        sajikan_halaman(berkas, 2, 240)
    gambar.penyimpanan().delete(berkas.kunci)
    for saji in (sajikan_asli, lambda b: sajikan_halaman(b, 1, 240)):
        with pytest.raises(Http404, match="admin sistem"):
            saji(berkas)


@pytest.mark.parametrize(("alasan", "status"), [("rusak", 422), ("sibuk", 503), ("penyimpanan_penuh", 503)])
def test_halaman_yang_gagal_digambar_dijawab_kalimat(monkeypatch, alasan, status):
    berkas = simpan(contoh.png())

    def gagal(*_):
        raise BerkasDitolak(alasan)

    monkeypatch.setattr(gambar, "jalankan", gagal)
    jawaban = sajikan_halaman(berkas, 1, 240)

    assert jawaban.status_code == status
    assert jawaban["Content-Type"] == "text/plain; charset=utf-8"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert "lagi" in jawaban.content.decode()
