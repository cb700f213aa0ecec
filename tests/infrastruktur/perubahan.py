"""Maintenance windows and change requests in the states that tests need, made by the acts."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from infrastruktur.actions import pemeliharaan as jendela
from infrastruktur.actions import perubahan as tindakan
from infrastruktur.actions.pemeliharaan import IsianPemeliharaan
from infrastruktur.actions.perubahan import IsianEvaluasi, IsianPerubahan
from infrastruktur.enums.pantau import JenisSasaran
from infrastruktur.models import Pemeliharaan, PermintaanPerubahan, Sasaran
from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun

SEJAM, SEMENIT = timedelta(hours=1), timedelta(minutes=1)
EVALUASI: dict[str, Any] = {
    "jenis": "aplikasi",
    "kategori": "normal",
    "dampak": "Layanan berhenti satu jam.",
    "sumber": ["software"],
    "rencana_uji": "Masuk dan unggah berkas uji.",
    "rencana_kembali": "Kembalikan salinan mesin virtual.",
}


def admin() -> Akun:
    """Somebody who administers the systems."""
    return buat_akun(Peran.ADMIN_SISTEM)


def sasaran(kode: str = "spse") -> Sasaran:
    """A watched target."""
    return Sasaran.objects.create(
        kode=kode, nama=f"Server {kode}", jenis=JenisSasaran.TCP, alamat="127.0.0.1:1"
    )


def isian(oleh: Akun, mulai: datetime, **isi: Any) -> IsianPemeliharaan:
    """A plan for an hour; urgent, so that it may begin when the test says."""
    bawaan: dict[str, Any] = {
        "judul": "Pemeliharaan server SPSE",
        "pekerjaan": "Memperbarui sistem operasi.",
        "akibat": "SPSE tidak dapat dibuka.",
        "layanan": ["spse"],
        "sasaran": [],
        "petugas": oleh,
        "mulai": mulai,
        "selesai": mulai + SEJAM,
        "alasan_mendesak": "Celah keamanan.",
    }
    return IsianPemeliharaan(**{**bawaan, **isi})


def rencana(oleh: Akun | None = None, **isi: Any) -> Pemeliharaan:
    """One that begins in ten minutes, which is near enough to begin now."""
    oleh = oleh or admin()
    mulai = isi.pop("mulai", timezone.now() + 10 * SEMENIT)
    return jendela.rencanakan_pemeliharaan(isian(oleh, mulai, **isi), oleh=oleh)


def berjalan(oleh: Akun | None = None, **isi: Any) -> Pemeliharaan:
    """One that runs."""
    oleh = oleh or admin()
    return jendela.mulai_pemeliharaan(rencana(oleh, **isi).pk, oleh=oleh)


def lewat(oleh: Akun | None = None, sejak: timedelta = SEMENIT, **isi: Any) -> Pemeliharaan:
    """One that runs and should have been over for so long."""
    oleh, mulai = oleh or admin(), timezone.now() - SEJAM - sejak
    satu = jendela.rencanakan_pemeliharaan(isian(oleh, mulai, **isi), oleh=oleh, pada=mulai - SEJAM)
    return jendela.mulai_pemeliharaan(satu.pk, oleh=oleh, pada=mulai)


def tercatat(oleh: Akun | None = None, **isi: Any) -> PermintaanPerubahan:
    """A request as it is recorded."""
    bawaan: dict[str, Any] = {
        "tanggal": hari_ini(),
        "pemohon": "Rina Contohwati",
        "kontak": "rina@uji.example",
        "instansi": "Bagian Pengadaan",
        "judul": "Memperbarui aplikasi SPSE",
        "deskripsi": "Naik ke versi yang diminta LKPP.",
        "berlaku_mulai": hari_ini(),
        "tujuan": "Menutup celah keamanan.",
    }
    return tindakan.catat_perubahan(IsianPerubahan(**{**bawaan, **isi}), oleh=oleh or admin())


def dievaluasi(oleh: Akun | None = None, kategori: str = "normal", **isi: Any) -> PermintaanPerubahan:
    """A request that waits for the head."""
    oleh = oleh or admin()
    nilai = IsianEvaluasi(**{**EVALUASI, "kategori": kategori})
    return tindakan.evaluasi_perubahan(tercatat(oleh, **isi).pk, oleh=oleh, isian=nilai)


def disetujui(oleh: Akun, kepala: Akun) -> PermintaanPerubahan:
    """A request that the head approved, to be carried out by `oleh`."""
    jadwal = timezone.now() + SEJAM
    return tindakan.setujui_perubahan(dievaluasi(oleh).pk, oleh=kepala, jadwal=jadwal, petugas=oleh)


def dilaksanakan(oleh: Akun, kepala: Akun) -> PermintaanPerubahan:
    return tindakan.laksanakan_perubahan(disetujui(oleh, kepala).pk, oleh=oleh)


def darurat(oleh: Akun) -> PermintaanPerubahan:
    """An emergency that went ahead of the head's word."""
    perkara = dievaluasi(oleh, "emergency")
    return tindakan.laksanakan_darurat(perkara.pk, oleh=oleh, alasan_darurat="Layanan sedang berhenti.")


def berhasil(pk: int, oleh: Akun, *, dikembalikan: bool = False) -> PermintaanPerubahan:
    """Its result on record."""
    return tindakan.catat_hasil(
        pk, oleh=oleh, hasil_uji="Lulus.", hasil="Berjalan baik.", is_dikembalikan=dikembalikan
    )


def tertutup(oleh: Akun, kepala: Akun) -> PermintaanPerubahan:
    """A change that is over, with its form."""
    perkara = berhasil(dilaksanakan(oleh, kepala).pk, oleh)
    return tindakan.tutup_perubahan(perkara.pk, oleh=oleh)
