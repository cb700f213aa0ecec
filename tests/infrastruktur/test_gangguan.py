"""An incident from the first reading to the report: what opens it, what ends it, what closes it."""

from datetime import timedelta

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from infrastruktur.actions.gangguan import (
    batalkan,
    catat_langkah,
    konfirmasi,
    laporkan,
    nilai,
    pulihkan,
    terbitkan_laporan,
    tutup,
)
from infrastruktur.actions.gangguan_terukur import ikuti_gangguan, susulkan
from infrastruktur.enums.gangguan import StatusGangguan
from infrastruktur.enums.pantau import Keadaan, PeranSasaran
from infrastruktur.models import CatatanGangguan, Gangguan, SasaranGangguan
from infrastruktur.policies.gangguan import BelumDapatDitutup, MasihTerukurTerganggu
from lpse.aturan import AturanDilanggar, TindakanTertutup
from lpse.berkas import muat_asli
from lpse.models import Naskah, Pemberitahuan
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from tests.factories import buat_akun
from tests.infrastruktur.gangguan import (
    PENILAIAN,
    balikkan,
    buat_gangguan,
    buat_lengkap,
    buat_sasaran,
    putus,
    sambung,
)
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.koneksi_internet")]


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


def peristiwa(gangguan):
    return list(gangguan.catatan.order_by("pk").values_list("peristiwa", flat=True))


def test_tautan_yang_terukur_putus_membuka_gangguan_sampai_terukur_pulih(admin):
    tautan, mulai = buat_sasaran(), timezone.now() - timedelta(hours=1)

    gangguan = putus(tautan, mulai)
    assert gangguan.nomor.startswith("GGN-")
    assert (gangguan.mulai, gangguan.pulih_pada, gangguan.dampak.count()) == (mulai, None, 8)
    sambung(tautan, mulai + timedelta(minutes=20))

    gangguan.refresh_from_db()
    assert gangguan.pulih_pada == mulai + timedelta(minutes=20)
    assert gangguan.status == StatusGangguan.TERBUKA  # only an officer closes it
    assert peristiwa(gangguan) == ["terdeteksi", "pulih"]
    assert Pemberitahuan.objects.get(templat="infrastruktur/gangguan_pulih").akun == admin


@pytest.mark.parametrize(
    ("peran", "pemeliharaan"), [(PeranSasaran.LAIN, False), (PeranSasaran.INTERNET, True)]
)
def test_yang_tidak_dipantau_atau_dijelaskan_pemeliharaan_tidak_membuka_gangguan(peran, pemeliharaan):
    assert putus(buat_sasaran(peran=peran), pemeliharaan=pemeliharaan) is None


def test_yang_tidak_terbaca_lagi_tidak_dianggap_pulih():
    tautan = buat_sasaran()
    gangguan = putus(tautan)
    ikuti_gangguan(balikkan(tautan, Keadaan.TIDAK_DIKETAHUI))
    ikuti_gangguan(balikkan(tautan, Keadaan.KRITIS))
    gangguan.refresh_from_db()
    assert gangguan.is_berlangsung
    assert SasaranGangguan.objects.get().pulih_pada is None


def test_satu_kelompok_yang_jatuh_berdekatan_adalah_satu_gangguan():
    mulai = timezone.now() - timedelta(hours=2)
    satu, dua, tiga = (buat_sasaran(kode, kelompok="gedung") for kode in ("satu", "dua", "tiga"))
    gangguan = putus(satu, mulai)
    assert putus(dua, mulai + timedelta(minutes=9)) == gangguan
    assert putus(tiga, mulai + timedelta(minutes=30)) != gangguan

    sambung(satu, mulai + timedelta(minutes=40))
    gangguan.refresh_from_db()
    assert gangguan.pulih_pada is None
    sambung(dua, mulai + timedelta(minutes=50))
    gangguan.refresh_from_db()
    assert gangguan.pulih_pada == mulai + timedelta(minutes=50)
    assert peristiwa(gangguan) == ["terdeteksi", "meluas", "pulih_sebagian", "pulih"]


def test_yang_jatuh_lagi_sebelum_ditutup_melanjutkan_gangguan_yang_sama():
    tautan, mulai = buat_sasaran(), timezone.now() - timedelta(hours=1)
    gangguan = putus(tautan, mulai)
    for menit in range(5, 50, 10):
        sambung(tautan, mulai + timedelta(minutes=menit))
        assert putus(tautan, mulai + timedelta(minutes=menit + 5)) == gangguan
    gangguan.refresh_from_db()
    assert gangguan.is_berlangsung
    assert Pemberitahuan.objects.filter(templat="infrastruktur/gangguan_pulih").count() <= 1


def test_padam_yang_bertahan_sesudah_pemeliharaan_disusulkan_sekali():
    tautan, now = buat_sasaran(), timezone.now()
    putus(tautan, now - timedelta(hours=1), pemeliharaan=True)
    assert susulkan(now) == 1
    assert susulkan(now) == 0
    assert Gangguan.objects.get().mulai == now


def test_pulih_yang_gagal_diikuti_disusulkan():
    tautan = buat_sasaran()
    gangguan = putus(tautan, timezone.now() - timedelta(hours=1))
    balik = balikkan(tautan, Keadaan.BAIK)
    assert susulkan(timezone.now()) == 1
    gangguan.refresh_from_db()
    assert gangguan.pulih_pada == balik.pada


