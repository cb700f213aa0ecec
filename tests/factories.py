"""Akun of every role and registrations in every state, made through the same acts that people use."""

import hashlib
import io
import itertools
import uuid

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from lpse.models import Akun, Berkas, Penugasan
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.models import Pendaftaran
from registrasi.policies import JENIS, PENANGGUNG_JAWAB, PERUSAHAAN

_urut = itertools.count(1)


def buat_akun(*peran: Peran, sandi: str | None = None, **kolom: str) -> Akun:
    """An Akun with these roles from today on, its e-mail address proven."""
    urut = next(_urut)
    kolom.setdefault("nama", f"Orang Uji {urut}")
    akun = Akun.objects.create_user(kolom.pop("email", f"akun{urut}@uji.example"), sandi, **kolom)
    EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
    for p in peran:
        Penugasan.objects.create(akun=akun, peran=p, mulai=hari_ini())
    return akun


def gambar(warna: str = "#fafafa", jenis: str = "JPEG", ukuran: tuple[int, int] = (64, 48)) -> bytes:
    """The bytes of a small real picture."""
    isi = io.BytesIO()
    Image.new("RGB", ukuran, warna).save(isi, jenis)
    return isi.getvalue()


def foto() -> bytes:
    """A small photograph, no two with the same bytes: the same file twice is not a second file."""
    isi = io.BytesIO()
    Image.new("RGB", (64, 48), "#fafafa").save(isi, "JPEG", comment=str(next(_urut)))
    return isi.getvalue()


def unggahan(nama: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, foto(), "image/jpeg")


def buat_berkas(oleh: Akun | None = None) -> Berkas:
    """A stored picture, as the intake leaves it; the intake has tests of its own and costs 0.1 s a file."""
    kode, isi = uuid.uuid4(), foto()
    kunci = storages["berkas"].save(f"berkas/{kode.hex[:2]}/{kode}", ContentFile(isi))
    return Berkas.objects.create(
        kode=kode,
        kunci=kunci,
        nama_asli="foto.jpg",
        jenis="image/jpeg",
        ukuran=len(isi),
        sha256=hashlib.sha256(isi).hexdigest(),
        lebar=64,
        tinggi=48,
        keadaan_pemeriksaan="tanpa_pemindai",
        diunggah_oleh=oleh,
    )


def beri_putusan(berkas: Berkas, keadaan: str) -> None:
    """Write what the virus scanner said about a file, as `lpse.berkas.pindai` would."""
    berkas.keadaan_pemeriksaan = keadaan
    berkas.dipindai_pada = timezone.now() if keadaan in ("bersih", "terinfeksi") else None
    berkas.tanda_virus = "Uji.Tanda" if keadaan == "terinfeksi" else ""
    berkas.save(update_fields=["keadaan_pemeriksaan", "dipindai_pada", "tanda_virus"])


def npwp_baru() -> str:
    """A 15-digit NPWP of no tax office, with a sound check digit, never twice."""
    delapan = f"98{next(_urut):06d}"
    luhn = sum(sum(divmod(int(d) * (2 if i % 2 else 1), 10)) for i, d in enumerate(delapan))
    return f"{delapan}{-luhn % 10}000000"


def buat_draf(oleh: Akun | None = None, *, lengkap: bool = True, npwp: str = "") -> Pendaftaran:
    """A draft of a badan usaha; `lengkap` fills in every answer and uploads every required document."""
    akun = oleh or buat_akun(Peran.PEMOHON)
    pendaftaran = actions.mulai(oleh=akun)
    if lengkap:
        isi_lengkap(pendaftaran, npwp=npwp)
    pendaftaran.refresh_from_db()
    return pendaftaran


def isi_lengkap(pendaftaran: Pendaftaran, *, npwp: str = "", jenis: str = "badan_usaha") -> None:
    """Answer every question of a draft and hand in every required document."""
    pk, akun = pendaftaran.pk, pendaftaran.akun
    bidang = profil().bidang_usaha[0].kode
    actions.isi(pk, oleh=akun, bagian=JENIS, jenis=jenis, bidang_usaha=bidang)
    actions.isi(
        pk,
        oleh=akun,
        bagian=PERUSAHAAN,
        nama_perusahaan="PT Uji Coba Sejati",
        bentuk_usaha="02",
        npwp=npwp or npwp_baru(),
        nib="9900012345678",
        alamat="Jalan Uji 1",
        provinsi="35",
        kabupaten="3504",
        telepon="0355000111",
    )
    actions.isi(
        pk,
        oleh=akun,
        bagian=PENANGGUNG_JAWAB,
        penanggung_jawab_nama="Budi Ujiwan",
        penanggung_jawab_nik="3504991508850001",
        penanggung_jawab_jabatan="Direktur",
    )
    for dokumen in pendaftaran.dokumen.filter(is_wajib=True):
        actions.unggah(pk, dokumen.kode, oleh=akun, berkas=buat_berkas(akun))


def buat_diajukan(oleh: Akun | None = None, *, npwp: str = "") -> Pendaftaran:
    draf = buat_draf(oleh, npwp=npwp)
    return actions.ajukan(draf.pk, oleh=draf.akun)


def tandai_semua(pendaftaran: Pendaftaran, verifikator: Akun) -> None:
    """Give every document handed in both marks."""
    for dokumen in pendaftaran.dokumen.filter(berkas__isnull=False):
        actions.tandai(pendaftaran.pk, dokumen.kode, oleh=verifikator, ada=True, sesuai_asli=True)


def buat_disetujui(verifikator: Akun | None = None) -> Pendaftaran:
    verifikator = verifikator or buat_akun(Peran.VERIFIKATOR)
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)
    return actions.setujui(pendaftaran.pk, oleh=verifikator)
