"""The lists of entries and matches as queries, and what one registration's desk shows of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.urls import NoReverseMatch, reverse

from lpse.pengenal import bersihkan, samarkan
from lpse.waktu import hari_ini
from registrasi.enums.daftar_hitam import CaraCocok, StatusCocok, StatusEntri
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import CocokDaftarHitam, EntriDaftarHitam, PenggunaSPSE, TinjauanDaftarHitam

BERLAKU, BERAKHIR, SEMUA, PERLU = "berlaku", "berakhir", "semua", "perlu"
# Somebody has to look at these.
MENUNGGU = (StatusCocok.BARU, StatusCocok.BERAKHIR)


@dataclass(frozen=True, slots=True)
class SaringanEntri:
    """What the list of entries is narrowed to: BERLAKU, BERAKHIR or SEMUA, and a search text."""

    keadaan: str = BERLAKU
    cari: str = ""

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        return {nama: nilai for nama, nilai in (("keadaan", self.keadaan), ("cari", self.cari)) if nilai}


@dataclass(frozen=True, slots=True)
class SaringanTemuan:
    """What the list of matches is narrowed to: a StatusCocok, PERLU or SEMUA; a CaraCocok; a search text."""

    status: str = PERLU
    cara: str = ""
    cari: str = ""

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        isi = (("status", self.status), ("cara", self.cara), ("cari", self.cari))
        return {nama: nilai for nama, nilai in isi if nilai}


def syarat_berakhir(hari: date) -> Q:
    """As `EntriDaftarHitam.is_berakhir`, for a query."""
    dicabut = ~Q(no_sk_pencabutan="") & (Q(tgl_sk_pencabutan__isnull=True) | Q(tgl_sk_pencabutan__lte=hari))
    return ~Q(status=StatusEntri.TAYANG) | Q(berlaku_sampai__lt=hari) | dicabut


def _cari(teks: str, awal: str = "") -> Q:
    """Search in the one way the text's shape asks for: number, decree or name."""
    angka = bersihkan(teks)
    if angka.isascii() and angka.isdigit() and len(angka) in (15, 16):
        kunci = angka.zfill(16)
        return Q(**{f"{awal}npwp16": kunci}) | Q(**{f"{awal}npwp16_lain": kunci})
    if "/" in teks:
        return Q(**{f"{awal}no_sk__iexact": teks.strip()})
    return Q(**{f"{awal}nama_penyedia__icontains": teks.strip()})


def entri(saringan: SaringanEntri) -> QuerySet[EntriDaftarHitam]:
    """The entries that a set of filters leaves, not yet ordered."""
    rows = EntriDaftarHitam.objects.all()
    hari = hari_ini()
    if saringan.keadaan == BERLAKU:
        rows = rows.filter(status=StatusEntri.TAYANG, berlaku_dari__lte=hari).exclude(syarat_berakhir(hari))
    elif saringan.keadaan == BERAKHIR:
        rows = rows.filter(syarat_berakhir(hari))
    return rows.filter(_cari(saringan.cari)) if saringan.cari else rows


def temuan(saringan: SaringanTemuan) -> QuerySet[CocokDaftarHitam]:
    """The matches that a set of filters leaves, not yet ordered."""
    rows = lengkap(CocokDaftarHitam.objects.all())
    if saringan.status == PERLU:
        rows = rows.filter(status__in=MENUNGGU)
    elif saringan.status != SEMUA:
        rows = rows.filter(status=saringan.status)
    if saringan.cara:
        rows = rows.filter(cara=saringan.cara)
    return rows.filter(_cari(saringan.cari, "entri__")) if saringan.cari else rows


def lengkap(rows: QuerySet[CocokDaftarHitam]) -> QuerySet[CocokDaftarHitam]:
    """With everything a page says about a match: three queries, however many."""
    return rows.select_related(
        "entri", "penyedia", "pendaftaran", "pengguna", "pengguna__akun"
    ).prefetch_related(
        Prefetch("penyedia__pengguna", PenggunaSPSE.objects.select_related("akun")),
        Prefetch("tinjauan", TinjauanDaftarHitam.objects.select_related("oleh")),
    )


def temuan_pendaftaran(pk: int) -> list[CocokDaftarHitam]:
    """The matches of one registration, the certain ones first; a refuted one comes last."""
    bobot = {CaraCocok.NPWP.value: 0, CaraCocok.NIK.value: 1}
    rows = lengkap(CocokDaftarHitam.objects.filter(pendaftaran=pk))
    return sorted(rows, key=lambda c: (c.status == StatusCocok.BUKAN, bobot.get(c.cara, 2), -c.pk))


@dataclass(frozen=True, slots=True)
class Subjek:
    """Whom a match is about, in words, with the users that depend on it."""

    jenis: str
    nama: str
    npwp: str
    alamat: str
    url: str
    pengguna: tuple[PenggunaSPSE, ...]

    @property
    def npwp_tersamar(self) -> str:
        return samarkan(self.npwp) if self.npwp else ""


def subjek(cocok: CocokDaftarHitam) -> Subjek:
    """Whom it is about; `cocok` came by `lengkap`."""
    if cocok.pendaftaran is not None:
        p = cocok.pendaftaran
        url = reverse("admin:registrasi_pendaftaran_change", args=[p.kode]) if p.diajukan_pada else ""
        return Subjek(f"Pendaftaran {p.nomor}", p.nama_perusahaan, p.npwp16, p.alamat, url, ())
    if cocok.penyedia is not None:
        y = cocok.penyedia
        return Subjek("Penyedia", y.nama, y.npwp16, y.alamat, "", tuple(y.pengguna.all()))
    assert cocok.pengguna is not None
    u = cocok.pengguna
    return Subjek("Pengguna SPSE", str(u.akun), u.akun.nik, "", "", (u,))


def tautan_tindak_lanjut(cocok: CocokDaftarHitam, siapa: Subjek) -> list[tuple[str, str]]:
    """Where an officer may go on from a match, as (words, address): proposing is another case, never ours."""
    tautan = []
    hari = hari_ini()
    for u in siapa.pengguna:
        nonaktif = u.status_spse == StatusSPSE.NONAKTIF
        if nonaktif and cocok.status in (StatusCocok.BERAKHIR, StatusCocok.SELESAI):
            kata, nama, kueri = "Ajukan pengaktifan kembali", "pengaktifan_baru", f"?pengguna={u.user_id}"
        elif not nonaktif and cocok.status in (StatusCocok.BARU, StatusCocok.TERBUKTI):
            if not cocok.entri.is_berlaku(hari):
                continue
            kata, nama = "Usulkan penonaktifan", "penonaktifan_baru"
            kueri = f"?pengguna={u.user_id}&entri={cocok.entri.kode}"
        else:
            continue
        try:
            tautan.append((f"{kata} {u.user_id}", reverse(f"admin:registrasi_{nama}") + kueri))
        except NoReverseMatch:
            continue
    return tautan
