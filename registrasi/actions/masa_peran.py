"""The term of a non-provider's role: given on a letter, warned of before its end, lapsing by itself."""

from datetime import date

from django.db import transaction

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Akun, Penugasan, RujukanSurat, Satker
from lpse.pemberitahuan import beritahukan
from lpse.peran import Peran
from lpse.waktu import hari_ini, tanggal
from registrasi.models import MasaPeran, PenggunaSPSE
from registrasi.policies.peringatan_peran import KEDALUWARSA, kunci_surat, perlu_diingatkan

SURAT_BERAKHIR = "registrasi/masa_peran_berakhir"
SURAT_KEDALUWARSA = "registrasi/masa_peran_kedaluwarsa"


class SuratSudahBerakhir(AturanDilanggar):
    """The letter's last day has passed: no role can rest on it."""

    def __init__(self, sampai: date) -> None:
        super().__init__(
            f"Masa berlaku suratnya sudah berakhir pada {tanggal(sampai)}. "
            "Diperlukan surat tugas atau surat keputusan yang masih berlaku."
        )


def beri_masa_peran(
    pengguna: PenggunaSPSE,
    *,
    peran: str,
    satker: Satker | None,
    instansi: str,
    surat: RujukanSurat,
    sampai: date,
    oleh: Akun,
) -> MasaPeran:
    """Memberi peran di SPSE selama suratnya berlaku, di dalam transaksi tindakan yang memutusnya.

    The portal role (Peran.PPK) ends on the same day by itself. Earlier terms stay as history.
    Raises SuratSudahBerakhir. Dasar: registrasi.non_penyedia
    """
    if sampai < hari_ini():
        raise SuratSudahBerakhir(sampai)
    masa = MasaPeran.objects.create(
        pengguna=pengguna,
        peran=peran,
        satker=satker,
        instansi=instansi,
        rujukan_surat=surat,
        sampai=sampai,
        diputus_oleh=oleh,
    )
    penugasan = Penugasan.objects.create(
        akun=pengguna.akun, peran=Peran.PPK, selesai=sampai, rujukan_surat=surat, disetujui_oleh=oleh
    )
    catat(masa, "masa_peran.diberikan", oleh=oleh, peran=peran, sampai=sampai.isoformat())
    catat(penugasan, "penugasan.diberikan", oleh=oleh, peran=Peran.PPK.value)
    return masa


@transaction.atomic
def ingatkan_masa_peran(pk: int, ambang: int) -> bool:
    """Memberi tahu pengguna bahwa perannya segera berakhir, atau (KEDALUWARSA) sudah berakhir.

    `ambang` is one of peringatan_peran.AMBANG_HARI or KEDALUWARSA. The outbox's unique key makes each
    warning go out once. Returns whether it was due. Dasar: registrasi.non_penyedia
    """
    masa = perlu_diingatkan(ambang).select_related("pengguna__akun").filter(pk=pk).first()
    if masa is None:
        return False
    beritahukan(
        SURAT_KEDALUWARSA if ambang == KEDALUWARSA else SURAT_BERAKHIR,
        kepada=masa.pengguna.akun.email,
        kunci=kunci_surat(pk, ambang),
        akun=masa.pengguna.akun,
        objek=masa,
    )
    catat(masa, "masa_peran.diingatkan", ambang=ambang)
    return True
