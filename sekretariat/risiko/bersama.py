"""What the pages of risks share: addresses, colours, the chart, a form with one act."""

from functools import partial

from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.grafik import Grafik, grafik_batang
from lpse.pintu import dengan
from sekretariat.enums.risiko import StatusPengendalian, StatusRisiko, TingkatRisiko
from sekretariat.queries.risiko import RingkasanRisiko, semua_risiko

PER_HALAMAN = 25
NAMA, TEMPLAT = "sekretariat_risiko", "admin/sekretariat/risiko"
WARNA_TINGKAT = {TingkatRisiko.RENDAH: "hijau", TingkatRisiko.SEDANG: "kuning", TingkatRisiko.TINGGI: "merah"}
WARNA = {
    StatusRisiko.DICATAT: "kuning",
    StatusRisiko.DITANGANI: "biru",
    StatusRisiko.MENUNGGU: "kuning",
    StatusRisiko.DITERIMA: "hijau",
    StatusRisiko.DITUTUP: "abu",
}
WARNA_PENGENDALIAN = {
    StatusPengendalian.DIRENCANAKAN: "biru",
    StatusPengendalian.DILAKSANAKAN: "hijau",
    StatusPengendalian.DIBATALKAN: "abu",
}
dengan_risiko = dengan(semua_risiko())


url = partial(alamat_ruang, NAMA)


def grafik_tingkat(ringkas: RingkasanRisiko) -> Grafik:
    """The open risks at each level, before control beside now."""
    nilai = [
        (f"{tingkat.label} {kapan}", angka[tingkat])
        for tingkat in reversed(TingkatRisiko)
        for kapan, angka in (("awal", ringkas.awal), ("kini", ringkas.kini))
    ]
    judul = "Risiko yang belum ditutup menurut tingkat: sebelum pengendalian (awal) dan sekarang (kini)"
    return grafik_batang("tingkat", judul, nilai, kolom="Tingkat", satuan="risiko")


# A form with one act behind it.
jalankan = partial(formulir.jalankan, templat=f"{TEMPLAT}/isian.html")
