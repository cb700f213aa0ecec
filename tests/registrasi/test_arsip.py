"""Arsip dokumen pengguna: apa yang masuk, versinya, dan bagaimana dokumen ditemukan kembali."""

import threading
from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from lpse.models import Jejak, Naskah
from lpse.naskah import milik, pastikan_pdf
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import AntreanArsip, ButirArsip, KataArsip, Pendaftaran
from registrasi.models.arsip import AsalArsip
from registrasi.policies.arsip import sidik_nik
from registrasi.queries import arsip as queries_arsip
from registrasi.queries.arsip import SaringanArsip, saring
from registrasi.tasks.arsip import susulkan
from tests.factories import buat_akun, buat_berkas, buat_diajukan, buat_disetujui

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("registrasi.arsip")]


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


def bangun_pdf(pendaftaran):
    for satu in milik(pendaftaran):
        pastikan_pdf(satu.pk)


def arsip_dari(pendaftaran):
    return ButirArsip.objects.filter(pendaftaran=pendaftaran)


def cari(teks, **lain):
    return list(saring(SaringanArsip(cari=teks, **lain)).rows)


def bernama(nama, jenis="akta", **kolom):
    """Satu dokumen arsip atas nama ini."""
    butir = actions.arsipkan(buat_berkas(), asal=AsalArsip.LAINNYA, jenis=jenis, judul="Akta pendirian")
    ButirArsip.objects.filter(pk=butir.pk).update(nama=nama, **kolom)
    butir.refresh_from_db()
    return butir


# --- Yang masuk -----------------------------------------------------------------------------------------


def test_pendaftaran_yang_disetujui_masuk_arsip_beserta_naskahnya(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    assert AntreanArsip.objects.filter(pendaftaran=pendaftaran).exists()
    bangun_pdf(pendaftaran)

    assert susulkan(60) == 1

    syarat = pendaftaran.dokumen.filter(berkas__isnull=False).values_list("berkas", flat=True)
    naskah = milik(pendaftaran).values_list("berkas", flat=True)
    assert {b.berkas_id for b in arsip_dari(pendaftaran)} == {*syarat, *naskah}
    assert not AntreanArsip.objects.exists()
    ktp = arsip_dari(pendaftaran).get(jenis="ktp")
    assert (ktp.nama, ktp.npwp16, ktp.nomor) == ("PT Uji Coba Sejati", pendaftaran.npwp16, pendaftaran.nomor)
    assert Jejak.objects.filter(peristiwa="pendaftaran.diarsipkan", objek_id=str(pendaftaran.pk)).count() == 1


def test_naskah_yang_pdfnya_belum_ada_disusulkan(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    susulkan(60)
    assert not arsip_dari(pendaftaran).filter(asal=AsalArsip.NASKAH).exists()
    assert AntreanArsip.objects.get().setelah > timezone.now()

    bangun_pdf(pendaftaran)
    actions.arsipkan_pendaftaran(pendaftaran.pk)

    assert arsip_dari(pendaftaran).filter(asal=AsalArsip.NASKAH).count() == Naskah.objects.count()
    assert not AntreanArsip.objects.exists()


def test_berkas_yang_diganti_tetap_tersimpan_sebagai_versi_lama(verifikator):
    pendaftaran = buat_diajukan()
    actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "Foto KTP buram."})
    actions.unggah(pendaftaran.pk, "ktp", oleh=pendaftaran.akun, berkas=buat_berkas())
    actions.ajukan(pendaftaran.pk, oleh=pendaftaran.akun)
    actions.tolak(pendaftaran.pk, oleh=verifikator, alasan="Akta milik perusahaan lain.")

    susulkan(60)

    ktp = arsip_dari(pendaftaran).filter(jenis="ktp").order_by("versi")
    assert [(b.versi, b.is_terkini) for b in ktp] == [(1, False), (2, True)]
    assert ktp[1].berkas_id == pendaftaran.dokumen.get(kode="ktp").berkas_id
    assert {b.kelas_retensi for b in ktp} == {"REG-DITOLAK"}


