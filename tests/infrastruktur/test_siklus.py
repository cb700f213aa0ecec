"""One round: who is due is asked, the answers are kept whole, and no round runs into another."""

import math
import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as pengaturan
from django.db import connection
from django.utils import timezone

from infrastruktur.actions.bacaan import PALING_BANYAK, simpan_bacaan
from infrastruktur.actions.sampel import siapkan_partisi
from infrastruktur.actions.siklus import KODE_INANG, KUNCI_SIKLUS, jalankan_siklus, pilih_sasaran
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import Deret, Sampel, Sasaran, Siklus
from infrastruktur.pemantau import Bacaan, Pencacah
from infrastruktur.policies.sasaran import RahasiaKosong, is_jatuh_tempo, selesaikan
from tests import plugin
from tests.infrastruktur.pantau import LOOPBACK, MENIT, PAGI, halaman, jawaban, sasaran_web

AKAR = Path(__file__).parents[2]
U = Ukuran


@pytest.fixture(autouse=True)
def _boleh_loopback(settings):
    settings.PANTAU_IZIN = LOOPBACK


def bacaan(**saring):
    return list(Sampel.objects.filter(**saring).order_by("pada").values_list("nilai", "keadaan"))


# --- Pure -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jeda", "lalu", "tempo"),
    [
        (1, None, True),
        (1, 60, True),
        (1, 31, True),
        (1, 29, False),
        (5, 240, False),
        (5, 280, True),
        (60, -9, True),
    ],
)
def test_sasaran_ditanya_bila_jedanya_sudah_lewat(jeda, lalu, tempo):
    ditanya = None if lalu is None else PAGI - timedelta(seconds=lalu)
    assert is_jatuh_tempo(Sasaran(jeda_menit=jeda, ditanya_pada=ditanya), PAGI) is tempo


def test_rahasia_diambil_dari_lingkungan_dan_hanya_dari_yang_diperuntukkan():
    lingkungan = {"PANTAU_RAHASIA_UPS": "sandi-ups", "SECRET_KEY": "kunci"}
    opsi = {"pengguna": "monitor", "sandi": "env:PANTAU_RAHASIA_UPS"}
    # What comes back in sentences is never a secret's value.
    assert selesaikan({"teks": "env:PANTAU_RAHASIA_UPS"}, lingkungan) == {"teks": "env:PANTAU_RAHASIA_UPS"}
    assert selesaikan(opsi, lingkungan) == {"pengguna": "monitor", "sandi": "sandi-ups"}
    for rujukan in ("env:SECRET_KEY", "env:PANTAU_RAHASIA_LAIN", "env:"):
        with pytest.raises(RahasiaKosong) as galat:
            selesaikan({"sandi": rujukan}, lingkungan)
        assert "kunci" not in str(galat.value)


# --- One round ------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.dasar("infrastruktur.pantau_harian")
def test_siklus_menyimpan_dan_menilai_jawaban_sasaran_nyata():
    with halaman() as hidup:
        satu = sasaran_web(hidup.alamat)
        mati = sasaran_web("http://127.0.0.1:1/")
        hasil = jalankan_siklus(timezone.now())
    assert {h.kode for h in hasil.hasil} == {KODE_INANG, satu.kode, mati.kode}
    assert bacaan(deret__sasaran=satu, deret__ukuran=U.TERSEDIA) == [(1.0, Keadaan.BAIK)]
    assert bacaan(deret__sasaran=mati) == [(0.0, Keadaan.KRITIS)], "judged by the threshold kept with it"
    assert Sampel.objects.get(deret__sasaran=mati).ambang.kritis == 0.5
    satu.refresh_from_db()
    mati.refresh_from_db()
    assert (satu.galat, satu.dijawab_pada is not None) == ("", True)
    assert (bool(mati.galat), mati.dijawab_pada) == (True, None)
    assert satu.deret.get(ukuran=U.TERSEDIA).keadaan == Keadaan.BAIK
    siklus = Siklus.objects.get()
    assert (siklus.sasaran, siklus.gagal, siklus.bacaan) == (3, 1, hasil.bacaan)
    assert siklus.selesai >= siklus.mulai
    assert {U.DISK, U.RAM} <= set(
        Deret.objects.filter(sasaran__kode=KODE_INANG).values_list("ukuran", flat=True)
    )


