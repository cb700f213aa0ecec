"""What SPSE says about an account, recorded here; what this portal decides about one is a case of its own."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_SPSE
from lpse.waktu import hari_ini, zona
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import PenggunaSPSE, RiwayatStatusSPSE

DAPAT_DICATAT = (StatusSPSE.AKTIF, StatusSPSE.BELUM)


class PerluPerkara(AturanDilanggar):
    """Deactivating, and undoing that, needs two people and a case."""


class TanggalKeliru(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tanggalnya belum tiba. Tulis tanggal menurut SPSE, paling akhir hari ini.")


def check_dapat_dicatat(pengguna: PenggunaSPSE) -> None:
    """Raise PerluPerkara for an account that a deactivation closed."""
    if pengguna.status_spse == StatusSPSE.NONAKTIF:
        raise PerluPerkara(
            "Akun ini dinonaktifkan. Aktifkan kembali lewat perkara pengaktifan kembali, bukan dari sini."
        )


@transaction.atomic
def catat_status_spse(
    pk: int, *, oleh: Akun, status: str, tanggal: date, tiket: str = "", catatan: str = ""
) -> PenggunaSPSE:
    """Mencatat keadaan akun di SPSE menurut LKPP: sudah aktif, atau ternyata belum.

    `tanggal` is since when, `tiket` LKPP's number; who waited for it is told. Not for deactivation.
    Raises TidakBerwenang, PerluPerkara, TanggalKeliru. Dasar: registrasi.pelayanan
    """
    if not oleh.has_perm(KELOLA_SPSE):
        raise TidakBerwenang
    pengguna = PenggunaSPSE.objects.select_for_update(of=("self",)).get(pk=pk)
    check_dapat_dicatat(pengguna)
    if status not in DAPAT_DICATAT:
        raise PerluPerkara("Penonaktifan dicatat lewat perkara penonaktifan, yang memerlukan dua orang.")
    if tanggal > hari_ini():
        raise TanggalKeliru
    riwayat = tulis_status_spse(pengguna, status, oleh=oleh, tanggal=tanggal, tiket=tiket, catatan=catatan)
    if riwayat.status == StatusSPSE.AKTIF and riwayat.dari == StatusSPSE.BELUM:
        kunci = f"pengguna_spse.aktif:{riwayat.pk}"
        akun = pengguna.akun
        beritahukan("registrasi/spse_aktif", kepada=akun.email, kunci=kunci, akun=akun, objek=pengguna)
    return pengguna


def tulis_status_spse(
    pengguna: PenggunaSPSE,
    status: str,
    *,
    oleh: Akun | None,
    tanggal: date | None = None,
    tiket: str = "",
    catatan: str = "",
) -> RiwayatStatusSPSE:
    """Write the state with its history row and trail row, within the act's transaction.

    For every act that changes the state, whatever its reason; the caller has locked the user and checked.
    """
    hari = tanggal or hari_ini()
    riwayat = RiwayatStatusSPSE.objects.create(
        pengguna=pengguna,
        dari=pengguna.status_spse,
        status=status,
        tanggal=hari,
        nomor_tiket=tiket.strip(),
        catatan=catatan.strip(),
        oleh=oleh,
    )
    pengguna.status_spse = status
    pengguna.tanggal_sinkron = min(timezone.now(), datetime.combine(hari, time(12), zona()))
    pengguna.nomor_tiket_lkpp = tiket.strip() or pengguna.nomor_tiket_lkpp
    pengguna.save(update_fields=["status_spse", "tanggal_sinkron", "nomor_tiket_lkpp"])
    catat(pengguna, f"pengguna_spse.status_{status}", oleh=oleh, riwayat=riwayat.pk)
    return riwayat
