"""The mail about a report that is late: as things are when it is sent."""

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from sekretariat.actions.irama_laporan import SURAT_TERLAMBAT
from sekretariat.enums.pelaporan import JenisLaporan
from sekretariat.naskah.pelaporan import nama_unit
from sekretariat.policies.pelaporan import dasar_laporan, sebut_tujuan
from sekretariat.queries.pelaporan import terlambat, tujuan_kini


def laporan_terlambat(baris: Pemberitahuan) -> Isi | None:
    """The period, its deadline and where it goes; None where it has been sent since."""
    data = baris.data
    for satu in terlambat():
        if (satu.periode.kode, satu.jenis, satu.unit) == (data["periode"], data["jenis"], data["unit"]):
            return {
                "sebutan": satu.periode.sebutan,
                "unit_pelapor": nama_unit(satu.unit) if satu.jenis == JenisLaporan.UNIT else "",
                "tenggat": satu.tenggat,
                "ada": satu.laporan,
                "tujuan": sebut_tujuan(tujuan_kini()),
                "dasar": dasar_laporan(satu.jenis, satu.unit),
                "url": url_penuh("admin:sekretariat_pelaporan"),
            }
    return None


def daftarkan() -> None:
    """Register the mail with the outbox."""
    sumbangan.daftarkan_surat(SURAT_TERLAMBAT, laporan_terlambat)
