"""The texts of a breach: the notice to the authority, and the public announcement."""

from typing import Any

from django.utils import timezone

from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import tanggal, waktu
from registrasi.enums.hak import CakupanInsiden
from registrasi.models import InsidenData
from registrasi.policies.hak import DASAR_INSIDEN
from registrasi.policies.insiden import terkena


def sebut_kejadian(insiden: InsidenData) -> str:
    """When it happened, or that nobody knows yet."""
    return waktu(insiden.terjadi_pada) if insiden.terjadi_pada else "belum diketahui"


def sebut_orang(insiden: InsidenData) -> str:
    """Whose data, in words: `semua pemilik akun (1.204 orang)`."""
    jumlah = f"{terkena(insiden).count():,}".replace(",", ".")
    siapa = "semua pemilik akun" if insiden.cakupan == CakupanInsiden.SEMUA else "pemilik akun tertentu"
    return f"{siapa} ({jumlah} orang)"


def isi_pemberitahuan(insiden: InsidenData, oleh: Akun) -> dict[str, Any]:
    """Pemberitahuan Kegagalan Pelindungan Data Pribadi: the three things the law names, and who signs."""
    petugas = profil().pelindung_data
    return {
        **isi_surat("", "registrasi.arsip"),
        "tanggal": tanggal(timezone.now()),
        "kota": profil().daerah.tempat,
        "petugas": {"nama": str(oleh), "nip": oleh.nip, "jabatan": oleh.jabatan},
        "pelindung_data": f"{petugas.jabatan}, {petugas.surel}",
        "dasar_uu": DASAR_INSIDEN,
        "nomor_insiden": insiden.nomor,
        "jenis_data": insiden.jenis_data,
        "orang": sebut_orang(insiden),
        "kejadian": sebut_kejadian(insiden),
        "diketahui": waktu(insiden.diketahui_pada),
        "uraian": insiden.uraian,
        "penilaian": insiden.penilaian,
        "upaya": insiden.upaya,
    }


def teks_pengumuman(insiden: InsidenData) -> str:
    """What the public reads where a breach disturbs its services: no person is named."""
    p = profil()
    return (
        f"PENGUMUMAN\n\n{p.lpse.nama_resmi} memberitahukan kegagalan pelindungan data pribadi yang diketahui "
        f"pada {waktu(insiden.diketahui_pada)} dan mengganggu pelayanan publik ({DASAR_INSIDEN}).\n\n"
        f"Data yang terungkap: {insiden.jenis_data}\n"
        f"Waktu kejadian: {sebut_kejadian(insiden)}\n\n"
        f"Yang terjadi: {insiden.uraian}\n\n"
        f"Upaya penanganan: {insiden.upaya}\n\n"
        f"Pemilik data yang terkena menerima surel tersendiri. Pertanyaan: {p.pelindung_data.jabatan}, "
        f"{p.pelindung_data.surel}."
    )
