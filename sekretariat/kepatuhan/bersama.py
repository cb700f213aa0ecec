"""What the compliance pages share: addresses, colours, rows of evidence as a person may follow them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest

from lpse.alamat import alamat_ruang
from lpse.bukti import Bukti
from lpse.harapan import BELUM, KURANG, SEBUTAN, TERPENUHI, TIDAK_ADA, TIDAK_DIATUR, Masa
from lpse.profil import profil
from lpse.situs_admin import boleh_halaman
from sekretariat.policies.kepatuhan import Hasil, HasilBukti, sebut_unit

NAMA = "sekretariat_kepatuhan"
WARNA: Mapping[str, str] = {
    TERPENUHI: "hijau",
    KURANG: "merah",
    TIDAK_ADA: "merah",
    BELUM: "biru",
    TIDAK_DIATUR: "abu",
}


url = partial(alamat_ruang, NAMA)


def warna(keadaan: str) -> str:
    """The colour of a state's tag."""
    return WARNA[keadaan]


@dataclass(frozen=True, slots=True)
class BarisBukti:
    """One line of a table of evidence, with the addresses this person may open ("": none)."""

    hasil: HasilBukti
    warna: str
    sebutan: str
    bertindak: str
    url_bukti: str
    url_daftar: str


@dataclass(frozen=True, slots=True)
class BarisHasil:
    """A rule or standard with its lines of evidence."""

    hasil: Hasil
    warna: str
    bertindak: str
    bukti: list[BarisBukti]


def alamat_daftar(bukti: Bukti, masa: Masa, request: HttpRequest) -> str:
    """The unit's own list behind a figure; "" where there is none or this person may not open it."""
    daftar = bukti.daftar
    if daftar is None or not boleh_halaman(request, daftar.url, daftar.izin):
        return ""
    return daftar.alamat(bukti.harapan.rentang(masa))


def baris_bukti(request: HttpRequest, hasil: Iterable[HasilBukti], masa: Masa) -> list[BarisBukti]:
    """Evidence as lines of a table."""
    aktif = profil()
    return [
        BarisBukti(
            satu,
            warna(satu.nilai.keadaan),
            _sebutan(satu),
            sebut_unit(aktif, satu.bukti.unit),
            url("bukti", satu.bukti.kode, periode=masa.kode) if satu.hitungan.jumlah else "",
            alamat_daftar(satu.bukti, masa, request),
        )
        for satu in hasil
    ]


def _sebutan(satu: HasilBukti) -> str:
    return "Tidak ada" if satu.nilai.is_pasif else SEBUTAN[satu.nilai.keadaan]


def baris_hasil(request: HttpRequest, hasil: Iterable[Hasil], masa: Masa) -> list[BarisHasil]:
    """Rules or standards with their evidence as lines."""
    aktif = profil()
    return [
        BarisHasil(
            satu,
            warna(satu.keadaan),
            sebut_unit(aktif, satu.unit) if satu.unit else "",
            baris_bukti(request, satu.bukti, masa),
        )
        for satu in hasil
    ]
