"""What rows say of each source: its last success, its drills, the copies outside, and the days behind us."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from arsip.enums.cadangan import JenisPekerjaan, JenisRepositori, JenisSumber, SebabGagal, StatusPekerjaan
from arsip.enums.media import StatusMedia
from arsip.models import Cadangan, LembarKunci, Pekerjaan, Sumber, UjiPemulihan
from arsip.policies.jadwal import MAJU_WAJAR, Jadwal, batas_berhasil
from arsip.policies.kesiapan import HARI_KALENDER, Bukti, Periksa, Putusan, nilai
from arsip.queries.media import TERHITUNG
from lpse.waktu import awal_hari, setempat

# Storage elsewhere, and media as the rotation counts them (`salinan_luar_terbaru`): read back in full and at
# their place. One in the drawer, or in the server, leaves with it.
DI_LUAR_SERVER = Q(repositori__jenis=JenisRepositori.LUAR) | (
    Q(repositori__media__status=StatusMedia.DI_TEMPAT) & TERHITUNG
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
    # Where the newest copy outside lies; the code of the last drill, and the repository it restored from.
    tempat_luar: str = ""
    kode_uji: str = ""
    tempat_uji: str = ""
    kalender: Sequence[Petak] = field(default=())

    @property
    def is_dihitung(self) -> bool:
        """Whether the answer depends on it: all that is backed up, and the portal also while it is not."""
        return self.sumber.is_aktif or self.sumber.jenis == JenisSumber.PORTAL


def kesiapan(
    kini: datetime, *, sidik_kunci: Mapping[str, str], rto: bool = True, kalender: bool = False
) -> list[Kesiapan]:
    """Every source, also what is not backed up, judged now by one query; one more for the RTO, two for days.

    `sidik_kunci`: the fingerprints of the keys as they are (actions.lembar_kunci).
    """
    rows = list(_dengan_bukti(kini + MAJU_WAJAR))
    durasi = _durasi(rows) if rto else {}
    hari = kalender_hari(rows, kini) if kalender else {}
    hasil = []
    for sumber in rows:
        bukti = _bukti(sumber, durasi.get(sumber.pk, []), sidik_kunci)
        luar, kode, diuji = (_terhitung(sumber, nama) or "" for nama in ("luar_di", "uji_kode", "uji_di"))
        petak = hari.get(sumber.pk, ())
        hasil.append(Kesiapan(sumber, bukti, nilai(bukti, kini), luar, kode, diuji, petak))
    return hasil


def _dengan_bukti(sampai: datetime) -> "QuerySet[Sumber]":
    """`sampai`: what is dated later was dated by a wrong clock, and older evidence counts instead."""
    semua = Cadangan.objects.filter(sumber=OuterRef("pk")).order_by("-dari_saat")
    ada = semua.filter(dibuang_pada__isnull=True, dari_saat__lte=sampai)
    luar = ada.filter(DI_LUAR_SERVER).annotate(rusak=_rusak())
    uji = UjiPemulihan.objects.filter(cadangan__sumber=OuterRef("pk"), created_at__lte=sampai)
    uji = uji.order_by("-created_at", "-pk")
    return (
        Sumber.objects.select_related("repositori")
        .annotate(
            # A copy says nothing new of when the source was backed up last.
            akhir=Subquery(ada.filter(asal__isnull=True).values("dari_saat")[:1]),
            pernah=Subquery(semua.values("dari_saat")[:1]),
            luar=Subquery(luar.values("dari_saat")[:1]),
            luar_di=Subquery(luar.values("repositori__nama")[:1]),
            luar_pk=Subquery(luar.values("repositori")[:1]),
            luar_jenis=Subquery(luar.values("repositori__jenis")[:1]),
            luar_disiapkan=Subquery(luar.values("repositori__disiapkan_pada")[:1]),
            luar_utuh=Subquery(luar.values("repositori__diperiksa_pada")[:1]),
            luar_rusak=Subquery(luar.values("rusak")[:1]),
            rusak=_rusak(),
            uji_di=Subquery(uji.values("cadangan__repositori__nama")[:1]),
            uji_kode=Subquery(uji.values("kode")[:1]),
            uji_pada=Subquery(uji.values("created_at")[:1]),
            uji_lulus=Subquery(uji.values("is_lulus")[:1]),
            tersegel=Subquery(_tersegel().values("sidik")[:1]),
        )
        .order_by("pk")
    )


def _rusak() -> Subquery:
    """When a job last found the repository of a source or backup damaged."""
    rusak = Pekerjaan.objects.filter(repositori=OuterRef("repositori"), sebab=SebabGagal.RUSAK)
    return Subquery(rusak.order_by("-berakhir_pada").values("berakhir_pada")[:1])


def _diperiksa(sumber: Sumber) -> list[Periksa]:
    """The repositories that the clock checks, once they are made: the source's own, and one outside."""
    sendiri = sumber.repositori
    hasil = []
    if sendiri.disiapkan_pada is not None:
        utuh = sendiri.diperiksa_pada or sendiri.disiapkan_pada
        hasil.append(Periksa(sendiri.nama, utuh, _terhitung(sumber, "rusak")))
    siap, is_lain = _terhitung(sumber, "luar_disiapkan"), _terhitung(sumber, "luar_pk") != sendiri.pk
    if siap and is_lain and _terhitung(sumber, "luar_jenis") != JenisRepositori.MEDIA:
        utuh = _terhitung(sumber, "luar_utuh") or siap
        hasil.append(Periksa(_terhitung(sumber, "luar_di"), utuh, _terhitung(sumber, "luar_rusak")))
    return hasil


def _bukti(sumber: Sumber, durasi: list[timedelta], sidik_kunci: Mapping[str, str]) -> Bukti:
    akhir: datetime | None = _terhitung(sumber, "akhir")
    jadwal = Jadwal(sumber.selang_jam, sumber.mulai_pukul)
    kunci = keadaan_kunci(sidik_kunci, _terhitung(sumber, "tersegel"))
    return Bukti(
        is_aktif=sumber.is_aktif,
        cadangan=akhir,
        pernah=_terhitung(sumber, "pernah"),
        batas_cadangan=batas_berhasil(jadwal, sumber.batas_jam, akhir) if akhir else None,
        uji=_terhitung(sumber, "uji_pada"),
        is_uji_lulus=_terhitung(sumber, "uji_lulus") is not False,
        luar=_terhitung(sumber, "luar"),
        is_kunci_disegel=kunci == DISEGEL,
        is_kunci_usang=kunci == USANG,
        pulih=durasi,
        periksa=_diperiksa(sumber),
    )


def _terhitung(sumber: Sumber, nama: str) -> Any:
    """What the query added to the row."""
    return getattr(sumber, nama)


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
    """DISEGEL where the fingerprints sealed last are those of every key now; USANG, or BELUM without any.

    One that cannot be read now has no fingerprint, and one that could not be read then is not on the sheet:
    nobody knows whether the paper opens anything.
    """
    if tersegel is None:
        return BELUM
    return DISEGEL if all(sidik and tersegel.get(nama) == sidik for nama, sidik in kini.items()) else USANG


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
