"""Kesiapan: what the rows say, the page, the sheet of keys, the figures and the machine door."""

import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from arsip.actions import lembar_kunci
from arsip.actions.catat_uji import JADWAL_UJI, antrekan_uji
from arsip.actions.lembar_kunci import cetak_lembar, segel_lembar, sidik_kini
from arsip.actions.pekerjaan import ambil, antrekan, gagalkan
from arsip.actions.serah_media import catat_tiba
from arsip.demo.pekerjaan import isi_demo_pekerjaan
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal
from arsip.models import Cadangan, LembarKunci, Repositori, Sumber
from arsip.policies.api import CADANGAN_BACA
from arsip.policies.jadwal import giliran_terakhir
from arsip.policies.lembar_kunci import PenyegelanKeliru
from arsip.queries.kesiapan import DISEGEL, USANG, keadaan_kunci, kesiapan
from arsip.queries.media import salinan_luar_terbaru
from arsip.tasks.uji import metrik_kesiapan
from lpse.aturan import TidakBerwenang
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini, zona
from tests.arsip import media
from tests.arsip.kesiapan import HARI, JAM, cadangan, kunci_disegel, portal, salinan, uji
from tests.arsip.pekerjaan import direktori, gagal
from tests.factories import buat_akun
from tests.penelepon import penelepon, token_untuk

pytestmark = pytest.mark.django_db
HALAMAN = "/admin/arsip/kesiapan/"


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM, nama="Siti Rahmawati")


