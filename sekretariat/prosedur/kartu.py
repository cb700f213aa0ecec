"""What this room shows on the officers' start page: what to read, to approve, to write, to review."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_PROSEDUR, SAHKAN_PROSEDUR
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini
from sekretariat.policies.prosedur import is_pembaca
from sekretariat.prosedur.bersama import url
from sekretariat.queries.prosedur import belum_dibaca, cakupan_bidang, jatuh_tinjau, menunggu_pengesahan


def kartu_belum_baca(request: HttpRequest, akun: Akun) -> Isi | None:
    """What is in force and this person has not read."""
    if not is_pembaca(akun):
        return None
    belum = list(belum_dibaca(akun)[:100])
    if not belum:
        return None
    return {
        "judul": "Prosedur yang belum Anda baca",
        "angka": str(len(belum)),
        "keterangan": belum[0].prosedur.judul,
        "url": url("belum"),
        "tautan": "Baca sekarang",
        "perlu_perhatian": True,
    }


def kartu_pengesahan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Versions that wait for this person's approval."""
    if not akun.has_perm(SAHKAN_PROSEDUR):
        return None
    menunggu = [
        v for v in menunggu_pengesahan()[:100] if akun.pk not in (v.disusun_oleh_id, v.diajukan_oleh_id)
    ]
    if not menunggu:
        return None
    return {
        "judul": "Prosedur menunggu pengesahan",
        "angka": str(len(menunggu)),
        "keterangan": str(menunggu[0]),
        "url": url("versi", menunggu[0].prosedur.kode, menunggu[0].nomor),
        "tautan": "Periksa dan sahkan",
        "perlu_perhatian": True,
    }


def kartu_cakupan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Areas of the regulation without a procedure in force."""
    if not akun.has_perm(KELOLA_PROSEDUR):
        return None
    kurang = [satu for satu in cakupan_bidang() if not satu.is_ada]
    if not kurang:
        return None
    return {
        "judul": "Bidang tanpa prosedur yang berlaku",
        "angka": str(len(kurang)),
        "keterangan": kurang[0].nama,
        "url": url(),
        "tautan": "Lihat bidangnya",
        "perlu_perhatian": True,
    }


def kartu_tinjau(request: HttpRequest, akun: Akun) -> Isi | None:
    """What is due to be looked at again."""
    if not akun.has_perm(KELOLA_PROSEDUR):
        return None
    angka = hitung_sampai(jatuh_tinjau(hari_ini()))
    if angka == "0":
        return None
    return {
        "judul": "Prosedur harus ditinjau",
        "angka": angka,
        "keterangan": "Setahun sejak berlaku atau terakhir ditinjau.",
        "url": f"{url()}?keadaan=tinjau",
        "tautan": "Tinjau",
        "perlu_perhatian": True,
    }
