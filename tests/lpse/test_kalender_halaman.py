"""The officer's page of the calendar: a year seen, confirmed, corrected, exported."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from lpse.forms_kalender import baca_jam, tulis_jam
from lpse.kalender import kalender
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import HariLibur, Jejak, RezimJamKerja
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from tests.factories import buat_akun
from tests.halaman import satu_baris
from tests.lpse.kalender import tutup
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")
TAHUN = "/admin/kalender/2027/"
FITRI = "/admin/kalender/libur/2027-03-10/"
PEKAN = {"hari_0": "08.00-12.00 dan 13.00-15.00", "hari_4": "08:00 sampai 11:00"}
MASA = {"mulai": "7-12-2026", "selesai": "11-12-2026", "alasan": "SE 800/2/2026"}


@pytest.fixture(autouse=True)
def november_2026():
    with time_machine.travel(datetime(2026, 11, 20, 10, tzinfo=WIB), tick=False):
        isi_kalender_dari_profil()
        yield


@pytest.fixture
def sekretaris():
    return klien_peran(Peran.SEKRETARIS)


def isi(jawaban) -> str:
    return satu_baris(jawaban)


def test_tahun_memuat_dua_belas_bulan_dan_setiap_libur():
    halaman = isi(klien_peran(Peran.LKPP).get(TAHUN))
    assert halaman.count("almanak__bulan") == 12
    assert halaman.count('data-label="Tanggal"') == HariLibur.objects.filter(tanggal__year=2027).count()
    assert "Jam kerja bulan Ramadan: 8 Februari 2027 sampai 9 Maret 2027" in halaman
    assert "Perkiraan" in halaman
    assert kalender().versi in halaman
    # Whoever may not change it sees no button.
    assert "Sahkan" not in halaman
    assert FITRI not in halaman


def test_almanak_membedakan_hari_dengan_huruf():
    halaman = isi(klien_peran(Peran.LKPP).get(TAHUN))
    maret = re.search(r"Maret <span[^>]*>\d+ hari kerja</span>.*?</table>", halaman, re.S)
    assert '<td class="almanak__libur_nasional"><i>10</i><small>L</small></td>' in maret[0]
    assert '<td class="almanak__akhir_pekan">13</td>' in maret[0]
    assert '<td class="almanak__ramadan"><i>1</i><small>R</small></td>' in maret[0]
    assert "<td>30</td>" in maret[0]


def test_petugas_mengesahkan_satu_jenis_sekaligus(sekretaris):
    halaman = isi(sekretaris.get(TAHUN))
    formulir = re.search(r"<form[^>]*sahkan/\">(?:(?!</form>).)*cuti bersama.*?</form>", halaman, re.S)[0]
    hari = re.findall(r'name="tanggal" value="([\d-]+)"', formulir)
    jawaban = isi(sekretaris.post(f"{TAHUN}sahkan/", {"tanggal": hari}, follow=True))
    assert f"{len(hari)} hari libur disahkan." in jawaban
    assert HariLibur.objects.filter(dikonfirmasi_pada__isnull=False).count() == len(hari) > 0
    assert "Sahkan 8 cuti bersama" not in jawaban


@pytest.mark.parametrize("nilai", ["kemarin", "2027-02-30", "2027-13-01", ""])
def test_tanggal_karangan_dijawab_404(sekretaris, nilai):
    assert sekretaris.post(f"{TAHUN}sahkan/", {"tanggal": nilai}).status_code == 404


@pytest.mark.parametrize("alamat", ["/admin/kalender/1999/", "/admin/kalender/2099/"])
def test_tahun_di_luar_kalender_dijawab_404(sekretaris, alamat):
    assert sekretaris.get(alamat).status_code == 404


def test_libur_dipindahkan_lewat_halaman(sekretaris):
    isian = {"putusan": "pindahkan", "ke": "17 Maret 2027", "alasan": "SKB 2027"}
    jawaban = isi(sekretaris.post(FITRI, isian, follow=True))
    assert "Hari Raya Idul Fitri dipindahkan." in jawaban
    assert "Dibatalkan: hari kerja" in jawaban
    assert not HariLibur.objects.get(tanggal="2027-03-10").berlaku
    assert "Berlakukan lagi" in isi(sekretaris.get(FITRI))


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({}, "Pilih apa yang Anda tetapkan"),
        ({"putusan": "pindahkan", "alasan": "x"}, "Isi tanggal yang benar"),
        ({"putusan": "pindahkan", "ke": "31 2 2027", "alasan": "x"}, "Tanggal ini tidak ada"),
        ({"putusan": "batalkan"}, "Isi alasan"),
        ({"putusan": "namai", "alasan": "x"}, "Isi nama yang benar"),
        ({"putusan": "pulihkan", "alasan": "x"}, "pulihkan"),
        ({"putusan": "pindahkan", "ke": "1 1 2027", "alasan": "x"}, "sudah tercatat"),
        ({"putusan": "pindahkan", "ke": "1 1 2040", "alasan": "x"}, "Kalender kerja hanya disusun"),
    ],
)
def test_isian_keliru_ditegur_dan_tidak_mengubah_apa_pun(sekretaris, isian, kalimat):
    jawaban = sekretaris.post(FITRI, isian)
    assert jawaban.status_code == 200
    assert kalimat in isi(jawaban)
    assert HariLibur.objects.get(tanggal="2027-03-10").berlaku


def test_penutupan_setempat_ditambah_lewat_halaman(sekretaris):
    isian = {"tanggal": "23 11 2026", "nama": "Hari jadi", "jenis": "tutup_setempat", "alasan": "SE 1"}
    jawaban = isi(sekretaris.post(reverse("admin:kalender_libur_tambah", args=[2026]), isian, follow=True))
    assert "Hari jadi ditambahkan." in jawaban
    assert '<td class="almanak__tutup_setempat">23<small>T</small></td>' in jawaban


def test_jam_sementara_ditetapkan_diubah_dan_dicabut(sekretaris):
    alamat = reverse("admin:kalender_jam_tambah", args=[2026])
    assert 'value="07.30-12.00 dan 13.00-16.00"' in isi(sekretaris.get(alamat))
    assert "ditetapkan" in isi(sekretaris.post(alamat, MASA | PEKAN, follow=True))
    rezim = RezimJamKerja.objects.get(jenis="sementara")
    assert [str(jam) for jam in rezim.jam_kerja.order_by("hari", "mulai")] == [
        "Senin 08.00 sampai 12.00",
        "Senin 13.00 sampai 15.00",
        "Jumat 08.00 sampai 11.00",
    ]
    satu = reverse("admin:kalender_jam", args=["sementara", "2026-12-07"])
    assert 'value="08.00-12.00 dan 13.00-15.00"' in isi(sekretaris.get(satu))
    assert "diubah" in isi(sekretaris.post(satu, MASA | {"hari_1": "9.00-10.00"}, follow=True))
    assert "dicabut" in isi(sekretaris.post(f"{satu}cabut/", {"alasan": "Batal"}, follow=True))
    assert not RezimJamKerja.objects.filter(jenis="sementara").exists()


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"hari_0": "pagi"}, "Jam ini tidak terbaca"),
        ({"hari_0": "12.00-08.00"}, "Jam selesai harus sesudah jam mulai"),
        ({"hari_0": "08.00-12.00, 11.00-13.00"}, "tumpang tindih"),
        ({"hari_0": "", "hari_4": ""}, "sedikitnya satu hari"),
        ({"mulai": ""}, "Isi tanggal"),
    ],
)
def test_jam_keliru_ditegur(sekretaris, ubah, kalimat):
    jawaban = sekretaris.post(reverse("admin:kalender_jam_tambah", args=[2026]), MASA | PEKAN | ubah)
    assert kalimat in isi(jawaban)
    assert not RezimJamKerja.objects.filter(jenis="sementara").exists()


def test_ramadan_disahkan_dengan_satu_tombol(sekretaris):
    alamat = reverse("admin:kalender_jam_sahkan", args=["ramadan", "2027-02-08"])
    assert "disahkan" in isi(sekretaris.post(alamat, follow=True))
    assert RezimJamKerja.objects.get(mulai="2027-02-08").dikonfirmasi_pada
    assert "sudah disahkan" in isi(sekretaris.post(alamat, follow=True))


def test_jam_biasa_tidak_punya_halaman_ubah(sekretaris):
    biasa = RezimJamKerja.objects.get(jenis="normal")
    assert sekretaris.get(f"/admin/kalender/jam/normal/{biasa.mulai}/").status_code == 404


def test_banyaknya_tenggat_yang_bergeser_disebut(sekretaris, monkeypatch):
    diminta = []
    monkeypatch.setattr(sumbangan, "tenggat_terbuka", [lambda *kurun: diminta.append(kurun) or 7])
    assert "7 tenggat yang sedang berjalan" in isi(sekretaris.get(FITRI))
    isian = {"putusan": "pindahkan", "ke": "17 3 2027", "alasan": "SKB"}
    assert "7 tenggat yang berjalan dihitung ulang" in isi(sekretaris.post(FITRI, isian, follow=True))
    assert diminta[-1] == (date(2027, 3, 10), date(2027, 3, 17))


def test_versi_kalender_menyebut_yang_berubah():
    oleh = buat_akun(Peran.KEPALA)
    client = klien(oleh)
    tutup(oleh, date(2026, 11, 23))
    halaman = isi(client.get("/admin/kalender/versi/"))
    assert "Menjadi libur: 23 November 2026." in halaman
    assert halaman.count("Berlaku sekarang") == 1
    assert "Versi pertama yang tercatat." in halaman


def test_ekspor_memuat_libur_dan_jam_kerja():
    jawaban = klien_peran(Peran.AUDITOR).get(f"{TAHUN}ekspor/")
    teks = b"".join(jawaban.streaming_content).decode()
    assert "2027-03-10,Rabu,2027-03-10,Libur nasional,Hari Raya Idul Fitri,ya,ya,,\r\n" in teks
    assert "Jam kerja bulan Ramadan" in teks
    assert Jejak.objects.get(peristiwa="kalender.diekspor").rincian == {"tahun": 2027}


def test_beranda_menagih_tahun_depan_sejak_oktober(sekretaris):
    assert "hari libur atau Ramadan 2027 belum disahkan" in isi(sekretaris.get("/admin/"))
    assert "Kalender kerja 2027</h1>" in isi(sekretaris.get("/admin/kalender/"))
    assert "Kalender kerja 2026</h1>" in isi(klien_peran(Peran.HELPDESK).get("/admin/kalender/"))
    assert "Kalender kerja</h2>" not in isi(klien_peran(Peran.HELPDESK).get("/admin/"))
    with time_machine.travel(datetime(2026, 9, 30, 10, tzinfo=WIB)):
        assert "hari libur atau Ramadan 2026 belum" in isi(klien_peran(Peran.SEKRETARIS).get("/admin/"))


def test_halaman_setahun_hemat_kueri(sekretaris, django_assert_max_num_queries):
    sekretaris.get(TAHUN)
    with django_assert_max_num_queries(8):
        sekretaris.get(TAHUN)


@pytest.mark.parametrize(
    ("teks", "jendela"),
    [
        ("", []),
        ("07.30-12.00 dan 13.00-16.00", [(time(7, 30), time(12)), (time(13), time(16))]),
        ("7:30 – 12:00; 13:00 s.d. 16:00", [(time(7, 30), time(12)), (time(13), time(16))]),
        ("08.00 sampai 12.00", [(time(8), time(12))]),
    ],
)
def test_jam_dibaca_seperti_orang_menulisnya(teks, jendela):
    assert baca_jam(teks) == jendela
    assert baca_jam(tulis_jam(jendela)) == jendela


@pytest.mark.parametrize("teks", ["24.00-25.00", "08.00", "08.00-12.00 pagi", "8-12", "08.60-09.00"])
def test_jam_yang_tidak_terbaca_ditolak(teks):
    with pytest.raises(ValidationError, match="tidak terbaca"):
        baca_jam(teks)
