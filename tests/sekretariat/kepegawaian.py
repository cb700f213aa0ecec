"""Staff for the tests: who keeps the records, decrees, people placed, people who hold offices."""

from datetime import timedelta
from itertools import count
from typing import Any

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.kepegawaian import tempatkan_pegawai
from sekretariat.models import Pegawai
from tests.factories import buat_akun, buat_disetujui_pejabat, nip_baru

LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")
DENGAN_LARANGAN = ("tulungagung", "bangkalan", "karo")
SEHARI = timedelta(days=1)
_urut = count(1)


def pengelola() -> Akun:
    return buat_akun(Peran.SEKRETARIS, nip=nip_baru())


def surat(**ganti: Any) -> dict[str, Any]:
    """A decree of its own."""
    isi = {"nomor": f"188/{next(_urut)}/2026", "tanggal": hari_ini(), "dari": "Bupati"}
    return isi | {"perihal": "Pengangkatan pegawai LPSE"} | ganti


def tempatkan(oleh: Akun, akun: Akun | None = None, **ganti: Any) -> Pegawai:
    """A civil servant of the registration unit, from today on."""
    isi: dict[str, Any] = {
        "akun": akun or buat_akun(Peran.VERIFIKATOR, nip=nip_baru()),
        "surat": surat(),
        "mulai": hari_ini(),
        "unit": "registrasi",
        "status_pegawai": "pns",
        "jabatan": "Verifikator",
        "is_pimpinan": False,
    }
    return tempatkan_pegawai(oleh=oleh, **(isi | ganti))


def jadikan_pejabat(nip: str, peran: str = "pejabat_pengadaan") -> None:
    """Register the person with this NIP as an official of procurement."""
    buat_disetujui_pejabat(nip=nip, peran=peran)
