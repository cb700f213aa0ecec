"""Two officers, or two clocks, at the same moment."""

import pytest

from lpse.models import Pemberitahuan
from lpse.peran import Peran
from sekretariat.actions.rangkap import periksa_rangkap, sapu_rangkap
from sekretariat.models import Pegawai, PemeriksaanRangkap, TemuanRangkap
from sekretariat.policies.kepegawaian import PimpinanSudahAda, SudahPegawai
from tests.factories import buat_akun, nip_baru
from tests.sekretariat.kepegawaian import jadikan_pejabat, pengelola, tempatkan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def test_dua_penempatan_serentak_satu_yang_jadi():
    oleh, akun = pengelola(), buat_akun(Peran.HELPDESK, nip=nip_baru())

    hasil = serentak(lambda: tempatkan(oleh, akun), lambda: tempatkan(oleh, akun))

    assert sorted(type(satu) for satu in hasil if isinstance(satu, Exception)) == [SudahPegawai]
    assert Pegawai.objects.count() == 1

    hasil = serentak(*[lambda: tempatkan(oleh, is_pimpinan=True)] * 2)

    assert [type(satu) for satu in hasil if isinstance(satu, Exception)] == [PimpinanSudahAda]


def test_dua_pemeriksaan_serentak_satu_temuan():
    oleh = pengelola()
    pegawai = tempatkan(oleh)
    jadikan_pejabat(pegawai.akun.nip)

    hasil = serentak(sapu_rangkap, sapu_rangkap, lambda: periksa_rangkap(oleh=oleh))

    assert not [satu for satu in hasil if isinstance(satu, Exception)]
    assert TemuanRangkap.objects.count() == 1
    assert PemeriksaanRangkap.objects.count() == 1
    assert Pemberitahuan.objects.filter(templat="sekretariat/rangkap_jabatan").count() == 1
