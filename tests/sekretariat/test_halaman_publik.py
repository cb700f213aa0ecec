"""Who we are and what we report, under every regulation."""

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
import time_machine
from django.utils.html import escape

from layanan.actions.penyelesaian import nilai, nyatakan_luar_kewenangan, selesaikan
from layanan.enums.tiket import JenisTiket
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.pengesahan_laporan import terbitkan_laporan
from sekretariat.publik.kumpulan import KUMPULAN_DATA, Kolom
from tests.factories import buat_akun, buat_diajukan
from tests.halaman import satu_baris
from tests.layanan.tiket import buat_selesai, buat_tiket, pelapor
from tests.sekretariat.e_reporting import isi_kecil, nontender
from tests.sekretariat.pelaporan import dikirim, kepala

pytestmark = pytest.mark.django_db
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")


@pytest.mark.parametrize("kode", LIMA)
def test_tentang_menyebut_yang_bukan_tanggung_jawab_dengan_pasalnya(client, settings, kode):
    settings.LPSE_PROFIL = kode
    isi = satu_baris(client.get("/tentang/"))
    assert f"Dasar: {profil().dasar('layanan.di_luar_tanggung_jawab')}" in isi
    for satu in profil().layanan.luar_tanggung_jawab:
        assert satu.nama in isi
    assert profil().unit.layanan.nama in isi
    assert escape(profil().bunyi("lpse.identitas")) in isi


@pytest.mark.parametrize("kode", LIMA)
def test_bidang_sistem_disebut_dengan_kata_peraturannya(client, settings, kode):
    settings.LPSE_PROFIL = kode
    isi = satu_baris(client.get("/tentang/"))
    kata = {"bangkalan": "informasi"}.get(kode, "elektronik")
    assert f"<summary>Administrasi sistem {kata} (" in isi


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

    halaman = satu_baris(client.get("/laporan/"))

    assert "3 keperluan kami terima" in halaman
    assert "rata-rata 3,00 dari 4" in halaman
    for sel in (["RUP tayang", "1"], ["Hasil evaluasi", "ULP/Pejabat Pengadaan", "1"]):
        assert re.search(">" + "</t[hd]><td[^>]*>".join(sel) + "</td>", halaman), sel


def test_laporan_tahun_tanpa_tiket_dan_tahun_asal_asalan(client):
    for tahun in ("", "1999", "x", "2025"):
        assert client.get("/laporan/", {"tahun": tahun}).status_code == 200


@pytest.mark.parametrize("kode", LIMA)
def test_laporan_memuat_pendaftaran_pelatihan_dan_gangguan_setahun(client, settings, kode):
    settings.LPSE_PROFIL = kode
    buat_diajukan()
    halaman = " ".join(client.get("/laporan/").content.decode().split())
    assert f"memutus sebuah pendaftaran: {profil().registrasi.target_verifikasi_hari_kerja} hari" in halaman
    for sel in (["Pendaftaran diajukan", "1 pendaftaran"], ["Gangguan", "0 gangguan"]):
        assert re.search(">" + "</th><td[^>]*>".join(sel) + "</td>", halaman), sel
    assert ("Ruang layanan</h3>" in halaman) == profil().is_diatur("layanan.ruang")
    # The same figure is open data.
    jawaban = client.get("/laporan/data/kegiatan.json")
    baris = {(b["tahun"], b["kode"]): b["nilai"] for b in json.loads(isi(jawaban))["baris"]}
    assert baris[hari_ini().year, "masuk"] == "1"


# --- Open data ------------------------------------------------------------------------------------------


def isi(jawaban) -> str:
    return b"".join(jawaban.streaming_content).decode("utf-8-sig")


def test_setiap_kumpulan_data_terbuka_sebagai_csv_dan_json_dengan_kolom_yang_dijanjikan(client):
    buat_tiket()
    halaman = client.get("/laporan/data/").content.decode()
    for satu in KUMPULAN_DATA:
        assert satu.judul in halaman
        kolom = [k.nama for k in satu.kolom]
        assert all(f"<code>{nama}</code>" in halaman for nama in kolom)
        tabel = list(csv.reader(io.StringIO(isi(client.get(f"/laporan/data/{satu.kode}.csv")))))
        assert tabel[0] == kolom
        dokumen = json.loads(isi(client.get(f"/laporan/data/{satu.kode}.json")))
        assert len(dokumen["baris"]) == len(tabel) - 1
        assert all(list(baris) == kolom for baris in dokumen["baris"])
        assert (dokumen["lisensi"], dokumen["sumber"]) == ("CC BY 4.0", profil().lpse.nama_resmi)


def test_statistik_tiket_terbuka_sama_dengan_halaman_laporan(client):
    for _ in range(3):
        buat_tiket()
    baris = json.loads(isi(client.get("/laporan/data/tiket.json")))["baris"]
    tahun = max(b["tahun"] for b in baris)
    for menurut in ("bulan", "jenis", "saluran"):
        jumlah = sum(b["tiket"] for b in baris if b["menurut"] == menurut and b["tahun"] == tahun)
        assert jumlah == 3


