"""Announcements: told in time, never written over, ended when they end."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from layanan.actions import pengumuman as tindakan
from layanan.models import BuktiPemberitahuan, LayananDipantau, PembaruanPengumuman, Pengumuman
from layanan.policies.pengumuman import (
    LayananTidakDikenal,
    PengumumanBelumLengkap,
    WaktuPengumumanKeliru,
    dasar_pengumuman,
)
from layanan.queries.pengumuman import lupakan
from layanan.tasks.pengumuman import detak_pengumuman
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from tests.factories import buat_akun
from tests.layanan.pengumuman import draf, geser, petugas, tayang
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
SEJAM = timedelta(hours=1)


@pytest.fixture(autouse=True)
def tanpa_simpanan():
    lupakan()
    yield
    lupakan()


def status(pengumuman):
    return Pengumuman.objects.get(pk=pengumuman.pk).status


@pytest.mark.dasar("layanan.pengumuman_gangguan")
def test_gangguan_ditayangkan_dengan_buktinya():
    oleh = petugas()
    pengumuman = tayang(oleh)
    assert pengumuman.status == "tayang"
    assert pengumuman.tayang_pada is not None
    assert [b.pada for b in pengumuman.bukti.all()] == [pengumuman.tayang_pada]
    assert Jejak.objects.filter(peristiwa="pengumuman.tayang", oleh_id=oleh.pk).exists()


@pytest.mark.parametrize(
    ("kolom", "pesan"),
    [({"dampak": ""}, "berat"), ({"mulai": None}, "mulainya"), ({"layanan": []}, "layanan")],
)
def test_gangguan_menyebut_apa_sejak_kapan_dan_seberapa_berat(kolom, pesan):
    oleh = petugas()
    pengumuman = draf(oleh)
    if "layanan" in kolom:
        pengumuman.layanan.clear()
    else:
        geser(pengumuman, **kolom)
    with pytest.raises(PengumumanBelumLengkap, match=pesan):
        tindakan.tayangkan_pengumuman(pengumuman.pk, oleh=oleh)


def test_gangguan_tidak_mulai_di_kemudian_hari():
    oleh = petugas()
    pengumuman = draf(oleh, mulai=timezone.now() + SEJAM)
    with pytest.raises(WaktuPengumumanKeliru, match="pemeliharaan"):
        tindakan.tayangkan_pengumuman(pengumuman.pk, oleh=oleh)


@pytest.mark.dasar("infrastruktur.pengumuman_pemeliharaan")
def test_pemeliharaan_diberitahukan_sebelum_mulai():
    oleh = petugas()
    pengumuman = draf(oleh, "pemeliharaan")
    now = timezone.now()
    for tayang_pada, pesan in ((now - SEJAM, "kemudian hari"), (now + 3 * SEJAM, "sebelum dimulai")):
        with pytest.raises(WaktuPengumumanKeliru, match=pesan):
            tindakan.jadwalkan_pengumuman(pengumuman.pk, oleh=oleh, tayang_pada=tayang_pada)
    tindakan.jadwalkan_pengumuman(pengumuman.pk, oleh=oleh, tayang_pada=now + SEJAM)
    assert status(pengumuman) == "terjadwal"
    assert not Pengumuman.objects.terbit(now).filter(pk=pengumuman.pk).exists()


def test_gangguan_tidak_dijadwalkan():
    oleh = petugas()
    with pytest.raises(WaktuPengumumanKeliru, match="saat itu juga"):
        tindakan.jadwalkan_pengumuman(draf(oleh).pk, oleh=oleh, tayang_pada=timezone.now() + SEJAM)


def test_yang_tidak_berwenang_tidak_menulis():
    for orang in (buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.PENYEDIA)):
        with pytest.raises(TidakBerwenang):
            draf(orang)


def test_yang_terjadwal_tayang_dan_berakhir_menurut_waktunya():
    oleh = petugas()
    pengumuman = draf(oleh, "pemeliharaan")
    tindakan.jadwalkan_pengumuman(pengumuman.pk, oleh=oleh, tayang_pada=timezone.now() + SEJAM)
    lalu = timezone.now() - timedelta(minutes=5)
    geser(pengumuman, tayang_pada=lalu)
    # The pages go by the time; the clock's round only writes down what holds already.
    assert Pengumuman.objects.berjalan(timezone.now()).filter(pk=pengumuman.pk).exists()
    detak_pengumuman()
    detak_pengumuman()
    pengumuman.refresh_from_db()
    assert (pengumuman.status, pengumuman.tayang_pada) == ("tayang", lalu)
    assert BuktiPemberitahuan.objects.get(pengumuman=pengumuman).pada == lalu

    geser(pengumuman, berakhir_pada=timezone.now())
    assert not Pengumuman.objects.berjalan(timezone.now()).filter(pk=pengumuman.pk).exists()
    with pytest.raises(TindakanTertutup, match="Berakhir"):
        tindakan.perbarui_pengumuman(pengumuman.pk, oleh=oleh, isi="Masih dikerjakan.")
    detak_pengumuman()
    assert status(pengumuman) == "berakhir"


@pytest.mark.parametrize("kolom", ["judul", "isi", "mulai", "perkiraan_selesai", "tayang_pada", "dampak"])
def test_yang_sudah_diumumkan_tidak_dapat_ditulis_ulang(kolom):
    pengumuman = tayang()
    nilai = (
        "lambat" if kolom == "dampak" else "x" if kolom in ("judul", "isi") else timezone.now() - SEJAM / 2
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        geser(pengumuman, **{kolom: nilai})
    with pytest.raises(DatabaseError), transaction.atomic():
        pengumuman.layanan.add(LayananDipantau.objects.get(kode="portal"))
    with pytest.raises(DatabaseError), transaction.atomic():
        pengumuman.bukti.update(pada=timezone.now())
    with pytest.raises(TindakanTertutup):
        tindakan.ubah_pengumuman(pengumuman.pk, oleh=petugas(), layanan=[], judul="x")


def test_yang_berakhir_tidak_berubah_lagi():
    oleh = petugas()
    pengumuman = tayang(oleh)
    tindakan.akhiri_pengumuman(pengumuman.pk, oleh=oleh, isi="Pulih.")
    with pytest.raises(DatabaseError), transaction.atomic():
        geser(pengumuman, berakhir_pada=timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        PembaruanPengumuman.objects.filter(pengumuman=pengumuman).update(isi="Tidak pernah terjadi.")
    with pytest.raises(TindakanTertutup):
        tindakan.perbarui_pengumuman(pengumuman.pk, oleh=oleh, isi="Lagi.")


def test_draf_diubah_dan_dibuang_tanpa_seorang_pun_diberi_tahu():
    oleh = petugas()
    pengumuman = draf(oleh)
    tindakan.ubah_pengumuman(
        pengumuman.pk, oleh=oleh, layanan=pengumuman.layanan.all(), judul="Jaringan putus"
    )
    tindakan.batalkan_pengumuman(pengumuman.pk, oleh=oleh, isi="Keliru.")
    assert status(pengumuman) == "dibatalkan"
    assert not BuktiPemberitahuan.objects.exists()
    assert not Pengumuman.objects.terbit(timezone.now()).exists()


def test_pembaruan_menambah_dan_memundurkan_akhir_pemeliharaan():
    oleh = petugas()
    pengumuman = tayang(oleh, "pemeliharaan")
    semula, baru = pengumuman.perkiraan_selesai, timezone.now() + 6 * SEJAM
    with pytest.raises(WaktuPengumumanKeliru):
        tindakan.perbarui_pengumuman(pengumuman.pk, oleh=oleh, isi="x", perkiraan_selesai=timezone.now())
    tindakan.perbarui_pengumuman(pengumuman.pk, oleh=oleh, isi="Lebih lama.", perkiraan_selesai=baru)
    pengumuman.refresh_from_db()
    assert (pengumuman.perkiraan_selesai, pengumuman.perkiraan_kini) == (semula, baru)
    assert pengumuman.berakhir_pada == baru
    assert [b.peristiwa for b in pengumuman.bukti.order_by("pk")] == ["Pengumuman", "Pembaruan"]


def test_gangguan_diakhiri_dengan_kabar_dan_waktunya():
    oleh = petugas()
    pengumuman = tayang(oleh)
    with pytest.raises(PengumumanBelumLengkap):
        tindakan.akhiri_pengumuman(pengumuman.pk, oleh=oleh)
    for saat in (timezone.now() + SEJAM, timezone.now() - 2 * SEJAM):
        with pytest.raises(WaktuPengumumanKeliru):
            tindakan.akhiri_pengumuman(pengumuman.pk, oleh=oleh, isi="Pulih.", selesai_pada=saat)
    selesai = timezone.now() - SEJAM / 2
    akhir = tindakan.akhiri_pengumuman(pengumuman.pk, oleh=oleh, isi="Pulih.", selesai_pada=selesai)
    assert (akhir.status, akhir.selesai_pada) == ("berakhir", selesai)
    assert akhir.berakhir_pada > selesai


def test_pengumuman_yang_dibatalkan_sesudah_tayang_tetap_terbaca():
    oleh = petugas()
    pengumuman = tayang(oleh, "pemeliharaan")
    tindakan.batalkan_pengumuman(pengumuman.pk, oleh=oleh, isi="Suku cadang belum tiba.")
    assert Pengumuman.objects.terbit(timezone.now()).filter(pk=pengumuman.pk).exists()
    assert not Pengumuman.objects.berjalan(timezone.now()).exists()
    assert pengumuman.pembaruan.get().jenis == "batal"


# --- Opened by other units ------------------------------------------------------------------------------


def buka(kunci="host:spse", kode="spse", judul="SPSE tidak menjawab"):
    assert sumbangan.pengumum is not None
    return sumbangan.pengumum.buka(kode, judul, "Kami sedang memeriksa.", sumber="pemantauan", kunci=kunci)


def test_unit_lain_membuka_dan_menutup_gangguan_tepat_sekali():
    kode = buka()
    assert buka(judul="Lain") == kode
    assert Pengumuman.objects.get(kode=kode).judul == "SPSE tidak menjawab"
    assert BuktiPemberitahuan.objects.count() == 1
    assert sumbangan.pengumum.tutup("host:spse")
    assert not sumbangan.pengumum.tutup("host:spse")
    assert Pengumuman.objects.get(kode=kode).pembaruan.get().jenis == "akhir"
    assert buka() != kode


def test_gangguan_dari_unit_lain_tidak_gugur_karena_judulnya_panjang():
    assert len(Pengumuman.objects.get(kode=buka(judul="x" * 500)).judul) == 120


def test_layanan_yang_tidak_dikenal_ditolak_dengan_namanya():
    with pytest.raises(LayananTidakDikenal, match="entah"):
        buka(kode="entah")


@pytest.mark.django_db(transaction=True)
def test_dibuka_serentak_menjadi_satu_pengumuman():
    assert len(set(serentak(*[buka] * 4))) == 1
    assert Pengumuman.objects.count() == BuktiPemberitahuan.objects.count() == 1
    assert sorted(serentak(*[lambda: sumbangan.pengumum.tutup("host:spse")] * 4)) == [
        False,
        False,
        False,
        True,
    ]


@pytest.mark.django_db(transaction=True)
def test_ditayangkan_serentak_oleh_waktu_dan_orang_diberitahukan_sekali():
    oleh = petugas()
    pengumuman = draf(oleh, "pemeliharaan")
    tindakan.jadwalkan_pengumuman(pengumuman.pk, oleh=oleh, tayang_pada=timezone.now() + SEJAM)
    geser(pengumuman, tayang_pada=timezone.now())
    hasil = serentak(*[lambda: tindakan.tayangkan_terjadwal(pengumuman.pk)] * 4)
    assert sorted(hasil) == [False, False, False, True]
    assert BuktiPemberitahuan.objects.count() == 1


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_setiap_daerah_mendasarkan_gangguan_dan_pemeliharaan(nama, monkeypatch):
    from lpse.profil.loader import FOLDER, load

    monkeypatch.setattr("layanan.policies.pengumuman.profil", lambda: load(FOLDER / f"{nama}.toml"))
    assert dasar_pengumuman("gangguan")
    assert dasar_pengumuman("pemeliharaan")
    assert dasar_pengumuman("umum") == ""
