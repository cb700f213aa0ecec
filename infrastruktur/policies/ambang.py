"""What a threshold is for, what its values must be among one another, and how often it would have told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from infrastruktur.enums.pantau import SIFAT, Arah, Keadaan, Ukuran
from infrastruktur.models import Ambang, Sasaran
from infrastruktur.policies.kata import ARTI, sebut_bacaan
from infrastruktur.policies.penilaian import Putusan, putuskan

NILAI = ("peringatan", "peringatan_pulih", "kritis", "kritis_pulih")
SEBUTAN = {
    "peringatan": "Peringatan mulai",
    "peringatan_pulih": "Pulih dari peringatan",
    "kritis": "Kritis mulai",
    "kritis_pulih": "Pulih dari kritis",
}
KALI = ("kali_buruk", "kali_pulih")
KALI_TERBANYAK = 60
# What people type where the unit itself is too small for them.
SKALA: dict[str, tuple[float, str]] = {"bit/s": (1e6, "Mbit/s")}


@dataclass(frozen=True, slots=True)
class Lingkup:
    """What a threshold holds for: a measure everywhere, of one target, or of one part of it."""

    ukuran: Ukuran
    sasaran: Sasaran | None = None
    label: str = ""

    def __str__(self) -> str:
        apa = f"{self.ukuran.label} {self.label}".rstrip()
        return f"{self.sasaran}: {apa}" if self.sasaran else apa

    @property
    def kunci(self) -> tuple[str, int | None, str]:
        """As `queries.penilaian.berlaku` names it."""
        return self.ukuran.value, self.sasaran.pk if self.sasaran else None, self.label

    @property
    def lebih_luas(self) -> "Iterator[Lingkup]":
        """What counts where this has no threshold of its own, the next wider one first."""
        if self.label:
            yield Lingkup(self.ukuran, self.sasaran)
        if self.sasaran is not None:
            yield Lingkup(self.ukuran)

    @property
    def arah(self) -> Arah:
        return SIFAT[self.ukuran].arah

    @property
    def is_berangka(self) -> bool:
        """Whether its values are figures: of what is there or not, only the counts are chosen."""
        return self.ukuran not in ARTI

    @property
    def skala(self) -> tuple[float, str]:
        """By how much typed figures are smaller than kept ones, and the unit they are typed in."""
        satuan = SIFAT[self.ukuran].satuan
        return SKALA.get(satuan, (1.0, satuan))


def galat_nilai(nilai: Mapping[str, float | None], arah: Arah) -> dict[str, str]:
    """What is wrong among the values, by field, in a sentence for who typed them; as the constraints say."""
    tanda = 1 if arah == Arah.NAIK else -1
    kata = "di bawah" if arah == Arah.NAIK else "di atas"
    v = {nama: None if nilai.get(nama) is None else tanda * (nilai[nama] or 0) for nama in NILAI}
    galat = {}
    if (v["peringatan"] is None) != (v["peringatan_pulih"] is None):
        kosong = "peringatan" if v["peringatan"] is None else "peringatan_pulih"
        galat[kosong] = "Isi kedua nilai peringatan, atau kosongkan keduanya."
    for rendah, tinggi, sebutan in (
        ("kritis_pulih", "kritis", "nilai kritis"),
        ("peringatan_pulih", "peringatan", "nilai peringatan"),
        ("peringatan", "kritis", "nilai kritis"),
    ):
        kiri, kanan = v[rendah], v[tinggi]
        if kiri is not None and kanan is not None and kiri > kanan:
            kalimat = f"“{SEBUTAN[rendah]}” harus sama dengan atau {kata} {sebutan}."
            galat.setdefault(rendah, kalimat)
    return galat


def sebut_ambang(ambang: Ambang) -> list[tuple[str, str]]:
    """A threshold in words, each line with its name."""
    lingkup = Lingkup(Ukuran(ambang.ukuran))
    kata = "dari" if ambang.arah == Arah.NAIK else "sampai"
    lewat = "di bawah" if ambang.arah == Arah.NAIK else "di atas"
    baris = []
    if not lingkup.is_berangka:
        baris.append(("Kritis bila", sebut_bacaan(ambang.ukuran, 0)))
    else:
        for nama, nilai, pulih in (
            ("Peringatan", ambang.peringatan, ambang.peringatan_pulih),
            ("Kritis", ambang.kritis, ambang.kritis_pulih),
        ):
            if nilai is not None:
                masuk, keluar = sebut_bacaan(ambang.ukuran, nilai), sebut_bacaan(ambang.ukuran, pulih)
                baris.append((nama, f"{kata} {masuk}, pulih {lewat} {keluar}"))
    baris.append(
        (
            "Berturut-turut",
            f"{ambang.kali_buruk} bacaan untuk memburuk, {ambang.kali_pulih} untuk pulih",
        )
    )
    return baris


def hitung_masuk(bacaan: Iterable[float], ambang: Ambang | None) -> dict[Keadaan, int]:
    """How often a series with these readings would have become each of the bad states."""
    banyak = {Keadaan.PERINGATAN: 0, Keadaan.KRITIS: 0}
    kini = Putusan(Keadaan.BAIK)
    for nilai in bacaan:
        baru = putuskan(kini.keadaan, kini.calon, kini.kali, nilai, ambang)
        if baru.keadaan != kini.keadaan and baru.keadaan in banyak:
            banyak[baru.keadaan] += 1
        kini = baru
    return banyak
