"""A file of SPSE data: taken in, applied or called off; a worker reads and writes it (`spse_kerja`)."""

import uuid
from datetime import datetime, timedelta
from functools import partial
from typing import IO
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lpse.aturan import TidakBerwenang
from lpse.background import enqueue
from lpse.berkas.simpan import penyimpanan, rapikan_nama
from lpse.jejak import catat
from lpse.klaim import ambil_klaim, pegang_klaim
from lpse.models import Akun
from lpse.peran import KELOLA_DATA_SPSE
from sekretariat.alur.spse import ALUR_KIRIMAN
from sekretariat.enums.spse import JenisData, StatusKiriman, SumberKiriman, TindakanKiriman
from sekretariat.models import KirimanSPSE
from sekretariat.policies.spse_berkas import kenali_isi, periksa_berkas
from sekretariat.queries.e_reporting_saring import lupakan_pilihan

SEWA = timedelta(minutes=2)
TUGAS = "sekretariat.kerjakan_kiriman_spse"
BATAS_UNGGAHAN_MB = 64
BATAS_PERINTAH_MB = 4096
HITUNGAN = ("dibaca", "baru", "berubah", "sama", "usang", "ditolak", "pagu", "hps", "kontrak")


def terima_kiriman(
    berkas: IO[bytes],
    nama: str,
    *,
    oleh: Akun | None,
    sumber: SumberKiriman = SumberKiriman.UNGGAHAN,
    ditarik_pada: datetime | None = None,
    alamat: str = "",
) -> KirimanSPSE:
    """Menerima satu berkas data SPSE untuk diperiksa di belakang layar; belum ada baris yang masuk.

    `oleh` is None for the command line and the clock, which apply it at once: its dataset is known now, and
    nothing is queued. `ditarik_pada`: when SPSE gave the file, for rows that do not say so themselves.
    Raises TidakBerwenang, LembarTidakTerbaca. Dasar: sekretariat.e_reporting
    """
    if oleh is not None and not oleh.has_perm(KELOLA_DATA_SPSE):
        raise TidakBerwenang
    tentang = periksa_berkas(berkas, maks_mb=BATAS_UNGGAHAN_MB if oleh else BATAS_PERINTAH_MB)
    jenis = "" if oleh else kenali_isi(berkas, tentang.format)
    acak = uuid.uuid4()
    kunci = penyimpanan().save(f"impor/{acak.hex[:2]}/{acak}", File(berkas))
    isian = {"sumber": sumber, "alamat": alamat[:300], "jenis": jenis, "dikirim_oleh": oleh, "kunci": kunci}
    try:
        return _catat_kiriman(
            KirimanSPSE(
                nama_berkas=rapikan_nama(nama),
                ditarik_pada=ditarik_pada or timezone.now(),
                **isian,
                **tentang._asdict(),
            )
        )
    except BaseException:
        penyimpanan().delete(kunci)
        raise


@transaction.atomic
def _catat_kiriman(kiriman: KirimanSPSE) -> KirimanSPSE:
    kiriman.save()
    catat(kiriman, "kiriman_spse.diterima", oleh=kiriman.dikirim_oleh, ukuran=kiriman.ukuran)
    if kiriman.dikirim_oleh is not None:
        enqueue(TUGAS, kiriman.pk, queue="lama")
    return kiriman


@transaction.atomic
def terapkan_kiriman(pk: int, *, oleh: Akun | None) -> KirimanSPSE:
    """Menerapkan kiriman: barisnya ditulis di belakang layar; yang sudah diperiksa, bila oleh petugas.

    Pressed by two people it happens once: the second finds it under way. `oleh` is None for the command line
    and the clock, which carry it out themselves. Raises TidakBerwenang, TindakanTertutup.
    Dasar: sekretariat.e_reporting
    """
    kiriman = KirimanSPSE.objects.lock(pk)
    tindakan = TindakanKiriman.TERAPKAN if oleh else TindakanKiriman.TERAPKAN_LANGSUNG
    kiriman.status = ALUR_KIRIMAN.check(kiriman, tindakan, oleh).ke
    kiriman.diterapkan_oleh, kiriman.diterapkan_pada = oleh, timezone.now()
    # What was refused in the check is judged again, beside the rows that came in meanwhile.
    kiriman.baris_ditolak.all().delete()
    for nama in (*HITUNGAN, "baris_selesai", "kemajuan", "percobaan"):
        setattr(kiriman, nama, 0)
    kiriman.klaim = kiriman.klaim_sampai = None
    kiriman.save()
    catat(kiriman, "kiriman_spse.diterapkan", oleh=oleh, jenis=kiriman.jenis)
    if oleh is not None:
        enqueue(TUGAS, pk, queue="lama")
    return kiriman


