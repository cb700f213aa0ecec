"""Work programmes in the demo: this year's, approved and under way; one of a unit that waits for approval."""

from datetime import date
from decimal import Decimal
from typing import Any

from lpse.models import Akun
from lpse.waktu import awal_hari, hari_ini
from sekretariat.actions.program import (
    ajukan_program,
    catat_realisasi,
    sahkan_program,
    simpan_kegiatan,
    susun_program,
)
from sekretariat.enums.kepegawaian import BagianUnit
from sekretariat.models import KegiatanProgram, Pegawai, ProgramKerja
from sekretariat.policies.program import isian_urusan

SETAHUN = tuple(range(1, 13))
# name, duty, indicator, a month's amount, unit of measure, months, budget, spent a month, who, how far behind
KEGIATAN: tuple[tuple[str, str, str, int, str, tuple[int, ...], int, int, str, int], ...] = (
    (
        *("Pelatihan penggunaan SPSE", "layanan.pelatihan", "Pelatihan terselenggara", 1, "kali"),
        *((2, 4, 6, 8, 10, 11), 60_000_000, 9_500_000, "helpdesk", 1),
    ),
    (
        *("Verifikasi pendaftaran pengguna", "registrasi.tahapan", "Pendaftaran diputus", 20, "berkas"),
        *(SETAHUN, 0, 0, "verifikator", 0),
    ),
    (
        *(
            "Pemeliharaan server dan jaringan",
            "infrastruktur.perangkat",
            "Pemeliharaan terlaksana",
            1,
            "kali",
        ),
        *((3, 6, 9), 90_000_000, 27_500_000, "admin_sistem", 2),
    ),
    (
        *("Laporan berkala LPSE", "sekretariat.laporan", "Laporan disampaikan", 1, "laporan"),
        *(SETAHUN, 0, 0, "sekretaris", 0),
    ),
)
REKENING, URAIAN = "5.1.02.02.01.0026", "Belanja jasa"


def isi_demo_program() -> None:
    """All made by the acts that people use."""
    sekretaris, kepala = (Akun.objects.get(user_id=satu) for satu in ("sekretaris", "kepala"))
    tahun = hari_ini().year
    awal = min(awal_hari(date(tahun, 1, 5)), awal_hari(hari_ini()))
    program = susun_program(oleh=sekretaris, tahun=tahun, unit="", pada=awal)
    for satu in KEGIATAN:
        _kegiatan(program, sekretaris, satu)
    _urusan(program, sekretaris)
    ajukan_program(program.pk, oleh=sekretaris, pada=awal)
    sahkan_program(program.pk, oleh=kepala, pada=awal)
    for kegiatan, satu in zip(program.kegiatan.order_by("pk"), KEGIATAN, strict=False):
        _realisasi(kegiatan, sekretaris, satu)
    verifikator = Akun.objects.get(user_id="verifikator")
    unit = susun_program(oleh=verifikator, tahun=tahun, unit=BagianUnit.REGISTRASI)
    _kegiatan(unit, verifikator, KEGIATAN[1])
    ajukan_program(unit.pk, oleh=verifikator)


def _kegiatan(program: ProgramKerja, oleh: Akun, satu: tuple[Any, ...]) -> None:
    nama, kunci, indikator, sebulan, satuan, bulan, pagu, _, siapa, _ = satu
    simpan_kegiatan(
        program.pk,
        oleh=oleh,
        nama=nama,
        kunci=kunci,
        indikator=indikator,
        target=Decimal(sebulan * len(bulan)),
        satuan=satuan,
        bulan=list(bulan),
        penanggung_jawab=Pegawai.objects.filter(akun__user_id=siapa).first(),
        kode_rekening=REKENING if pagu else "",
        uraian_belanja=URAIAN if pagu else "",
        pagu=Decimal(pagu),
    )


def _urusan(program: ProgramKerja, oleh: Akun) -> None:
    """Where the regulation lists the office's duties: personnel and finance, as the form offers them."""
    for urut in ("1", "2"):
        isian = isian_urusan(urut)
        if isian:
            simpan_kegiatan(program.pk, oleh=oleh, **isian)


def _realisasi(kegiatan: KegiatanProgram, oleh: Akun, satu: tuple[Any, ...]) -> None:
    """Every planned month that has begun, but for the last ones where the activity is behind."""
    hari, sebulan, belanja, tertinggal = hari_ini(), satu[3], satu[7], satu[9]
    bulan = [b for b in kegiatan.bulan if b <= hari.month]
    for b in bulan[: len(bulan) - tertinggal]:
        catat_realisasi(
            kegiatan.pk,
            oleh=oleh,
            tanggal=min(date(hari.year, b, 20), hari),
            jumlah=Decimal(sebulan),
            rupiah=Decimal(belanja),
            catatan=f"{kegiatan.indikator}, bulan ke-{b}",
        )
