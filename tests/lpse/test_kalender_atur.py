"""Keeping the calendar: who may, what seeding then leaves alone, which version each clock named."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction

from layanan.demo.kalender import isi_demo_kalender
from lpse import atur_kalender as atur
from lpse.aturan import TidakBerwenang
from lpse.ingat_kalender import ingatkan_kalender
from lpse.kalender import DiLuarKalender, Jendela, kalender, kalender_versi, versi_kini
from lpse.kalender_benih import HasilBenih, isi_kalender_dari_profil
from lpse.lembar_kalender import banding, belum_disahkan
from lpse.models import HariLibur, Jejak, Pemberitahuan, RezimJamKerja, VersiKalender
from lpse.models.kalender import JenisLibur, JenisRezim
from lpse.peran import IZIN, KELOLA_KALENDER, PERAN_STAF, Peran
from tests.factories import buat_akun
from tests.lpse.kalender import JAM_PENDEK, tutup
from tests.registrasi.pemohon import kirim_surat

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")
IDUL_FITRI = date(2027, 3, 10)
SENIN = [Jendela(0, *pasang) for pasang in JAM_PENDEK]


@pytest.fixture(autouse=True)
def november_2026():
    with time_machine.travel(datetime(2026, 11, 20, 10, tzinfo=WIB), tick=False):
        isi_kalender_dari_profil()
        yield


@pytest.fixture
def sekretaris():
    return buat_akun(Peran.SEKRETARIS)


def libur(hari: date) -> HariLibur:
    return HariLibur.objects.get(tanggal=hari)


def jam_sementara(oleh, mulai="2026-12-07", selesai="2026-12-11", jendela=SENIN, alasan="SE 800/2/2026"):
    return atur.tambah_jam(
        oleh=oleh,
        mulai=date.fromisoformat(mulai),
        selesai=date.fromisoformat(selesai),
        jendela=jendela,
        alasan=alasan,
    )


# --- Acts --------------------------------------------------------------------------------------------


def test_yang_disahkan_bukan_perkiraan_lagi_dan_tidak_disentuh_pengisian(sekretaris):
    assert libur(IDUL_FITRI).perkiraan
    disahkan = atur.sahkan_libur([IDUL_FITRI, date(2027, 1, 1)], oleh=sekretaris)
    assert [satu.tanggal for satu in disahkan] == [date(2027, 1, 1), IDUL_FITRI]
    assert not libur(IDUL_FITRI).perkiraan
    assert libur(IDUL_FITRI).dikonfirmasi_oleh == sekretaris
    assert atur.sahkan_libur([IDUL_FITRI], oleh=sekretaris) == []
    assert isi_kalender_dari_profil() == HasilBenih()
    assert Jejak.objects.filter(peristiwa="kalender.libur_disahkan", oleh_id=sekretaris.pk).count() == 2


def test_libur_yang_dipindahkan_tidak_kembali_saat_pengisian(sekretaris):
    pengganti = atur.pindahkan_libur(IDUL_FITRI, oleh=sekretaris, ke=date(2027, 3, 17), alasan="SKB")
    assert (pengganti.nama, pengganti.jenis) == ("Hari Raya Idul Fitri", JenisLibur.LIBUR_NASIONAL)
    assert isi_kalender_dari_profil() == HasilBenih()
    assert kalender().is_hari_kerja(IDUL_FITRI)
    assert not kalender().is_hari_kerja(date(2027, 3, 17))
    jejak = Jejak.objects.get(peristiwa="kalender.libur_dipindahkan")
    assert jejak.rincian["versi_lama"] != jejak.rincian["versi_baru"] == kalender().versi


def test_libur_tidak_dipindahkan_ke_tanggal_yang_sudah_tercatat(sekretaris):
    with pytest.raises(atur.SudahTercatat, match="1 Januari 2027 sudah tercatat"):
        atur.pindahkan_libur(IDUL_FITRI, oleh=sekretaris, ke=date(2027, 1, 1), alasan="SKB")
    assert libur(IDUL_FITRI).berlaku


def test_nama_libur_dibetulkan_tanpa_mengubah_harinya(sekretaris):
    natal = date(2026, 12, 24)
    libur = atur.namai_libur(natal, oleh=sekretaris, nama="Cuti bersama Natal", alasan="SKB")
    assert (libur.nama, libur.berlaku, libur.tanggal) == ("Cuti bersama Natal", True, natal)
    with pytest.raises(atur.TidakBerubah, match="sudah begitu"):
        atur.namai_libur(natal, oleh=sekretaris, nama="Cuti bersama Natal", alasan="SKB")


def test_libur_dibatalkan_lalu_berlaku_lagi(sekretaris):
    natal = date(2026, 12, 24)
    atur.batalkan_libur(natal, oleh=sekretaris, alasan="Unit tetap melayani")
    assert kalender().is_hari_kerja(natal)
    with pytest.raises(atur.TidakBerubah, match="sudah dibatalkan"):
        atur.batalkan_libur(natal, oleh=sekretaris, alasan="Lagi")
    with pytest.raises(atur.TidakBerubah, match="sudah dibatalkan"):
        atur.pindahkan_libur(natal, oleh=sekretaris, ke=date(2026, 12, 23), alasan="Lagi")
    atur.pulihkan_libur(natal, oleh=sekretaris, alasan="Edaran dicabut")
    assert not kalender().is_hari_kerja(natal)
    with pytest.raises(atur.TidakBerubah, match="sudah berlaku"):
        atur.pulihkan_libur(natal, oleh=sekretaris, alasan="Lagi")


def test_penutupan_setempat_tercatat_sekali(sekretaris):
    tutup(sekretaris, date(2026, 11, 23))
    assert not kalender().is_hari_kerja(date(2026, 11, 23))
    with pytest.raises(atur.SudahTercatat):
        tutup(sekretaris, date(2026, 11, 23))
    assert isi_kalender_dari_profil() == HasilBenih()


def test_jam_sementara_menggantikan_jam_biasa_selama_masanya(sekretaris):
    jam_sementara(sekretaris)
    senin, selasa, sesudah = (datetime(2026, 12, hari, 9, tzinfo=WIB) for hari in (7, 8, 14))
    assert kalender().is_kerja(senin)
    assert not kalender().is_kerja(senin + timedelta(hours=5))
    assert not kalender().is_hari_kerja(selasa.date())
    assert kalender().is_kerja(sesudah)
    with pytest.raises(atur.JamBertumpuk):
        jam_sementara(sekretaris, "2026-12-11", "2026-12-12")
    atur.cabut_jam(JenisRezim.SEMENTARA, date(2026, 12, 7), oleh=sekretaris, alasan="Batal")
    assert kalender().is_hari_kerja(selasa.date())
    assert Jejak.objects.filter(peristiwa="kalender.jam_dicabut").exclude(objek_id="None").exists()


def test_masa_ramadan_diperbaiki_dan_bertahan(sekretaris):
    atur.ubah_jam(
        JenisRezim.RAMADAN,
        date(2027, 2, 8),
        oleh=sekretaris,
        mulai=date(2027, 2, 9),
        selesai=date(2027, 3, 9),
        jendela=SENIN,
        alasan="SE MenPANRB",
    )
    rezim = RezimJamKerja.objects.get(mulai=date(2027, 2, 9))
    assert (rezim.perkiraan, rezim.jam_kerja.count()) == (False, 1)
    assert isi_kalender_dari_profil() == HasilBenih()


def test_jam_biasa_hanya_disahkan(sekretaris):
    biasa = RezimJamKerja.objects.get(jenis=JenisRezim.NORMAL)
    atur.sahkan_jam(JenisRezim.NORMAL, biasa.mulai, oleh=sekretaris)
    with pytest.raises(atur.TidakBerubah, match="sudah disahkan"):
        atur.sahkan_jam(JenisRezim.NORMAL, biasa.mulai, oleh=sekretaris)
    with pytest.raises(atur.JamKeliru, match="berasal dari profil"):
        atur.ubah_jam(
            JenisRezim.NORMAL,
            biasa.mulai,
            oleh=sekretaris,
            mulai=biasa.mulai,
            selesai=date(2027, 1, 1),
            jendela=SENIN,
            alasan="Uji",
        )
    with pytest.raises(atur.JamKeliru, match="Hanya jam kerja sementara"):
        atur.cabut_jam(JenisRezim.NORMAL, biasa.mulai, oleh=sekretaris, alasan="Uji")


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"selesai": "2026-12-06"}, "mendahului"),
        ({"jendela": []}, "sedikitnya satu hari"),
        ({"jendela": [*SENIN, Jendela(0, time(11), time(13))]}, "tumpang tindih"),
        ({"alasan": "  "}, "Tulis alasannya"),
        ({"selesai": "2099-01-01"}, "Kalender kerja hanya disusun"),
    ],
)
def test_jam_yang_tidak_mungkin_ditolak_seluruhnya(sekretaris, ubah, kalimat):
    with pytest.raises((atur.JamKeliru, atur.PerluAlasan, DiLuarKalender), match=kalimat):
        jam_sementara(sekretaris, **ubah)
    assert not RezimJamKerja.objects.filter(jenis=JenisRezim.SEMENTARA).exists()


def test_setiap_perubahan_memerlukan_alasan(sekretaris):
    for act in (
        lambda: atur.batalkan_libur(IDUL_FITRI, oleh=sekretaris, alasan=" "),
        lambda: atur.pindahkan_libur(IDUL_FITRI, oleh=sekretaris, ke=date(2027, 3, 17), alasan=""),
    ):
        with pytest.raises(atur.PerluAlasan):
            act()


@pytest.mark.parametrize("peran", sorted(p for p in PERAN_STAF if KELOLA_KALENDER not in IZIN[p]))
def test_peran_lain_tidak_mengubah_kalender(peran):
    asing, jam = buat_akun(peran), {"mulai": date(2026, 12, 7), "selesai": date(2026, 12, 7)}
    for act in (
        lambda: atur.sahkan_libur([IDUL_FITRI], oleh=asing),
        lambda: atur.pindahkan_libur(IDUL_FITRI, oleh=asing, ke=date(2027, 3, 17), alasan="x"),
        lambda: atur.batalkan_libur(IDUL_FITRI, oleh=asing, alasan="x"),
        lambda: atur.pulihkan_libur(IDUL_FITRI, oleh=asing, alasan="x"),
        lambda: atur.namai_libur(IDUL_FITRI, oleh=asing, nama="x", alasan="x"),
        lambda: tutup(asing, date(2026, 11, 23)),
        lambda: jam_sementara(asing),
        lambda: atur.sahkan_jam(JenisRezim.RAMADAN, date(2027, 2, 8), oleh=asing),
        lambda: atur.ubah_jam(
            JenisRezim.RAMADAN, date(2027, 2, 8), oleh=asing, jendela=SENIN, alasan="x", **jam
        ),
        lambda: atur.cabut_jam(JenisRezim.SEMENTARA, date(2026, 12, 7), oleh=asing, alasan="x"),
    ):
        with pytest.raises(TidakBerwenang):
            act()


def test_basis_data_menolak_jam_sementara_tanpa_alasan(sekretaris):
    kurang = {"jenis": JenisRezim.SEMENTARA, "mulai": "2026-12-07", "selesai": "2026-12-08"}
    with pytest.raises(IntegrityError, match="sementara_lengkap"), transaction.atomic():
        RezimJamKerja.objects.create(**kurang)


# --- Versions ----------------------------------------------------------------------------------------


def test_versi_lama_menghitung_seperti_dahulu(sekretaris):
    senin = datetime(2026, 11, 23, 8, tzinfo=WIB)
    lama, tenggat = versi_kini(), kalender().due(senin, timedelta(hours=3))
    tutup(sekretaris, senin.date())
    assert versi_kini() != lama
    assert kalender().due(senin, timedelta(hours=3)) != tenggat
    assert kalender_versi(lama).due(senin, timedelta(hours=3)) == tenggat
    assert kalender_versi(versi_kini()).due(senin, timedelta(hours=3)) > tenggat


def test_versi_ditulis_sekali_dan_isinya_cocok_dengan_kodenya():
    kode = versi_kini()
    assert versi_kini() == kode
    baris = VersiKalender.objects.get(versi=kode)
    assert kalender_versi(kode).versi == kode
    assert kalender_versi(kode).isi == baris.isi


def test_versi_tidak_dapat_diubah_atau_dihapus():
    versi_kini()
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        VersiKalender.objects.update(isi={})
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        VersiKalender.objects.all().delete()


def test_perkara_lama_dihitung_dengan_versinya_bertahun_kemudian():
    kode = versi_kini()
    with time_machine.travel(datetime(2031, 5, 1, 10, tzinfo=WIB)):
        lama = kalender_versi(kode)
        assert lama.is_hari_kerja(date(2026, 11, 20))
        with pytest.raises(DiLuarKalender):
            kalender().elapsed(datetime(2026, 11, 20, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC))


def test_versi_yang_tidak_ada_ditolak():
    with pytest.raises(VersiKalender.DoesNotExist):
        kalender_versi("0" * 16)


def test_versi_dikenal_tanpa_menulis_apa_pun(django_assert_num_queries):
    versi_kini()
    with django_assert_num_queries(2):
        versi_kini()


def test_beda_dua_versi_disebut_dengan_kata(sekretaris):
    semula = kalender().isi
    tutup(sekretaris, date(2026, 11, 23))
    atur.batalkan_libur(date(2026, 12, 24), oleh=sekretaris, alasan="SE")
    jam_sementara(sekretaris)
    assert list(banding(semula, kalender().isi)) == [
        "Menjadi libur: 23 November 2026.",
        "Menjadi hari kerja: 24 Desember 2026.",
        "Jam kerja berlaku: 7 Desember 2026 sampai 11 Desember 2026, 4 jam sepekan (Senin sampai Senin).",
    ]
    assert list(banding(None, semula)) == ["Versi pertama yang tercatat."]


# --- Reminders ---------------------------------------------------------------------------------------


def test_pengingat_sejak_oktober_sebulan_sekali_pada_jam_kerja(sekretaris):
    buat_akun(Peran.VERIFIKATOR)
    with time_machine.travel(datetime(2026, 9, 30, 10, tzinfo=WIB)):
        assert ingatkan_kalender() == 0
    with time_machine.travel(datetime(2026, 11, 21, 10, tzinfo=WIB)):  # Saturday
        assert ingatkan_kalender() == 0
    assert ingatkan_kalender() == 1
    assert ingatkan_kalender() == 0
    surat = kirim_surat()[-1]
    assert surat.to == [sekretaris.email]
    assert "Kalender kerja 2027 belum disahkan" in surat.subject
    assert "/admin/kalender/2027/" in surat.body
    with time_machine.travel(datetime(2026, 12, 1, 10, tzinfo=WIB)):
        assert ingatkan_kalender() == 1


def test_kalender_yang_sudah_disahkan_tidak_diingatkan(sekretaris):
    hari = HariLibur.objects.filter(tanggal__year=2027).values_list("tanggal", flat=True)
    ingatkan_kalender()
    atur.sahkan_libur(list(hari), oleh=sekretaris)
    assert belum_disahkan([2027]) == {2027: 1}
    atur.sahkan_jam(JenisRezim.RAMADAN, date(2027, 2, 8), oleh=sekretaris)
    assert belum_disahkan([2027]) == {}
    assert kirim_surat() == []  # the one already waiting is not sent any more
    assert Pemberitahuan.objects.get().status == "batal"
    with time_machine.travel(datetime(2026, 12, 1, 10, tzinfo=WIB)):
        assert ingatkan_kalender() == 0


def test_demo_mengesahkan_yang_pasti_dan_menutup_satu_hari():
    buat_akun(Peran.SEKRETARIS, user_id="sekretaris")
    isi_demo_kalender()
    assert HariLibur.objects.get(jenis=JenisLibur.TUTUP_SETEMPAT).nama.startswith("Hari Jadi")
    assert belum_disahkan([2026]) == {}
