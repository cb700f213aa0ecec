"""Two officers at one asset at the same moment."""

import pytest

from infrastruktur.actions.aset import setujui_penghapusan, tolak_penghapusan, usulkan_penghapusan
from infrastruktur.actions.impor_aset import terapkan_impor_aset, terima_impor_aset
from infrastruktur.models import Aset
from infrastruktur.policies.buku_aset import BarisAset
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.infrastruktur.aset import catat, pengelola
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.dasar("infrastruktur.perangkat")]


def test_dicatat_serentak_tetap_urut_tanpa_celah_dan_diputus_sekali():
    oleh, lain = pengelola(), buat_akun(Peran.SEKRETARIS)

    serentak(*[lambda: catat(oleh)] * 6)

    kode = [f"AS-FIS-000{n}" for n in range(1, 7)]
    assert sorted(Aset.objects.values_list("kode", flat=True)) == kode
    hapus = {"alasan": "Rusak", "metode": "Dihancurkan", "tanggal": hari_ini()}
    usulan = usulkan_penghapusan(Aset.objects.get(kode=kode[0]).pk, oleh=oleh, **hapus)
    putusan = serentak(
        lambda: setujui_penghapusan(usulan.pk, oleh=lain),
        lambda: tolak_penghapusan(usulan.pk, oleh=lain, catatan="Tidak"),
    )
    assert sum(isinstance(satu, Exception) for satu in putusan) == 1
    sel = {"nama": "UPS", "jenis": "UPS", "kerahasiaan": "1", "keutuhan": "1", "ketersediaan": "1"}
    impor = [
        terima_impor_aset([BarisAset("fisik", 2, sel)], oleh=oleh, nama_berkas="a.xlsx", sha256="0" * 64)
        for _ in range(2)
    ]
    # The same workbook from two tabs: what the first has recorded is the same to the second.
    serentak(*(lambda pk=satu.pk: terapkan_impor_aset(pk, oleh=oleh) for satu in impor))
    assert Aset.objects.filter(nama="UPS").count() == 1
