"""Reports at every stage, made by the acts; a period that is over, and rows within it."""

from datetime import date

from django.utils import timezone

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.pelaporan import periksa_laporan, susun_laporan
from sekretariat.actions.pengesahan_laporan import kirim_laporan, tandatangani_laporan
from sekretariat.alur.periode import Periode
from sekretariat.enums.pelaporan import CaraKirim, Irama
from sekretariat.models import LaporanBerkala
from tests.factories import buat_akun

LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")


def periode_lalu(irama: Irama = Irama.BULANAN, hari: date | None = None) -> Periode:
    """The period before today's."""
    return Periode.dari(irama, hari or hari_ini()).sebelumnya


def sekretaris() -> Akun:
    return buat_akun(Peran.SEKRETARIS)


def kepala() -> Akun:
    akun = buat_akun(Peran.KEPALA, nama="Drs. Contoh Kepala", nip="197001012000011001")
    akun.jabatan = "Kepala LPSE"
    akun.save(update_fields=["jabatan"])
    return akun


def disusun(periode: Periode | None = None, *, oleh: Akun | None = None, **kolom: str) -> LaporanBerkala:
    return susun_laporan(periode or periode_lalu(), oleh=oleh, **kolom)[0]


def diperiksa(periode: Periode | None = None, *, oleh: Akun | None = None) -> LaporanBerkala:
    return periksa_laporan(disusun(periode).pk, oleh=oleh or sekretaris())


def ditandatangani(periode: Periode | None = None, *, oleh: Akun | None = None) -> LaporanBerkala:
    return tandatangani_laporan(diperiksa(periode).pk, oleh=oleh or kepala())


def dikirim(periode: Periode | None = None, *, oleh: Akun | None = None) -> LaporanBerkala:
    laporan = ditandatangani(periode)
    return kirim_laporan(
        laporan.pk,
        oleh=oleh or sekretaris(),
        nomor_agenda="AG-1",
        tanggal=timezone.localdate(),
        cara=CaraKirim.LANGSUNG,
    )