@pytest.mark.django_db
def test_hanya_yang_waktunya_dan_masih_dipantau_yang_ditanya():
    now = timezone.now()
    tempo = sasaran_web("http://127.0.0.1:1/")
    baru_saja = sasaran_web("http://127.0.0.1:1/", jeda_menit=5, ditanya_pada=now - MENIT)
    sasaran_web("http://127.0.0.1:1/", dihentikan_pada=now, alasan_henti="Dipensiunkan")
    assert pilih_sasaran(now) == [tempo]
    assert pilih_sasaran(now, [baru_saja.kode]) == []
    assert set(pilih_sasaran(now, semua=True)) == {tempo, baru_saja}


@pytest.mark.django_db
def test_rahasia_yang_belum_diisi_menggagalkan_sasarannya_saja(caplog, monkeypatch):
    monkeypatch.setenv("PANTAU_RAHASIA_ADA", "sangat-rahasia")
    with halaman() as hidup:
        kosong = sasaran_web(hidup.alamat, opsi={"sandi": "env:PANTAU_RAHASIA_KOSONG"})
        ada = sasaran_web(hidup.alamat, opsi={"sandi": "env:PANTAU_RAHASIA_ADA"})
        jalankan_siklus(timezone.now())
    for satu in (kosong, ada):
        satu.refresh_from_db()
    assert "PANTAU_RAHASIA_KOSONG belum diisi" in kosong.galat
    assert (ada.galat, kosong.deret.count(), ada.deret.count()) == ("", 0, 2)
    assert "sangat-rahasia" not in caplog.text


# --- Storing --------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_laju_dibuat_dari_dua_pencacah_dan_pencacah_yang_mulai_lagi_bukan_laju():
    satu = sasaran_web("http://127.0.0.1:1/")
    for menit, cacah in enumerate((1000, 7000, 500, 2000)):
        masuk = Pencacah(U.LALU_MASUK, cacah, "eth0")
        simpan_bacaan([satu], [jawaban(satu, PAGI + menit * MENIT, masuk)], now=PAGI)
    # 6,000 and 1,500 bytes in a minute; nothing for the restart between them.
    assert [nilai for nilai, _ in bacaan()] == [800.0, 200.0]
    terlalu_dekat = Pencacah(U.LALU_MASUK, 2100, "eth0")
    simpan_bacaan([satu], [jawaban(satu, PAGI + 3 * MENIT + timedelta(seconds=1), terlalu_dekat)], now=PAGI)
    assert (len(bacaan()), Deret.objects.get().pencacah) == (2, 2000)


@pytest.mark.django_db
def test_jawaban_yang_aneh_tidak_merugikan_sasaran_lain():
    aneh, baik = (sasaran_web("http://127.0.0.1:1/") for _ in range(2))
    isi = [
        Bacaan(U.DISK, math.nan, "/a"),
        Bacaan(U.DISK, math.inf, "/b"),
        Bacaan(U.DISK, 50.0, "/c\0\ud800" + "x" * 500),
        Bacaan(U.DISK, 60.0, "/d"),
        Bacaan(U.DISK, 70.0, "/d"),
        Pencacah(U.LALU_MASUK, 10**400, "eth0"),
        Pencacah(U.LALU_KELUAR, -1, "eth0"),
        Pencacah(U.LALU_MASUK, 2**64 - 1, "eth1"),
        Pencacah(U.LALU_MASUK, 1, "eth2"),
    ]
    banyak = [Bacaan(U.DISK, 1.0, f"/{n}") for n in range(PALING_BANYAK + 100)]
    simpan_bacaan(
        [aneh, baik],
        [jawaban(aneh, PAGI, *isi, galat="a\0b" * 200), jawaban(baik, PAGI, (U.RAM, 30.0))],
        now=PAGI,
    )
    assert sorted(nilai for nilai, _ in bacaan(deret__sasaran=aneh)) == [50.0, 60.0]
    assert set(aneh.deret.values_list("pencacah", flat=True)) == {None, 1, 2**64 - 1}
    assert bacaan(deret__sasaran=baik) == [(30.0, Keadaan.BAIK)]
    simpan_bacaan([baik], [jawaban(baik, PAGI + MENIT, *banyak)], now=PAGI)
    assert baik.deret.count() <= PALING_BANYAK + 1


