"""Two people at one risk at the same moment: one outcome."""

from functools import partial

import pytest

from lpse.aturan import TindakanTertutup
from sekretariat.actions.ingat_risiko import sapu_risiko
from sekretariat.actions.pengendalian import batalkan_pengendalian, laksanakan_pengendalian
from sekretariat.actions.risiko import nilai_risiko, setujui_penerimaan, tolak_penerimaan
from sekretariat.models import RiwayatRisiko
from tests.registrasi.test_balapan import serentak
from tests.sekretariat.risiko import (
    RENDAH,
    SEDANG,
    SEHARI,
    admin,
    ditangani,
    diusulkan,
    hari_ini,
    kepala,
    pengendalian,
    risiko,
    sekretaris,
)

pytestmark = pytest.mark.django_db(transaction=True)


def tertutup(hasil: list[object]) -> int:
    return [type(satu) for satu in hasil].count(TindakanTertutup)


def test_menyetujui_dan_menolak_serentak_hanya_satu_yang_berlaku():
    satu_kepala, dua_kepala = kepala(), kepala()
    satu = diusulkan(sekretaris(), admin())
    hasil = serentak(
        partial(setujui_penerimaan, satu.pk, oleh=satu_kepala),
        partial(tolak_penerimaan, satu.pk, oleh=dua_kepala, alasan="Tidak."),
    )
    assert tertutup(hasil) == 1
    assert RiwayatRisiko.objects.filter(peristiwa__in=["diterima", "ditolak"]).count() == 1


def test_dua_penilaian_serentak_bernomor_urut_dan_yang_terakhir_berlaku():
    oleh, pemilik = sekretaris(), admin()
    satu = risiko(oleh, pemilik)
    serentak(
        partial(nilai_risiko, satu.pk, oleh=oleh, skor=RENDAH, alasan="Satu."),
        partial(nilai_risiko, satu.pk, oleh=pemilik, skor=SEDANG, alasan="Dua."),
    )
    satu.refresh_from_db()
    assert list(satu.penilaian.order_by("urut").values_list("urut", flat=True)) == [1, 2, 3]
    assert satu.nilai == satu.penilaian.get(urut=3).nilai


def test_melaksanakan_dan_membatalkan_serentak_hanya_satu_yang_berlaku():
    oleh, pemilik = sekretaris(), admin()
    rencana = pengendalian(ditangani(oleh, pemilik), oleh, pemilik)
    hasil = serentak(
        partial(laksanakan_pengendalian, rencana.pk, oleh=pemilik, hasil="Sudah.", bukti="BA/1"),
        partial(batalkan_pengendalian, rencana.pk, oleh=oleh, alasan="Tidak jadi."),
    )
    assert tertutup(hasil) == 1


def test_dua_detak_mengingatkan_sekali():
    oleh, pemilik = sekretaris(), admin()
    pengendalian(ditangani(oleh, pemilik), oleh, pemilik, tenggat=hari_ini() + SEHARI)
    assert sorted(serentak(sapu_risiko, sapu_risiko)) == [0, 1]