@pytest.fixture
def masuk(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def data(settings, tmp_path):
    settings.LPSE_DATA_DIR = tmp_path
    settings.LPSE_DEMO = True  # without a second factor


@pytest.fixture
def selamat(data, admin):
    """Everything as it must be: backed up, copied, drilled, sealed."""
    kini = timezone.now()
    satu = cadangan(kini - 5 * JAM)
    salinan(satu)
    kunci_disegel(admin)
    return uji(satu, pada=kini - 2 * JAM, oleh=admin)


def nilai_sekarang(**isi):
    (satu,) = kesiapan(timezone.now(), sidik_kunci=sidik_kini(), **isi)
    return satu


def test_selamat_dengan_angka_dari_baris_dan_hari_harinya(selamat, django_assert_num_queries):
    sidik = sidik_kini()
    with django_assert_num_queries(4):
        (satu,) = kesiapan(timezone.now(), sidik_kunci=sidik, kalender=True)
    assert satu.putusan.is_selamat
    assert satu.tempat_luar == "Penyimpanan Dinas"
    assert timedelta(hours=5) <= satu.putusan.rpo < timedelta(hours=5, minutes=1)
    assert satu.putusan.rto == timedelta(minutes=4)
    assert len(satu.kalender) == 35
    assert "berhasil" in {p.keadaan for p in satu.kalender[-2:]}
    assert True in {p.is_uji_lulus for p in satu.kalender[-2:]}


def test_salinan_di_luar_yang_dibuang_tidak_dihitung(selamat):
    Repositori.objects.get(kode="luar").cadangan.update(dibuang_pada=timezone.now())
    assert [a.kode for a in nilai_sekarang().putusan.alasan] == ["tanpa_salinan_luar"]


def test_media_baru_dihitung_di_luar_sesudah_tiba_seperti_pada_rotasinya(data, admin):
    satu = media.serahkan(media.terbaca(media.media(admin), admin), admin)
    assert nilai_sekarang().bukti.luar is None is salinan_luar_terbaru()
    catat_tiba(satu.pk, oleh=admin)
    assert nilai_sekarang().bukti.luar == salinan_luar_terbaru() is not None
    Repositori.objects.get(pk=satu.repositori_id).cadangan.update(dibaca_pada=None)
    assert nilai_sekarang().bukti.luar is None is salinan_luar_terbaru()


def test_repositori_yang_rusak_atau_tidak_diperiksa_membatalkan_ya(selamat, admin, monkeypatch):
    """Of both places: where it is backed up, and where the copy outside lies."""
    kini = timezone.now()
    monkeypatch.setenv("CADANGAN_NAS", "sandi nas")
    Repositori.objects.update(sandi="env:CADANGAN_NAS")
    for kode in ("utama", "luar"):
        tempat = Repositori.objects.filter(kode=kode)
        tempat.update(disiapkan_pada=kini - 9 * HARI, id_mesin=kode, diperiksa_pada=kini - 3 * HARI)
        kunci_disegel(admin)
        assert [a.kode for a in nilai_sekarang().putusan.alasan] == ["repositori_tidak_diperiksa"]
        tempat.update(diperiksa_pada=kini - JAM)
        assert nilai_sekarang().putusan.is_selamat
        pekerjaan = antrekan(JenisPekerjaan.PERIKSA, tempat.get())
        gagalkan(ambil(pekerjaan.pk).pk, SebabGagal.RUSAK, "pack hilang")
        assert [a.kode for a in nilai_sekarang().putusan.alasan] == ["repositori_rusak"]
        tempat.update(diperiksa_pada=timezone.now())


def test_yang_bertanggal_kelak_dilewati_dan_yang_benar_dihitung(selamat):
    kelak = cadangan(timezone.now() + 30 * HARI)
    salinan(kelak)
    satu = nilai_sekarang()
    assert satu.putusan.is_selamat
    assert satu.bukti.cadangan == satu.bukti.luar == selamat.cadangan.dari_saat


def test_yang_tidak_dicadangkan_tetap_terlihat_dan_portal_tetap_menentukan(selamat, masuk, tmp_path):
    lain = direktori(tmp_path, is_aktif=False)
    isi = masuk.get(HALAMAN).content.decode()
    assert "Ya." in isi
    assert lain.nama in isi
    assert "Pencadangannya dimatikan." in isi
    portal_mati = Sumber.objects.filter(kode="portal")
    portal_mati.update(is_aktif=False)
    assert "Tidak. 1 dari 1 sumber tidak akan selamat." in masuk.get(HALAMAN).content.decode()
    assert [s.nilai for s in metrik_kesiapan()["lpse_kesiapan_selamat"]] == [0.0]


def test_yang_menentukan_uji_terakhir_bukan_yang_pernah_lulus(selamat):
    uji(selamat.cadangan, "tabel public.tiket: baris 7, seharusnya 8")
    satu = nilai_sekarang()
    assert [a.kode for a in satu.putusan.alasan] == ["uji_gagal"]
    assert satu.putusan.rto == timedelta(minutes=4)


def test_hari_gagal_dan_hari_tanpa_cadangan_terlihat(data):
    sumber = portal()
    kini = timezone.now()
    type(sumber).objects.update(created_at=kini - 10 * HARI)
    gagal(sumber, SebabGagal.DISK_PENUH, kini - 3 * HARI)
    kalender = nilai_sekarang(kalender=True).kalender
    assert kalender[-4].keadaan == "gagal"
    assert kalender[-3].keadaan == "tanpa"
    assert (kalender[0].keadaan, kalender[-1].keadaan) == ("belum", "belum")


def test_halaman_menjawab_tidak_dengan_alasan_dan_langkah(masuk, data):
    isi = masuk.get(HALAMAN).content.decode()
    assert "Kalau server hilang malam ini, apakah kita selamat?" in isi
    assert "Tidak. 1 dari 1 sumber tidak akan selamat." in isi
    assert "Belum pernah dicadangkan." in isi
    assert "Cadangkan sekarang." in isi
    assert "Uji pemulihan sekarang" not in isi


def test_demo_tidak_mengaku_menyimpan_cadangan_dan_tidak_menguji_yang_tidak_ada(masuk, data):
    isi_demo_pekerjaan()
    isi = masuk.get(HALAMAN).content.decode()
    assert "Tidak ada cadangan yang masih tersimpan" in isi
    assert reverse("admin:arsip_sumber_cadangkan", args=["portal"]) in isi
    assert "tidak tersimpan lagi sejak" in masuk.get("/admin/arsip/sumber/portal/").content.decode()
    ditolak = masuk.post(reverse("admin:arsip_kesiapan_uji_minta", args=["portal"]), follow=True)
    assert "Cadangkan dahulu, lalu uji." in ditolak.content.decode()
    assert antrekan_uji() == 0


@pytest.mark.parametrize(
    "saat", ["2026-11-16 00:59", "2026-11-16 02:59", "2026-11-16 03:01", "2026-11-18 12:00"]
)
def test_demo_punya_cadangan_sebelum_uji_senin_pada_jam_berapa_pun(data, saat):
    with time_machine.travel(f"{saat}+07:00", tick=False):
        isi_demo_pekerjaan()
        giliran = giliran_terakhir(JADWAL_UJI, timezone.now(), zona())
    assert Cadangan.objects.filter(dari_saat__lt=giliran).exists()


def test_halaman_menjawab_ya_dan_kartu_hilang(masuk, selamat, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):  # 8 of the page, the rest of sign-in and roles
        isi = masuk.get(HALAMAN).content.decode()
    assert "Semua sumber (1) mempunyai salinan baru di luar server ini." in isi
    assert f"memulihkan dari: {selamat.cadangan.repositori}." in isi
    assert "pekerjaan 5 jam terakhir" in isi
    assert "4 menit" in isi
    assert "Bila server hilang malam ini" not in masuk.get("/admin/").content.decode()


def test_hasil_uji_daftar_berkas_csv_dan_berita_acara(masuk, selamat):
    uji(selamat.cadangan, "tabel public.tiket: baris 7, seharusnya 8")
    daftar = masuk.get(f"{HALAMAN}uji/?hasil=tidak").content.decode()
    assert daftar.count("Tidak lulus</strong>") == 1
    satu = masuk.get(f"{HALAMAN}uji/{selamat.kode}/").content.decode()
    assert "142 tabel, 81203 baris" in satu
    assert selamat.naskah.nomor in satu
    csv = b"".join(masuk.get(f"{HALAMAN}uji/ekspor.csv?cari=portal").streaming_content).decode("utf-8-sig")
    assert len(csv.splitlines()) == 3
    jawaban = masuk.get(f"{HALAMAN}uji/{selamat.kode}/berita-acara.pdf")
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF")
    jawaban.close()


def test_uji_diminta_sekali_lalu_ditolak_dengan_kalimat(masuk, data):
    cadangan()
    alamat = reverse("admin:arsip_kesiapan_uji_minta", args=["portal"])
    assert "diantrekan" in masuk.post(alamat, follow=True).content.decode()
    assert "sudah menunggu atau berjalan" in masuk.post(alamat, follow=True).content.decode()


# --- The sheet of keys


def test_lembar_kunci_dicetak_tanpa_disimpan_dan_berlaku_sampai_kunci_berganti(data, admin, settings):
    keluar = StringIO()
    call_command("lembar_kunci", stdout=keluar)
    assert settings.SECRET_KEY in keluar.getvalue()
    assert settings.AUDIT_KEY in keluar.getvalue()
    lembar = LembarKunci.objects.get()
    jejak = Jejak.objects.get(peristiwa="lembarkunci.dicetak")
    assert jejak.rincian["akun_sistem"]
    for rahasia in (settings.SECRET_KEY, settings.AUDIT_KEY):
        assert rahasia not in json.dumps([lembar.sidik, jejak.rincian])
    isi = {"tempat": "Brankas", "pemegang": "Dewi", "saksi": "Bambang", "disegel_pada": hari_ini()}
    segel_lembar(lembar.pk, oleh=admin, **isi)
    lembar.refresh_from_db()
    assert keadaan_kunci(sidik_kini(), lembar.sidik) == DISEGEL
    settings.SECRET_KEY = "kunci-baru-" + "y" * 50
    assert keadaan_kunci(sidik_kini(), lembar.sidik) == USANG
    with pytest.raises(DatabaseError), transaction.atomic():
        LembarKunci.objects.update(tempat="Laci")


def test_kunci_yang_tidak_terbaca_membuat_lembarnya_usang(data, admin, monkeypatch):
    """Neither what cannot be read now nor what could not be read then is known to be on the paper."""
    monkeypatch.setenv("CADANGAN_NAS", "sandi nas")
    Repositori.objects.filter(kode="utama").update(
        sandi="env:CADANGAN_NAS", disiapkan_pada=timezone.now(), id_mesin="a"
    )
    lembar = kunci_disegel(admin)
    assert keadaan_kunci(sidik_kini(), lembar.sidik) == DISEGEL
    monkeypatch.delenv("CADANGAN_NAS")
    assert keadaan_kunci(sidik_kini(), lembar.sidik) == USANG
    kurang = kunci_disegel(admin)
    monkeypatch.setenv("CADANGAN_NAS", "sandi nas")
    assert keadaan_kunci(sidik_kini(), kurang.sidik) == USANG


def test_lembar_kunci_memuat_alamat_basis_data_dan_kunci_ssh(data, admin, monkeypatch, tmp_path):
    """What only the worker may see is on the paper, and no reason to call the paper out of date."""
    monkeypatch.setenv("CADANGAN_SPSE", "postgresql://u:rahasia@spse/epns")
    monkeypatch.setenv("CADANGAN_NAS", "sandi nas")
    luar = salinan(cadangan()).repositori
    Repositori.objects.filter(pk=luar.pk).update(
        sandi="env:CADANGAN_NAS", disiapkan_pada=timezone.now(), id_mesin="a"
    )
    direktori(tmp_path, "spse", jenis="basis_data", jalur="", rujukan="env:CADANGAN_SPSE")
    (tmp_path / "id_ed25519").write_text("-----BEGIN KEY-----\nAAAA\n-----END KEY-----\n")
    monkeypatch.setattr(lembar_kunci, "dir_ssh", lambda: tmp_path)
    keluar = StringIO()
    call_command("lembar_kunci", stdout=keluar)
    assert "postgresql://u:rahasia@spse/epns" in keluar.getvalue()
    assert "-----BEGIN KEY----- AAAA -----END KEY-----" in keluar.getvalue()
    lembar = kunci_disegel(admin)
    (tmp_path / "id_ed25519").unlink()
    assert keadaan_kunci(sidik_kini(), lembar.sidik) == DISEGEL
    monkeypatch.setenv("CADANGAN_SPSE", "postgresql://u:baru@spse/epns")
    assert keadaan_kunci(sidik_kini(), lembar.sidik) == USANG


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"saksi": "  dewi "}, "orang lain"),
        ({"disegel_pada": HARI}, "belum tiba"),
        ({"disegel_pada": -HARI}, "sebelum lembar ini dicetak"),
    ],
)
def test_penyegelan_yang_keliru_ditolak(data, admin, ubah, kalimat):
    lembar, _ = cetak_lembar()
    isi = {"tempat": "Brankas", "pemegang": "Dewi", "saksi": "Bambang", "disegel_pada": timedelta(), **ubah}
    # Today is asked here: midnight may have come since the tests were collected.
    isi["disegel_pada"] += hari_ini()
    with pytest.raises(PenyegelanKeliru, match=kalimat):
        segel_lembar(lembar.pk, oleh=admin, **isi)
    with pytest.raises(TidakBerwenang):
        segel_lembar(lembar.pk, oleh=buat_akun(Peran.KEPALA), **isi)


