"""What waits about reports, for the start page."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.peran import KELOLA_LAPORAN, TANDA_TANGANI_LAPORAN
from lpse.sumbangan import Isi
from sekretariat.enums.pelaporan import StatusLaporan
from sekretariat.models import LaporanBerkala
from sekretariat.pelaporan.bersama import url
from sekretariat.queries.pelaporan import terlambat


def kartu_terlambat(request: HttpRequest, akun: Akun) -> Isi | None:
    """Reports that should have been sent. None where nothing is late."""
    if not (akun.has_perm(KELOLA_LAPORAN) or akun.has_perm(TANDA_TANGANI_LAPORAN)):
        return None
    telat = terlambat()
    if not telat:
        return None
    return {
        "judul": "Laporan terlambat",
        "angka": str(len(telat)),
        "keterangan": f"Yang terbaru: {telat[0].periode.sebutan}.",
        "url": url(),
        "tautan": "Buka laporan",
        "perlu_perhatian": True,
    }


def kartu_menunggu(request: HttpRequest, akun: Akun) -> Isi | None:
    """A report that waits for this person: to be signed by the head, to be reviewed or sent by the office."""
    if akun.has_perm(TANDA_TANGANI_LAPORAN):
        judul, status = "Laporan menunggu tanda tangan", [StatusLaporan.DIPERIKSA]
    elif akun.has_perm(KELOLA_LAPORAN):
        judul, status = (
            "Laporan menunggu sekretariat",
            [StatusLaporan.DISUSUN, StatusLaporan.DITANDATANGANI],
        )
    else:
        return None
    menunggu = list(LaporanBerkala.objects.filter(status__in=status).order_by("mulai")[:100])
    if not menunggu:
        return None
    pertama = menunggu[0]
    return {
        "judul": judul,
        "angka": str(len(menunggu)),
        "keterangan": f"{pertama.sebutan_periode}: {pertama.get_status_display().lower()}",
        "url": url("lihat", pertama.kode),
        "tautan": "Buka laporan ini",
        "perlu_perhatian": False,
    }
