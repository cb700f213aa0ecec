"""The work programme: drawn up by its unit, approved by another, frozen, realised, revised, closed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.program import (
    ajukan_program,
    catat_realisasi,
    hapus_kegiatan,
    kembalikan_program,
    revisi_program,
    sahkan_program,
    simpan_kegiatan,
    susun_program,
    tutup_program,
)
from sekretariat.models import KegiatanProgram, ProgramKerja, RealisasiKegiatan
from sekretariat.policies.program import (
    BukanUnitnya,
    PengesahSendiri,
    ProgramKosong,
    ProgramSudahAda,
    RealisasiKeliru,
    bulan_lewat,
    hitung_kemajuan,
    kurva,
)
from sekretariat.queries.program import realisasi_periode, unit_saya, unit_tanpa_program
from tests.factories import buat_akun, nip_baru
from tests.sekretariat.kepegawaian import LIMA, SEHARI, pengelola, tempatkan
from tests.sekretariat.program import KEGIATAN, disahkan, kegiatan, konsep
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.program_kerja")]


def tahun() -> int:
    """Asked anew by each test: midnight may come between collecting and running."""
    return hari_ini().year


def realisasi(program: ProgramKerja, oleh, jumlah: int, rupiah: int = 0, **ganti) -> RealisasiKegiatan:
    isi = {"tanggal": hari_ini(), "catatan": "Dikerjakan"} | ganti
    return catat_realisasi(
        kegiatan(program).pk, oleh=oleh, jumlah=Decimal(jumlah), rupiah=Decimal(rupiah), **isi
    )


def test_disusun_diajukan_disahkan_orang_lain_lalu_beku():
    oleh, kepala = pengelola(), buat_akun(Peran.KEPALA)
    kosong = susun_program(oleh=oleh, tahun=tahun(), unit="layanan")
    with pytest.raises(ProgramKosong):
        ajukan_program(kosong.pk, oleh=oleh)
    program = konsep(oleh)
    with pytest.raises(TindakanTertutup):
        sahkan_program(program.pk, oleh=kepala)
    ajukan_program(program.pk, oleh=oleh)
    kembalikan_program(program.pk, oleh=kepala, catatan="Lengkapi pagu")
    simpan_kegiatan(program.pk, oleh=oleh, kegiatan_pk=kegiatan(program).pk, pagu=Decimal(5_000_000))
    ajukan_program(program.pk, oleh=oleh)

    sahkan_program(program.pk, oleh=kepala)

    for act in (
        lambda: simpan_kegiatan(program.pk, oleh=oleh, **KEGIATAN),
        lambda: hapus_kegiatan(program.pk, kegiatan(program).pk, oleh=oleh),
        lambda: sahkan_program(program.pk, oleh=kepala),
    ):
        with pytest.raises(TindakanTertutup, match="Disahkan"):
            act()
    for ubah in (
        lambda: KegiatanProgram.objects.update(target=1),
        lambda: KegiatanProgram.objects.create(program=program, **KEGIATAN),
        lambda: KegiatanProgram.objects.all().delete(),
        lambda: ProgramKerja.objects.filter(pk=program.pk).update(tahun=2030),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()


def test_yang_mengajukan_tidak_mengesahkan():
    oleh = buat_akun(Peran.SEKRETARIS, Peran.KEPALA)
    program = ajukan_program(konsep(oleh).pk, oleh=oleh)
    with pytest.raises(PengesahSendiri):
        sahkan_program(program.pk, oleh=oleh)
    with pytest.raises(TidakBerwenang):
        sahkan_program(program.pk, oleh=pengelola())


@pytest.mark.dasar("sekretariat.program_unit")
def test_unit_menyusun_programnya_sendiri():
    verifikator = buat_akun(Peran.VERIFIKATOR, nip=nip_baru())
    assert unit_saya(verifikator) == {"registrasi"}
    assert konsep(verifikator, unit="registrasi").unit == "registrasi"
    for unit in ("", "layanan"):
        with pytest.raises(BukanUnitnya):
            susun_program(oleh=verifikator, tahun=tahun(), unit=unit)
    # Placed in the secretariat, that is where their programme is.
    tempatkan(pengelola(), verifikator, unit="sekretariat")
    assert unit_saya(verifikator) == {"", "sekretariat"}
    with pytest.raises(BukanUnitnya):
        ajukan_program(ProgramKerja.objects.get().pk, oleh=verifikator)
    for peran in (Peran.KEPALA, Peran.AUDITOR, Peran.LKPP):
        with pytest.raises(TidakBerwenang):
            susun_program(oleh=buat_akun(peran), tahun=tahun(), unit="")


@pytest.mark.parametrize("kode", LIMA)
def test_unit_tanpa_program_disebut_bila_peraturan_mewajibkannya(settings, kode):
    settings.LPSE_PROFIL = kode
    assert len(unit_tanpa_program(tahun())) == (3 if kode in ("bangkalan", "karo") else 0)
    konsep(pengelola(), unit="layanan")
    assert len(unit_tanpa_program(tahun())) == (2 if kode in ("bangkalan", "karo") else 0)


def test_satu_program_setahun_bagi_satu_unit():
    oleh = pengelola()
    konsep(oleh)
    with pytest.raises(ProgramSudahAda):
        susun_program(oleh=oleh, tahun=tahun(), unit="")
    disahkan(oleh, unit="sistem")
    with pytest.raises(ProgramSudahAda, match="Revisi"):
        susun_program(oleh=oleh, tahun=tahun(), unit="sistem")


def test_realisasi_bertambah_dikoreksi_dan_tidak_melewati_pagu():
    oleh = pengelola()
    program = disahkan(oleh)
    realisasi(program, oleh, 2, 6_000_000)
    realisasi(program, oleh, -1, -1_000_000, catatan="Koreksi: satu kali batal")
    with pytest.raises(RealisasiKeliru, match=r"melebihi pagu Rp10\.000\.000"):
        realisasi(program, oleh, 1, 5_000_001)
    with pytest.raises(RealisasiKeliru, match="kurang dari nol"):
        realisasi(program, oleh, -2)
    with pytest.raises(RealisasiKeliru, match="tidak sesudah hari ini"):
        realisasi(program, oleh, 1, tanggal=hari_ini() + SEHARI)
    with pytest.raises(RealisasiKeliru, match=f"dalam tahun {tahun()}"):
        realisasi(program, oleh, 1, tanggal=date(tahun() - 1, 12, 31))
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        RealisasiKegiatan.objects.update(jumlah=9)
    with pytest.raises(BukanUnitnya):
        realisasi(program, buat_akun(Peran.HELPDESK), 1)
    satu = realisasi_periode(hari_ini(), hari_ini())
    assert [(s.jumlah, s.rupiah, s.kemajuan.nyata) for s in satu] == [(1, 5_000_000, Decimal("25.0"))]


def test_revisi_membawa_realisasi_dan_menggantikan_saat_disahkan():
    oleh, kepala = pengelola(), buat_akun(Peran.KEPALA)
    lama = disahkan(oleh, kepala)
    realisasi(lama, oleh, 2)

    baru = revisi_program(lama.pk, oleh=oleh, alasan="Perubahan APBD")

    with pytest.raises(ProgramSudahAda):
        revisi_program(lama.pk, oleh=oleh, alasan="Lagi")
    simpan_kegiatan(baru.pk, oleh=oleh, kegiatan_pk=kegiatan(baru).pk, target=Decimal(8))
    realisasi(lama, oleh, 1)
    ajukan_program(baru.pk, oleh=oleh)
    sahkan_program(baru.pk, oleh=kepala)
    lama.refresh_from_db()
    assert (lama.status, baru.versi) == ("digantikan", 2)
    with pytest.raises(TindakanTertutup, match="Digantikan"):
        realisasi(lama, oleh, 1)
    realisasi(baru, oleh, 1)
    (satu,) = realisasi_periode(date(tahun(), 1, 1), hari_ini())
    assert (satu.target, satu.jumlah_kumulatif, satu.kode) == (8, 4, baru.kode)


def test_yang_ditutup_tidak_bertambah_dan_tidak_direvisi():
    oleh, kepala = pengelola(), buat_akun(Peran.KEPALA)
    program = disahkan(oleh, kepala)
    tutup_program(program.pk, oleh=kepala, catatan="Tahun selesai")
    for act in (
        lambda: realisasi(program, oleh, 1),
        lambda: revisi_program(program.pk, oleh=oleh, alasan="x"),
        lambda: tutup_program(program.pk, oleh=kepala),
    ):
        with pytest.raises(TindakanTertutup, match="Ditutup"):
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgramKerja.objects.update(catatan_tutup="Lain")


def test_periode_hanya_memuat_yang_terjadi_di_dalamnya():
    oleh = pengelola()
    program = disahkan(oleh, tahun=tahun() - 1)
    for bulan in (1, 2, 3):
        realisasi(program, oleh, 1, 1_000_000, tanggal=date(tahun() - 1, bulan, 15))
    (satu,) = realisasi_periode(date(tahun() - 1, 2, 1), date(tahun() - 1, 2, 28))
    assert (satu.jumlah, satu.rupiah, satu.jumlah_kumulatif, satu.rupiah_kumulatif) == (
        *(1, 1_000_000),
        *(2, 2_000_000),
    )
    assert satu.kemajuan.rencana == 50
    konsep(oleh, unit="layanan", tahun=tahun() - 1)
    assert len(realisasi_periode(date(tahun() - 1, 1, 1), date(tahun() - 1, 12, 31))) == 1


# --- How far it is ------------------------------------------------------------------------------------


def test_tertinggal_bila_lebih_dari_dua_puluh_persen_di_belakang_rencana():
    k = KegiatanProgram(target=Decimal(10), bulan=[1, 2, 3, 4], pagu=Decimal(200))
    hari = date(2026, 3, 15)
    assert bulan_lewat(2026, hari) == 2
    assert bulan_lewat(2026, date(2026, 3, 31)) == 3
    assert (bulan_lewat(2025, hari), bulan_lewat(2027, hari)) == (12, 0)
    cukup = hitung_kemajuan(k, Decimal(3), Decimal(50), 2026, hari)
    assert (cukup.nyata, cukup.rencana, cukup.anggaran) == (30, 50, 25)
    assert not cukup.is_tertinggal
    assert hitung_kemajuan(k, Decimal("2.9"), Decimal(0), 2026, hari).is_tertinggal
    # More than the target is the target.
    assert hitung_kemajuan(k, Decimal(99), Decimal(0), 2026, hari).nyata == 100


def test_kurva_menjumlah_sampai_bulan_berjalan():
    a = KegiatanProgram(seri="a", target=Decimal(2), bulan=[1, 2])
    b = KegiatanProgram(seri="b", target=Decimal(1), bulan=[3])
    rencana, nyata = kurva([a, b], {("a", 1): Decimal(1), ("b", 2): Decimal(1)}, 2)
    assert rencana[:4] == [25, 50, 100, 100]
    assert nyata[:3] == [25, 75, None]


# --- Two at once --------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_dua_orang_serentak_satu_yang_jadi():
    oleh, kepala = pengelola(), buat_akun(Peran.KEPALA)

    hasil = serentak(*[lambda: susun_program(oleh=oleh, tahun=tahun(), unit="")] * 2)

    assert [type(satu) for satu in hasil if isinstance(satu, Exception)] == [ProgramSudahAda]
    program = ProgramKerja.objects.get()
    simpan_kegiatan(program.pk, oleh=oleh, **KEGIATAN)
    ajukan_program(program.pk, oleh=oleh)

    hasil = serentak(*[lambda: sahkan_program(program.pk, oleh=kepala)] * 2)

    assert [type(satu) for satu in hasil if isinstance(satu, Exception)] == [TindakanTertutup]

    hasil = serentak(*[lambda: realisasi(program, oleh, 1, 6_000_000)] * 2)

    assert [type(satu) for satu in hasil if isinstance(satu, Exception)] == [RealisasiKeliru]
