"""Appointments: who may make one, move it, cancel it; what becomes of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini, setempat
from registrasi import actions
from registrasi.models import JanjiTemu, SlotLoket
from registrasi.policies.janji import (
    AsliTidakDapatDicatat,
    BelumWaktunya,
    JanjiSudahMulai,
    SlotTidakTersedia,
    SudahAdaJanji,
    TidakPerluJanji,
)
from tests.factories import buat_akun, buat_diajukan, buat_draf, tandai_semua
from tests.registrasi.loket import buka_loket, slot_kosong

pytestmark = pytest.mark.django_db


@pytest.fixture
def loket():
    return buka_loket()


@pytest.fixture
def pendaftaran(loket):
    return buat_diajukan()


@pytest.fixture
def janji(pendaftaran):
    return actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot_kosong().kode)


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def mulaikan(janji, selisih=timedelta(minutes=5)):
    """Let the time of an appointment have come, today."""
    mulai = timezone.now() - selisih
    SlotLoket.objects.filter(pk=janji.slot_id).update(
        mulai=mulai, selesai=mulai + timedelta(minutes=30), tanggal=setempat(mulai).date()
    )


def surat(janji, templat):
    baris = Pemberitahuan.objects.get(templat=f"registrasi/{templat}", objek_id=str(janji.pk))
    return susun(baris)


@pytest.mark.dasar("registrasi.verifikasi_dokumen")
def test_pesan_memberi_kursi_dan_mengabari_yang_perlu_dibawa(pendaftaran, janji):
    assert (janji.status, janji.kursi, janji.urutan, janji.uid) == ("dipesan", 1, 0, janji.kode)
    pesan = surat(janji, "janji_dipesan")
    for dokumen in pendaftaran.dokumen.filter(berkas__isnull=False):
        assert f"- {dokumen.nama}" in pesan.body
    assert f"/janji/{janji.kode}.ics" in pesan.body
    assert Jejak.objects.filter(
        peristiwa="pendaftaran.janji_dipesan", objek_id=str(pendaftaran.pk), oleh_id=pendaftaran.akun_id
    ).exists()


def test_pesan_waktu_yang_sama_dua_kali_menjadi_satu_janji(pendaftaran, janji):
    lagi = actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=janji.slot.kode)
    assert lagi == janji
    assert Pemberitahuan.objects.filter(templat="registrasi/janji_dipesan").count() == 1


def test_satu_pendaftaran_satu_janji(pendaftaran, janji):
    with pytest.raises(SudahAdaJanji, match="Pindahkan janji itu"):
        actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot_kosong(1).kode)
    with pytest.raises(IntegrityError, match="janji_satu_hidup"), transaction.atomic():
        JanjiTemu.objects.create(
            pendaftaran=pendaftaran, slot=slot_kosong(1), kursi=1, uid="lain", dipesan_oleh=pendaftaran.akun
        )


def test_orang_lain_tidak_dapat_memesan_petugas_dapat(pendaftaran, petugas):
    slot = slot_kosong().kode
    for orang in (buat_akun(Peran.PEMOHON), buat_akun(Peran.KEPALA), buat_akun(Peran.AUDITOR)):
        with pytest.raises(TidakBerwenang):
            actions.pesan_janji(pendaftaran.pk, oleh=orang, slot=slot)
    assert actions.pesan_janji(pendaftaran.pk, oleh=petugas, slot=slot).dipesan_oleh == petugas


def test_draf_belum_dapat_memesan(loket):
    draf = buat_draf()
    with pytest.raises(TindakanTertutup):
        actions.pesan_janji(draf.pk, oleh=draf.akun, slot=slot_kosong().kode)


def test_tanpa_dokumen_yang_perlu_diperlihatkan_tidak_ada_janji(pendaftaran):
    tandai_semua(pendaftaran, buat_akun(Peran.VERIFIKATOR))
    with pytest.raises(TidakPerluJanji):
        actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot_kosong().kode)


@pytest.mark.parametrize("ubah", [{"mulai": timezone.now() - timedelta(hours=1)}, {"ditutup": True}, None])
def test_waktu_lewat_tertutup_atau_tidak_ada_ditolak_dengan_usul(pendaftaran, petugas, ubah):
    slot = slot_kosong()
    if ubah and "ditutup" in ubah:
        actions.tutup_slot([slot.kode], oleh=petugas, alasan="Sakit.")
    elif ubah:
        SlotLoket.objects.filter(pk=slot.pk).update(**ubah)
    with pytest.raises(SlotTidakTersedia, match=r"Yang masih kosong: .* pukul 08\.30 WIB"):
        actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot.kode if ubah else "tidakada")


@pytest.mark.dasar("registrasi.verifikasi_dokumen")
def test_pindahkan_membebaskan_kursi_lama_dan_menjaga_uid(pendaftaran, janji):
    tujuan = slot_kosong(2)
    baru = actions.pindahkan_janji(janji.pk, oleh=pendaftaran.akun, slot=tujuan.kode)

    janji.refresh_from_db()
    assert (janji.status, baru.slot, baru.uid, baru.urutan) == ("dipindah", tujuan, janji.uid, 1)
    assert SlotLoket.objects.with_terisi().get(pk=janji.slot_id).terisi == 0
    assert "sudah dipindahkan" in surat(baru, "janji_dipesan").body
    assert (
        susun(Pemberitahuan.objects.get(objek_id=str(janji.pk), templat="registrasi/janji_dipesan")) is None
    )


def test_pindah_ke_waktu_penuh_membiarkan_janji_lama(janji, loket):
    penuh = slot_kosong(1)
    for _ in range(penuh.kapasitas):
        lain = buat_diajukan()
        actions.pesan_janji(lain.pk, oleh=lain.akun, slot=penuh.kode)
    with pytest.raises(SlotTidakTersedia):
        actions.pindahkan_janji(janji.pk, oleh=janji.pendaftaran.akun, slot=penuh.kode)
    janji.refresh_from_db()
    assert janji.status == "dipesan"


def test_batalkan_membebaskan_kursi_dan_dapat_memesan_lagi(pendaftaran, janji):
    actions.batalkan_janji(janji.pk, oleh=pendaftaran.akun)
    assert "tidak perlu datang" in surat(janji, "janji_dibatalkan").body
    lagi = actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=janji.slot.kode)
    assert (lagi.kursi, lagi.uid) == (1, lagi.kode)


def test_sesudah_waktunya_tiba_tidak_dipindahkan_atau_dibatalkan(pendaftaran, janji):
    mulaikan(janji)
    for act, pilihan in (
        (actions.batalkan_janji, {}),
        (actions.pindahkan_janji, {"slot": slot_kosong().kode}),
    ):
        with pytest.raises(JanjiSudahMulai):
            act(janji.pk, oleh=pendaftaran.akun, **pilihan)


def test_kehadiran_dicatat_pada_harinya(janji, petugas):
    with pytest.raises(BelumWaktunya):
        actions.hadirkan_janji(janji.pk, oleh=petugas)
    with pytest.raises(BelumWaktunya):
        actions.tidak_hadirkan_janji(janji.pk, oleh=petugas)
    mulaikan(janji)
    assert actions.hadirkan_janji(janji.pk, oleh=petugas).status == "hadir"


@pytest.mark.dasar("registrasi.verifikasi_dokumen")
def test_tidak_hadir_dapat_memesan_lagi_dan_yang_terlambat_tetap_dicatat_hadir(pendaftaran, janji, petugas):
    mulaikan(janji)
    actions.tidak_hadirkan_janji(janji.pk, oleh=petugas)
    assert "Pilih waktu lain" in surat(janji, "janji_terlewat").body
    lagi = actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot_kosong().kode)
    assert lagi.status == "dipesan"
    assert actions.hadirkan_janji(janji.pk, oleh=petugas).status == "hadir"


@pytest.mark.parametrize("akhiri", ["tarik", "tolak", "setujui"])
def test_pendaftaran_yang_berakhir_membebaskan_kursinya(pendaftaran, janji, akhiri):
    verifikator = buat_akun(Peran.VERIFIKATOR)
    if akhiri == "setujui":
        tandai_semua(pendaftaran, verifikator)
    pilihan = {"alasan": "Uji."} if akhiri == "tolak" else {}
    oleh = pendaftaran.akun if akhiri == "tarik" else verifikator
    getattr(actions, akhiri)(pendaftaran.pk, oleh=oleh, **pilihan)

    janji.refresh_from_db()
    assert (janji.status, janji.diakhiri_oleh) == ("dibatalkan", None)
    assert "tidak perlu datang" in surat(janji, "janji_dibatalkan").body


def test_putusan_pada_saat_pemohon_di_loket_tidak_membatalkan_janjinya(pendaftaran, janji, petugas):
    mulaikan(janji)
    actions.tolak(pendaftaran.pk, oleh=buat_akun(Peran.VERIFIKATOR), alasan="Uji.")
    assert actions.hadirkan_janji(janji.pk, oleh=petugas).status == "hadir"


def test_dikembalikan_menjaga_janji(pendaftaran, janji):
    actions.kembalikan(pendaftaran.pk, oleh=buat_akun(Peran.VERIFIKATOR), dokumen={"ktp": "Foto ulang."})
    janji.refresh_from_db()
    assert janji.status == "dipesan"


# --- Originals ------------------------------------------------------------------------------------------


@pytest.mark.dasar("registrasi.verifikasi_dokumen")
def test_petugas_mencatat_asli_verifikator_yang_menandai_sesuai(pendaftaran, petugas):
    actions.catat_asli(pendaftaran.pk, ["ktp"], oleh=petugas)
    dokumen = pendaftaran.dokumen.get(kode="ktp")
    assert dokumen.asli_diperlihatkan_pada == hari_ini()
    assert (dokumen.ada, dokumen.sesuai_asli, dokumen.diperiksa_oleh) == (False, False, None)
    with pytest.raises(TidakBerwenang):
        actions.tandai(pendaftaran.pk, "ktp", oleh=petugas, ada=True, sesuai_asli=True)


def test_catatan_loket_bertahan_saat_verifikator_baru_menandai_ada(pendaftaran, petugas):
    actions.catat_asli(pendaftaran.pk, ["ktp"], oleh=petugas)
    hari = hari_ini()
    dokumen = actions.tandai(
        pendaftaran.pk,
        "ktp",
        oleh=buat_akun(Peran.VERIFIKATOR),
        ada=True,
        sesuai_asli=False,
        asli_diperlihatkan_pada=hari,
    )
    assert dokumen.asli_diperlihatkan_pada == hari


@pytest.mark.parametrize("kode", [[], ["tidak-ada"], ["ktp", "tidak-ada"], ["akta_perubahan"]])
def test_asli_yang_tidak_menunggu_tidak_dicatat(pendaftaran, petugas, kode):
    with pytest.raises(AsliTidakDapatDicatat):
        actions.catat_asli(pendaftaran.pk, kode, oleh=petugas)
    assert not pendaftaran.dokumen.filter(asli_diperlihatkan_pada__isnull=False).exists()


def test_asli_hanya_dicatat_petugas_loket_selama_pendaftaran_berjalan(pendaftaran, petugas):
    for orang in (pendaftaran.akun, buat_akun(Peran.AUDITOR)):
        with pytest.raises(TidakBerwenang):
            actions.catat_asli(pendaftaran.pk, ["ktp"], oleh=orang)
    actions.tarik(pendaftaran.pk, oleh=pendaftaran.akun)
    with pytest.raises(TindakanTertutup):
        actions.catat_asli(pendaftaran.pk, ["ktp"], oleh=petugas)