def test_penyegelan_dicatat_di_halaman(masuk, data):
    lembar, _ = cetak_lembar()
    alamat = reverse("admin:arsip_kesiapan_lembar", args=[lembar.kode])
    assert "Isi tempat menyimpan lembar kunci." in masuk.post(alamat, {}).content.decode()
    isi = {"tempat": "Brankas", "pemegang": "Dewi", "saksi": "Bambang"}
    hari = hari_ini()
    tanggal = {"disegel_pada_0": hari.day, "disegel_pada_1": hari.month, "disegel_pada_2": hari.year}
    tanggal |= {"disegel_pada": hari.isoformat()}
    assert "Tercatat." in masuk.post(alamat, isi | tanggal, follow=True).content.decode()
    assert masuk.get(alamat).status_code == 404


def test_lembar_kunci_pdf_hanya_terbaca_pemiliknya_dan_tidak_menimpa(data, tmp_path):
    tujuan = tmp_path / "lembar.pdf"
    call_command("lembar_kunci", "--pdf", str(tujuan), stdout=StringIO())
    assert tujuan.read_bytes().startswith(b"%PDF")
    assert tujuan.stat().st_mode & 0o777 == 0o400
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("lembar_kunci", "--pdf", str(tujuan), stdout=StringIO())
    assert LembarKunci.objects.count() == 1


