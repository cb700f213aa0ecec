"""Reports in the demo, by the acts: the last three periods sent and published, signed, and still a draft."""

from lpse.models import Akun
from lpse.waktu import hari_ini
from sekretariat.actions.pelaporan import periksa_laporan, susun_laporan, tulis_laporan
from sekretariat.actions.pengesahan_laporan import (
    kirim_laporan,
    tandatangani_laporan,
    terbitkan_laporan,
)
from sekretariat.alur.periode import Periode
from sekretariat.enums.pelaporan import CaraKirim, JenisLaporan
from sekretariat.policies.pelaporan import unit_pelapor
from sekretariat.queries.pelaporan import irama_kini

PENGANTAR = "Layanan berjalan sepanjang periode ini. Angka lengkapnya ada di halaman berikut."
REKOMENDASI = "Menambah satu petugas loket pada akhir tahun anggaran.\nMenguji pemulihan setiap triwulan."


def isi_demo_pelaporan() -> None:
    """All made by the acts that people use; the newest is a draft, as the clock would have built it."""
    sekretaris, kepala = (Akun.objects.get(user_id=satu) for satu in ("sekretaris", "kepala"))
    draf = Periode.dari(irama_kini(), hari_ini()).sebelumnya
    sah, kirim = draf.sebelumnya, draf.sebelumnya.sebelumnya
    for periode in (kirim, sah):
        laporan, _ = susun_laporan(periode, oleh=None)
        tulis_laporan(laporan.pk, oleh=sekretaris, pengantar=PENGANTAR, catatan="", rekomendasi=REKOMENDASI)
        periksa_laporan(laporan.pk, oleh=sekretaris)
        tandatangani_laporan(laporan.pk, oleh=kepala)
        if periode == kirim:
            kirim_laporan(
                laporan.pk,
                oleh=sekretaris,
                nomor_agenda="045/LPSE/DEMO",
                tanggal=hari_ini(),
                cara=CaraKirim.LANGSUNG,
                keterangan="Diterima petugas tata usaha.",
            )
            terbitkan_laporan(laporan.pk, oleh=kepala)
    susun_laporan(draf, oleh=None)
    for unit in unit_pelapor()[:1]:
        susun_laporan(draf, oleh=None, jenis=JenisLaporan.UNIT, unit=unit)
