"""Two people at once: one outcome, one trail row, no number twice."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.models import Jejak, Naskah
from lpse.peran import Peran
from lpse.versi_profil import versi_profil
from registrasi import actions
from registrasi.actions.meja import TidakAdaBerkas
from registrasi.models import Pendaftaran, PenggunaSPSE
from registrasi.policies import SudahTerdaftar
from tests.factories import buat_akun, buat_diajukan, buat_draf, npwp_baru, tandai_semua

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*kerja: Callable[[], Any]) -> list[Any]:
    """Run the jobs at one moment, each on its own connection; a refusal is returned as its exception."""
    pintu = threading.Barrier(len(kerja))

    def jalankan(satu: Callable[[], Any]) -> Any:
        try:
            pintu.wait(10)
            return satu()
        except AturanDilanggar as aturan:
            return aturan
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(jalankan, kerja))


def buat_antrean(jumlah: int) -> None:
    """Submitted registrations straight into the table: the queue's concern is their rows alone."""
    profil, pada = versi_profil(), timezone.now()
    Pendaftaran.objects.bulk_create(
        Pendaftaran(
            akun=buat_akun(Peran.PEMOHON),
            profil=profil,
            status="diajukan",
            nomor=f"REG-UJI-{urut}",
            npwp16=f"{urut:016d}",
            diajukan_pada=pada,
            tenggat=pada + timedelta(minutes=urut),
        )
        for urut in range(jumlah)
    )


def test_delapan_verifikator_dua_ratus_berkas_tidak_ada_yang_diambil_dua_kali():
    buat_antrean(200)

    def habiskan(oleh):
        diambil = []
        while True:
            try:
                pk = actions.ambil_berikutnya(oleh=oleh).pk
            except TidakAdaBerkas:
                return diambil
            diambil.append(pk)
            actions.tolak(pk, oleh=oleh, alasan="uji")

    verifikator = [buat_akun(Peran.VERIFIKATOR) for _ in range(8)]
    hasil = serentak(*(lambda v=v: habiskan(v) for v in verifikator))

    semua = [pk for diambil in hasil for pk in diambil]
    assert len(semua) == len(set(semua)) == 200
    assert Jejak.objects.filter(peristiwa="pendaftaran.diambil").count() == 200
    assert Jejak.objects.filter(peristiwa="pendaftaran.ditolak").count() == 200


@pytest.mark.parametrize("_", range(3))
def test_dua_putusan_serentak_menjadi_satu_putusan(_):
    pendaftaran = buat_diajukan()
    satu, dua = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.VERIFIKATOR)
    tandai_semua(pendaftaran, satu)
    actions.lepas(pendaftaran.pk, oleh=satu)

    hasil = serentak(
        lambda: actions.setujui(pendaftaran.pk, oleh=satu),
        lambda: actions.tolak(pendaftaran.pk, oleh=dua, alasan="uji"),
    )

    assert sum(isinstance(h, Pendaftaran) for h in hasil) == 1
    putusan = Jejak.objects.filter(peristiwa__in=["pendaftaran.disetujui", "pendaftaran.ditolak"])
    assert putusan.count() == 1


def test_menekan_setujui_berkali_kali_memberi_satu_user_id():
    pendaftaran = buat_diajukan()
    verifikator = buat_akun(Peran.VERIFIKATOR)
    tandai_semua(pendaftaran, verifikator)

    serentak(*[lambda: actions.setujui(pendaftaran.pk, oleh=verifikator)] * 4)

    assert PenggunaSPSE.objects.count() == 1
    assert Naskah.objects.count() == 2


def test_dua_pendaftaran_satu_perusahaan_serentak_hanya_satu_yang_masuk():
    npwp = npwp_baru()
    draf = [buat_draf(npwp=npwp), buat_draf(npwp=f"0{npwp}")]

    hasil = serentak(*(lambda d=d: actions.ajukan(d.pk, oleh=d.akun) for d in draf))

    assert sorted(type(h) for h in hasil if isinstance(h, SudahTerdaftar)) == [SudahTerdaftar]
    assert Pendaftaran.objects.filter(status="diajukan").count() == 1


def test_nomor_tanpa_celah_walau_sebagian_pengiriman_gagal():
    npwp = npwp_baru()
    buat_diajukan(npwp=npwp)
    draf = [buat_draf(npwp=npwp if urut % 2 else "") for urut in range(8)]

    serentak(*(lambda d=d: actions.ajukan(d.pk, oleh=d.akun) for d in draf))

    urut = sorted(int(n[-6:]) for n in Pendaftaran.objects.exclude(nomor="").values_list("nomor", flat=True))
    assert urut == list(range(1, 6))


def test_mulai_serentak_membuat_satu_draf():
    akun = buat_akun(Peran.PEMOHON)
    hasil = serentak(*[lambda: actions.mulai(oleh=akun)] * 6)
    assert len({p.pk for p in hasil}) == 1


def test_dua_perusahaan_senama_disetujui_serentak_mendapat_user_id_berbeda():
    verifikator = [buat_akun(Peran.VERIFIKATOR) for _ in range(3)]
    berkas = [buat_diajukan() for _ in range(3)]
    for p, v in zip(berkas, verifikator, strict=True):
        tandai_semua(p, v)

    serentak(
        *(lambda p=p, v=v: actions.setujui(p.pk, oleh=v) for p, v in zip(berkas, verifikator, strict=True))
    )

    assert PenggunaSPSE.objects.values("user_id").distinct().count() == 3
