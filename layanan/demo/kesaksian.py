"""Bids that could not be opened: one witnessed, issued and signed; one being recorded."""

import hashlib
import io
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from layanan.actions.bukti import ambil_segel, tambah_berkas, unggah_salinan
from layanan.actions.kesaksian import (
    IsianKesaksian,
    catat_kesaksian,
    kirim_lkpp,
    nyatakan_siap,
    tambah_saksi,
    tambah_upaya,
    terbitkan_kesaksian,
)
from layanan.enums.kesaksian import CaraTandaTangan, HasilUpaya
from layanan.models import Kesaksian
from layanan.policies.kesaksian import pernyataan_baku, pilihan_peminta
from lpse.berkas import diterima
from lpse.berkas.tersegel import disegel
from lpse.models import Akun

# What a bid looks like to whoever has no key: nothing at all.
RHS = b"".join(hashlib.sha256(str(i).encode()).digest() for i in range(2000))
JAM = timedelta(hours=1)


def isi_demo_kesaksian() -> None:
    """The acts that people use, told backwards from now."""
    petugas, kepala = (Akun.objects.get(user_id=u) for u in ("helpdesk", "kepala"))
    now = timezone.now()
    terbit = catat_kesaksian(
        oleh=petugas, isian=_isian(now - 50 * JAM, "10099342", "Rehabilitasi Gedung Kantor Camat")
    )
    with disegel(SimpleUploadedFile("penawaran-cv-contoh.rhs", RHS)) as segel:
        berkas = tambah_berkas(
            terbit.pk, oleh=petugas, nama="penawaran-cv-contoh.rhs", ukuran=0, sha256="", segel=segel
        )
    _upaya(terbit, petugas, now - 49 * JAM)
    _saksi(terbit, petugas)
    nyatakan_siap(terbit.pk, oleh=petugas)
    terbitkan_kesaksian(terbit.pk, oleh=petugas, kepala=kepala)
    with diterima(_pindaian(), oleh=petugas, batas_mb=5) as salinan:
        unggah_salinan(terbit.pk, oleh=petugas, berkas=salinan, cara=CaraTandaTangan.BASAH)
    ambil_segel(terbit.pk, oleh=petugas, berkas=berkas, tujuan="Dikirim ke LKPP untuk diperiksa")
    kirim_lkpp(terbit.pk, oleh=petugas, nomor_lkpp="CONTOH-88231", dikirim_pada=now)

    dicatat = catat_kesaksian(
        oleh=petugas, isian=_isian(now - 2 * JAM, "10100417", "Pengadaan Meubelair Puskesmas")
    )
    _upaya(dicatat, petugas, now - JAM)


def _isian(saat: datetime, kode_tender: str, nama_paket: str) -> IsianKesaksian:
    kode, sebutan = pilihan_peminta()[0]
    return IsianKesaksian(
        peminta_kode=kode,
        peminta_nama="Wahyu Contohadi",
        peminta_nip="198001012005011991",
        peminta_jabatan="Ketua Pokja Contoh",
        kode_tender=kode_tender,
        nama_paket=nama_paket,
        satker="Dinas Contoh",
        penyedia="CV Contoh Membangun",
        tempat="Ruang rapat LPSE",
        kejadian_pada=saat,
        uraian="Saat pembukaan penawaran, satu dari empat berkas tidak dapat didekripsi.",
        pernyataan=pernyataan_baku(sebutan),
    )


def _upaya(kesaksian: Kesaksian, petugas: Akun, mulai: datetime) -> None:
    for menit, alat, pelaku in (
        (0, "Apendo Panitia 4.1", "Wahyu Contohadi"),
        (25, "Apendo Panitia 4.0 di komputer lain", str(petugas)),
    ):
        tambah_upaya(
            kesaksian.pk,
            oleh=petugas,
            pada=mulai + timedelta(minutes=menit),
            alat=alat,
            pelaku=pelaku,
            hasil=HasilUpaya.GAGAL_DEKRIPSI,
            keterangan="Bad padding: kunci tidak cocok.",
        )


def _saksi(kesaksian: Kesaksian, petugas: Akun) -> None:
    for nama, nip, jabatan, instansi in (
        (str(petugas), petugas.nip, petugas.jabatan, "LPSE"),
        ("Intan Contohwati", "198402022009022998", "Auditor Muda", "Inspektorat"),
    ):
        tambah_saksi(
            kesaksian.pk,
            oleh=petugas,
            nama=nama,
            nip=nip,
            jabatan=jabatan,
            instansi=instansi,
            is_lpse=instansi == "LPSE",
        )


def _pindaian() -> SimpleUploadedFile:
    """A page that says what it stands for."""
    isi, lembar = io.BytesIO(), Image.new("RGB", (595, 842), "white")
    teks = "Contoh pindaian berita acara kesaksian yang sudah ditandatangani"
    ImageDraw.Draw(lembar).text((60, 80), teks, fill="black")
    lembar.save(isi, "PNG")
    return SimpleUploadedFile("salinan-bertanda-tangan.png", isi.getvalue(), "image/png")
