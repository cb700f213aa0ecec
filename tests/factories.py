"""Akun of every role and registrations in every state, made through the same acts that people use."""

import hashlib
import io
import itertools
import uuid
from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from lpse.models import Akun, Berkas, Penugasan, RujukanSurat, Satker
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.pendaftaran import INSTANSI_DAERAH
from registrasi.models import Pendaftaran
from registrasi.policies.pendaftaran import INSTANSI, JENIS, PEJABAT, PENANGGUNG_JAWAB, PERUSAHAAN, SURAT

_urut = itertools.count(1)


def buat_akun(*peran: Peran, sandi: str | None = None, **kolom: str) -> Akun:
    """An Akun with these roles from today on, its e-mail address proven."""
    urut = next(_urut)
    kolom.setdefault("nama", f"Orang Uji {urut}")
    akun = Akun.objects.create_user(kolom.pop("email", f"akun{urut}@uji.example"), sandi, **kolom)
    EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
    for p in peran:
        Penugasan.objects.create(akun=akun, peran=p, mulai=hari_ini(), **surat_tugas(p))
    return akun


def surat_tugas(peran: Peran) -> dict[str, Any]:
    """The letter and the last day without which nobody becomes an auditor; nothing for other roles."""
    if peran != Peran.AUDITOR:
        return {}
    surat = RujukanSurat.objects.create(
        nomor="700/91/2026", tanggal=hari_ini(), dari="Inspektur", perihal="Pemeriksaan LPSE"
    )
    return {"selesai": hari_ini() + timedelta(days=60), "rujukan_surat": surat}


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


def nip_baru() -> str:
    """A sound NIP of 18 digits, never twice."""
    hari, urut = divmod(next(_urut), 999)
    return f"{date(1960, 1, 1) + timedelta(days=hari):%Y%m%d}2010011{urut + 1:03d}"


def isi_lengkap_pejabat(
    pendaftaran: Pendaftaran,
    *,
    nip: str = "",
    peran: str = "",
    sampai: date | None = None,
    satker: Satker | None = None,
) -> None:
    """Answer every question an official is asked, and hand in the letter."""
    pk, akun = pendaftaran.pk, pendaftaran.akun
    isian = {
        JENIS: {"jenis": "non_penyedia", "bidang_usaha": ""},
        INSTANSI: {
            "peran_pengguna": peran or profil().registrasi.non_penyedia[0],
            "jenis_instansi": INSTANSI_DAERAH,
            "satker": satker,
            "instansi": "" if satker else "Dinas Uji Coba",
        },
        PEJABAT: {
            "nama_perusahaan": "Ratna Ujiwati, S.T.",
            "penanggung_jawab_nama": "Ratna Ujiwati, S.T.",
            "nip": nip or nip_baru(),
            "penanggung_jawab_jabatan": "Kepala Bidang Uji",
            "telepon": "0355000222",
        },
        SURAT: {
            "surat_nomor": "800/12/2026",
            "surat_tanggal": hari_ini() - timedelta(days=10),
            "surat_dari": "Kepala Dinas Uji Coba",
            "surat_berlaku_sampai": sampai or hari_ini() + timedelta(days=200),
        },
    }
    for bagian, data in isian.items():
        actions.isi(pk, oleh=akun, bagian=bagian, **data)
    for dokumen in pendaftaran.dokumen.filter(is_wajib=True):
        actions.unggah(pk, dokumen.kode, oleh=akun, berkas=buat_berkas(akun))


def buat_draf_pejabat(oleh: Akun | None = None, *, lengkap: bool = True, **isian: Any) -> Pendaftaran:
    """A draft of an official; `isian` goes to isi_lengkap_pejabat."""
    pendaftaran = actions.mulai(oleh=oleh or buat_akun(Peran.PEMOHON))
    if lengkap:
        isi_lengkap_pejabat(pendaftaran, **isian)
    pendaftaran.refresh_from_db()
    return pendaftaran


def buat_diajukan_pejabat(oleh: Akun | None = None, **isian: Any) -> Pendaftaran:
    draf = buat_draf_pejabat(oleh, **isian)
    return actions.ajukan(draf.pk, oleh=draf.akun)


def buat_disetujui_pejabat(verifikator: Akun | None = None, **isian: Any) -> Pendaftaran:
    """An official with a User ID and a MasaPeran that ends on the day `sampai`."""
    verifikator = verifikator or buat_akun(Peran.VERIFIKATOR)
    pendaftaran = buat_diajukan_pejabat(**isian)
    tandai_semua(pendaftaran, verifikator)
    return actions.setujui(pendaftaran.pk, oleh=verifikator)


def tandai_semua(pendaftaran: Pendaftaran, verifikator: Akun) -> None:
    """Give every document handed in both marks."""
    for dokumen in pendaftaran.dokumen.filter(berkas__isnull=False):
        actions.tandai(pendaftaran.pk, dokumen.kode, oleh=verifikator, ada=True, sesuai_asli=True)


def buat_disetujui(verifikator: Akun | None = None) -> Pendaftaran:
    verifikator = verifikator or buat_akun(Peran.VERIFIKATOR)
    pendaftaran = buat_diajukan()
    tandai_semua(pendaftaran, verifikator)
    return actions.setujui(pendaftaran.pk, oleh=verifikator)
