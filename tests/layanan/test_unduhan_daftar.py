"""Lists of the services unit as CSV: exactly what the filters leave, and a trail row that names no words."""

from datetime import timedelta

import pytest
from django.urls import reverse

from layanan.actions.survei import batalkan_survei, buat_survei
from layanan.models import JawabanBaku, LayananDipantau, PencarianNihil
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.layanan.pengumuman import draf, tayang
from tests.layanan.surat.korpus import surat
from tests.layanan.surat.kotak import terima
from tests.petugas import klien, klien_peran
from tests.unduhan import baca_unduhan

pytestmark = pytest.mark.django_db


def rincian(peristiwa):
    return Jejak.objects.get(peristiwa=peristiwa).rincian


@pytest.mark.dasar("layanan.konsultasi")
def test_surat_masuk_terunduh_persis_yang_disaring():
    masuk = terima(surat(subjek="Sudah jadi tiket"))
    terima(surat(None, "Menunggu petugas"))
    meja, alamat = klien_peran(Peran.HELPDESK), reverse("admin:layanan_surat_ekspor")

    assert [b["Perihal"] for b in baca_unduhan(meja.get(alamat))] == ["Menunggu petugas"]
    assert rincian("suratmasuk.diekspor") == {"status": "belum_terolah", "cari": False}
    (satu,) = baca_unduhan(meja.get(alamat, {"status": "semua", "cari": masuk.tiket.nomor}))
    assert (satu["Perihal"], satu["Tiket"]) == ("Sudah jadi tiket", masuk.tiket.nomor)
    assert f"{alamat}?status=belum_terolah" in meja.get(reverse("admin:layanan_surat")).content.decode()


def test_pengumuman_terunduh_persis_yang_disaring():
    oleh = buat_akun(Peran.HELPDESK)
    tayang(oleh, "umum", judul="Loket tutup lebih awal")
    draf(oleh, "umum", judul="Loket pindah")
    meja, alamat = klien(oleh), reverse("admin:layanan_pengumuman_ekspor")

    semua = baca_unduhan(meja.get(alamat, {"cari": "loket"}))
    assert [b["Judul"] for b in semua] == ["Loket pindah", "Loket tutup lebih awal"]
    (satu,) = baca_unduhan(meja.get(alamat, {"status": "draf"}))
    assert (satu["Judul"], satu["Tayang"]) == ("Loket pindah", "")
    assert not Jejak.objects.filter(peristiwa="pengumuman.diekspor", rincian__cari="loket").exists()


@pytest.mark.dasar("layanan.masukan")
def test_survei_disaring_dicari_dan_diunduh():
    oleh = buat_akun(Peran.SEKRETARIS)
    masa = {"dari": hari_ini() - timedelta(days=90), "sampai": hari_ini()}
    for judul in ("SKM semester satu", "SKM semester dua"):
        buat_survei(oleh=oleh, judul=judul, **masa)
    batalkan_survei(buat_survei(oleh=oleh, judul="SKM keliru", **masa).pk, oleh=oleh)
    kantor, daftar = klien(oleh), reverse("admin:layanan_survei")
    alamat = reverse("admin:layanan_survei_daftar_ekspor")

    isi = kantor.get(daftar, {"status": "dibatalkan"}).content.decode()
    assert "SKM keliru" in isi
    assert "SKM semester" not in isi
    assert f"{alamat}?status=dibatalkan" in isi
    assert "Tidak ada survei yang cocok" in kantor.get(daftar, {"cari": "zzz"}).content.decode()
    (satu,) = baca_unduhan(kantor.get(alamat, {"cari": "semester DUA"}))
    assert (satu["Judul"], satu["Status"], satu["Indeks"]) == ("SKM semester dua", "Draf", "")
    assert rincian("survei.daftar_diekspor") == {"cari": True}


def test_layanan_yang_dipantau_terunduh():
    LayananDipantau.objects.create(kode="uji", nama="Layanan uji", dipakai=False, urutan=999)
    baris = baca_unduhan(klien_peran(Peran.HELPDESK).get(reverse("admin:layanan_dipantau_ekspor")))
    assert len(baris) == LayananDipantau.objects.count()
    assert (baris[-1]["Kode"], baris[-1]["Ditampilkan"]) == ("uji", "tidak")


def test_jawaban_baku_disaring_dicari_dan_diunduh():
    JawabanBaku.objects.all().delete()
    JawabanBaku.objects.create(kunci="sandi", judul="Atur ulang kata sandi", isi="Buka halaman masuk.")
    JawabanBaku.objects.create(kunci="waktu", judul="Waktu melayani", isi="Senin dan Selasa.", aktif=False)
    meja, daftar = klien_peran(Peran.HELPDESK), reverse("admin:layanan_jawaban_baku")
    alamat = reverse("admin:layanan_jawaban_baku_ekspor")

    isi = meja.get(daftar, {"cari": "/sandi"}).content.decode()
    assert "Atur ulang kata sandi" in isi
    assert "Waktu melayani" not in isi
    assert "Tidak ada jawaban baku yang cocok" in meja.get(daftar, {"cari": "zzz"}).content.decode()
    assert [b["Singkatan"] for b in baca_unduhan(meja.get(alamat))] == ["sandi", "waktu"]
    (satu,) = baca_unduhan(meja.get(alamat, {"keadaan": "tidak"}))
    assert (satu["Isi"], satu["Dipakai"]) == ("Senin dan Selasa.", "tidak")


def test_yang_dicari_tanpa_hasil_disaring_dan_diunduh():
    for kata, kali in (("e-katalog", 3), ("katalog elektronik", 5), ("=1+1", 1)):
        PencarianNihil.objects.create(kata=kata, kali=kali)
    meja, alamat = klien_peran(Peran.HELPDESK), reverse("admin:layanan_artikel_nihil_ekspor")

    isi = meja.get(reverse("admin:layanan_artikel_nihil"), {"cari": "elektronik"}).content.decode()
    assert "katalog elektronik" in isi
    assert "e-katalog" not in isi
    kata = [(b["Kata"], b["Berapa kali"]) for b in baca_unduhan(meja.get(alamat, {"cari": "katalog"}))]
    assert kata == [("katalog elektronik", "5"), ("e-katalog", "3")]
    assert baca_unduhan(meja.get(alamat))[-1]["Kata"] == "'=1+1"
