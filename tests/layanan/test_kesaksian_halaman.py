"""Ruang kesaksian: daftar, langkah, berkas tersegel, dan salinan bertanda tangan, lewat pintu petugas."""

import re
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from layanan.actions.kesaksian import cabut_kesaksian, nyatakan_siap
from layanan.enums.kesaksian import StatusKesaksian as S
from layanan.models import BerkasTakTerbuka, BerkasTersegel, Kesaksian, SerahTerimaBukti
from layanan.policies.kesaksian import pilihan_peminta
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import setempat
from tests.factories import buat_akun, gambar
from tests.layanan.kesaksian import (
    RHS,
    SIDIK,
    buat_ditandatangani,
    buat_kesaksian,
    buat_terbit,
    buat_tersegel,
    muat,
    unggahan,
)
from tests.layanan.tiket import buat_tiket
from tests.petugas import pasang_mfa

pytestmark = pytest.mark.django_db


def staf(*peran, **kolom):
    akun = buat_akun(*peran, **kolom)
    pasang_mfa(akun)
    return akun


def klien(akun):
    client = Client()
    client.force_login(akun)
    return client


@pytest.fixture
def petugas():
    return staf(Peran.HELPDESK)


@pytest.fixture
def kepala():
    return staf(Peran.KEPALA, nama="Kusuma Pimpinwan", jabatan="Kepala LPSE")


def url(halaman, *args):
    return reverse(f"admin:layanan_kesaksian{'_' if halaman else ''}{halaman}", args=args)


def isian(**kolom):
    saat = setempat(timezone.now() - timedelta(hours=3))
    bawaan = {
        "kode_tender": "10099342",
        "nama_paket": "Rehabilitasi Gedung",
        "satker": "Dinas PU",
        "penyedia": "CV Contoh",
        "tanggal_kejadian": f"{saat:%d/%m/%Y}",
        "jam_kejadian": f"{saat:%H.%M}",
        "tempat": "Ruang rapat",
        "uraian": "Tidak dapat didekripsi.",
        "peminta_kode": pilihan_peminta()[0][0],
        "peminta_nama": "Wahyu Contohadi",
        "peminta_jabatan": "Ketua Pokja",
        "pernyataan": "Kami menyaksikan.",
    }
    return {**bawaan, **kolom}


def test_catat_dari_tiket_mengisi_yang_sudah_diketahui(petugas):
    tiket = buat_tiket(kode_tender="10012345", nama_paket="Paket dari tiket")
    alamat = f"{url('baru')}?tiket={tiket.kode}"
    halaman = klien(petugas).get(alamat)

    assert tiket.nomor in halaman.text
    assert 'value="10012345"' in halaman.text
    assert "Kami menyaksikan bahwa dokumen penawaran" in halaman.text
    jawaban = klien(petugas).post(alamat, isian())
    kesaksian = Kesaksian.objects.get()
    assert jawaban["Location"] == url("lihat", kesaksian.kode)
    assert kesaksian.tiket == tiket


def test_tiket_yang_tidak_ada_404_dan_bukan_kendala_ditolak_dengan_kalimat(petugas):
    tiket = buat_tiket(jenis="konsultasi")

    assert klien(petugas).get(f"{url('baru')}?tiket=entah").status_code == 404
    jawaban = klien(petugas).post(f"{url('baru')}?tiket={tiket.kode}", isian())
    assert jawaban.status_code == 409
    assert "tiket kendala teknis" in jawaban.text
    assert "Rehabilitasi Gedung" in jawaban.text


def test_isian_salah_dijawab_kalimat_dan_tetap_terisi(petugas):
    jawaban = klien(petugas).post(
        url("baru"), isian(peminta_nip="12345", surat_nomor="1/X", jam_kejadian="x")
    )

    assert "NIP terdiri atas 18 angka" in jawaban.text
    assert "Isi juga tanggal suratnya." in jawaban.text
    assert "Tulis jam dan menit" in jawaban.text
    assert "Rehabilitasi Gedung" in jawaban.text
    assert not Kesaksian.objects.exists()


