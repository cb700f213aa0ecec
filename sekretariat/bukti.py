"""What the secretariat can show for its own rules, one entry each; every other unit registers its own.

Whatever is issued as a document is counted where all documents are.
"""

from collections.abc import Callable
from functools import partial

from django.db.models import QuerySet

from lpse.bukti import Bukti, Daftar
from lpse.harapan import BilaTerjadi, Harapan, PalingSedikit, Setiap, Tercatat
from lpse.models import Naskah
from lpse.models.naskah import JenisNaskah as J
from lpse.peran import LIHAT_PENDAFTARAN
from lpse.profil import profil
from lpse.profil.jenis import Irama

SETAHUN = PalingSedikit(12)
NASKAH = Daftar("admin:lpse_naskah_changelist", izin=LIHAT_PENDAFTARAN)

_bukti = partial(Bukti, unit="sekretariat")


def _irama_laporan() -> Irama:
    return profil().sekretariat.laporan.irama


def _irama_evaluasi() -> Irama:
    return profil().sekretariat.evaluasi.irama


def _terbit(jenis: J) -> Callable[[], QuerySet[Naskah]]:
    return lambda: Naskah.objects.filter(jenis=jenis, dicabut_pada__isnull=True)


def _naskah(jenis: J, kunci: tuple[str, ...], harapan: Harapan, standar: tuple[int, ...] = ()) -> Bukti:
    """Documents of this kind that were issued and not revoked."""
    return _bukti(
        kode=f"naskah_{jenis.name.lower()}",
        label=f"{jenis.label[0].lower()}{jenis.label[1:]}",
        baris=_terbit(jenis),
        pada="terbit_pada",
        kunci=kunci,
        harapan=harapan,
        standar=standar,
        nomor="nomor",
        daftar=NASKAH,
    )


BUKTI = (
    _naskah(J.PROSEDUR, ("sekretariat.standar_prosedur",), Tercatat(), (1,)),
    _naskah(J.PETUNJUK_TEKNIS, ("sekretariat.petunjuk_teknis",), Tercatat(), (1,)),
    _naskah(
        J.LAPORAN_BERKALA, ("sekretariat.laporan", "sekretariat.program_kerja"), Setiap(_irama_laporan), (16,)
    ),
    _naskah(J.LAPORAN_UNIT, ("sekretariat.program_unit",), SETAHUN),
    _naskah(J.LAPORAN_EVALUASI, ("sekretariat.evaluasi",), Setiap(_irama_evaluasi), (17,)),
    _naskah(J.NOTULA, ("sekretariat.koordinasi",), SETAHUN),
    _naskah(J.UNDANGAN, ("sekretariat.koordinasi",), BilaTerjadi()),
    _naskah(J.SURAT_KELUAR, ("sekretariat.ketatausahaan",), BilaTerjadi()),
    _naskah(J.DISPOSISI, ("sekretariat.ketatausahaan",), BilaTerjadi()),
)
