"""The demo's monitoring: telling, quick, and without an alarm that is none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from infrastruktur.actions.siklus import KODE_INANG, pilih_sasaran
from infrastruktur.demo.pantau import isi_demo_pantau
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import Deret, SampelHari, Sasaran, Siklus
from infrastruktur.queries.sampel import Resolusi, titik
from lpse.models import Akun
from lpse.peran import Peran
from tests.factories import buat_akun

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


def test_demo_menceritakan_dua_minggu_tanpa_alarm_palsu():
    Akun.objects.filter(pk=buat_akun(Peran.ADMIN_SISTEM).pk).update(user_id="admin_sistem")
    isi_demo_pantau()
    now = timezone.now()
    assert [s.kode for s in pilih_sasaran(now + HARI / 48)] == [KODE_INANG], "the others are asked once a day"
    contoh = Deret.objects.exclude(sasaran__kode=KODE_INANG)
    disk = contoh.get(ukuran=Ukuran.DISK, label="/var/lib/postgresql")
    assert list(contoh.exclude(keadaan=Keadaan.BAIK)) == [disk]
    assert disk.keadaan == Keadaan.PERINGATAN
    semua = [d.pk for d in contoh]
    for lalu, resolusi, paling_sedikit in (
        (HARI, Resolusi.LIMA_MENIT, 280),
        (14 * HARI, Resolusi.JAM, 14 * 24 - 2),
        (180 * HARI, Resolusi.HARI, 179),
    ):
        hasil = titik(semua, now - lalu, now, resolusi)
        assert all(len(isi) >= paling_sedikit for isi in hasil.values()), resolusi
        nilai = [t.nilai for t in hasil[disk.pk]]
        assert nilai[-1] > nilai[0], "it fills up"
    internet = contoh.get(sasaran__kode="internet", ukuran=Ukuran.TERSEDIA)
    assert SampelHari.objects.filter(deret=internet, minimum=0).count() in (1, 2)
    assert internet.balik.count() == 2
    assert Siklus.objects.count() >= 14 * 288 - 1
    assert not Sasaran.objects.exclude(galat="").exists()
