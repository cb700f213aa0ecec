"""Trainings for the tests: made through the acts people use."""

import re
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from layanan.actions.kursi_pelatihan import buat_tautan
from layanan.actions.pelatihan import buat_pelatihan, buka_pelatihan, tambah_materi
from layanan.actions.peserta_pelatihan import (
    catat_kehadiran,
    daftar_pelatihan,
    konfirmasi_peserta,
    tambah_peserta,
)
from layanan.models import MateriPelatihan, Pelatihan, PemegangTautan, PesertaPelatihan
from lpse.models import Akun, Berkas, Pemberitahuan
from lpse.models.berkas import JenisBerkas
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from tests.factories import buat_akun, buat_berkas

SEJAM = timedelta(hours=1)
ORANG = {"nama": "Rina Ujiwati", "instansi": "Dinas Uji", "telepon": "", "nip": "", "satker": None}


def petugas() -> Akun:
    return buat_akun(Peran.HELPDESK, jabatan="Helpdesk")


def kolom(**ganti: Any) -> dict[str, Any]:
    """The columns of a training in ten days, with two seats."""
    mulai = (timezone.now() + timedelta(days=10)).replace(second=0, microsecond=0)
    mulai = ganti.pop("mulai", mulai)
    return {
        "bentuk": "pelatihan",
        "judul": "Menyusun RUP",
        "pengajar": "Sari Ujiwati",
        "tempat": "Aula Uji",
        "mulai": mulai,
        "selesai": mulai + 3 * SEJAM,
        "tutup_pada": mulai,
        "kapasitas": 2,
    } | ganti


def buat(oleh: Akun | None = None, **ganti: Any) -> Pelatihan:
    """An open training."""
    oleh = oleh or petugas()
    return buka_pelatihan(buat_pelatihan(oleh=oleh, **kolom(**ganti)).pk, oleh=oleh)


def sedang_berlangsung(oleh: Akun | None = None, **ganti: Any) -> Pelatihan:
    """An open training that began an hour ago and still takes people at the door."""
    mulai = timezone.now() - SEJAM
    return buat(oleh, mulai=mulai, tutup_pada=mulai + 2 * SEJAM, **ganti)


def daftar(pelatihan: Pelatihan, surel: str, **ganti: Any) -> PesertaPelatihan:
    """Somebody registers themselves and follows the link in their mail."""
    peserta = daftar_pelatihan(pelatihan.pk, akun=None, surel=surel, **(ORANG | ganti))
    return konfirmasi_peserta(peserta.pk, oleh=PemegangTautan(peserta.pk))


def hadirkan(pelatihan: Pelatihan, oleh: Akun, *peserta: PesertaPelatihan) -> None:
    catat_kehadiran(pelatihan.pk, oleh=oleh, hadir={p.kode for p in peserta}, tidak=())


def catat(pelatihan: Pelatihan, oleh: Akun, surel: str, **ganti: Any) -> PesertaPelatihan:
    """An officer puts somebody down."""
    return tambah_peserta(pelatihan.pk, oleh=oleh, surel=surel, **(ORANG | ganti))


def materi(pelatihan: Pelatihan, oleh: Akun, *, publik: bool = True) -> MateriPelatihan:
    """A paper of the training; its bytes are not looked at here, the intake has tests of its own."""
    return tambah_materi(pelatihan.pk, oleh=oleh, judul="Bahan uji", publik=publik, berkas=buat_pdf())


def buat_pdf() -> Berkas:
    """A stored PDF, as the intake leaves it."""
    berkas = buat_berkas()
    isi = b"%PDF-1.4\n%uji\n"
    storages["berkas"].delete(berkas.kunci)
    storages["berkas"].save(berkas.kunci, ContentFile(isi))
    Berkas.objects.filter(pk=berkas.pk).update(
        jenis=JenisBerkas.PDF, lebar=None, tinggi=None, halaman=1, ukuran=len(isi)
    )
    berkas.refresh_from_db()
    return berkas


def url_saya(peserta: PesertaPelatihan, halaman: str = "saya", **kunci: str) -> str:
    """A personal link of this participant."""
    return reverse(f"layanan:pelatihan_{halaman}", kwargs={"token": buat_tautan(peserta), **kunci})


def surat(surel: str, templat: str) -> str:
    """Subject and words of this person's last mail of this kind; "" when it would not go."""
    baris = Pemberitahuan.objects.filter(penerima=surel, templat=f"layanan/pelatihan_{templat}").latest("pk")
    pesan = susun(baris)
    return f"{pesan.subject}\n{pesan.body}" if pesan else ""


def tautan(isi: str) -> str:
    """The path of the personal link in a mail."""
    cocok = re.search(r"(/pelatihan/saya/[\w-]+/)", isi)
    assert cocok, isi
    return cocok[1]
