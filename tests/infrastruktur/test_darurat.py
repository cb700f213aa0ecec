"""A declared emergency: from the head's order to its end, and what an incident may not do while it stands."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from infrastruktur.actions.darurat import akhiri_darurat, nyatakan_darurat, putuskan_penilaian
from infrastruktur.actions.gangguan import batalkan, tutup
from infrastruktur.models import AnggotaDarurat, Gangguan, KeadaanDarurat, PenilaianKerusakan
from infrastruktur.naskah.gangguan import isi_gangguan
from infrastruktur.policies.darurat import DaruratBelumBerakhir, DaruratTidakTepat
from infrastruktur.policies.gangguan import BelumDapatDitutup
from lpse.aturan import TindakanTertutup
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.gangguan import buat_gangguan, buat_lengkap, nyatakan, taksir
from tests.petugas import pasang_mfa
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("infrastruktur.masalah_teknis")]


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


@pytest.fixture
def kepala():
    return buat_akun(Peran.KEPALA)


def setujui(darurat, kepala):
    semua = list(darurat.penilaian.values_list("pk", flat=True))
    return putuskan_penilaian(darurat.pk, oleh=kepala, penilaian=semua, putusan="disetujui")


def test_dari_pernyataan_kepala_sampai_gangguan_ditutup(admin, kepala):
    rekan = buat_akun(Peran.HELPDESK)
    gangguan = buat_lengkap(admin)
    darurat = nyatakan(gangguan, kepala, admin, rekan)
    surat = Pemberitahuan.objects.filter(templat="infrastruktur/darurat_tim")
    assert {satu.akun for satu in surat} == {admin, rekan}
    with pytest.raises(BelumDapatDitutup, match="akhir keadaan darurat"):
        tutup(gangguan.pk, oleh=admin)
    with pytest.raises(DaruratBelumBerakhir):
        batalkan(gangguan.pk, oleh=admin, alasan="Keliru.")

    with pytest.raises(DaruratTidakTepat, match="penilaian kerusakan yang disetujui"):
        akhiri_darurat(darurat.pk, oleh=kepala, hasil="Pulih.")
    taksir(darurat, admin)
    assert Pemberitahuan.objects.get(templat="infrastruktur/darurat_penilaian").akun == kepala
    with pytest.raises(DaruratTidakTepat, match="yang menunggu"):
        akhiri_darurat(darurat.pk, oleh=kepala, hasil="Pulih.")
    setujui(darurat, kepala)
    akhiri_darurat(darurat.pk, oleh=kepala, hasil="Layanan pindah ke ruang cadangan.")
    assert Pemberitahuan.objects.filter(templat="infrastruktur/darurat_berakhir").count() == 2
    with pytest.raises(TindakanTertutup):
        taksir(darurat, admin)

    langkah = [satu["isi"] for satu in isi_gangguan(gangguan, admin)["langkah"]]
    assert any(satu.startswith("Keadaan darurat dinyatakan. Ruang server tergenang.") for satu in langkah)
    assert any("Rp 15.000.000" in satu for satu in langkah)
    assert tutup(gangguan.pk, oleh=admin).status == "ditutup"


def test_ditolak_beralasan_dan_diputus_orang_lain(admin, kepala):
    darurat = nyatakan(buat_gangguan(admin), kepala, admin)
    satu = {"penilaian": [taksir(darurat, admin).pk]}
    with pytest.raises(DaruratTidakTepat, match="alasan menolak"):
        putuskan_penilaian(darurat.pk, oleh=kepala, putusan="ditolak", **satu)
    rangkap = buat_akun(Peran.KEPALA, Peran.ADMIN_SISTEM)
    milik = {"penilaian": [taksir(darurat, rangkap, "Rak 2").pk]}
    with pytest.raises(DaruratTidakTepat, match="orang lain"):
        putuskan_penilaian(darurat.pk, oleh=rangkap, putusan="disetujui", **milik)
    putuskan_penilaian(darurat.pk, oleh=kepala, putusan="ditolak", catatan="Bukan rusak.", **satu)
    with pytest.raises(DaruratTidakTepat, match="masih menunggu"):
        putuskan_penilaian(darurat.pk, oleh=kepala, putusan="disetujui", **satu)


def test_tim_hanya_pegawai_yang_bertugas(admin, kepala):
    gangguan = buat_gangguan(admin)
    for tim in ([], [buat_akun(Peran.PENYEDIA)], [admin, buat_akun(Peran.AUDITOR)]):
        with pytest.raises(DaruratTidakTepat, match="anggota tim"):
            nyatakan(gangguan, kepala, *tim)


@pytest.mark.parametrize(
    "ubah",
    [
        lambda d: Gangguan.objects.filter(pk=d.gangguan_id).update(
            status="dibatalkan", alasan_batal="x", ditutup_oleh=d.dinyatakan_oleh
        ),
        lambda d: KeadaanDarurat.objects.filter(pk=d.pk).update(alasan="lain"),
        lambda d: KeadaanDarurat.objects.filter(pk=d.pk).update(
            status="berakhir", hasil="x", diakhiri_oleh=d.dinyatakan_oleh, diakhiri_pada=timezone.now()
        ),
        lambda d: AnggotaDarurat.objects.filter(darurat=d).delete(),
        lambda d: PenilaianKerusakan.objects.filter(darurat=d).update(kerusakan="lain"),
    ],
)
def test_basis_data_menjaganya_juga(admin, kepala, ubah):
    darurat = nyatakan(buat_gangguan(admin), kepala, admin)
    taksir(darurat, admin)
    with pytest.raises(DatabaseError, match=r"darurat|tidak berubah|ditambah"), transaction.atomic():
        ubah(darurat)


@pytest.mark.django_db(transaction=True)
def test_menyatakan_dan_membatalkan_serentak_tidak_berlaku_keduanya(admin, kepala):
    gangguan = buat_gangguan(admin)
    isi = {"alasan": "Banjir.", "perintah": "Pindahkan.", "tim": [admin]}
    serentak(
        lambda: nyatakan_darurat(gangguan.pk, oleh=kepala, **isi),
        lambda: nyatakan_darurat(gangguan.pk, oleh=kepala, **isi),
        lambda: batalkan(gangguan.pk, oleh=admin, alasan="Keliru."),
    )
    gangguan.refresh_from_db()
    assert KeadaanDarurat.objects.count() == (1 if gangguan.is_terbuka else 0)


def test_kepala_menyatakan_dan_mengakhiri_lewat_halaman(client, admin, kepala):
    pasang_mfa(kepala)
    client.force_login(kepala)
    gangguan = buat_gangguan(admin, judul="Ruang server tergenang")

    def alamat(halaman):
        return reverse(f"admin:infrastruktur_gangguan_{halaman}", args=[gangguan.kode])

    assert alamat("nyatakan_darurat") in client.get(alamat("lihat")).content.decode()
    isi = {"alasan": "Air setinggi rak.", "perintah": "Matikan daya.", "tim": [admin.pk]}
    assert client.post(alamat("nyatakan_darurat"), isi).status_code == 302
    assert "Keadaan darurat" in client.get(reverse("admin:index")).content.decode()
    assert "Keadaan darurat" in client.get(reverse("admin:infrastruktur_dinding")).content.decode()
    assert client.post(alamat("akhiri_darurat"), {"hasil": "Kering."}).status_code == 409

    penilaian = taksir(KeadaanDarurat.objects.get(), admin)
    putusan = {"penilaian": [penilaian.pk], "putusan": "disetujui"}
    assert client.post(alamat("putuskan_penilaian"), putusan).status_code == 302
    assert client.post(alamat("akhiri_darurat"), {"hasil": "Kering."}).status_code == 302
    halaman = client.get(alamat("lihat")).content.decode()
    for kata in ("Matikan daya.", "Rak 1", "Disetujui", "Kering."):
        assert kata in halaman


def test_isi_suratnya(admin, kepala):
    darurat = nyatakan(buat_gangguan(admin), kepala, admin)
    taksir(darurat, admin)
    setujui(darurat, kepala)
    tim, penilaian = Pemberitahuan.objects.filter(templat__startswith="infrastruktur/darurat_").order_by("pk")
    assert "Pindahkan layanan." in susun(tim).body
    assert susun(penilaian) is None  # decided meanwhile
    akhiri_darurat(darurat.pk, oleh=kepala, hasil="Kering.")
    assert susun(tim) is None
    berakhir = Pemberitahuan.objects.get(templat="infrastruktur/darurat_berakhir")
    assert "Kering." in susun(berakhir).body
