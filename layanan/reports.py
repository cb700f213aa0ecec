"""What the service desk tells the secretariat: figures of a period, ready for a page or a report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.cache import cache
from django.db.models import Avg, Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from layanan.enums.penerusan import JenisPenerusan
from layanan.enums.survei import UNSUR, Mutu
from layanan.enums.tiket import JenisTiket, Saluran, StatusTiket
from layanan.models import PenilaianTiket, StandarLayanan, Tiket
from layanan.policies.tiket import PerkaraLuarDisebut, perkara_luar_semua, saluran_publik
from layanan.queries.capaian import CapaianJenis, capaian_semua
from layanan.queries.luar import hitung_perkara_luar
from layanan.queries.penerusan import hitung_penerusan
from layanan.queries.periode import periode_kepuasan, periode_pelatihan, periode_ruang, periode_tiket
from layanan.queries.survei import terbit
from lpse.waktu import BULAN, zona

# What the secretariat may read of this unit is named here, wherever it is written.
__all__ = [
    "CapaianJenis",
    "RingkasanTiket",
    "periode_kepuasan",
    "periode_pelatihan",
    "periode_ruang",
    "periode_tiket",
    "perkara_luar_semua",
    "ringkasan_tiket",
    "saluran_publik",
    "standar_dan_capaian",
    "survei_terbit",
]
SIMPAN_CAPAIAN = 6 * 3600  # seconds; a public page does not count every ticket of a year anew
# Support that the regulations name one by one; what came of each is counted.
DUKUNGAN = (JenisTiket.DUKUNGAN, JenisTiket.FASILITASI, JenisTiket.INFORMASI)


@dataclass(frozen=True, slots=True)
class RingkasanTiket:
    """The tickets of a period: how many of which kind, by which channel, and how content people were.

    `nilai` is the mean of the marks 1 to 4 (None: nobody has judged); `hasil` counts what came of support.
    """

    masuk: int
    bulan: list[tuple[str, int]]
    jenis: list[tuple[str, int]]
    saluran: list[tuple[str, int]]
    selesai: int
    luar: list[tuple[PerkaraLuarDisebut, int]]
    hasil: list[tuple[str, str, int]]
    lkpp: list[tuple[str, int, int]]
    penilai: int
    nilai: float | None


def ringkasan_tiket(dari: datetime, sampai: datetime) -> RingkasanTiket:
    """The tickets that came in from `dari` up to, but without, `sampai`; eight queries.

    Dasar: layanan.konsultasi, layanan.dukungan_teknis, layanan.di_luar_tanggung_jawab
    """
    masuk = Tiket.objects.filter(dibuka_pada__gte=dari, dibuka_pada__lt=sampai)
    per_jenis = _hitung(masuk.values_list("jenis").annotate(n=Count("pk")).order_by())
    per_saluran = _hitung(masuk.values_list("saluran").annotate(n=Count("pk")).order_by())
    luar = hitung_perkara_luar(dari, sampai)
    penilaian = PenilaianTiket.objects.filter(pada__gte=dari, pada__lt=sampai)
    nilai = penilaian.aggregate(penilai=Count("pk"), rata=Avg("nilai"))
    hasil = masuk.filter(jenis__in=DUKUNGAN, status__in=(StatusTiket.SELESAI, StatusTiket.DITUTUP))
    return RingkasanTiket(
        masuk=sum(per_jenis.values()),
        bulan=_per_bulan(masuk, dari, sampai),
        jenis=[(j.label, per_jenis.get(j.value, 0)) for j in JenisTiket],
        saluran=[(s.label, per_saluran.get(s.value, 0)) for s in Saluran],
        selesai=masuk.filter(status=StatusTiket.DITUTUP).count(),
        luar=[(satu, luar.get(satu.kode, 0)) for satu in perkara_luar_semua()],
        hasil=[
            (JenisTiket(jenis).label, kata or "Hasil tidak dicatat", jumlah)
            for jenis, kata, jumlah in hasil.values_list("jenis", "hasil")
            .annotate(n=Count("pk"))
            .order_by("jenis", "-n")[:50]
        ],
        lkpp=[
            (JenisPenerusan(jenis).label, satu["dikirim"], satu["dijawab"])
            for jenis, satu in hitung_penerusan(dari, sampai).items()
        ],
        penilai=nilai["penilai"],
        nilai=nilai["rata"],
    )


def standar_dan_capaian(sejak: datetime, sampai: datetime) -> list[CapaianJenis]:
    """What is promised for each kind of ticket now, and what was achieved from `sejak` up to `sampai`.

    For `/tentang/` and `/laporan/`; kept for six hours, or until another version of the standard.
    Dasar: sekretariat.standar_prosedur, layanan.kendala_teknis
    """
    versi = StandarLayanan.objects.latest("nomor").nomor
    kunci = f"layanan.capaian:{versi}:{sejak:%Y%m%d%H%M%z}:{sampai:%Y%m%d%H%M%z}"
    simpanan: list[CapaianJenis] | None = cache.get(kunci)
    if simpanan is None:
        simpanan = capaian_semua(sejak, sampai)
        cache.set(kunci, simpanan, SIMPAN_CAPAIAN)
    return simpanan


@dataclass(frozen=True, slots=True)
class SurveiTerbit:
    """A published Survei Kepuasan Masyarakat: figures and follow-up as they were published."""

    judul: str
    dari: date
    sampai: date
    responden: int
    indeks: Decimal
    mutu: str
    sebutan: str
    unsur: list[tuple[str, str]]
    tindak_lanjut: str


def survei_terbit() -> list[SurveiTerbit]:
    """Every published survey, newest first, at most ten. Dasar: layanan.masukan"""
    return [
        SurveiTerbit(
            judul=s.judul,
            dari=s.dari,
            sampai=s.sampai,
            responden=s.responden or 0,
            indeks=s.indeks or Decimal(0),
            mutu=s.mutu,
            sebutan=Mutu(s.mutu).label,
            unsur=[(nama, str(s.rata[kode]).replace(".", ",")) for kode, nama, _ in UNSUR],
            tindak_lanjut=s.tindak_lanjut,
        )
        for s in terbit()[:10]
    ]


def _per_bulan(masuk: "QuerySet[Tiket]", dari: datetime, sampai: datetime) -> list[tuple[str, int]]:
    """How many came in in each calendar month of the period that has begun, in order."""
    bulan = masuk.annotate(bulan=TruncMonth("dibuka_pada", tzinfo=zona())).values_list("bulan")
    ada = {(awal.year, awal.month): n for awal, n in bulan.annotate(n=Count("pk")).order_by()}
    akhir = min(sampai, timezone.now()).astimezone(zona())
    urut = range(dari.year * 12 + dari.month - 1, akhir.year * 12 + akhir.month)
    return [(BULAN[k % 12][:3], ada.get((k // 12, k % 12 + 1), 0)) for k in urut]


def _hitung(baris: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(baris)
