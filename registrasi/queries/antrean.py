"""The queue as queries: what officers see, narrowed, searched, ordered. Each shape has its index."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from lpse.kalender import DiLuarKalender, KalenderKerja
from lpse.models import Akun
from lpse.paging import Order
from lpse.pengenal import bersihkan
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import Pendaftaran

S = StatusPendaftaran
# A draft is the applicant's own until it is sent; an expired one holds nothing any more.
TERLIHAT = (S.DIAJUKAN, S.DIKEMBALIKAN, S.DISETUJUI, S.DITOLAK, S.DITARIK, S.DICABUT)
SEMUA = "semua"
NOMOR = re.compile(r"REG-\d{4}-\d+", re.IGNORECASE)
CARI_PALING_PENDEK = 3
AMBANG_KUNING = 0.8  # of the working time between submission and deadline

PALING_MENDESAK = Order("tenggat")
PALING_BARU = Order("diajukan_pada", falling=True)


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the queue is narrowed to. `status`: StatusPendaftaran or SEMUA.

    `pegang`: held by whoever asks; `tugas`: assigned to them.
    """

    status: str = S.DIAJUKAN
    jenis: str = ""
    pegang: bool = False
    tugas: bool = False
    terlambat: bool = False
    cari: str = ""

    @property
    def urutan(self) -> Order:
        """Deadlines while the clock runs; otherwise the newest submission first."""
        return PALING_MENDESAK if self.status == S.DIAJUKAN else PALING_BARU

    @property
    def jenis_cari(self) -> str:
        """What the search text is, for the trail, which must not hold the text itself."""
        return bentuk_cari(self.cari) if self.cari else ""

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        params = {"status": self.status, "jenis": self.jenis, "cari": self.cari}
        params |= {nama: "1" for nama in ("pegang", "tugas", "terlambat") if getattr(self, nama)}
        return {nama: nilai for nama, nilai in params.items() if nilai}


def terlihat() -> QuerySet[Pendaftaran]:
    """What officers may see at all: everything that was sent."""
    return _terkirim().filter(status__in=TERLIHAT)


def _terkirim() -> QuerySet[Pendaftaran]:
    return Pendaftaran.objects.filter(diajukan_pada__isnull=False)


def bentuk_cari(teks: str) -> str:
    """Tell a search text by its shape: surel, nomor, pengenal (NPWP or NIK in any grouping), nip or nama."""
    if "@" in teks:
        return "surel"
    if NOMOR.fullmatch(teks.strip()):
        return "nomor"
    angka = bersihkan(teks)
    if not (angka.isascii() and angka.isdigit()):
        return "nama"
    return {15: "pengenal", 16: "pengenal", 18: "nip"}.get(len(angka), "nama")


def cari(antrean: QuerySet[Pendaftaran], teks: str) -> QuerySet[Pendaftaran]:
    """Search in the one way the text's shape asks for: several ways at once would let no index help."""
    teks = teks.strip()
    angka = bersihkan(teks)
    syarat = {
        "surel": Q(akun__in=Akun.objects.filter(email__iexact=teks)),
        "nomor": Q(nomor=teks.upper()) & ~Q(nomor=""),
        "pengenal": Q(npwp16=angka.zfill(16)) | Q(penanggung_jawab_nik=angka),
        "nip": Q(nip=angka) & ~Q(nip=""),
        "nama": Q(nama_perusahaan__icontains=teks),
    }
    return antrean.filter(syarat[bentuk_cari(teks)])


def saring(saringan: Saringan, oleh: Akun, *, now: datetime | None = None) -> QuerySet[Pendaftaran]:
    """The rows that a set of filters leaves, not yet ordered."""
    now = now or timezone.now()
    # One status alone is one index; beside the list of all it would be a filter over another.
    antrean = terlihat() if saringan.status == SEMUA else _terkirim().filter(status=saringan.status)
    if saringan.jenis:
        antrean = antrean.filter(jenis=saringan.jenis)
    if saringan.pegang:
        antrean = antrean.filter(diklaim_oleh=oleh, klaim_sampai__gt=now)
    if saringan.tugas:
        antrean = antrean.filter(status=S.DIAJUKAN, ditugaskan_kepada=oleh)
    if saringan.terlambat:
        antrean = antrean.filter(status=S.DIAJUKAN, tenggat__lt=now)
    if saringan.cari:
        antrean = cari(antrean, saringan.cari)
    return antrean.select_related("diklaim_oleh", "ditugaskan_kepada")


def serupa(pendaftaran: Pendaftaran, batas: int = 10) -> list[Pendaftaran]:
    """Others of one NPWP, NIK, NIP, Akun or company e-mail, newest first, at most `batas` + 1."""
    sama = Q(akun=pendaftaran.akun_id)
    if pendaftaran.npwp16:
        sama |= Q(npwp16=pendaftaran.npwp16)
    if pendaftaran.penanggung_jawab_nik:
        sama |= Q(penanggung_jawab_nik=pendaftaran.penanggung_jawab_nik)
    if pendaftaran.nip:
        sama |= Q(nip=pendaftaran.nip) & ~Q(nip="")
    if pendaftaran.email_perusahaan:
        sama |= Q(email_perusahaan__iexact=pendaftaran.email_perusahaan)
    lain = terlihat().filter(sama).exclude(pk=pendaftaran.pk)
    return list(lain.order_by("-pk")[: batas + 1])


def kesamaan(pendaftaran: Pendaftaran, lain: Pendaftaran) -> list[str]:
    """What two registrations have in common, in words."""
    surel, nik = pendaftaran.email_perusahaan.lower(), pendaftaran.penanggung_jawab_nik
    sama = {
        "NPWP": bool(pendaftaran.npwp16) and pendaftaran.npwp16 == lain.npwp16,
        "NIK": bool(nik) and nik == lain.penanggung_jawab_nik,
        "NIP": bool(pendaftaran.nip) and pendaftaran.nip == lain.nip,
        "akun": pendaftaran.akun_id == lain.akun_id,
        "surel perusahaan": bool(surel) and surel == lain.email_perusahaan.lower(),
    }
    return [nama for nama, ya in sama.items() if ya]


def tanda_tenggat(pendaftaran: Pendaftaran, kalender: KalenderKerja, now: datetime) -> str:
    """`hijau`, `kuning` from 80 % of the working target, `merah` past it; "" when no clock runs."""
    if pendaftaran.status != S.DIAJUKAN or pendaftaran.tenggat is None or pendaftaran.diajukan_pada is None:
        return ""
    if pendaftaran.tenggat < now:
        return "merah"
    try:
        jatah = kalender.elapsed(pendaftaran.diajukan_pada, pendaftaran.tenggat)
        terpakai = kalender.elapsed(pendaftaran.diajukan_pada, now)
    except DiLuarKalender:
        return "hijau"
    return "kuning" if terpakai >= AMBANG_KUNING * jatah else "hijau"
