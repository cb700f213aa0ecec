"""What the applicant does: from a proven e-mail address to a registration that waits for its decision."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse import berkas as intake
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.kalender import kalender
from lpse.models import Akun, Berkas, KonfirmasiEmail, Penugasan
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.pengenal import baca_npwp
from lpse.peran import Peran
from lpse.profil import profil
from lpse.rahasia import sidik_token
from lpse.versi_profil import versi_profil
from lpse.waktu import hari_ini
from registrasi.alur import ALUR
from registrasi.enums import StatusPendaftaran, Tindakan
from registrasi.models import BerkasSyarat, DokumenSyarat, Pendaftaran
from registrasi.policies import (
    BAGIAN,
    JENIS,
    SudahTerdaftar,
    check_bagian_terbuka,
    check_boleh_dilepas,
    check_dokumen_terbuka,
    check_syarat_lengkap,
)

POLA_NOMOR = "REG-{tahun}-{urut:06d}"


class TautanTidakBerlaku(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru dengan menulis surel Anda lagi."
        )


class SudahMenjadiPengguna(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Akun ini sudah memiliki User ID. Untuk perusahaan lain, daftar dengan surel lain.")


@transaction.atomic
def minta_konfirmasi(email: str) -> KonfirmasiEmail:
    """Mencatat permintaan pembuktian surel; tautannya dikirim ke surel itu.

    Dasar: registrasi.tahapan
    """
    konfirmasi = KonfirmasiEmail.objects.create(email=email.lower())
    beritahukan(
        "registrasi/konfirmasi_email",
        kepada=konfirmasi.email,
        kunci=f"konfirmasi:{konfirmasi.pk}",
        objek=konfirmasi,
    )
    return konfirmasi


@transaction.atomic
def konfirmasi_email(token: str) -> Akun:
    """Membuktikan surel dengan tautan yang dikirim; Akun pemohon dibuat bila belum ada.

    Returns the Akun to sign in. Raises TautanTidakBerlaku for an unknown, used or lapsed link, and for an
    address that already signs in with a password. Dasar: registrasi.tahapan
    """
    terkunci = KonfirmasiEmail.objects.select_for_update(of=("self",))
    konfirmasi = terkunci.filter(
        token_hash=sidik_token(token), dipakai_pada__isnull=True, token_sampai__gte=timezone.now()
    ).first()
    if konfirmasi is None:
        raise TautanTidakBerlaku
    # Two links of one address opened at once make one Akun.
    list(terkunci.filter(email=konfirmasi.email).order_by("pk"))
    konfirmasi.dipakai_pada = timezone.now()
    konfirmasi.save(update_fields=["dipakai_pada"])
    akun = Akun.objects.filter(email__iexact=konfirmasi.email).first()
    if akun is None:
        akun = Akun.objects.create_user(konfirmasi.email, is_demo=settings.LPSE_DEMO)
        Penugasan.objects.create(akun=akun, peran=Peran.PEMOHON)
        EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
        catat(akun, "akun.dibuat", oleh=akun)
    elif not akun.is_active or not akun.is_masuk_dengan_kode:
        raise TautanTidakBerlaku
    return akun


@transaction.atomic
def mulai(*, oleh: Akun) -> Pendaftaran:
    """Memulai pendaftaran, atau mengembalikan yang masih terbuka milik akun ini.

    Dasar: registrasi.tahapan
    """
    Akun.objects.select_for_update(of=("self",)).get(pk=oleh.pk)
    milik = Pendaftaran.objects.for_akun(oleh)
    terbuka = milik.terbuka().first()
    if terbuka:
        return terbuka
    if milik.filter(status=StatusPendaftaran.DISETUJUI).exists():
        raise SudahMenjadiPengguna
    pendaftaran = Pendaftaran.objects.create(akun=oleh, profil=versi_profil())
    catat(pendaftaran, "pendaftaran.dimulai", oleh=oleh)
    return pendaftaran


@transaction.atomic
def isi(pk: int, *, oleh: Akun, bagian: str, **data: str) -> Pendaftaran:
    """Mengisi satu bagian data pendaftaran.

    `data` takes the fields of that section (policies.BAGIAN); choosing the kind copies the documents it
    needs. Raises BagianTerkunci, TidakBerwenang. Dasar: registrasi.tahapan
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.AJUKAN, oleh)
    check_bagian_terbuka(pendaftaran, bagian)
    berubah = [nama for nama in BAGIAN[bagian] if nama in data and getattr(pendaftaran, nama) != data[nama]]
    for nama in berubah:
        setattr(pendaftaran, nama, data[nama])
    if "npwp" in data:
        pendaftaran.npwp16 = baca_npwp(data["npwp"]).kunci
    if pendaftaran.bagian_perbaikan.pop(bagian, None):
        pendaftaran.bagian_diperbaiki.append(bagian)
    pendaftaran.updated_at, pendaftaran.peringatan_dikirim_pada = timezone.now(), None
    pendaftaran.save(
        update_fields=[
            *BAGIAN[bagian],
            "npwp16",
            "bagian_perbaikan",
            "bagian_diperbaiki",
            "updated_at",
            "peringatan_dikirim_pada",
        ]
    )
    if bagian == JENIS:
        _salin_syarat(pendaftaran)
    catat(pendaftaran, "pendaftaran.diisi", oleh=oleh, bagian=bagian, kolom=berubah)
    return pendaftaran


