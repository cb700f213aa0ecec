"""The evidence of a Kesaksian: files recorded, sealed, handed on; and the signed copy that comes back."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from layanan.alur.kesaksian import ALUR_KESAKSIAN
from layanan.enums.kesaksian import AsalSidik, CaraTandaTangan, JenisSerahTerima
from layanan.enums.kesaksian import TindakanKesaksian as T
from layanan.models import (
    BerkasTakTerbuka,
    BerkasTersegel,
    HasilTandaTangan,
    Kesaksian,
    SerahTerimaBukti,
)
from layanan.policies.kesaksian import (
    BelumDisegel,
    BerkasSudahDisegel,
    BerkasSudahTercatat,
    NaskahBelumTerbit,
    SidikTidakCocok,
    SudahDisegel,
    check_bukti,
    check_sudah_lewat,
    is_tersegel,
    kepercayaan,
)
from lpse.berkas.tanda_tangan import HasilPemeriksaan, check_salinan
from lpse.berkas.tersegel import Segel, hitung_sidik
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.naskah import unggah_bertanda_tangan
from lpse.peran import SAKSIKAN

PORTAL = "Penyimpanan tersegel portal LPSE"


@transaction.atomic
def tambah_berkas(
    pk: int, *, oleh: Akun, nama: str, ukuran: int, sha256: str, segel: Segel | None = None
) -> BerkasTakTerbuka:
    """Mencatat satu berkas yang tidak dapat dibuka; bila berkasnya diserahkan, sidiknya dihitung portal.

    With `segel`, what was typed must agree with it, and is filled in where nothing was. Raises
    BerkasSudahTercatat, SidikTidakCocok and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = Kesaksian.objects.lock(pk)
    ALUR_KESAKSIAN.check(kesaksian, T.UBAH, oleh)
    if segel:
        if (sha256 or segel.sha256, ukuran or segel.ukuran) != (segel.sha256, segel.ukuran):
            raise SidikTidakCocok
        ukuran, sha256 = segel.ukuran, segel.sha256
    if kesaksian.berkas.filter(sha256=sha256).exists():
        raise BerkasSudahTercatat
    asal = AsalSidik.DIHITUNG if segel else AsalSidik.DISEBUT
    berkas = BerkasTakTerbuka.objects.create(
        kesaksian=kesaksian, nama=nama, ukuran=ukuran, sha256=sha256, asal_sidik=asal
    )
    catat(kesaksian, "kesaksian.berkas_dicatat", oleh=oleh, berkas=berkas.pk)
    if segel:
        _simpan_segel(kesaksian, berkas, segel, oleh)
    return berkas


@transaction.atomic
def hapus_berkas(pk: int, *, oleh: Akun, berkas: BerkasTakTerbuka) -> None:
    """Menghapus berkas yang salah catat, selama perkara masih dicatat dan berkasnya belum diserahkan.

    Raises BerkasSudahDisegel and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = Kesaksian.objects.lock(pk)
    ALUR_KESAKSIAN.check(kesaksian, T.UBAH, oleh)
    if is_tersegel(berkas) or berkas.serah_terima.exists():
        raise BerkasSudahDisegel
    nomor = berkas.pk
    if BerkasTakTerbuka.objects.filter(pk=nomor, kesaksian=kesaksian).delete()[0]:
        catat(kesaksian, "kesaksian.berkastakterbuka_dihapus", oleh=oleh, rincian=nomor)


@transaction.atomic
def segel_berkas(pk: int, *, oleh: Akun, berkas: BerkasTakTerbuka, segel: Segel) -> BerkasTersegel:
    """Menyimpan berkasnya sendiri tersegel; harus berkas yang tercatat, menurut sidiknya.

    Raises SidikTidakCocok, SudahDisegel and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = Kesaksian.objects.lock(pk)
    check_bukti(kesaksian, T.SEGEL, oleh)
    if BerkasTersegel.objects.filter(berkas=berkas).exists():
        raise SudahDisegel
    if (berkas.sha256, berkas.ukuran) != (segel.sha256, segel.ukuran):
        raise SidikTidakCocok
    return _simpan_segel(kesaksian, berkas, segel, oleh)


def _simpan_segel(kesaksian: Kesaksian, berkas: BerkasTakTerbuka, segel: Segel, oleh: Akun) -> BerkasTersegel:
    """The row of the sealed bytes, and the first link of their chain of custody."""
    tersegel = BerkasTersegel.objects.create(
        berkas=berkas, kunci=segel.kunci, ukuran=segel.ukuran, sha256=segel.sha256, disegel_oleh=oleh
    )
    SerahTerimaBukti.objects.create(
        berkas=berkas,
        jenis=JenisSerahTerima.DISEGEL,
        dari=kesaksian.peminta_nama,
        kepada=str(oleh),
        media=PORTAL,
        tujuan="Disimpan sebagai bukti",
        sha256=segel.sha256,
        is_cocok=True,
        oleh=oleh,
    )
    catat(kesaksian, "kesaksian.berkas_disegel", oleh=oleh, berkas=berkas.pk)
    return tersegel


