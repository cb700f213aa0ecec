"""What this room shows on the officers' start page: what waits for a decision, and what runs late."""

from django.http import HttpRequest
from django.utils import timezone

from infrastruktur.models import Pemeliharaan, PermintaanPerubahan
from infrastruktur.perubahan import pemeliharaan, permintaan
from infrastruktur.queries.perubahan import BELUM_SAH
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import KELOLA_PERUBAHAN, PUTUSKAN_PERUBAHAN
from lpse.sumbangan import Isi


def kartu_putusan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Requests that wait for the head; None for others, and where none waits."""
    if not akun.has_perm(PUTUSKAN_PERUBAHAN):
        return None
    jumlah = hitung_sampai(PermintaanPerubahan.objects.menunggu_putusan())
    if jumlah == "0":
        return None
    return {
        "judul": "Perubahan menunggu putusan",
        "angka": jumlah,
        "keterangan": "sudah dievaluasi",
        "url": f"{permintaan.alamat()}?status=dievaluasi",
        "tautan": "Baca dan putuskan",
    }


def kartu_darurat(request: HttpRequest, akun: Akun) -> Isi | None:
    """Emergencies that went ahead and are not ratified; None where there is none, and for others."""
    if not (akun.has_perm(PUTUSKAN_PERUBAHAN) or akun.has_perm(KELOLA_PERUBAHAN)):
        return None
    jumlah = hitung_sampai(PermintaanPerubahan.objects.belum_disahkan())
    if jumlah == "0":
        return None
    return {
        "judul": "Perubahan darurat belum disahkan",
        "angka": jumlah,
        "keterangan": "dilaksanakan mendahului persetujuan",
        "perlu_perhatian": True,
        "url": f"{permintaan.alamat()}?status={BELUM_SAH}",
        "tautan": "Buka perubahan darurat",
    }


def kartu_lewat(request: HttpRequest, akun: Akun) -> Isi | None:
    """Windows that run over their plan or should have begun; None where there is none, and for others."""
    if not akun.has_perm(KELOLA_PERUBAHAN):
        return None
    now = timezone.now()
    jumlah = hitung_sampai(Pemeliharaan.objects.lewat(now) | Pemeliharaan.objects.terlewat(now))
    if jumlah == "0":
        return None
    return {
        "judul": "Pemeliharaan lewat waktu",
        "angka": jumlah,
        "keterangan": "belum mulai, atau berjalan lebih lama daripada rencana",
        "perlu_perhatian": True,
        "url": f"{pemeliharaan.alamat()}?status={pemeliharaan.LEWAT}",
        "tautan": "Selesaikan, perpanjang, atau jadwalkan ulang",
    }