def test_yang_dibatalkan_tidak_dibuka_lagi_selama_keadaannya_tetap(admin):
    gangguan = putus(buat_sasaran(), timezone.now() - timedelta(hours=1))
    with pytest.raises(AturanDilanggar):
        batalkan(gangguan.pk, oleh=admin, alasan=" ")
    batalkan(gangguan.pk, oleh=admin, alasan="Kabel uji yang dicabut.")
    assert susulkan(timezone.now()) == 0


def test_internet_tidak_ditutup_tanpa_langkah_yang_diambil(admin):
    tautan, mulai = buat_sasaran(), timezone.now() - timedelta(hours=1)
    gangguan = putus(tautan, mulai)
    sambung(tautan, mulai + timedelta(minutes=20))
    nilai(gangguan.pk, oleh=admin, penilaian=PENILAIAN)

    with pytest.raises(BelumDapatDitutup, match="langkah yang diambil"):
        tutup(gangguan.pk, oleh=admin)
    naskah = Naskah.objects.create(jenis="DT-01", nomor="uji", tahun=2026, urut=999, judul="x", isi={})
    tertutup = {"status": "ditutup", "ditutup_oleh": admin, "ditutup_pada": mulai, "naskah": naskah}
    with pytest.raises(DatabaseError, match="sesudah langkahnya dicatat"), transaction.atomic():
        Gangguan.objects.filter(pk=gangguan.pk).update(**tertutup)
    catat_langkah(gangguan.pk, oleh=admin, isi="Tautan cadangan.", pada=mulai + timedelta(minutes=5))

    ditutup = tutup(gangguan.pk, oleh=admin)
    assert ditutup.status == StatusGangguan.DITUTUP
    with muat_asli(pastikan_pdf(ditutup.naskah.pk)) as berkas, pikepdf.open(berkas) as pdf:
        assert len(pdf.pages) <= 2
    assert len(ditutup.naskah.isi["dampak"]) == 8
    with pytest.raises(TindakanTertutup):
        catat_langkah(gangguan.pk, oleh=admin, isi="Terlambat.", pada=mulai)


def test_belum_ditutup_disebut_semua_yang_kurang(admin):
    gangguan = buat_gangguan(admin)
    with pytest.raises(BelumDapatDitutup) as galat:
        tutup(gangguan.pk, oleh=admin)
    for kurang in ("keadaan pulih", "penyebab", "evaluasi", "dampak pada setiap layanan"):
        assert kurang in str(galat.value)


def test_laporan_sementara_diganti_laporan_akhir(admin):
    gangguan = terbitkan_laporan(buat_lengkap(admin).pk, oleh=admin)
    sementara = gangguan.naskah
    assert sementara.isi["sementara"]
    akhir = tutup(gangguan.pk, oleh=admin).naskah
    sementara.refresh_from_db()
    assert sementara.dicabut_pada
    assert (akhir.urut, akhir.isi["sementara"]) == (sementara.urut + 1, "")


def test_petugas_tidak_memulihkan_yang_masih_terukur_padam(admin):
    tautan = buat_sasaran()
    gangguan, now = putus(tautan, timezone.now() - timedelta(hours=1)), timezone.now()
    with pytest.raises(MasihTerukurTerganggu):
        pulihkan(gangguan.pk, oleh=admin, pada=now)
    tautan.dihentikan_pada, tautan.alasan_henti = now, "Diganti."
    tautan.save()
    assert pulihkan(gangguan.pk, oleh=admin, pada=now).pulih_pada == now


def test_waktu_langkah_tidak_sebelum_gangguan_dan_tidak_di_masa_depan(admin):
    gangguan, now = buat_gangguan(admin), timezone.now()
    for pada in (gangguan.mulai - timedelta(minutes=1), now + timedelta(minutes=1)):
        with pytest.raises(AturanDilanggar, match="Waktunya"):
            catat_langkah(gangguan.pk, oleh=admin, isi="Salah waktu.", pada=pada)


def test_konfirmasi_sekali(admin):
    gangguan = putus(buat_sasaran())
    konfirmasi(gangguan.pk, oleh=admin)
    with pytest.raises(AturanDilanggar, match="sudah dikonfirmasi"):
        konfirmasi(gangguan.pk, oleh=admin)


@pytest.mark.dasar("infrastruktur.informasi_lkpp")
def test_kendala_dilaporkan_ke_lkpp_lewat_penerusan(admin):
    gangguan = buat_lengkap(admin)
    perkara = laporkan(gangguan.pk, oleh=admin, uraian="Mohon perhatian.")
    assert gangguan.tautan.get().url == perkara.url
    assert any(cari(perkara.nomor) == perkara for cari in sumbangan.cari_perkara)


@pytest.mark.parametrize(
    "ubah",
    [
        lambda g: CatatanGangguan.objects.filter(gangguan=g).update(isi="lain"),
        lambda g: g.dampak.update(tingkat="padam"),
        lambda g: Gangguan.objects.filter(pk=g.pk).update(penyebab="lain"),
        lambda g: Gangguan.objects.filter(pk=g.pk).update(status="terbuka"),
    ],
)
def test_gangguan_yang_ditutup_tidak_berubah_lagi(admin, ubah):
    gangguan = tutup(buat_lengkap(admin).pk, oleh=admin)
    with pytest.raises(DatabaseError), transaction.atomic():
        ubah(gangguan)


@pytest.mark.django_db(transaction=True)
def test_sasaran_sekelompok_yang_jatuh_serentak_menjadi_satu_gangguan():
    sasaran = [buat_sasaran(f"s{n}", kelompok="gedung") for n in range(8)]
    balik = [balikkan(satu, Keadaan.KRITIS) for satu in sasaran]
    serentak(*(lambda b=b: ikuti_gangguan(b) for b in balik))
    assert Gangguan.objects.get().sasaran.count() == 8
