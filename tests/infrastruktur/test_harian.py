"""Lembar harian: satu per hari, dikonfirmasi pada harinya, beku; hari kosong adalah temuan."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.actions.harian import (
    IsianLembar,
    buka_lembar,
    konfirmasi_lembar,
    koreksi_lembar,
    terbitkan_bulan,
)
from infrastruktur.enums.harian import Kondisi, StatusLembar
from infrastruktur.enums.pantau import Keadaan, PeranSasaran, Ukuran
from infrastruktur.models import LembarBulan, LembarHarian, Sampel, SampelJam, Sasaran
from infrastruktur.policies.harian import (
    BulanBelumBerakhir,
    CatatanKosong,
    HariSudahLewat,
    LembarBulanSudahTerbit,
    awal_bulan,
    bulan_sebelum,
    dasar_temuan,
    hari_bulan,
    sebut_laju,
    sebut_persen,
    temuan_hari,
    terburuk_per_hari,
)
from infrastruktur.queries.harian import baca_hari, baris_hari, temuan
from infrastruktur.tasks.harian import buka_lembar_hari_ini
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import awal_hari, hari_ini
from tests.factories import buat_akun
from tests.infrastruktur.harian import SEMUA_BAIK, buat_deret, buat_sasaran, jadikan, ringkas

HARI = timedelta(days=1)
SENIN = date(2026, 3, 2)


def lembar_sah(hari: date, oleh) -> LembarHarian:
    """A sheet confirmed on its day."""
    return LembarHarian.objects.create(
        hari=hari,
        is_hari_kerja=True,
        status=StatusLembar.DIKONFIRMASI,
        dikonfirmasi_oleh=oleh,
        dikonfirmasi_pada=awal_hari(hari) + timedelta(hours=9),
        **SEMUA_BAIK,
    )


# --- Murni -------------------------------------------------------------------------------------------


def test_keadaan_terburuk_setiap_hari_termasuk_yang_dibawa_dari_kemarin():
    hari = [SENIN + n * HARI for n in range(4)]
    balik = [(hari[1], "baik", "kritis"), (hari[1], "kritis", "peringatan"), (hari[3], "peringatan", "baik")]
    assert list(terburuk_per_hari("baik", balik, hari).values()) == [
        Keadaan.BAIK,
        Keadaan.KRITIS,
        Keadaan.PERINGATAN,
        Keadaan.PERINGATAN,
    ]


@pytest.mark.parametrize(
    ("bacaan", "kerja", "dikonfirmasi", "judul"),
    [
        (9, True, True, []),
        (9, False, False, []),
        (0, False, False, ["Tanpa catatan mesin"]),
        (9, True, False, ["Tanpa lembar"]),
        (0, True, False, ["Tanpa catatan mesin", "Tanpa lembar"]),
    ],
)
def test_hari_kosong_adalah_temuan(bacaan, kerja, dikonfirmasi, judul):
    semua = temuan_hari(SENIN, bacaan=bacaan, kerja=kerja, dikonfirmasi=dikonfirmasi)
    assert [t.judul for t in semua] == judul


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_temuan_diukur_terhadap_pasal_hanya_bila_peraturan_menyebut_harian(settings, nama):
    settings.LPSE_PROFIL = nama
    if nama == "bangkalan":
        assert dasar_temuan().startswith("irama LPSE sendiri")
    else:
        assert dasar_temuan() == profil().dasar("infrastruktur.pantau_harian")


def test_angka_tidak_pernah_lebih_baik_daripada_kenyataan():
    assert sebut_persen(99.9999) == "99,99%"
    assert sebut_persen(100.0) == "100%"
    assert (sebut_persen(None), sebut_laju(45_230_000.0)) == ("–", "45,2 Mbit/s")


# --- Lembar ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_lembar_terbuka_sendiri_pada_hari_kerja_satu_kali(monkeypatch):
    monkeypatch.setattr("infrastruktur.tasks.harian.is_hari_kerja", lambda hari: False)
    assert not buka_lembar_hari_ini()
    monkeypatch.setattr("infrastruktur.tasks.harian.is_hari_kerja", lambda hari: True)
    assert [buka_lembar_hari_ini(), buka_lembar_hari_ini()] == [True, False]
    assert LembarHarian.objects.get() == buka_lembar(hari_ini())


@pytest.mark.django_db
def test_konfirmasi_membekukan_lembar_dan_bacaan_mesin():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    deret = buat_deret(Ukuran.RAM)
    Sampel.objects.create(deret=deret, pada=timezone.now(), nilai=71.25, keadaan=Keadaan.BAIK)
    lembar = konfirmasi_lembar(buka_lembar(hari_ini()).pk, oleh=admin, isian=IsianLembar(SEMUA_BAIK))

    assert (lembar.status, lembar.dikonfirmasi_oleh) == (StatusLembar.DIKONFIRMASI, admin)
    (server,) = lembar.bacaan
    assert server["nama"] == deret.sasaran.nama
    assert (server["butir"][0]["nilai"], server["butir"][0]["keadaan"]) == ("tertinggi 71,2%", "baik")
    with pytest.raises(TindakanTertutup):
        konfirmasi_lembar(lembar.pk, oleh=admin, isian=IsianLembar(SEMUA_BAIK))
    for ubah in ({"catatan": "diubah"}, {"status": StatusLembar.TERBUKA}, {"bacaan": []}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LembarHarian.objects.filter(pk=lembar.pk).update(**ubah)
    with pytest.raises(IntegrityError), transaction.atomic():
        lembar.delete()


@pytest.mark.django_db
def test_yang_tidak_baik_wajib_dicatat_dan_hari_lewat_tidak_dikonfirmasi():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    buruk = {**SEMUA_BAIK, "pendingin": Kondisi.TIDAK_BAIK}
    kini, kemarin = buka_lembar(hari_ini()), buka_lembar(hari_ini() - HARI)
    with pytest.raises(CatatanKosong):
        konfirmasi_lembar(kini.pk, oleh=admin, isian=IsianLembar(buruk, "  "))
    with pytest.raises(HariSudahLewat):
        konfirmasi_lembar(kemarin.pk, oleh=admin, isian=IsianLembar(SEMUA_BAIK))
    with pytest.raises(TidakBerwenang):
        konfirmasi_lembar(kini.pk, oleh=buat_akun(Peran.KEPALA), isian=IsianLembar(SEMUA_BAIK))
    konfirmasi_lembar(kini.pk, oleh=admin, isian=IsianLembar(buruk, "AC mati, teknisi dipanggil."))


@pytest.mark.django_db
def test_koreksi_menjadi_versi_baru_dan_yang_lama_tersimpan():
    admin, lain = buat_akun(Peran.ADMIN_SISTEM), buat_akun(Peran.ADMIN_SISTEM)
    lama = lembar_sah(hari_ini() - 3 * HARI, admin)
    isian = IsianLembar({**SEMUA_BAIK, "kabel": Kondisi.TIDAK_BAIK}, "Kabel longgar, sudah dirapikan.")
    baru = koreksi_lembar(lama.pk, oleh=lain, isian=isian, alasan="Salah pilih.")

    lama.refresh_from_db()
    assert (lama.status, lama.kabel) == (StatusLembar.DIGANTI, Kondisi.BAIK)
    assert (baru.versi, baru.kabel, baru.dikonfirmasi_oleh) == (2, Kondisi.TIDAK_BAIK, lain)
    assert LembarHarian.objects.berlaku().get() == baru
    with pytest.raises(TindakanTertutup):
        koreksi_lembar(lama.pk, oleh=admin, isian=isian, alasan="Lagi.")


# --- Bacaan dan temuan -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_bacaan_hari_ini_dari_ringkasan_jam_dan_yang_lebih_baru_sekali_saja():
    deret = buat_deret(Ukuran.DISK)
    jam = timezone.now().replace(minute=0, second=0, microsecond=0)
    jam = max(jam, awal_hari(hari_ini()))
    SampelJam.objects.create(deret=deret, mulai=jam, n=60, minimum=50, maksimum=81, rata=60, akhir=55)
    # Read in an hour that is summed up already: counted there.
    Sampel.objects.create(deret=deret, pada=jam + timedelta(seconds=1), nilai=99, keadaan="")
    (baca,) = baca_hari(hari_ini())
    assert (baca.n, baca.maksimum, baca.keadaan) == (60, 81, Keadaan.BAIK)


@pytest.mark.django_db
def test_hari_hari_dengan_bacaan_lembar_dan_temuannya():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    server = buat_sasaran()
    disk, internet = (
        buat_deret(Ukuran.DISK, server),
        buat_deret(Ukuran.TERSEDIA, buat_sasaran(PeranSasaran.INTERNET)),
    )
    Sasaran.objects.update(dibuat_pada=awal_hari(SENIN))
    jadikan(disk, Keadaan.KRITIS, 95, awal_hari(SENIN) + timedelta(hours=10))
    jadikan(disk, Keadaan.BAIK, 60, awal_hari(SENIN + HARI) + timedelta(hours=10))
    for n, tertinggi in enumerate((95.0, 92.0, 61.0)):
        ringkas(disk, SENIN + n * HARI, tertinggi)
    ringkas(internet, SENIN, 1.0, 0.9951)
    lembar_sah(SENIN, admin)

    # From the Sunday before: nothing was watched then, so nothing is missing.
    minggu, senin, selasa, rabu, kamis = baris_hari([SENIN + n * HARI for n in range(-1, 4)])
    assert [minggu.kerja, senin.kerja, minggu.temuan] == [False, True, []]
    assert (senin.ringkas.disk, senin.ringkas.keadaan, senin.petugas) == (95, Keadaan.KRITIS, str(admin))
    assert sebut_persen(senin.ringkas.internet) == "99,51%"
    assert [senin.temuan, [t.judul for t in selasa.temuan]] == [[], ["Tanpa lembar"]]
    assert (selasa.ringkas.keadaan, rabu.ringkas.keadaan) == (Keadaan.KRITIS, Keadaan.BAIK)
    assert [t.judul for t in kamis.temuan] == ["Tanpa catatan mesin", "Tanpa lembar"]
    assert len(temuan(SENIN, SENIN + 3 * HARI)) == 4


@pytest.mark.django_db
def test_satu_bulan_dibaca_dengan_kueri_yang_sama_banyak(django_assert_max_num_queries):
    for _ in range(5):
        ringkas(buat_deret(), SENIN, 50)
    with django_assert_max_num_queries(8):
        baris_hari(hari_bulan(SENIN.replace(day=1)))


# --- Lembar bulan ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_lembar_bulan_terbit_sesudah_bulannya_sekali_dan_menyebut_hari_kosong():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    bulan = bulan_sebelum(hari_ini())
    disk = buat_deret()
    Sasaran.objects.update(dibuat_pada=awal_hari(bulan))
    ringkas(disk, bulan, 77.5)
    with pytest.raises(BulanBelumBerakhir):
        terbitkan_bulan(hari_ini(), oleh=admin)
    with pytest.raises(TidakBerwenang):
        terbitkan_bulan(bulan, oleh=buat_akun(Peran.AUDITOR))

    lembar = terbitkan_bulan(bulan, oleh=admin)
    isi = lembar.naskah.isi
    assert (len(isi["baris"]), isi["hari_tercatat"]) == (len(hari_bulan(bulan)), 1)
    assert isi["baris"][0]["disk"] == "77,5%"
    assert isi["baris"][1]["keadaan"] == "tanpa catatan"
    assert isi["jumlah_temuan"] == len(isi["baris"]) - 1 + isi["hari_kerja"]
    assert pastikan_pdf(lembar.naskah.pk).jenis == "application/pdf"
    with pytest.raises(LembarBulanSudahTerbit):
        terbitkan_bulan(bulan, oleh=admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        LembarBulan.objects.update(bulan=awal_bulan(hari_ini()))
