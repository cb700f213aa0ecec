"""What the secretariat may read of this unit: figures and lists, nothing that changes."""

from django.db.models import Q, QuerySet

from lpse.models import Akun
from lpse.waktu import hari_ini
from registrasi.enums.pendaftaran import JenisPemohon, StatusPendaftaran, StatusSPSE
from registrasi.models import MasaPeran, Pendaftaran, PenggunaSPSE, Penyedia
from registrasi.queries.periode import periode

__all__ = ["jabatan_pengadaan", "npwp_penyedia_terdaftar", "penyedia_terdaftar", "periode"]

DIPERIKSA = (StatusPendaftaran.DIAJUKAN, StatusPendaftaran.DIKEMBALIKAN)


def jabatan_pengadaan(nip: str, nik: str) -> list[str]:
    """The roles in SPSE of the person with this NIP or NIK today: codes of `registrasi.non_penyedia`, sorted.

    Held by a term in force, without any term by an account that was taken over from SPSE, or asked for by a
    registration under way. An empty number finds nobody; a deactivated account counts no longer.
    """
    if not (nip or nik):
        return []
    akun = Akun.objects.filter(_sama("nip", nip) | _sama("nik", nik))
    pada_berkas = _sama("nip", nip) | _sama("penanggung_jawab_nik", nik)
    dari_berkas = Pendaftaran.objects.filter(pada_berkas, jenis=JenisPemohon.NON_PENYEDIA)
    # Both are a handful, found by their indexes first: one condition over three tables would read them whole.
    milik = Q(akun__in=[*akun.values_list("pk", flat=True)])
    milik |= Q(pendaftaran__in=[*dari_berkas.values_list("pk", flat=True)])
    pengguna = PenggunaSPSE.objects.filter(penyedia__isnull=True).exclude(status_spse=StatusSPSE.NONAKTIF)
    orang = pengguna.filter(milik)
    masa = MasaPeran.objects.filter(pengguna__in=orang.values("pk"))
    kode = set(masa.filter(sampai__gte=hari_ini()).values_list("peran", flat=True))
    kode |= set(orang.filter(masa_peran__isnull=True).values_list("jenis", flat=True))
    kode |= set(dari_berkas.filter(status__in=DIPERIKSA).values_list("peran_pengguna", flat=True))
    return sorted(kode - {""})


def _sama(kolom: str, nilai: str) -> Q:
    return Q(**{kolom: nilai}) if nilai else Q()


def penyedia_terdaftar() -> QuerySet[Penyedia]:
    """Every provider registered here, with the NPWP of 16 digits (`npwp16`) it is compared by."""
    return Penyedia.objects.only("nama", "npwp16")


def npwp_penyedia_terdaftar() -> QuerySet[Penyedia, str]:
    """The NPWP of 16 digits of every provider registered here, as a subquery."""
    return Penyedia.objects.order_by().values_list("npwp16", flat=True)
