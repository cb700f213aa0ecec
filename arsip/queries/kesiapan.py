"""What rows say of each source: its last success, its drills, the copies outside, and the days behind us."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from arsip.enums.cadangan import JenisPekerjaan, JenisRepositori, StatusPekerjaan
from arsip.enums.media import DI_LUAR
from arsip.models import Cadangan, LembarKunci, Pekerjaan, Sumber, UjiPemulihan
from arsip.policies.jadwal import Jadwal, batas_berhasil
from arsip.policies.kesiapan import HARI_KALENDER, Bukti, Putusan, nilai
from lpse.waktu import awal_hari, setempat

# Storage elsewhere, and media that were handed over: one in the drawer, or in the server, leaves with it.
DI_LUAR_SERVER = Q(repositori__jenis=JenisRepositori.LUAR) | Q(
    repositori__jenis=JenisRepositori.MEDIA, repositori__media__status__in=DI_LUAR
)
# How many drills back the time to restore is taken from: the longest of the last ones.
UJI_UNTUK_RTO = 5
BERHASIL, GAGAL, TANPA, BELUM = "berhasil", "gagal", "tanpa", "belum"
DISEGEL, USANG = "disegel", "usang"


@dataclass(frozen=True, slots=True)
class Petak:
    """One day of a source: what became of its backups (BERHASIL … BELUM), and of a drill (None: no drill)."""

    hari: date
    keadaan: str
    is_uji_lulus: bool | None = None


@dataclass(frozen=True, slots=True)
class Kesiapan:
    """One source with what is known of it and what follows from that."""

    sumber: Sumber
    bukti: Bukti
    putusan: Putusan
    # Where the newest copy outside lies; the code of the last drill.
    tempat_luar: str = ""
    kode_uji: str = ""
    kalender: Sequence[Petak] = field(default=())


def kesiapan(
    kini: datetime, *, sidik_kunci: Mapping[str, str], rto: bool = True, kalender: bool = False
) -> list[Kesiapan]:
    """Every source in use, judged now, by one query; one more for the RTO, two for the days.

    `sidik_kunci`: the fingerprints of the keys as they are (actions.lembar_kunci).
    """
    rows = list(_dengan_bukti())
    durasi = _durasi(rows) if rto else {}
    hari = kalender_hari(rows, kini) if kalender else {}
    hasil = []
    for sumber in rows:
        bukti = _bukti(sumber, durasi.get(sumber.pk, []), sidik_kunci)
        tempat, kode = (_terhitung(sumber, nama) or "" for nama in ("luar_di", "uji_kode"))
        hasil.append(Kesiapan(sumber, bukti, nilai(bukti, kini), tempat, kode, hari.get(sumber.pk, ())))
    return hasil


def _dengan_bukti() -> "QuerySet[Sumber]":
    akhir = _ada().filter(sumber=OuterRef("pk")).order_by("-dari_saat")
    luar = akhir.filter(DI_LUAR_SERVER)
    uji = UjiPemulihan.objects.filter(cadangan__sumber=OuterRef("pk")).order_by("-created_at", "-pk")
    return (
        Sumber.objects.aktif()
        .annotate(
            akhir=Subquery(akhir.values("dari_saat")[:1]),
            luar=Subquery(luar.values("dari_saat")[:1]),
            luar_di=Subquery(luar.values("repositori__nama")[:1]),
            uji_kode=Subquery(uji.values("kode")[:1]),
            uji_pada=Subquery(uji.values("created_at")[:1]),
            uji_lulus=Subquery(uji.values("is_lulus")[:1]),
            tersegel=Subquery(_tersegel().values("sidik")[:1]),
        )
        .order_by("pk")
    )


def _bukti(sumber: Sumber, durasi: list[timedelta], sidik_kunci: Mapping[str, str]) -> Bukti:
    akhir: datetime | None = _terhitung(sumber, "akhir")
    jadwal = Jadwal(sumber.selang_jam, sumber.mulai_pukul)
    kunci = keadaan_kunci(sidik_kunci, _terhitung(sumber, "tersegel"))
    return Bukti(
        cadangan=akhir,
        batas_cadangan=batas_berhasil(jadwal, sumber.batas_jam, akhir) if akhir else None,
        uji=_terhitung(sumber, "uji_pada"),
        is_uji_lulus=_terhitung(sumber, "uji_lulus") is not False,
        luar=_terhitung(sumber, "luar"),
        is_kunci_disegel=kunci == DISEGEL,
        is_kunci_usang=kunci == USANG,
        pulih=durasi,
    )


def _terhitung(sumber: Sumber, nama: str) -> Any:
    """What the query added to the row."""
    return getattr(sumber, nama)


def _ada() -> "QuerySet[Cadangan]":
    return Cadangan.objects.filter(dibuang_pada__isnull=True)


def _durasi(rows: list[Sumber]) -> dict[int, list[timedelta]]:
    """How long the last passed drills of each source took."""
    hasil: dict[int, list[timedelta]] = defaultdict(list)
    urut = Window(RowNumber(), partition_by="cadangan__sumber", order_by="-created_at")
    lulus = UjiPemulihan.objects.filter(is_lulus=True, cadangan__sumber__in=rows).annotate(urut=urut)
    for sumber, durasi in lulus.filter(urut__lte=UJI_UNTUK_RTO).values_list("cadangan__sumber", "taksiran"):
        hasil[sumber].append(durasi)
    return hasil


# --- Keys


def _tersegel() -> "QuerySet[LembarKunci]":
    return LembarKunci.objects.filter(disegel_pada__isnull=False).order_by("-dicetak_pada", "-pk")


def lembar_terakhir() -> LembarKunci | None:
    """The sheet of keys that was sealed last."""
    return _tersegel().first()


def lembar_menunggu() -> list[LembarKunci]:
    """Sheets that were printed and of which nobody said where they are, the newest first."""
    return list(LembarKunci.objects.filter(disegel_pada__isnull=True).order_by("-dicetak_pada", "-pk")[:5])


def keadaan_kunci(kini: Mapping[str, str], tersegel: Mapping[str, str] | None) -> str:
    """DISEGEL where the fingerprints sealed last are those of every key now; USANG, or BELUM without any."""
    if tersegel is None:
        return BELUM
    return DISEGEL if all(tersegel.get(nama) == sidik for nama, sidik in kini.items()) else USANG


# --- Days


def kalender_hari(rows: Sequence[Sumber], kini: datetime) -> dict[int, list[Petak]]:
    """What became of the backups and drills of each source on each of the last days, the oldest first."""
    hari_ini = setempat(kini).date()
    awal = hari_ini - timedelta(days=HARI_KALENDER - 1)
    kerja = _per_hari(
        Pekerjaan.objects.filter(
            jenis=JenisPekerjaan.CADANGKAN,
            status__in=(StatusPekerjaan.BERHASIL, StatusPekerjaan.GAGAL),
            sumber__in=rows,
            berakhir_pada__gte=awal_hari(awal),
        ).values_list("sumber", "berakhir_pada", "status")
    )
    uji = _per_hari(
        UjiPemulihan.objects.filter(cadangan__sumber__in=rows, created_at__gte=awal_hari(awal)).values_list(
            "cadangan__sumber", "created_at", "is_lulus"
        )
    )
    semua = [awal + timedelta(days=n) for n in range(HARI_KALENDER)]
    return {s.pk: [_petak(s, hari, hari_ini, kerja, uji) for hari in semua] for s in rows}


def _per_hari(rows: Iterable[tuple[Any, Any, Any]]) -> dict[tuple[int, date], list[Any]]:
    hasil: dict[tuple[int, date], list[Any]] = defaultdict(list)
    for sumber, saat, nilai_hari in rows:
        hasil[sumber, setempat(saat).date()].append(nilai_hari)
    return hasil


def _petak(sumber: Sumber, hari: date, hari_ini: date, kerja: Any, uji: Any) -> Petak:
    status = kerja.get((sumber.pk, hari), ())
    if StatusPekerjaan.BERHASIL in status:
        keadaan = BERHASIL
    elif status:
        keadaan = GAGAL
    else:
        # Before it was set up nothing was missing, and today is not over.
        is_belum = hari <= setempat(sumber.created_at).date() or hari == hari_ini
        keadaan = BELUM if is_belum else TANPA
    diuji = uji.get((sumber.pk, hari))
    return Petak(hari, keadaan, all(diuji) if diuji else None)
