"""How long an outage was, how far a target was available, and when an incident may be closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from infrastruktur.enums.gangguan import PeristiwaGangguan, TingkatDampak
from infrastruktur.enums.pantau import PeranSasaran
from infrastruktur.models import BatasPengumuman, Gangguan
from infrastruktur.policies.darurat import is_darurat
from lpse.aturan import AturanDilanggar

# Targets of one group that fall within this time of one another are one incident.
SERENTAK = timedelta(minutes=10)
BATAS_BAWAAN = 15  # minutes, until an officer sets another limit
Rentang = tuple[datetime, datetime]


class BelumDapatDitutup(AturanDilanggar):
    """Something that the close asks for is missing; the sentence names all of it."""

    def __init__(self, kurang: list[str]) -> None:
        super().__init__(f"Gangguan ini belum dapat ditutup. Lengkapi dahulu: {', '.join(kurang)}.")


class MasihTerukurTerganggu(AturanDilanggar):
    """An officer says it works; the measurement says it does not."""

    def __init__(self) -> None:
        super().__init__("Sasaran ini masih terukur terganggu. Ia dinyatakan pulih oleh pengukuran.")


@dataclass(frozen=True, slots=True)
class Ketersediaan:
    """How a target was in a span: `padam` without what maintenance explains, and the share it was up."""

    padam: timedelta
    pemeliharaan: timedelta
    persen: float


def satukan(rentang: Iterable[Rentang]) -> list[Rentang]:
    """The same time as spans that do not overlap, in order."""
    hasil: list[Rentang] = []
    for mulai, akhir in sorted(rentang):
        if hasil and mulai <= hasil[-1][1]:
            hasil[-1] = (hasil[-1][0], max(hasil[-1][1], akhir))
        elif akhir > mulai:
            hasil.append((mulai, akhir))
    return hasil


def panjang(rentang: Iterable[Rentang]) -> timedelta:
    """How long some spans are together; what overlaps counts once."""
    return sum((akhir - mulai for mulai, akhir in satukan(rentang)), timedelta())


def irisan(satu: Iterable[Rentang], lain: Iterable[Rentang]) -> list[Rentang]:
    """The time that lies in both."""
    kedua = satukan(lain)
    return [(max(a, c), min(b, d)) for a, b in satukan(satu) for c, d in kedua if max(a, c) < min(b, d)]


def ketersediaan(padam: Iterable[Rentang], pemeliharaan: Iterable[Rentang], masa: Rentang) -> Ketersediaan:
    """How far something was available in `masa`: down time that maintenance explains does not count.

    Dasar: infrastruktur.koneksi_internet, infrastruktur.kinerja
    """
    terhitung = irisan(padam, [masa])
    dijelaskan = panjang(irisan(terhitung, pemeliharaan))
    sisa = panjang(terhitung) - dijelaskan
    seluruh = masa[1] - masa[0]
    return Ketersediaan(sisa, dijelaskan, 100 * (1 - sisa / seluruh) if seluruh else 100.0)


def lama_gangguan(gangguan: Gangguan, now: datetime) -> timedelta:
    """How long it was down: the measured spans together, else from its start to when it worked again."""
    akhir = gangguan.pulih_pada or now
    terukur = [(s.turun_pada, s.pulih_pada or akhir) for s in gangguan.sasaran.all()]
    return panjang(terukur or [(gangguan.mulai, akhir)])


def sebut_lama(lama: timedelta) -> str:
    """`2 hari 3 jam 5 menit`; below one minute `kurang dari 1 menit`."""
    menit = int(lama.total_seconds()) // 60
    hari, sisa = divmod(menit, 1440)
    jam, menit = divmod(sisa, 60)
    bagian = [f"{n} {kata}" for n, kata in ((hari, "hari"), (jam, "jam"), (menit, "menit")) if n]
    return " ".join(bagian) or "kurang dari 1 menit"


def is_internet(gangguan: Gangguan) -> bool:
    """Whether the internet link of the SPSE server is part of it. Dasar: infrastruktur.koneksi_internet"""
    internet = PeranSasaran.INTERNET
    return gangguan.peran == internet or gangguan.sasaran.filter(sasaran__peran=internet).exists()


def kurang_untuk_ditutup(gangguan: Gangguan) -> list[str]:
    """What must still be there before an incident may be closed, in words; empty when nothing is missing.

    Dasar: infrastruktur.masalah_teknis, infrastruktur.koneksi_internet
    """
    langkah = gangguan.catatan.filter(peristiwa=PeristiwaGangguan.LANGKAH)
    belum = gangguan.dampak.filter(tingkat=TingkatDampak.BELUM)
    syarat = (
        ("akhir keadaan darurat", is_darurat(gangguan)),
        ("keadaan pulih", gangguan.pulih_pada is None),
        ("langkah yang diambil", is_internet(gangguan) and not langkah.exists()),
        ("penyebab", not gangguan.penyebab),
        ("evaluasi dan pencegahan", not gangguan.evaluasi),
        ("dampak pada setiap layanan", belum.exists()),
    )
    return [nama for nama, kurang in syarat if kurang]


def batas_pengumuman() -> int:
    """After how many minutes an outage is told to the public. Dasar: layanan.pengumuman_gangguan"""
    terakhir = BatasPengumuman.objects.order_by("-pk").first()
    return terakhir.menit if terakhir else BATAS_BAWAAN
