"""What of the secretariat falls due by the region's retention schedule, told to whoever keeps it."""

from functools import partial
from typing import Any

from lpse.sumbangan import RekamanRetensi, sumbangan
from sekretariat.actions import retensi as t
from sekretariat.enums.retensi import BUNDEL, NAMA, PEGAWAI, RAPAT, RETENSI, SPSE, SURAT
from sekretariat.policies.privasi import DATA_PRIBADI
from sekretariat.queries import orang
from sekretariat.queries import retensi as q

# Class; what it counts from; those still there; how a list names one; the column to search; how one goes, and
# whether nothing of it is left; the page where it is read.
REKAMAN: tuple[tuple[Any, ...], ...] = (
    (
        *(SURAT, q.PERISTIWA_SURAT, q.surat_hidup, q.butir_surat, "nomor_surat"),
        *(t.musnahkan_surat, t.is_surat_tuntas, "sekretariat_persuratan_lihat"),
    ),
    (
        *(RAPAT, q.PERISTIWA_RAPAT, q.rapat_hidup, q.butir_rapat, "topik"),
        *(t.musnahkan_rapat, t.is_rapat_tuntas, "sekretariat_rapat_lihat"),
    ),
    (
        *(PEGAWAI, q.PERISTIWA_PEGAWAI, q.pegawai_hidup, q.butir_pegawai, "nama"),
        *(t.musnahkan_pegawai, t.is_pegawai_tuntas, "sekretariat_kepegawaian_lihat"),
    ),
    (
        *(SPSE, q.PERISTIWA_SPSE, q.kiriman_hidup, q.butir_kiriman, "jenis"),
        *(t.musnahkan_kiriman, t.is_kiriman_tuntas, "sekretariat_data_spse_lihat"),
    ),
    (
        *(BUNDEL, q.PERISTIWA_BUNDEL, q.bundel_hidup, q.butir_bundel, "periode"),
        *(t.musnahkan_bundel, t.is_bundel_tuntas, "sekretariat_kepatuhan_bundel_lihat"),
    ),
)


def daftarkan() -> None:
    """Register the classes and people for the privacy notice, and the records that a list can name."""
    sumbangan.retensi |= RETENSI
    sumbangan.data_pribadi |= DATA_PRIBADI
    sumbangan.data_orang.append(orang.data_orang)
    sumbangan.dokumen_orang.append(orang.dokumen_orang)
    sumbangan.wajib_simpan.append(orang.wajib_simpan)
    for kelas, peristiwa, hidup, butir, kolom_cari, musnahkan, is_tuntas, alamat in REKAMAN:
        sumbangan.rekaman_retensi[kelas] = RekamanRetensi(
            kelas,
            NAMA[kelas],
            peristiwa,
            partial(q.jatuh_tempo, hidup, butir, kolom_cari),
            partial(q.cari_satu, hidup, butir),
            musnahkan,
            is_tuntas,
            partial(q.url, alamat),
        )