def _salin_syarat(pendaftaran: Pendaftaran) -> None:
    """Copy the documents this kind needs from the active profil; drop those it does not, with their files."""
    syarat = profil().syarat_untuk(pendaftaran.jenis, pendaftaran.bidang_usaha)
    for lama in pendaftaran.dokumen.exclude(kode__in=[s.kode for s in syarat]):
        buang_riwayat(lama)
        lama.delete()
    for urutan, s in enumerate(syarat):
        DokumenSyarat.objects.update_or_create(
            pendaftaran=pendaftaran,
            kode=s.kode,
            defaults={
                "nama": s.nama,
                "keterangan": s.keterangan,
                "urutan": urutan,
                "is_wajib": s.wajib,
                "kunci_aturan": s.kunci,
                "dasar": profil().dasar(s.kunci),
                "batas_mb": s.ukuran_maks_mb,
            },
        )


def buang_riwayat(dokumen: DokumenSyarat) -> None:
    """Destroy every file of a document that no longer belongs to a draft."""
    dibuang = [r.berkas for r in dokumen.riwayat.select_related("berkas")]
    dokumen.berkas = None
    dokumen.save(update_fields=["berkas"])
    dokumen.riwayat.all().delete()
    for b in dibuang:
        intake.musnahkan(b)


@transaction.atomic
def unggah(pk: int, kode: str, *, oleh: Akun, berkas: Berkas) -> DokumenSyarat:
    """Menyerahkan salinan satu dokumen; berkas lama tetap tersimpan dalam riwayat.

    Marks given to an earlier file fall away. Raises BagianTerkunci. Dasar: registrasi.formulir
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.AJUKAN, oleh)
    dokumen = DokumenSyarat.objects.get(pendaftaran=pendaftaran, kode=kode)
    check_dokumen_terbuka(pendaftaran, dokumen)
    dokumen.berkas, dokumen.perlu_perbaikan = berkas, False
    dokumen.ada = dokumen.sesuai_asli = False
    dokumen.asli_diperlihatkan_pada = dokumen.diperiksa_oleh = dokumen.diperiksa_pada = None
    dokumen.save()
    BerkasSyarat.objects.create(dokumen=dokumen, berkas=berkas, putaran=pendaftaran.putaran)
    _sentuh(pendaftaran)
    catat(pendaftaran, "pendaftaran.berkas_diunggah", oleh=oleh, dokumen=kode, berkas=berkas.pk)
    return dokumen


@transaction.atomic
def lepas_berkas(pk: int, kode: str, *, oleh: Akun) -> DokumenSyarat:
    """Melepas berkas yang keliru: dalam draf dimusnahkan, sesudah dikembalikan disimpan dalam riwayat.

    After a return only a document that need not be there at all can be taken back. Raises BagianTerkunci.
    Dasar: registrasi.formulir
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.AJUKAN, oleh)
    dokumen = DokumenSyarat.objects.get(pendaftaran=pendaftaran, kode=kode)
    check_boleh_dilepas(pendaftaran, dokumen)
    if pendaftaran.status == StatusPendaftaran.DRAF:
        buang_riwayat(dokumen)
    else:
        dokumen.berkas, dokumen.perlu_perbaikan = None, False
        dokumen.save(update_fields=["berkas", "perlu_perbaikan"])
    _sentuh(pendaftaran)
    catat(pendaftaran, "pendaftaran.berkas_dilepas", oleh=oleh, dokumen=kode)
    return dokumen