def test_salinan_bertanda_tangan_yang_diganti_menjadi_versi_berikutnya(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    naskah = milik(pendaftaran).first()
    for _ in range(2):
        actions.simpan_salinan(pendaftaran.pk, naskah.pk, oleh=verifikator, berkas=buat_berkas())
    salinan = arsip_dari(pendaftaran).filter(jenis=f"{naskah.jenis}-ttd").order_by("versi")
    assert [(b.versi, b.is_terkini) for b in salinan] == [(1, False), (2, True)]


def test_mengarsipkan_dua_kali_tidak_menambah_apa_pun(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    bangun_pdf(pendaftaran)
    susulkan(60)
    sebelum = list(ButirArsip.objects.order_by("pk").values())
    actions.antrekan_arsip(pendaftaran)
    assert actions.arsipkan_pendaftaran(pendaftaran.pk) == 0
    assert list(ButirArsip.objects.order_by("pk").values()) == sebelum


def test_yang_belum_diputus_tidak_masuk_arsip():
    pendaftaran = buat_diajukan()
    actions.antrekan_arsip(pendaftaran)
    assert actions.arsipkan_pendaftaran(pendaftaran.pk) == 0
    assert not ButirArsip.objects.exists()
    assert not AntreanArsip.objects.exists()


def test_satu_pendaftaran_yang_gagal_tidak_menahan_yang_lain(verifikator, monkeypatch):
    rusak, lain = buat_disetujui(verifikator), buat_disetujui(verifikator)
    asli = actions.arsipkan_pendaftaran

    def kadang(pk):
        if pk == rusak.pk:
            raise RuntimeError("rusak")
        return asli(pk)

    monkeypatch.setattr(actions, "arsipkan_pendaftaran", kadang)
    assert susulkan(60) == 1
    assert arsip_dari(lain).exists()
    assert AntreanArsip.objects.filter(pendaftaran=rusak, setelah__gt=timezone.now()).exists()


@pytest.mark.django_db(transaction=True)
def test_dokumen_sejenis_yang_datang_bersamaan_mendapat_versi_berbeda(verifikator):
    pendaftaran = Pendaftaran.objects.get(pk=buat_disetujui(verifikator).pk)
    berkas = [buat_berkas() for _ in range(4)]
    galat = []

    def masukkan(satu):
        try:
            from django.db import transaction

            with transaction.atomic():
                actions.arsipkan(
                    satu, asal=AsalArsip.PERMOHONAN, jenis="akta", judul="Akta", pendaftaran=pendaftaran
                )
        except Exception as apa:
            galat.append(apa)
        finally:
            connection.close()

    utas = [threading.Thread(target=masukkan, args=(satu,)) for satu in berkas]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert galat == []
    akta = arsip_dari(pendaftaran).filter(jenis="akta").order_by("versi")
    assert [(b.versi, b.is_terkini) for b in akta] == [(1, False), (2, False), (3, False), (4, True)]


# --- Yang dicari ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tulisan",
    ["sumber rezeki abadi", "PT SUMBER REZEKI", "sumbr rejeki", "Rezeki, Sumber", "sumber reseki abadi"],
)
def test_nama_ditemukan_walau_salah_tulis(tulisan):
    dicari = bernama("PT Sumber Rezeki Abadi")
    bernama("CV Maju Lancar")
    assert cari(tulisan) == [dicari]


def test_kata_yang_keliru_tetapi_dikenal_pun_ditemukan():
    dicari = bernama("PT Bina Karya")
    bernama("PT Bima Sakti")
    # "bima" is a word of another company; nobody bears both words, so the likest are tried.
    assert cari("bima karya") == [dicari]


def test_nama_yang_tidak_mirip_apa_pun_tidak_menemukan_apa_pun():
    bernama("PT Sumber Rezeki")
    assert cari("xqzwv") == []
    assert cari("sumber xqzwv") == []


@pytest.mark.parametrize("tulisan", ["00.131.216.6-009.1000", "0013 1216 6009 1000", "013121660091000"])
def test_npwp_ditemukan_dalam_pengelompokan_apa_pun(tulisan):
    dicari = bernama("PT Sumber", npwp16="0013121660091000")
    bernama("PT Lain", npwp16="0013121660091001")
    assert cari(tulisan) == [dicari]


def test_nik_ditemukan_tetapi_tidak_terbaca_di_arsip(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    susulkan(60)
    nik = pendaftaran.penanggung_jawab_nik
    assert set(cari(f"{nik[:6]} {nik[6:]}")) == set(arsip_dari(pendaftaran))
    for baris in ButirArsip.objects.values_list():
        assert nik not in str(baris)
    assert not KataArsip.objects.filter(kata__contains=nik).exists()
    assert sidik_nik(nik) != sidik_nik("3504991508850002")


def test_nomor_ditemukan_tepat_tanpa_melihat_huruf_besar():
    dicari = bernama("PT Sumber", nomor="188/BA-VER/2026")
    bernama("PT Sumber", nomor="188/BA-VER/2025")
    assert cari("188/ba-ver/2026") == [dicari]


@pytest.mark.parametrize("tulisan", ["' | ''", "a:* & !b", "\\", "((", "%_%", "';--", "&|!<->", "dan\x00nol"])
def test_tulisan_aneh_tidak_menggagalkan_pencarian(tulisan):
    bernama("PT Sumber")
    assert isinstance(cari(tulisan.replace("\x00", " ")), list)


def test_saringan_menyempitkan(verifikator):
    pendaftaran = buat_disetujui(verifikator)
    bangun_pdf(pendaftaran)
    susulkan(60)
    assert {b.asal for b in cari("", asal="naskah")} == {"naskah"}
    assert {b.jenis for b in cari("sejati", jenis="ktp")} == {"ktp"}
    assert cari("", keadaan="rusak") == []
    besok = timezone.localdate() + timezone.timedelta(days=2)
    assert cari("", dari=besok) == []


def test_tiap_kata_dicatat_sekali_oleh_basis_data():
    bernama("PT Sumber Rezeki")
    bernama("CV Sumber Makmur")
    assert KataArsip.objects.filter(kata="sumber").count() == 1
    assert set(KataArsip.objects.values_list("kata", flat=True)) >= {"rezeki", "makmur", "akta", "pendirian"}


def test_kata_yang_jarang_dan_yang_rapat_dijawab_lengkap(monkeypatch):
    monkeypatch.setattr(queries_arsip, "SEDIKIT", 3)
    monkeypatch.setattr(queries_arsip, "RAPAT", 2)
    jarang = [bernama("PT Jarang", tanggal=date(2020, 1, n)) for n in (1, 2, 3)]
    rapat = [bernama("PT Rapat") for _ in range(5)]
    assert set(cari("jarang")) == set(jarang)
    assert set(cari("rapat")) == set(rapat)
    assert saring(SaringanArsip(cari="rapat")).semua is None


def test_kata_yang_terlalu_umum_tidak_disusuri_tetapi_disebut(monkeypatch):
    """Lebih dari batas dokumen memuatnya, tetapi tidak di antara yang terbaru: pencarian berhenti di situ."""
    monkeypatch.setattr(queries_arsip, "DITENGOK", 2)
    monkeypatch.setattr(queries_arsip, "SEDIKIT", 3)
    umum = [bernama("PT Umum", tanggal=date(2020, 1, n)) for n in range(1, 6)]
    terbaru = bernama("CV Umum Sekali")
    bernama("CV Lain")
    hasil = saring(SaringanArsip(cari="umum"))
    assert list(hasil.rows) == [terbaru]
    assert set(hasil.semua) == {*umum, terbaru}
    # One word more and it is found whole, likewise inside a list short enough to be looked through.
    assert cari("umum sekali") == [terbaru]
    monkeypatch.setattr(queries_arsip, "DITENGOK", 4)
    sempit = saring(SaringanArsip(cari="umum", sampai=date(2020, 1, 2)))
    assert (set(sempit.rows), sempit.semua) == (set(umum[:2]), None)
