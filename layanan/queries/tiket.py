"""The desk's lists as queries: what officers see, narrowed, searched, ordered. Each shape has its index."""

import re
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from layanan.enums.tiket import BERJALAN, MENUNGGU, ArahPesan, StatusTiket
from layanan.models import ButirStandar, PesanTiket, Tiket
from lpse.kalender import DiLuarKalender, KalenderKerja
from lpse.models import Akun, Penugasan
from lpse.paging import Order
from lpse.pengenal import bersihkan
from lpse.peran import IZIN, LAYANI_TIKET

S = StatusTiket
KERJA, TUNGGU, SEMUA = "berjalan", "menunggu", "semua"
KELOMPOK: dict[str, tuple[str, ...]] = {KERJA: BERJALAN, TUNGGU: MENUNGGU}
PILIHAN_STATUS = [
    (KERJA, "Perlu dikerjakan"),
    (TUNGGU, "Menunggu pengguna atau LKPP"),
    *((s.value, s.label) for s in S if s not in BERJALAN),
    (SEMUA, "Semua status"),
]
SAYA, BELUM_DIPEGANG = "saya", "belum"
NOMOR = re.compile(r"TKT-\d{4}-\d+", re.IGNORECASE)
TELEPON = re.compile(r"(\+?62|0)8?[0-9]{4,}")
KODE_TENDER = re.compile(r"[0-9]{5,}")
USER_ID = re.compile(r"(?=.*[0-9._])[A-Za-z0-9._-]{3,30}")
CARI_PALING_PENDEK = 3
AMBANG_KUNING = 0.25  # of the working time promised, when so little is left
PETUGAS_PALING_BANYAK = 100


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the queue is narrowed to. `status`: a StatusTiket or one of the groups; `petugas`: SAYA,
    BELUM_DIPEGANG or an Akun's key; `luar`: the code of an excluded matter.
    """

    status: str = KERJA
    jenis: str = ""
    saluran: str = ""
    prioritas: str = ""
    petugas: str = ""
    luar: str = ""
    satker: str = ""
    tender: str = ""
    terlambat: bool = False
    cari: str = ""

    @property
    def urutan(self) -> Order:
        """What runs by its deadline; what waits, the longest first; what is over, the newest first."""
        if self.status == KERJA:
            return Order("tenggat")
        return Order(falling=self.status not in (TUNGGU, *MENUNGGU))

    @property
    def jenis_cari(self) -> str:
        """What the search text is, for the trail, which must not hold the text itself."""
        return bentuk_cari(self.cari) if self.cari else ""

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        isi = {satu.name: getattr(self, satu.name) for satu in fields(self)}
        return {nama: "1" if nilai is True else str(nilai) for nama, nilai in isi.items() if nilai}

    def as_rincian(self) -> dict[str, str]:
        """The filters as the trail keeps them: of what was typed its kind, never the text."""
        tender = {"tender": "1"} if self.tender else {}
        return {**self.as_params(), **tender, **({"cari": self.jenis_cari} if self.cari else {})}


def bentuk_cari(teks: str) -> str:
    """Tell a search text by its shape: surel, nomor, telepon, tender, user_id, or what a name may hold."""
    teks = teks.strip()
    if "@" in teks:
        return "surel"
    if NOMOR.fullmatch(teks):
        return "nomor"
    rapat = bersihkan(teks)
    pola = (("telepon", TELEPON, rapat), ("tender", KODE_TENDER, teks), ("user_id", USER_ID, teks))
    return next((nama for nama, bentuk, isi in pola if bentuk.fullmatch(isi)), "nama")


def awalan_telepon(teks: str) -> list[str]:
    """The ways in which the beginning of one number may have been written down: 0812…, 62812…, +62812…"""
    pokok = re.sub(r"^(\+?62|0)", "", bersihkan(teks))
    return [f"0{pokok}", f"62{pokok}", f"+62{pokok}"]


def telepon_berawal(teks: str) -> Q:
    """Tickets whose caller's number begins so."""
    syarat = Q()
    for awalan in awalan_telepon(teks):
        syarat |= Q(telepon__startswith=awalan)
    return syarat


