"""The pages of portable media: led through in four steps, what is refused, what is downloaded."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from arsip.models import MediaPortabel, RiwayatMedia
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Jejak
from lpse.peran import Peran
from tests.arsip.media import Colokan, di_luar, media, pengelola, tempat, terbaca
from tests.factories import buat_akun, foto
from tests.petugas import klien

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("arsip.luar_ruang")]
ALAMAT = "/admin/arsip/media/"


@pytest.fixture(autouse=True)
def kalender() -> None:
    isi_kalender_dari_profil()


@pytest.fixture
def colokan(settings, tmp_path: Path) -> Colokan:
    settings.MEDIA_AKAR = tmp_path / "akar"
    return Colokan(settings.MEDIA_AKAR)


def test_media_didaftarkan_dengan_id_yang_tercolok_dan_bukan_di_ruang_server(colokan, tmp_path):
    peramban = klien(pengelola())
    kantor, ruang = tempat("Kantor"), tempat("Ruang server", ruang_server=True)
    colokan.colok("4E2A-19F0", tmp_path / "m")
    halaman = peramban.get(f"{ALAMAT}baru/")
    assert "4E2A-19F0" in halaman.text
    assert f'value="{ruang.kode}"' not in halaman.text
    isi = {
        "nama": "Hard disk",
        "nomor_seri": "WX1",
        "uuid_fs": "bukan id",
        "kapasitas": "2000",
        "enkripsi": "repositori",
        "tempat": ruang.kode,
        "pemegang": "Siti",
    }
    ditolak = peramban.post(f"{ALAMAT}baru/", isi).text
    assert "tidak berbentuk id filesystem" in ditolak
    assert "Pilih tempat yang bukan ruang server." in ditolak

    jawaban = peramban.post(f"{ALAMAT}baru/", isi | {"uuid_fs": "4E2A-19F0", "tempat": kantor.kode})

    assert jawaban.url == f"{ALAMAT}MP-01/pandu/"
    assert MediaPortabel.objects.get().kapasitas == 2_000_000_000_000
    assert "MP-01 tercolok di server ini" in peramban.get(ALAMAT).text


def test_pandu_memimpin_dari_mencolokkan_sampai_menyerahkan(colokan, tmp_path):
    oleh = pengelola()
    peramban, satu, titik = klien(oleh), media(oleh), tmp_path / "m"
    pandu = f"{ALAMAT}{satu.kode}/pandu/"
    assert "Belum ada media dengan id filesystem" in peramban.get(pandu).text
    assert peramban.post(f"{ALAMAT}{satu.kode}/pasang/").status_code == 302
    colokan.colok(satu.uuid_fs, titik)
    assert "Catat terpasang" in peramban.get(pandu).text
    peramban.post(f"{ALAMAT}{satu.kode}/pasang/")
    satu.refresh_from_db()
    assert satu.status == "dipasang"
    assert "Salin sekarang" in peramban.get(pandu).text
    assert (
        "Belum ada cadangan yang berhasil" in peramban.post(f"{ALAMAT}{satu.kode}/salin/", follow=True).text
    )
    # Still mounted: not noted as taken out, and the command is shown.
    assert "udisksctl unmount" in peramban.get(pandu).text
    assert "masih terpasang di" in peramban.post(f"{ALAMAT}{satu.kode}/lepaskan/", follow=True).text
    colokan.lepas()
    peramban.post(f"{ALAMAT}{satu.kode}/lepaskan/")
    siap = terbaca(satu, oleh)
    assert f"{ALAMAT}{siap.kode}/serahkan/" in peramban.get(pandu).text
    assert Jejak.objects.filter(peristiwa="mediaportabel.lepaskan.tidak_diizinkan").count() == 1


def test_berita_acara_diunduh_dan_salinannya_diunggah():
    oleh = pengelola()
    peramban, satu = klien(oleh), di_luar(oleh)
    naskah = RiwayatMedia.objects.get(peristiwa="diserahkan").naskah
    alamat = f"{ALAMAT}{satu.kode}/naskah/{naskah.kode}/"
    assert peramban.get(alamat).getvalue().startswith(b"%PDF")
    assert peramban.get(f"{alamat}salinan/").status_code == 404

    berkas = SimpleUploadedFile("ba.jpg", foto(), "image/jpeg")
    assert peramban.post(f"{alamat}unggah/", {"berkas": berkas}).status_code == 302

    assert peramban.get(f"{alamat}salinan/").getvalue()
    halaman = peramban.get(f"{ALAMAT}{satu.kode}/").text
    assert "unggah yang bertanda tangan" not in halaman
    assert "Bambang Irawan" in halaman


def test_daftar_disaring_diekspor_dan_dicetak_labelnya(django_assert_max_num_queries):
    oleh = pengelola()
    peramban = klien(oleh)
    for nama in ("=Hard disk", "SSD", "Biru"):
        media(oleh, nama=nama)
    with django_assert_max_num_queries(8):
        daftar = peramban.get(f"{ALAMAT}?cari=ssd").text
    assert "MP-02" in daftar
    assert "MP-01" not in daftar
    isi = b"".join(peramban.get(f"{ALAMAT}ekspor.csv").streaming_content).decode()
    assert "'=Hard disk" in isi
    lembar = load_workbook(io.BytesIO(peramban.get(f"{ALAMAT}ekspor.xlsx?cari=ssd").getvalue())).active
    assert [baris[1] for baris in lembar.values] == ["Nama", "SSD"]
    assert peramban.get(f"{ALAMAT}label.pdf?kode=MP-01&kode=mp-03").content.startswith(b"%PDF")
    assert "Tidak ada media yang cocok" in peramban.get(f"{ALAMAT}?status=hilang").text


def test_kepala_membaca_usulan_pemusnahan_dan_memutusnya():
    oleh, kepala = pengelola(), klien(buat_akun(Peran.KEPALA))
    satu = media(oleh)
    klien(oleh).post(f"{ALAMAT}{satu.kode}/musnah/", {"alasan": "Sektor rusak", "cara": "Dihancurkan"})
    assert "Pemusnahan media menunggu putusan" in kepala.get("/admin/").text
    assert "Sektor rusak" in kepala.get(f"{ALAMAT}{satu.kode}/musnah/setujui/").text

    kepala.post(f"{ALAMAT}{satu.kode}/musnah/setujui/", {"catatan": ""})

    assert "Riwayatnya tetap tersimpan" in kepala.get(f"{ALAMAT}{satu.kode}/").text
