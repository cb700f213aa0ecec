"""What is read of visits to server rooms: requests, who is inside, the access list, the book of a month."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from infrastruktur.enums.ruang_server import BELUM_MASUK, StatusIzin
from infrastruktur.models import AksesTetap, IzinRuangServer, KunjunganRuangServer, TemuanRuang
from infrastruktur.policies.ruang_server import MENIT_KONFIRMASI, is_diputus_kepala
from lpse.kalender import ONE_DAY
from lpse.models import Akun, Delegasi, Lokasi, Penugasan
from lpse.otorisasi import pemegang_izin, pemegang_peran
from lpse.peran import PUTUSKAN_IZIN_RUANG, Peran
from lpse.waktu import awal_hari, hari_ini

S = StatusIzin


@dataclass(frozen=True, slots=True)
class SaringanIzin:
    """What the list of requests is narrowed to."""

    cari: str = ""
    status: str = ""
    jenis: str = ""

    def as_params(self) -> dict[str, str]:
        """The filters of an address; empty ones are left out."""
        return {f.name: nilai for f in fields(self) if (nilai := getattr(self, f.name))}


def ruang_server() -> QuerySet[Lokasi]:
    """The server rooms."""
    return Lokasi.objects.filter(is_ruang_server=True).order_by("pk")


def pemutus() -> QuerySet[Akun]:
    """Who decides on visits today, by the active profil."""
    return pemegang_peran(Peran.KEPALA) if is_diputus_kepala() else pemegang_izin(PUTUSKAN_IZIN_RUANG)


def delegasi_pemutus(oleh: Akun) -> Delegasi | None:
    """The delegation by which this person decides today; None for whoever holds the office themselves."""
    peran = [Peran.KEPALA] if is_diputus_kepala() else [Peran.KEPALA, Peran.ADMIN_SISTEM]
    tugas = Penugasan.objects.berlaku().filter(akun=oleh, peran__in=peran).select_related("delegasi")
    daftar = list(tugas.order_by("pk"))
    return None if any(t.delegasi is None for t in daftar) else daftar[0].delegasi if daftar else None


def saring_izin(saringan: SaringanIzin) -> QuerySet[IzinRuangServer]:
    """The requests that the filters leave; each filter is served by an index."""
    rows = IzinRuangServer.objects.select_related("lokasi", "naskah")
    if saringan.status:
        rows = rows.filter(status=saringan.status)
    if saringan.jenis:
        rows = rows.filter(jenis=saringan.jenis)
    if cari := saringan.cari.strip():
        rows = rows.filter(
            Q(naskah__nomor__iexact=cari)
            | Q(surel__iexact=cari)
            | Q(nama__icontains=cari)
            | Q(instansi__icontains=cari)
        )
    return rows


def izin_jatuh_tempo(now: datetime) -> QuerySet[IzinRuangServer]:
    """What the clock may have to end."""
    batas = now - timedelta(minutes=MENIT_KONFIRMASI)
    return IzinRuangServer.objects.filter(status__in=BELUM_MASUK).filter(
        Q(rencana_keluar__lte=now) | Q(status=S.MENUNGGU, dibuat_pada__lte=batas)
    )


def di_dalam() -> QuerySet[KunjunganRuangServer]:
    """Who is inside now, longest first."""
    terkait = ("izin", "akses__akun", "pendamping", "lokasi", "masuk_oleh")
    dalam = KunjunganRuangServer.objects.filter(keluar_pada__isnull=True)
    return dalam.select_related(*terkait).order_by("masuk_pada")


def temuan_terbuka() -> QuerySet[TemuanRuang]:
    """What nobody has followed up yet, newest first."""
    return TemuanRuang.objects.filter(selesai_pada__isnull=True).select_related("lokasi", "kunjungan__izin")


def akses_berlaku(hari: date | None = None) -> QuerySet[AksesTetap]:
    """The entries of the access list in force that day."""
    hari = hari or hari_ini()
    return (
        AksesTetap.objects.filter(dicabut_pada__isnull=True, mulai__lte=hari, selesai__gte=hari)
        .select_related("akun", "lokasi", "ditetapkan_oleh")
        .order_by("akun__nama", "pk")
    )


def rentang_bulan(awal: date) -> tuple[datetime, datetime]:
    """From the first moment of this day's month to the first of the next."""
    mulai = awal.replace(day=1)
    sesudah = (mulai + 31 * ONE_DAY).replace(day=1)
    return awal_hari(mulai), awal_hari(sesudah)


def buku_bulan(bulan: date) -> QuerySet[KunjunganRuangServer]:
    """The room's book of a month."""
    dari, sampai = rentang_bulan(bulan)
    terkait = ("izin", "akses__akun", "pendamping", "lokasi")
    return KunjunganRuangServer.objects.filter(masuk_pada__gte=dari, masuk_pada__lt=sampai).select_related(
        *terkait
    )
