"""The trail searched: what each filter leaves, page by page, whatever is typed; filters kept by name."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from lpse.jejak import catat, catat_lihat
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.sebut_jejak import kalimat
from lpse.situs_admin import halaman_terdaftar
from lpse.sumbangan import sumbangan
from lpse.waktu import awal_hari, setempat, tanggal
from sekretariat.actions import periksa as act
from sekretariat.models import SaringanTersimpan
from sekretariat.periksa.bersama import PER_HALAMAN, url
from sekretariat.policies import periksa as aturan
from sekretariat.policies.rekaman import jenis_rekaman
from sekretariat.queries.periksa import SaringanJejak, saring_jejak
from tests.factories import buat_akun, buat_berkas, buat_diajukan
from tests.halaman import satu_baris
from tests.petugas import klien, klien_peran
from tests.sekretariat.periksa import DAFTAR, bytes_dari, jejak_banyak, nomor

pytestmark = pytest.mark.django_db


@pytest.fixture
def kepala():
    """Who searches without leaving rows of their own."""
    return klien_peran(Peran.KEPALA)


# --- Saringan --------------------------------------------------------------------------------------------


def test_setiap_saringan_menyisakan_persis_barisnya(kepala):
    orang = buat_akun(Peran.HELPDESK, email="hani@uji.example", nama="Hani Unikwati")
    lain = buat_akun(Peran.VERIFIKATOR)
    p = buat_diajukan()
    milik = catat(p, "uji.satu", oleh=orang)
    catat(p, "uji.dua", oleh=lain)
    assert nomor(kepala, peristiwa="uji.satu") == [milik.pk]
    assert nomor(kepala, orang="hani@uji.example") == [milik.pk]
    assert nomor(kepala, orang="hani unik") == [milik.pk]
    assert nomor(kepala, peran="helpdesk") == [milik.pk]
    assert nomor(kepala, rekaman="registrasi.pendaftaran", objek=p.kode.upper(), peristiwa="uji.satu") == [
        milik.pk
    ]
    assert milik.pk in nomor(kepala, rekaman="registrasi.pendaftaran", objek=str(p.pk))
    assert milik.pk in nomor(kepala, unit="registrasi")
    assert nomor(kepala, unit="arsip") == []
    assert nomor(kepala, orang="tidak dikenal") == []
    assert nomor(kepala, rekaman="registrasi.pendaftaran", objek="tidakada") == []


def test_rentang_waktu_menurut_hari_setempat(kepala):
    (baris,) = jejak_banyak(1)
    kini = setempat(Jejak.objects.get(pk=baris.pk).pada).date()
    for lewat, tampak in ((-1, False), (0, True), (1, True)):
        sampai = (kini + timedelta(days=lewat)).isoformat()
        assert (nomor(kepala, peristiwa="uji.terjadi", sampai=sampai) == [baris.pk]) == tampak
        dari = (kini - timedelta(days=lewat)).isoformat()
        assert (nomor(kepala, peristiwa="uji.terjadi", dari=dari) == [baris.pk]) == tampak
    saringan = SaringanJejak(dari=kini, sampai=kini)
    batas = str(saring_jejak(saringan).query)
    for hari in (kini, kini + timedelta(days=1)):
        assert str(awal_hari(hari)) in batas


def test_lembaran_memisahkan_akses_penolakan_ekspor_dan_tindakan(kepala):
    orang, berkas = buat_akun(Peran.VERIFIKATOR), buat_berkas()
    catat_lihat(berkas, oleh=orang)
    for peristiwa in ("uji.setujui.tidak_diizinkan", "uji.diekspor", "uji.disetujui"):
        catat(None, peristiwa, oleh=orang)

    def peristiwa(baris: str) -> set[str]:
        tampak = kepala.get(DAFTAR, {"baris": baris, "orang": orang.email}).context["baris"]
        return {b.peristiwa for b in tampak}

    assert peristiwa("akses") == {"berkas.dilihat"}
    assert peristiwa("penolakan") == {"uji.setujui.tidak_diizinkan"}
    assert peristiwa("ekspor") == {"uji.diekspor"}
    assert peristiwa("tindakan") == {"uji.disetujui"}
    assert len(peristiwa("semua")) == 4


def test_yang_dibuka_pemeriksa_terlihat_kepala(kepala):
    auditor = buat_akun(Peran.AUDITOR, nama="Ayu Pemeriksawati")
    klien(auditor).get(reverse("admin:penugasan"))
    isi = kepala.get(DAFTAR, {"baris": "pemeriksa"}).content.decode()
    assert "Ayu Pemeriksawati" in isi
    assert f'<a href="{reverse("admin:penugasan")}">Penugasan pegawai</a>' in isi


@pytest.mark.parametrize(
    "saringan",
    [
        {"dari": "32 Januari 2026"},
        {"dari": "\0"},
        {"peristiwa": "%' OR 1=1 --"},
        {"peristiwa": "\0"},
        {"unit": "auth"},
        {"rekaman": "auth.group", "objek": "1"},
        {"rekaman": "registrasi.pendaftaran", "objek": "\0"},
        {"rekaman": "registrasi.pendaftaran", "objek": "9" * 60},
        {"objek": "12"},
        {"orang": "\0"},
        {"orang": "<script>alert(1)</script>"},
        {"peran": "superuser"},
        {"ip": "10.0.0.999"},
        {"ip": "::ffff:10.0.0.1"},
        {"baris": "karangan"},
        {"after": "karangan"},
        {"before": "W251bGwsIG51bGxd"},
    ],
)
def test_saringan_karangan_tidak_menjadi_galat(kepala, saringan):
    jejak_banyak(1)
    jawaban = kepala.get(DAFTAR, saringan)
    assert jawaban.status_code == 200
    assert "<script>alert" not in jawaban.content.decode()
    kueri = "&".join(f"{k}={v}" for k, v in saringan.items() if "\0" not in v)
    jawaban = kepala.post(f"{url('ekspor_buat')}?{kueri}", {"bentuk": "csv"})
    assert jawaban.status_code in (200, 302)
    if jawaban.streaming:
        bytes_dari(jawaban)


def test_halaman_tetap_pada_tempatnya_selagi_jejak_bertambah(kepala):
    semua = [b.pk for b in reversed(jejak_banyak(PER_HALAMAN * 2 + 3))]
    pertama = kepala.get(DAFTAR, {"peristiwa": "uji.terjadi"})
    assert [b.pk for b in pertama.context["baris"]] == semua[:PER_HALAMAN]
    jejak_banyak(7)
    kedua = kepala.get(DAFTAR + pertama.context["url_sesudah"])
    assert [b.pk for b in kedua.context["baris"]] == semua[PER_HALAMAN : PER_HALAMAN * 2]
    kembali = kepala.get(DAFTAR + kedua.context["url_sebelum"])
    assert [b.pk for b in kembali.context["baris"]] == semua[:PER_HALAMAN]


def test_halaman_paling_banyak_delapan_kueri(kepala, django_assert_max_num_queries):
    for _ in range(PER_HALAMAN):
        catat(buat_berkas(), "uji.terjadi", oleh=buat_akun(Peran.HELPDESK))
    kepala.get(DAFTAR)
    with django_assert_max_num_queries(8):
        kepala.get(DAFTAR, {"baris": "tindakan", "unit": "lpse"})


def test_indeks_pencarian_dipakai():
    """The partial indexes match what is asked, word for word."""
    jejak_banyak(50)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    for baris, indeks in (("akses", "akses"), ("penolakan", "tolak"), ("ekspor", "ekspor")):
        rows = saring_jejak(SaringanJejak(baris=baris)).order_by("-pada", "-pk")[:50]
        assert f"jejak_telusur_{indeks}" in rows.explain()


# --- Kata dan tautan -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("peristiwa", "jenis", "kata"),
    [
        ("pendaftaran.disetujui", "registrasi.pendaftaran", "Pendaftaran: disetujui"),
        ("permintaanhakdata.diajukan", "registrasi.permintaanhakdata", "Permintaan hak data: diajukan"),
        ("akun.masuk", "lpse.akun", "Masuk ke portal"),
        (
            "pendaftaran.setujui.tidak_diizinkan",
            "registrasi.pendaftaran",
            "Ditolak aturan: setujui pada p",
        ),
        ("kalender.tenggat_dihitung_ulang", "", "Kalender: tenggat dihitung ulang"),
        ("sesuatu", "sudah.dihapus", "Sesuatu"),
    ],
)
def test_peristiwa_dibaca_sebagai_kalimat(peristiwa, jenis, kata):
    assert kalimat(Jejak(peristiwa=peristiwa, objek_jenis=jenis)).startswith(kata)


def test_setiap_halaman_rekaman_ada_dan_jenisnya_beralamat():
    izin = {satu.nama for satu in halaman_terdaftar()}
    for jenis, halaman in sumbangan.halaman_rekaman.items():
        assert jenis in jenis_rekaman(), jenis
        assert halaman.nama in izin, jenis
        assert not apps.get_model(jenis)._default_manager.values_list(*halaman.kunci)[:0], jenis
        assert reverse(f"admin:{halaman.nama}", args=["abc"] * len(halaman.kunci)), jenis


def test_baris_menautkan_halaman_rekamannya(kepala):
    p = buat_diajukan()
    catat(p, "uji.tautan")
    (baris,) = kepala.get(DAFTAR, {"peristiwa": "uji.tautan"}).context["baris"]
    semua = kepala.get(baris.url)
    assert {b.rekaman for b in semua.context["baris"]} == {baris.rekaman}
    tujuan = kepala.get(semua.context["halaman_rekaman"])
    assert tujuan.headers["Location"] == reverse("admin:registrasi_pendaftaran_change", args=[p.kode])
    for jenis, pk in (("registrasi.pendaftaran", "999999"), ("auth.group", "1"), ("lpse.jejak", "x" * 50)):
        assert kepala.get(url("rekaman", jenis, pk), follow=True).status_code == 404


def test_rekaman_yang_tidak_boleh_dibuka_tidak_ditautkan(kepala):
    alamat = {"rekaman": "registrasi.bantuanpendaftaran", "objek": "1"}
    catat(None, "uji.bantuan")
    assert kepala.get(DAFTAR, alamat).context["halaman_rekaman"] == ""
    assert klien_peran(Peran.AUDITOR).get(DAFTAR, alamat).context["halaman_rekaman"]


def test_ruang_sendiri_tidak_disebut_hanya_dibaca():
    pemeriksa = klien_peran(Peran.AUDITOR)
    hanya_baca = "Anda membuka halaman ini sebagai pemeriksa"
    assert hanya_baca not in pemeriksa.get(DAFTAR).text
    assert hanya_baca in pemeriksa.get("/admin/sekretariat/kepatuhan/").text


def test_surat_tugas_pemeriksa_tampak_baginya_dan_bagi_kepala(kepala):
    auditor = buat_akun(Peran.AUDITOR)
    tugas = auditor.penugasan.get()
    isi = satu_baris(klien(auditor).get(DAFTAR))
    assert f"Penugasan Anda sampai {tanggal(tugas.selesai)}" in isi
    assert tugas.rujukan_surat.nomor in isi
    assert f"Pemeriksa: {auditor}" in kepala.get(DAFTAR).content.decode()
    beranda = klien_peran(Peran.AUDITOR).get("/admin/").content.decode()
    assert "Penugasan Anda" in beranda
    assert "Penugasan Anda" not in kepala.get("/admin/").content.decode()


# --- Saringan tersimpan ----------------------------------------------------------------------------------


def test_saringan_disimpan_dipakai_lagi_dan_dihapus_pemiliknya():
    client = klien_peran(Peran.AUDITOR)
    client.post(f"{url('simpan')}?unit=arsip&baris=akses&karangan=1", {"nama": "Akses arsip"})
    saringan = SaringanTersimpan.objects.get()
    assert sorted(saringan.kueri.split("&")) == ["baris=akses", "unit=arsip"]
    assert "Akses arsip" in client.get(DAFTAR).content.decode()
    assert client.get(f"{DAFTAR}?{saringan.kueri}").status_code == 200
    assert klien_peran(Peran.KEPALA).post(url("hapus", saringan.kode)).status_code == 404
    assert client.post(url("hapus", saringan.kode)).status_code == 302
    assert not SaringanTersimpan.objects.exists()
    assert [b.peristiwa for b in Jejak.objects.filter(peristiwa__startswith="saringan_").order_by("pk")] == [
        "saringan_tersimpan.disimpan",
        "saringan_tersimpan.dihapus",
    ]


def test_nama_saringan_sekali_dan_tidak_tak_terbatas(monkeypatch):
    oleh, lain = buat_akun(Peran.AUDITOR), buat_akun(Peran.KEPALA)
    act.simpan_saringan(oleh=oleh, nama="Mingguan", kueri="")
    act.simpan_saringan(oleh=lain, nama="Mingguan", kueri="")
    with pytest.raises(aturan.NamaSaringanDipakai):
        act.simpan_saringan(oleh=oleh, nama="mingguan", kueri="unit=arsip")
    monkeypatch.setattr(aturan, "SARINGAN_TERBANYAK", 1)
    with pytest.raises(aturan.SaringanPenuh):
        act.simpan_saringan(oleh=oleh, nama="Bulanan", kueri="")


@pytest.mark.parametrize("peran", sorted(set(Peran) - {Peran.AUDITOR, Peran.KEPALA}))
def test_ruang_hanya_bagi_pemeriksa_dan_kepala(peran):
    assert klien_peran(peran).get(DAFTAR).status_code in (302, 403)
    with pytest.raises(aturan.TidakBerwenang):
        act.simpan_saringan(oleh=buat_akun(peran), nama="x", kueri="")


def test_satu_rekaman_dan_satu_orang_tetap_delapan_kueri(kepala, django_assert_max_num_queries):
    p = buat_diajukan()
    catat(p, "uji.tautan", oleh=p.akun)
    kepala.get(DAFTAR)
    for saringan in ({"rekaman": "registrasi.pendaftaran", "objek": p.kode}, {"orang": p.akun.email}):
        with django_assert_max_num_queries(8):
            halaman = kepala.get(DAFTAR, saringan)
        assert halaman.context["baris"], saringan


def test_halaman_yang_dibuka_disebut_alamatnya_dan_dapat_dibuka_lagi(kepala):
    auditor = klien_peran(Peran.AUDITOR)
    for alamat in ("/admin/sekretariat/kepatuhan/standar/9/", "/admin/sekretariat/risiko/"):
        assert auditor.get(alamat).status_code == 200
    baris = kepala.get(DAFTAR, {"baris": "pemeriksa"}).context["baris"]
    assert [b.halaman for b in baris] == [
        "/admin/sekretariat/risiko/",
        "/admin/sekretariat/kepatuhan/standar/9/",
    ]
    assert [b.rincian for b in baris] == ["", ""]
    # A page that a later release no longer has is told as it was noted.
    catat(None, "pemeriksa.membuka", oleh=buat_akun(Peran.AUDITOR), halaman="admin:dahulu_ada")
    lama = kepala.get(DAFTAR, {"baris": "pemeriksa"}).context["baris"][0]
    assert (lama.halaman, lama.rincian) == ("", "halaman: Dahulu ada")


def test_csv_dan_xlsx_masing_masing_berformulir_sendiri(kepala):
    # One form would refuse its second press, though the first was answered with a file.
    jejak_banyak(1)
    isi = kepala.get(DAFTAR).content.decode()
    assert isi.count(reverse("admin:sekretariat_periksa_ekspor_buat")) == 2