def test_langkah_berikut_selalu_tampak(petugas, kepala):
    kesaksian = buat_kesaksian(petugas)
    halaman = klien(petugas).get(url("lihat", kesaksian.kode))
    assert url("nyatakan_siap", kesaksian.kode) in halaman.text
    nyatakan_siap(kesaksian.pk, oleh=petugas)
    halaman = klien(petugas).get(url("lihat", kesaksian.kode))
    assert url("terbitkan", kesaksian.kode) in halaman.text
    jawaban = klien(petugas).post(url("terbitkan", kesaksian.kode), {"kepala": kepala.pk})
    assert jawaban.status_code == 302
    halaman = klien(petugas).get(url("lihat", kesaksian.kode))
    assert url("unggah_salinan", kesaksian.kode) in halaman.text
    assert muat(kesaksian).naskah.nomor in halaman.text


def test_yang_belum_lengkap_disebut_satu_per_satu(petugas):
    kesaksian = buat_kesaksian(petugas)
    for saksi in kesaksian.saksi.all():
        klien(petugas).post(url("saksi_hapus", kesaksian.kode, saksi.kode))
    halaman = klien(petugas).get(url("lihat", kesaksian.kode))

    assert "catat paling sedikit 2 saksi" in halaman.text
    assert url("nyatakan_siap", kesaksian.kode) not in halaman.text


def test_rincian_dicatat_dan_dihapus_lewat_halaman(petugas):
    kesaksian = buat_kesaksian(petugas)
    saat = setempat(timezone.now() - timedelta(minutes=5))
    upaya = {
        "tanggal": f"{saat:%d/%m/%Y}",
        "jam": f"{saat:%H.%M}",
        "alat": "SPSE 4.5",
        "pelaku": "Ani",
        "hasil": "rusak",
        "keterangan": "CRC",
    }
    jawaban = klien(petugas).post(url("upaya_baru", kesaksian.kode), {**upaya, "lagi": "1"})

    assert jawaban["Location"] == url("upaya_baru", kesaksian.kode)
    baru = kesaksian.upaya.get(alat="SPSE 4.5")
    lain = buat_kesaksian(petugas)
    assert klien(petugas).post(url("upaya_hapus", lain.kode, baru.kode)).status_code == 404
    klien(petugas).post(url("upaya_hapus", kesaksian.kode, baru.kode))
    assert not kesaksian.upaya.filter(alat="SPSE 4.5").exists()


def test_berkas_yang_dilampirkan_dihitung_sidiknya_dan_disegel(petugas):
    kesaksian = buat_kesaksian(petugas)
    jawaban = klien(petugas).post(url("berkas_baru", kesaksian.kode), {"berkas": unggahan(b"MZ" + RHS)})

    assert jawaban.status_code == 302
    berkas = kesaksian.berkas.exclude(sha256=SIDIK).get()
    assert berkas.nama == "penawaran.rhs"
    assert berkas.ukuran == len(RHS) + 2
    assert berkas.asal_sidik == "dihitung"
    with storages["berkas"].open(berkas.segel.kunci) as isi:
        assert isi.read() == b"MZ" + RHS
    assert berkas.serah_terima.get().is_cocok


def test_tanpa_berkas_ukuran_dan_sidik_harus_disebut(petugas):
    kesaksian = buat_kesaksian(petugas)
    jawaban = klien(petugas).post(url("berkas_baru", kesaksian.kode), {"nama": "a.rhs", "sha256": "abc"})

    assert "Isi ukuran berkas" in jawaban.text
    assert "SHA-256 terdiri atas 64" in jawaban.text


def test_berkas_lain_tidak_disegel_sebagai_berkas_yang_tercatat(petugas):
    kesaksian = buat_kesaksian(petugas)
    berkas = kesaksian.berkas.get()
    alamat = url("segel", kesaksian.kode, berkas.kode)
    jawaban = klien(petugas).post(alamat, {"berkas": unggahan(b"lain")})

    assert jawaban.status_code == 409
    assert "bukan berkas yang tercatat" in jawaban.text
    assert not BerkasTersegel.objects.exists()
    assert klien(petugas).post(alamat, {"berkas": unggahan()}).status_code == 302
    assert klien(petugas).post(alamat, {"berkas": unggahan()}).status_code == 409


