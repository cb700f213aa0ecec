"""Maintenance announced for another unit: told once, told anew when it moves, and nothing told is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from layanan.actions import pengumuman_terencana as tindakan
from layanan.actions.pengumuman import tutup_gangguan
from layanan.models import BuktiPemberitahuan, Pengumuman
from layanan.policies.pengumuman import LayananTidakDikenal, WaktuPengumumanKeliru
from layanan.queries.pengumuman import alamat_terakhir
from layanan.tasks.pengumuman import detak_pengumuman

pytestmark = pytest.mark.django_db
SEJAM = timedelta(hours=1)
KUNCI = "pemeliharaan:uji"


def rencanakan(mulai=None, layanan=("spse", "telepon"), **lain):
    mulai = mulai or timezone.now() + SEJAM
    isi = ("Ganti disk", "SPSE tidak dapat dibuka.", mulai, mulai + SEJAM)
    return tindakan.rencanakan(layanan, *isi, sumber="infrastruktur", kunci=KUNCI, **lain)


def semua():
    return list(Pengumuman.objects.filter(kunci=KUNCI).order_by("pk"))


@pytest.mark.dasar("infrastruktur.pengumuman_pemeliharaan")
def test_rencana_tayang_sekali_dengan_buktinya():
    kode = rencanakan()
    assert rencanakan() == kode
    (satu,) = semua()
    assert (satu.status, satu.jenis, satu.dibuat_oleh) == ("tayang", "pemeliharaan", None)
    assert {layanan.kode for layanan in satu.layanan.all()} == {"spse", "telepon"}
    assert satu.berakhir_pada == satu.perkiraan_selesai
    assert BuktiPemberitahuan.objects.filter(pengumuman=satu).count() == 1


def test_layanan_asing_atau_waktu_lewat_ditolak_tanpa_sisa():
    with pytest.raises(LayananTidakDikenal, match="tidak-ada"):
        rencanakan(layanan=["spse", "tidak-ada"])
    with pytest.raises(WaktuPengumumanKeliru):
        rencanakan(mulai=timezone.now() - 3 * SEJAM)
    assert not semua()


def test_jadwal_ulang_membatalkan_yang_lama_dengan_alasan_dan_waktu_baru():
    rencanakan()
    mulai = timezone.now() + timedelta(days=2)
    kode = tindakan.jadwalkan_ulang(KUNCI, mulai, mulai + SEJAM, "Suku cadang terlambat.")
    lama, baru = semua()
    assert (lama.status, baru.status, baru.kode) == ("dibatalkan", "tayang", kode)
    assert "Suku cadang terlambat." in lama.pembaruan.get().isi
    assert (baru.mulai, set(baru.layanan.all())) == (mulai, set(lama.layanan.all()))
    assert BuktiPemberitahuan.objects.filter(pengumuman=lama).count() == 2


def test_perpanjangan_memperbarui_yang_tayang_dan_mengganti_yang_sudah_habis():
    rencanakan()
    selesai = timezone.now() + 5 * SEJAM
    tindakan.perpanjang(KUNCI, selesai, "Disk lambat.")
    (satu,) = semua()
    assert (satu.perkiraan_kini, satu.berakhir_pada) == (selesai, selesai)
    assert satu.pembaruan.get().perkiraan_selesai == selesai
    with pytest.raises(WaktuPengumumanKeliru):
        tindakan.perpanjang(KUNCI, timezone.now() - SEJAM, "x")
    # Its time has run out, and the minute's round has not come by yet.
    Pengumuman.objects.filter(pk=satu.pk).update(berakhir_pada=timezone.now() - SEJAM)
    tindakan.perpanjang(KUNCI, timezone.now() + SEJAM, "Masih dikerjakan.")
    detak_pengumuman()
    habis, baru = semua()
    assert (habis.status, baru.status) == ("berakhir", "tayang")
    assert (baru.isi, baru.mulai) == ("Masih dikerjakan.", habis.mulai)


def test_pembatalan_dan_penutupan_hanya_bila_ada_yang_tayang():
    assert alamat_terakhir(KUNCI) == ""
    assert not tindakan.batalkan(KUNCI, "Tidak jadi.")
    kode = rencanakan()
    assert tindakan.batalkan(KUNCI, "Tidak jadi.")
    assert alamat_terakhir(KUNCI) == f"/pengumuman/{kode}/"
    assert not tindakan.batalkan(KUNCI, "Tidak jadi.")
    rencanakan()
    assert tutup_gangguan(KUNCI, "Selesai.")
    assert [satu.status for satu in semua()] == ["dibatalkan", "berakhir"]
