"""What fills the mails about deactivation and reactivation; None when the matter has lapsed since."""

from collections.abc import Callable

from django.conf import settings

from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.naskah import url_periksa
from lpse.profil import profil
from lpse.sumbangan import Isi, sumbangan
from lpse.tautan_sandi import tautan_sandi
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import Pengaktifan, Penonaktifan
from registrasi.naskah.surat import jam_layanan
from registrasi.policies.penonaktifan import alasan_nonaktif


def _penonaktifan(baris: Pemberitahuan) -> Isi:
    terkait = ("pengguna__akun", "pengguna__penyedia", "rujukan_surat", "pernyataan")
    perkara = Penonaktifan.objects.select_related(*terkait).get(pk=baris.objek_id)
    naskah = perkara.pernyataan
    return {
        "perkara": perkara,
        "alasan": alasan_nonaktif(perkara.dasar),
        "dasar": profil().dasar_lengkap("registrasi.nonaktif"),
        "url": url_penuh("registrasi:penonaktifan", kode=perkara.kode),
        "url_klarifikasi": url_penuh("registrasi:klarifikasi", kode=perkara.kode),
        "url_masuk_kode": url_penuh("account_request_login_code"),
        "url_naskah": url_periksa(naskah.kode) if naskah else "",
        "jam_layanan": jam_layanan(),
    }


def klarifikasi_diminta(baris: Pemberitahuan) -> Isi | None:
    """What is reported, and by when to answer; nothing once it has been answered."""
    isi = _penonaktifan(baris)
    return isi if isi["perkara"].is_menunggu_jawaban else None


def dinonaktifkan(baris: Pemberitahuan) -> Isi | None:
    """Why, since when, and how to ask for reactivation; nothing once active again."""
    isi = _penonaktifan(baris)
    return isi if isi["perkara"].pengguna.status_spse == StatusSPSE.NONAKTIF else None


def _pengaktifan(baris: Pemberitahuan) -> Isi:
    terkait = ("pengguna__akun", "pengguna__penyedia", "rujukan_surat", "penonaktifan")
    perkara = Pengaktifan.objects.select_related(*terkait).get(pk=baris.objek_id)
    return {
        "perkara": perkara,
        "url": url_penuh("registrasi:pengaktifan", kode=perkara.kode),
        "jam_layanan": jam_layanan(),
    }


def pengaktifan_dimohon(baris: Pemberitahuan) -> Isi | None:
    """Received, and by when it is answered; nothing once it was decided."""
    isi = _pengaktifan(baris)
    return isi if isi["perkara"].is_terbuka else None


def diaktifkan_kembali(baris: Pemberitahuan) -> Isi | None:
    """Active again, with a one-time link to set a password; nothing once deactivated anew."""
    isi = _pengaktifan(baris)
    pengguna = isi["perkara"].pengguna
    if pengguna.status_spse == StatusSPSE.NONAKTIF:
        return None
    akun = pengguna.akun
    return {
        **isi,
        "tautan_sandi": "" if akun.has_usable_password() else tautan_sandi(akun),
        "hari_tautan": settings.PASSWORD_RESET_TIMEOUT // 86400,
        "url_lupa": url_penuh("account_reset_password"),
    }


SURAT: dict[str, Callable[[Pemberitahuan], Isi | None]] = {
    "klarifikasi_diminta": klarifikasi_diminta,
    "laporan_tidak_beralasan": _penonaktifan,
    "pernyataan_terbit": _penonaktifan,
    "penonaktifan_ditolak_lkpp": _penonaktifan,
    "dinonaktifkan": dinonaktifkan,
    "penonaktifan_diberitahukan": _penonaktifan,
    "penonaktifan_lpse": _penonaktifan,
    "pengaktifan_dimohon": pengaktifan_dimohon,
    "diaktifkan_kembali": diaktifkan_kembali,
    "pengaktifan_ditolak": _pengaktifan,
}


def daftarkan() -> None:
    """Register the mails with the outbox."""
    for nama, isi in SURAT.items():
        sumbangan.daftarkan_surat(f"registrasi/{nama}", isi)
