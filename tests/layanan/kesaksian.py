"""Cases of witness in the states that tests need, made through the acts people use."""

import hashlib
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from layanan.actions.bukti import tambah_berkas, unggah_salinan
from layanan.actions.kesaksian import (
    IsianKesaksian,
    catat_kesaksian,
    nyatakan_siap,
    tambah_saksi,
    tambah_upaya,
    terbitkan_kesaksian,
)
from layanan.enums.kesaksian import CaraTandaTangan, HasilUpaya
from layanan.models import Kesaksian
from layanan.policies.kesaksian import pernyataan_baku, pilihan_peminta
from lpse.berkas.tersegel import disegel
from lpse.models import Akun
from lpse.waktu import hari_ini
from tests.factories import buat_berkas

# A bid as APENDO leaves it: bytes that nobody but the procurement officer can read.
RHS = bytes(range(256)) * 40
SIDIK = hashlib.sha256(RHS).hexdigest()


def unggahan(isi: bytes = RHS, nama: str = "penawaran.rhs") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, "application/octet-stream")


def isian(**kolom: Any) -> IsianKesaksian:
    """What a procurement officer tells whose bid does not open."""
    kode, sebutan = pilihan_peminta()[0]
    bawaan = {
        "peminta_kode": kode,
        "peminta_nama": "Wahyu Contohadi",
        "peminta_nip": "198001012005011001",
        "peminta_jabatan": "Ketua Pokja II",
        "kode_tender": "10099342",
        "nama_paket": "Rehabilitasi Gedung Kantor Camat",
        "satker": "Dinas Pekerjaan Umum",
        "penyedia": "CV Contoh Membangun",
        "tempat": "Ruang rapat LPSE",
        "kejadian_pada": timezone.now() - timedelta(hours=2),
        "uraian": "Saat pembukaan penawaran, satu dari empat berkas tidak dapat didekripsi.",
        "pernyataan": pernyataan_baku(sebutan),
        "surat_nomor": "027/12/POKJA-II/2026",
        "surat_tanggal": hari_ini(),
    }
    return IsianKesaksian(**{**bawaan, **kolom})


def buat_kesaksian(oleh: Akun, *, upaya: int = 2, **kolom: Any) -> Kesaksian:
    """A case being recorded that lacks nothing: one file, attempts, three witnesses."""
    kesaksian = catat_kesaksian(oleh=oleh, isian=isian(**kolom))
    tambah_berkas(kesaksian.pk, oleh=oleh, nama="penawaran.rhs", ukuran=len(RHS), sha256=SIDIK)
    for ke in range(upaya):
        tambah_upaya(
            kesaksian.pk,
            oleh=oleh,
            pada=timezone.now() - timedelta(minutes=90 - ke),
            alat=f"Apendo Panitia 3.{ke + 1}",
            pelaku="Wahyu Contohadi",
            hasil=HasilUpaya.GAGAL_DEKRIPSI,
            keterangan="Bad padding: kunci privat tidak cocok.",
        )
    for ke, instansi in enumerate(("LPSE", "Pokja II", "Inspektorat")):
        tambah_saksi(
            kesaksian.pk,
            oleh=oleh,
            nama=f"Saksi Contoh {ke + 1}",
            nip=f"19850{ke + 1}012010011001",
            jabatan="Staf",
            instansi=instansi,
            is_lpse=not ke,
        )
    return muat(kesaksian)


def buat_tersegel(oleh: Akun, isi: bytes = RHS) -> Kesaksian:
    """A case whose file the portal keeps sealed."""
    kesaksian = catat_kesaksian(oleh=oleh, isian=isian())
    with disegel(unggahan(isi)) as segel:
        tambah_berkas(kesaksian.pk, oleh=oleh, nama="penawaran.rhs", ukuran=0, sha256="", segel=segel)
    return muat(kesaksian)


def buat_terbit(oleh: Akun, kepala: Akun, **kolom: Any) -> Kesaksian:
    """A case whose berita acara is out."""
    kesaksian = buat_kesaksian(oleh, **kolom)
    nyatakan_siap(kesaksian.pk, oleh=oleh)
    return muat(terbitkan_kesaksian(kesaksian.pk, oleh=oleh, kepala=kepala))


def buat_ditandatangani(oleh: Akun, kepala: Akun) -> Kesaksian:
    """A case with its wet-signed copy back."""
    kesaksian = buat_terbit(oleh, kepala)
    return muat(unggah_salinan(kesaksian.pk, oleh=oleh, berkas=buat_berkas(oleh), cara=CaraTandaTangan.BASAH))


def muat(kesaksian: Kesaksian) -> Kesaksian:
    return Kesaksian.objects.select_related("naskah").get(pk=kesaksian.pk)
