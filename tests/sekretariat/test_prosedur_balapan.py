"""Two people at one procedure at the same moment: one outcome."""

from functools import partial

import pytest

from lpse.aturan import TindakanTertutup
from lpse.models import Naskah
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.prosedur import cabut_versi, nyatakan_baca, sahkan_versi, susun_versi
from sekretariat.enums.prosedur import StatusVersi
from sekretariat.models import PernyataanBaca, VersiProsedur
from sekretariat.policies.prosedur import MasihDikerjakan
from tests.factories import buat_akun
from tests.sekretariat.prosedur import ISI, berlaku, diajukan, kepala, prosedur, sekretaris
from tests.serentak import serentak

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.dasar("sekretariat.standar_prosedur"),
]


def test_dua_kepala_mengesahkan_versi_yang_sama_satu_naskah():
    versi = diajukan(sekretaris())
    dua = [partial(sahkan_versi, versi.pk, oleh=kepala(), mulai=hari_ini()) for _ in range(2)]
    hasil = serentak(*dua)
    assert [type(satu) for satu in hasil].count(TindakanTertutup) == 1
    assert Naskah.objects.count() == 1


def test_mengesahkan_yang_baru_dan_mencabut_yang_lama_tidak_berlaku_dua():
    oleh, pengesah = sekretaris(), kepala()
    lama = berlaku(oleh, pengesah)
    baru = diajukan(oleh, lama.prosedur)
    serentak(
        partial(sahkan_versi, baru.pk, oleh=pengesah, mulai=hari_ini()),
        partial(cabut_versi, lama.pk, oleh=pengesah, alasan="Keliru"),
    )
    assert list(VersiProsedur.objects.berlaku()) == [baru]
    lama.refresh_from_db()
    assert lama.status in (StatusVersi.DIGANTIKAN, StatusVersi.DICABUT)


def test_dua_pernyataan_dari_dua_layar_menjadi_satu():
    versi, orang = berlaku(sekretaris(), kepala()), buat_akun(Peran.HELPDESK)
    hasil = serentak(*[partial(nyatakan_baca, versi.pk, oleh=orang)] * 2)
    assert hasil[0] == hasil[1]
    assert PernyataanBaca.objects.count() == 1


def test_dua_konsep_serentak_menjadi_satu():
    oleh = sekretaris()
    satu = prosedur(oleh)
    hasil = serentak(*[partial(susun_versi, satu.pk, oleh=oleh, **ISI)] * 2)
    assert [type(h) for h in hasil].count(MasihDikerjakan) == 1
    assert satu.versi.count() == 1
