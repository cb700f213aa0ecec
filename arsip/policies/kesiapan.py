"""Would a source survive losing the server tonight? Rules that need no database, and an honest answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from arsip.policies.jadwal import is_mendatang
from arsip.policies.kata import sebut_lama
from arsip.policies.rotasi import UMUR_SALINAN

KUNCI, KUNCI_LUAR = "arsip.cadangan", "arsip.luar_ruang"
# A drill comes each week and may wait a day for its turn.
BATAS_UJI = timedelta(days=8)
# The newest copy outside is at most this old: media change places each week.
BATAS_LUAR = UMUR_SALINAN
# A repository is checked each day, and may be busy for one.
BATAS_PERIKSA = timedelta(days=2)
HARI_KALENDER = 35


@dataclass(frozen=True, slots=True)
class Alasan:
    """Why the answer is no, and what to do next."""

    kode: str
    kalimat: str
    langkah: str


@dataclass(frozen=True, slots=True)
class Periksa:
    """A repository that a source depends on: when it was last found whole, and last found damaged."""

    nama: str
    utuh: datetime | None
    rusak: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bukti:
    """What is known of one source: moments and durations as rows have them, None where there is nothing."""

    is_aktif: bool = True
    cadangan: datetime | None = None
    # The state of the newest that ever was, also where it was dropped or its repository lost since.
    pernah: datetime | None = None
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
    # Its own repository, and the one outside; media are read back in full instead.
    periksa: Sequence[Periksa] = field(default=())


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
    is the longest of the drills handed in. What is dated later than now proves nothing.
    Dasar: arsip.cadangan, arsip.luar_ruang
    """
    bukti = _tanpa_mendatang(bukti, kini)
    alasan = [*_cadangan(bukti, kini), *_periksa(bukti.periksa, kini), *_luar(bukti, kini)]
    alasan += [*_uji(bukti, kini), *_kunci(bukti)]
    if not bukti.is_aktif:
        langkah = "Nyalakan lagi di halaman sumbernya, kecuali memang tidak perlu dipulihkan."
        alasan = [Alasan("tidak_dicadangkan", "Pencadangannya dimatikan.", langkah)]
    return Putusan(
        is_selamat=not alasan,
        alasan=alasan,
        rpo=max(kini - bukti.luar, timedelta()) if bukti.luar else None,
        rto=max(bukti.pulih, default=None),
    )


def is_uji_basi(uji: datetime | None, kini: datetime) -> bool:
    """Whether a backup counts as unverified: never restored, or longer ago than the policy allows."""
    return uji is None or is_mendatang(uji, kini) or kini - uji > BATAS_UJI


def _tanpa_mendatang(bukti: Bukti, kini: datetime) -> Bukti:
    """The evidence without what a clock that ran ahead has dated."""

    def datang(saat: datetime | None) -> datetime | None:
        return None if saat is None or is_mendatang(saat, kini) else saat

    return replace(bukti, cadangan=datang(bukti.cadangan), uji=datang(bukti.uji), luar=datang(bukti.luar))


def _cadangan(bukti: Bukti, kini: datetime) -> list[Alasan]:
    langkah = "Cadangkan sekarang."
    if bukti.cadangan is None and bukti.pernah is not None and is_mendatang(bukti.pernah, kini):
        kalimat = "Cadangan terakhir bertanggal sesudah sekarang: jam server pernah keliru."
        return [Alasan("jam_keliru", kalimat, "Betulkan jam server (NTP), lalu cadangkan lagi.")]
    if bukti.cadangan is None and bukti.pernah is not None:
        kalimat = "Tidak ada cadangan yang masih tersimpan: yang pernah dibuat sudah tidak ada di tempatnya."
        return [Alasan("cadangan_hilang", kalimat, langkah)]
    if bukti.cadangan is None:
        return [Alasan("tanpa_cadangan", "Belum pernah dicadangkan.", langkah)]
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


def _periksa(repositori: Iterable[Periksa], kini: datetime) -> list[Alasan]:
    alasan = []
    for satu in repositori:
        utuh = None if satu.utuh is None or is_mendatang(satu.utuh, kini) else satu.utuh
        if satu.rusak is not None and (utuh is None or satu.rusak >= utuh):
            kalimat = f"{satu.nama} rusak: sebagian isinya hilang atau berubah."
            langkah = "Jangan hapus apa pun. Buka pekerjaan yang gagal dan ikuti langkahnya."
            alasan.append(Alasan("repositori_rusak", kalimat, langkah))
        elif utuh is None or kini - utuh > BATAS_PERIKSA:
            sejak = f"sejak {sebut_lama(kini - utuh)} yang lalu" if utuh else "sampai sekarang"
            kalimat = f"{satu.nama} tidak diperiksa {sejak}."
            langkah = "Tekan Periksa sekarang di halaman repositori."
            alasan.append(Alasan("repositori_tidak_diperiksa", kalimat, langkah))
    return alasan


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
        kalimat = "Kunci berganti atau bertambah sesudah lembar kunci terakhir disegel."
        return [Alasan("kunci_usang", kalimat, langkah)]
    if not bukti.is_kunci_disegel:
        kalimat = "Lembar kunci belum disegel: tanpa sandinya salinan di luar tidak dapat dibuka."
        return [Alasan("kunci_belum_disegel", kalimat, langkah)]
    return []
