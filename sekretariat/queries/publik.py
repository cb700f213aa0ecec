"""What of SPSE's packages everybody may read: totals and packages, no provider, no official."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.core.cache import cache
from django.db.models import Count, F, Max, Sum

from sekretariat.enums.e_reporting import Kelompok, Kumpulan
from sekretariat.models import ButirLaporan, PaketGabungan, PenerbitanLaporan
from sekretariat.policies.pelaporan import angka_polos
from sekretariat.queries.e_reporting import Laporan, hitung
from sekretariat.queries.e_reporting_paket import jumlah_peserta
from sekretariat.queries.e_reporting_saring import (
    GAGAL,
    SYARAT,
    SaringanPaket,
    bulan_pengumuman,
)

SIMPAN_DETIK = 600  # a public page does not count a year's packages anew
SEPOTONG = 1000


def tender_setahun(tahun: int) -> dict[str, Laporan]:
    """The packages announced in a calendar year: tenders by month and by method, nontenders as a whole."""
    kunci = f"sekretariat.tender_setahun:{tahun}"
    simpanan: dict[str, Laporan] | None = cache.get(kunci)
    if simpanan is None:
        masa = {"dari": date(tahun, 1, 1), "sampai": date(tahun, 12, 31)}
        tender = SaringanPaket(kumpulan=Kumpulan.TENDER.value, **masa)  # type: ignore[arg-type]
        nontender = SaringanPaket(kumpulan=Kumpulan.NONTENDER.value, **masa)  # type: ignore[arg-type]
        simpanan = {
            "bulan": hitung(tender, Kelompok.BULAN),
            "metode": hitung(tender, Kelompok.METODE),
            "nontender": hitung(nontender),
        }
        cache.set(kunci, simpanan, SIMPAN_DETIK)
    return simpanan


def baris_paket() -> Iterator[tuple[Any, ...]]:
    """Every package, the latest first; whose it became is not in it."""
    rows = PaketGabungan.objects.order_by("-urut", "-pk").iterator(chunk_size=SEPOTONG)
    while sepotong := list(islice(rows, SEPOTONG)):
        peserta = jumlah_peserta([p.kode for p in sepotong if p.kumpulan == Kumpulan.TENDER])
        for p in sepotong:
            apa = (p.kumpulan, p.kode, p.kd_paket, p.kd_rup, p.nama, p.tahun, p.kode_satker, p.nama_satker)
            cara = (p.metode, p.jenis, p.kualifikasi, p.sumber_dana, p.status, p.versi)
            nilai = (p.pagu, p.hps, p.kontrak, p.hemat, p.umk, p.diumumkan, p.selesai_pada)
            ikut = peserta.get(p.kode) if p.kumpulan == Kumpulan.TENDER else None
            yield (*apa, *cara, *nilai, *(ikut or (None, None)))


def baris_jumlah() -> Iterator[tuple[Any, ...]]:
    """Totals by month, agency and method."""
    menurut = ("kumpulan", "bulan", "kode_satker", "metode")
    rows: Any = PaketGabungan.objects.annotate(bulan=bulan_pengumuman()).order_by().values(*menurut)
    jumlah = rows.annotate(
        satker=Max("nama_satker"),
        paket=Count("pk"),
        gagal=Count("pk", filter=GAGAL),
        diulang=Count("pk", filter=SYARAT["diulang"]),
        pagu_=Sum("pagu"),
        hps_=Sum("hps"),
        kontrak_=Sum("kontrak"),
        hemat_=Sum(F("hps") - F("kontrak")),
    )
    kolom = ("satker", "paket", "gagal", "diulang", "pagu_", "hps_", "kontrak_", "hemat_")
    yield from jumlah.order_by(*menurut).values_list(*menurut, *kolom)


def baris_laporan() -> Iterator[tuple[Any, ...]]:
    """Every figure of the published reports as it was frozen, the latest period first; corrections too."""
    rows = ButirLaporan.objects.filter(laporan__penerbitan__isnull=False)
    rows = rows.select_related("laporan__naskah").order_by("-laporan__mulai", "-laporan", "urut")
    for satu in rows.iterator(chunk_size=SEPOTONG):
        laporan = satu.laporan
        nomor = laporan.naskah.nomor if laporan.naskah else ""
        apa = (nomor, laporan.jenis, laporan.unit, laporan.mulai, laporan.selesai, laporan.versi)
        yield (
            *apa,
            satu.judul_bab,
            satu.kode,
            satu.label,
            satu.satuan,
            *map(angka_polos, (satu.nilai, satu.sebelum)),
        )


def laporan_terakhir_terbit() -> datetime | None:
    """When a report was published last; None before the first."""
    return PenerbitanLaporan.objects.order_by("-pada").values_list("pada", flat=True).first()
