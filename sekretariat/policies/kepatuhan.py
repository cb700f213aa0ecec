"""What the evidence comes to, for each rule, article and standard; pure, no writes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lpse.bukti import Bukti
from lpse.harapan import MERAH, SEBUTAN, TIDAK_ADA, TIDAK_DIATUR, Hitungan, Keadaan, Masa, Nilai, Rentang
from lpse.harapan import simpulkan as simpulkan_nilai
from lpse.profil import Profil
from lpse.profil.jenis import KodeUnit
from lpse.profil.kunci import KUNCI
from sekretariat.enums.kepatuhan import STANDAR

# Whose rule it is, by the first word of its key.
UNIT_ATURAN: Mapping[str, KodeUnit] = {
    "lpse": "kepala",
    "sekretariat": "sekretariat",
    "registrasi": "registrasi",
    "layanan": "layanan",
    "infrastruktur": "sistem",
    "arsip": "sistem",
}
TANPA_SUMBER = "Belum ada catatan di portal untuk hal ini."


@dataclass(frozen=True, slots=True)
class HasilBukti:
    """One piece of evidence with what was counted and what that comes to."""

    bukti: Bukti
    hitungan: Hitungan
    nilai: Nilai
    rentang: Rentang

    @property
    def is_merah(self) -> bool:
        return self.nilai.keadaan in MERAH


@dataclass(frozen=True)
class Hasil:
    """A rule or a standard with its evidence. `kode` is the rule key or the standard's number."""

    kode: str
    judul: str
    keterangan: str
    keadaan: Keadaan
    unit: KodeUnit | None
    bukti: tuple[HasilBukti, ...] = ()

    @property
    def sebutan(self) -> str:
        return SEBUTAN[self.keadaan]

    @property
    def is_merah(self) -> bool:
        return self.keadaan in MERAH

    @property
    def kurang(self) -> list[str]:
        """What is missing, in sentences; that the portal keeps no records at all is one."""
        if self.keadaan in MERAH and not self.bukti:
            return [TANPA_SUMBER]
        return [satu.nilai.kurang for satu in self.bukti if satu.is_merah]

    @property
    def catatan(self) -> list[HasilBukti]:
        """The evidence whose rows are records of a duty done, not faults."""
        return [satu for satu in self.bukti if not satu.bukti.harapan.is_cacat]

    @property
    def jumlah(self) -> int:
        """How many such records there are."""
        return sum(satu.hitungan.jumlah for satu in self.catatan)

    @property
    def terakhir(self) -> date | None:
        """The day of the last one, None where there is none."""
        return max((hari for satu in self.catatan if (hari := satu.hitungan.terakhir)), default=None)


@dataclass(frozen=True)
class HasilPasal:
    """An article of the regulation with the rules that rest on it."""

    pasal: str
    aturan: tuple[Hasil, ...]

    @property
    def judul(self) -> str:
        return f"Pasal {self.pasal}"

    @cached_property
    def keadaan(self) -> Keadaan:
        return simpulkan_nilai(Nilai(aturan.keadaan) for aturan in self.aturan)

    @property
    def sebutan(self) -> str:
        return SEBUTAN[self.keadaan]

    @property
    def is_merah(self) -> bool:
        return self.keadaan in MERAH


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """Something missing: who acts, what it is, the rules or standards it falls short of, and its rows."""

    unit: KodeUnit
    penanggung_jawab: str
    kalimat: str
    dasar: str
    bukti: Bukti | None
    jumlah: int = 0


