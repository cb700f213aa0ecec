"""What of the secretariat falls due by the region's retention schedule, told to whoever keeps it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import QuerySet

from lpse.sumbangan import ButirRetensi, RekamanRetensi, sumbangan
from sekretariat.actions import retensi as tindakan
from sekretariat.enums.retensi import BUNDEL, NAMA, PEGAWAI, RAPAT, RETENSI, SPSE, SURAT
from sekretariat.policies.privasi import DATA_PRIBADI
from sekretariat.queries import orang, retensi


def daftarkan() -> None:
    """Register the classes and people for the privacy notice, and the records that a list can name."""
    sumbangan.retensi |= RETENSI
    sumbangan.data_pribadi |= DATA_PRIBADI
    sumbangan.data_orang.append(orang.data_orang)
    sumbangan.dokumen_orang.append(orang.dokumen_orang)
    sumbangan.wajib_simpan.append(orang.wajib_simpan)
    q, t = retensi, tindakan
    _daftar(
        SURAT,
        q.PERISTIWA_SURAT,
        q.surat_hidup,
        q.butir_surat,
        "nomor_surat",
        t.musnahkan_surat,
        t.is_surat_tuntas,
        "sekretariat_persuratan_lihat",
    )
    _daftar(
        RAPAT,
        q.PERISTIWA_RAPAT,
        q.rapat_hidup,
        q.butir_rapat,
        "topik",
        t.musnahkan_rapat,
        t.is_rapat_tuntas,
        "sekretariat_rapat_lihat",
    )
    _daftar(
        PEGAWAI,
        q.PERISTIWA_PEGAWAI,
        q.pegawai_hidup,
        q.butir_pegawai,
        "nama",
        t.musnahkan_pegawai,
        t.is_pegawai_tuntas,
        "sekretariat_kepegawaian_lihat",
    )
    _daftar(
        SPSE,
        q.PERISTIWA_SPSE,
        q.kiriman_hidup,
        q.butir_kiriman,
        "jenis",
        t.musnahkan_kiriman,
        t.is_kiriman_tuntas,
        "sekretariat_data_spse_lihat",
    )
    _daftar(
        BUNDEL,
        q.PERISTIWA_BUNDEL,
        q.bundel_hidup,
        q.butir_bundel,
        "periode",
        t.musnahkan_bundel,
        t.is_bundel_tuntas,
        "sekretariat_kepatuhan_bundel_lihat",
    )


def _daftar(
    kelas: str,
    peristiwa: str,
    hidup: Callable[[], QuerySet[Any]],
    butir: Callable[[Any], ButirRetensi],
    kolom_cari: str,
    musnahkan: Callable[..., None],
    is_tuntas: Callable[[str], bool],
    alamat: str,
) -> None:
    sumbangan.rekaman_retensi[kelas] = RekamanRetensi(
        kelas,
        NAMA[kelas],
        peristiwa,
        partial(retensi.jatuh_tempo, hidup, butir, kolom_cari),
        partial(retensi.cari_satu, hidup, butir),
        musnahkan,
        is_tuntas,
        partial(retensi.url, alamat),
    )
