"""The officers' pages of letters: what waits, one letter with its steps, the raw bytes."""

import pytest
from django.urls import reverse

from layanan.enums.surat_masuk import StatusSurat
from layanan.models import SuratMasuk, Tiket
from lpse.models import Jejak
from lpse.peran import Peran
from tests.halaman import satu_baris
from tests.layanan.surat.korpus import balasan, berlampiran, surat
from tests.layanan.surat.kotak import simpan, terima
from tests.layanan.surat.test_olah import kepala
from tests.layanan.tiket import buat_tiket
from tests.petugas import klien_peran

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("layanan.konsultasi")]
DAFTAR = "/admin/layanan/surat/"


@pytest.fixture
def klien():
    return klien_peran(Peran.HELPDESK)


def isi(jawaban) -> str:
    return satu_baris(jawaban)


def test_daftar_memperlihatkan_yang_menunggu_lalu_yang_dicari(klien):
    masuk = terima(surat(subjek="Sudah jadi tiket"))
    terima(surat(None, "Menunggu petugas"))

    halaman = isi(klien.get(DAFTAR))
    assert "Menunggu petugas" in halaman
    assert "Sudah jadi tiket" not in halaman
    for saringan in (
        "status=semua",
        "status=terolah&cari=ANI@penyedia.example",
        f"status=semua&cari={masuk.tiket.nomor}",
    ):
        assert "Sudah jadi tiket" in isi(klien.get(f"{DAFTAR}?{saringan}"))
    assert "Tidak ada surat" in isi(klien.get(f"{DAFTAR}?status=semua&cari=TKT-0"))
    assert "Menunggu petugas" in isi(klien.get(f"{DAFTAR}?status=ngawur"))


def test_daftar_panjang_berhalaman_dan_murah(klien, django_assert_max_num_queries):
    for n in range(30):
        simpan(surat(f"orang{n}@pt.example"))
    alamat = f"{DAFTAR}?status=diterima"
    with django_assert_max_num_queries(8):
        halaman = isi(klien.get(alamat))
    assert "after=" in halaman


def test_kartu_beranda_muncul_selama_ada_yang_menunggu(klien):
    assert "Surat belum terolah" not in isi(klien.get("/admin/"))
    terima(surat(None))
    assert "Surat belum terolah" in isi(klien.get("/admin/"))


def test_isi_surat_tampil_sebagai_teks_dan_dilihatnya_tercatat(klien):
    masuk = terima(berlampiran("<b>x</b>.exe", b"MZ" + b"\0" * 9, subjek="<script>x</script>"))
    halaman = isi(klien.get(reverse("admin:layanan_surat_lihat", args=[masuk.kode])))
    assert "<script>x" not in halaman
    assert "&lt;b&gt;x&lt;/b&gt;.exe" in halaman
    assert "Tidak diterima: Berkas ini bukan PDF" in halaman
    assert Jejak.objects.filter(peristiwa="suratmasuk.dilihat", objek_id=str(masuk.pk)).exists()


def test_surat_asli_diunduh_utuh_dan_tidak_dibuka_peramban(klien):
    mentah = surat(badan=b"<script>alert(1)</script>", Content_Type="text/html")
    masuk = terima(mentah)
    jawaban = klien.get(reverse("admin:layanan_surat_mentah", args=[masuk.kode]))
    assert b"".join(jawaban.streaming_content) == mentah
    assert jawaban.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in jawaban.headers["Content-Security-Policy"]
    assert Jejak.objects.filter(peristiwa="suratmasuk.dilihat", rincian__unduh=True).exists()


def test_petugas_menjadikan_tiket_melampirkan_dan_mengabaikan(klien):
    tiket = buat_tiket()
    jadi, lampir, abai = (terima(surat(None, f"Surat {n}")) for n in range(3))
    langkah = {
        jadi: ("jadikan_tiket", {"nama": "Budi", "judul": "Perlu bantuan", "jenis": "konsultasi"}),
        lampir: ("lampirkan", {"nomor": tiket.nomor}),
        abai: ("abaikan", {"alasan": "Iklan."}),
    }
    for masuk, (nama, data) in langkah.items():
        alamat = reverse(f"admin:layanan_surat_{nama}", args=[masuk.kode])
        assert klien.get(alamat).status_code == 200
        assert klien.post(alamat, data).status_code == 302
        assert klien.post(alamat, data).status_code == 409
    assert [s.status for s in SuratMasuk.objects.order_by("pk")] == [
        StatusSurat.TEROLAH,
        StatusSurat.TEROLAH,
        StatusSurat.DIABAIKAN,
    ]
    assert Tiket.objects.filter(judul="Perlu bantuan").exists()


def test_nomor_tiket_yang_keliru_tidak_menghilangkan_isian(klien):
    masuk = terima(surat(None))
    alamat = reverse("admin:layanan_surat_lampirkan", args=[masuk.kode])
    jawaban = klien.post(alamat, {"nomor": "TKT-2020-000001"})
    assert jawaban.status_code == 409
    assert "TKT-2020-000001" in isi(jawaban)
    assert "Tidak ada tiket bernomor" in isi(jawaban)


def test_pengirim_lain_diakui_dari_halaman_suratnya(klien):
    tiket = buat_tiket(surel="ani@penyedia.example")
    masuk = terima(balasan(kepala(tiket), "atasan@penyedia.example"))
    alamat = reverse("admin:layanan_surat_lihat", args=[masuk.kode])
    akui = reverse("admin:layanan_surat_akui", args=[masuk.kode])
    assert akui in isi(klien.get(alamat))
    assert klien.post(akui).status_code == 302
    assert akui not in isi(klien.get(alamat))


def test_pembaca_tanpa_tugas_melayani_tidak_melihat_tombol():
    masuk = terima(surat(None))
    halaman = isi(klien_peran(Peran.AUDITOR).get(reverse("admin:layanan_surat_lihat", args=[masuk.kode])))
    assert "Jadikan tiket" not in halaman
    assert "Unduh surat asli" in halaman