def test_yang_ditolak_tidak_menyisakan_bita(petugas):
    def tersimpan():
        kotak = storages["berkas"]
        folder = kotak.listdir("tersegel")[0] if kotak.exists("tersegel") else []
        return sorted(nama for satu in folder for nama in kotak.listdir(f"tersegel/{satu}")[1])

    kesaksian = buat_kesaksian(petugas)
    sebelum = tersimpan()
    alamat = url("segel", kesaksian.kode, kesaksian.berkas.get().kode)
    klien(petugas).post(alamat, {"berkas": unggahan(b"lain")})

    assert tersimpan() == sebelum


def test_berkas_tersegel_diambil_dengan_keperluan_dan_tercatat(petugas):
    kesaksian = buat_tersegel(petugas)
    berkas = kesaksian.berkas.get()
    alamat = url("ambil", kesaksian.kode, berkas.kode)

    assert "Isi keperluannya." in klien(petugas).post(alamat, {}).text
    jawaban = klien(petugas).post(alamat, {"tujuan": "Diserahkan ke LKPP"})
    assert b"".join(jawaban.streaming_content) == RHS
    assert jawaban["Content-Type"] == "application/octet-stream"
    assert jawaban["Content-Disposition"] == 'attachment; filename="penawaran.rhs.tersegel"'
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in jawaban["Content-Security-Policy"]
    serah = SerahTerimaBukti.objects.get(jenis="diambil")
    assert (serah.tujuan, serah.is_cocok, serah.oleh) == ("Diserahkan ke LKPP", True, petugas)


def test_berkas_tersegel_yang_berubah_di_penyimpanan_tidak_diserahkan(petugas):
    kesaksian = buat_tersegel(petugas)
    berkas = kesaksian.berkas.get()
    with storages["berkas"].open(berkas.segel.kunci, "r+b") as isi:
        isi.write(b"X")
    jawaban = klien(petugas).post(url("ambil", kesaksian.kode, berkas.kode), {"tujuan": "Periksa"})

    assert jawaban.status_code == 409
    assert "tidak lagi cocok" in jawaban.text
    assert SerahTerimaBukti.objects.get(jenis="diambil").is_cocok is False


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.AUDITOR, Peran.VERIFIKATOR])
def test_berkas_tersegel_hanya_bagi_yang_bertugas_menyaksikan(petugas, peran):
    kesaksian = buat_tersegel(petugas)
    orang = staf(peran)
    alamat = url("ambil", kesaksian.kode, kesaksian.berkas.get().kode)

    assert klien(orang).get(url("lihat", kesaksian.kode)).status_code == 200
    assert klien(orang).post(alamat, {"tujuan": "Ingin tahu"}).status_code == 403


def test_serah_terima_menghitung_ulang_sidik_yang_tersegel(petugas):
    kesaksian = buat_tersegel(petugas)
    berkas = kesaksian.berkas.get()
    saat = setempat(timezone.now() - timedelta(minutes=1))
    serah = {
        "tanggal": f"{saat:%d/%m/%Y}",
        "jam": f"{saat:%H.%M}",
        "dari": "Hana",
        "kepada": "Kurir LKPP",
        "media_bukti": "Flash disk 3",
        "tujuan": "Pemeriksaan",
    }
    alamat = url("serahkan", kesaksian.kode, berkas.kode)
    klien(petugas).post(alamat, serah)
    klien(petugas).post(alamat, {**serah, "sha256": "0" * 64})

    cocok = SerahTerimaBukti.objects.filter(jenis="diserahkan").order_by("pk")
    assert [s.is_cocok for s in cocok] == [True, False]
    assert "tidak cocok" in klien(petugas).get(url("lihat", kesaksian.kode)).text


