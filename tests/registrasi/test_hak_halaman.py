"""The pages of data rights: the notice before the first datum, Data saya, the ZIP, the officers' room."""

import csv
import hashlib
import io
import json
import time
import zipfile

import pytest

from lpse.models import Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import InsidenData, PermintaanHakData, TahuPrivasi
from tests.factories import buat_akun, buat_diajukan, buat_draf
from tests.petugas import klien
from tests.registrasi.hak import catat_insiden, diproses, minta
from tests.registrasi.pemohon import browser
from tests.registrasi.perkara_nonaktif import SANDI, buat_pengguna

pytestmark = pytest.mark.django_db
PERMINTAAN, INSIDEN = "/admin/registrasi/hak/permintaan/", "/admin/registrasi/hak/insiden/"


def masuk(akun):
    client = browser()
    client.force_login(akun)
    return client


def baru_masuk(client, cara: str, **lain):
    """As after signing in a moment ago."""
    sesi = client.session
    sesi["account_authentication_methods"] = [{"method": cara, "at": time.time(), **lain}]
    sesi["account_authentication_methods_user"] = sesi["_auth_user_id"]
    sesi.save()
    return client


def isi_zip(jawaban) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(jawaban.streaming_content)))


def test_pernyataan_mendahului_data_pertama():
    client = browser()
    daftar = client.get("/daftar/").content.decode()
    assert daftar.index('href="/privasi/"') < daftar.index('name="email"')
    assert "Pejabat pelindung data" in daftar
    halaman = client.get("/privasi/").content.decode()
    for kata in ("Tujuan dan dasar", "Berapa lama disimpan", "Hak Anda", "Pasal 46"):
        assert kata in halaman


def test_membaca_pernyataan_tercatat_dengan_versinya():
    akun = buat_akun(Peran.PEMOHON)
    client = masuk(akun)
    assert "Sudah saya baca" in client.get("/akun/data/").content.decode()
    client.post("/akun/data/baca-privasi/")
    tahu = TahuPrivasi.objects.get(akun=akun)
    assert tahu.pernyataan.versi in client.get("/akun/data/").content.decode()


def test_data_saya_menyebut_siapa_yang_melihat_tanpa_nama():
    pendaftaran = buat_diajukan()
    petugas = buat_akun(Peran.VERIFIKATOR, nama="Rahasia Petugaswati", jabatan="Pengelola Pengadaan")
    dokumen = pendaftaran.dokumen.filter(berkas__isnull=False).first()
    actions.ambil(pendaftaran.pk, oleh=petugas)
    klien(petugas).get(f"/admin/registrasi/pendaftaran/{pendaftaran.kode}/?dokumen={dokumen.kode}")
    assert Jejak.objects.filter(peristiwa="pendaftaran.dilihat", oleh_id=petugas.pk).exists()
    isi = masuk(pendaftaran.akun).get("/akun/data/").content.decode()
    assert "Verifikator (Pengelola Pengadaan)" in isi
    assert "Rahasia Petugaswati" not in isi
    assert pendaftaran.npwp in isi


def test_unduhan_memuat_data_pindaian_dan_sidiknya():
    draf = buat_draf()
    client = baru_masuk(masuk(draf.akun), "code")
    assert "Unduh ZIP" in client.get("/akun/data/unduh/").content.decode()
    zip_ = isi_zip(client.post("/akun/data/unduh/"))
    manifes = json.loads(zip_.read("manifest.json"))
    for baris in manifes["berkas"]:
        assert hashlib.sha256(zip_.read(baris["nama"])).hexdigest() == baris["sha256"]
    data = json.loads(zip_.read("data.json"))
    assert data["pendaftaran"][0]["NPWP"] == draf.npwp
    tabel = list(csv.DictReader(io.StringIO(zip_.read("tabel/pendaftaran.csv").decode("utf-8-sig"))))
    assert tabel[0]["nama perusahaan"] == draf.nama_perusahaan
    pindaian = [b for b in manifes["berkas"] if b["nama"].startswith("berkas/")]
    assert len(pindaian) == draf.dokumen.filter(berkas__isnull=False).count()
    assert Jejak.objects.get(peristiwa="akun.data_diunduh").rincian == {"dokumen": len(pindaian)}
    teks = zip_.read("data.json").decode()
    assert "pbkdf2" not in teks
    assert "argon2" not in teks


def test_unduhan_meminta_masuk_sekali_lagi():
    draf = buat_draf(lengkap=False)
    client = masuk(draf.akun)
    assert "Masuk sekali lagi" in client.post("/akun/data/unduh/").content.decode()
    lama = baru_masuk(client, "code")
    sesi = lama.session
    sesi["account_authentication_methods"][0]["at"] -= 3600
    sesi.save()
    assert "Masuk sekali lagi" in lama.post("/akun/data/unduh/").content.decode()
    keluar = lama.post("/akun/data/unduh/masuk/")
    assert keluar.url.startswith("/akun/masuk/kode/")
    assert not lama.session.get("_auth_user_id")
    assert not Jejak.objects.filter(peristiwa="akun.data_diunduh").exists()


