"""What the database already knows about the users of some rows, and what therefore becomes of each row."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from django.db.models.functions import Upper

from lpse.models import Akun
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.enums.spse import AsalPengguna, HasilBaris
from registrasi.impor.kolom import JENIS_PENYEDIA
from registrasi.models import BarisImporPengguna, PenggunaSPSE, Penyedia

# Of the file's columns, what a provider's record keeps; the others belong to the person.
KOLOM_PENYEDIA = ("nama", "jenis", "bentuk_usaha", "nib", "alamat", "kabupaten")
PANJANG_NAMA_ORANG = 150
LABEL = {"bentuk_usaha": "bentuk usaha", "nib": "NIB", "nip": "NIP", "kabupaten": "kabupaten/kota"}


@dataclass(slots=True)
class Dikenal:
    """Users and addresses that some rows name, by the keys under which they must be unique."""

    pengguna: dict[str, PenggunaSPSE] = field(default_factory=dict)
    akun_lain: set[str] = field(default_factory=set)
    surel: dict[str, int] = field(default_factory=dict)
    penyedia: dict[str, Penyedia] = field(default_factory=dict)
    pemakai_npwp: dict[str, str] = field(default_factory=dict)


def cari_dikenal(baris: Iterable[BarisImporPengguna]) -> Dikenal:
    """Ask about all of these rows at once: six queries, however many rows."""
    baris = list(baris)
    user_id = {b.user_id.upper() for b in baris}
    surel = {b.email.upper() for b in baris}
    npwp = {b.npwp16 for b in baris if b.npwp16}
    hasil = Dikenal()
    akun = Akun.objects.annotate(kunci_user_id=Upper("user_id"))
    hasil.akun_lain = set(akun.filter(kunci_user_id__in=user_id).values_list("kunci_user_id", flat=True))
    pengguna = PenggunaSPSE.objects.annotate(kunci_user_id=Upper("user_id"))
    for satu in pengguna.filter(kunci_user_id__in=user_id).select_related("akun", "penyedia"):
        hasil.pengguna[satu.user_id.upper()] = satu
    hasil.akun_lain -= hasil.pengguna.keys()
    for model, pemilik in ((Akun, "pk"), (EmailAddress, "user_id")):
        alamat = model._default_manager.annotate(kunci_surel=Upper("email"))
        hasil.surel |= dict(alamat.filter(kunci_surel__in=surel).values_list("kunci_surel", pemilik))
    hasil.penyedia = {p.npwp16: p for p in Penyedia.objects.filter(npwp16__in=npwp)}
    milik = PenggunaSPSE.objects.filter(penyedia__in=[p.pk for p in hasil.penyedia.values()])
    hasil.pemakai_npwp = dict(milik.values_list("penyedia__npwp16", "user_id"))
    return hasil


def pilah(baris: BarisImporPengguna, dikenal: Dikenal) -> None:
    """Say on the row what becomes of it. A row refused already stays so."""
    if baris.hasil == HasilBaris.DITOLAK:
        return
    pengguna = dikenal.pengguna.get(baris.user_id.upper())
    sebab = _sebab_baru(baris, dikenal) if pengguna is None else _sebab_ada(baris, pengguna, dikenal)
    if sebab:
        baris.hasil, baris.alasan = HasilBaris.DITOLAK, sebab
    elif pengguna is None:
        baris.hasil, baris.alasan = HasilBaris.BARU, ""
    else:
        berubah = perubahan(baris, pengguna)
        baris.hasil = HasilBaris.BERUBAH if berubah else HasilBaris.SAMA
        baris.alasan = f"Berubah: {', '.join(LABEL.get(b, b) for b in berubah)}." if berubah else ""


def _sebab_baru(baris: BarisImporPengguna, dikenal: Dikenal) -> str:
    if baris.user_id.upper() in dikenal.akun_lain:
        return "User ID ini dipakai akun di portal yang bukan pengguna SPSE."
    if baris.email.upper() in dikenal.surel:
        return "Surel ini sudah dipakai akun lain di portal."
    if baris.npwp16 in dikenal.pemakai_npwp:
        return f"NPWP ini sudah terdaftar dengan User ID {dikenal.pemakai_npwp[baris.npwp16]}."
    return ""


def _sebab_ada(baris: BarisImporPengguna, pengguna: PenggunaSPSE, dikenal: Dikenal) -> str:
    """Why a row may not touch a user who is here already: nobody's identity changes by a file."""
    if pengguna.status_spse == StatusSPSE.NONAKTIF:
        return "Akun ini dinonaktifkan. Aktifkan kembali lewat perkara pengaktifan kembali."
    if baris.email.upper() != pengguna.akun.email.upper():
        return "Surel berbeda dari yang tercatat untuk User ID ini. Ubah lewat permohonan perubahan data."
    tercatat = pengguna.penyedia.npwp16 if pengguna.penyedia else ""
    if baris.npwp16 != tercatat:
        return "NPWP berbeda dari yang tercatat untuk User ID ini. Ubah lewat permohonan perubahan data."
    if pengguna.asal == AsalPengguna.PENDAFTARAN and (beda := _beda_data(baris, pengguna)):
        return (
            f"Berbeda dari hasil verifikasi di portal: {', '.join(LABEL.get(b, b) for b in beda)}. "
            "Ubah lewat permohonan perubahan data."
        )
    return ""


def perubahan(baris: BarisImporPengguna, pengguna: PenggunaSPSE) -> list[str]:
    """The names of what applying this row would change; an empty cell changes nothing."""
    beda = _beda_data(baris, pengguna)
    return [*beda, "status"] if pengguna.status_spse == StatusSPSE.BELUM else beda


def nilai(baris: BarisImporPengguna) -> dict[str, str]:
    """What the row says, by the names of the columns it would be kept in."""
    return {"nama": baris.nama, "jenis": baris.jenis, **baris.isi}


def _beda_data(baris: BarisImporPengguna, pengguna: PenggunaSPSE) -> list[str]:
    isi = nilai(baris)
    if pengguna.penyedia is not None:
        kini = {nama: getattr(pengguna.penyedia, nama) for nama in KOLOM_PENYEDIA}
    else:
        kini = {"nama": pengguna.akun.nama, "nip": pengguna.akun.nip, "jenis": pengguna.jenis}
        isi["nama"] = baris.nama[:PANJANG_NAMA_ORANG]
    return [nama for nama, lama in kini.items() if isi.get(nama) and isi[nama] != lama]


def is_penyedia(baris: BarisImporPengguna) -> bool:
    return baris.jenis in JENIS_PENYEDIA
