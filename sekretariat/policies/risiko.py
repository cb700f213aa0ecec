"""Rules about risks: what a value means, who may own, accept and close one; no writes."""

from datetime import date
from math import prod

from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.peran import KELOLA_RISIKO, SETUJUI_RISIKO, TANGANI_RISIKO
from sekretariat.enums.risiko import (
    BATAS_KURANGI,
    BATAS_TERIMA,
    DAPAT_DINILAI,
    FAKTOR,
    PenangananRisiko,
    StatusRisiko,
    TindakanRisiko,
    TingkatRisiko,
)
from sekretariat.models import Risiko


class PelaksanaKeliru(AturanDilanggar):
    def __init__(self, orang: Akun) -> None:
        super().__init__(f"{orang} tidak berwenang menangani risiko. Pilih pegawai lain.")


class TenggatKeliru(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tenggat paling awal hari ini.")


class AsetTidakAda(AturanDilanggar):
    def __init__(self, kode: str) -> None:
        super().__init__(f"Kode aset {kode} tidak ada di register. Periksa di menu Aset, atau kosongkan.")


class PenyetujuTerlibat(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Penerimaan disetujui orang lain: bukan penanggung jawab, penilai, atau pengusul risiko ini."
        )


class TanpaPenyetuju(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Tidak ada yang dapat menyetujui: Kepala adalah penanggung jawab atau penilai risiko ini. "
            "Ganti penanggung jawabnya, atau minta pegawai lain menilainya, lalu usulkan lagi."
        )


class MasihBesar(AturanDilanggar):
    def __init__(self, nilai: int) -> None:
        super().__init__(
            f"Nilai risiko ini masih {nilai}. Risiko ditutup bila nilainya {BATAS_TERIMA} atau kurang: "
            "nilai ulang sesudah pengendalian, atau usulkan penerimaannya."
        )


class PengendalianTerbuka(AturanDilanggar):
    def __init__(self, banyak: int) -> None:
        super().__init__(
            f"{banyak} pengendalian belum dilaksanakan. Laporkan pelaksanaannya atau batalkan dahulu."
        )


class TanpaBukti(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Sebutkan buktinya atau unggah berkasnya.")


class TidakBerubahPenanganan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Penanganan ini sudah berlaku. Pilih yang lain, atau kembali ke risikonya.")


def hitung_nilai(skor: dict[str, int]) -> int:
    """Impact × threat × vulnerability × exposure, as the database computes it too."""
    return prod(skor[nama] for nama in FAKTOR)


def tingkat(nilai: int) -> TingkatRisiko:
    """What a value comes to."""
    if nilai <= BATAS_TERIMA:
        return TingkatRisiko.RENDAH
    return TingkatRisiko.SEDANG if nilai <= BATAS_KURANGI else TingkatRisiko.TINGGI


def tindakan_penanganan(penanganan: str, nilai: int) -> TindakanRisiko:
    """The act that a decision comes to: accepting above the threshold is only proposed."""
    if penanganan != PenangananRisiko.TERIMA:
        return TindakanRisiko.TANGANI
    return TindakanRisiko.TERIMA if nilai <= BATAS_TERIMA else TindakanRisiko.USULKAN


def check_kelola(oleh: Akun) -> None:
    """Raises TidakBerwenang."""
    if not oleh.has_perm(KELOLA_RISIKO):
        raise TidakBerwenang


def check_pelaksana(orang: Akun) -> None:
    """Who answers for a risk or carries out a control is an officer. Raises PelaksanaKeliru."""
    if not orang.is_active or not orang.has_perm(TANGANI_RISIKO):
        raise PelaksanaKeliru(orang)


def check_tenggat(tenggat: date, kini: date) -> None:
    """Raises TenggatKeliru."""
    if tenggat < kini:
        raise TenggatKeliru


def check_dapat_diubah(risiko: Risiko) -> None:
    """While it waits for approval, and once closed, it stays as it is. Raises TindakanTertutup."""
    if risiko.status not in DAPAT_DINILAI:
        raise TindakanTertutup(risiko.get_status_display())


def terlibat(risiko: Risiko) -> frozenset[int]:
    """Who owns the risk, assessed it last, or proposed to accept it."""
    orang = (risiko.pemilik_id, risiko.penilai_id, risiko.diusulkan_oleh_id)
    return frozenset(pk for pk in orang if pk is not None)


def is_terlibat(risiko: Risiko, akun: Akun) -> bool:
    """Whether this person is one of them."""
    return akun.pk in terlibat(risiko)


def boleh_menyetujui(risiko: Risiko, akun: Akun) -> bool:
    """Whether this person decides on accepting it."""
    return akun.has_perm(SETUJUI_RISIKO) and not is_terlibat(risiko, akun)


def check_menyetujui(risiko: Risiko, oleh: Akun) -> None:
    """Raises TidakBerwenang, PenyetujuTerlibat."""
    if not oleh.has_perm(SETUJUI_RISIKO):
        raise TidakBerwenang
    if is_terlibat(risiko, oleh):
        raise PenyetujuTerlibat


def check_pemilik_baru(risiko: Risiko, pemilik: Akun) -> None:
    """Who accepted a risk above the threshold does not come to own it. Raises PenyetujuTerlibat."""
    if (
        risiko.status == StatusRisiko.DITERIMA
        and risiko.nilai > BATAS_TERIMA
        and risiko.diterima_oleh_id == pemilik.pk
    ):
        raise PenyetujuTerlibat


def check_tuntas(terbuka: int) -> None:
    """Nothing is left to do about it. Raises PengendalianTerbuka."""
    if terbuka:
        raise PengendalianTerbuka(terbuka)


def check_ditutup(risiko: Risiko) -> None:
    """Raises MasihBesar above the threshold."""
    if risiko.nilai > BATAS_TERIMA:
        raise MasihBesar(risiko.nilai)
