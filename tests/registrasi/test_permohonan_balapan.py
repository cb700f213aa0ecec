"""Dua orang pada saat yang sama: satu permohonan, satu putusan, satu pemilik surel."""

import pytest

from lpse.aturan import AturanDilanggar
from lpse.models import Akun, Penugasan
from lpse.peran import Peran
from registrasi import actions
from registrasi.enums.permohonan import StatusPermohonan as S
from registrasi.models import PenggunaSPSE, Permohonan
from tests.factories import buat_akun
from tests.registrasi.permohonan import ALAMAT, buat_penyedia, buat_terkirim, tandai_semua
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def bersamaan(*tindakan):
    """Do all at once; what each returned, or the name of the rule that refused it."""
    hasil = serentak(*tindakan)
    return [type(satu).__name__ if isinstance(satu, AturanDilanggar) else satu for satu in hasil]


def test_dua_tab_memulai_satu_permohonan():
    pengguna = buat_penyedia()

    def mulai():
        sendiri = PenggunaSPSE.objects.select_related("akun", "penyedia").get(pk=pengguna.pk)
        return actions.mulai_permohonan(sendiri, jenis="ubah_alamat", oleh=sendiri.akun, data=ALAMAT).pk

    assert len(set(bersamaan(mulai, mulai, mulai))) == 1
    assert Permohonan.objects.count() == 1


def test_satu_putusan_dari_dua_verifikator():
    permohonan = buat_terkirim(buat_penyedia(), "ubah_alamat")
    satu, dua = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.VERIFIKATOR)
    tandai_semua(permohonan, satu)
    hasil = bersamaan(
        lambda: actions.setujui_permohonan(permohonan.pk, oleh=Akun.objects.get(pk=satu.pk)).status,
        lambda: (
            actions.tolak_permohonan(permohonan.pk, oleh=Akun.objects.get(pk=dua.pk), alasan="Tidak.").status
        ),
    )
    assert "TindakanTertutup" in hasil
    permohonan.refresh_from_db()
    assert permohonan.status in hasil


def test_satu_surel_untuk_satu_akun():
    verifikator = buat_akun(Peran.VERIFIKATOR)
    dua = [buat_terkirim(buat_penyedia(), "ubah_surel") for _ in range(2)]
    for permohonan in dua:
        tandai_semua(permohonan, verifikator)

    def setujui(pk):
        return lambda: actions.setujui_permohonan(pk, oleh=Akun.objects.get(pk=verifikator.pk)).status

    assert sorted(bersamaan(*(setujui(p.pk) for p in dua))) == ["SurelSudahDipakai", S.DISETUJUI]
    assert Akun.objects.filter(email="baru@uji.example").count() == 1
    assert Penugasan.objects.filter(akun__email="baru@uji.example").exists()
