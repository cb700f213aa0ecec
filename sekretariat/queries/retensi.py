"""Which records of the secretariat fall due, and from which day they are counted. Dasar: arsip.retensi

Each `…_hidup` gives the records that are not destroyed, with `peristiwa` (empty while the time does not run)
and `disimpan` (when their youngest bytes came in).
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.urls import reverse

from lpse.sumbangan import ButirRetensi
from lpse.waktu import hari_ini, zona
from sekretariat.enums import persuratan, rapat
from sekretariat.enums.kepatuhan import StatusBundel
from sekretariat.enums.persuratan import StatusDisposisi
from sekretariat.enums.rapat import StatusTindakLanjut
from sekretariat.enums.spse import StatusKiriman
from sekretariat.models import (
    AgendaSurat,
    BundelKepatuhan,
    Disposisi,
    KirimanSPSE,
    Pegawai,
    PendidikanPegawai,
    Rapat,
    TindakLanjutRapat,
)

PERISTIWA_SURAT = "Surat dikirim, dinyatakan selesai, atau dibatalkan, dan disposisi terakhirnya berakhir"
PERISTIWA_RAPAT = "Rapat berlangsung atau dibatalkan, dan tindak lanjut terakhirnya selesai"
PERISTIWA_PEGAWAI = "Hari terakhir pegawai di LPSE"
PERISTIWA_SPSE = "Data diterapkan"
PERISTIWA_BUNDEL = "Bundel selesai disusun"
SEPOTONG = 500
Kursor = tuple[date, str] | None


def _hari(kolom: str) -> TruncDate:
    return TruncDate(kolom, tzinfo=zona())


def _terakhir(rows: QuerySet[Any], kolom: str) -> Subquery:
    """The latest moment in a column of the rows around a record."""
    return Subquery(rows.exclude(**{kolom: None}).order_by(f"-{kolom}").values(kolom)[:1])


def _bila(syarat: Q, hari: Any) -> Case:
    return Case(When(syarat, then=hari), default=None, output_field=DateField())


def surat_hidup() -> QuerySet[Any]:
    """Letters; the time of one runs once it is over and nobody has an instruction open about it."""
    disposisi = Disposisi.objects.filter(surat=OuterRef("pk"))
    terbuka = disposisi.filter(status=StatusDisposisi.TERBUKA).values("surat")
    rows = AgendaSurat.objects.filter(dimusnahkan_pada=None).annotate(
        masih=Subquery(terbuka[:1]),
        tuntas=_terakhir(disposisi, "berakhir_pada"),
        disimpan=Greatest(
            "berkas__diunggah_pada", "bukti_kirim__diunggah_pada", "naskah__berkas__diunggah_pada"
        ),
    )
    hari = Greatest(Coalesce("dikirim", "diterima", "tanggal_surat", _hari("dibuat_pada")), _hari("tuntas"))
    berakhir = Q(status__in=persuratan.BERAKHIR, masih__isnull=True)
    return rows.annotate(peristiwa=_bila(berakhir, hari))


def rapat_hidup() -> QuerySet[Any]:
    """Meetings; the time of one runs once its minutes are approved and what was agreed is done."""
    lanjut = TindakLanjutRapat.objects.filter(rapat=OuterRef("pk"))
    terbuka = lanjut.filter(status=StatusTindakLanjut.TERBUKA).values("rapat")
    rows = Rapat.objects.filter(dimusnahkan_pada=None).annotate(
        masih=Subquery(terbuka[:1]),
        tuntas=_terakhir(lanjut, "selesai_pada"),
        disimpan=Greatest(
            "naskah__berkas__diunggah_pada",
            "notula__naskah__berkas__diunggah_pada",
            _terakhir(lanjut, "bukti__diunggah_pada"),
        ),
    )
    berakhir = Q(status__in=rapat.BERAKHIR, masih__isnull=True)
    return rows.annotate(peristiwa=_bila(berakhir, Greatest(_hari("selesai"), _hari("tuntas"))))


def pegawai_hidup() -> QuerySet[Any]:
    """Staff; the time runs from the day they left."""
    pendidikan = PendidikanPegawai.objects.filter(pegawai=OuterRef("pk"))
    return Pegawai.objects.filter(dimusnahkan_pada=None).annotate(
        disimpan=_terakhir(pendidikan, "berkas__diunggah_pada"),
        peristiwa=_bila(Q(selesai__lt=hari_ini()), F("selesai")),
    )


def kiriman_hidup() -> QuerySet[Any]:
    """Imports of SPSE data that were applied; their file is gone by then."""
    rows = KirimanSPSE.objects.filter(dimusnahkan_pada=None)
    return rows.annotate(
        disimpan=F("selesai_pada"),
        peristiwa=_bila(Q(status=StatusKiriman.DITERAPKAN), _hari("selesai_pada")),
    )


def bundel_hidup() -> QuerySet[Any]:
    """Compliance bundles that are stored."""
    rows = BundelKepatuhan.objects.filter(status=StatusBundel.SIAP, berkas__dimusnahkan_pada=None)
    return rows.annotate(disimpan=F("berkas__diunggah_pada"), peristiwa=_hari("selesai_pada"))


def jatuh_tempo(
    hidup: Callable[[], QuerySet[Any]],
    butir: Callable[[Any], ButirRetensi],
    kolom_cari: str,
    sampai: date,
    setelah: Kursor = None,
    cari: str = "",
) -> Iterator[ButirRetensi]:
    """Records whose time is counted from a day up to `sampai`, longest ago first."""
    rows = hidup().filter(peristiwa__lte=sampai)
    if setelah:
        hari, kode = setelah
        rows = rows.filter(Q(peristiwa__gt=hari) | Q(peristiwa=hari, kode__gt=kode))
    if cari:
        rows = rows.filter(Q(kode=cari) | Q(**{f"{kolom_cari}__icontains": cari}))
    yield from (butir(satu) for satu in rows.order_by("peristiwa", "kode").iterator(chunk_size=SEPOTONG))


def cari_satu(
    hidup: Callable[[], QuerySet[Any]], butir: Callable[[Any], ButirRetensi], kode: str
) -> ButirRetensi | None:
    """One record that is not destroyed; while it is open no day is counted."""
    satu = hidup().filter(kode=kode).first()
    return butir(satu) if satu else None


# What a record is called: kind, number and day; none of them names a person.


def butir_surat(surat: Any) -> ButirRetensi:
    return _butir(surat, f"{surat.get_arah_display()} {surat.sebutan}, nomor {surat.nomor_surat or '–'}")


def butir_rapat(satu: Any) -> ButirRetensi:
    return _butir(satu, f"{satu.get_jenis_display()}, rapat tanggal {satu.mulai.astimezone(zona()):%d-%m-%Y}")


def butir_pegawai(pegawai: Any) -> ButirRetensi:
    return _butir(pegawai, f"Catatan pegawai {pegawai.kode}, {pegawai.nama_unit}", pegawai.akun_id)


def butir_kiriman(kiriman: Any) -> ButirRetensi:
    return _butir(
        kiriman, f"Pejabat dalam {kiriman.get_jenis_display() or 'data SPSE'}, kiriman {kiriman.kode}"
    )


def butir_bundel(bundel: Any) -> ButirRetensi:
    return _butir(bundel, f"Bundel kepatuhan {bundel.periode}")


def _butir(satu: Any, label: str, akun_id: int | None = None) -> ButirRetensi:
    return ButirRetensi(satu.kode, label, satu.peristiwa, akun_id, satu.disimpan)


def url(nama: str, kode: str) -> str:
    """The record's page, by the name of its address."""
    return reverse(f"admin:{nama}", args=[kode])
