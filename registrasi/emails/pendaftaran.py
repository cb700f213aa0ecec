"""What fills each mail of registration when it is sent; None when the matter has lapsed since."""

from datetime import timedelta

from django.conf import settings

from lpse.alamat import url_penuh
from lpse.models import Akun, KonfirmasiEmail, Pemberitahuan
from lpse.profil import profil
from lpse.rahasia import berlaku_sampai, buat_token, sidik_token
from lpse.sumbangan import Isi, sumbangan
from lpse.tautan_sandi import tautan_sandi
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import AlihPegangan, Pendaftaran, PenggunaSPSE
from registrasi.naskah.surat import jam_layanan, url_lacak
from registrasi.policies.penonaktifan import is_nonaktif

JAM_TAUTAN = 24


def konfirmasi_email(baris: Pemberitahuan) -> Isi | None:
    """The link that proves an address, its secret made now; whoever has a password is told to sign in.

    Staff never get one: it would pass by their second factor.
    """
    konfirmasi = KonfirmasiEmail.objects.filter(pk=baris.objek_id, dipakai_pada__isnull=True).first()
    if konfirmasi is None:
        return None
    akun = Akun.objects.filter(email__iexact=konfirmasi.email).first()
    if akun and not (akun.is_masuk_dengan_kode and akun.is_active):
        return {
            "akun": akun,
            "url_masuk": url_penuh("account_login"),
            "url_lupa": url_penuh("account_reset_password"),
        }
    token = buat_token()
    konfirmasi.token_hash, konfirmasi.token_sampai = sidik_token(token), berlaku_sampai(JAM_TAUTAN)
    konfirmasi.save(update_fields=["token_hash", "token_sampai"])
    return {
        "akun": akun,
        "tautan": url_penuh("registrasi:konfirmasi", token=token),
        "sampai": konfirmasi.token_sampai,
        "draf_hari": profil().registrasi.draf_kedaluwarsa_hari,
    }


def _pendaftaran(baris: Pemberitahuan, status: StatusPendaftaran) -> Pendaftaran | None:
    """The registration a mail is about, if it still is in the status that the mail tells of."""
    return Pendaftaran.objects.select_related("akun").filter(pk=baris.objek_id, status=status).first()


def _isi(pendaftaran: Pendaftaran) -> dict[str, object]:
    return {
        "pendaftaran": pendaftaran,
        "url": url_penuh("registrasi:tugas", kode=pendaftaran.kode),
        "url_lacak": url_lacak(pendaftaran) if pendaftaran.nomor else "",
        "jam_layanan": jam_layanan(),
    }


def diajukan(baris: Pemberitahuan) -> Isi | None:
    """Received: number, code, and by when it is looked at."""
    pendaftaran = _pendaftaran(baris, StatusPendaftaran.DIAJUKAN)
    return _isi(pendaftaran) if pendaftaran else None


def dikembalikan(baris: Pemberitahuan) -> Isi | None:
    """What has to be repaired."""
    pendaftaran = _pendaftaran(baris, StatusPendaftaran.DIKEMBALIKAN)
    return _isi(pendaftaran) if pendaftaran else None


def diingatkan(baris: Pemberitahuan) -> Isi | None:
    """The repair still waits; nothing once it was sent again."""
    return dikembalikan(baris)


def diambil_alih(baris: Pemberitahuan) -> Isi | None:
    """To the officer who held a file: who has it now, and why."""
    orang = ("pendaftaran", "kepada", "oleh", "dari")
    alih = AlihPegangan.objects.select_related(*orang).filter(pk=baris.objek_id).first()
    if alih is None:
        return None
    url = url_penuh("admin:registrasi_pendaftaran_change", kode=alih.pendaftaran.kode)
    return {"alih": alih, "pendaftaran": alih.pendaftaran, "url": url}


def disetujui(baris: Pemberitahuan) -> Isi | None:
    """The User ID, and a one-time link to set a password; nothing for whoever was deactivated since."""
    pendaftaran = _pendaftaran(baris, StatusPendaftaran.DISETUJUI)
    if pendaftaran is None or is_nonaktif(pendaftaran.akun):
        return None
    akun = pendaftaran.akun
    return {
        **_isi(pendaftaran),
        "user_id": PenggunaSPSE.objects.get(akun=akun).user_id,
        "tautan_sandi": "" if akun.has_usable_password() else tautan_sandi(akun),
        "hari_tautan": settings.PASSWORD_RESET_TIMEOUT // 86400,
        "url_lupa": url_penuh("account_reset_password"),
    }


def ditolak(baris: Pemberitahuan) -> Isi | None:
    """Why, and what can be done."""
    pendaftaran = _pendaftaran(baris, StatusPendaftaran.DITOLAK)
    return _isi(pendaftaran) if pendaftaran else None


def ditarik(baris: Pemberitahuan) -> Isi | None:
    """Withdrawn, as asked."""
    pendaftaran = _pendaftaran(baris, StatusPendaftaran.DITARIK)
    return _isi(pendaftaran) if pendaftaran else None


def dicabut(baris: Pemberitahuan) -> Isi | None:
    """The approval was revoked: why, and what can be done."""
    pendaftaran = _pendaftaran(baris, StatusPendaftaran.DICABUT)
    return _isi(pendaftaran) if pendaftaran else None


def draf_peringatan(baris: Pemberitahuan) -> Isi | None:
    """When the idle draft will be destroyed; nothing once it has been touched again."""
    pendaftaran = _pendaftaran(baris, StatusPendaftaran.DRAF)
    if pendaftaran is None or pendaftaran.peringatan_dikirim_pada is None:
        return None
    masa = timedelta(days=profil().registrasi.draf_peringatan_hari)
    return {**_isi(pendaftaran), "dimusnahkan": pendaftaran.peringatan_dikirim_pada + masa}


def draf_kedaluwarsa(baris: Pemberitahuan) -> Isi:
    """The draft is gone; one may begin again."""
    return {"url_daftar": url_penuh("registrasi:daftar")}


SURAT = (
    konfirmasi_email,
    diajukan,
    dikembalikan,
    diingatkan,
    diambil_alih,
    disetujui,
    ditolak,
    ditarik,
    dicabut,
    draf_peringatan,
    draf_kedaluwarsa,
)


def daftarkan() -> None:
    """Register the mails with the outbox."""
    for isi in SURAT:
        sumbangan.daftarkan_surat(f"registrasi/{isi.__name__}", isi)
