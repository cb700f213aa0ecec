"""Lemari arsip di layar: mencari, membuka, menempatkan kertas, membawa keluar; siapa melihat apa tercatat."""

import csv
import hashlib
import io
import json
import zipfile

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lpse.jejak import catat
from lpse.models import Jejak, Lokasi
from lpse.naskah import milik, pastikan_pdf
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import ButirArsip
from registrasi.models.arsip import AsalArsip
from registrasi.tasks.arsip import susulkan
from tests.factories import beri_putusan, buat_akun, buat_berkas, buat_disetujui
from tests.halaman import satu_baris
from tests.petugas import klien, klien_peran

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("registrasi.arsip")]
ARSIP = "/admin/registrasi/arsip/"


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.fixture
def pendaftaran(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    for satu in milik(pendaftaran):
        pastikan_pdf(satu.pk)
    susulkan(60)
    return pendaftaran


def ktp(pendaftaran):
    return ButirArsip.objects.get(pendaftaran=pendaftaran, jenis="ktp", is_terkini=True)


def teks(jawaban):
    assert jawaban.status_code == 200, jawaban
    return satu_baris(jawaban)


def habiskan(jawaban):
    """Membaca unduhan sampai akhir, yang menutup berkasnya."""
    assert jawaban.status_code == 200
    return b"".join(jawaban.streaming_content)


# --- Daftar ---------------------------------------------------------------------------------------------


def test_daftar_menyamarkan_npwp_dan_menyebut_apa_yang_dibaca(pendaftaran, verifikator):
    isi = teks(klien(verifikator).get(ARSIP, {"cari": "ujii coba sejatti"}))
    assert "PT Uji Coba Sejati" in isi
    assert pendaftaran.npwp16 not in isi
    assert "“sejatti” dibaca “sejati”" in isi


@pytest.mark.parametrize("cari", ["", "uji sejati", "sejatti", "sejati lain", "3504991508850001", "BA-VER/1"])
def test_daftar_bertanya_paling_banyak_delapan_kali(pendaftaran, verifikator, cari):
    client = klien(verifikator)
    client.get(ARSIP)
    with CaptureQueriesContext(connection) as tanya:
        client.get(ARSIP, {"cari": cari})
    assert len([q for q in tanya if q["sql"].startswith(("SELECT", "\n", "WITH"))]) <= 8, [
        q["sql"][:90] for q in tanya
    ]


@pytest.mark.parametrize(
    "kueri",
    [
        {"cari": "ab"},
        {"dari": "32 13 2026"},
        {"asal": "entah"},
        {"after": "bukan-kursor"},
        {"cari": "\x00\x00\x00a"},
        {"jenis": "x' OR 1=1"},
        {"lokasi": "\x00"},
    ],
)
def test_isian_aneh_dijawab_dengan_halaman(pendaftaran, verifikator, kueri):
    assert klien(verifikator).get(ARSIP, kueri).status_code == 200


def test_daftar_berhalaman_tanpa_mengulang(verifikator):
    for n in range(27):
        actions.arsipkan(buat_berkas(), asal=AsalArsip.LAINNYA, jenis="akta", judul=f"Akta {n}")
    client = klien(verifikator)
    pertama = teks(client.get(ARSIP, {"cari": "akta"}))
    assert "Berikutnya" in pertama
    kode = {b.kode for b in ButirArsip.objects.all() if f"{b.kode}/" in pertama}
    assert len(kode) == 25


def test_csv_memuat_yang_disaring_tanpa_rumus(pendaftaran, verifikator):
    ButirArsip.objects.filter(pk=ktp(pendaftaran).pk).update(judul="=cmd|calc", nama="@PT")
    jawaban = klien(verifikator).get(f"{ARSIP}ekspor.csv", {"jenis": "ktp"})
    baris = list(csv.reader(io.StringIO(b"".join(jawaban.streaming_content).decode("utf-8-sig"))))
    assert [b[1:3] for b in baris[1:]] == [["'=cmd|calc", "'@PT"]]
    assert pendaftaran.npwp16 not in str(baris)
    jejak = Jejak.objects.get(peristiwa="arsip.diekspor")
    assert jejak.rincian == {"jenis": "ktp", "cari": ""}


# --- Satu dokumen ---------------------------------------------------------------------------------------


def test_membuka_halaman_tercatat_dan_terbaca_di_dokumennya(pendaftaran, verifikator):
    butir, client = ktp(pendaftaran), klien(verifikator)
    assert "Belum ada yang membuka dokumen ini" in teks(client.get(f"{ARSIP}{butir.kode}/"))
    gambar = client.get(f"{ARSIP}{butir.kode}/halaman/1.webp")
    assert gambar["Content-Type"] == "image/webp"
    isi = teks(client.get(f"{ARSIP}{butir.kode}/"))
    assert "Melihat halaman 1" in isi
    assert str(verifikator) in isi


def test_yang_melihat_di_meja_verifikasi_pun_terbaca(pendaftaran, verifikator):
    butir, client = ktp(pendaftaran), klien(verifikator)
    habiskan(client.get(f"/admin/registrasi/pendaftaran/{pendaftaran.kode}/dokumen/ktp/asli/"))
    assert "Mengunduh berkas asli" in teks(client.get(f"{ARSIP}{butir.kode}/"))
    lain = ButirArsip.objects.filter(pendaftaran=pendaftaran, asal=AsalArsip.PENDAFTARAN).exclude(pk=butir.pk)
    assert "Mengunduh berkas asli" not in teks(client.get(f"{ARSIP}{lain.first().kode}/"))


def test_yang_membaca_naskah_terbaca_di_naskahnya_dan_bukan_di_salinannya(pendaftaran, verifikator):
    naskah, client = milik(pendaftaran).first(), klien(verifikator)
    actions.simpan_salinan(pendaftaran.pk, naskah.pk, oleh=verifikator, berkas=buat_berkas())
    habiskan(client.get(f"/admin/registrasi/pendaftaran/{pendaftaran.kode}/naskah/{naskah.kode}/naskah.pdf"))
    pdf = ButirArsip.objects.get(berkas=naskah.berkas_id)
    salinan = ButirArsip.objects.get(jenis=f"{naskah.jenis}-ttd")
    assert "Membuka" in teks(client.get(f"{ARSIP}{pdf.kode}/")).split('id="dilihat"')[1]
    assert "Belum ada yang membuka" in teks(client.get(f"{ARSIP}{salinan.kode}/"))


def test_dokumen_menyebut_versi_retensi_dan_sidiknya(pendaftaran, verifikator):
    butir = ktp(pendaftaran)
    actions.arsipkan(
        buat_berkas(), asal=AsalArsip.PERMOHONAN, jenis="ktp", judul="KTP", pendaftaran=pendaftaran
    )
    isi = teks(klien(verifikator).get(f"{ARSIP}{butir.kode}/"))
    assert "Sudah diganti versi yang lebih baru" in isi
    assert "Versi 2" in isi
    assert butir.berkas.sha256 in isi
    assert "REG-PENGGUNA: Berkas Pengguna SPSE" in isi


@pytest.mark.parametrize("keadaan", ["menunggu", "terinfeksi"])
def test_berkas_karantina_tidak_dibuka_di_arsip(pendaftaran, verifikator, keadaan):
    butir, client = ktp(pendaftaran), klien(verifikator)
    beri_putusan(butir.berkas, keadaan)
    assert client.get(f"{ARSIP}{butir.kode}/halaman/1.webp").status_code == 404
    assert client.get(f"{ARSIP}{butir.kode}/asli/").status_code == 404
    assert "Lihat isinya" not in teks(client.get(f"{ARSIP}{butir.kode}/"))


def test_satu_berkas_dicari_di_jejak_lewat_indeksnya(pendaftaran):
    for n in range(300):
        catat(None, "uji.lain", berkas=-n)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        dicari = "rincian ? 'berkas' AND rincian ->> 'berkas' = '5'"
        # In no order: so few rows in the order of their ids could as well be read along the primary key.
        cursor.execute(f"EXPLAIN SELECT * FROM lpse_jejak WHERE {dicari}")
        assert "jejak_berkas" in str(cursor.fetchall())


# --- Letak kertas ---------------------------------------------------------------------------------------


def letak(client, butir, **isi):
    tanda = client.get(f"{ARSIP}{butir.kode}/").context["form"].initial["tanda"]
    return client.post(f"{ARSIP}{butir.kode}/letak/", {"tanda": tanda, **isi})


def test_letak_kertas_dicatat_dan_dicari(pendaftaran, verifikator):
    butir, client = ktp(pendaftaran), klien(verifikator)
    client.post(f"{ARSIP}tempat/tambah/", {"kode": "r-arsip", "nama": "Ruang arsip"})
    assert letak(client, butir, lokasi="R-ARSIP", rak="A3", boks="12").status_code == 302
    butir.refresh_from_db()
    assert butir.letak == "Ruang arsip, rak A3, boks 12"
    assert butir.kode in teks(client.get(ARSIP, {"lokasi": "R-ARSIP"}))
    assert Jejak.objects.filter(peristiwa="butirarsip.ditempatkan", objek_id=str(butir.pk)).exists()


def test_rak_tanpa_ruang_ditolak(pendaftaran, verifikator):
    jawaban = letak(klien(verifikator), ktp(pendaftaran), lokasi="", rak="A3")
    assert jawaban.status_code == 409
    assert "Pilih ruangnya lebih dahulu" in jawaban.content.decode()


def test_letak_yang_diubah_orang_lain_tidak_tertimpa(pendaftaran, verifikator):
    butir, client = ktp(pendaftaran), klien(verifikator)
    ruang = Lokasi.objects.create(kode="R-1", nama="Ruang satu")
    tanda = client.get(f"{ARSIP}{butir.kode}/").context["form"].initial["tanda"]
    actions.tempatkan(butir.pk, oleh=verifikator, lokasi=ruang, rak="B1")
    usang = {"lokasi": "R-1", "rak": "Z9", "boks": "", "tanda": tanda}
    jawaban = client.post(f"{ARSIP}{butir.kode}/letak/", usang)
    assert jawaban.status_code == 409
    assert "Sekarang tercatat: Ruang satu, rak B1" in satu_baris(jawaban)
    usang["tanda"] = jawaban.context["form"]["tanda"].value()
    assert client.post(f"{ARSIP}{butir.kode}/letak/", usang).status_code == 302


def test_kode_ruang_tidak_dipakai_dua_kali(verifikator):
    client = klien(verifikator)
    for _ in range(2):
        jawaban = client.post(f"{ARSIP}tempat/tambah/", {"kode": "R-1", "nama": "Ruang"})
    assert "sudah dipakai ruang lain" in jawaban.content.decode()
    jawaban = client.post(f"{ARSIP}tempat/ubah/?kode=r-1", {"kode": "R-1", "nama": "Gudang"})
    assert jawaban.status_code == 302
    assert Lokasi.objects.get().nama == "Gudang"


def test_auditor_melihat_tetapi_tidak_mengubah(pendaftaran):
    butir, client = ktp(pendaftaran), klien_peran(Peran.AUDITOR)
    isi = teks(client.get(f"{ARSIP}{butir.kode}/"))
    assert "Simpan letak" not in isi
    assert "Unduh ZIP" not in isi
    assert client.post(f"{ARSIP}{butir.kode}/letak/").status_code == 403
    assert client.post(f"{ARSIP}{butir.kode}/ekspor.zip").status_code == 403


# --- Membawa keluar -------------------------------------------------------------------------------------


def unduh(client, butir):
    jawaban = client.post(f"{ARSIP}{butir.kode}/ekspor.zip")
    assert jawaban.status_code == 200
    # Before the first byte has been asked for, every look is in the trail.
    dilihat = Jejak.objects.filter(peristiwa="butirarsip.dilihat", rincian__ekspor=True).count()
    isi = zipfile.ZipFile(io.BytesIO(b"".join(jawaban.streaming_content)))
    assert isi.testzip() is None
    return isi, json.loads(isi.read("manifest.json")), dilihat


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KEPALA])
def test_zip_memuat_semua_dokumen_dan_manifesnya_cocok(pendaftaran, peran):
    pembawa = buat_akun(peran)
    isi, manifes, dilihat = unduh(klien(pembawa), ktp(pendaftaran))
    semua = ButirArsip.objects.filter(pendaftaran=pendaftaran).count()
    assert manifes["jumlah"] == manifes["disertakan"] == dilihat == semua
    assert manifes["diekspor_oleh"] == str(pembawa)
    for satu in manifes["berkas"]:
        data = isi.read(satu["nama_berkas"])
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (satu["sha256"], satu["ukuran"])
    assert {*isi.namelist()} == {"manifest.json", *(s["nama_berkas"] for s in manifes["berkas"])}
    assert Jejak.objects.filter(peristiwa="butirarsip.diekspor").count() == 1


