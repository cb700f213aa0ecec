"""Two at once: one change, one notice, no reading counted twice."""

import threading

import pytest
from django.db import connection, transaction

from infrastruktur.actions.bacaan import simpan_bacaan
from infrastruktur.actions.kabar import kabari_yang_menunggu, tangani
from infrastruktur.actions.penilaian import nilai_siklus, tandai_hilang
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.models import Deret, Kabar, Sasaran, Siaga
from infrastruktur.pemantau import Pencacah
from infrastruktur.policies.penilaian import BacaanDeret
from lpse.models import Jejak
from tests.infrastruktur.pantau import jawaban, sasaran_web
from tests.infrastruktur.penilaian import MENIT, PAGI, deret, lalui, petugas
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.dasar("infrastruktur.pantau_harian")]


def test_dua_siklus_bersamaan_mengubah_keadaan_sekali_dan_mengabarkan_sekali():
    petugas()
    satu = deret()
    lalui(satu, 0, 0)
    now = PAGI + 2 * MENIT

    serentak(*[lambda: nilai_siklus([BacaanDeret(satu.pk, 0, now)], now=now)] * 6)

    satu.refresh_from_db()
    assert (satu.keadaan, satu.sejak) == ("kritis", now)
    assert satu.balik.count() == 1
    assert Kabar.objects.count() == 1


def test_bacaan_yang_sama_dari_dua_siklus_dihitung_sekali():
    satu = deret()

    serentak(*[lambda: nilai_siklus([BacaanDeret(satu.pk, 0, PAGI)], now=PAGI)] * 6)

    satu.refresh_from_db()
    assert (satu.keadaan, satu.kali) == ("baik", 1)


def test_hilang_dan_bacaan_yang_datang_bersamaan_tetap_satu_rangkaian():
    satu = deret()
    now = PAGI + 3 * MENIT

    serentak(
        *[lambda: tandai_hilang(now)] * 3,
        *[lambda: nilai_siklus([BacaanDeret(satu.pk, 1, now)], now=now)] * 3,
    )
    nilai_siklus([BacaanDeret(satu.pk, 1, now + MENIT)], now=now + MENIT)

    satu.refresh_from_db()
    rantai = list(satu.balik.order_by("pada").values_list("dari", "ke"))
    assert satu.keadaan == "baik"
    assert rantai in ([], [("baik", "tidak_diketahui"), ("tidak_diketahui", "baik")])


@pytest.mark.parametrize("urutan", [(Sasaran, Deret), (Deret,)])
def test_penyimpan_yang_menunggu_tidak_memegang_baris_berikutnya(urutan):
    pertama, kedua = (sasaran_web("http://127.0.0.1:1/") for _ in range(2))

    def simpan(pada, *giliran):
        masuk = Pencacah(Ukuran.LALU_MASUK, 1000, "eth0")
        with transaction.atomic():
            simpan_bacaan(giliran, [jawaban(satu, pada, masuk) for satu in giliran], now=pada)

    def pegang_lalu_lanjutkan():
        with transaction.atomic():
            urutan[0].objects.select_for_update().earliest("pk")
            dipegang.set()
            tunggu_terhalang()
            # Were the other in the way of what comes next, each would wait for the other.
            for model in urutan:
                list(model.objects.select_for_update(nowait=True))

    def simpan_terbalik():
        assert dipegang.wait(60)
        simpan(PAGI + MENIT, kedua, pertama)

    simpan(PAGI, pertama, kedua)
    dipegang = threading.Event()
    serentak(pegang_lalu_lanjutkan, simpan_terbalik)

    assert set(Deret.objects.values_list("pencacah_pada", flat=True)) == {PAGI + MENIT}


def tunggu_terhalang():
    """Until some other transaction waits for ours."""
    kita = "pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    with connection.cursor() as cursor:
        for _ in range(6000):
            cursor.execute(f"SELECT pg_sleep(0.01), count(*) FROM pg_locks WHERE {kita}")
            if cursor.fetchone()[1]:
                return
    raise AssertionError("nobody waits")


def test_yang_menunggu_dikabarkan_sekali_dan_ditangani_satu_orang():
    orang = [petugas() for _ in range(3)]
    satu = deret()
    lalui(satu, 0, 0, 0)
    nanti = PAGI + 60 * 24 * MENIT * 2

    serentak(*[lambda: kabari_yang_menunggu(nanti)] * 4)
    serentak(*(lambda o=o: tangani(satu.pk, oleh=o) for o in orang))

    assert Kabar.objects.count() == 2
    assert Siaga.objects.get().ditangani_oleh in orang
    assert Jejak.objects.filter(peristiwa="deret.ditangani").count() == 1
