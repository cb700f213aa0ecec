"""The demo's desk: tickets in every state that its acts reach, at hours that follow one another."""

from itertools import pairwise

import pytest

from layanan.demo.tiket import isi_demo_tiket
from layanan.enums.tiket import StatusTiket
from layanan.models import PeristiwaTiket, Tiket
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.peran import Peran
from tests.factories import buat_akun

pytestmark = pytest.mark.django_db
S = StatusTiket


def test_cerita_meja_layanan_berisi_setiap_keadaan_dan_berurutan():
    isi_kalender_dari_profil()
    for user_id, peran in (
        ("helpdesk", Peran.HELPDESK),
        ("admin_sistem", Peran.ADMIN_SISTEM),
        ("kepala", Peran.KEPALA),
        ("penyedia", Peran.PENYEDIA),
    ):
        buat_akun(peran, user_id=user_id, nama=user_id.title())

    isi_demo_tiket()

    # What LKPP is asked is told by another chapter.
    assert {t.status for t in Tiket.objects.all()} == set(S) - {S.MENUNGGU_LKPP}
    assert Tiket.objects.filter(tenggat__isnull=False).exists()
    for tiket in Tiket.objects.all():
        saat = list(
            PeristiwaTiket.objects.filter(tiket=tiket).order_by("urut").values_list("pada", flat=True)
        )
        assert all(a <= b for a, b in pairwise(saat))
