"""Each regulation's report: to whom, how often, on which article, in which words; and what is late."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from lpse.alamat import url_penuh
from lpse.aturan import TidakBerwenang
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun as susun_surat
from lpse.peran import Peran
from lpse.profil import profil
from lpse.versi_profil import versi_profil
from lpse.waktu import awal_hari, terbilang
from sekretariat.actions.irama_laporan import (
    ingatkan_terlambat,
    sapu_laporan,
    susun_bila_perlu,
    tetapkan_irama,
)
from sekretariat.actions.pelaporan import koreksi_laporan, periksa_laporan, susun_laporan
from sekretariat.actions.pengesahan_laporan import pastikan_berkas, tandatangani_laporan
from sekretariat.alur.periode import PeriodeKeliru, baca_periode
from sekretariat.enums.pelaporan import Irama, JenisLaporan, KeadaanPeriode
from sekretariat.models import IramaLaporan, LaporanBerkala
from sekretariat.naskah.bab_laporan import bab_untuk
from sekretariat.policies.pelaporan import (
    IramaDitetapkanPeraturan,
    IramaKosong,
    LaporanUnitTidakDiatur,
    dasar_laporan,
    unit_pelapor,
)
from sekretariat.queries.pelaporan import irama_kini, kalender_laporan, terlambat
from tests.factories import buat_akun
from tests.lpse.contoh_dokumen import halaman
from tests.sekretariat.pelaporan import (
    LIMA,
    dikirim,
    disusun,
    ditandatangani,
    kepala,
    periode_lalu,
    sekretaris,
)

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.laporan")]
# profil: cadence, addressee, route, whether the article names them, article
HARAPAN = {
    "tulungagung": (Irama.BULANAN, False, "Pasal 8 ayat (2) huruf d"),
    "bangkalan": (Irama.BULANAN, True, "Pasal 6 ayat (2) huruf c"),
    "bandung": (Irama.BULANAN, True, "Pasal 24 ayat (2)"),
    "blitar": (Irama.TRIWULANAN, True, "Pasal 23 ayat (2)"),
    "karo": (Irama.BULANAN, False, "Pasal 7 ayat (2) huruf c"),
}
TUJUAN = {
    "bangkalan": ("Bupati", "Bagian Perlengkapan dan Aset"),
    "bandung": ("Bupati", "Sekretaris Daerah"),
    "blitar": ("Walikota", "Sekretaris Daerah"),
}


@pytest.fixture(autouse=True)
def kalender() -> None:
    isi_kalender_dari_profil()


@pytest.fixture
def sejak_maret():
    """Records kept since 10 March 2026."""
    versi = versi_profil()
    type(versi).objects.filter(pk=versi.pk).update(sejak=awal_hari(date(2026, 3, 10)))
    return versi


def pada(hari: date, jam: int = 9):
    return time_machine.travel(awal_hari(hari) + timedelta(hours=jam), tick=False)


@pytest.mark.parametrize("kode", LIMA)
def test_laporan_setiap_peraturan(settings, kode):
    settings.LPSE_PROFIL = kode
    irama, is_dinamai, pasal = HARAPAN[kode]
    assert irama_kini() == irama
    laporan = ditandatangani(periode_lalu(irama))
    isi = laporan.naskah.isi
    assert laporan.is_dinamai is is_dinamai
    assert isi["dasar"] == laporan.dasar == pasal
    assert isi["periode"] == periode_lalu(irama).sebutan
    if is_dinamai:
        assert (laporan.kepada, laporan.melalui) == TUJUAN[kode]
        assert isi["tujuan_ditetapkan"] == ""
    else:
        assert "tidak disebut" in isi["tujuan_ditetapkan"]
    pdf = bytes(pastikan_berkas(laporan.pk, "pdf").isi)
    surat = " ".join(" ".join(halaman(pdf)).split())
    assert f"Yth. {laporan.kepada}" in surat
    assert f"Dasar: {pasal}" in surat
    assert profil().lpse.nama in isi["judul"]
    assert isi["penyusun"] in surat
    # Nothing was recorded in that period, and the report says so in words.
    assert "tidak ada catatan di portal, jadi semuanya nol atau tidak terukur" in surat
    assert surat.count("Tidak ada catatan pada periode ini.") == len(isi["bab"])
    assert f"({terbilang(len(isi['bab']))}) bab" in surat
    assert "Sebelumnya" in surat, "kata utuh, dapat dicari"
    nomor = [b["nomor"] for bab in isi["bab"] for b in bab["butir"]]
    assert nomor == list(range(1, len(nomor) + 1))
    for n in (1, nomor[-1]):
        alamat = url_penuh("admin:sekretariat_pelaporan_balik", laporan.kode, n)
        assert f"({alamat})".encode() in pdf


@pytest.mark.parametrize("kode", LIMA)
def test_laporan_unit_hanya_di_mana_diatur(settings, kode):
    settings.LPSE_PROFIL = kode
    if not profil().is_diatur("sekretariat.program_unit"):
        with pytest.raises(LaporanUnitTidakDiatur):
            susun_laporan(periode_lalu(), oleh=None, jenis="unit", unit="layanan")
        return
    laporan, _ = susun_laporan(periode_lalu(), oleh=None, jenis="unit", unit="layanan")
    bab = {"layanan", "pelatihan", "ruang", "kepuasan", "program"}
    assert set(laporan.butir.values_list("bab", flat=True)) <= bab
    assert laporan.dasar == profil().dasar("sekretariat.program_unit")


@pytest.mark.parametrize("kode", LIMA)
def test_sekretariat_melapor_tentang_dirinya_hanya_di_karo(settings, kode):
    settings.LPSE_PROFIL = kode
    bidang = ["sistem", "registrasi", "layanan"]
    diharapkan = {"bangkalan": bidang, "karo": [*bidang, "sekretariat"]}.get(kode, [])
    assert unit_pelapor() == diharapkan


def test_laporan_sekretariat_karo_menyebut_pasal_tentang_sekretariat(settings):
    settings.LPSE_PROFIL = "karo"
    assert "Pasal 8 ayat (4) huruf i" in dasar_laporan(JenisLaporan.UNIT, "sekretariat")
    assert "Pasal 8" not in dasar_laporan(JenisLaporan.UNIT, "layanan")


def test_ruang_hanya_di_mana_peraturan_menyediakannya(settings):
    for kode in LIMA:
        settings.LPSE_PROFIL = kode
        ada = profil().is_diatur("layanan.ruang")
        assert ("ruang" in {bab.kode for bab in bab_untuk("")}) is ada


def test_bandung_dan_blitar_tidak_dapat_mengganti_irama(settings):
    for kode in ("bandung", "blitar"):
        settings.LPSE_PROFIL = kode
        with pytest.raises(IramaDitetapkanPeraturan):
            tetapkan_irama(
                oleh=kepala(), irama="tahunan", kepada="", melalui="", hari_kerja=5, alasan="Coba."
            )
        satu = tetapkan_irama(
            oleh=kepala(), irama="", kepada="", melalui="", hari_kerja=5, alasan="Lebih cepat."
        )
        assert satu.hari_kerja == 5


def test_bangkalan_tidak_dapat_mengganti_alamat(settings):
    settings.LPSE_PROFIL = "bangkalan"
    with pytest.raises(IramaDitetapkanPeraturan):
        tetapkan_irama(
            oleh=kepala(), irama="bulanan", kepada="Gubernur", melalui="", hari_kerja=5, alasan="Coba."
        )


def test_irama_ditetapkan_kepala_saja_dan_tidak_kosong():
    kolom = {"kepada": "", "melalui": "", "hari_kerja": 10, "alasan": "Disepakati."}
    with pytest.raises(TidakBerwenang):
        tetapkan_irama(oleh=sekretaris(), irama="bulanan", **kolom)
    with pytest.raises(IramaKosong):
        tetapkan_irama(oleh=kepala(), irama="", **kolom)


def test_irama_baru_berlaku_sejak_periode_berikutnya(sejak_maret):
    with pada(date(2026, 5, 11)):
        tetapkan_irama(
            oleh=kepala(), irama="triwulanan", kepada="Bupati", melalui="", hari_kerja=10, alasan="x"
        )
        assert IramaLaporan.objects.get().berlaku_mulai == date(2026, 7, 1)
    with pada(date(2026, 12, 1)):
        semua = [satu.periode.kode for satu in reversed(kalender_laporan())]
    assert semua == ["2026-03", "2026-04", "2026-05", "2026-06", "2026-TW3", "2026-TW4"]


def test_alamat_yang_ditetapkan_unit_dipakai_dan_disebut():
    tetapkan_irama(
        oleh=kepala(), irama="bulanan", kepada="Sekretaris Daerah", melalui="", hari_kerja=10, alasan="x"
    )
    laporan = ditandatangani()
    assert (laporan.kepada, laporan.is_dinamai) == ("Sekretaris Daerah", False)


def test_terlambat_menurut_hari_kerja(settings, sejak_maret):
    settings.LPSE_PROFIL = "bandung"
    # March ends on a Tuesday; ten working days later is at the earliest 14 April.
    with pada(date(2026, 4, 10)):
        (maret,) = [s for s in kalender_laporan() if s.periode.kode == "2026-03"]
        assert maret.keadaan == KeadaanPeriode.DITUNGGU
        assert terlambat() == []
    assert date(2026, 4, 14) <= maret.tenggat <= date(2026, 4, 20)
    with pada(maret.tenggat):
        assert terlambat() == []
    with pada(maret.tenggat + timedelta(days=1)):
        assert [s.periode.kode for s in terlambat()] == ["2026-03"]


def test_draf_sebelum_pencatatan_terlambat_sesudah_batasnya_bila_seirama(settings, sejak_maret):
    settings.LPSE_PROFIL = "bandung"
    with pada(date(2026, 4, 20)):
        # January is what the article asks for every month; nobody asks for last year as a whole.
        disusun(baca_periode("2026-01"))
        disusun(baca_periode("2025"))
        keadaan = {s.periode.kode: s.keadaan for s in kalender_laporan()}
    assert keadaan["2026-01"] == KeadaanPeriode.TERLAMBAT
    assert keadaan["2025"] == KeadaanPeriode.DITUNGGU


def test_koreksi_yang_belum_dikirim_tidak_membuat_periodenya_terlambat(sejak_maret):
    with pada(date(2026, 4, 2)):
        asal = dikirim(baca_periode("2026-03"))
    with pada(date(2026, 5, 29)):
        baru = koreksi_laporan(asal.pk, oleh=sekretaris(), alasan="Angka tiket keliru.")
        periksa_laporan(baru.pk, oleh=sekretaris())
        tandatangani_laporan(baru.pk, oleh=kepala())
        keadaan = {s.periode.kode: s.keadaan for s in kalender_laporan()}
    assert keadaan["2026-03"] == KeadaanPeriode.SELESAI


def test_yang_sudah_dikirim_tidak_terlambat(sejak_maret):
    with pada(date(2026, 4, 2)):
        dikirim(baca_periode("2026-03"))
    with pada(date(2026, 5, 4)):
        keadaan = {s.periode.kode: s.keadaan for s in kalender_laporan()}
    assert keadaan["2026-03"] == KeadaanPeriode.SELESAI
    assert keadaan["2026-05"] == KeadaanPeriode.BELUM_WAKTUNYA


def test_diingatkan_sekali_tiap_orang(sejak_maret):
    with pada(date(2026, 4, 30)):
        orang = {sekretaris().email, kepala().email}
        buat_akun(Peran.HELPDESK)
        ingatkan_terlambat()
        assert ingatkan_terlambat() == 0
        surat = Pemberitahuan.objects.filter(templat="sekretariat/laporan_terlambat")
        assert sorted(surat.values_list("penerima", flat=True)) == sorted(orang)
        pesan = susun_surat(surat[0])
        assert pesan is not None
        assert "Maret 2026" in pesan.subject
        dikirim(baca_periode("2026-03"))
        assert susun_surat(surat[0]) is None


def test_jam_menyusun_pada_hari_kerja_pertama_juga_bila_antrean_hilang(sejak_maret):
    # 1 May 2026 is a holiday, 2 and 3 a weekend.
    with pada(date(2026, 4, 30)):
        susun_bila_perlu()
        assert not LaporanBerkala.objects.filter(mulai=date(2026, 4, 1)).exists()
    with pada(date(2026, 5, 4)):
        # The message is lost: nobody takes it. The next minute asks again.
        assert sapu_laporan() == 1
        assert not LaporanBerkala.objects.filter(mulai=date(2026, 4, 1)).exists()
        assert sapu_laporan() == 1
        assert susun_bila_perlu() == 1
        assert sapu_laporan() == 0
    laporan = LaporanBerkala.objects.get(mulai=date(2026, 4, 1))
    assert (laporan.status, laporan.disusun_oleh) == ("disusun", None)


def perintah(*args: str) -> str:
    keluaran = StringIO()
    call_command("susun_laporan", *args, stdout=keluaran)
    return keluaran.getvalue()


def test_perintah_menyusun_dan_berulang_tidak_mengubah():
    kode = periode_lalu().kode
    isi = json.loads(perintah("--periode", kode, "--json"))
    assert (isi["periode"], isi["baru"], isi["status"], isi["versi"]) == (kode, True, "disusun", 1)
    assert {b["kode"] for b in isi["butir"]} >= {"masuk", "setuju", "gangguan", "cadangan"}
    assert {b["nilai"] for b in isi["butir"] if b["kode"] == "masuk"} == {"0"}
    lagi = json.loads(perintah("--periode", kode, "--json"))
    assert (lagi["baru"], lagi["kode"]) == (False, isi["kode"])
    assert "sudah ada" in perintah("--periode", kode)


@pytest.mark.parametrize("teks", ["2026-13", "2026-00", "x", "2026-TW5", "", "9999-01", "2026-1", "2999-01"])
def test_perintah_menolak_periode_yang_keliru(teks):
    with pytest.raises(CommandError):
        perintah("--periode", teks)
    assert not LaporanBerkala.objects.exists()


def test_perintah_menolak_unit_yang_tidak_melapor():
    with pytest.raises(CommandError, match="tidak mengatur"):
        perintah("--periode", periode_lalu().kode, "--unit", "layanan")


@pytest.mark.parametrize(
    ("teks", "sebutan", "akhir"),
    [
        ("2026-10", "Oktober 2026", date(2026, 10, 31)),
        ("2026-TW1", "Triwulan I Tahun 2026", date(2026, 3, 31)),
        ("2026-tw4", "Triwulan IV Tahun 2026", date(2026, 12, 31)),
        ("2026-S2", "Semester II Tahun 2026", date(2026, 12, 31)),
        ("2024", "Tahun 2024", date(2024, 12, 31)),
        ("2028-02", "Februari 2028", date(2028, 2, 29)),
    ],
)
def test_periode_dibaca_dan_disebut(teks, sebutan, akhir):
    periode = baca_periode(teks)
    assert (periode.sebutan, periode.selesai) == (sebutan, akhir)
    assert baca_periode(periode.kode) == periode
    assert periode.sebelumnya.berikutnya == periode


def test_periode_yang_bukan_periode():
    with pytest.raises(PeriodeKeliru):
        baca_periode("2026-10-01")
