"""The filters of the overview, over what was judged; pure."""

from collections.abc import Mapping

from lpse.profil.kunci import KUNCI
from sekretariat.policies.kepatuhan import Hasil, HasilPasal, Kekurangan, Kepatuhan


def cocok(hasil: Hasil, saringan: Mapping[str, str]) -> bool:
    """Whether a rule or standard stays under these filters: `keadaan`, `unit`, `cari`."""
    if (keadaan := saringan.get("keadaan")) and hasil.keadaan != keadaan:
        return False
    unit = {hasil.unit, *(satu.bukti.unit for satu in hasil.bukti)}
    if (kode := saringan.get("unit")) and kode not in unit:
        return False
    return _memuat(saringan, _nama(hasil), hasil.judul, hasil.keterangan)


def saring_pasal(semua: Kepatuhan, saringan: Mapping[str, str]) -> list[HasilPasal]:
    """The articles with a rule that stays."""
    return [pasal for pasal in semua.pasal if any(cocok(satu, saringan) for satu in pasal.aturan)]


def saring_kekurangan(semua: Kepatuhan, saringan: Mapping[str, str]) -> list[Kekurangan]:
    """What is missing under these filters; a state does not filter it, each is one of two."""
    return [
        satu
        for satu in semua.kekurangan
        if saringan.get("unit", satu.unit) == satu.unit and _memuat(saringan, satu.kalimat, satu.dasar)
    ]


def _nama(hasil: Hasil) -> str:
    return hasil.kode if hasil.kode in KUNCI else f"Standar {hasil.kode}"


def _memuat(saringan: Mapping[str, str], *teks: str) -> bool:
    cari = saringan.get("cari", "").strip().casefold()
    return not cari or any(cari in satu.casefold() for satu in teks)
