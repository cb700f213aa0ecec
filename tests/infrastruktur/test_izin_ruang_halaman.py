"""The pages of permits and readings: what a visitor and an officer see and press."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from infrastruktur.demo.ruang_server import isi_demo_ruang_server
from infrastruktur.emails.ruang_server import tautan_baru
from infrastruktur.models import BacaanLingkungan, EpisodeLingkungan, IzinRuangServer, TemuanRuang
from infrastruktur.ruang_server.kartu import kartu_putusan, kartu_ruang
from lpse.models import Akun, Delegasi, Jejak, Pemberitahuan, Penugasan
from lpse.peran import Peran
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.halaman import satu_baris
from tests.infrastruktur.ruang_server import di_dalam, diajukan, disetujui, mohon, siapkan
from tests.petugas import klien

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.izin_ruang")]


@pytest.fixture(autouse=True)
def lokasi():
    return siapkan()


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


def admin(nama="", *kunci):
    return reverse(f"admin:infrastruktur_ruang_server{nama}", args=kunci)


def teks(jawaban):
    return satu_baris(jawaban)


def isian_web(**ganti):
    besok = hari_ini() + timedelta(days=1)
    isi = {
        "jenis": "akses",
        "tujuan": "Mengganti baterai UPS",
        "tanggal": besok.isoformat(),
        "masuk": "09.00",
        "keluar": "11.00",
        "nama": "Hendra Wijaya",
        "jenis_identitas": "ktp",
        "nomor_identitas": "3504 0112 0387 0001",
        "instansi": "PT Jaringan Contoh",
        "alamat": "Jalan Diponegoro 12",
        "surel": "hendra@uji.example",
        "telepon": "0812 3456 7890",
        "rombongan": "Dewi Anggraini\n\nJoko Susilo",
        "perangkat_1": "Laptop",
        "seri_1": "PF3XK29A",
    }
    return isi | ganti


def test_pengunjung_memohon_tanpa_akun_dan_mengikuti_permohonannya():
    tamu, alamat = Client(), reverse("infrastruktur:izin")
    assert "Kami jawab paling lambat" in teks(tamu.get(alamat))
    jawaban = tamu.post(alamat, isian_web(perangkat_2="Ponsel", nomor_identitas="123"))
    assert "Isi nomor serinya" in teks(jawaban)
    assert "NIK" in teks(jawaban)
    assert not IzinRuangServer.objects.exists()

    assert tamu.post(alamat, isian_web()).url == reverse("infrastruktur:izin_terkirim")

    izin = IzinRuangServer.objects.get()
    assert (izin.nomor_identitas, izin.rombongan) == ("3504011203870001", ["Dewi Anggraini", "Joko Susilo"])
    assert [str(p) for p in izin.perangkat.all()] == ["Laptop PF3XK29A"]
    tautan = tautan_baru(izin).removeprefix("http://localhost").partition("//")[2].partition("/")[2]
    halaman = tamu.get(f"/{tautan}") if not tautan.startswith("/") else tamu.get(tautan)
    assert "Konfirmasi permohonan" in teks(halaman)
    assert "3504011203870001" not in teks(halaman)


def test_permintaan_yang_terlalu_sering_ditahan():
    tamu, alamat = Client(), reverse("infrastruktur:izin")
    hasil = [tamu.post(alamat, isian_web(masuk=f"{n:02}.00", keluar="23.00")).status_code for n in range(7)]
    assert hasil[:3] == [302] * 3
    assert hasil[-1] == 429


def test_petugas_mencatat_pejabat_memutus_tamu_masuk_dan_keluar(petugas, kepala):
    meja, pemutus = klien(petugas), klien(kepala)
    assert meja.post(admin("_izin_baru"), isian_web(surel="")).status_code == 302
    izin = IzinRuangServer.objects.get()
    satu = admin("_izin_satu", izin.kode)
    assert "Setujui" not in teks(meja.get(satu))
    assert "Setujui" in teks(pemutus.get(satu))
    assert Jejak.objects.filter(peristiwa="izinruangserver.dilihat").count() == 2
    pemutus.post(admin("_izin_setujui", izin.kode))
    izin.refresh_from_db()
    assert izin.status == "disetujui"
    assert "Catat masuk" in teks(meja.get(satu))
    assert (
        meja.post(
            admin("_izin_masuk", izin.kode), {"nomor_badge": "T-01", "pendamping": str(petugas.pk)}
        ).status_code
        == 409
    )  # its day has not come; what was typed stays

    kini = disetujui(petugas, kepala)
    laptop = kini.perangkat.get()
    masuk = {
        "nomor_badge": "T-01",
        "pendamping": str(petugas.pk),
        "dibawa": [str(laptop.pk)],
        "identitas": "on",
    }
    assert meja.post(admin("_izin_masuk", kini.kode), masuk).status_code == 302
    assert "Badge T-01" in teks(meja.get(admin()))
    assert "Kartu identitas dikembalikan" in teks(meja.get(admin("_izin_keluar", kini.kode)))
    assert (
        meja.post(
            admin("_izin_keluar", kini.kode), {"perangkat_1": "Hard disk", "seri_1": "WD-1"}
        ).status_code
        == 302
    )
    papan = teks(meja.get(admin()))
    assert "Perangkat keluar tanpa tercatat masuk" in papan
    temuan = TemuanRuang.objects.first()
    meja.post(admin("_temuan", temuan.kode), {"tindak_lanjut": "Diambil kembali."})
    temuan.refresh_from_db()
    assert temuan.selesai_oleh == petugas


def test_daftar_dan_unduhan_menyamarkan_identitas(petugas, kepala):
    di_dalam(petugas, kepala)
    mohon()
    meja = klien(petugas)
    daftar = teks(meja.get(admin("_izin"), {"cari": "hendra", "status": "di_dalam"}))
    assert "3504••••••••••01" in daftar
    assert "3504011203870001" not in daftar
    buku = b"".join(meja.get(admin("_buku_ekspor"))).decode()
    assert "3504••••••••••01" in buku
    assert "T-01" in buku
    izin = b"".join(meja.get(admin("_izin_ekspor"))).decode()
    assert "Hendra" not in izin
    assert izin.count("PT Jaringan Contoh") == 2


def test_daftar_tidak_bertambah_mahal(petugas, kepala, django_assert_max_num_queries):
    meja = klien(petugas)
    di_dalam(petugas, kepala)
    for n in range(5):
        diajukan(petugas, nama=f"Tamu {n}")
    for alamat in (admin("_izin"), admin("_buku")):
        with django_assert_max_num_queries(8):
            meja.get(alamat)


def test_lkpp_melihat_keadaan_ruang_tetapi_bukan_pengunjungnya(petugas, kepala):
    di_dalam(petugas, kepala)
    lkpp = klien(buat_akun(Peran.LKPP))
    halaman = teks(lkpp.get(admin()))
    assert "Keadaan ruang" in halaman
    assert profil().infrastruktur.standar_pusat_data in halaman
    assert "Hendra" not in halaman
    assert lkpp.get(admin("_izin")).status_code == 403


def test_buku_tamu_dibalik_ke_belakang_dan_ke_depan(petugas):
    client, buku = klien(petugas), admin("_buku")
    bulan_ini, halaman = f"{hari_ini():%Y-%m}", teks(client.get(buku, {"bulan": "2026-01"}))
    assert 'href="?bulan=2025-12"' in halaman
    assert 'href="?bulan=2026-02"' in halaman
    kini = teks(client.get(buku, {"bulan": bulan_ini}))
    assert kini.count('href="?bulan=') == 1


def test_daftar_izin_yang_kosong_tidak_menyalahkan_saringan(petugas):
    client, izin = klien(petugas), admin("_izin")
    assert "Belum ada permohonan izin" in teks(client.get(izin))
    assert "saringan ini" in teks(client.get(izin, {"cari": "tidak ada"}))


def test_tanpa_pejabat_halaman_mengatakan_siapa_yang_dapat_mendelegasikan(settings, petugas):
    settings.LPSE_PROFIL = "bangkalan"
    izin = diajukan(petugas)
    assert "delegasi bertanggal" in teks(klien(petugas).get(admin("_izin_satu", izin.kode)))
    assert not Penugasan.objects.filter(peran=Peran.KEPALA).exists()


@pytest.mark.dasar("infrastruktur.ruang_server")
def test_bacaan_dicatat_di_ponsel_dan_yang_tidak_normal_tampak_di_mana_mana(petugas):
    meja = klien(petugas)
    assert "Menyala, baterai penuh" in teks(meja.get(admin("_catat")))
    alat = dict.fromkeys(("ups", "ac", "cctv", "pintu"), "normal")
    assert "Isi angka dari -20" in teks(meja.post(admin("_catat"), alat | {"suhu": "panas"}))
    isi = alat | {"ups": "gangguan", "suhu": "29,5", "kelembapan": "50"}
    jawaban = meja.post(admin("_catat"), isi, follow=True)
    assert "Di luar batas: Suhu, UPS" in teks(jawaban)
    assert "Tidak normal" in teks(jawaban)
    assert "<dt>CCTV</dt><dd>Normal</dd>" in teks(jawaban)
    assert BacaanLingkungan.objects.get().suhu == pytest.approx(29.5)
    kartu = kartu_ruang(None, petugas)
    assert kartu["keterangan"] == "Ruang Server tidak normal: suhu, ups"
    assert kartu_putusan(None, petugas) is None
    hari = teks(meja.get(admin("_bacaan_hari", hari_ini().isoformat())))
    assert "29,5" in hari
    bulan = teks(meja.get(admin("_bacaan")))
    assert "<svg" in bulan
    assert "UPS tidak normal" in bulan
    assert "style=" not in bulan
    assert meja.get(admin("_bacaan"), {"bulan": "kapan"}).status_code == 404


@pytest.mark.dasar("infrastruktur.ruang_server")
def test_batas_diubah_admin_dan_dibaca_lainnya(petugas):
    isi = {"suhu_min": "18", "suhu_maks": "25,5", "lembap_min": "40", "lembap_maks": "60", "jeda_jam": "8"}
    pembaca = klien(petugas)
    assert pembaca.post(admin("_batas_atur"), isi | {"alasan": "Coba"}).status_code == 403
    meja = klien(buat_akun(Peran.ADMIN_SISTEM))
    assert "lebih besar" in teks(meja.post(admin("_batas_atur"), isi | {"alasan": "Coba", "suhu_maks": "10"}))
    assert meja.post(admin("_batas_atur"), isi | {"alasan": "Saran pabrik"}).status_code == 302
    assert "18–25,5 °C" in teks(pembaca.get(admin("_batas")))


def test_cerita_demo(petugas, kepala):
    for nama in ("helpdesk", "admin_sistem", "kepala", "penyedia"):
        buat_akun(Peran.PENYEDIA if nama == "penyedia" else Peran(nama), user_id=nama)
    isi_demo_ruang_server()
    assert set(IzinRuangServer.objects.values_list("status", flat=True)) == {
        *("diajukan", "disetujui", "ditolak", "di_dalam", "selesai")
    }
    assert TemuanRuang.objects.count() == 2
    assert not EpisodeLingkungan.objects.exists()
    for baris in Pemberitahuan.objects.filter(templat__startswith="infrastruktur/"):
        sumbangan.surat[baris.templat].isi(baris)
    saya = Akun.objects.get(user_id="admin_sistem")
    assert "Catat saya masuk" in teks(klien(saya).get(admin()))


def test_putusan_dengan_peran_yang_dilimpahkan_lewat_halaman_menyebut_atas_nama(settings, petugas, kepala):
    """From the head's proposal to the permit: every step by a page, as people do it."""
    settings.LPSE_PROFIL = "bangkalan"
    sistem, sekretaris = buat_akun(Peran.ADMIN_SISTEM), buat_akun(Peran.SEKRETARIS)
    izin = diajukan(petugas)
    isian = {
        "dari": kepala.pk,
        "peran": "kepala",
        "kepada": sistem.pk,
        "mulai": hari_ini().isoformat(),
        "selesai": (hari_ini() + timedelta(days=3)).isoformat(),
        "alasan": "Dinas luar",
    }
    klien(kepala).post(reverse("admin:delegasi_baru"), isian)
    delegasi = Delegasi.objects.get()
    klien(sekretaris).post(reverse("admin:delegasi_putuskan", args=[delegasi.kode, "setujui"]))
    pemutus = klien(sistem)
    pemutus.post(admin("_izin_setujui", izin.kode))
    izin.refresh_from_db()
    assert izin.status == "disetujui"
    assert f"{sistem} atas nama {kepala}, Kepala (delegasi)" in teks(
        pemutus.get(admin("_izin_satu", izin.kode))
    )
    assert izin.naskah.isi["delegasi"] == "Kepala LPSE"
