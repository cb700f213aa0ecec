"""The list of users as queries: narrowed, searched, ordered. Each shape has its index."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Upper

from lpse.models import Akun
from lpse.paging import Order
from lpse.pengenal import bersihkan
from lpse.profil import profil
from registrasi.enums.pendaftaran import JenisPemohon, StatusSPSE
from registrasi.models import PenggunaSPSE

PENYEDIA, NON_PENYEDIA = "penyedia", "non_penyedia"
KELOMPOK = [(PENYEDIA, "Penyedia"), (NON_PENYEDIA, "Non-penyedia")]
ORANG = ("akun", "penyedia")


@dataclass(frozen=True, slots=True)
class SaringanPengguna:
    """What the list is narrowed to. `status`: a StatusSPSE; `jenis`: a kind of provider or official;
    `kelompok`: PENYEDIA or NON_PENYEDIA; `cari`: User ID, e-mail, NPWP or the beginning of a name.
    """

    status: str = ""
    jenis: str = ""
    kelompok: str = ""
    cari: str = ""

    @property
    def jenis_cari(self) -> str:
        """What the search text is, for the trail, which must not hold the text itself."""
        return bentuk_cari(self.cari) if self.cari else ""

    @property
    def urutan(self) -> Order:
        """By name while a name is searched; who waits for SPSE longest first; else the newest first."""
        if self.cari and self.jenis_cari == "nama":
            return Order("nama_cari")
        return Order(falling=self.status != StatusSPSE.BELUM)

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        params = {"status": self.status, "jenis": self.jenis, "kelompok": self.kelompok, "cari": self.cari}
        return {nama: nilai for nama, nilai in params.items() if nilai}

    def as_rincian(self) -> dict[str, str]:
        """The filters as the trail keeps them."""
        return self.as_params() | {"cari": self.jenis_cari} if self.cari else self.as_params()


def pilihan_jenis() -> list[tuple[str, str]]:
    """The kinds of users: providers by law, officials by the profil."""
    return [*JenisPemohon.choices, *profil().pilihan_non_penyedia]


def label_jenis(kode: str) -> str:
    """The name of a kind; a code that the profil no longer knows stays as it is."""
    return dict(pilihan_jenis()).get(kode, kode) or "–"


def bentuk_cari(teks: str) -> str:
    """Tell a search text by its shape: surel, npwp, or the name or User ID it may be."""
    if "@" in teks:
        return "surel"
    angka = bersihkan(teks)
    return "npwp" if angka.isascii() and angka.isdigit() and len(angka) in (15, 16) else "nama"


def saring(saringan: SaringanPengguna) -> QuerySet[PenggunaSPSE]:
    """The users that a set of filters leaves, not yet ordered."""
    daftar = PenggunaSPSE.objects.select_related(*ORANG)
    if saringan.status:
        daftar = daftar.filter(status_spse=saringan.status)
    if saringan.jenis:
        daftar = daftar.filter(jenis=saringan.jenis)
    if saringan.kelompok:
        daftar = daftar.filter(penyedia__isnull=saringan.kelompok == NON_PENYEDIA)
    return _cari(daftar, saringan.cari.strip()) if saringan.cari.strip() else daftar


def _cari(daftar: QuerySet[PenggunaSPSE], teks: str) -> QuerySet[PenggunaSPSE]:
    """Search in the one way the text's shape asks for: several ways at once would let no index help."""
    bentuk = bentuk_cari(teks)
    if bentuk == "surel":
        return daftar.filter(akun__in=Akun.objects.filter(email__iexact=teks))
    if bentuk == "npwp":
        return daftar.filter(penyedia__npwp16=bersihkan(teks).zfill(16))
    dengan_user_id = Q(user_id__iexact=teks)
    if PenggunaSPSE.objects.filter(dengan_user_id).exists():
        return daftar.filter(dengan_user_id)
    return daftar.filter(nama_cari__startswith=Upper(Value(teks)))
