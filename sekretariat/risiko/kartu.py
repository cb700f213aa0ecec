"""What this room shows on the officers' start page: one's controls, what to accept, what nobody assessed."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.peran import KELOLA_RISIKO, SETUJUI_RISIKO, TANGANI_RISIKO
from lpse.sumbangan import Isi
from lpse.waktu import tanggal
from sekretariat.queries.risiko import belum_ditinjau, menunggu_persetujuan, pengendalian_menunggu
from sekretariat.risiko.bersama import url

TERBANYAK = 100


def kartu_pengendalian(request: HttpRequest, akun: Akun) -> Isi | None:
    """The controls this person has to carry out."""
    if not akun.has_perm(TANGANI_RISIKO):
        return None
    semua = list(pengendalian_menunggu(akun)[:TERBANYAK])
    if not semua:
        return None
    lewat = sum(1 for satu in semua if satu.is_lewat)
    return {
        "judul": "Pengendalian risiko untuk Anda laksanakan",
        "angka": str(len(semua)),
        "keterangan": f"{lewat} melewati tenggat."
        if lewat
        else f"Tenggat terdekat {tanggal(semua[0].tenggat)}.",
        "url": url("lihat", semua[0].risiko.kode),
        "tautan": "Buka yang terdekat",
        "perlu_perhatian": True,
    }


def kartu_penerimaan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Risks above the threshold that somebody proposes to accept."""
    if not akun.has_perm(SETUJUI_RISIKO):
        return None
    semua = list(menunggu_persetujuan(akun)[:TERBANYAK])
    if not semua:
        return None
    return {
        "judul": "Penerimaan risiko menunggu persetujuan",
        "angka": str(len(semua)),
        "keterangan": str(semua[0]),
        "url": url("lihat", semua[0].kode),
        "tautan": "Periksa yang terlama",
        "perlu_perhatian": True,
    }


def kartu_tinjau(request: HttpRequest, akun: Akun) -> Isi | None:
    """Risks that nobody assessed for a year."""
    if not (akun.has_perm(KELOLA_RISIKO) or akun.has_perm(SETUJUI_RISIKO)):
        return None
    semua = list(belum_ditinjau().order_by("dinilai_pada", "pk")[:TERBANYAK])
    if not semua:
        return None
    return {
        "judul": "Risiko belum dinilai dalam setahun",
        "angka": str(len(semua)),
        "keterangan": str(semua[0]),
        "url": f"{url()}?lambat=tinjau",
        "tautan": "Buka risikonya",
        "perlu_perhatian": True,
    }