def cari(tiket: QuerySet[Tiket], teks: str) -> QuerySet[Tiket]:
    """Search in the one way the text's shape asks for: several ways at once would let no index help."""
    teks = teks.strip()
    syarat = {
        "surel": Q(surel__iexact=teks),
        "nomor": Q(nomor=teks.upper()),
        "telepon": telepon_berawal(teks),
        "tender": Q(kode_tender=teks),
        "user_id": Q(user_id__iexact=teks),
        "nama": Q(nama__icontains=teks) | Q(judul__icontains=teks),
    }
    return tiket.filter(syarat[bentuk_cari(teks)])


def saring(saringan: Saringan, oleh: Akun, *, now: datetime | None = None) -> QuerySet[Tiket]:
    """The rows that a set of filters leaves, not yet ordered."""
    antrean: QuerySet[Tiket] = Tiket.objects.all()
    if saringan.status != SEMUA:
        # One status alone is an equality, which lets its index order the rows as well.
        kelompok = KELOMPOK.get(saringan.status)
        antrean = antrean.filter(Q(status__in=kelompok) if kelompok else Q(status=saringan.status))
    kolom = {
        "jenis": saringan.jenis,
        "saluran": saringan.saluran,
        "prioritas": saringan.prioritas,
        "perkara_luar": saringan.luar,
        "satker": saringan.satker,
        "kode_tender": saringan.tender,
    }
    antrean = antrean.filter(**{nama: nilai for nama, nilai in kolom.items() if nilai})
    antrean = _milik(antrean, saringan.petugas, oleh)
    if saringan.terlambat:
        antrean = antrean.filter(status__in=BERJALAN, tenggat__lt=now or timezone.now())
    if saringan.cari:
        antrean = cari(antrean, saringan.cari)
    return antrean


def _milik(antrean: QuerySet[Tiket], petugas: str, oleh: Akun) -> QuerySet[Tiket]:
    if petugas == BELUM_DIPEGANG:
        return antrean.filter(ditugaskan_kepada__isnull=True)
    if petugas:
        return antrean.filter(ditugaskan_kepada=oleh.pk if petugas == SAYA else int(petugas))
    return antrean


def dengan_pesan_terakhir(antrean: QuerySet[Tiket]) -> QuerySet[Tiket]:
    """Each row knows who spoke last to the other side (`bicara_terakhir`): the user still waits, or not."""
    pesan = PesanTiket.objects.filter(tiket=OuterRef("pk")).exclude(arah=ArahPesan.INTERNAL).order_by("-id")
    return antrean.annotate(bicara_terakhir=Subquery(pesan.values("arah")[:1]))


def petugas_layanan() -> list[Akun]:
    """Those who serve tickets today, by name."""
    peran = [p for p, izin in IZIN.items() if LAYANI_TIKET in izin]
    bertugas = Penugasan.objects.berlaku().filter(peran__in=peran).values("akun")
    urut = Akun.objects.filter(pk__in=bertugas, is_active=True).order_by("nama", "pk")
    return list(urut[:PETUGAS_PALING_BANYAK])


def tanda_tenggat(tiket: Tiket, kerja: KalenderKerja, now: datetime) -> str:
    """`hijau`, `kuning` when a quarter of the working time promised is left, `merah` past it; "" where no
    clock runs. The ticket's standard must be loaded with it.
    """
    if not tiket.is_berjalan or tiket.tenggat is None:
        return ""
    if tiket.tenggat < now:
        return "merah"
    try:
        jatah = _jatah(tiket, kerja)
        sisa = kerja.elapsed(now, tiket.tenggat)
    except DiLuarKalender:
        return "hijau"
    return "kuning" if sisa <= AMBANG_KUNING * jatah else "hijau"


def _jatah(tiket: Tiket, kerja: KalenderKerja) -> timedelta:
    """The working time that the nearer deadline began with."""
    butir: ButirStandar = tiket.standar
    if tiket.tenggat == tiket.tenggat_respons and tiket.respons_pada is None:
        return timedelta(minutes=butir.respons_menit)
    if butir.selesai_menit:
        return timedelta(minutes=butir.selesai_menit)
    akhir = kerja.due_hari(tiket.dibuka_pada, butir.selesai_hari or 0)
    return kerja.elapsed(tiket.dibuka_pada, akhir)
