"""How many tickets were answered as lying outside the unit's responsibility, for the reports."""

from collections import Counter
from datetime import datetime

from layanan.enums.tiket import JenisPeristiwa
from layanan.models import PeristiwaTiket
from lpse.profil import profil


def hitung_perkara_luar(dari: datetime, sampai: datetime) -> dict[str, int]:
    """Answers per excluded matter from `dari` up to, but without, `sampai`.

    Counted are answers: a ticket opened again and answered so once more counts twice. Every matter of the
    active regulation is there, in its order, then codes that only an earlier one knew.
    Dasar: layanan.di_luar_tanggung_jawab
    """
    peristiwa = PeristiwaTiket.objects.filter(
        jenis=JenisPeristiwa.LUAR_KEWENANGAN, pada__gte=dari, pada__lt=sampai
    )
    jumlah = Counter(str(r.get("perkara", "")) for r in peristiwa.values_list("rincian", flat=True))
    urut = [satu.kode for satu in profil().layanan.luar_tanggung_jawab]
    return {kode: jumlah[kode] for kode in [*urut, *sorted(set(jumlah) - set(urut))]}
