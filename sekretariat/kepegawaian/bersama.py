"""What the pages of personnel share: addresses, the officer of an address, a form with one act and a file."""

from collections.abc import Callable
from functools import partial
from typing import Any

from lpse import formulir
from lpse.alamat import alamat_ruang
from lpse.berkas import diterima_bila_ada
from lpse.models import Akun, Berkas
from lpse.pengenal import samarkan
from lpse.peran import KELOLA_KEPEGAWAIAN
from lpse.pintu import dengan
from sekretariat.forms.kepegawaian import BATAS_BERKAS_MB
from sekretariat.models import Pegawai
from sekretariat.queries.kepegawaian import semua_pegawai

PER_HALAMAN = 25
NAMA = "sekretariat_kepegawaian"
TEMPLAT = "admin/sekretariat/kepegawaian"
WARNA = {"Aktif": "hijau", "Akan mulai": "biru", "Berhenti": "abu"}

# Hands the view the officer of the address; 404 for an unknown code.
dengan_pegawai = dengan(semua_pegawai())


url = partial(alamat_ruang, NAMA)


def rincian(saringan: dict[str, str]) -> dict[str, Any]:
    """For the trail: whether something was searched for, never what."""
    return saringan | {"cari": bool(saringan.get("cari"))}


def nip_untuk(pegawai: Pegawai, oleh: Akun) -> str:
    """The NIP as this person may see it: whole for who keeps the records and for the officer."""
    boleh = oleh.has_perm(KELOLA_KEPEGAWAIAN) or oleh.pk == pegawai.akun_id
    return pegawai.akun.nip if boleh else samarkan(pegawai.akun.nip)


def dengan_berkas(unggahan: Any, oleh: Akun, act: Callable[[Berkas | None], Any]) -> Any:
    """Carry out an act with the file that came, if one came; refused, no byte of it stays."""
    with diterima_bila_ada(unggahan, oleh=oleh, batas_mb=BATAS_BERKAS_MB) as berkas:
        return act(berkas)


# A form with one act behind it.
jalankan = partial(formulir.jalankan, templat=f"{TEMPLAT}/isian.html")