def _sentuh(pendaftaran: Pendaftaran) -> None:
    """Mark the draft as alive: the idle clock starts anew."""
    pendaftaran.updated_at, pendaftaran.peringatan_dikirim_pada = timezone.now(), None
    pendaftaran.save(update_fields=["updated_at", "peringatan_dikirim_pada"])


@transaction.atomic
def _ajukan(pk: int, oleh: Akun) -> Pendaftaran:
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.AJUKAN, oleh)
    check_syarat_lengkap(pendaftaran, list(pendaftaran.dokumen.all()))
    now = timezone.now()
    hari_kerja = kalender()
    pendaftaran.status = StatusPendaftaran.DIAJUKAN
    pendaftaran.diajukan_pada, pendaftaran.putaran = now, pendaftaran.putaran + 1
    pendaftaran.tenggat = hari_kerja.due_hari(now, profil().registrasi.target_verifikasi_hari_kerja)
    pendaftaran.versi_kalender = hari_kerja.versi
    if not pendaftaran.nomor:
        pendaftaran.nomor = ambil_nomor("REG", hari_ini(), pola=POLA_NOMOR).teks
    pendaftaran.alasan, pendaftaran.bagian_diperbaiki, pendaftaran.updated_at = "", [], now
    pendaftaran.save()
    catat(pendaftaran, "pendaftaran.diajukan", oleh=oleh, putaran=pendaftaran.putaran)
    beritahukan(
        "registrasi/diajukan",
        kepada=pendaftaran.akun.email,
        kunci=f"pendaftaran.diajukan:{pk}:{pendaftaran.putaran}",
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )
    return pendaftaran


def ajukan(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Mengirim pendaftaran untuk diverifikasi: bernomor, bertenggat, masuk antrean.

    Raises SyaratBelumLengkap naming what is missing, SudahTerdaftar when the company has another case.
    Dasar: registrasi.tahapan
    """
    try:
        return _ajukan(pk, oleh)
    except IntegrityError as galat:
        if "pendaftaran_npwp_unik" in str(galat):
            raise SudahTerdaftar from galat
        raise


@transaction.atomic
def tarik(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Menarik pendaftaran sebelum diputus.

    Dasar: registrasi.tahapan
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.TARIK, oleh)
    pendaftaran.status = StatusPendaftaran.DITARIK
    pendaftaran.diklaim_oleh = pendaftaran.klaim_sampai = None
    pendaftaran.updated_at = timezone.now()
    pendaftaran.save(update_fields=["status", "diklaim_oleh", "klaim_sampai", "updated_at"])
    catat(pendaftaran, "pendaftaran.ditarik", oleh=oleh)
    beritahukan(
        "registrasi/ditarik",
        kepada=pendaftaran.akun.email,
        kunci=f"pendaftaran.ditarik:{pk}",
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )
    return pendaftaran
