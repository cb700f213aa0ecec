"""What this room shows on the officers' start page: one's own instructions, what waits, what is late."""

from django.http import HttpRequest
from django.urls import reverse

from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import DISPOSISIKAN_SURAT, KELOLA_SURAT, LIHAT_SEKRETARIAT, SETUJUI_SURAT
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini, tanggal
from sekretariat.enums.persuratan import StatusSurat
from sekretariat.models import AgendaSurat
from sekretariat.queries.persuratan import belum_dibalas, disposisi_lewat, disposisi_saya

DAFTAR = "admin:sekretariat_persuratan"


def kartu_disposisi(request: HttpRequest, akun: Akun) -> Isi | None:
    """What this person is to do about letters."""
    if not akun.has_perm(LIHAT_SEKRETARIAT):
        return None
    rows = disposisi_saya(akun)
    pertama = rows.first()
    if pertama is None:
        return None
    tenggat = f"Paling lambat {tanggal(pertama.tenggat)}." if pertama.tenggat else "Tanpa tenggat."
    return {
        "judul": "Disposisi untuk saya",
        "angka": hitung_sampai(rows),
        "keterangan": f"{pertama.surat.sebutan}. {tenggat}",
        "url": reverse(f"{DAFTAR}_disposisi"),
        "tautan": "Buka disposisi saya",
        "perlu_perhatian": pertama.is_terlambat,
    }


def kartu_lewat(request: HttpRequest, akun: Akun) -> Isi | None:
    """Instructions that others are late with, for whoever gives them."""
    if not akun.has_perm(DISPOSISIKAN_SURAT):
        return None
    rows = disposisi_lewat(hari_ini())
    if not rows.exists():
        return None
    return {
        "judul": "Disposisi lewat tenggat",
        "angka": hitung_sampai(rows),
        "keterangan": "Belum dilaporkan selesai oleh penerimanya.",
        "url": reverse(f"{DAFTAR}_disposisi"),
        "tautan": "Lihat yang terlambat",
        "perlu_perhatian": True,
    }


def kartu_menunggu(request: HttpRequest, akun: Akun) -> Isi | None:
    """Letters that wait for this person: to instruct about, to approve."""
    for izin, status, judul in (
        (SETUJUI_SURAT, StatusSurat.DIAJUKAN, "Surat menunggu persetujuan"),
        (DISPOSISIKAN_SURAT, StatusSurat.DICATAT, "Surat masuk menunggu disposisi"),
    ):
        rows = AgendaSurat.objects.filter(status=status)
        if akun.has_perm(izin) and (pertama := rows.order_by("pk").first()) is not None:
            return {
                "judul": judul,
                "angka": hitung_sampai(rows),
                "keterangan": pertama.perihal,
                "url": f"{reverse(DAFTAR)}?status={status.value}",
                "tautan": "Buka agenda surat",
                "perlu_perhatian": False,
            }
    return None


def kartu_balasan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Letters whose reply is late, for whoever keeps the register."""
    if not akun.has_perm(KELOLA_SURAT):
        return None
    rows = belum_dibalas(hari_ini())
    pertama = rows.order_by("balas_sebelum", "pk").first()
    if pertama is None:
        return None
    return {
        "judul": "Balasan surat terlambat",
        "angka": hitung_sampai(rows),
        "keterangan": f"{pertama.sebutan} dari {pertama.dari}",
        "url": f"{reverse(DAFTAR)}?tempo=balasan",
        "tautan": "Buka yang belum dibalas",
        "perlu_perhatian": True,
    }