def test_salinan_basah_diunggah_dan_dilihat(petugas, kepala):
    kesaksian = buat_terbit(petugas, kepala)
    pindaian = SimpleUploadedFile("scan.jpg", gambar(), "image/jpeg")
    jawaban = klien(petugas).post(
        url("unggah_salinan", kesaksian.kode), {"cara": "basah", "berkas": pindaian}
    )

    assert jawaban.status_code == 302
    assert muat(kesaksian).status == S.DITANDATANGANI
    unduh = klien(petugas).get(url("salinan", kesaksian.kode))
    assert b"".join(unduh.streaming_content) == gambar()
    assert Jejak.objects.filter(peristiwa="kesaksian.dilihat", rincian__unduh=True).exists()


def test_langkah_yang_tidak_terbuka_mengatakannya(petugas):
    kesaksian = buat_kesaksian(petugas)
    halaman = klien(petugas).get(url("tutup", kesaksian.kode))

    assert "Langkah ini tidak terbuka" in halaman.text
    assert "<form method" not in re.sub(r"(?s)<header.*?</header>", "", halaman.text).split("<h1>")[1]


def test_kepala_mencabut_lalu_pengganti_dibuat(petugas, kepala):
    kesaksian = buat_terbit(petugas, kepala)
    assert klien(petugas).post(url("cabut", kesaksian.kode), {"alasan": "x"}).status_code == 403
    klien(kepala).post(url("cabut", kesaksian.kode), {"alasan": "Salah paket"})
    jawaban = klien(petugas).post(url("ganti", kesaksian.kode))
    baru = Kesaksian.objects.get(menggantikan=kesaksian)

    assert jawaban["Location"] == url("lihat", baru.kode)
    assert "Salah paket" in klien(petugas).get(url("lihat", kesaksian.kode)).text
    assert baru.nomor in klien(petugas).get(url("lihat", kesaksian.kode)).text


def test_qr_menjawab_berlaku_lalu_dicabut(client, petugas, kepala):
    kesaksian = buat_terbit(petugas, kepala)
    alamat = f"/v/{kesaksian.naskah.kode}/"
    assert kesaksian.naskah.nomor in client.get(alamat).text
    cabut_kesaksian(kesaksian.pk, oleh=kepala, alasan="Salah paket")

    assert "dicabut" in client.get(alamat).text.lower()


def test_daftar_disaring_dicari_dan_diekspor(petugas, kepala, django_assert_max_num_queries):
    terbit, _ = buat_ditandatangani(petugas, kepala), buat_kesaksian(petugas, kode_tender="10011111")
    rumus = buat_kesaksian(petugas, nama_paket="=HYPERLINK(1)")
    ruang = klien(petugas)
    ruang.get(url(""))
    with django_assert_max_num_queries(8):
        semua = ruang.get(url(""))

    assert terbit.nomor in semua.text
    for cari in (terbit.nomor.lower(), terbit.naskah.nomor):
        hasil = ruang.get(url(""), {"cari": cari}).text
        assert terbit.nomor in hasil
        assert rumus.nomor not in hasil
    assert rumus.nomor not in ruang.get(url(""), {"status": "ditandatangani"}).text
    csv = b"".join(ruang.get(url("ekspor"), {"status": "berjalan"}).streaming_content).decode()
    assert "'=HYPERLINK(1)" in csv
    assert Jejak.objects.filter(peristiwa="kesaksian.diekspor").exists()


def test_nama_berkas_nakal_tidak_menembus_kepala_unduhan(petugas):
    kesaksian = buat_tersegel(petugas)
    # Recorded names are frozen by then in life; here the test needs a hostile one.
    berkas = kesaksian.berkas.get()
    BerkasTakTerbuka.objects.filter(pk=berkas.pk).update(nama='../a"\r\nX: y<script>.rhs')
    jawaban = klien(petugas).post(url("ambil", kesaksian.kode, berkas.kode), {"tujuan": "Uji"})

    assert b"".join(jawaban.streaming_content) == RHS
    assert jawaban["Content-Disposition"] == 'attachment; filename="a-X-y-script-.rhs.tersegel"'
    assert "<script>.rhs" not in klien(petugas).get(url("lihat", kesaksian.kode)).text
