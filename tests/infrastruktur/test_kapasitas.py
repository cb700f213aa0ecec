"""Laporan kapasitas: angka dari bacaan dan antrean, bab dari petugas, beku begitu terbit."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.actions.kapasitas import susun_laporan, terbitkan_laporan, ubah_butir, ubah_laporan
from infrastruktur.enums.harian import PanjangPeriode, StatusLaporanKapasitas
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.models import ButirKapasitas, Deret, LaporanKapasitas, SampelJam
from infrastruktur.models.kapasitas import BAB_TULISAN
from infrastruktur.policies.kapasitas import (
    BabBelumLengkap,
    PeriodeBelumBerakhir,
    lanjutkan,
    periode_depan,
    periode_lalu,
)
from infrastruktur.queries.kapasitas import hitung
from layanan.queries.beban import beban_helpdesk
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.sumbangan import BebanPersonil, sumbangan
from lpse.waktu import awal_hari, hari_ini
from registrasi.queries.beban import beban_verifikator
from tests.factories import buat_akun, buat_diajukan
from tests.infrastruktur.harian import buat_deret, ringkas
from tests.layanan.tiket import buat_tiket

HARI = timedelta(days=1)
BAB = dict.fromkeys(BAB_TULISAN, "Isi bab.")


@pytest.fixture
def tanpa_orang(monkeypatch):
    """Nobody's queue counts."""
    monkeypatch.setattr(sumbangan, "kapasitas_personil", [])


def rinci(periode):
    return [(p.dari.isoformat(), p.sampai.isoformat()) for p in periode]


@pytest.mark.parametrize(
    ("panjang", "lalu", "depan"),
    [
        ("minggu", ("2026-03-04", "2026-03-10"), ("2026-04-01", "2026-04-07")),
        ("bulan", ("2025-12-01", "2025-12-31"), ("2026-04-01", "2026-04-30")),
        ("triwulan", ("2025-04-01", "2025-06-30"), ("2026-04-01", "2026-06-30")),
    ],
)
def test_empat_periode_ke_belakang_dan_ke_depan_tanpa_celah(panjang, lalu, depan):
    belakang, muka = (
        periode_lalu(date(2026, 3, 31), panjang),
        periode_depan(date(2026, 3, 31), panjang),
    )
    assert (rinci(belakang)[0], rinci(muka)[0]) == (lalu, depan)
    semua = [*belakang, *muka]
    assert all(a.sampai + HARI == b.dari for a, b in pairwise(semua))


def test_perkiraan_orang_mengikuti_empat_periode_dan_diam_bila_ada_yang_tidak_diketahui():
    assert lanjutkan([1, 2, 3, 4]) == pytest.approx([5, 6, 7, 8])
    assert lanjutkan([4, 3, 2, 1]) == pytest.approx([0, 0, 0, 0])
    assert lanjutkan([1, None, 3, 4]) == [None] * 4


def disk_yang_naik(sampai: date) -> Deret:
    """Half a percent more each day, 80% at the end."""
    deret = buat_deret(Ukuran.DISK, label="/", dibuat_pada=timezone.now() - 400 * HARI)
    for n in range(120):
        ringkas(deret, sampai - n * HARI, 80 - n * 0.5)
    akhir = awal_hari(sampai + HARI)
    SampelJam.objects.bulk_create(
        SampelJam(
            deret=deret,
            mulai=akhir - timedelta(hours=n + 1),
            n=60,
            minimum=80 - n / 48,
            maksimum=80 - n / 48,
            rata=80 - n / 48,
            akhir=80 - n / 48,
        )
        for n in range(240)
    )
    return deret


@pytest.mark.django_db
def test_butir_server_dihitung_dari_bacaan_dan_diramal(tanpa_orang, django_assert_max_num_queries):
    admin, sampai = buat_akun(Peran.ADMIN_SISTEM), hari_ini() - HARI
    deret = disk_yang_naik(sampai)
    laporan = susun_laporan(oleh=admin, sampai=sampai, panjang=PanjangPeriode.MINGGU)
    with django_assert_max_num_queries(8):
        (butir,) = hitung(laporan)
    assert butir.kunci == f"deret:{deret.kode}"
    assert (butir.batasan, butir.utilitas) == (90, pytest.approx(80 / 90 * 100))
    assert list(butir.kondisi) == pytest.approx([69.5, 73, 76.5, 80])
    assert list(butir.perkiraan) == pytest.approx([83.5, 87, 90.5, 94], abs=0.1)
    assert butir.ramalan.hari == pytest.approx(20, abs=0.1)
    assert butir.is_lewat

    ubah_butir(
        laporan.pk,
        oleh=admin,
        kunci=butir.kunci,
        batasan=85.0,
        perkiraan_resource="Disk 2 TB",
        tindak_lanjut="",
    )
    (lagi,) = hitung(laporan)
    assert (lagi.batasan, lagi.perkiraan_resource) == (85, "Disk 2 TB")
    assert lagi.ramalan.hari == pytest.approx(10, abs=0.1)


