"""The queue as CSV: exactly what is filtered."""

from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse

from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.models import Akun
from lpse.pengenal import samarkan
from registrasi.models import Pendaftaran
from registrasi.policies.instansi import sebut_peran
from registrasi.queries.antrean import Saringan

KEPALA = (
    *("Nomor", "Nama", "Jenis", "NPWP", "NIP", "Peran", "Status", "Putaran"),
    *("Diajukan pada", "Tenggat", "Diputus pada", "Pemegang"),
)


def ekspor_antrean(antrean: QuerySet[Pendaftaran], oleh: Akun, **rincian: object) -> StreamingHttpResponse:
    """The rows as a download; `rincian` says which rows they were, never the text that was searched for."""
    rows = map(_baris, antrean.iterator(chunk_size=SEPOTONG))
    return jawab_csv(
        "antrean-pendaftaran", KEPALA, rows, peristiwa="pendaftaran.diekspor", oleh=oleh, **rincian
    )


def rincian_saringan(saringan: Saringan) -> dict[str, object]:
    """The filters of an export as the trail keeps them."""
    return {
        "status": saringan.status,
        "jenis": saringan.jenis,
        "pegang": saringan.pegang,
        "tugas": saringan.tugas,
        "terlambat": saringan.terlambat,
        "cari": saringan.jenis_cari,
    }


def _baris(p: Pendaftaran) -> tuple[Any, ...]:
    pemegang = str(p.diklaim_oleh) if p.is_diklaim else ""
    waktu = (p.diajukan_pada, p.tenggat, p.diputus_pada)
    return (
        *(
            p.nomor,
            p.nama_perusahaan,
            p.get_jenis_display(),
            samarkan(p.npwp16),
            samarkan(p.nip),
            sebut_peran(p.peran_pengguna),
            p.get_status_display(),
            p.putaran,
        ),
        *(sel_waktu(saat) for saat in waktu),
        pemegang,
    )
