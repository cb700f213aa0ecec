"""Lending roles in the demo: one is approved for next week, one waits for its approval."""

from datetime import timedelta

from lpse.delegasi import limpahkan, setujui_delegasi
from lpse.models import Akun
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini


def isi_demo() -> None:
    """Both made by the acts that people use; neither is in force today."""
    nama = ("kepala", "sekretaris", "verifikator", "helpdesk", "admin_sistem")
    kepala, sekretaris, verifikator, helpdesk, admin = (Akun.objects.get(user_id=satu) for satu in nama)
    mulai = hari_ini() + timedelta(days=7)
    dinas = limpahkan(
        oleh=kepala,
        dari=kepala,
        kepada=sekretaris,
        peran=Peran.KEPALA,
        mulai=mulai,
        selesai=mulai + timedelta(days=4),
        alasan="Dinas luar: rapat koordinasi LPSE provinsi",
        surat={
            "nomor": f"800/114/{hari_ini().year}",
            "tanggal": hari_ini(),
            "dari": "Sekretaris Daerah",
            "perihal": "Surat tugas rapat koordinasi",
        },
    )
    setujui_delegasi(dinas.pk, oleh=admin)
    limpahkan(
        oleh=verifikator,
        dari=verifikator,
        kepada=helpdesk,
        peran=Peran.VERIFIKATOR,
        mulai=mulai + timedelta(days=7),
        selesai=mulai + timedelta(days=11),
        alasan="Cuti tahunan",
    )


def daftarkan() -> None:
    """Add the chapter to the demo's story."""
    sumbangan.demo.append(isi_demo)
