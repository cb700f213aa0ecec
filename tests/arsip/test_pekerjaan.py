"""Jobs as the row tells them: asked for once, ended once, people told of failure, silence and recovery."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.actions import pekerjaan as tindakan
from arsip.actions import periksa
from arsip.actions.alarm import periksa_ketiadaan, periksa_pemeriksaan
from arsip.actions.jalankan import antrekan_jatuh_tempo, dorong_antrean
from arsip.actions.kerja import Hasil
from arsip.actions.pekerjaan import antrekan, catat_detak, sapu_terputus
from arsip.actions.periksa import perlu_ruang, temuan_sumber
from arsip.actions.sumber import SudahTerdaftar, tambah_repositori, tambah_sumber, ubah_sumber
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal, StatusPekerjaan
from arsip.mesin.prasyarat import RUANG_CADANGAN
from arsip.models import Cadangan, Pekerjaan, Repositori, Sumber
from arsip.policies.pekerjaan import SudahDiantrekan, TidakDipakai
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from tests.arsip.mesin import kendali
from tests.arsip.pekerjaan import JAM, J, admin, antre, berhasil, berjalan, direktori, gagal, repositori
from tests.factories import buat_akun

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("arsip.cadangan")]
S, HARI = StatusPekerjaan, timedelta(days=1)


@pytest.fixture
def sumber(tmp_path) -> Sumber:
    return direktori(tmp_path)


def surat(templat: str) -> list[str]:
    return sorted(Pemberitahuan.objects.filter(templat=templat).values_list("penerima", flat=True))


def test_giliran_diantrekan_sekali_berapa_kali_pun_jam_bertanya(sumber):
    lalu = timezone.now() - 2 * HARI
    Sumber.objects.update(created_at=lalu)

    assert antrekan_jatuh_tempo() == Sumber.objects.count()
    assert antrekan_jatuh_tempo() == 0

    satu = Pekerjaan.objects.get(sumber=sumber)
    assert (satu.status, satu.diminta_oleh) == (S.ANTRE, None)
    assert satu.giliran is not None
    assert antrekan(J.CADANGKAN, sumber.repositori, sumber=sumber, giliran=satu.giliran) is None


def test_repositori_yang_siap_diperiksa_tiap_hari_media_tidak(sumber):
    siap = timezone.now() - 2 * HARI
    Repositori.objects.filter(pk=sumber.repositori_id).update(disiapkan_pada=siap, id_mesin="a")
    Repositori.objects.create(
        kode="usb", nama="USB", jenis="media", lokasi="/media/usb", disiapkan_pada=siap, id_mesin="b"
    )

    antrekan_jatuh_tempo()

    periksa = Pekerjaan.objects.filter(jenis=JenisPekerjaan.PERIKSA)
    assert [p.repositori for p in periksa] == [sumber.repositori]


def test_permintaan_orang_hanya_oleh_yang_berwenang_dan_tidak_dua_kali(sumber):
    with pytest.raises(TidakBerwenang):
        antre(sumber, oleh=buat_akun(Peran.AUDITOR))
    oleh = admin()
    antre(sumber, oleh=oleh)
    with pytest.raises(SudahDiantrekan):
        antre(sumber, oleh=oleh)
    ubah_sumber(sumber.pk, oleh=oleh, is_aktif=False)
    sumber.refresh_from_db()
    with pytest.raises(TidakDipakai):
        antre(sumber, oleh=oleh)


def test_hanya_cadangan_yang_boleh_bersama_di_satu_repositori(sumber, tmp_path):
    lain = direktori(tmp_path, "lain", repositori=sumber.repositori)
    satu, periksa = berjalan(sumber), antrekan(J.PERIKSA, sumber.repositori)
    assert periksa is not None

    assert tindakan.ambil(periksa.pk) is None
    assert tindakan.ambil(satu.pk) is None, "a task that is delivered again finds it taken"
    periksa.refresh_from_db()
    assert periksa.status == S.ANTRE
    with pytest.raises(IntegrityError), transaction.atomic():
        Pekerjaan.objects.filter(pk=periksa.pk).update(status=S.BERJALAN, dimulai_pada=timezone.now())
    assert berjalan(lain).status == S.BERJALAN


def test_yang_didorong_hanya_yang_repositorinya_bebas(sumber, tmp_path):
    """A repository is busy also while another job copies to it; a backup may join backups."""
    ke, basi = repositori("ke", "/tidak/ada/ke"), timezone.now() - timedelta(minutes=5)
    lain = direktori(tmp_path, "lain", repositori=sumber.repositori)
    berjalan(sumber)
    tunggu = [antrekan(J.PERIKSA, sumber.repositori), antrekan(J.SALIN, ke, tujuan=sumber.repositori)]
    ikut = [antre(lain), antrekan(J.PERIKSA, ke)]
    Pekerjaan.objects.filter(status=S.ANTRE).update(dibuat_pada=basi)
    assert dorong_antrean() == len(ikut)

    Pekerjaan.objects.filter(status=S.BERJALAN).update(status=S.BERHASIL, berakhir_pada=timezone.now())
    salin = tindakan.ambil(tunggu[1].pk)
    assert salin is not None
    assert dorong_antrean() == 0, "both of its repositories are busy"


def test_detak_menyimpan_kemajuan_dan_membawa_permintaan_berhenti(sumber):
    satu, oleh = berjalan(sumber), admin()
    assert catat_detak(satu.pk, "simpan", {"bytes": 5})
    with pytest.raises(TidakBerwenang):
        tindakan.minta_berhenti(satu.pk, oleh=buat_akun(Peran.KEPALA))
    tindakan.minta_berhenti(satu.pk, oleh=oleh)

    assert not catat_detak(satu.pk, "simpan", {"bytes": 7}), "stop"
    satu.refresh_from_db()
    assert (satu.tahap, satu.kemajuan) == ("simpan", {"bytes": 7})
    assert tindakan.hentikan(satu.pk).status == S.DIBATALKAN
    assert not catat_detak(satu.pk, "simpan", {})
    assert tindakan.batalkan(antre(sumber).pk, oleh=oleh).status == S.DIBATALKAN


def test_gagal_dikabarkan_dengan_sebab_dan_langkah_lalu_pulih_dikabarkan_sekali(sumber):
    oleh = admin()
    buat_akun(Peran.KEPALA)
    gagal(sumber, SebabGagal.DISK_PENUH)
    assert surat("arsip/pekerjaan_gagal") == [oleh.email]
    isi = susun(Pemberitahuan.objects.get(templat="arsip/pekerjaan_gagal"))
    assert isi is not None
    assert "Disk tujuan penuh" in isi.body
    assert "Kosongkan ruang" in isi.body

    berhasil(sumber)
    assert surat("arsip/cadangan_pulih") == [oleh.email]
    isi = susun(Pemberitahuan.objects.get(templat="arsip/cadangan_pulih"))
    assert isi is not None
    assert "berhasil lagi" in isi.body
    berhasil(sumber)
    assert len(surat("arsip/cadangan_pulih")) == 1, "all is well: nobody is told"


def test_alarm_berbunyi_karena_tidak_ada_yang_berhasil_walau_tidak_ada_yang_gagal(sumber):
    orang = sorted(a.email for a in (admin(), buat_akun(Peran.KEPALA)))
    Sumber.objects.exclude(pk=sumber.pk).update(is_aktif=False)
    berhasil(sumber, timezone.now() - HARI)
    assert periksa_ketiadaan() == 0

    nanti = timezone.now() + HARI
    assert periksa_ketiadaan(nanti) == 1
    assert periksa_ketiadaan(nanti + HARI) == 0, "once"
    assert surat("arsip/cadangan_absen") == orang
    assert [periksa_ketiadaan(nanti + 7 * HARI + n * JAM) for n in (0, 1)] == [1, 0], "and each week"
    assert surat("arsip/cadangan_absen") == sorted(2 * orang)
    isi = susun(Pemberitahuan.objects.filter(templat="arsip/cadangan_absen").first())
    assert isi is not None
    assert "terakhir kali berhasil" in isi.body

    berhasil(sumber)
    sumber.refresh_from_db()
    assert sumber.alarm_pada is None
    assert surat("arsip/cadangan_pulih") == orang
    assert susun(Pemberitahuan.objects.filter(templat="arsip/cadangan_absen").first()) is None, "it lapsed"
    assert Jejak.objects.filter(peristiwa="sumber.alarm").count() == 1


def test_alarm_berbunyi_karena_tidak_ada_yang_memeriksa(sumber):
    orang = sorted(a.email for a in (admin(), buat_akun(Peran.KEPALA)))
    now, siap = timezone.now(), Repositori.objects.filter(pk=sumber.repositori_id)
    siap.update(disiapkan_pada=now - HARI, id_mesin="a")
    assert periksa_pemeriksaan(now) == 0
    assert [periksa_pemeriksaan(now + n * HARI) for n in (2, 2.5, 8)] == [1, 0, 1], "and each week"
    assert surat("arsip/periksa_absen") == sorted(2 * orang)
    siap.update(diperiksa_pada=now - 3 * HARI)
    isi = susun(Pemberitahuan.objects.filter(templat="arsip/periksa_absen").first())
    assert isi is not None
    assert "terakhir kali diperiksa utuh" in isi.body
    siap.update(diperiksa_pada=now)
    assert susun(Pemberitahuan.objects.filter(templat="arsip/periksa_absen").first()) is None, "it lapsed"


def test_isi_yang_dibaca_ulang_sepekan_tidak_disebut_lebih_muda_dari_bagian_pertamanya(sumber):
    now = timezone.now()
    repositori = sumber.repositori
    for bagian in range(1, 8):
        pekerjaan = antrekan(J.PERIKSA, repositori)
        tindakan.ambil(pekerjaan.pk, pada=now - (60 - bagian) * HARI)
        tindakan.selesaikan(pekerjaan.pk, Hasil({"bagian": bagian}, periksa._catat_diperiksa), pada=now)
        repositori.refresh_from_db()
        assert (repositori.dibaca_pada is None) == (bagian < 7)
    assert repositori.dibaca_pada == now - 59 * HARI


def test_sesudah_jam_dibetulkan_seseorang_dapat_menyuruh_mencadangkan_lagi(sumber):
    berhasil(sumber, timezone.now() + 30 * HARI)
    assert [t.sebab for t in temuan_sumber(sumber, kendali())] == [SebabGagal.JAM_TIDAK_BENAR]
    assert temuan_sumber(sumber, kendali(), is_jam_dijamin=True) == []
    berhasil(sumber)
    assert temuan_sumber(sumber, kendali()) == [], "measured against the one that was made last"


def test_salinan_lama_tidak_menunda_alarm(sumber):
    Sumber.objects.exclude(pk=sumber.pk).update(is_aktif=False)
    asal = berhasil(sumber, timezone.now() - 3 * HARI).cadangan
    Sumber.objects.update(created_at=timezone.now() - 5 * HARI)
    assert asal is not None
    Cadangan.objects.create(
        sumber=sumber,
        repositori=repositori("luar", "/lain"),
        asal=asal,
        snapshot="b" * 64,
        dari_saat=timezone.now(),
        manifes={},
    )
    assert periksa_ketiadaan() == 1


def test_pekerjaan_yang_berakhir_dan_cadangan_tidak_dapat_diubah(sumber):
    satu = berhasil(sumber)
    with pytest.raises(TindakanTertutup):
        tindakan.gagalkan(satu.pk, SebabGagal.LAINNYA, "")
    kalah = gagal(sumber, SebabGagal.RUSAK)
    for ubah in (
        lambda: Pekerjaan.objects.filter(pk=kalah.pk).update(status=S.BERHASIL, sebab=""),
        lambda: Cadangan.objects.update(manifes={}),
        lambda: Pekerjaan.objects.filter(pk=kalah.pk).delete(),
    ):
        with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
            ubah()
    Cadangan.objects.update(diuji_pada=timezone.now())
    # Only a person may say that less is right; and no refusal but its own means that it is queued already.
    with pytest.raises(IntegrityError, match="pekerjaan_turun_oleh_orang"), transaction.atomic():
        antrekan(J.CADANGKAN, sumber.repositori, sumber=sumber, alasan_turun="Bukan orang.")


def test_yang_prosesnya_hidup_tidak_disapu_yang_detaknya_tua_disapu(sumber):
    satu = berjalan(sumber)
    assert sapu_terputus() == 0
    assert sapu_terputus(timezone.now() + timedelta(minutes=11)) == 1
    satu.refresh_from_db()
    assert (satu.status, satu.sebab) == (S.GAGAL, SebabGagal.TERPUTUS)


def test_sumber_dan_repositori_diatur_oleh_admin_dengan_rujukan_saja(tmp_path):
    oleh = admin()
    isi = {
        "kode": "nas",
        "nama": "NAS",
        "jenis": "utama",
        "lokasi": str(tmp_path),
        "sandi": "env:CADANGAN_NAS",
    }
    with pytest.raises(TidakBerwenang):
        tambah_repositori(oleh=buat_akun(Peran.KEPALA), **isi)
    nas = tambah_repositori(oleh=oleh, **isi)
    with pytest.raises(SudahTerdaftar):
        tambah_repositori(oleh=oleh, **isi | {"lokasi": "/lain", "kode": "NAS"})
    spse = {"kode": "spse", "nama": "SPSE", "jenis": "basis_data", "rujukan": "env:CADANGAN_SPSE"}
    sumber = tambah_sumber(oleh=oleh, repositori=nas, **spse)
    ubah_sumber(sumber.pk, oleh=oleh, selang_jam=12)
    assert Jejak.objects.get(peristiwa="sumber.diubah").rincian == {"bidang": ["selang_jam"]}
    for buruk in (
        {"rujukan": "postgres://u:rahasia@h/d"},
        {"jalur": "/a"},
        {"jenis": "portal", "rujukan": ""},
    ):
        with pytest.raises((IntegrityError, SudahTerdaftar)), transaction.atomic():
            tambah_sumber(oleh=oleh, repositori=nas, **spse | {"kode": "lain"} | buruk)


def test_repositori_harus_memuat_dua_kali_yang_terakhir_baru_atau_seluruh_sumber(sumber):
    tempat = Path(sumber.repositori.lokasi)
    assert perlu_ruang(sumber, kendali()) == {tempat: 6000 + RUANG_CADANGAN}, "the first: all of it"

    Cadangan.objects.create(
        sumber=sumber,
        repositori=sumber.repositori,
        snapshot="a",
        manifes={},
        dari_saat=timezone.now(),
        ukuran=9000,
        ukuran_baru=700,
    )
    assert perlu_ruang(sumber, kendali()) == {tempat: 1400 + RUANG_CADANGAN}
    sumber.repositori = repositori("baru", "/tidak/ada/baru")
    assert perlu_ruang(sumber, kendali()) == {Path("/tidak/ada/baru"): 9000 + RUANG_CADANGAN}
    sumber.repositori.lokasi = "s3:https://host/ember"
    assert perlu_ruang(sumber, kendali()) == {}, "nobody knows how much fits there"