def test_pengguna_berkata_sandi_menegaskan_dengan_kata_sandinya():
    client = masuk(buat_pengguna().akun)
    jawaban = client.get("/akun/data/unduh/")
    assert (jawaban.status_code, "/akun/masuk/ulang/" in jawaban.url) == (302, True)
    client.post(jawaban.url, {"password": SANDI})
    assert "Unduh ZIP" in client.get("/akun/data/unduh/").content.decode()


def test_permintaan_dari_halaman_sampai_dijawab():
    petugas = buat_akun(Peran.VERIFIKATOR)
    pemilik = masuk(buat_akun(Peran.PEMOHON))
    assert "Isi uraian" in pemilik.post("/akun/data/minta/", {"jenis": "akses"}).content.decode()
    isi = {"jenis": "akses", "uraian": "<script>alert(1)</script>"}
    alamat = pemilik.post("/akun/data/minta/", isi).url
    assert pemilik.post("/akun/data/minta/", isi).status_code == 409
    kode = PermintaanHakData.objects.get().kode
    client = klien(petugas)
    assert "71 jam lagi" in client.get(f"{PERMINTAAN}?status=terbuka").content.decode()
    assert client.post(f"{PERMINTAAN}{kode}/penuhi/", {"jawaban": "x"}).status_code == 409
    client.post(f"{PERMINTAAN}{kode}/proses/")
    assert "<script>alert" not in client.get(f"{PERMINTAAN}{kode}/").content.decode()
    assert client.post(f"{PERMINTAAN}{kode}/penuhi/", {"jawaban": "Semua ada."}).status_code == 302
    assert "Semua ada." in pemilik.get(alamat).content.decode()
    assert pemilik.post(f"{alamat}tarik/").status_code == 302
    assert PermintaanHakData.objects.get().status == "dipenuhi"


def test_daftar_dicari_disaring_dan_diekspor():
    petugas, akun = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.PEMOHON)
    cocok = minta(akun)
    lain = diproses(buat_akun(Peran.PEMOHON), petugas, "keberatan")
    client = klien(petugas)
    isi = client.get(f"{PERMINTAAN}?cari={akun.email}").content.decode()
    assert cocok.nomor in isi
    assert lain.nomor not in isi
    unduhan = b"".join(client.get(f"{PERMINTAAN}ekspor.csv?jenis=keberatan").streaming_content).decode()
    assert lain.nomor in unduhan
    assert cocok.nomor not in unduhan
    assert Jejak.objects.get(peristiwa="permintaanhakdata.diekspor").rincian["jenis"] == "keberatan"


def test_daftar_bertanya_paling_banyak_delapan_kali(django_assert_max_num_queries):
    petugas = buat_akun(Peran.VERIFIKATOR)
    for _ in range(6):
        minta(buat_akun(Peran.PEMOHON))
        catat_insiden(petugas)
    client = klien(petugas)
    for alamat in (PERMINTAAN, INSIDEN, f"{PERMINTAAN}?status=terbuka"):
        client.get(alamat)
        with django_assert_max_num_queries(8):
            client.get(alamat)


def test_insiden_dari_formulir_sampai_pemberitahuan():
    petugas, korban = buat_akun(Peran.VERIFIKATOR), buat_pengguna().akun
    client, kepala = klien(petugas), klien(buat_akun(Peran.KEPALA))
    isi = {
        "tanggal_diketahui": "2 Januari 2026",
        "jam_diketahui": "08.30",
        "uraian": "Terkirim keliru.",
        "jenis_data": "Nama",
        "upaya": "Dihapus.",
        "cakupan": "tertentu",
        "subjek": f"{korban.user_id}\ntidak-ada",
    }
    assert "Tidak ditemukan: tidak-ada" in client.post(f"{INSIDEN}baru/", isi).content.decode()
    alamat = client.post(f"{INSIDEN}baru/", isi | {"subjek": korban.user_id.lower()}).url
    insiden = InsidenData.objects.get()
    assert insiden.subjek.get().akun == korban
    # Known since January: the clock ran out long ago, and everybody in the room sees it.
    assert "Batas 3 x 24 jam sudah lewat" in client.get(alamat).content.decode()
    assert "Insiden data belum diberitahukan" in client.get("/admin/").content.decode()
    client.post(f"{alamat}nilai/", {"penilaian": "Terbatas.", "ganggu": "ya"})
    assert client.post(f"{alamat}beritahukan/").status_code == 403
    kepala.post(f"{alamat}beritahukan/")
    client.post(f"{alamat}catatan/", {"isi": "Log diamankan."})
    halaman = client.get(alamat).content.decode()
    assert "PENGUMUMAN" in halaman
    assert "Log diamankan." in halaman
    pdf = b"".join(client.get(f"{alamat}pemberitahuan.pdf").streaming_content)
    assert pdf.startswith(b"%PDF")
    kepala.post(f"{alamat}tutup/", {"bukti_lembaga": "TT-1", "penutup": "Diperbaiki."})
    assert InsidenData.objects.get().status == "ditutup"
