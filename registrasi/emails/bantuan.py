"""What fills the mails about help at the counter; None when the matter has lapsed since."""

from lpse.alamat import url_penuh
from lpse.models import Akun, Pemberitahuan
from lpse.sumbangan import Isi, sumbangan
from registrasi.actions.bantuan import buat_kode
from registrasi.enums.bantuan import StatusBantuan
from registrasi.models import BantuanPendaftaran
from registrasi.policies.privasi import pernyataan_kini


def bantuan_izin(baris: Pemberitahuan) -> Isi | None:
    """The code that the applicant reads out, made now; none for an account that signs in with a password.

    The mailbox's owner is told the reason, the officer is not.
    """
    menunggu = BantuanPendaftaran.objects.hidup().filter(status=StatusBantuan.MENUNGGU)
    bantuan = menunggu.select_related("petugas").filter(pk=baris.objek_id).first()
    if bantuan is None or bantuan.kiriman != baris.data.get("kiriman"):
        return None
    akun = Akun.objects.filter(email__iexact=bantuan.email).first()
    if akun and not (akun.is_active and akun.is_masuk_dengan_kode):
        return {"bantuan": bantuan, "angka": "", "url_masuk": url_penuh("account_login")}
    angka = buat_kode(bantuan)
    return {
        "bantuan": bantuan,
        "angka": angka,
        "sampai": bantuan.kode_sampai,
        # Before the first datum, as on the page that asks for an address.
        "privasi": pernyataan_kini(),
        "url_privasi": url_penuh("registrasi:privasi"),
    }


def bantuan_diserahkan(baris: Pemberitahuan) -> Isi | None:
    """What the officer entered waits for the applicant; nothing once they have called it right."""
    orang = ("petugas", "pendaftaran")
    bantuan = BantuanPendaftaran.objects.select_related(*orang).filter(pk=baris.objek_id).first()
    if bantuan is None or bantuan.pendaftaran is None or not bantuan.pendaftaran.is_bisa_diubah:
        return None
    jumlah = bantuan.asal_isian.filter(disetujui_pada__isnull=True).count()
    if not jumlah:
        return None
    return {
        "bantuan": bantuan,
        "jumlah": jumlah,
        "url": url_penuh("registrasi:bantuan", kode=bantuan.pendaftaran.kode),
    }


def daftarkan() -> None:
    """Register the mails with the outbox."""
    for isi in (bantuan_izin, bantuan_diserahkan):
        sumbangan.daftarkan_surat(f"registrasi/{isi.__name__}", isi)
