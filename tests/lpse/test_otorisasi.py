"""Roles: who may what, from which day to which, and who can never."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.models import Akun, Penugasan
from lpse.peran import IZIN, KETERANGAN, PERAN_STAF, VERIFIKASI, Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun

pytestmark = pytest.mark.django_db


def test_setiap_peran_punya_izin_dan_keterangan():
    assert set(IZIN) == set(KETERANGAN) == set(Peran)


def test_peran_mulai_dan_berakhir_sendiri_pada_tengah_malam_setempat():
    akun = buat_akun()
    besok = hari_ini() + timedelta(days=1)
    Penugasan.objects.create(akun=akun, peran=Peran.VERIFIKATOR, mulai=besok, selesai=besok)

    def berwenang(saat):
        with time_machine.travel(saat, tick=False):
            return Akun.objects.get(pk=akun.pk).has_perm(VERIFIKASI)

    tengah_malam = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    assert not berwenang(tengah_malam - timedelta(minutes=1))
    assert berwenang(tengah_malam + timedelta(minutes=1))
    assert berwenang(tengah_malam + timedelta(hours=23, minutes=59))
    assert not berwenang(tengah_malam + timedelta(days=1, minutes=1))


def test_akun_nonaktif_tidak_berwenang():
    akun = buat_akun(Peran.VERIFIKATOR)
    akun.is_active = False
    assert not akun.has_perm(VERIFIKASI)


def test_peran_dibaca_sekali_per_permintaan(django_assert_num_queries):
    akun = Akun.objects.get(pk=buat_akun(Peran.VERIFIKATOR).pk)
    with django_assert_num_queries(1):
        assert akun.has_perm(VERIFIKASI)
        assert akun.is_staff
        assert not akun.has_perm("lpse.kelola_penugasan")


@pytest.mark.parametrize("peran", Peran)
def test_hanya_peran_pegawai_yang_masuk_ruang_kerja(peran):
    assert buat_akun(peran).is_staff == (peran in PERAN_STAF)


def test_tidak_ada_superuser():
    akun = buat_akun()
    with pytest.raises(IntegrityError, match="akun_tanpa_superuser"), transaction.atomic():
        Akun.objects.filter(pk=akun.pk).update(is_superuser=True)


def test_pengusul_peran_bukan_penyetujunya():
    akun, kepala = buat_akun(), buat_akun(Peran.KEPALA)
    with pytest.raises(IntegrityError, match="penugasan_dua_orang"), transaction.atomic():
        Penugasan.objects.create(
            akun=akun, peran=Peran.VERIFIKATOR, diusulkan_oleh=kepala, disetujui_oleh=kepala
        )


@pytest.mark.parametrize("lain", ["KEPALA@uji.example", "kepala@UJI.example"])
def test_satu_surel_satu_akun_tanpa_membedakan_huruf(lain):
    buat_akun(email="kepala@uji.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Akun.objects.create(email=lain)


def test_user_id_unik_tanpa_membedakan_huruf():
    buat_akun(user_id="SPESIMEN")
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_akun(user_id="spesimen")
