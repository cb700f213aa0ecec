"""One package with all that SPSE's data say about it, and the officials and participants of several."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, JSONObject

from sekretariat.enums.e_reporting import Kumpulan
from sekretariat.enums.spse import JenisData
from sekretariat.models import (
    JadwalTender,
    NilaiTender,
    NontenderSelesai,
    PaketGabungan,
    PejabatSPSE,
    PengumumanNontender,
    PengumumanTender,
    PesertaTender,
    RingkasanPeserta,
    TenderSelesai,
)

PESERTA_TERBANYAK = 300
VERSI_TERBANYAK = 100
# The datasets that say something about a package, by what it is.
SUMBER: dict[str, tuple[tuple[Any, JenisData, str], ...]] = {
    Kumpulan.TENDER.value: (
        (PengumumanTender, JenisData.TENDER_PENGUMUMAN, "kd_tender"),
        (TenderSelesai, JenisData.TENDER_SELESAI, "kd_tender"),
        (NilaiTender, JenisData.TENDER_SELESAI_NILAI, "kd_tender"),
    ),
    Kumpulan.NONTENDER.value: (
        (PengumumanNontender, JenisData.NONTENDER_PENGUMUMAN, "kd_nontender"),
        (NontenderSelesai, JenisData.NONTENDER_SELESAI, "kd_nontender"),
    ),
}
JENIS_PEJABAT = {kumpulan: [jenis.value for _, jenis, _ in sumber] for kumpulan, sumber in SUMBER.items()}


@dataclass(frozen=True, slots=True)
class VersiPaket:
    """What one file said about a package: when it was pulled, how long it held, and its figures then."""

    jenis: str
    kiriman: str
    ditarik_pada: datetime
    terlihat_pada: datetime
    is_kini: bool
    status: str
    pagu: Any
    hps: Any
    kontrak: Any

    @property
    def label(self) -> str:
        return str(JenisData(self.jenis).label)


def putaran(kumpulan: str, kode: str) -> list[PaketGabungan]:
    """The package with this code and the other rounds of the same package, the last first; [] for none.

    Each has its officials in `disebut`: peran, nama, nip and nik. One query.
    """
    semua = PaketGabungan.objects.filter(kumpulan=kumpulan).annotate(disebut=_disebut(kumpulan))
    kd_paket = semua.filter(kode=kode).exclude(kd_paket="").values("kd_paket")[:1]
    rows: Any = semua.filter(Q(kode=kode) | Q(kd_paket=Subquery(kd_paket))).order_by("-versi", "-kode")
    hasil: list[PaketGabungan] = list(rows[:VERSI_TERBANYAK])
    return hasil if any(satu.kode == kode for satu in hasil) else []


def _disebut(kumpulan: str) -> ArraySubquery:
    rows = PejabatSPSE.objects.kini().filter(jenis__in=JENIS_PEJABAT[kumpulan], kd_paket=OuterRef("kode"))
    isi = JSONObject(**{nama: F(nama) for nama in ("peran", "nama", "nip", "nik")})
    return ArraySubquery(rows.order_by("peran", "nama", "pk").values_list(isi))


def versi_paket(kumpulan: str, kode: str) -> list[VersiPaket]:
    """Every version that the imports brought, the newest first. One query."""
    bagian = [_versi(model, jenis, kunci, kode) for model, jenis, kunci in SUMBER[kumpulan]]
    gabungan = bagian[0].union(*bagian[1:], all=True).order_by("-ditarik_pada")[:VERSI_TERBANYAK]
    return [VersiPaket(*baris) for baris in gabungan]


def _versi(model: Any, jenis: JenisData, kunci: str, kode: str) -> QuerySet[Any, Any]:
    kolom = {f.name for f in model._meta.get_fields()}
    status = F("status_paket") if "status_paket" in kolom else Value("", output_field=CharField())
    kontrak = (
        F("nilai_kontrak") if "nilai_kontrak" in kolom else Cast(Value(None), model._meta.get_field("hps"))
    )
    rows = model.objects.filter(**{kunci: kode})
    hasil: QuerySet[Any, Any] = rows.annotate(
        asal=Value(jenis.value, output_field=CharField()), status=status, kontrak_=kontrak
    ).values_list(
        *("asal", "kiriman__kode", "ditarik_pada", "terlihat_pada", "is_kini", "status"),
        *("pagu", "hps", "kontrak_"),
    )
    return hasil


def peserta_tender(kode: str) -> list[PesertaTender]:
    """Who takes part, the winner first, then by bid; at most 300."""
    rows = PesertaTender.objects.filter(kd_tender=kode, is_kini=True).exclude(kd_peserta="")
    urut = (F("is_pemenang").desc(nulls_last=True), F("nilai_penawaran").asc(nulls_last=True), "kd_peserta")
    return list(rows.order_by(*urut)[:PESERTA_TERBANYAK])


def jadwal_tender(kode: str) -> list[JadwalTender]:
    """The stages in their order."""
    rows = JadwalTender.objects.filter(kd_tender=kode, is_kini=True)
    return list(rows.order_by("tgl_awal", "kd_tahapan", "kd_akt"))


def pejabat_paket(kumpulan: str, kode: Collection[str]) -> dict[str, list[PejabatSPSE]]:
    """The officials that these packages name now, by code."""
    hasil: dict[str, list[PejabatSPSE]] = {}
    rows = PejabatSPSE.objects.kini().filter(jenis__in=JENIS_PEJABAT[kumpulan], kd_paket__in=kode)
    for satu in rows.order_by("peran", "nama", "pk"):
        hasil.setdefault(satu.kd_paket, []).append(satu)
    return hasil


def jumlah_peserta(kode: Collection[str]) -> dict[str, tuple[int, int]]:
    """Participants and bids of these tenders; only of those whose participants were delivered."""
    rows = RingkasanPeserta.objects.filter(kd_tender__in=kode)
    return {satu: (n, t) for satu, n, t in rows.values_list("kd_tender", "peserta", "penawaran")}
