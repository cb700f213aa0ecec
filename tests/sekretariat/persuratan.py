"""Letters for the tests: the people of the office, one letter of each kind, taken along its way."""

from datetime import timedelta
from typing import Any

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.disposisi import disposisikan
from sekretariat.actions.surat_keluar import (
    ajukan_surat,
    buat_konsep,
    kirim_surat,
    nomori_surat,
    setujui_surat,
)
from sekretariat.actions.surat_masuk import catat_surat_masuk
from sekretariat.enums.persuratan import BentukSurat, SifatSurat
from sekretariat.models import AgendaSurat, Disposisi
from tests.factories import buat_akun

SEHARI = timedelta(days=1)


def sekretaris() -> Akun:
    return buat_akun(Peran.SEKRETARIS)


def kepala() -> Akun:
    return buat_akun(Peran.KEPALA, nama="Kepala Uji", nip="196812121994031004", jabatan="Kepala LPSE")


def petugas() -> Akun:
    return buat_akun(Peran.HELPDESK)


def masuk(oleh: Akun, **ganti: Any) -> AgendaSurat:
    """A letter just recorded."""
    isi: dict[str, Any] = {
        "nomor_surat": "600/17/2026",
        "tanggal_surat": hari_ini() - SEHARI,
        "diterima": hari_ini(),
        "dari": "Dinas Pekerjaan Umum",
        "kepada": "Kepala LPSE",
        "perihal": "Permohonan pelatihan SPSE",
        "sifat": SifatSurat.BIASA,
    }
    return catat_surat_masuk(oleh=oleh, **(isi | ganti))


def konsep(oleh: Akun, **ganti: Any) -> AgendaSurat:
    """A draft of the portal's own."""
    isi: dict[str, Any] = {
        "bentuk": BentukSurat.PORTAL,
        "dari": "Kepala LPSE",
        "kepada": "Kepala Dinas Pekerjaan Umum",
        "perihal": "Jadwal pelatihan SPSE",
        "sifat": SifatSurat.BIASA,
        "isi": "Pelatihan dilaksanakan pada hari Kamis.\n\nPeserta membawa surat tugas.",
    }
    return buat_konsep(oleh=oleh, **(isi | ganti))


def disetujui(oleh: Akun, pejabat: Akun, **ganti: Any) -> AgendaSurat:
    surat = konsep(oleh, **ganti)
    ajukan_surat(surat.pk, oleh=oleh)
    return setujui_surat(surat.pk, oleh=pejabat)


def bernomor(oleh: Akun, pejabat: Akun, **ganti: Any) -> AgendaSurat:
    return nomori_surat(disetujui(oleh, pejabat, **ganti).pk, oleh=oleh)


def terkirim(oleh: Akun, pejabat: Akun, **ganti: Any) -> AgendaSurat:
    bukti = ganti.pop("bukti", None)
    surat = bernomor(oleh, pejabat, **ganti)
    return kirim_surat(surat.pk, oleh=oleh, dikirim=hari_ini(), cara_kirim="surel", bukti=bukti)


def disposisi(surat: AgendaSurat, pejabat: Akun, *kepada: Akun, **ganti: Any) -> Disposisi:
    """Given to these; the first of them."""
    isi: dict[str, Any] = {"instruksi": "Siapkan jadwal dan ruangnya.", "kepada": list(kepada)}
    return disposisikan(surat.pk, oleh=pejabat, **(isi | ganti))[0]
