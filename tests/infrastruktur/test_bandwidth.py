"""Bandwidth: one contract for a line at a time, shares within it, and what was used beside it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from infrastruktur.actions.bandwidth import (
    AlokasiGanda,
    AlokasiMelebihi,
    KurunTerbalik,
    NamaTautanTerpakai,
    PengaturanTumpangTindih,
    akhiri_bandwidth,
    atur_bandwidth,
    check_alokasi,
    simpan_tautan,
)
from infrastruktur.actions.sampel import siapkan_partisi
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.forms.bandwidth import AlokasiField, PengaturanForm
from infrastruktur.models import Deret, PengaturanBandwidth, Sampel, SampelJam
from infrastruktur.queries.bandwidth import ukur
from lpse.aturan import TidakBerwenang
from lpse.peran import Peran
from lpse.waktu import awal_hari, hari_ini
from tests.factories import buat_akun
from tests.infrastruktur.perubahan import admin, sasaran

SERATUS = Decimal(100)
KONTRAK = {"penyedia": "PT Contoh Net", "nomor_kontrak": "027/9/2026", "masuk": SERATUS, "keluar": SERATUS}


def tautan(oleh, nama="Internet utama", **deret):
    return simpan_tautan(None, oleh=oleh, nama=nama, **{"deret_masuk": None, "deret_keluar": None, **deret})


def test_alokasi_tidak_melebihi_kontrak_dan_tidak_ganda():
    check_alokasi(
        [("SPSE", Decimal(60), Decimal(60)), ("Kantor", Decimal(40), Decimal(10))], SERATUS, SERATUS
    )
    with pytest.raises(AlokasiMelebihi, match="keluar"):
        check_alokasi([("SPSE", Decimal(60), Decimal(101))], SERATUS, SERATUS)
    with pytest.raises(AlokasiGanda):
        check_alokasi([("SPSE", SERATUS, SERATUS), ("spse", Decimal(0), Decimal(0))], SERATUS, SERATUS)


def test_alokasi_dibaca_baris_demi_baris():
    bidang = AlokasiField(required=False)
    assert bidang.clean("Server SPSE 60 12,5\n\n") == [("Server SPSE", Decimal(60), Decimal("12.5"))]
    for keliru in ("SPSE 60", "60 60", "SPSE enam puluh", "SPSE -1 2"):
        with pytest.raises(ValidationError, match="tidak terbaca"):
            bidang.clean(keliru)


def test_kapasitas_diketik_dengan_koma():
    form = PengaturanForm({**KONTRAK, "masuk": "12,5", "keluar": "100", "mulai": "1 1 2026"})
    assert form.is_valid(), form.errors
    assert form.kolom["masuk"] == Decimal("12.5")


@pytest.mark.django_db
@pytest.mark.dasar("infrastruktur.bandwidth")
def test_satu_pengaturan_pada_satu_waktu():
    oleh = admin()
    satu, lain = tautan(oleh), tautan(oleh, "Cadangan")
    pertama = atur_bandwidth(satu.pk, oleh=oleh, mulai=date(2026, 1, 1), **KONTRAK)
    with pytest.raises(PengaturanTumpangTindih):
        atur_bandwidth(satu.pk, oleh=oleh, mulai=date(2026, 7, 1), **KONTRAK)
    atur_bandwidth(lain.pk, oleh=oleh, mulai=date(2026, 7, 1), **KONTRAK)
    akhiri_bandwidth(pertama.pk, oleh=oleh, sampai=date(2026, 6, 30))
    kedua = atur_bandwidth(
        satu.pk, oleh=oleh, mulai=date(2026, 7, 1), alokasi=[("SPSE", SERATUS, SERATUS)], **KONTRAK
    )
    with pytest.raises(PengaturanTumpangTindih):
        akhiri_bandwidth(pertama.pk, oleh=oleh, sampai=date(2026, 7, 1))
    with pytest.raises(KurunTerbalik):
        akhiri_bandwidth(kedua.pk, oleh=oleh, sampai=date(2026, 6, 1))
    for kolom in ({"sampai": None}, {"masuk": 200}):
        with pytest.raises(DatabaseError), transaction.atomic():
            PengaturanBandwidth.objects.filter(pk=pertama.pk).update(**kolom)
    with pytest.raises(DatabaseError), transaction.atomic():
        kedua.alokasi.all().delete()
    with pytest.raises(NamaTautanTerpakai):
        tautan(oleh, "INTERNET UTAMA")
    with pytest.raises(TidakBerwenang):
        tautan(buat_akun(Peran.KEPALA), "Lain")


@pytest.mark.django_db
def test_pemakaian_sebulan_disandingkan_dengan_kontraknya():
    oleh, target = admin(), sasaran()
    masuk = Deret.objects.create(sasaran=target, ukuran=Ukuran.LALU_MASUK, label="eth0")
    awal = awal_hari(hari_ini().replace(day=1))
    for jam in range(20):
        rata = 95_000_000 if jam >= 18 else 10_000_000
        SampelJam.objects.create(
            deret=masuk, mulai=awal + timedelta(hours=jam), n=60, minimum=0, maksimum=rata + 4_000_000,
            rata=rata, akhir=rata,
        )  # fmt: skip
    satu = tautan(oleh, deret_masuk=masuk)
    pengaturan = atur_bandwidth(satu.pk, oleh=oleh, mulai=hari_ini().replace(day=1), **KONTRAK)
    *lalu, kini = ukur(satu, [pengaturan])
    assert len(lalu) == 11
    assert (lalu[0].kontrak_masuk, lalu[0].p95_masuk) == (None, None)
    assert (kini.kontrak_masuk, kini.p95_masuk, kini.puncak_masuk) == (SERATUS, 95.0, 99.0)
    assert (kini.p95_keluar, kini.is_penuh, kini.is_bacaan) == (None, True, False)


@pytest.mark.django_db
def test_persentil_dari_setiap_bacaan_selama_semuanya_masih_ada():
    oleh, awal = admin(), awal_hari(hari_ini().replace(day=1))
    deret = Deret.objects.create(sasaran=sasaran(), ukuran=Ukuran.LALU_MASUK, label="eth0")
    siapkan_partisi(awal, hari=1)
    # Ten quiet minutes, one burst: the hour's mean is 19 Mbit/s.
    for menit in range(10):
        nilai = 100_000_000 if menit == 9 else 10_000_000
        Sampel.objects.create(deret=deret, pada=awal + timedelta(hours=1, minutes=menit), nilai=nilai)
    jam = {"deret": deret, "n": 10, "minimum": 0, "maksimum": 1e8, "rata": 1.9e7, "akhir": 1e8}
    SampelJam.objects.create(mulai=awal, **jam)
    satu = tautan(oleh, deret_masuk=deret)
    kini = ukur(satu, [])[-1]
    assert (kini.p95_masuk, kini.is_bacaan) == (19.0, False)  # the first hour's readings are gone

    SampelJam.objects.update(mulai=awal + timedelta(hours=1))
    kini = ukur(satu, [])[-1]
    assert (kini.p95_masuk, kini.is_bacaan) == (59.5, True)
