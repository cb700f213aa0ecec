"""Risks for the tests: at every stage."""

from datetime import timedelta
from typing import Any

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.pengendalian import laksanakan_pengendalian, rencanakan_pengendalian
from sekretariat.actions.risiko import catat_risiko, putuskan_penanganan
from sekretariat.models import PengendalianRisiko, Risiko
from tests.factories import buat_akun

SEHARI = timedelta(days=1)
ISI = {
    "judul": "Listrik padam lebih lama daripada UPS",
    "kategori": "lingkungan",
    "objek": "Ruang server",
    "penyebab": "Pemadaman oleh PLN.",
    "kelemahan": "Belum ada genset; UPS hanya 15 menit.",
    "akibat": "SPSE tidak dapat dibuka dan penawaran tidak dapat dikirim.",
}
RENDAH = {"dampak": 2, "pengancam": 2, "kerentanan": 2, "paparan": 3}  # 24
SEDANG = {"dampak": 4, "pengancam": 2, "kerentanan": 4, "paparan": 2}  # 64
TINGGI = {"dampak": 4, "pengancam": 3, "kerentanan": 3, "paparan": 3}  # 108


def sekretaris() -> Akun:
    return buat_akun(Peran.SEKRETARIS)


def admin() -> Akun:
    return buat_akun(Peran.ADMIN_SISTEM)


def kepala() -> Akun:
    return buat_akun(Peran.KEPALA)


def risiko(oleh: Akun, pemilik: Akun, skor: dict[str, int] = TINGGI, **ganti: Any) -> Risiko:
    """One just recorded."""
    return catat_risiko(
        oleh=oleh,
        pemilik=pemilik,
        skor=skor,
        tenggat=ganti.pop("tenggat", hari_ini() + 30 * SEHARI),
        **(ISI | ganti),
    )


def ditangani(oleh: Akun, pemilik: Akun, **ganti: Any) -> Risiko:
    """One that is being reduced."""
    satu = risiko(oleh, pemilik, **ganti)
    return putuskan_penanganan(satu.pk, oleh=oleh, penanganan="kurangi", alasan="Genset dibeli.")


def diusulkan(oleh: Akun, pemilik: Akun, **ganti: Any) -> Risiko:
    """One above the threshold that somebody proposes to accept; a Kepala must be there."""
    satu = risiko(oleh, pemilik, **ganti)
    return putuskan_penanganan(satu.pk, oleh=oleh, penanganan="terima", alasan="Anggaran tidak ada.")


def pengendalian(satu: Risiko, oleh: Akun, penanggung: Akun, **ganti: Any) -> PengendalianRisiko:
    isi: dict[str, Any] = {"uraian": "Beli genset 20 kVA", "tenggat": hari_ini() + 14 * SEHARI}
    return rencanakan_pengendalian(satu.pk, oleh=oleh, penanggung=penanggung, **(isi | ganti))


def terlaksana(satu: Risiko, oleh: Akun, penanggung: Akun, **ganti: Any) -> PengendalianRisiko:
    rencana = pengendalian(satu, oleh, penanggung, **ganti)
    return laksanakan_pengendalian(
        rencana.pk, oleh=penanggung, hasil="Genset terpasang dan diuji.", bukti="BA-SAR/1"
    )
