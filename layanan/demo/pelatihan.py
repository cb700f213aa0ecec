"""Trainings that were, that come, and one that is full: told by the acts people use."""

import io
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from layanan.actions import pelatihan as tindakan
from layanan.actions.peserta_pelatihan import catat_kehadiran, nilai_pelatihan, tambah_peserta
from layanan.models import Pelatihan, PemegangTautan, PesertaPelatihan
from layanan.policies.pelatihan import BATAS_MATERI_MB, bentuk_dilayani
from lpse.berkas import diterima
from lpse.kalender import ONE_DAY, kalender
from lpse.models import Akun, Satker
from lpse.waktu import hari_ini, zona

PUKUL, LAMA = time(9), timedelta(hours=3)
TEMPAT = "Aula contoh, lantai 2"
PESERTA = (
    ("Anisa Contohwati", "anisa.peserta@demo.example"),
    ("Bagus Rekaanto", "bagus.peserta@demo.example"),
    ("Dewi Misalnya", "dewi.peserta@demo.example"),
    ("Eko Umpamawan", "eko.peserta@demo.example"),
    ("Fitri Andaiwati", "fitri.peserta@demo.example"),
    ("Gilang Seumpama", "gilang.peserta@demo.example"),
)
NILAI = ((4, 4, 3, 4, "Tambah waktu latihan."), (3, 4, 3, 4, ""), (4, 3, 2, 3, "Ruangannya agak panas."))


def isi_demo_pelatihan() -> None:
    """Two held (one with certificates and evaluations), two to come, one full with a waiting list."""
    petugas = Akun.objects.get(user_id="helpdesk")
    _berlangsung(petugas, -40, "Menyusun dan mengumumkan RUP", PESERTA[:3], NILAI)
    _berlangsung(petugas, -120, "Mengenal SPSE bagi pengguna baru", PESERTA[3:], ())
    penuh = _buka(petugas, 12, "E-purchasing bagi PPK", kapasitas=3)
    _catat(penuh, petugas, PESERTA[:5])
    _catat(_buka(petugas, 24, "Menyusun dokumen penawaran di SPSE", kapasitas=25), petugas, PESERTA[4:])
    _buka(petugas, 45, "Tanya jawab SPSE bagi penyedia", kapasitas=40, bentuk=bentuk_dilayani()[-1])


def _saat(hari: int) -> datetime:
    """Nine o'clock on a working day about so many days from today."""
    kerja, tanggal = kalender(), hari_ini() + hari * ONE_DAY
    while not kerja.is_hari_kerja(tanggal):
        tanggal += ONE_DAY
    return timezone.make_aware(datetime.combine(tanggal, PUKUL), zona())


def _susun(petugas: Akun, hari: int, judul: str, **lain: Any) -> Pelatihan:
    mulai = _saat(hari)
    kolom = {
        "bentuk": bentuk_dilayani()[0],
        "judul": judul,
        "uraian": "Latihan langsung di depan komputer. Bawa laptop bila punya.",
        "sasaran": "Pengguna SPSE",
        "pengajar": "Hadi Spesimenwan",
        "tempat": TEMPAT,
        "mulai": mulai,
        "selesai": mulai + LAMA,
        "tutup_pada": mulai,
        "kapasitas": 30,
    }
    return tindakan.buat_pelatihan(oleh=petugas, **(kolom | lain))


def _buka(petugas: Akun, hari: int, judul: str, **lain: Any) -> Pelatihan:
    return tindakan.buka_pelatihan(_susun(petugas, hari, judul, **lain).pk, oleh=petugas)


def _catat(pelatihan: Pelatihan, petugas: Akun, orang: Iterable[tuple[str, str]]) -> list[PesertaPelatihan]:
    """Put people down, each from another agency."""
    satker = list(Satker.objects.order_by("pk")[:5])
    hasil = []
    for urut, (nama, surel) in enumerate(orang):
        asal = satker[urut % len(satker)] if satker else None
        isian = {
            "satker": asal,
            "instansi": "" if asal else "Dinas Contoh",
        }
        hasil.append(tambah_peserta(pelatihan.pk, oleh=petugas, nama=nama, surel=surel, **isian))
    return hasil


def _berlangsung(
    petugas: Akun,
    hari: int,
    judul: str,
    orang: Iterable[tuple[str, str]],
    nilai: Iterable[tuple[int, int, int, int, str]],
) -> None:
    """One that was held: recorded, attended, declared held, judged, its paper published."""
    pelatihan = _susun(petugas, hari, judul)
    peserta = _catat(pelatihan, petugas, orang)
    catat_kehadiran(pelatihan.pk, oleh=petugas, hadir={p.kode for p in peserta}, tidak=())
    tindakan.selesaikan_pelatihan(pelatihan.pk, oleh=petugas)
    for satu, (materi, pengajar, tempat, manfaat, saran) in zip(peserta, nilai, strict=False):
        nilai_pelatihan(
            satu.pk,
            oleh=PemegangTautan(satu.pk),
            materi=materi,
            pengajar=pengajar,
            penyelenggaraan=tempat,
            manfaat=manfaat,
            saran=saran,
        )
    _unggah(pelatihan, petugas, f"Materi {judul}")


def _unggah(pelatihan: Pelatihan, petugas: Akun, judul: str) -> None:
    lembar, isi = Image.new("RGB", (595, 842), "white"), io.BytesIO()
    ImageDraw.Draw(lembar).text((72, 72), f"{judul}\n\nContoh materi (data demo)", fill="black")
    lembar.save(isi, "PDF")
    unggahan = SimpleUploadedFile("materi.pdf", isi.getvalue(), "application/pdf")
    with diterima(unggahan, oleh=petugas, batas_mb=BATAS_MATERI_MB) as berkas:
        tindakan.tambah_materi(pelatihan.pk, oleh=petugas, judul=judul, publik=True, berkas=berkas)