@transaction.atomic
def ambil_segel(pk: int, *, oleh: Akun, berkas: BerkasTakTerbuka, tujuan: str) -> SerahTerimaBukti:
    """Mencatat pengambilan salinan berkas tersegel; sidiknya dihitung ulang dari isi yang tersimpan.

    The link is written even where the fingerprint no longer fits: whoever asks must then refuse the bytes.
    Raises BelumDisegel, BerkasTidakTersedia and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = Kesaksian.objects.lock(pk)
    check_bukti(kesaksian, T.UNDUH, oleh)
    segel = BerkasTersegel.objects.filter(berkas=berkas).first()
    if segel is None:
        raise BelumDisegel
    sidik = hitung_sidik(segel.kunci)
    serah = SerahTerimaBukti.objects.create(
        berkas=berkas,
        jenis=JenisSerahTerima.DIAMBIL,
        dari=PORTAL,
        kepada=str(oleh),
        media="Unduhan",
        tujuan=tujuan,
        sha256=sidik,
        is_cocok=sidik == berkas.sha256,
        oleh=oleh,
    )
    catat(kesaksian, "kesaksian.bukti_diambil", oleh=oleh, berkas=berkas.pk, cocok=serah.is_cocok)
    return serah


@transaction.atomic
def serahkan_bukti(
    pk: int,
    *,
    oleh: Akun,
    berkas: BerkasTakTerbuka,
    pada: datetime,
    dari: str,
    kepada: str,
    media: str,
    tujuan: str,
    sha256: str = "",
) -> SerahTerimaBukti:
    """Mencatat serah terima berkas dalam media: dari siapa, kepada siapa, untuk apa, dan sidiknya saat itu.

    Without a fingerprint read from the medium, the sealed copy's is computed again where there is one.
    Raises WaktuBelumTiba, BerkasTidakTersedia and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = Kesaksian.objects.lock(pk)
    check_bukti(kesaksian, T.SERAHKAN, oleh)
    check_sudah_lewat(pada)
    segel = BerkasTersegel.objects.filter(berkas=berkas).first()
    sidik = sha256 or (hitung_sidik(segel.kunci) if segel else "")
    serah = SerahTerimaBukti.objects.create(
        berkas=berkas,
        jenis=JenisSerahTerima.DISERAHKAN,
        pada=pada,
        dari=dari,
        kepada=kepada,
        media=media,
        tujuan=tujuan,
        sha256=sidik,
        is_cocok=sidik == berkas.sha256 if sidik else None,
        oleh=oleh,
    )
    catat(kesaksian, "kesaksian.bukti_diserahkan", oleh=oleh, berkas=berkas.pk, cocok=serah.is_cocok)
    return serah


@transaction.atomic
def unggah_salinan(
    pk: int, *, oleh: Akun, berkas: Berkas, cara: str, pemeriksaan: HasilPemeriksaan | None = None
) -> Kesaksian:
    """Menyimpan salinan berita acara yang sudah ditandatangani.

    An electronic one comes with what was found in it, and is taken only when that proves it. Raises
    SalinanDitolak, NaskahBelumTerbit and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = Kesaksian.objects.lock(pk)
    ALUR_KESAKSIAN.check(kesaksian, T.UNGGAH_SALINAN, oleh)
    if kesaksian.naskah is None:
        raise NaskahBelumTerbit
    if cara == CaraTandaTangan.ELEKTRONIK:
        _simpan_hasil(kesaksian, berkas, pemeriksaan)
    unggah_bertanda_tangan(kesaksian.naskah.pk, oleh=oleh, berkas=berkas, izin=SAKSIKAN)
    kesaksian.status = ALUR_KESAKSIAN.tabel[T.UNGGAH_SALINAN].ke
    kesaksian.cara_tanda_tangan, kesaksian.ditandatangani_pada = CaraTandaTangan(cara), timezone.now()
    kesaksian.save(update_fields=["status", "cara_tanda_tangan", "ditandatangani_pada"])
    catat(kesaksian, "kesaksian.ditandatangani", oleh=oleh, cara=str(cara), berkas=berkas.pk)
    return kesaksian


def _simpan_hasil(kesaksian: Kesaksian, berkas: Berkas, pemeriksaan: HasilPemeriksaan | None) -> None:
    """One row for each signature. Raises SalinanDitolak."""
    hasil = pemeriksaan or HasilPemeriksaan(False, False, ())
    check_salinan(hasil, naskah="berita acara", halaman="perkara")
    is_diatur = bool(settings.SERTIFIKAT_TEPERCAYA)
    for urut, tanda in enumerate(hasil.tanda_tangan, start=1):
        HasilTandaTangan.objects.create(
            kesaksian=kesaksian,
            berkas=berkas,
            urut=urut,
            penanda_tangan=tanda.penanda_tangan,
            penerbit=tanda.penerbit,
            ditandatangani_pada=tanda.pada,
            is_bercap_waktu=tanda.is_bercap_waktu,
            is_seluruh_berkas=tanda.is_seluruh_berkas,
            kepercayaan=kepercayaan(tanda, is_diatur=is_diatur),
        )
