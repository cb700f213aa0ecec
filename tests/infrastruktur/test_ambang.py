"""Thresholds: set, refused, let go, read; what another one would have told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import QueryDict
from django.utils import timezone

from infrastruktur.actions.ambang import (
    AmbangBerubah,
    AmbangKeliru,
    AmbangSama,
    lepas_ambang,
    tetapkan_ambang,
)
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.forms.ambang import AmbangForm
from infrastruktur.models import Ambang, SampelJam
from infrastruktur.policies.ambang import Lingkup, galat_nilai, hitung_masuk, sebut_ambang
from infrastruktur.queries.ambang import akibat, ambang_lingkup
from infrastruktur.queries.penilaian import ambang_untuk
from lpse.aturan import TidakBerwenang
from lpse.models import Jejak
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.penilaian import deret, lalui, petugas, sasaran
from tests.petugas import BUKAAN_TERCATAT, klien, klien_peran
from tests.serentak import serentak

dasar = pytest.mark.dasar("infrastruktur.pantau_harian")
NILAI = {
    "peringatan": 60.0,
    "peringatan_pulih": 55.0,
    "kritis": 70.0,
    "kritis_pulih": 65.0,
    "kali_buruk": 2,
    "kali_pulih": 2,
}
DISK = Lingkup(Ukuran.DISK)
ALAMAT = "/admin/infrastruktur/ambang/"


def tetapkan(lingkup, oleh, semula=None, **nilai):
    return tetapkan_ambang(lingkup, oleh=oleh, nilai={**NILAI, **nilai}, alasan="Uji", semula=semula)


def umum():
    return Ambang.objects.get(ukuran="disk", sasaran=None, diganti_pada=None)


@dasar
@pytest.mark.django_db
def test_ambang_khusus_berlaku_dan_dapat_dilepas_kembali():
    oleh, satu = petugas(), deret("disk", label="/", nilai=50)
    lingkup = Lingkup(Ukuran.DISK, satu.sasaran)

    khusus = tetapkan(lingkup, oleh)
    assert ambang_untuk([satu.pk])[satu.pk] == khusus
    lalui(satu, 71, 71)
    assert satu.keadaan == "kritis"
    lepas_ambang(lingkup, oleh=oleh, semula=khusus.pk)

    assert ambang_lingkup(lingkup) == (umum(), DISK)
    jejak = Jejak.objects.filter(peristiwa__startswith="ambang.").order_by("pk")
    assert list(jejak.values_list("peristiwa", flat=True)) == ["ambang.ditetapkan", "ambang.dilepas"]


@dasar
@pytest.mark.django_db
def test_versi_baru_menggantikan_yang_lama_dan_hitungan_dimulai_lagi():
    oleh, satu, lama = petugas(), deret("disk", nilai=50), umum()
    lalui(satu, 95, 95)

    baru = tetapkan(DISK, oleh, semula=lama.pk)

    lama.refresh_from_db()
    satu.refresh_from_db()
    assert (lama.diganti_pada, umum()) == (baru.berlaku_pada, baru)
    assert (satu.calon, satu.kali) == ("", 0)


@dasar
@pytest.mark.django_db
def test_penolakan_menetapkan_ambang():
    oleh, kini = petugas(), umum()
    with pytest.raises(TidakBerwenang):
        tetapkan(DISK, buat_akun(Peran.AUDITOR), kini.pk)
    with pytest.raises(AmbangKeliru, match="di bawah nilai kritis"):
        tetapkan(DISK, oleh, kini.pk, kritis_pulih=80.0)
    with pytest.raises(AmbangBerubah):
        tetapkan(DISK, oleh, None)
    with pytest.raises(AmbangSama):
        tetapkan(DISK, oleh, kini.pk, **{nama: getattr(kini, nama) for nama in NILAI})
    with pytest.raises(AmbangBerubah):
        lepas_ambang(DISK, oleh=oleh, semula=kini.pk)
    assert umum() == kini


@pytest.mark.django_db
def test_ambang_tidak_pernah_diubah_atau_dihapus():
    for ubah in ({"kritis": 99}, {"alasan": "x"}):
        with pytest.raises(IntegrityError, match="diganti dengan versi baru"), transaction.atomic():
            Ambang.objects.filter(pk=umum().pk).update(**ubah)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ambang.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_dua_orang_menetapkan_ambang_khusus_pertama_bersamaan():
    oleh, milik = petugas(), sasaran()
    lingkup = Lingkup(Ukuran.DISK, milik)

    hasil = serentak(*[lambda: tetapkan(lingkup, oleh)] * 4)

    assert [type(h).__name__ for h in hasil].count("Ambang") == 1
    assert Ambang.objects.filter(sasaran=milik).count() == 1


@pytest.mark.parametrize(
    ("nilai", "arah", "bidang"),
    [
        ({"kritis": 90, "kritis_pulih": 91}, "naik", {"kritis_pulih"}),
        ({"kritis": 7, "kritis_pulih": 6}, "turun", {"kritis_pulih"}),
        (
            {"kritis": 90, "kritis_pulih": 85, "peringatan": 95, "peringatan_pulih": 80},
            "naik",
            {"peringatan"},
        ),
        (
            {"kritis": 90, "kritis_pulih": 85, "peringatan": 80, "peringatan_pulih": 81},
            "naik",
            {"peringatan_pulih"},
        ),
        ({"kritis": 90, "kritis_pulih": 85, "peringatan": 80}, "naik", {"peringatan_pulih"}),
        ({"kritis": 90, "kritis_pulih": 90, "peringatan": 90, "peringatan_pulih": 90}, "naik", set()),
        ({"kritis": 7, "kritis_pulih": 8, "peringatan": 30, "peringatan_pulih": 31}, "turun", set()),
    ],
)
def test_nilai_yang_bertentangan_ditolak_di_samping_bidangnya(nilai, arah, bidang):
    assert set(galat_nilai(nilai, arah)) == bidang


def isian(lingkup=DISK, **ubah):
    kini = Ambang(arah="naik", kritis=0.5, kritis_pulih=0.5)
    isi = {**{n: str(v) for n, v in NILAI.items() if n not in ("kali_buruk", "kali_pulih")}}
    kiriman = QueryDict(mutable=True)
    kiriman.update({**isi, "kali_buruk": "2", "kali_pulih": "3", "alasan": "Uji", **ubah})
    return AmbangForm(kiriman, lingkup=lingkup, kini=kini)


def test_angka_indonesia_dan_satuan_besar_terbaca():
    form = isian(kritis="70,5")
    assert form.is_valid()
    assert form.nilai["kritis"] == 70.5
    lalu = isian(
        Lingkup(Ukuran.LALU_MASUK), peringatan="", peringatan_pulih="", kritis="800", kritis_pulih="700"
    )
    assert lalu.is_valid()
    assert (lalu.nilai["kritis"], lalu.nilai["peringatan"]) == (800e6, None)
    assert "Kritis mulai (Mbit/s)" in [f.label for f in lalu]


@pytest.mark.parametrize("teks", ["nan", "inf", "1e400", "sembilan puluh", "9" * 30, "\x00", "0x5A"])
def test_yang_bukan_angka_ditolak_dengan_kalimat(teks):
    form = isian(kritis=teks)
    assert not form.is_valid()
    assert form.errors["kritis"]


@pytest.mark.parametrize("teks", ["0", "61", "-1", "1.5", ""])
def test_banyak_bacaan_dari_satu_sampai_enam_puluh(teks):
    assert isian(kali_buruk=teks).errors["kali_buruk"] == ["Isi bilangan bulat dari 1 sampai 60."]


def test_ada_atau_tidak_hanya_memilih_banyak_bacaan():
    form = isian(Lingkup(Ukuran.TERSEDIA))
    assert "kritis" not in form.fields
    assert form.is_valid()
    assert form.nilai["kritis"] == 0.5


def test_ambang_dalam_kata():
    disk = Ambang(ukuran="disk", arah="naik", **NILAI)
    assert sebut_ambang(disk)[1] == ("Kritis", "dari 70%, pulih di bawah 65%")
    tls = Ambang(ukuran="tls_hari", arah="turun", kritis=7, kritis_pulih=8)
    assert sebut_ambang(tls)[0] == ("Kritis", "sampai 7 hari, pulih di atas 8 hari")


def test_berapa_kali_masuk_keadaan_buruk():
    bacaan = [50, 61, 61, 50, 50, 71, 71, 62, 62, 50, 50]
    assert hitung_masuk(bacaan, Ambang(ukuran="disk", arah="naik", **NILAI)) == {"peringatan": 2, "kritis": 1}
    assert hitung_masuk(bacaan, None) == {"peringatan": 0, "kritis": 0}


def isi_sampel(satu, *nilai):
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO infrastruktur_sampel (deret_id, pada, nilai) VALUES (%s, %s, %s)",
            [(satu.pk, now - timedelta(minutes=len(nilai) - n), v) for n, v in enumerate(nilai)],
        )
    jam = now.replace(minute=0, second=0, microsecond=0)
    angka = {"n": len(nilai), "minimum": min(nilai), "maksimum": max(nilai), "rata": 1, "akhir": nilai[-1]}
    SampelJam.objects.create(deret=satu, mulai=jam, **angka)


@pytest.mark.django_db
def test_akibat_dihitung_dari_bacaan_dua_minggu_tanpa_yang_punya_ambang_sendiri():
    oleh = petugas()
    satu, dua = deret("disk", label="/"), deret("disk", sasaran("lain"), label="/")
    for d in (satu, dua):
        isi_sampel(d, 50, 61, 61, 50, 50, 71, 71, 50)
    tetapkan(Lingkup(Ukuran.DISK, dua.sasaran), oleh)

    hasil = akibat(DISK, Ambang(ukuran="disk", arah="naik", **NILAI), timezone.now())

    assert (hasil.peringatan, hasil.kritis, hasil.deret, hasil.sisa) == (1, 1, 1, 0)
    assert akibat(DISK, umum(), timezone.now()).kritis == 0


@pytest.mark.django_db
def test_dari_daftar_ke_ubah_melihat_akibatnya_lalu_menetapkan():
    oleh, satu = petugas(), deret("disk", label="/data")
    isi_sampel(satu, 71, 71, 71)
    client = klien(oleh)
    assert "dari 90%, pulih di bawah 85%" in client.get(ALAMAT).content.decode()
    milik = f"{ALAMAT}sasaran/web/"
    assert "Umum" in client.get(milik).content.decode()
    bagian = f"{milik}bagian/{satu.kode}/"
    assert "Belum ada ambang khusus" in client.get(bagian).content.decode()
    isi = {nama: str(v).replace(".", ",") for nama, v in NILAI.items()} | {
        "alasan": "Server baru",
        "semula": "",
    }

    lihat = client.post(f"{bagian}ubah/", isi | {"lihat": "ya"}).content.decode()
    assert "1 kali kritis dan 0 kali peringatan dalam 14 hari" in lihat
    assert not Ambang.objects.filter(sasaran__isnull=False).exists()
    sesudah = client.post(f"{bagian}ubah/", isi | {"tetapkan": "ya"}, follow=True).content.decode()

    assert "Ambang berlaku mulai bacaan berikutnya" in sesudah
    assert "Server baru" in sesudah
    assert "Bagian ini" in client.get(milik).content.decode()
    assert client.post(f"{bagian}ubah/", isi | {"tetapkan": "ya"}).status_code == 409
    khusus = Ambang.objects.get(sasaran=satu.sasaran)
    client.post(f"{bagian}lepas/", {"semula": khusus.pk})
    assert ambang_untuk([satu.pk])[satu.pk] == umum()


@pytest.mark.django_db
def test_auditor_melihat_tanpa_tombol_dan_daftar_hemat_kueri(django_assert_max_num_queries):
    oleh = petugas()
    for n in range(30):
        tetapkan(Lingkup(Ukuran.DISK, sasaran(f"s{n}")), oleh)
    client = klien_peran(Peran.AUDITOR)

    with django_assert_max_num_queries(8 + BUKAAN_TERCATAT):
        halaman = client.get(ALAMAT).content.decode()

    assert "Berikutnya" in halaman
    assert "Ubah ambang" not in client.get(f"{ALAMAT}umum/disk/").content.decode()
    assert client.get(f"{ALAMAT}umum/tidakada/").status_code == 404
