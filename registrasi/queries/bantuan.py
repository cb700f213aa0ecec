"""The list of help as a query: narrowed, searched, newest first."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Upper

from lpse.models import Akun
from lpse.paging import Order
from registrasi.models import BantuanPendaftaran

TERBARU = Order("created_at", falling=True)


@dataclass(frozen=True, slots=True)
class SaringanBantuan:
    """What the list is narrowed to; `status` "" is all."""

    status: str = ""
    cari: str = ""
    milik_saya: bool = False

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        params = {"status": self.status, "cari": self.cari, "milik_saya": "1" if self.milik_saya else ""}
        return {nama: nilai for nama, nilai in params.items() if nilai}

    def as_rincian(self) -> dict[str, str]:
        """The filters as the trail keeps them: what kind of search, not the text itself."""
        bentuk = ("surel" if "@" in self.cari else "nama") if self.cari else ""
        return self.as_params() | {"cari": bentuk}


def saring_bantuan(saringan: SaringanBantuan, petugas: Akun) -> QuerySet[BantuanPendaftaran]:
    """The rows that a set of filters leaves for this officer, not yet ordered."""
    rows = BantuanPendaftaran.objects.select_related("petugas")
    if saringan.status:
        rows = rows.filter(status=saringan.status)
    if saringan.milik_saya:
        rows = rows.filter(petugas=petugas)
    if saringan.cari:
        teks = saringan.cari.strip().upper()
        kolom = "email" if "@" in teks else "nama"
        syarat = {"besar": teks} if kolom == "email" else {"besar__contains": teks}
        rows = rows.annotate(besar=Upper(kolom)).filter(**syarat)
    return rows
