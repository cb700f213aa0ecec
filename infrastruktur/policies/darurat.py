"""When an emergency may be declared, judged and ended."""

from collections.abc import Collection

from infrastruktur.enums.darurat import PutusanPenilaian
from infrastruktur.models import Gangguan, KeadaanDarurat, PenilaianKerusakan
from lpse.aturan import AturanDilanggar
from lpse.models import Akun
from lpse.otorisasi import pemegang_peran
from lpse.peran import PERAN_PINJAMAN

P = PutusanPenilaian


class DaruratBelumBerakhir(AturanDilanggar):
    """An incident is not over while its emergency stands."""

    def __init__(self) -> None:
        super().__init__("Keadaan darurat gangguan ini masih berlaku. Kepala mengakhirinya dahulu.")


class DaruratTidakTepat(AturanDilanggar):
    """It cannot be declared, judged or ended so; the sentence says what is missing."""


def is_darurat(gangguan: Gangguan) -> bool:
    """Whether an emergency of this incident stands. Dasar: infrastruktur.masalah_teknis"""
    return KeadaanDarurat.objects.berlaku().filter(gangguan=gangguan).exists()


def check_tanpa_darurat(gangguan: Gangguan) -> None:
    """Raise DaruratBelumBerakhir while one stands."""
    if is_darurat(gangguan):
        raise DaruratBelumBerakhir


def check_tim(tim: Collection[Akun]) -> None:
    """Raise DaruratTidakTepat for a team of nobody, or with somebody who does not work here today."""
    bertugas = pemegang_peran(*PERAN_PINJAMAN).filter(pk__in=[a.pk for a in tim])
    if not tim or bertugas.count() != len(set(tim)):
        raise DaruratTidakTepat("Pilih anggota tim dari pegawai LPSE yang bertugas hari ini.")


def check_diputus(penilaian: Collection[PenilaianKerusakan], putusan: str, catatan: str, oleh: Akun) -> None:
    """Raise DaruratTidakTepat unless they wait, another person assessed them, and a no has its reason."""
    if not penilaian or any(satu.putusan != P.MENUNGGU for satu in penilaian):
        raise DaruratTidakTepat("Pilih penilaian yang masih menunggu putusan.")
    if any(satu.dicatat_oleh_id == oleh.pk for satu in penilaian):
        raise DaruratTidakTepat("Penilaian diputus oleh orang lain daripada yang mencatatnya.")
    if putusan not in (P.DISETUJUI, P.DITOLAK) or (putusan == P.DITOLAK and not catatan.strip()):
        raise DaruratTidakTepat("Tulis alasan menolak penilaian.")


def kurang_untuk_diakhiri(darurat: KeadaanDarurat) -> list[str]:
    """What must still be there before an emergency may end, in words; empty when nothing is missing.

    Dasar: infrastruktur.masalah_teknis
    """
    putusan = set(darurat.penilaian.values_list("putusan", flat=True))
    syarat = (
        ("penilaian kerusakan yang disetujui", P.DISETUJUI not in putusan),
        ("putusan atas penilaian yang menunggu", P.MENUNGGU in putusan),
    )
    return [nama for nama, kurang in syarat if kurang]
