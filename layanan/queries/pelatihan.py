"""Trainings as queries: what is coming, one month, the officers' list, and who has not been trained."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Avg, Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Upper
from django.utils import timezone

from layanan.enums.pelatihan import DIUMUMKAN, StatusPelatihan, StatusPeserta
from layanan.models import EvaluasiPelatihan, MateriPelatihan, Pelatihan, PesertaPelatihan
from lpse.alamat import url_penuh
from lpse.ics import Acara
from lpse.models import Akun, Satker
from lpse.rahasia import sidik_token
from lpse.sumbangan import PenggunaSatker, sumbangan
from lpse.waktu import awal_hari

S, P = StatusPelatihan, StatusPeserta
# A feed that reaches back for ever would be fetched whole by every telephone, every hour.
KALENDER_KE_BELAKANG = timedelta(days=365)
TERTINGGAL_TERBANYAK = 20
ASPEK = ("materi", "pengajar", "penyelenggaraan", "manfaat")


def pelatihan_publik() -> QuerySet[Pelatihan]:
    """What anybody may read, with its place and the seats taken."""
    return Pelatihan.objects.publik().select_related("lokasi").with_terisi()


def akan_datang() -> QuerySet[Pelatihan]:
    """Announced and not over, soonest first."""
    return pelatihan_publik().filter(status__in=DIUMUMKAN, selesai__gt=timezone.now()).order_by("mulai", "pk")


def sudah_berlangsung() -> QuerySet[Pelatihan]:
    """Held, the latest first, with the papers that anybody may have."""
    materi = MateriPelatihan.objects.filter(publik=True).select_related("berkas")
    lewat = Pelatihan.objects.filter(status=S.SELESAI).select_related("lokasi")
    return lewat.prefetch_related(Prefetch("materi", materi, to_attr="materi_publik"))


def bulan_ini(awal: date, sesudah: date) -> QuerySet[Pelatihan]:
    """The public trainings that begin from one day until before another."""
    rentang = {"mulai__gte": awal_hari(awal), "mulai__lt": awal_hari(sesudah)}
    return Pelatihan.objects.publik().filter(**rentang).order_by("mulai", "pk")


def untuk_kalender() -> QuerySet[Pelatihan]:
    """The feed: what was called off stays in it, or it would stay in everybody's calendar."""
    sejak = timezone.now() - KALENDER_KE_BELAKANG
    return (
        Pelatihan.objects.publik().filter(mulai__gte=sejak).select_related("lokasi").order_by("mulai", "pk")
    )


def sebagai_acara(pelatihan: Pelatihan) -> Acara:
    """A training as calendars take it."""
    url = url_penuh("layanan:pelatihan_lihat", kode=pelatihan.kode)
    return Acara(
        uid=f"pelatihan-{pelatihan.kode}",
        urutan=pelatihan.urutan,
        judul=f"{pelatihan.get_bentuk_display()}: {pelatihan.judul}",
        mulai=pelatihan.mulai,
        selesai=pelatihan.selesai,
        diubah_pada=pelatihan.diubah_pada,
        tempat=pelatihan.nama_tempat,
        uraian=f"{pelatihan.uraian}\n{url}".strip(),
        url=url,
        is_batal=pelatihan.status == S.DIBATALKAN,
    )


def peserta_dari_token(token: str) -> PesertaPelatihan | None:
    """Whose personal link this is; None for one nobody was mailed."""
    terkait = ("pelatihan__lokasi", "satker", "sertifikat", "evaluasi")
    return PesertaPelatihan.objects.select_related(*terkait).filter(tautan__sidik=sidik_token(token)).first()


def urutan_tunggu(peserta: PesertaPelatihan) -> int:
    """How many are before this one on the waiting list, and this one."""
    di_depan = {"pelatihan_id": peserta.pelatihan_id, "status": P.DAFTAR_TUNGGU, "urut__lte": peserta.urut}
    return PesertaPelatihan.objects.filter(**di_depan).count()


# --- The officers' list ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SaringanPelatihan:
    """What the list is narrowed to; "" and 0 are all."""

    status: str = ""
    bentuk: str = ""
    tahun: int = 0
    cari: str = ""

    def as_params(self) -> dict[str, str]:
        """The query string that leads back here."""
        semua = {"status": self.status, "bentuk": self.bentuk, "tahun": self.tahun or "", "cari": self.cari}
        return {nama: str(nilai) for nama, nilai in semua.items() if nilai}


