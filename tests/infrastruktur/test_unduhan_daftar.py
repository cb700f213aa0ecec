"""Lists of the infrastructure unit as CSV: thresholds, notices, lines to the internet."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from infrastruktur.actions.ambang import lepas_ambang, tetapkan_ambang
from infrastruktur.actions.bandwidth import atur_bandwidth, simpan_tautan
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.models import ButirKabar, Kabar
from infrastruktur.policies.ambang import Lingkup
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.infrastruktur.penilaian import deret, petugas, sasaran
from tests.infrastruktur.perubahan import admin
from tests.petugas import klien, klien_peran
from tests.unduhan import baca_unduhan

pytestmark = pytest.mark.django_db
NILAI = {
    "peringatan": 60.0,
    "peringatan_pulih": 55.0,
    "kritis": 70.0,
    "kritis_pulih": 65.0,
    "kali_buruk": 2,
    "kali_pulih": 2,
}


@pytest.mark.dasar("infrastruktur.pantau_harian")
def test_ambang_terunduh_yang_umum_lalu_yang_khusus():
    oleh, satu = petugas(), deret("disk", sasaran("spse", nama="Server SPSE"), label="/data")
    lingkup = Lingkup(Ukuran.DISK, satu.sasaran, "/data")
    khusus = tetapkan_ambang(lingkup, oleh=oleh, nilai=NILAI, alasan="Uji", semula=None)
    auditor, alamat = klien_peran(Peran.AUDITOR), reverse("admin:infrastruktur_ambang_ekspor")

    baris = baca_unduhan(auditor.get(alamat))
    assert {b["Berlaku bagi"] for b in baris[:-1]} == {"Semua"}
    assert (baris[-1]["Berlaku bagi"], baris[-1]["Alasan"]) == ("Server SPSE /data", "Uji")
    assert "Kritis: dari 70" in baris[-1]["Ambang"]
    assert alamat in auditor.get(reverse("admin:infrastruktur_ambang")).text
    lepas_ambang(lingkup, oleh=oleh, semula=khusus.pk)
    assert len(baca_unduhan(auditor.get(alamat))) == len(baris) - 1
    assert Jejak.objects.filter(peristiwa="ambang.diekspor").count() == 2


def test_kabar_disaring_dan_terunduh_sebaris_tiap_deret(django_assert_max_num_queries):
    satu, dua = deret("disk", sasaran("spse", nama="Server SPSE"), label="/data"), deret("cpu")
    lama = timezone.now() - timedelta(days=40)
    for kelompok, isi, pada in (("Ruang server", [satu, dua], timezone.now()), ("Jaringan", [dua], lama)):
        kabar = Kabar.objects.create(kelompok=kelompok, pada=pada)
        for d in isi:
            ButirKabar.objects.create(
                kabar=kabar, deret=d, jenis="memburuk", keadaan="kritis", sejak=pada, nilai=91.0, pada=pada
            )
    baca, alamat = klien_peran(Peran.LKPP), reverse("admin:infrastruktur_siaga_kabar_ekspor")

    daftar = reverse("admin:infrastruktur_siaga_kabar")
    baca.get(daftar)
    with django_assert_max_num_queries(10):
        isi = baca.get(daftar, {"dari": (hari_ini() - timedelta(days=7)).isoformat()}).text
    assert "Ruang server" in isi
    assert "Jaringan" not in isi
    assert "Tidak ada kabar yang cocok" in baca.get(daftar, {"cari": "zzz"}).text
    assert [b["Kelompok"] for b in baca_unduhan(baca.get(alamat))] == ["Jaringan"] + ["Ruang server"] * 2
    (satu_baris,) = baca_unduhan(baca.get(alamat, {"sampai": (hari_ini() - timedelta(days=7)).isoformat()}))
    assert (satu_baris["Kelompok"], satu_baris["Keadaan"]) == ("Jaringan", "Kritis")
    assert not baca_unduhan(baca.get(alamat, {"cari": "zzz"}))
    assert Jejak.objects.filter(peristiwa="kabar.diekspor", rincian={"cari": True}).exists()


@pytest.mark.dasar("infrastruktur.bandwidth")
def test_tautan_internet_terunduh_dengan_kontrak_hari_ini():
    oleh = admin()
    satu = simpan_tautan(None, oleh=oleh, nama="Internet utama", deret_masuk=None, deret_keluar=None)
    simpan_tautan(None, oleh=oleh, nama="Cadangan", deret_masuk=None, deret_keluar=None)
    kontrak = {"penyedia": "PT Contoh Net", "nomor_kontrak": "027/9", "masuk": Decimal(100)}
    atur_bandwidth(satu.pk, oleh=oleh, mulai=date(2026, 1, 1), keluar=Decimal(50), **kontrak)

    cadangan, utama = baca_unduhan(klien(oleh).get(reverse("admin:infrastruktur_bandwidth_daftar_ekspor")))
    assert (cadangan["Tautan"], cadangan["Penyedia"]) == ("Cadangan", "")
    assert (utama["Penyedia"], utama["Berlaku sampai"]) == ("PT Contoh Net", "tanpa batas")
