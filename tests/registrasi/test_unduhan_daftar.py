"""Short lists as CSV: the reason catalogue, the rooms for paper, the places of assets."""

import pytest
from django.urls import reverse

from lpse.models import Jejak, Lokasi
from lpse.peran import Peran
from registrasi import actions
from registrasi.models import AlasanPutusan
from registrasi.models.arsip import AsalArsip
from tests.factories import buat_berkas
from tests.petugas import klien_peran
from tests.unduhan import baca_unduhan

pytestmark = pytest.mark.django_db


def test_katalog_alasan_terunduh_seluruhnya():
    kepala, alamat = klien_peran(Peran.KEPALA), reverse("admin:registrasi_alasan_ekspor")
    baris = baca_unduhan(kepala.get(alamat))
    assert [b["Kode"] for b in baris] == [a.kode for a in AlasanPutusan.objects.all()]
    assert alamat in kepala.get(reverse("admin:registrasi_alasanputusan_changelist")).text
    assert Jejak.objects.filter(peristiwa="alasanputusan.diekspor").exists()


def test_tempat_arsip_dan_lokasi_aset_terunduh():
    isi = Lokasi.objects.create(kode="=R-1", nama="Ruang arsip")
    Lokasi.objects.create(kode="R-2", nama="Gudang", is_ruang_server=True)
    butir = actions.arsipkan(buat_berkas(), asal=AsalArsip.LAINNYA, jenis="akta", judul="Akta")
    type(butir).objects.filter(pk=butir.pk).update(lokasi=isi)
    kepala, baca = (
        klien_peran(Peran.KEPALA),
        lambda nama: {b["Kode"]: b for b in baca_unduhan(kepala.get(reverse(f"admin:{nama}")))},
    )

    arsip = baca("registrasi_arsip_tempat_ekspor")
    assert arsip["'=R-1"]["Berisi dokumen"] == "ya"
    assert arsip["R-2"]["Berisi dokumen"] == "tidak"
    assert baca("infrastruktur_aset_tempat_ekspor")["R-2"]["Ruang server"] == "ya"