def rentang_tahun(tahun: int) -> tuple[datetime, datetime]:
    """From the first moment of a year through the first of the next, where the unit is."""
    return awal_hari(date(tahun, 1, 1)), awal_hari(date(tahun + 1, 1, 1))


def saring(saringan: SaringanPelatihan) -> QuerySet[Pelatihan]:
    """The rows that a set of filters leaves, not yet ordered."""
    rows = Pelatihan.objects.select_related("lokasi").with_terisi()
    for nama in ("status", "bentuk"):
        if nilai := getattr(saringan, nama):
            rows = rows.filter(**{nama: nilai})
    if saringan.tahun:
        dari, sampai = rentang_tahun(saringan.tahun)
        rows = rows.filter(mulai__gte=dari, mulai__lt=sampai)
    return rows.filter(judul__icontains=saringan.cari) if saringan.cari else rows


def saring_peserta(pelatihan: Pelatihan, status: str, cari: str) -> QuerySet[PesertaPelatihan]:
    """The participants of one training that the filters leave."""
    rows = pelatihan.peserta.select_related("satker", "sertifikat")
    if status:
        rows = rows.filter(status=status)
    if "@" in cari:
        return rows.filter(surel__iexact=cari)
    return rows.filter(Q(nama__icontains=cari) | Q(kode=cari)) if cari else rows


def ringkas_evaluasi(pelatihan: Pelatihan) -> dict[str, float | int | None]:
    """How many evaluated, and the average of each aspect."""
    milik = EvaluasiPelatihan.objects.filter(peserta__pelatihan=pelatihan)
    return milik.aggregate(jumlah=Count("pk"), **{f"rata_{nama}": Avg(nama) for nama in ASPEK})


def sebaran_evaluasi(pelatihan: Pelatihan, aspek: str) -> dict[int, int]:
    """How often each mark was given for one aspect."""
    milik = EvaluasiPelatihan.objects.filter(peserta__pelatihan=pelatihan)
    return {b[aspek]: b["jumlah"] for b in milik.order_by().values(aspek).annotate(jumlah=Count("pk"))}


# --- Who has not been trained ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BarisSatker:
    """One agency: how many users of SPSE it has, and who of them has not been trained."""

    satker: Satker
    pengguna: int
    belum: list[PenggunaSatker]

    @property
    def terlatih(self) -> int:
        return self.pengguna - len(self.belum)

    @property
    def ditampilkan(self) -> list[PenggunaSatker]:
        """As many names as a list shows; the export has them all."""
        return self.belum[:TERTINGGAL_TERBANYAK]

    @property
    def sisanya(self) -> int:
        return max(len(self.belum) - TERTINGGAL_TERBANYAK, 0)


def pengguna_menurut_satker(satker: Collection[int]) -> dict[int, list[PenggunaSatker]]:
    """The users of SPSE of these agencies, as the units know them, each person once."""
    hasil: dict[int, dict[int, PenggunaSatker]] = defaultdict(dict)
    for sumber in sumbangan.pengguna_satker:
        for orang in sumber(satker):
            hasil[orang.satker_id].setdefault(orang.akun_id, orang)
    return {pk: sorted(orang.values(), key=lambda o: o.nama) for pk, orang in hasil.items()}


def belum_dilatih(satker: Iterable[Satker], tahun: int) -> list[BarisSatker]:
    """Each agency with those of its users who attended nothing in that year (0: ever).

    A user counts as trained under their Akun, or under their e-mail address when they came without it.
    """
    daftar = list(satker)
    pengguna = pengguna_menurut_satker([s.pk for s in daftar])
    terlatih = _terlatih({o.akun_id for semua in pengguna.values() for o in semua}, tahun)
    return [
        BarisSatker(s, len(semua), [o for o in semua if o.akun_id not in terlatih])
        for s in daftar
        for semua in (pengguna.get(s.pk, []),)
    ]


def _terlatih(akun: Collection[int], tahun: int) -> set[int]:
    hadir = PesertaPelatihan.objects.filter(status=P.HADIR).annotate(besar=Upper("surel"))
    if tahun:
        dari, sampai = rentang_tahun(tahun)
        hadir = hadir.filter(pelatihan__mulai__gte=dari, pelatihan__mulai__lt=sampai)
    semua = Akun.objects.filter(pk__in=akun).annotate(besar=Upper("email"))
    sebagai_akun = hadir.filter(akun=OuterRef("pk"))
    sebagai_surel = hadir.filter(besar=OuterRef("besar"))
    return set(semua.filter(Exists(sebagai_akun) | Exists(sebagai_surel)).values_list("pk", flat=True))
