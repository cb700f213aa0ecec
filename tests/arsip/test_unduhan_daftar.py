"""Lists of the backups as CSV: sources, repositories, clearings; no password leaves with them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from arsip.actions.pembersihan import IsianAturan, batalkan_pembersihan, hitung_pembersihan, tetapkan_aturan
from arsip.models import Repositori
from lpse.kode import kode_publik
from lpse.models import Jejak
from lpse.peran import Peran
from tests.arsip.pekerjaan import berhasil, direktori
from tests.factories import buat_akun
from tests.petugas import klien, klien_peran
from tests.unduhan import baca_unduhan

pytestmark = pytest.mark.django_db


def unduh(client, nama):
    return baca_unduhan(client.get(reverse(f"admin:arsip_{nama}")))


@pytest.mark.dasar("arsip.cadangan")
def test_sumber_dan_repositori_terunduh_tanpa_sandinya(tmp_path):
    sumber = direktori(tmp_path)
    berhasil(sumber)
    auditor = klien_peran(Peran.AUDITOR)

    baris = unduh(auditor, "sumber_ekspor")
    (satu,) = (b for b in baris if b["Sumber"] == sumber.nama)
    assert satu["Repositori"] == str(sumber.repositori)
    assert reverse("admin:arsip_sumber_ekspor") in auditor.get(reverse("admin:arsip_sumber")).text
    (tempat,) = (b for b in unduh(auditor, "repositori_ekspor") if b["Repositori"] == sumber.repositori.nama)
    assert tempat["Dipakai"] == "ya"
    assert "Sandi" not in tempat
    assert reverse("admin:arsip_repositori_ekspor") in auditor.get(reverse("admin:arsip_repositori")).text
    assert Jejak.objects.filter(peristiwa__in=("sumber.diekspor", "repositori.diekspor")).count() == 2


@pytest.mark.dasar("arsip.retensi")
def test_semua_pembersihan_terunduh_juga_yang_tidak_lagi_tampil(tmp_path):
    repositori, oleh = direktori(tmp_path).repositori, buat_akun(Peran.SEKRETARIS)
    Repositori.objects.filter(pk=repositori.pk).update(id_mesin="x", disiapkan_pada=timezone.now())
    repositori.refresh_from_db()
    tetapkan_aturan(repositori, IsianAturan(2, 0, 0, 0, 0, "Uji."), oleh=oleh)
    satu = batalkan_pembersihan(hitung_pembersihan(repositori, oleh=oleh).pk, oleh=oleh)
    for _ in range(20):
        satu.pk, satu.kode, satu.pekerjaan_coba = None, kode_publik(), None
        satu.save(force_insert=True)

    baris = unduh(klien(oleh), "retensi_pembersihan_ekspor")
    assert len(baris) == 21
    assert {b["Repositori"] for b in baris} == {repositori.nama}
    assert baris[0]["Status"] == "Dibatalkan"
