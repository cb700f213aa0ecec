"""The state of each watched service now and on each of the past days, from what was announced."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from layanan.enums.pengumuman import JenisPengumuman, KeadaanLayanan
from layanan.models import LayananDipantau, Pengumuman
from layanan.policies.pengumuman import BERAT, keadaan, terberat
from layanan.queries.pengumuman import dengan_isi
from lpse.waktu import hari_ini, tanggal, zona

K = KeadaanLayanan
HARI = 90
# A strip is drawn in these units; a worse day is a taller bar, so that colour says nothing alone.
LEBAR_HARI, TINGGI = 4, 28
TINGGI_BATANG = {K.PADAM: 28, K.SEBAGIAN: 23, K.LAMBAT: 18, K.PEMELIHARAAN: 13, K.BAIK: 8, K.BELUM: 3}


@dataclass(frozen=True, slots=True)
class Hari:
    """One day of one service, and the worst that was announced of it."""

    tanggal: date
    keadaan: KeadaanLayanan


@dataclass(frozen=True, slots=True)
class Baris:
    """One service on the status page."""

    layanan: LayananDipantau
    kini: KeadaanLayanan
    hari: list[Hari]
    pita: list[tuple[str, str]]
    ringkas: str

    @property
    def tidak_baik(self) -> list[Hari]:
        """The days with something to tell, newest first."""
        return [h for h in reversed(self.hari) if h.keadaan not in (K.BAIK, K.BELUM)]


def berpengaruh(sejak: datetime, now: datetime) -> list[Pengumuman]:
    """Every shown disturbance and maintenance that reached into the time since then, newest first."""
    rows = Pengumuman.objects.terbit(now).exclude(jenis=JenisPengumuman.UMUM).exclude(status="dibatalkan")
    sampai = Q(selesai_pada__isnull=True, berakhir_pada__isnull=True) | Q(selesai_pada__gte=sejak)
    rencana = Q(selesai_pada__isnull=True, berakhir_pada__gte=sejak)
    return list(dengan_isi(rows.filter(sampai | rencana)).order_by("-tayang_pada", "-pk"))


def masa(pengumuman: Pengumuman, now: datetime) -> tuple[datetime, datetime] | None:
    """From when to when it held, as far as `now`; None before it began."""
    mulai, akhir = pengumuman.mulai, pengumuman.selesai_pada or pengumuman.berakhir_pada or now
    return (mulai, min(akhir, now)) if mulai and mulai <= now else None


def is_berlangsung(pengumuman: Pengumuman) -> bool:
    """Whether it runs at this moment."""
    return pengumuman.is_mulai and not pengumuman.is_lewat


def baca_status() -> tuple[list[Baris], list[Pengumuman]]:
    """The watched services in their order, and the announcements of the time shown; at most four queries."""
    now = timezone.now()
    awal = hari_ini() - timedelta(days=HARI - 1)
    semua = berpengaruh(datetime.combine(awal, time(), zona()), now)
    baris = []
    for layanan in LayananDipantau.objects.filter(dipakai=True):
        terkena = [p for p in semua if layanan in p.layanan.all()]
        kini = terberat([keadaan(p.jenis, p.dampak) for p in terkena if is_berlangsung(p)])
        hari = _hari(layanan, terkena, awal, now)
        baris.append(Baris(layanan, kini, hari, _pita(hari), _ringkas(layanan, hari)))
    return baris, semua


def _hari(layanan: LayananDipantau, terkena: Iterable[Pengumuman], awal: date, now: datetime) -> list[Hari]:
    per_hari = [K.BELUM if awal + timedelta(n) < layanan.dipantau_sejak else K.BAIK for n in range(HARI)]
    for p in terkena:
        rentang = masa(p, now)
        if rentang is None:
            continue
        dari, sampai = ((saat.astimezone(zona()).date() - awal).days for saat in rentang)
        for n in range(max(dari, 0), min(sampai, HARI - 1) + 1):
            per_hari[n] = min(per_hari[n], keadaan(p.jenis, p.dampak), key=BERAT.index)
    return [Hari(awal + timedelta(n), k) for n, k in enumerate(per_hari)]


def _pita(hari: list[Hari]) -> list[tuple[str, str]]:
    """The strip as one SVG path for each state: its code, and what it draws."""
    jalur: dict[str, str] = {}
    for n, h in enumerate(hari):
        tinggi = TINGGI_BATANG[h.keadaan]
        batang = f"M{n * LEBAR_HARI} {TINGGI - tinggi}h{LEBAR_HARI - 1}v{tinggi}h-{LEBAR_HARI - 1}z"
        jalur[h.keadaan.value] = jalur.get(h.keadaan.value, "") + batang
    return list(jalur.items())


def _ringkas(layanan: LayananDipantau, hari: list[Hari]) -> str:
    """The strip in words."""
    banyak = Counter(h.keadaan for h in hari)
    buruk = [f"{banyak[k]} hari {k.label.lower()}" for k in BERAT if k not in (K.BAIK, K.BELUM) and banyak[k]]
    sejak = max(layanan.dipantau_sejak, hari[0].tanggal)
    return f"Sejak {tanggal(sejak)}: " + (", ".join(buruk) or "tidak ada gangguan yang diumumkan") + "."
