"""What a report prints, copied from its rows when it is signed; and the same figures as a workbook."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from lpse.alamat import url_penuh
from lpse.ekspor import tulis_lembar
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import setempat, tanggal, terbilang
from sekretariat.enums.pelaporan import JenisLaporan
from sekretariat.models import ButirLaporan, LaporanBerkala
from sekretariat.naskah.angka_laporan import (
    RUPIAH,
    batang_bab,
    is_kosong,
    per_bab,
    sebut_angka,
    sebut_selisih,
    sel_angka,
)
from sekretariat.policies.pelaporan import KUNCI_LAPORAN, KUNCI_UNIT
from sekretariat.queries.pelaporan import butir_laporan, rujukan_butir

KEPALA_ANGKA = ("Bab", "Ukuran", "Satuan", "Nilai", "Periode sebelumnya", "Selisih", "Baris di baliknya")
KEPALA_RUJUKAN = ("Bab", "Ukuran", "Jenis", "Nomor", "Keterangan", "Tanggal")
# A workbook beyond this opens badly; every row stays behind its figure in the portal.
RUJUKAN_XLSX = 20_000
BAB_KOSONG = "Tidak ada catatan pada periode ini."


def judul_laporan(laporan: LaporanBerkala) -> str:
    """`Laporan Bulanan LPSE Kabupaten Bandung Oktober 2026`."""
    periode = laporan.sebutan_periode
    if laporan.jenis == JenisLaporan.UNIT:
        return f"Laporan Pelaksanaan Program {nama_unit(laporan.unit)} {periode}"
    return f"Laporan {laporan.get_irama_display()} {profil().lpse.nama} {periode}"


def nama_unit(unit: str) -> str:
    """What the regulation calls a unit."""
    return str(getattr(profil().unit, unit).nama)


def sebut_penyusun(laporan: LaporanBerkala) -> str:
    """Who draws the report up, as the regulation has it."""
    if laporan.jenis == JenisLaporan.UNIT:
        return nama_unit(laporan.unit)
    unit = profil().sekretariat.laporan.penyusun
    if unit == "kepala":
        return str(profil().unit.kepala.kepala)
    return nama_unit(unit) if unit else profil().lpse.nama


def isi_laporan(laporan: LaporanBerkala, *, oleh: Akun, pada: datetime) -> dict[str, Any]:
    """Covering letter and body, all in words; signed by `oleh`."""
    kunci = KUNCI_UNIT if laporan.jenis == JenisLaporan.UNIT else KUNCI_LAPORAN
    semua = butir_laporan(laporan)
    semula = laporan.menggantikan
    return {
        **isi_surat("", kunci),
        "judul": judul_laporan(laporan),
        "periode": laporan.sebutan_periode,
        "masa": f"{tanggal(laporan.mulai)} sampai {tanggal(laporan.selesai)}",
        "sebelumnya": laporan.periode.sebelumnya.sebutan,
        "kepada": laporan.kepada,
        "melalui": laporan.melalui,
        "tempat": profil().daerah.tempat,
        "tujuan_ditetapkan": "" if laporan.is_dinamai else _tujuan_unit(),
        "penyusun": sebut_penyusun(laporan),
        "isi_ringkas": _ringkas(semua),
        "pengantar": _alinea(laporan.pengantar),
        "catatan": _alinea(laporan.catatan),
        "rekomendasi": _alinea(laporan.rekomendasi),
        "versi": laporan.versi,
        "menggantikan": semula.naskah.nomor if semula and semula.naskah else "",
        "alasan": laporan.alasan,
        "url_laporan": url_penuh("admin:sekretariat_pelaporan_lihat", laporan.kode),
        "bab": [_bab(judul, isi) for _, judul, isi in per_bab(semua)],
        "tanggal": tanggal(pada),
        "kota": profil().daerah.tempat,
        "petugas": {"nama": str(oleh), "nip": oleh.nip, "jabatan": oleh.jabatan},
    }


def _tujuan_unit() -> str:
    return f"Pejabat yang dituju tidak disebut {profil().peraturan.singkat}; ditetapkan oleh unit."


def _ringkas(semua: list[ButirLaporan]) -> str:
    bab, angka = len(per_bab(semua)), len(semua)
    memuat = f"Laporan ini memuat {bab} ({terbilang(bab)}) bab dengan {angka} ({terbilang(angka)}) angka. "
    if is_kosong(semua):
        return f"{memuat}Pada periode ini tidak ada catatan di portal, jadi semuanya nol atau tidak terukur."
    return f"{memuat}Setiap angka disertai baris catatan di baliknya, tersimpan di portal."


def _alinea(teks: str) -> list[str]:
    return [satu.strip() for satu in teks.splitlines() if satu.strip()]


def _bab(judul: str, isi: list[ButirLaporan]) -> dict[str, Any]:
    return {
        "judul": judul,
        "keterangan": BAB_KOSONG if is_kosong(isi) else "",
        "butir": [
            {
                "nomor": butir.urut,
                "label": butir.sebutan,
                "nilai": sebut_angka(butir.nilai, butir.satuan),
                "satuan": "" if butir.satuan == RUPIAH else butir.satuan,
                "sebelum": sebut_angka(butir.sebelum, butir.satuan),
                "selisih": sebut_selisih(butir),
            }
            for butir in isi
        ],
        "grafik": batang_bab(isi),
    }


def build_xlsx(laporan: LaporanBerkala, *, pada: datetime) -> bytes:
    """The figures and the rows behind them, as a workbook of two sheets."""
    # Imported here: it costs every process 10 MB, and few ever write a workbook.
    from openpyxl import Workbook

    buku = Workbook(write_only=True)
    buku.properties.title = judul_laporan(laporan)
    buku.properties.created = setempat(pada).replace(tzinfo=None)
    semua = butir_laporan(laporan)
    tulis_lembar(buku, "Angka", _lembar_angka(semua))
    tulis_lembar(buku, "Di balik angka", _lembar_rujukan(semua))
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _lembar_angka(semua: list[ButirLaporan]) -> Iterator[Sequence[Any]]:
    yield KEPALA_ANGKA
    for satu in semua:
        angka = (sel_angka(nilai, satu.satuan) for nilai in (satu.nilai, satu.sebelum, satu.selisih))
        yield (satu.judul_bab, satu.sebutan, satu.satuan, *angka, satu.jumlah_rujukan)


def _lembar_rujukan(semua: list[ButirLaporan]) -> Iterator[Sequence[Any]]:
    """What stands behind each figure, as far as one sheet carries it; where it ends, it says so."""
    yield KEPALA_RUJUKAN
    sisa = RUJUKAN_XLSX
    for butir in semua:
        for satu in rujukan_butir(butir):
            if not sisa:
                yield ("Selebihnya ada di portal, pada halaman “di balik angka”.",)
                return
            sisa -= 1
            yield (butir.judul_bab, butir.sebutan, satu.jenis, satu.nomor, satu.uraian, satu.pada)