@dataclass(frozen=True)
class Kepatuhan:
    """Everything the records of one period show under one regulation."""

    profil: Profil
    masa: Masa
    aturan: tuple[Hasil, ...]
    standar: tuple[Hasil, ...]

    @cached_property
    def pasal(self) -> tuple[HasilPasal, ...]:
        """The articles that hold a rule, in the regulation's order."""
        per_pasal: dict[str, list[Hasil]] = {}
        for aturan in self.aturan:
            for pasal in pasal_aturan(self.profil, aturan.kode):
                per_pasal.setdefault(pasal, []).append(aturan)
        urut = sorted(per_pasal, key=lambda pasal: (int("".join(filter(str.isdigit, pasal))), pasal))
        return tuple(HasilPasal(pasal, tuple(per_pasal[pasal])) for pasal in urut)

    @property
    def diam(self) -> list[Hasil]:
        """The rules this regulation is silent about."""
        return [aturan for aturan in self.aturan if aturan.keadaan == TIDAK_DIATUR]

    @property
    def hitungan(self) -> Counter[str]:
        """How many rules are in each state."""
        return Counter(aturan.keadaan for aturan in self.aturan)

    @property
    def merah(self) -> int:
        """How many rules and standards are not met."""
        return sum(satu.is_merah for satu in (*self.aturan, *self.standar))

    @cached_property
    def kekurangan(self) -> list[Kekurangan]:
        """What is missing, each once, by who acts."""
        per_bukti: dict[str, tuple[HasilBukti, list[str]]] = {}
        tanpa: list[Kekurangan] = []
        for hasil in (*self.aturan, *self.standar):
            if hasil.keadaan == TIDAK_DIATUR:
                continue
            dasar = self.profil.dasar(hasil.kode) if hasil.kode in KUNCI else f"Standar {hasil.kode}"
            for satu in hasil.bukti:
                if satu.is_merah:
                    per_bukti.setdefault(satu.bukti.kode, (satu, []))[1].append(dasar)
            if hasil.is_merah and not hasil.bukti:
                unit = hasil.unit or "sekretariat"
                kalimat = f"{hasil.judul}: {TANPA_SUMBER[0].lower()}{TANPA_SUMBER[1:]}"
                tanpa.append(Kekurangan(unit, sebut_unit(self.profil, unit), kalimat, dasar, None))
        ada = [
            Kekurangan(
                satu.bukti.unit,
                sebut_unit(self.profil, satu.bukti.unit),
                satu.nilai.kurang,
                "; ".join(dict.fromkeys(dasar)),
                satu.bukti,
                satu.hitungan.jumlah,
            )
            for satu, dasar in per_bukti.values()
        ]
        urut = [kode for kode, _ in self.profil.unit]
        return sorted((*ada, *tanpa), key=lambda k: urut.index(k.unit))


def sebut_unit(profil: Profil, kode: KodeUnit) -> str:
    """Who acts for a unit, in the regulation's words."""
    return str(getattr(profil.unit, kode).penanggung_jawab)


def pasal_aturan(profil: Profil, kunci: str) -> list[str]:
    """The articles a rule rests on, each once, in the order cited; none where the regulation is silent."""
    return list(dict.fromkeys(sitiran.pasal for sitiran in profil.sitiran(kunci).sitiran))


def unit_aturan(kunci: str) -> KodeUnit:
    """Whose rule this is."""
    return UNIT_ATURAN[kunci.partition(".")[0]]


def bukti_untuk(semua: Iterable[Bukti], kunci: Iterable[str], standar: Iterable[int] = ()) -> list[Bukti]:
    """The evidence for these rules and standards, each once, in the order registered."""
    aturan, nomor = frozenset(kunci), frozenset(standar)
    return [bukti for bukti in semua if aturan & set(bukti.kunci) or nomor & set(bukti.standar)]


def nilai_bukti(bukti: Iterable[Bukti], ada: Mapping[str, Hitungan], masa: Masa) -> list[HasilBukti]:
    """What was counted for each, judged by what is expected of it."""
    hasil = []
    for satu in bukti:
        hitungan = ada.get(satu.kode, Hitungan())
        nilai = satu.harapan.nilai(hitungan, masa, satu.label)
        hasil.append(HasilBukti(satu, hitungan, nilai, satu.harapan.rentang(masa)))
    return hasil


def hasil_aturan(profil: Profil, kunci: str, bukti: Sequence[HasilBukti]) -> Hasil:
    """One rule: `tidak_diatur` where the regulation is silent, otherwise what its evidence comes to."""
    milik = tuple(satu for satu in bukti if kunci in satu.bukti.kunci)
    keadaan: Keadaan = simpulkan_nilai(satu.nilai for satu in milik)
    if not profil.is_diatur(kunci):
        keadaan = TIDAK_DIATUR
    return Hasil(kunci, profil.bunyi(kunci), profil.dasar(kunci), keadaan, unit_aturan(kunci), milik)


def hasil_standar(profil: Profil, nomor: int, bukti: Sequence[HasilBukti]) -> Hasil:
    """One of the seventeen standards; of what only some regulations ask, nothing is expected elsewhere."""
    milik = tuple(
        satu
        for satu in bukti
        if nomor in satu.bukti.standar
        and (not satu.bukti.hanya_bila_diatur or any(map(profil.is_diatur, satu.bukti.kunci)))
    )
    keadaan = simpulkan_nilai(satu.nilai for satu in milik) if milik else TIDAK_ADA
    return Hasil(str(nomor), STANDAR[nomor], "", keadaan, None, milik)


def nilai_semua(
    profil: Profil,
    masa: Masa,
    bukti: Sequence[HasilBukti],
    *,
    kunci: Iterable[str] = tuple(KUNCI),
    standar: Iterable[int] = tuple(STANDAR),
) -> Kepatuhan:
    """Rules and standards judged by the evidence that was counted."""
    return Kepatuhan(
        profil,
        masa,
        tuple(hasil_aturan(profil, satu, bukti) for satu in kunci),
        tuple(hasil_standar(profil, nomor, bukti) for nomor in standar),
    )
