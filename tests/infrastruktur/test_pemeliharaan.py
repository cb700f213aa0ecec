"""Maintenance: told beforehand, told anew when it changes, silent while it runs, loud when it runs over."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from infrastruktur.actions import pemeliharaan as tindakan
from infrastruktur.models import JadwalPemeliharaan, Pemeliharaan, RiwayatPemeliharaan
from infrastruktur.models.pemeliharaan import TOLERANSI_LEWAT
from infrastruktur.policies.pemeliharaan import (
    PemberitahuanKurang,
    PetugasBukanPegawai,
    TanggalBelumTiba,
    WaktuPemeliharaanKeliru,
    check_pemberitahuan,
    pemberitahuan_minimum,
    sebut_waktu,
)
from infrastruktur.queries.pemeliharaan import dalam_pemeliharaan, riwayat_aset
from infrastruktur.tasks.perubahan import detak_pemeliharaan
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.kalender import Jendela, KalenderKerja, Rezim
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.infrastruktur.perubahan import SEJAM, SEMENIT, admin, berjalan, isian, lewat, rencana, sasaran


def alamat_pengumuman(satu: Pemeliharaan) -> str:
    assert sumbangan.pengumum is not None
    assert sumbangan.pengumum.rencana is not None
    return sumbangan.pengumum.rencana.alamat(satu.kunci)


def kalender_senin_jumat() -> KalenderKerja:
    rezim = Rezim(date(2026, 1, 1), None, tuple(Jendela(h, time(8), time(16)) for h in range(5)))
    return KalenderKerja("Asia/Jakarta", (rezim,), frozenset(), date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.dasar("infrastruktur.pengumuman_pemeliharaan")
@pytest.mark.parametrize(
    ("mulai", "cukup"),
    [
        (datetime(2026, 3, 11, 19, tzinfo=UTC), True),  # Monday, then Wednesday
        (datetime(2026, 3, 10, 19, tzinfo=UTC) - SEJAM * 5, False),  # Tuesday
        (datetime(2026, 3, 14, 12, tzinfo=UTC), True),
    ],
)
def test_pemberitahuan_dihitung_dalam_hari_kerja_kecuali_mendesak(mulai, cukup):
    now = datetime(2026, 3, 9, 3, tzinfo=UTC)
    kalender = kalender_senin_jumat()
    check_pemberitahuan(kalender, now, mulai, 2, "Celah keamanan.")
    if cukup:
        check_pemberitahuan(kalender, now, mulai, 2, "")
    else:
        with pytest.raises(PemberitahuanKurang, match="2 hari kerja"):
            check_pemberitahuan(kalender, now, mulai, 2, "")


def test_akhir_pekan_bukan_hari_kerja():
    jumat, senin = datetime(2026, 3, 13, 3, tzinfo=UTC), datetime(2026, 3, 16, 3, tzinfo=UTC)
    with pytest.raises(PemberitahuanKurang):
        check_pemberitahuan(kalender_senin_jumat(), jumat, senin, 2, "")


def test_waktu_disebut_sekali_bila_harinya_sama():
    mulai = datetime(2026, 3, 26, 12, tzinfo=UTC)
    assert sebut_waktu(mulai, mulai + SEJAM) == "Kamis, 26 Maret 2026 pukul 19.00 WIB sampai pukul 20.00 WIB"
    assert sebut_waktu(mulai, mulai + 6 * SEJAM).endswith("sampai Jumat, 27 Maret 2026 pukul 01.00 WIB")


@pytest.mark.django_db
class TestRencana:
    @pytest.mark.dasar("infrastruktur.pengumuman_pemeliharaan")
    def test_jendela_seketika_diumumkan(self, client):
        satu = rencana()
        halaman = client.get(alamat_pengumuman(satu)).content.decode()
        assert "Pemeliharaan server SPSE" in halaman
        assert "SPSE tidak dapat dibuka." in halaman
        assert "Memperbarui sistem operasi" not in halaman
        assert satu.nomor.startswith("PML-")

    @pytest.mark.parametrize(
        ("geser", "lama"), [(-SEJAM, SEJAM), (SEJAM, timedelta(0)), (SEJAM, timedelta(days=8))]
    )
    def test_waktu_yang_keliru_ditolak_tanpa_sisa(self, geser, lama):
        oleh, mulai = admin(), timezone.now() + geser
        with pytest.raises(WaktuPemeliharaanKeliru):
            tindakan.rencanakan_pemeliharaan(isian(oleh, mulai, selesai=mulai + lama), oleh=oleh)
        assert not Pemeliharaan.objects.exists()

    def test_terlalu_dekat_tanpa_alasan_ditolak(self):
        with pytest.raises(PemberitahuanKurang):
            rencana(alasan_mendesak="")

    def test_hanya_oleh_pengelola_dan_petugasnya_pegawai(self):
        kepala = buat_akun(Peran.KEPALA)
        with pytest.raises(TidakBerwenang):
            rencana(kepala)
        with pytest.raises(PetugasBukanPegawai):
            rencana(admin(), petugas=kepala)

    def test_jadwal_ulang_menarik_pengumuman_lama_dan_menyimpan_keduanya(self, client):
        oleh = admin()
        satu = rencana(oleh)
        lama = alamat_pengumuman(satu)
        baru = timezone.now() + timedelta(days=3)
        tindakan.jadwalkan_ulang_pemeliharaan(
            satu.pk, oleh=oleh, mulai=baru, selesai=baru + SEJAM, alasan="Suku cadang terlambat.",
            alasan_mendesak="Mendesak.",
        )  # fmt: skip
        assert alamat_pengumuman(satu) != lama
        assert "Suku cadang terlambat." in client.get(lama).content.decode()
        assert JadwalPemeliharaan.objects.filter(pemeliharaan=satu).count() == 2
        with pytest.raises(DatabaseError), transaction.atomic():
            JadwalPemeliharaan.objects.filter(pemeliharaan=satu).update(alasan="lain")

    def test_pembatalan_menarik_pengumumannya_dengan_alasan(self, client):
        oleh = admin()
        satu = rencana(oleh)
        tindakan.batalkan_pemeliharaan(satu.pk, oleh=oleh, alasan_batal="Tidak jadi perlu.")
        assert "Tidak jadi perlu." in client.get(alamat_pengumuman(satu)).content.decode()
        with pytest.raises(TindakanTertutup, match="Dibatalkan"):
            tindakan.mulai_pemeliharaan(satu.pk, oleh=oleh)
        with pytest.raises(DatabaseError), transaction.atomic():
            Pemeliharaan.objects.filter(pk=satu.pk).update(alasan_batal="lain")


@pytest.mark.django_db
class TestBerjalan:
    def test_tidak_mulai_sebelum_waktu_yang_diumumkan(self):
        oleh = admin()
        satu = rencana(oleh, mulai=timezone.now() + SEJAM)
        with pytest.raises(WaktuPemeliharaanKeliru, match="Jadwalkan ulang"):
            tindakan.mulai_pemeliharaan(satu.pk, oleh=oleh)

    @pytest.mark.dasar("infrastruktur.kemudahan_pemeliharaan")
    def test_sasarannya_diam_hanya_selama_berjalan(self, django_assert_num_queries):
        oleh, target, lain = admin(), sasaran(), sasaran("lain")
        satu = rencana(oleh, sasaran=[target])
        assert not dalam_pemeliharaan(timezone.now())
        tindakan.mulai_pemeliharaan(satu.pk, oleh=oleh)
        with django_assert_num_queries(1):
            assert dalam_pemeliharaan(timezone.now()) == {target.pk}
        assert lain.pk not in dalam_pemeliharaan(timezone.now())
        tindakan.selesaikan_pemeliharaan(satu.pk, oleh=oleh, hasil="Terpasang.")
        assert not dalam_pemeliharaan(timezone.now())

    def test_yang_lupa_diakhiri_diam_paling_lama_satu_jam(self):
        target = sasaran()
        lewat(sasaran=[target], sejak=TOLERANSI_LEWAT - SEMENIT)
        assert dalam_pemeliharaan(timezone.now()) == {target.pk}
        assert not dalam_pemeliharaan(timezone.now() + 2 * SEMENIT)

    def test_lewat_waktu_ditegur_sekali_untuk_tiap_rencana(self):
        oleh = admin()
        satu = lewat(oleh)
        detak_pemeliharaan()
        detak_pemeliharaan()
        (surat,) = Pemberitahuan.objects.filter(templat="infrastruktur/pemeliharaan_lewat")
        pesan = susun(surat)
        assert pesan is not None
        assert satu.nomor in pesan.subject
        tindakan.perpanjang_pemeliharaan(
            satu.pk, oleh=oleh, selesai=timezone.now() + SEJAM, alasan="Belum selesai."
        )
        assert susun(surat) is None
        satu.refresh_from_db()
        assert satu.ditegur_pada is None

    def test_perpanjangan_mengabari_pengguna_juga_bila_pengumumannya_sudah_habis(self, client):
        oleh = admin()
        masih, habis = berjalan(oleh), lewat(oleh)
        sebelum = {satu.pk: alamat_pengumuman(satu) for satu in (masih, habis)}
        for satu in (masih, habis):
            selesai = timezone.now() + 3 * SEJAM
            tindakan.perpanjang_pemeliharaan(satu.pk, oleh=oleh, selesai=selesai, alasan="Disk lambat.")
            assert "Disk lambat." in client.get(alamat_pengumuman(satu)).content.decode()
        assert alamat_pengumuman(masih) == sebelum[masih.pk]
        assert alamat_pengumuman(habis) != sebelum[habis.pk]

    def test_perpanjangan_tidak_mundur_dan_tidak_tanpa_batas(self):
        oleh = admin()
        satu = berjalan(oleh)
        for selesai in (satu.selesai_rencana, satu.mulai_rencana + timedelta(days=8)):
            with pytest.raises(WaktuPemeliharaanKeliru):
                tindakan.perpanjang_pemeliharaan(satu.pk, oleh=oleh, selesai=selesai, alasan="x")

    def test_sesudah_selesai_tidak_berubah_lagi(self):
        oleh = admin()
        satu = tindakan.selesaikan_pemeliharaan(berjalan(oleh).pk, oleh=oleh, hasil="Terpasang.")
        with pytest.raises(DatabaseError), transaction.atomic():
            Pemeliharaan.objects.filter(pk=satu.pk).update(hasil="lain")
        with pytest.raises(TindakanTertutup):
            tindakan.perpanjang_pemeliharaan(satu.pk, oleh=oleh, selesai=timezone.now() + SEJAM, alasan="x")


@pytest.mark.django_db
def test_pemberitahuan_minimum_ditetapkan_kepala_dan_riwayatnya_tetap():
    assert pemberitahuan_minimum() == 2
    with pytest.raises(TidakBerwenang):
        tindakan.atur_pemberitahuan(oleh=admin(), hari_kerja=0, alasan="Malas.")
    baru = tindakan.atur_pemberitahuan(oleh=buat_akun(Peran.KEPALA), hari_kerja=3, alasan="SOP 2026.")
    assert pemberitahuan_minimum() == 3
    with pytest.raises(DatabaseError), transaction.atomic():
        baru.delete()


@pytest.mark.django_db
@pytest.mark.dasar("infrastruktur.perangkat")
def test_riwayat_perangkat_dicatat_per_aset_dan_tidak_berubah():
    oleh = admin()
    isi = {
        "jenis": "penggantian",
        "uraian": "Disk diganti.",
        "pelaksana": "PT Contoh",
        "suku_cadang": "SSD 1 TB",
    }
    tindakan.catat_pemeliharaan_aset(
        oleh=oleh, aset=["HW-0001", "HW-0002", "HW-0001"], tanggal=hari_ini(), **isi
    )
    assert [r.uraian for r in riwayat_aset("hw-0001")] == ["Disk diganti."]
    assert RiwayatPemeliharaan.objects.count() == 2
    with pytest.raises(TanggalBelumTiba):
        tindakan.catat_pemeliharaan_aset(oleh=oleh, aset=["HW-1"], tanggal=hari_ini() + timedelta(2), **isi)
    with pytest.raises(TidakBerwenang):
        tindakan.catat_pemeliharaan_aset(
            oleh=buat_akun(Peran.AUDITOR), aset=["HW-1"], tanggal=hari_ini(), **isi
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        RiwayatPemeliharaan.objects.all().delete()
