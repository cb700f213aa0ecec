"""What the outgoing letter and the disposition sheet print, copied from the rows as they are that day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import tanggal, waktu
from sekretariat.models import AgendaSurat, Disposisi
from sekretariat.naskah.orang import paragraf, sebagai_petugas

KUNCI = "sekretariat.ketatausahaan"


def isi_surat_keluar(surat: AgendaSurat, penanda_tangan: Akun, hari: date) -> dict[str, Any]:
    """The letter as it goes out on this day."""
    return {
        **isi_surat("", KUNCI),
        "kepada": surat.kepada,
        "perihal": surat.perihal,
        "sifat": surat.get_sifat_display(),
        "menjawab": _sebut(surat.membalas) if surat.membalas else "",
        "paragraf": paragraf(surat.isi),
        "tembusan": [satu.strip() for satu in surat.tembusan.splitlines() if satu.strip()],
        "tanggal": tanggal(hari),
        "kota": profil().daerah.tempat,
        "penanda_tangan": sebagai_petugas(penanda_tangan),
    }


def isi_disposisi(surat: AgendaSurat, oleh: Akun, disposisi: Sequence[Disposisi]) -> dict[str, Any]:
    """The sheet that goes with a letter: what it is, and who is to do what by when."""
    assert surat.tanggal_surat is not None
    assert surat.diterima is not None
    return {
        **isi_surat("", KUNCI),
        "nomor_agenda": surat.sebutan,
        "nomor_surat": surat.nomor_surat,
        "tanggal_surat": tanggal(surat.tanggal_surat),
        "diterima": tanggal(surat.diterima),
        "dari": surat.dari,
        "perihal": surat.perihal,
        "sifat": surat.get_sifat_display(),
        "butir": [
            {
                "kepada": str(satu.kepada),
                "jabatan": satu.kepada.jabatan,
                "instruksi": satu.instruksi,
                "tenggat": tanggal(satu.tenggat) if satu.tenggat else "",
            }
            for satu in disposisi
        ],
        "diberikan": waktu(disposisi[0].dibuat_pada),
        "oleh": sebagai_petugas(oleh),
    }


def _sebut(surat: AgendaSurat) -> str:
    assert surat.tanggal_surat is not None
    return f"Surat {surat.dari} Nomor {surat.nomor_surat} tanggal {tanggal(surat.tanggal_surat)}"
