"""Would a source survive losing the server tonight? Rules that need no database, and an honest answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

KUNCI, KUNCI_LUAR = "arsip.cadangan", "arsip.luar_ruang"
# A drill comes each week and may wait a day for its turn.
BATAS_UJI = timedelta(days=8)
# The newest copy outside is at most this old: media change places each week.
BATAS_LUAR = timedelta(days=8)
HARI_KALENDER = 35


@dataclass(frozen=True, slots=True)
class Alasan:
    """Why the answer is no, and what to do next."""

    kode: str
    kalimat: str
    langkah: str


@dataclass(frozen=True, slots=True)
class Bukti:
    """What is known of one source: moments and durations as rows have them, None where there is nothing."""

    cadangan: datetime | None = None
    # By when the next success must be there (policies.jadwal.batas_berhasil).
    batas_cadangan: datetime | None = None
    uji: datetime | None = None
    is_uji_lulus: bool = True
    # The state that the newest copy outside holds.
    luar: datetime | None = None
    # What the copies outside need to be opened: sealed, and still the same.
    is_kunci_disegel: bool = False
    is_kunci_usang: bool = False
    pulih: Sequence[timedelta] = field(default=())


@dataclass(frozen=True, slots=True)
class Putusan:
    """The answer for one source, with its figures. `rpo` counts from the copy that would be left."""

    is_selamat: bool
    alasan: list[Alasan]
    rpo: timedelta | None
    rto: timedelta | None


def nilai(bukti: Bukti, kini: datetime) -> Putusan:
    """Judge one source.

    It survives only if a recent copy lies outside, restoring was proved lately, and the keys are sealed where
    somebody finds them. What is lost (RPO) is what came after that copy; how long restoring takes (RTO)
    is the longest of the drills handed in. Dasar: arsip.cadangan, arsip.luar_ruang
    """
    alasan = [*_cadangan(bukti, kini), *_luar(bukti, kini), *_uji(bukti, kini), *_kunci(bukti)]
    return Putusan(
        is_selamat=not alasan,
        alasan=alasan,
        rpo=max(kini - bukti.luar, timedelta()) if bukti.luar else None,
        rto=max(bukti.pulih, default=None),
    )


def is_uji_basi(uji: datetime | None, kini: datetime) -> bool:
    """Whether a backup counts as unverified: never restored, or longer ago than the policy allows."""
    return uji is None or kini - uji > BATAS_UJI


def _cadangan(bukti: Bukti, kini: datetime) -> list[Alasan]:
    if bukti.cadangan is None:
        return [Alasan("tanpa_cadangan", "Belum pernah dicadangkan.", "Cadangkan sekarang.")]
    if bukti.batas_cadangan is not None and kini > bukti.batas_cadangan:
        lama = sebut_lama(kini - bukti.cadangan)
        return [
            Alasan(
                "cadangan_basi",
                f"Cadangan terakhir yang berhasil sudah {lama} yang lalu.",
                "Buka pekerjaan yang gagal, perbaiki sebabnya, lalu cadangkan.",
            )
        ]
    return []


def _luar(bukti: Bukti, kini: datetime) -> list[Alasan]:
    if bukti.luar is None:
        return [
            Alasan(
                "tanpa_salinan_luar",
                "Tidak ada salinan di luar server ini: cadangan di server yang sama hilang bersamanya.",
                "Salin ke media portabel atau ke penyimpanan di luar.",
            )
        ]
    if kini - bukti.luar > BATAS_LUAR:
        return [
            Alasan(
                "salinan_luar_basi",
                f"Salinan di luar terakhir berisi keadaan {sebut_lama(kini - bukti.luar)} yang lalu, "
                f"lebih tua dari {BATAS_LUAR.days} hari.",
                "Salin lagi ke media atau penyimpanan di luar.",
            )
        ]
    return []


def _uji(bukti: Bukti, kini: datetime) -> list[Alasan]:
    langkah = "Jalankan uji pemulihan."
    if bukti.uji is None:
        return [Alasan("belum_diuji", "Pemulihannya belum pernah diuji.", langkah)]
    if not bukti.is_uji_lulus:
        kalimat = "Uji pemulihan terakhir tidak lulus."
        return [Alasan("uji_gagal", kalimat, "Buka hasil ujinya dan perbaiki sebabnya.")]
    if is_uji_basi(bukti.uji, kini):
        lama = sebut_lama(kini - bukti.uji)
        return [Alasan("uji_basi", f"Pemulihan terakhir diuji {lama} yang lalu.", langkah)]
    return []


def _kunci(bukti: Bukti) -> list[Alasan]:
    langkah = "Cetak lembar kunci (manage.py lembar_kunci), segel, lalu catat tempatnya di sini."
    if bukti.is_kunci_usang:
        return [Alasan("kunci_usang", "Kunci berganti sesudah lembar kunci terakhir disegel.", langkah)]
    if not bukti.is_kunci_disegel:
        kalimat = "Lembar kunci belum disegel: tanpa sandinya salinan di luar tidak dapat dibuka."
        return [Alasan("kunci_belum_disegel", kalimat, langkah)]
    return []


def sebut_lama(lama: timedelta) -> str:
    """A duration in its two largest units: `3 hari 4 jam`, `2 menit 5 detik`, `0 detik`."""
    detik = max(int(lama.total_seconds()), 0)
    bagian: list[str] = []
    for satuan, banyak in (("hari", 86400), ("jam", 3600), ("menit", 60), ("detik", 1)):
        angka, detik = divmod(detik, banyak)
        if angka or bagian:
            bagian.append(f"{angka} {satuan}" if angka else "")
        if len(bagian) == 2:
            break
    return " ".join(b for b in bagian if b) or "0 detik"
