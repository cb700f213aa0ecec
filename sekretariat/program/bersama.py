"""What the pages of the work programme share: addresses, colours, a form with one act, the chart."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.grafik import DASAR, Grafik, angka_indonesia, grafik_batang
from lpse.models import Akun
from lpse.peran import KELOLA_PROGRAM
from lpse.pintu import dengan
from lpse.waktu import BULAN, hari_ini
from sekretariat.enums.program import StatusProgram
from sekretariat.models import KegiatanProgram, ProgramKerja
from sekretariat.policies.program import kurva
from sekretariat.queries.program import realisasi_bulanan, semua_program, unit_saya

PER_HALAMAN = 25
NAMA, TEMPLAT = "sekretariat_program", "admin/sekretariat/program"
WARNA = {
    StatusProgram.KONSEP: "abu",
    StatusProgram.DIAJUKAN: "kuning",
    StatusProgram.DISAHKAN: "hijau",
    StatusProgram.DIGANTIKAN: "abu",
    StatusProgram.DITUTUP: "biru",
}

# Hands the view the programme of the address; 404 for an unknown code.
dengan_program = dengan(semua_program().select_related("menggantikan", "pengganti"))


url = partial(alamat_ruang, NAMA)


def boleh_kelola(program: ProgramKerja, oleh: Akun) -> bool:
    """Whether this person draws up this programme."""
    return oleh.has_perm(KELOLA_PROGRAM) and program.unit in unit_saya(oleh)


def grafik_program(program: ProgramKerja, kegiatan: Sequence[KegiatanProgram]) -> Grafik:
    """Reality as bars and the plan as a line, cumulative percent by month, on one scale."""
    hari = hari_ini()
    sampai = hari.month if hari.year == program.tahun else 12 if hari.year > program.tahun else 0
    rencana, nyata = kurva(kegiatan, realisasi_bulanan(program), sampai)
    nama = [bulan[:3] for bulan in BULAN]
    # Drawn at the higher of both, so that the axis fits either; then each takes its own height.
    puncak = [max(r, n or Decimal(0)) for r, n in zip(rencana, nyata, strict=True)]
    g = grafik_batang(
        "program",
        f"Rencana dan realisasi {program.tahun}",
        list(zip(nama, puncak, strict=True)),
        kolom="Bulan",
        satuan="persen",
    )
    tinggi = _satuan_tinggi(g, puncak)
    batang = [
        replace(b, y=round(DASAR - float(n) * tinggi, 1), tinggi=round(float(n) * tinggi, 1))
        for b, n in zip(g.batang, nyata, strict=True)
        if n is not None
    ]
    letak = [round(b.x + b.lebar / 2, 1) for b in g.batang]
    titik = [(x, round(DASAR - float(r) * tinggi, 1)) for x, r in zip(letak, rencana, strict=True)]
    tabel = [
        (satu, f"rencana {angka_indonesia(round(r, 1))}, realisasi {_angka(n)}")
        for satu, r, n in zip(nama, rencana, nyata, strict=True)
    ]
    garis = [" ".join(f"{x},{y}" for x, y in titik)]
    ringkas = _ringkas(rencana, nyata, sampai)
    return replace(g, batang=batang, garis=garis, titik=titik[-1:], tabel=tabel, ringkas=ringkas)


def _satuan_tinggi(g: Grafik, puncak: Sequence[Decimal]) -> float:
    """How high one percent is drawn."""
    tertinggi = max(range(len(puncak)), key=lambda urut: puncak[urut])
    return g.batang[tertinggi].tinggi / float(puncak[tertinggi]) if puncak[tertinggi] else 0.0


def _angka(nilai: Decimal | None) -> str:
    return "–" if nilai is None else angka_indonesia(round(nilai, 1))


def _ringkas(rencana: Sequence[Decimal], nyata: Sequence[Decimal | None], sampai: int) -> str:
    kata = "Garis: rencana; batang: realisasi, rata-rata semua kegiatan."
    if not sampai:
        return kata
    kini, rencananya = _angka(nyata[sampai - 1]), _angka(rencana[sampai - 1])
    bulan = BULAN[sampai - 1]
    # The month may not be over: the lists beside it count the months that are.
    return f"Realisasi sampai kini {kini} persen; rencana sampai akhir {bulan} {rencananya} persen. {kata}"


# A form with one act behind it.
jalankan = partial(formulir.jalankan, templat=f"{TEMPLAT}/isian.html")
