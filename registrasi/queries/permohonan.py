"""The list of requests as queries: what officers see, narrowed, searched, ordered."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from lpse.models import Akun
from lpse.paging import Order
from lpse.pengenal import bersihkan
from registrasi.enums.permohonan import StatusPermohonan
from registrasi.models import PenggunaSPSE, Permohonan

S = StatusPermohonan
SEMUA = "semua"
NOMOR = re.compile(r"PRM-\d{4}-\d+", re.IGNORECASE)
PALING_MENDESAK = Order("tenggat")
PALING_BARU = Order("diajukan_pada", falling=True)


@dataclass(frozen=True, slots=True)
class SaringanPermohonan:
    """What the list is narrowed to. `status`: StatusPermohonan or SEMUA."""

    status: str = S.DIAJUKAN
    jenis: str = ""
    terlambat: bool = False
    cari: str = ""

    @property
    def urutan(self) -> Order:
        """Deadlines while the clock runs; otherwise the newest first."""
        return PALING_MENDESAK if self.status == S.DIAJUKAN else PALING_BARU

    @property
    def jenis_cari(self) -> str:
        """What the search text is, for the trail, which must not hold the text itself."""
        return bentuk_cari(self.cari) if self.cari else ""

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        params = {"status": self.status, "jenis": self.jenis, "cari": self.cari}
        params |= {"terlambat": "1"} if self.terlambat else {}
        return {nama: nilai for nama, nilai in params.items() if nilai}

    def as_rincian(self) -> dict[str, str]:
        """The filters as the trail keeps them."""
        return self.as_params() | {"cari": self.jenis_cari}


def bentuk_cari(teks: str) -> str:
    """Tell a search text by its shape: surel, nomor, pengenal (NPWP), or a User ID or name."""
    if "@" in teks:
        return "surel"
    if NOMOR.fullmatch(teks.strip()):
        return "nomor"
    angka = bersihkan(teks)
    return "pengenal" if angka.isascii() and angka.isdigit() and len(angka) in (15, 16) else "nama"


def _cari(teks: str) -> Q:
    """Search in the one way the text's shape asks for: several ways at once would let no index help."""
    teks = teks.strip()
    besar = teks.upper()
    bentuk = bentuk_cari(teks)
    if bentuk == "nomor":
        return Q(nomor=besar)
    if bentuk == "surel":
        return Q(akun__in=Akun.objects.filter(email__iexact=teks))
    npwp16 = bersihkan(teks).zfill(16)
    pengguna = PenggunaSPSE.objects.filter(
        Q(penyedia__npwp16=npwp16)
        if bentuk == "pengenal"
        else Q(user_id__iexact=teks) | Q(nama_cari__startswith=besar)
    )
    return Q(pengguna__in=pengguna)


def saring_permohonan(saringan: SaringanPermohonan, *, now: datetime | None = None) -> QuerySet[Permohonan]:
    """The rows that a set of filters leaves, not yet ordered."""
    rows = Permohonan.objects.terlihat()
    if saringan.status != SEMUA:
        rows = rows.filter(status=saringan.status)
    if saringan.jenis:
        rows = rows.filter(jenis=saringan.jenis)
    if saringan.terlambat:
        rows = rows.terlambat(now or timezone.now())
    if saringan.cari:
        rows = rows.filter(_cari(saringan.cari))
    return rows.select_related("pengguna__penyedia", "akun")


def cari_pengguna(teks: str) -> PenggunaSPSE | None:
    """The one user of a User ID, an NPWP or a NIP; None unless it is exactly one."""
    angka = bersihkan(teks)
    syarat = Q(user_id__iexact=teks.strip())
    if angka.isascii() and angka.isdigit() and len(angka) in (15, 16):
        syarat = Q(penyedia__npwp16=angka.zfill(16))
    elif angka.isascii() and angka.isdigit() and len(angka) == 18:
        syarat = Q(akun__nip=angka)
    ditemukan = list(PenggunaSPSE.objects.select_related("akun", "penyedia").filter(syarat)[:2])
    return ditemukan[0] if len(ditemukan) == 1 else None
