"""Two at once: one list, one match, one view, one comparison a day."""

from functools import partial

import pytest

from lpse.aturan import TindakanTertutup
from lpse.models import Jejak
from lpse.peran import Peran
from registrasi import actions
from registrasi.enums.daftar_hitam import TindakanCocok
from registrasi.models import CocokDaftarHitam, EntriDaftarHitam, ImporDaftarHitam, PencocokanDaftarHitam
from tests.factories import buat_akun, buat_diajukan
from tests.registrasi.daftar_hitam import baris, berkas_json, entri
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def test_berkas_yang_sama_diimpor_berdua_ditulis_sekali():
    rekaman = [baris(no_sk_blacklist=str(n)) for n in range(50)]
    hasil = serentak(*[lambda: actions.impor_daftar_hitam(berkas_json(rekaman))] * 3)
    assert sorted((h.baru, h.sama) for h in hasil) == [(0, 50), (0, 50), (50, 0)]
    assert EntriDaftarHitam.objects.count() == 50


def test_satu_pratinjau_diterapkan_berdua_berlaku_sekali():
    verifikator = buat_akun(Peran.VERIFIKATOR)
    pratinjau = actions.pratinjau_daftar_hitam(berkas_json([baris()]), oleh=verifikator)
    terapkan = partial(actions.terapkan_daftar_hitam, pratinjau.pk, oleh=verifikator)
    hasil = serentak(terapkan, terapkan)
    assert sum(isinstance(h, TindakanTertutup) for h in hasil) == 1
    assert ImporDaftarHitam.objects.get().baru == EntriDaftarHitam.objects.count() == 1


def test_meja_dan_pencocokan_malam_menemukan_satu_temuan():
    pendaftaran = buat_diajukan()
    entri(pendaftaran.npwp16)
    satu = partial(actions.cocokkan_pendaftaran, pendaftaran)
    serentak(satu, satu, actions.cocokkan_daftar_hitam, actions.cocokkan_daftar_hitam)
    assert CocokDaftarHitam.objects.count() == 1
    assert Jejak.objects.filter(peristiwa="temuan.temuan").count() == 1


def test_pencocokan_harian_dikerjakan_satu_pekerja():
    entri(buat_diajukan().npwp16)
    assert sorted(serentak(*[actions.cocokkan_hari_ini] * 3)) == [False, False, True]
    assert PencocokanDaftarHitam.objects.get().baru == 1


def test_dua_petugas_meninjau_bersamaan_hanya_satu_yang_tercatat():
    pendaftaran = buat_diajukan()
    entri(pendaftaran.npwp16)
    actions.cocokkan_pendaftaran(pendaftaran)
    temuan = CocokDaftarHitam.objects.get()
    hasil = serentak(
        *(
            partial(
                actions.tinjau_temuan,
                temuan.pk,
                oleh=buat_akun(Peran.VERIFIKATOR),
                tindakan=TindakanCocok.BENARKAN,
                catatan="NPWP sama.",
            )
            for _ in range(2)
        )
    )
    assert sum(isinstance(h, TindakanTertutup) for h in hasil) == 1
    assert temuan.tinjauan.count() == 1
