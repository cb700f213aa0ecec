"""The counter's schedule and the slots that follow from it and the working calendar."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from lpse.aturan import TidakBerwenang
from lpse.kalender import kalender
from lpse.models import HariLibur, JamKerja, Jejak, Pemberitahuan, RezimJamKerja
from lpse.models.kalender import JenisLibur, JenisRezim
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini, setempat
from registrasi import actions
from registrasi.actions.jadwal_loket import JadwalBertumpuk, JadwalBerubah
from registrasi.models import JadwalLoket, JanjiTemu, SlotLoket
from registrasi.policies.pendaftaran import PerluAlasan
from registrasi.tasks.janji import sapu_slot
from tests.factories import buat_akun, buat_diajukan
from tests.hari import hari_kerja
from tests.registrasi.loket import buka_loket, slot_kosong

pytestmark = pytest.mark.django_db


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


@pytest.fixture
def jadwal(kepala):
    return buka_loket(kepala=kepala)


def pesan(slot):
    pendaftaran = buat_diajukan()
    return actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot.kode)


def jam_mulai(hari: date) -> list[str]:
    slot = SlotLoket.objects.filter(tanggal=hari).order_by("mulai")
    return [f"{setempat(s.mulai):%H.%M}" for s in slot]


@pytest.mark.dasar("registrasi.pelayanan")
def test_jadwal_menjadi_waktu_yang_dapat_dipesan(jadwal):
    assert jam_mulai(hari_kerja()) == ["08.00", "08.30", "09.00", "09.30", "10.00", "10.30"]
    assert {s.tanggal.weekday() for s in SlotLoket.objects.all()} == {jadwal.hari}
    assert SlotLoket.objects.count() == sum(
        6 for n in range(21) if _is_hari(hari_ini() + timedelta(days=n), jadwal)
    )


def _is_hari(hari, jadwal):
    return hari.weekday() == jadwal.hari and kalender().is_hari_kerja(hari) and hari > hari_ini()


def test_menyiapkan_lagi_tidak_mengubah_apa_pun(jadwal):
    kode = set(SlotLoket.objects.values_list("kode", flat=True))
    assert sapu_slot() == 0
    assert set(SlotLoket.objects.values_list("kode", flat=True)) == kode


def test_istirahat_dan_jam_tutup_dilewati(kepala):
    buka_loket(kepala=kepala)
    hari = hari_kerja(2)
    buka_loket(hari, kepala=kepala, mulai=time(11), selesai=time(23), menit=45)
    kerja = kalender()
    slot = list(SlotLoket.objects.filter(tanggal=hari))
    assert slot
    assert all(kerja.elapsed(s.mulai, s.selesai) == timedelta(minutes=45) for s in slot)


def test_jam_ramadan_memotong_yang_di_luarnya(jadwal):
    hari = hari_kerja()
    rezim = RezimJamKerja.objects.create(jenis=JenisRezim.RAMADAN, mulai=hari, selesai=hari)
    JamKerja.objects.create(rezim=rezim, hari=hari.weekday(), mulai=time(9), selesai=time(10))
    sapu_slot()
    assert jam_mulai(hari) == ["09.00", "09.30"]


@pytest.mark.dasar("registrasi.pelayanan")
def test_hari_yang_menjadi_libur_ditutup_dan_pemesan_memilih_lagi(jadwal, kepala):
    slot = slot_kosong()
    janji = pesan(slot)
    HariLibur.objects.filter(tanggal=slot.tanggal).delete()
    libur = HariLibur.objects.create(tanggal=slot.tanggal, nama="Libur uji", jenis=JenisLibur.LIBUR_NASIONAL)
    sapu_slot()

    janji.refresh_from_db()
    assert (janji.status, janji.slot.ditutup_oleh) == ("dibatalkan", None)
    assert not SlotLoket.objects.terbuka().filter(tanggal=slot.tanggal).exists()
    surat = susun(Pemberitahuan.objects.get(templat="registrasi/janji_ditutup"))
    assert f"/daftar/{janji.pendaftaran.kode}/janji/" in surat.body

    libur.delete()
    sapu_slot()
    assert SlotLoket.objects.terbuka().filter(tanggal=slot.tanggal).count() == 6


def test_kapasitas_turun_tidak_mengusir_yang_sudah_memesan(jadwal, kepala):
    slot = slot_kosong()
    pertama, kedua = pesan(slot), pesan(slot)
    lain = slot_kosong()
    pesan(lain)
    actions.ubah_jadwal(jadwal.pk, oleh=kepala, kapasitas=1)
    assert SlotLoket.objects.get(pk=slot.pk).kapasitas == 2
    assert SlotLoket.objects.get(pk=lain.pk).kapasitas == 1

    actions.batalkan_janji(pertama.pk, oleh=pertama.pendaftaran.akun)
    sapu_slot()
    kedua.refresh_from_db()
    assert (kedua.kursi, SlotLoket.objects.get(pk=slot.pk).kapasitas) == (1, 1)
    assert slot_kosong() not in (slot, lain)


def test_basis_data_menolak_kursi_melebihi_kapasitas(jadwal):
    slot = slot_kosong()
    janji = pesan(slot)
    pesan(slot)
    with pytest.raises(IntegrityError, match="tidak mempunyai kursi 3"), transaction.atomic():
        JanjiTemu.objects.create(
            pendaftaran=buat_diajukan(), slot=slot, kursi=3, uid="uji", dipesan_oleh=janji.dipesan_oleh
        )
    with pytest.raises(IntegrityError, match="melebihi 1"), transaction.atomic():
        SlotLoket.objects.filter(pk=slot.pk).update(kapasitas=1)
    with pytest.raises(IntegrityError, match="janji_kursi_sekali"), transaction.atomic():
        JanjiTemu.objects.create(
            pendaftaran=buat_diajukan(), slot=slot, kursi=1, uid="uji", dipesan_oleh=janji.dipesan_oleh
        )
    with pytest.raises(IntegrityError, match="sudah tercatat"), transaction.atomic():
        JanjiTemu.objects.filter(pk=janji.pk).update(slot=slot_kosong())


def test_jadwal_yang_berakhir_menarik_waktunya(jadwal, kepala):
    slot = slot_kosong()
    janji = pesan(slot)
    actions.ubah_jadwal(jadwal.pk, oleh=kepala, berlaku_sampai=hari_ini())
    janji.refresh_from_db()
    assert janji.status == "dibatalkan"
    assert list(SlotLoket.objects.filter(tanggal__gt=hari_ini())) == [slot]
    assert Jejak.objects.get(peristiwa="slot_loket.ditutup").rincian == {"batal": 1}


def test_jadwal_hanya_diatur_kepala(jadwal):
    for peran in (Peran.VERIFIKATOR, Peran.HELPDESK, Peran.AUDITOR):
        with pytest.raises(TidakBerwenang):
            actions.ubah_jadwal(jadwal.pk, oleh=buat_akun(peran), kapasitas=5)
        with pytest.raises(TidakBerwenang):
            actions.tambah_jadwal(oleh=buat_akun(peran))


def test_jadwal_bertumpuk_ditolak_kecuali_petugasnya_lain(jadwal, kepala):
    with pytest.raises(JadwalBertumpuk):
        buka_loket(kepala=kepala, mulai=time(10), selesai=time(12))
    petugas = buat_akun(Peran.HELPDESK)
    buka_loket(kepala=kepala, petugas_id=petugas.pk)
    with pytest.raises(JadwalBertumpuk):
        buka_loket(kepala=kepala, petugas_id=petugas.pk)


def test_ubah_jadwal_dari_halaman_usang_tidak_menimpa(jadwal, kepala):
    tanda = jadwal.tanda
    actions.ubah_jadwal(jadwal.pk, oleh=kepala, kapasitas=3, tanda=tanda)
    with pytest.raises(JadwalBerubah):
        actions.ubah_jadwal(jadwal.pk, oleh=kepala, kapasitas=4, tanda=tanda)
    assert JadwalLoket.objects.get().kapasitas == 3


@pytest.mark.dasar("registrasi.pelayanan")
def test_petugas_sakit_waktunya_ditutup_dan_dapat_dibuka_lagi(jadwal):
    petugas, slot = buat_akun(Peran.HELPDESK), slot_kosong()
    janji = pesan(slot)
    with pytest.raises(PerluAlasan):
        actions.tutup_slot([slot.kode], oleh=petugas, alasan=" ")
    with pytest.raises(TidakBerwenang):
        actions.tutup_slot([slot.kode], oleh=janji.pendaftaran.akun, alasan="Uji.")

    assert actions.tutup_slot([slot.kode], oleh=petugas, alasan="Petugas sakit.") == [slot]
    assert actions.tutup_slot([slot.kode], oleh=petugas, alasan="Petugas sakit.") == []
    surat = susun(Pemberitahuan.objects.get(templat="registrasi/janji_ditutup"))
    assert "Alasan: Petugas sakit." in surat.body
    sapu_slot()
    assert SlotLoket.objects.get(pk=slot.pk).ditutup_oleh == petugas

    actions.buka_slot(slot.kode, oleh=petugas)
    lagi = actions.pesan_janji(janji.pendaftaran_id, oleh=janji.pendaftaran.akun, slot=slot.kode)
    assert lagi.kursi == 1
