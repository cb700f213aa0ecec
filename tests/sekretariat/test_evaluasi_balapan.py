"""Two people at one evaluation or finding at the same moment: one outcome."""

from functools import partial

import pytest

from lpse.aturan import TindakanTertutup
from lpse.models import Naskah
from lpse.peran import Peran
from sekretariat.actions.evaluasi import mulai_evaluasi, terbitkan_evaluasi
from sekretariat.actions.temuan import kembalikan_temuan, sapu_temuan, setujui_temuan
from sekretariat.models import RiwayatTemuan
from tests.factories import buat_akun
from tests.sekretariat.evaluasi import SEHARI, dilaporkan, evaluasi, hari_ini, sekretaris, temuan, terjawab
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.dasar("sekretariat.evaluasi")]


def tertutup(hasil: list[object]) -> int:
    return [type(satu) for satu in hasil].count(TindakanTertutup)


def test_dua_orang_memulai_pertanyaannya_tersalin_sekali():
    oleh = sekretaris()
    satu = evaluasi(oleh)
    assert tertutup(serentak(*[partial(mulai_evaluasi, satu.pk, oleh=oleh)] * 2)) == 1
    assert satu.jawaban.count() == 34


def test_dua_orang_menerbitkan_satu_laporan():
    oleh = sekretaris()
    satu = terjawab(oleh)
    dua = [partial(terbitkan_evaluasi, satu.pk, oleh=oleh, kesimpulan="Baik.")] * 2
    assert tertutup(serentak(*dua)) == 1
    assert Naskah.objects.count() == 1


def test_menyetujui_dan_mengembalikan_serentak_hanya_satu_yang_berlaku():
    oleh = sekretaris()
    satu = dilaporkan(oleh, buat_akun(Peran.ADMIN_SISTEM))
    hasil = serentak(
        partial(setujui_temuan, satu.pk, oleh=oleh),
        partial(kembalikan_temuan, satu.pk, oleh=oleh, alasan="Belum."),
    )
    assert tertutup(hasil) == 1
    assert RiwayatTemuan.objects.filter(peristiwa__in=["disetujui", "dikembalikan"]).count() == 1


def test_dua_detak_mengingatkan_sekali():
    temuan(sekretaris(), buat_akun(Peran.ADMIN_SISTEM), target=hari_ini() + SEHARI)
    assert sorted(serentak(sapu_temuan, sapu_temuan)) == [0, 1]