def test_zip_menyebut_yang_tidak_disertakan(pendaftaran, verifikator):
    butir = list(ButirArsip.objects.filter(pendaftaran=pendaftaran, asal=AsalArsip.PENDAFTARAN)[:3])
    beri_putusan(butir[0].berkas, "terinfeksi")
    storages["berkas"].delete(butir[1].berkas.kunci)
    with storages["berkas"].open(butir[2].berkas.kunci, "r+b") as rusak:
        rusak.write(b"x")
    isi, manifes, _ = unduh(klien(verifikator), butir[2])
    menurut = {s["kode"]: s for s in manifes["berkas"]}
    assert menurut[butir[0].kode]["sebab"] == "terinfeksi"
    assert menurut[butir[1].kode]["sebab"] == "isi tidak ditemukan di penyimpanan"
    assert menurut[butir[2].kode]["catatan"] == "isi tidak cocok dengan sidiknya"
    assert menurut[butir[0].kode]["nama_berkas"] not in isi.namelist()
    assert not Jejak.objects.filter(peristiwa="butirarsip.dilihat", objek_id=str(butir[0].pk)).exists()


def test_nama_berkas_dalam_zip_buatan_sendiri(verifikator):
    butir = actions.arsipkan(buat_berkas(), asal=AsalArsip.LAINNYA, jenis="../../etc/pass wd", judul="Aneh")
    isi, _, _ = unduh(klien(verifikator), butir)
    assert isi.namelist() == ["0001-etcpass-wd-v1.jpg", "manifest.json"]