@transaction.atomic
def batalkan_kiriman(pk: int, *, oleh: Akun) -> KirimanSPSE:
    """Membatalkan kiriman yang belum diterapkan; berkas dan catatan penolakannya dimusnahkan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.e_reporting
    """
    kiriman = KirimanSPSE.objects.lock(pk)
    kiriman.status = ALUR_KIRIMAN.check(kiriman, TindakanKiriman.BATALKAN, oleh).ke
    kiriman.baris_ditolak.all().delete()
    lepas_berkas(kiriman)
    kiriman.save()
    catat(kiriman, "kiriman_spse.dibatalkan", oleh=oleh)
    return kiriman


@transaction.atomic
def kedaluwarsakan_kiriman(pk: int) -> bool:
    """Membatalkan kiriman yang dibiarkan; False bila sementara itu sudah diterapkan atau dibatalkan.

    Dasar: sekretariat.e_reporting
    """
    kiriman = KirimanSPSE.objects.lock(pk)
    if kiriman.status != StatusKiriman.DIPERIKSA:
        return False
    kiriman.status = ALUR_KIRIMAN.check(kiriman, TindakanKiriman.KEDALUWARSAKAN, None).ke
    kiriman.baris_ditolak.all().delete()
    lepas_berkas(kiriman)
    kiriman.save()
    catat(kiriman, "kiriman_spse.kedaluwarsa")
    return True


@transaction.atomic
def selesaikan_pemeriksaan(pk: int, cap: UUID, jenis: JenisData, asing: list[str]) -> None:
    """Menyatakan kiriman sudah diperiksa dan menunggu diterapkan. Raises KlaimLepas.

    Dasar: sekretariat.e_reporting
    """
    kiriman = pegang_kiriman(pk, cap)
    kiriman.status = ALUR_KIRIMAN.check(kiriman, TindakanKiriman.SELESAI_DIPERIKSA, None).ke
    kiriman.jenis, kiriman.kolom_asing, kiriman.kemajuan = jenis, asing, 100
    kiriman.klaim = kiriman.klaim_sampai = None
    kiriman.save()
    catat(kiriman, "kiriman_spse.diperiksa", jenis=jenis, baris=kiriman.dibaca, ditolak=kiriman.ditolak)


@transaction.atomic
def selesaikan_kiriman(pk: int, cap: UUID, asing: list[str]) -> None:
    """Menyatakan kiriman selesai diterapkan; berkasnya dimusnahkan, sidiknya tetap. Raises KlaimLepas.

    Dasar: sekretariat.e_reporting
    """
    kiriman = pegang_kiriman(pk, cap)
    kiriman.status = ALUR_KIRIMAN.check(kiriman, TindakanKiriman.SELESAIKAN, None).ke
    kiriman.kolom_asing, kiriman.kemajuan, kiriman.selesai_pada = asing, 100, timezone.now()
    lepas_berkas(kiriman)
    kiriman.save()
    jumlah = {nama: getattr(kiriman, nama) for nama in HITUNGAN[:6]}
    catat(kiriman, "kiriman_spse.selesai", oleh=kiriman.diterapkan_oleh, **jumlah)
    transaction.on_commit(lupakan_pilihan, robust=True)


@transaction.atomic
def gagalkan_kiriman(pk: int, cap: UUID, sebab: str) -> None:
    """Menyatakan berkas tidak dapat dibaca, dengan sebabnya. Raises KlaimLepas.

    Dasar: sekretariat.e_reporting
    """
    kiriman = pegang_kiriman(pk, cap)
    kiriman.status = ALUR_KIRIMAN.check(kiriman, TindakanKiriman.GAGALKAN, None).ke
    kiriman.galat = sebab[:400]
    lepas_berkas(kiriman)
    kiriman.save()
    catat(kiriman, "kiriman_spse.gagal")


def lepas_berkas(kiriman: KirimanSPSE) -> None:
    """Let go of the lease and of the stored file, which goes after commit; the caller saves."""
    kiriman.klaim = kiriman.klaim_sampai = None
    if kiriman.kunci:
        transaction.on_commit(partial(penyimpanan().delete, kiriman.kunci), robust=True)
        kiriman.kunci = ""


def klaim_kiriman(pk: int) -> tuple[KirimanSPSE, UUID] | None:
    """Take an import to work on, with its lease's stamp; None when nothing is to be done or it is held."""
    kiriman = ambil_klaim(KirimanSPSE.objects.terbengkalai(), pk, SEWA, percobaan=F("percobaan") + 1)
    return (kiriman, kiriman.klaim) if kiriman and kiriman.klaim else None


def pegang_kiriman(pk: int, cap: UUID, **kolom: object) -> KirimanSPSE:
    """Renew the lease and lock the import until this transaction ends; progress clears its failed attempts.

    Raises KlaimLepas.
    """
    return pegang_klaim(KirimanSPSE.objects.all(), pk, cap, SEWA, percobaan=0, **kolom)
