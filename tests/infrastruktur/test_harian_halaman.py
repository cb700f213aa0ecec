"""Halaman lembar harian, tindak lanjut dan kapasitas: yang terlihat, dan yang ditolak."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from infrastruktur.actions.tindak_lanjut import usulkan_alasan
from infrastruktur.enums.harian import StatusLembar
from infrastruktur.enums.harian import StatusTindakLanjut as S
from infrastruktur.harian.kartu import kartu_hari_kosong, kartu_lembar, kartu_tindak_lanjut
from infrastruktur.models import LaporanKapasitas, LembarHarian, Sasaran, TindakLanjut
from infrastruktur.policies.harian import bulan_sebelum
from infrastruktur.tasks.harian import buka_lembar_hari_ini, kabari_yang_kosong
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import awal_hari, hari_ini, setempat
from tests.factories import buat_akun
from tests.halaman import satu_baris
from tests.infrastruktur.aset import catat, pasang
from tests.infrastruktur.harian import SEMUA_BAIK, buat_deret, buat_dicatat, buat_tindak_lanjut, ringkas
from tests.petugas import klien

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


def url(nama, *args):
    return reverse(f"admin:infrastruktur_{nama}", args=args)


def isi(client, alamat, **data):
    jawaban = client.post(alamat, data, follow=True) if data else client.get(alamat, follow=True)
    return satu_baris(jawaban)


def test_lembar_hari_ini_diisi_dengan_satu_kiriman(admin):
    client, alamat = klien(admin), url("harian_isi", hari_ini())
    kosong = client.post(alamat, {"suara": "baik"})
    assert "Pilih keadaan: lampu indikator." in kosong.content.decode()
    tanpa_catatan = isi(client, alamat, **{**SEMUA_BAIK, "kabel": "tidak_baik"})
    assert "Tulis apa yang tidak baik pada: kabel." in tanpa_catatan

    sesudah = isi(client, alamat, **{**SEMUA_BAIK, "kabel": "tidak_baik", "catatan": "Kabel LAN longgar."})
    assert "Lembar hari ini terkonfirmasi." in sesudah
    assert "Kabel LAN longgar." in sesudah
    lembar = LembarHarian.objects.get()
    assert (lembar.status, lembar.kabel) == (StatusLembar.DIKONFIRMASI, "tidak_baik")
    # A second tab finds the day as it is now.
    assert client.get(alamat).status_code == 302

    koreksi = {**SEMUA_BAIK, "catatan": "", "alasan": "Salah pilih"}
    assert "Koreksi tersimpan" in isi(client, url("harian_koreksi", hari_ini()), **koreksi)
    halaman = isi(client, url("harian_lihat", hari_ini()))
    assert "Versi sebelumnya" in halaman
    assert "Salah pilih" in halaman


def test_bulan_menandai_hari_kosong_dan_formulirnya_terbit(admin):
    bulan = bulan_sebelum(hari_ini())
    disk = buat_deret()
    Sasaran.objects.update(dibuat_pada=awal_hari(bulan))
    ringkas(disk, bulan, 77.5)
    client = klien(admin)
    halaman = isi(client, f"{url('harian')}?bulan={bulan:%Y-%m}")
    assert "temuan hari kosong" in halaman
    assert "Tanpa catatan mesin" in halaman
    assert "77,5%" in halaman
    assert "Tanpa catatan mesin" in isi(client, url("harian_lihat", bulan + HARI))

    formulir = url("harian_bulan", f"{bulan:%Y-%m}")
    assert "Pratinjau" in isi(client, formulir)
    assert "Unduh PDF" in isi(client, url("harian_bulan_terbitkan", f"{bulan:%Y-%m}"), terbitkan="ya")
    unduhan = client.get(url("harian_bulan_pdf", f"{bulan:%Y-%m}"))
    assert b"".join(unduhan.streaming_content).startswith(b"%PDF-")
    kini = url("harian_bulan_terbitkan", f"{hari_ini():%Y-%m}")
    assert "belum berakhir" in isi(client, kini, terbitkan="ya")


@pytest.mark.parametrize("hari", ["2026-13-01", "kemarin", "20260301", "2999-01-01"])
def test_hari_yang_bukan_hari_atau_belum_tiba_tidak_ada(admin, hari):
    assert klien(admin).get(url("harian_lihat", hari)).status_code == 404


def test_bulan_yang_tidak_terbaca_menjadi_bulan_ini(admin):
    client = klien(admin)
    for bulan in ("2026-13", "x", "2999-01"):
        assert client.get(f"{url('harian')}?bulan={bulan}").status_code == 200


def test_tindak_lanjut_dari_daftar_sampai_putusan_kepala(admin, django_assert_max_num_queries):
    kepala = buat_akun(Peran.KEPALA)
    satu = buat_tindak_lanjut()
    client = klien(admin)
    client.get(url("tindak_lanjut"))  # the session and the calendar are read once
    with django_assert_max_num_queries(8):
        daftar = isi(client, f"{url('tindak_lanjut')}?status=berjalan&cari={satu.nomor.lower()}")
    assert satu.nomor in daftar
    assert satu.nomor not in isi(client, f"{url('tindak_lanjut')}?ukuran=ram")
    halaman = isi(client, url("tindak_lanjut_lihat", satu.kode))
    assert "Kritis mulai 90%; pulih di bawah 85% pada 3 bacaan berturut-turut." in halaman
    kini = timezone.now() - HARI
    data = {
        "cara": "penambahan",
        "komponen": "SSD",
        "ukuran": "960 GB",
        "nomor_seri": "CONTOH-1",
        "pelaksana": "Teknisi",
        "tanggal": setempat(kini).date().isoformat(),
        "jam": "09.00",
    }
    assert "Bacaan berikutnya yang membuktikannya." in isi(
        client, url("tindak_lanjut_catat", satu.kode), **data
    )
    # Closed meanwhile: what was typed stays, with the reason.
    lagi = client.post(url("tindak_lanjut_catat", satu.kode), data)
    assert (lagi.status_code, "Langkah ini tidak terbuka" in lagi.content.decode()) == (409, True)

    TindakLanjut.objects.filter(pk=satu.pk).update(status=S.TERBUKA)
    usulkan_alasan(satu.pk, oleh=admin, alasan="Ambang terlalu rendah.")
    atasan = klien(kepala)
    assert "Terima alasan" in isi(atasan, url("tindak_lanjut_lihat", satu.kode))
    assert "Alasan diterima" in isi(atasan, url("tindak_lanjut_terima", satu.kode), putusan="Setuju.")


def test_penggantian_menawarkan_suku_cadang_aset_yang_dipantau(admin):
    satu, client = buat_tindak_lanjut(), klien(admin)
    langkah = url("tindak_lanjut_catat", satu.kode)
    tanpa = isi(client, langkah)
    assert "Riwayat suku cadang disimpan pada aset." in tanpa
    assert f'href="{url("aset")}"' in tanpa

    aset = catat(admin, sasaran=satu.deret.sasaran)
    lama = pasang(aset, admin, "disk", "LAMA-1", 480)
    pasang(aset, admin, "ram", "RAM-1")
    halaman = isi(client, langkah)
    assert f"nomor seri LAMA-1 di {aset.kode}" in halaman
    assert "RAM-1" not in halaman
    data = {
        "cara": "penambahan",
        "komponen": "SSD",
        "ukuran": "besar",
        "nomor_seri": "BARU-1",
        "pelaksana": "Teknisi",
        "tanggal": (hari_ini() - HARI).isoformat(),
        "jam": "09.00",
    }
    salah = isi(client, langkah, **data, suku=lama.kode)
    assert "Pada penambahan tidak ada yang dilepas." in salah
    assert "Tulis dalam GB atau TB" in salah
    isi(client, langkah, **{**data, "ukuran": "960 GB", "suku": aset.kode})
    disk = aset.suku_cadang.terpasang().filter(jenis="disk")
    assert sorted(disk.values_list("ukuran_gb", flat=True)) == [480, 960]


def test_surat_menyebut_server_tenggat_dan_alamatnya_atau_tidak_terkirim(admin):
    satu = buat_dicatat(admin)
    surat = Pemberitahuan.objects.get(templat="infrastruktur/tindak_lanjut_dibuka")
    assert susun(surat) is None  # somebody has seen to it
    TindakLanjut.objects.filter(pk=satu.pk).update(status=S.TERBUKA)
    pesan = susun(surat)
    assert satu.deret.sasaran.nama in pesan.subject
    assert f"/admin/infrastruktur/tindak-lanjut/{satu.kode}/" in pesan.body


def test_kartu_mengingatkan_lembar_dan_tindak_lanjut(admin, rf, monkeypatch):
    monkeypatch.setattr("infrastruktur.tasks.harian.is_hari_kerja", lambda hari: True)
    auditor, request = buat_akun(Peran.AUDITOR), rf.get("/admin/")
    assert kartu_lembar(request, admin) is None
    buka_lembar_hari_ini()
    assert kartu_lembar(request, admin)["url"] == url("harian_isi", hari_ini())
    assert kartu_tindak_lanjut(request, admin) is None
    buat_tindak_lanjut()
    assert kartu_tindak_lanjut(request, admin)["angka"] == "1"
    assert (kartu_lembar(request, auditor), kartu_tindak_lanjut(request, auditor)) == (None, None)


def test_hari_kosong_dikabarkan_sekali_keesokan_paginya(admin, rf, monkeypatch):
    def pukul(hari, jam):
        saat = awal_hari(hari) + timedelta(hours=jam)
        monkeypatch.setattr("django.utils.timezone.now", lambda: saat)

    buat_akun(Peran.AUDITOR)
    disk = buat_deret()
    pertama = (hari_ini().replace(day=1) + 32 * HARI).replace(day=1)
    Sasaran.objects.update(dibuat_pada=awal_hari(pertama))
    pukul(pertama, 9)
    assert kabari_yang_kosong() == 0  # nothing was watched before, and today is not over
    pukul(pertama + HARI, 6)
    assert kabari_yang_kosong() == 0  # the night's summaries may still come
    pukul(pertama + HARI, 7)
    assert [kabari_yang_kosong(), kabari_yang_kosong()] == [1, 0]

    surat = Pemberitahuan.objects.get(templat="infrastruktur/hari_kosong")
    pesan = susun(surat)
    assert (surat.akun, f"/admin/infrastruktur/harian/{pertama}/" in pesan.body) == (admin, True)
    assert "Tidak ada catatan pemantauan disk dan RAM pada hari ini." in pesan.body
    kartu = kartu_hari_kosong(rf.get("/admin/"), admin)
    assert (kartu["angka"], kartu["url"]) == ("1", url("harian"))
    ringkas(disk, pertama, 40.0)
    LembarHarian.objects.create(
        hari=pertama,
        is_hari_kerja=True,
        status=StatusLembar.DIKONFIRMASI,
        dikonfirmasi_oleh=admin,
        dikonfirmasi_pada=awal_hari(pertama) + timedelta(hours=9),
        **SEMUA_BAIK,
    )
    assert susun(surat) is None
    assert kartu_hari_kosong(rf.get("/admin/"), admin) is None


def test_laporan_kapasitas_disusun_di_layar(admin):
    deret = buat_deret(dibuat_pada=timezone.now() - 400 * HARI)
    akhir = hari_ini().replace(day=1) - HARI
    client = klien(admin)
    data = {"sampai": akhir.isoformat(), "panjang": "bulan"}
    halaman = isi(client, url("kapasitas_baru"), **data)
    laporan = LaporanKapasitas.objects.get()
    assert str(deret.sasaran) in halaman
    assert "Belum ditulis" in halaman
    butir = url("kapasitas_butir", laporan.kode, f"deret:{deret.kode}")
    assert "Belum dapat diramal: belum ada data." in isi(client, butir)
    assert "Butir tersimpan." in isi(client, butir, batasan="87,5", perkiraan_resource="", tindak_lanjut="")
    assert "87,5%" in isi(client, url("kapasitas_lihat", laporan.kode))
    assert client.get(url("kapasitas_butir", laporan.kode, "deret:tidakada")).status_code == 404
    assert "Lengkapi dahulu" in isi(client, url("kapasitas_terbitkan", laporan.kode), terbitkan="ya")
    assert client.get(url("kapasitas_pdf", laporan.kode)).status_code == 404
    csv = b"".join(client.get(url("kapasitas_ekspor")).streaming_content).decode()
    assert "Disusun" in csv
