"""What this room shows on the officers' start page: programmes to approve, activities behind their plan."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.paging import hitung_sampai, sebut_sampai
from lpse.peran import KELOLA_PROGRAM, SAHKAN_PROGRAM
from lpse.sumbangan import Isi
from sekretariat.program.bersama import url
from sekretariat.queries.program import kegiatan_tertinggal, program_menunggu, unit_saya


def kartu_pengesahan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Programmes that wait for this person."""
    if not akun.has_perm(SAHKAN_PROGRAM):
        return None
    menunggu = program_menunggu().exclude(diajukan_oleh=akun)
    pertama = menunggu.first()
    if pertama is None:
        return None
    return {
        "judul": "Program kerja menunggu pengesahan",
        "angka": hitung_sampai(menunggu),
        "keterangan": str(pertama),
        "url": url("lihat", pertama.kode),
        "tautan": "Buka program ini",
        "perlu_perhatian": True,
    }


def kartu_tertinggal(request: HttpRequest, akun: Akun) -> Isi | None:
    """Activities of this person's unit that are behind."""
    if not akun.has_perm(KELOLA_PROGRAM):
        return None
    tertinggal = kegiatan_tertinggal(unit_saya(akun))
    if not tertinggal:
        return None
    kegiatan, kemajuan = tertinggal[0]
    return {
        "judul": "Kegiatan tertinggal dari rencana",
        "angka": sebut_sampai(len(tertinggal)),
        "keterangan": f"{kegiatan.nama}: {kemajuan.nyata:.0f} dari {kemajuan.rencana:.0f} persen",
        "url": url("lihat", kegiatan.program.kode),
        "tautan": "Buka program kerjanya",
        "perlu_perhatian": True,
    }
