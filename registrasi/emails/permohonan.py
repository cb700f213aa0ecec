"""What fills the mails about requests after approval; None when the matter has lapsed since."""

from contextlib import suppress

from django.db.models import Q

from lpse.alamat import url_penuh
from lpse.models import Akun, Pemberitahuan
from lpse.pengenal import PengenalKeliru, baca_nip, baca_npwp
from lpse.rahasia import berlaku_sampai, buat_token, buka_teks, sidik_token
from lpse.sumbangan import Isi, sumbangan
from registrasi.enums.permohonan import JenisPermohonan, StatusPermohonan
from registrasi.models import Permohonan
from registrasi.naskah.surat import jam_layanan

JAM_TAUTAN = 24


def permohonan_bukti_surel(baris: Pemberitahuan) -> Isi | None:
    """The link that proves the new mailbox, its secret made now; nothing for an address given up since."""
    permohonan = Permohonan.objects.terbuka().filter(pk=baris.objek_id).first()
    if permohonan is None or permohonan.surel_terbukti_pada or not permohonan.is_bisa_diubah:
        return None
    if not permohonan.perubahan.filter(kolom="email", nilai_baru__iexact=baris.penerima).exists():
        return None
    token = buat_token()
    permohonan.token_hash, permohonan.token_sampai = sidik_token(token), berlaku_sampai(JAM_TAUTAN)
    permohonan.save(update_fields=["token_hash", "token_sampai"])
    return {
        "tautan": url_penuh("registrasi:permohonan_bukti", token=token),
        "sampai": permohonan.token_sampai,
        "dibantu": permohonan.dibantu_oleh_id is not None,
    }


def _isi(baris: Pemberitahuan, status: StatusPermohonan) -> Isi | None:
    """The letter about a request, if it still is in the status that the letter tells of."""
    orang = ("akun", "pengguna__penyedia")
    permohonan = Permohonan.objects.select_related(*orang).filter(pk=baris.objek_id, status=status).first()
    if permohonan is None:
        return None
    return {
        "permohonan": permohonan,
        "url": url_penuh("registrasi:permohonan", kode=permohonan.kode),
        "url_masuk": url_penuh("account_login"),
        "jam_layanan": jam_layanan(),
        "is_surel": permohonan.jenis == JenisPermohonan.UBAH_SUREL,
    }


def permohonan_diajukan(baris: Pemberitahuan) -> Isi | None:
    """Received: number, and by when it is answered."""
    return _isi(baris, StatusPermohonan.DIAJUKAN)


def permohonan_dikembalikan(baris: Pemberitahuan) -> Isi | None:
    """What has to be repaired."""
    return _isi(baris, StatusPermohonan.DIKEMBALIKAN)


def permohonan_disetujui(baris: Pemberitahuan) -> Isi | None:
    """What holds from now on."""
    return _isi(baris, StatusPermohonan.DISETUJUI)


def permohonan_ditolak(baris: Pemberitahuan) -> Isi | None:
    """Why, and what can be done."""
    return _isi(baris, StatusPermohonan.DITOLAK)


def permohonan_ditarik(baris: Pemberitahuan) -> Isi | None:
    """Withdrawn, as asked."""
    return _isi(baris, StatusPermohonan.DITARIK)


def permohonan_surel_lama(baris: Pemberitahuan) -> Isi | None:
    """To the address that was: it signs in no more. The new one is no business of whoever reads there."""
    return _isi(baris, StatusPermohonan.DISETUJUI)


def user_id(baris: Pemberitahuan) -> Isi | None:
    """The User ID, to its own address only; nothing when number and address are not of one account."""
    akun = _pemilik(baris.penerima, buka_teks(baris.rahasia))
    if akun is None:
        return None
    return {
        "akun": akun,
        "url_masuk": url_penuh("account_login"),
        "url_lupa": url_penuh("account_reset_password"),
        "rahasia": "",
    }


def _pemilik(surel: str, pengenal: str) -> Akun | None:
    syarat = Q(pk__in=[])
    with suppress(PengenalKeliru):
        syarat |= Q(pengguna_spse__penyedia__npwp16=baca_npwp(pengenal).kunci)
    with suppress(PengenalKeliru):
        syarat |= Q(nip=baca_nip(pengenal).angka)
    bernomor = Akun.objects.filter(syarat, email__iexact=surel, is_active=True, user_id__isnull=False)
    return bernomor.first()


SURAT = (
    permohonan_bukti_surel,
    permohonan_diajukan,
    permohonan_dikembalikan,
    permohonan_disetujui,
    permohonan_ditolak,
    permohonan_ditarik,
    permohonan_surel_lama,
    user_id,
)


def daftarkan() -> None:
    """Register the mails with the outbox."""
    for isi in SURAT:
        sumbangan.daftarkan_surat(f"registrasi/{isi.__name__}", isi)
