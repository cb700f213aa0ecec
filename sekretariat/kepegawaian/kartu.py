"""What this room shows on the officers' start page: clashes that wait, certificates that run out."""

from django.http import HttpRequest

from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_KEPEGAWAIAN, SAHKAN_PROGRAM
from lpse.profil import profil
from lpse.sumbangan import Isi
from lpse.waktu import tanggal
from sekretariat.kepegawaian.bersama import url
from sekretariat.models import TemuanRangkap
from sekretariat.queries.kepegawaian import perlu_diperbarui


def kartu_rangkap(request: HttpRequest, akun: Akun) -> Isi | None:
    """Open clashes, for who answers them and for the head."""
    if not (akun.has_perm(KELOLA_KEPEGAWAIAN) or akun.has_perm(SAHKAN_PROGRAM)):
        return None
    if not profil().sekretariat.larang_rangkap:
        return None
    terbuka = TemuanRangkap.objects.terbuka()
    pertama = terbuka.select_related("pegawai").order_by("pk").first()
    if pertama is None:
        return None
    return {
        "judul": "Rangkap jabatan",
        "angka": hitung_sampai(terbuka),
        "keterangan": f"{pertama.pegawai.nama}: {pertama.jabatan}",
        "url": url("temuan"),
        "tautan": "Buka temuan",
        "perlu_perhatian": True,
    }


def kartu_sertifikat(request: HttpRequest, akun: Akun) -> Isi | None:
    """Certificates that ran out or soon will."""
    if not akun.has_perm(KELOLA_KEPEGAWAIAN):
        return None
    pertama = perlu_diperbarui().first()
    if pertama is None or pertama.berlaku_sampai is None:
        return None
    return {
        "judul": "Sertifikat pegawai",
        "angka": hitung_sampai(perlu_diperbarui()),
        "keterangan": f"{pertama.pegawai.nama}: {pertama.nama} sampai {tanggal(pertama.berlaku_sampai)}",
        "url": f"{url('pendidikan')}?habis=ya",
        "tautan": "Lihat yang perlu diperbarui",
    }