@pytest.mark.django_db
def test_banyaknya_perintah_tidak_bertambah_dengan_sasaran(django_assert_num_queries):
    def sekali(banyak, pada):
        giliran = [sasaran_web("http://127.0.0.1:1/") for _ in range(banyak)]
        return giliran, [jawaban(s, pada, (U.TERSEDIA, 1), Pencacah(U.LALU_MASUK, 9, "e")) for s in giliran]

    for banyak in (2, 150):
        giliran, hasil = sekali(banyak, PAGI)
        with django_assert_num_queries(8):
            simpan_bacaan(giliran, hasil, now=PAGI)
    assert Sampel.objects.count() == 152


@pytest.mark.django_db
def test_bacaan_yang_sama_tersimpan_sekali_dan_bagian_yang_dilepas_kembali_sendiri():
    satu = sasaran_web("http://127.0.0.1:1/")
    hasil = [jawaban(satu, PAGI, Bacaan(U.DISK, 40.0, "/data"))]
    simpan_bacaan([satu], hasil, now=PAGI)
    Deret.objects.update(dilepas_pada=PAGI)
    simpan_bacaan([satu], hasil, now=PAGI)
    assert len(bacaan()) == 1
    assert Deret.objects.get().dilepas_pada is None


# --- No overlap -----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_dua_siklus_tidak_pernah_bertumpuk():
    with halaman() as lambat:
        sasaran_web(lambat.alamat)
        lambat.tahan = True
        pertama: list = []

        def kerja() -> None:
            try:
                pertama.append(jalankan_siklus(timezone.now()))
            finally:
                connection.close()

        utas = threading.Thread(target=kerja)
        utas.start()
        assert lambat.tiba.wait(90)
        assert jalankan_siklus(timezone.now()).is_dilewati
        assert jalankan_siklus(timezone.now(), tunggu=1).is_dilewati
        lambat.lepas.set()
        utas.join()
    assert (lambat.ditanya, len(pertama[0].hasil)) == (1, 2)
    assert Siklus.objects.count() == 1
    assert not jalankan_siklus(timezone.now(), tunggu=5).is_dilewati, "the lock is free again"


@pytest.mark.django_db(transaction=True)
def test_siklus_yang_gagal_menyimpan_meninggalkan_kunci_yang_bebas(monkeypatch):
    monkeypatch.setattr("infrastruktur.actions.siklus.simpan_bacaan", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        jalankan_siklus(timezone.now())
    monkeypatch.undo()
    assert Siklus.objects.get().selesai is None, "that it was begun is on record"
    assert not jalankan_siklus(timezone.now(), semua=True).is_dilewati


@pytest.mark.berat
@pytest.mark.django_db(transaction=True)
def test_siklus_yang_terbunuh_di_antara_bertanya_dan_menyimpan_hilang_sendiri():
    siapkan_partisi(timezone.now())
    basis = pengaturan.DATABASES["default"]
    lingkungan = {
        "DATABASE_URL": f"postgresql://{basis['USER']}@/{connection.settings_dict['NAME']}?host={basis['HOST']}",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "LPSE_DATA_DIR": str(plugin.BASE / "terbunuh"),
        "PANTAU_IZIN": LOOPBACK[0],
    }
    with halaman() as lambat:
        sasaran = sasaran_web(lambat.alamat)
        lambat.tahan = True
        proses = subprocess.Popen(
            [sys.executable, "manage.py", "pantau"], cwd=AKAR, env={**os.environ, **lingkungan}
        )
        assert lambat.tiba.wait(90)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [KUNCI_SIKLUS]
            )
            assert cursor.fetchone() == (1,)
        proses.send_signal(signal.SIGKILL)
        proses.wait()
        lambat.tahan = False
        lambat.lepas.set()
        hasil = jalankan_siklus(timezone.now(), tunggu=60)
    assert [h.galat for h in hasil.hasil] == ["", ""]
    assert Siklus.objects.filter(selesai__isnull=True).count() == 1
    assert len(bacaan(deret__sasaran=sasaran, deret__ukuran=U.TERSEDIA)) == 1