@pytest.mark.django_db
def test_butir_personil_membagi_antrean_kepada_yang_bertugas(monkeypatch):
    menunggu = iter((4, 6, 8, 10))

    def sumber(dari, sampai):
        return [
            BebanPersonil("Verifikator", "", next(menunggu)),
            *(BebanPersonil("Verifikator", nama, 1, 3) for nama in ("A", "B")),
        ]

    monkeypatch.setattr(sumbangan, "kapasitas_personil", [sumber])
    laporan = susun_laporan(oleh=buat_akun(Peran.ADMIN_SISTEM), sampai=hari_ini() - HARI, panjang="bulan")
    (butir,) = hitung(laporan)
    assert (butir.item, list(butir.kondisi)) == ("Verifikator", [3, 4, 5, 6])
    assert list(butir.perkiraan) == pytest.approx([7, 8, 9, 10])
    assert butir.rincian[0].startswith("2 petugas bertugas; 12 perkara menunggu, 10")


@pytest.mark.django_db
def test_registrasi_dan_layanan_menyumbang_beban_petugasnya():
    verifikator, helpdesk = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.HELPDESK)
    buat_diajukan()
    milik, bebas = buat_tiket(), buat_tiket()
    type(milik).objects.filter(pk=milik.pk).update(ditugaskan_kepada=helpdesk)
    kini = hari_ini()

    assert list(beban_verifikator(kini, kini)) == [
        BebanPersonil("Verifikator", "", 1),
        BebanPersonil("Verifikator", str(verifikator), 0),
    ]
    assert list(beban_helpdesk(kini, kini)) == [
        BebanPersonil("Helpdesk", "", 1),
        BebanPersonil("Helpdesk", str(helpdesk), 1),
    ]
    assert bebas.pk != milik.pk
    kemarin = kini - HARI
    assert [
        b.menunggu for b in (*beban_verifikator(kemarin, kemarin), *beban_helpdesk(kemarin, kemarin))
    ] == [0, 0]
    assert {beban_verifikator, beban_helpdesk} <= set(sumbangan.kapasitas_personil)


@pytest.mark.django_db
def test_laporan_terbit_lengkap_sesudah_periodenya_dan_beku(tanpa_orang):
    admin = buat_akun(Peran.ADMIN_SISTEM)
    with pytest.raises(TidakBerwenang):
        susun_laporan(oleh=buat_akun(Peran.KEPALA), sampai=hari_ini(), panjang="bulan")
    belum = susun_laporan(oleh=admin, sampai=hari_ini(), panjang="bulan")
    with pytest.raises(PeriodeBelumBerakhir):
        terbitkan_laporan(belum.pk, oleh=admin)

    sampai = hari_ini() - HARI
    disk_yang_naik(sampai)
    laporan = susun_laporan(oleh=admin, sampai=sampai, panjang="minggu")
    ubah_laporan(laporan.pk, oleh=admin, bab={**BAB, "rekomendasi": ""})
    with pytest.raises(BabBelumLengkap, match="Rekomendasi"):
        terbitkan_laporan(laporan.pk, oleh=admin)
    ubah_laporan(laporan.pk, oleh=admin, bab=BAB)
    terbit = terbitkan_laporan(laporan.pk, oleh=admin)

    assert terbit.status == StatusLaporanKapasitas.TERBIT
    assert terbit.naskah.isi["butir"][0]["kondisi"] == ["69,5%", "73%", "76,5%", "80%"]
    assert pastikan_pdf(terbit.naskah.pk).jenis == "application/pdf"
    with pytest.raises(TindakanTertutup):
        ubah_laporan(laporan.pk, oleh=admin, bab=BAB)
    for ubah in (
        lambda: LaporanKapasitas.objects.filter(pk=laporan.pk).update(rekomendasi="Lain."),
        lambda: ButirKapasitas.objects.create(laporan=laporan, kunci="x"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()
    # The next one begins with these words.
    assert susun_laporan(oleh=admin, sampai=sampai, panjang="minggu").rekomendasi == "Isi bab."