# --- Figures and the machine door


def test_metrik_menyebut_umur_tiap_sumber(selamat):
    isi = metrik_kesiapan()
    (luar,), (diuji,) = isi["lpse_cadangan_luar_umur_detik"], isi["lpse_uji_pemulihan_umur_detik"]
    assert luar.label == diuji.label == {"sumber": "portal"}
    assert 5 * 3600 <= luar.nilai < 5 * 3600 + 60
    assert 2 * 3600 <= diuji.nilai < 2 * 3600 + 60
    assert [s.nilai for s in isi["lpse_kesiapan_selamat"]] == [1.0]


def test_metrik_tanpa_apa_apa_tidak_mengarang_umur(data):
    isi = metrik_kesiapan()
    assert (isi["lpse_cadangan_luar_umur_detik"], isi["lpse_uji_pemulihan_umur_detik"]) == ([], [])
    assert [s.nilai for s in isi["lpse_kesiapan_selamat"]] == [0.0]


def test_api_menjawab_kesiapan_dan_cadangan(selamat, admin):
    program = penelepon(token_untuk(admin, CADANGAN_BACA))
    isi = program.get("/api/v1/arsip/kesiapan/").json()
    assert isi["selamat"] is True
    (satu,) = isi["sumber"]
    assert (satu["sumber"], satu["rto"], satu["uji_lulus"], satu["alasan"]) == ("portal", 240, True, [])
    assert satu["uji_dari"] == selamat.cadangan.repositori.nama
    assert 5 * 3600 <= satu["rpo"] < 5 * 3600 + 60
    hasil = program.get("/api/v1/arsip/cadangan/?sumber=portal").json()["hasil"]
    assert [c["jenis_repositori"] for c in hasil] == ["luar", "utama"]
    assert hasil[0]["salinan_dari"] == hasil[1]["kode"]
    assert program.get("/api/v1/arsip/cadangan/?sumber=lain").json()["hasil"] == []
