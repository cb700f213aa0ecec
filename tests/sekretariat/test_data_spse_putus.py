"""Imports that are cut off, come twice at once, or lose their file: nothing is lost, nothing is doubled."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from lpse.berkas.simpan import penyimpanan
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.klaim import KlaimLepas
from lpse.models import Pemberitahuan
from lpse.peran import Peran
from sekretariat.actions import spse_kerja
from sekretariat.actions.spse import (
    klaim_kiriman,
    pegang_kiriman,
    terapkan_kiriman,
    terima_kiriman,
)
from sekretariat.actions.spse_kerja import kerjakan_kiriman
from sekretariat.demo.data_spse import isi_demo_data_spse
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import KirimanSPSE, PejabatSPSE, PengumumanTender, PesertaTender
from sekretariat.tasks.data_spse import DIBIARKAN, sapu_kiriman
from tests.factories import buat_akun
from tests.sekretariat.spse import berkas, hitungan, impor, peserta, tender
from tests.serentak import serentak


class Mati(Exception):
    """The worker is gone, as by `kill -9`: nothing of what it would still have done happens."""


@pytest.fixture
def petugas():
    return buat_akun(Peran.SEKRETARIS)


@pytest.fixture
def potongan_kecil(monkeypatch):
    monkeypatch.setattr(spse_kerja, "POTONG", 10)


def diperiksa(rekaman, oleh):
    kiriman = terima_kiriman(berkas(rekaman), "peserta.json", oleh=oleh)
    kerjakan_kiriman(kiriman.pk)
    return kiriman


def lewatkan_sewa(kiriman):
    KirimanSPSE.objects.filter(pk=kiriman.pk).update(klaim_sampai=timezone.now() - timedelta(seconds=1))


@pytest.mark.django_db
def test_a_worker_killed_between_pieces_is_followed_by_one_that_goes_on(monkeypatch, potongan_kecil, petugas):
    rekaman = [peserta(n) for n in range(45)] + [{}]
    kiriman = diperiksa(rekaman, petugas)
    terapkan_kiriman(kiriman.pk, oleh=petugas)
    simpan, sudah = spse_kerja.simpan_potongan, []

    def mati_sesudah_dua(*args):
        if len(sudah) == 2:
            raise Mati
        sudah.append(1)
        simpan(*args)

    monkeypatch.setattr(spse_kerja, "simpan_potongan", mati_sesudah_dua)
    with pytest.raises(Mati):
        kerjakan_kiriman(kiriman.pk)
    kiriman.refresh_from_db()
    assert (kiriman.status, kiriman.baris_selesai, kiriman.baru) == (StatusKiriman.MENERAPKAN, 20, 20)
    assert PesertaTender.objects.count() == 20
    # Its lease still runs: nobody else takes it.
    assert not kerjakan_kiriman(kiriman.pk)

    monkeypatch.setattr(spse_kerja, "simpan_potongan", simpan)
    lewatkan_sewa(kiriman)
    assert kerjakan_kiriman(kiriman.pk)
    kiriman.refresh_from_db()
    assert kiriman.status == StatusKiriman.DITERAPKAN
    assert hitungan(kiriman) == (46, 45, 0, 0, 1)
    assert PesertaTender.objects.filter(is_kini=True).count() == 45
    assert kiriman.kunci == ""


@pytest.mark.django_db
def test_a_file_that_ends_its_reader_each_time_is_given_up(monkeypatch, petugas):
    kiriman = terima_kiriman(berkas([tender()]), "tender.json", oleh=petugas)

    def mati(*_args):
        raise Mati

    monkeypatch.setattr(spse_kerja, "potong", mati)
    for _ in range(spse_kerja.PALING_SERING_DICOBA):
        with pytest.raises(Mati):
            kerjakan_kiriman(kiriman.pk)
        lewatkan_sewa(kiriman)
    kerjakan_kiriman(kiriman.pk)
    kiriman.refresh_from_db()
    assert kiriman.status == StatusKiriman.GAGAL
    assert "berulang kali menghentikan" in kiriman.galat


@pytest.mark.django_db
def test_whoever_lost_the_lease_writes_nothing_more(petugas):
    kiriman = diperiksa([tender()], petugas)
    terapkan_kiriman(kiriman.pk, oleh=petugas)
    _, cap = klaim_kiriman(kiriman.pk)
    lewatkan_sewa(kiriman)
    assert kerjakan_kiriman(kiriman.pk)
    with pytest.raises(KlaimLepas):
        pegang_kiriman(kiriman.pk, cap)


@pytest.mark.django_db
def test_a_lost_file_is_told(petugas):
    kiriman = terima_kiriman(berkas([tender()]), "tender.json", oleh=petugas)
    penyimpanan().delete(kiriman.kunci)
    kerjakan_kiriman(kiriman.pk)
    kiriman.refresh_from_db()
    assert (kiriman.status, "hilang dari penyimpanan" in kiriman.galat) == (StatusKiriman.GAGAL, True)


@pytest.mark.django_db
def test_the_sweep_takes_up_what_was_left_and_calls_off_what_was_forgotten(petugas):
    kiriman = diperiksa([tender()], petugas)
    assert sapu_kiriman() == 0
    lama = timezone.now() - DIBIARKAN - timedelta(hours=1)
    KirimanSPSE.objects.filter(pk=kiriman.pk).update(dibuat_pada=lama)
    terima_kiriman(berkas([tender()]), "tender.json", oleh=petugas)
    assert sapu_kiriman() == 2
    kiriman.refresh_from_db()
    assert (kiriman.status, kiriman.kunci) == (StatusKiriman.DIBATALKAN, "")


@pytest.mark.django_db(transaction=True)
def test_the_same_file_twice_at_once_comes_in_once(potongan_kecil):
    isi_kalender_dari_profil()
    rekaman = [peserta(n) for n in range(60)]
    hasil = serentak(*[partial(impor, rekaman)] * 2)
    assert [k.status for k in hasil] == [StatusKiriman.DITERAPKAN] * 2
    assert sum(k.baru for k in hasil) == PesertaTender.objects.count() == 60
    assert sum(k.sama for k in hasil) == 60


@pytest.mark.django_db
def test_the_demo_tells_its_story(petugas):
    petugas.user_id = "sekretaris"
    petugas.save()
    isi_demo_data_spse()
    assert PengumumanTender.objects.filter(is_kini=True).count() == 40
    assert PengumumanTender.objects.filter(is_kini=False).exists()
    assert 250 < PesertaTender.objects.count() < 450
    menunggu = KirimanSPSE.objects.get(status=StatusKiriman.DIPERIKSA)
    assert (menunggu.dibaca, menunggu.ditolak) == (12, 2)
    assert not KirimanSPSE.objects.exclude(pk=menunggu.pk).exclude(ditolak=0).exists()
    assert PejabatSPSE.objects.exists()
    assert not Pemberitahuan.objects.exists()
