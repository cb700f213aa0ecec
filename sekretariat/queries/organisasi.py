"""The organisation as the regulation draws it up, with the people who fill it today."""

from dataclasses import dataclass

from lpse.profil import profil
from sekretariat.enums.kepegawaian import BagianUnit
from sekretariat.models import Pegawai
from sekretariat.policies.organisasi import GambarBagan, IsiUnit, gambar_bagan, gambar_bagan_sempit


@dataclass(frozen=True, slots=True)
class BagianBagan:
    """One part in the table behind the chart: who leads, who works there, what is vacant.

    For everybody `pimpinan` and `pegawai` stay empty: they see offices and numbers, never names.
    """

    kode: str
    nama: str
    sebutan_pimpinan: str
    is_pimpinan_ada: bool
    jabatan: tuple[tuple[str, int], ...]
    jumlah: int
    pimpinan: Pegawai | None = None
    pegawai: tuple[Pegawai, ...] = ()

    @property
    def is_lowong(self) -> bool:
        """Nobody works there, or nobody leads where the regulation names a leader."""
        return not self.jumlah or bool(self.sebutan_pimpinan and not self.is_pimpinan_ada)


@dataclass(frozen=True, slots=True)
class Bagan:
    """The chart, drawn wide and for a phone, the table behind it, and the article it rests on."""

    gambar: GambarBagan
    sempit: GambarBagan
    bagian: tuple[BagianBagan, ...]
    dasar: str
    jumlah: int


def bagan_organisasi(publik: bool) -> Bagan:
    """The chart with its people; for the public with offices and numbers alone. One query.

    Dasar: sekretariat.susunan_organisasi
    """
    per_unit: dict[str, list[Pegawai]] = {kode: [] for kode in BagianUnit.values}
    rows = Pegawai.objects.aktif().select_related("akun").order_by("-is_pimpinan", "nama", "pk")
    for pegawai in rows:
        per_unit[pegawai.unit].append(pegawai)
    bagian = tuple(_bagian(kode, orang, publik) for kode, orang in per_unit.items())
    isi = {satu.kode: IsiUnit(satu.kode, satu.nama, _baris(satu, publik)) for satu in bagian}
    kerja = [isi[kode] for kode in (BagianUnit.SISTEM, BagianUnit.REGISTRASI, BagianUnit.LAYANAN)]
    kepala, sekretariat = isi[BagianUnit.KEPALA], isi[BagianUnit.SEKRETARIAT]
    return Bagan(
        gambar=gambar_bagan(kepala, sekretariat, kerja),
        sempit=gambar_bagan_sempit(kepala, [sekretariat, *kerja]),
        bagian=bagian,
        dasar=profil().dasar("sekretariat.susunan_organisasi"),
        jumlah=sum(satu.jumlah for satu in bagian),
    )


def _bagian(kode: str, orang: list[Pegawai], publik: bool) -> BagianBagan:
    unit = getattr(profil().unit, kode)
    pimpinan = next((satu for satu in orang if satu.is_pimpinan), None)
    hitung: dict[str, int] = {}
    for satu in orang:
        hitung[satu.jabatan] = hitung.get(satu.jabatan, 0) + 1
    return BagianBagan(
        kode=kode,
        nama=unit.nama,
        sebutan_pimpinan=unit.kepala,
        is_pimpinan_ada=pimpinan is not None,
        jabatan=tuple(hitung.items()),
        jumlah=len(orang),
        pimpinan=None if publik else pimpinan,
        pegawai=() if publik else tuple(orang),
    )


def _baris(bagian: BagianBagan, publik: bool) -> tuple[str, ...]:
    lowong = (
        [f"{bagian.sebutan_pimpinan}: lowong"]
        if bagian.sebutan_pimpinan and not bagian.is_pimpinan_ada
        else []
    )
    if publik:
        return (*lowong, *(f"{jabatan}: {banyak} orang" for jabatan, banyak in bagian.jabatan))
    nama = [f"{satu.nama} (pimpinan)" if satu.is_pimpinan else satu.nama for satu in bagian.pegawai]
    return (*lowong, *(nama or ["Belum ada pegawai"]))