def test_angka_laporan_terbuka_sesudah_terbit_seperti_saat_ditandatangani(client):
    laporan = dikirim()
    assert json.loads(isi(client.get("/laporan/data/laporan.json")))["baris"] == []
    terbitkan_laporan(laporan.pk, oleh=kepala())
    laporan.refresh_from_db()
    baris = json.loads(isi(client.get("/laporan/data/laporan.json")))["baris"]
    assert {(b["nomor"], b["versi"]) for b in baris} == {(laporan.naskah.nomor, 1)}
    butir = list(laporan.butir.order_by("urut"))
    assert [b["kode"] for b in baris] == [b.kode for b in butir]
    assert [b["nilai"] and Decimal(b["nilai"]) for b in baris] == [b.nilai for b in butir]


def test_data_terbuka_tidak_dikirim_ulang_selama_tidak_berubah(client):
    pertama = client.get("/laporan/data/tiket.csv")
    assert pertama["Cache-Control"] == "public, max-age=300"
    assert pertama["Last-Modified"]
    assert (
        client.get("/laporan/data/tiket.csv", headers={"If-None-Match": pertama["ETag"]}).status_code == 304
    )
    lain = client.get("/laporan/data/tiket.json", headers={"If-None-Match": pertama["ETag"]})
    assert lain.status_code == 200


def test_data_terbuka_dibatasi_per_alamat_dan_yang_tidak_ada_404(client):
    assert client.get("/laporan/data/pegawai.csv").status_code == 404
    assert client.get("/laporan/data/tiket.xml").status_code == 404
    assert client.post("/laporan/data/tiket.csv").status_code == 405
    jawaban = [client.get("/laporan/data/tiket.csv").status_code for _ in range(60)]
    assert jawaban[-1] == 429


def test_sel_data_terbuka_yang_berawal_seperti_rumus_menjadi_teks(client, monkeypatch):
    rumus = '=HYPERLINK("http://jahat.example")'
    jahat = replace(
        KUMPULAN_DATA[0], kode="uji", kolom=(Kolom("nama", "teks", "Nama."),), baris=lambda: [(rumus,)]
    )
    monkeypatch.setattr("sekretariat.publik.data.KUMPULAN_DATA", (jahat,))
    assert list(csv.reader(io.StringIO(isi(client.get("/laporan/data/uji.csv")))))[1] == [f"'{rumus}"]
    assert json.loads(isi(client.get("/laporan/data/uji.json")))["baris"] == [{"nama": rumus}]


# --- Tenders, for everybody -----------------------------------------------------------------------------


def rapat(jawaban) -> str:
    return " ".join(jawaban.content.decode().split())


@pytest.mark.parametrize("kode", LIMA)
def test_laporan_memuat_tender_setahun_tanpa_data_orang(client, settings, kode):
    settings.LPSE_PROFIL = kode
    isi_kecil()
    with time_machine.travel("2026-06-01", tick=False):
        halaman = rapat(client.get("/laporan/", {"tahun": "2025"}))
    assert "Tender diumumkan 2025" in halaman
    assert (f"Dasar: {profil().dasar('sekretariat.e_reporting')}" in halaman) is profil().is_diatur(
        "sekretariat.e_reporting"
    )
    assert "Rp139,50" in halaman
    assert 'Rp10,50<br><small class="redup">dari 2 paket</small>' in halaman
    for pribadi in ("Budi", "CV A", "3204112505880001"):
        assert pribadi not in halaman


def test_laporan_tahun_tanpa_tender_tidak_memuat_bagiannya(client):
    assert "Tender dan nontender" not in rapat(client.get("/laporan/"))


def test_data_terbuka_memuat_setiap_paket_tanpa_penyedia(client):
    isi_kecil()
    teks = isi(client.get("/laporan/data/paket.json"))
    baris = {(b["data"], b["kode"]): b for b in json.loads(teks)["baris"]}
    assert len(baris) == 6
    satu = baris["tender", "1"]
    assert (satu["hps"], satu["nilai_kontrak"], satu["hemat"]) == ("100.00", "90.00", "10.00")
    assert (satu["peserta"], satu["penawaran"]) == (3, 2)
    assert baris["tender", "4"]["peserta"] is None
    for pribadi in ("Budi", "CV A", "3204112505880001", "0943310417444000"):
        assert pribadi not in teks


def test_jumlah_bulanan_terbuka_sama_dengan_laporan_petugas(client):
    isi_kecil()
    baris = json.loads(isi(client.get("/laporan/data/jumlah-bulanan.json")))["baris"]
    tender = [b for b in baris if b["data"] == "tender"]
    assert sum(b["paket"] for b in tender) == 4
    assert sum(Decimal(b["pagu"]) for b in tender) == 1230
    assert sum(Decimal(b["hemat"] or 0) for b in tender) == Decimal("10.50")
    assert {b["bulan"] for b in tender} == {"2025-03", "2025-04"}


def test_data_pengadaan_dikirim_ulang_sesudah_kiriman_baru_diterapkan(client):
    alamat = "/laporan/data/paket.csv"
    isi_kecil()
    tag = client.get(alamat)["ETag"]
    assert client.get(alamat, headers={"If-None-Match": tag}).status_code == 304
    nontender("77")
    assert client.get(alamat, headers={"If-None-Match": tag}).status_code == 200
