"""What becomes of a chosen reason: the sentence that the applicant reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from lpse.aturan import AturanDilanggar
from lpse.profil import profil
from registrasi.enums.pendaftaran import JenisAlasan
from registrasi.models import AlasanPutusan
from registrasi.policies.pendaftaran import DAPAT_DIKEMBALIKAN, check_beralasan


class AlasanTidakBerlaku(AturanDilanggar):
    """The reason was switched off, or is not meant for what it was chosen for."""

    def __init__(self) -> None:
        super().__init__("Alasan yang dipilih tidak berlaku lagi. Pilih alasan lain dari daftar.")


class PerluKeterangan(AturanDilanggar):
    pass


@dataclass(frozen=True, slots=True)
class PilihanAlasan:
    """An officer's choice: a reason of the catalogue (`kode`), words of their own (`teks`), or both."""

    kode: str = ""
    teks: str = ""


Pilihan = PilihanAlasan | str


def katalog_aktif(jenis: JenisAlasan) -> list[AlasanPutusan]:
    """The reasons that may be chosen now, in their order."""
    return list(AlasanPutusan.objects.filter(jenis=jenis, aktif=True))


def untuk(katalog: Iterable[AlasanPutusan], jenis: JenisAlasan, sasaran: str = "") -> list[AlasanPutusan]:
    """Those for one document or section: the ones made for it first, then the general ones."""
    is_bagian = sasaran in DAPAT_DIKEMBALIKAN
    cocok = [a for a in katalog if a.is_untuk(jenis, sasaran, is_bagian=is_bagian)]
    return sorted(cocok, key=lambda a: not a.berlaku_untuk)


def susun_alasan(pilihan: Pilihan, jenis: JenisAlasan, sasaran: str = "") -> tuple[AlasanPutusan | None, str]:
    """The reason used and the sentence to be sent; a plain str is the officer's own words.

    A refusal cites its rule; a repair does not, it says what to do. Raises AlasanTidakBerlaku,
    PerluKeterangan, PerluAlasan.
    """
    if isinstance(pilihan, str):
        pilihan = PilihanAlasan(teks=pilihan)
    if not pilihan.kode:
        return None, check_beralasan(pilihan.teks)
    alasan = AlasanPutusan.objects.filter(kode=pilihan.kode).first()
    if alasan is None or not alasan.is_untuk(jenis, sasaran, is_bagian=sasaran in DAPAT_DIKEMBALIKAN):
        raise AlasanTidakBerlaku
    teks = pilihan.teks.strip()
    if alasan.perlu_keterangan and not teks:
        raise PerluKeterangan(f"Tulis keterangan untuk “{alasan.teks_internal}”.")
    dasar = profil().dasar(alasan.dasar) if alasan.dasar and jenis == JenisAlasan.FINAL else ""
    bagian = (alasan.teks_pemohon, teks, f"Dasar: {dasar}." if dasar else "")
    return alasan, " ".join(kata for kata in bagian if kata)
