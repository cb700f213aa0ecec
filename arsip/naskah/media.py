"""What the Berita Acara Serah Terima Media prints, copied from the rows as they are that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from arsip.models import Cadangan, MediaPortabel
from arsip.policies.kata import sebut_ukuran
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import tanggal, tanggal_terbilang, waktu


@dataclass(frozen=True, slots=True)
class Pihak:
    """Who hands over or takes over, as they sign; they need no account."""

    nama: str
    nip: str = ""
    jabatan: str = ""

    @classmethod
    def dari_akun(cls, akun: Akun) -> "Pihak":
        return cls(str(akun), akun.nip, akun.jabatan)

    def as_dict(self) -> dict[str, str]:
        """As the template takes it."""
        return {"nama": self.nama, "nip": self.nip, "jabatan": self.jabatan}


@dataclass(frozen=True, slots=True)
class Perpindahan:
    """One change of hands, as it is about to be written down."""

    penyerah: Pihak
    penerima: Pihak
    dari_tempat: str
    ke_tempat: str
    nomor_segel: str
    pada: datetime
    keadaan_segel: str = ""
    catatan: str = ""


def isi_serah_terima(media: MediaPortabel, pindah: Perpindahan, isi: Iterable[Cadangan]) -> dict[str, Any]:
    """The medium as it is after the change of hands, and what is on it, the newest of each source."""
    dibaca = media.repositori.dibaca_pada
    return {
        **isi_surat("", "arsip.luar_ruang"),
        "tanggal_terbilang": tanggal_terbilang(pindah.pada),
        "waktu": waktu(pindah.pada),
        "penyerah": pindah.penyerah.as_dict(),
        "penerima": pindah.penerima.as_dict(),
        "kode_media": media.kode,
        "nama_media": media.nama,
        "nomor_seri": media.nomor_seri,
        "uuid_fs": media.uuid_fs,
        "kapasitas": sebut_ukuran(media.kapasitas),
        "enkripsi": media.get_enkripsi_display(),
        "nomor_segel": pindah.nomor_segel,
        "keadaan_segel": pindah.keadaan_segel,
        "dari_tempat": pindah.dari_tempat,
        "ke_tempat": pindah.ke_tempat,
        "wajib_kembali": tanggal(media.wajib_kembali) if media.wajib_kembali else "",
        "isi": [
            {"sumber": str(c.sumber), "keadaan": waktu(c.dari_saat), "snapshot": c.snapshot[:12]} for c in isi
        ],
        "dibaca_ulang": waktu(dibaca) if dibaca else "",
        "catatan": pindah.catatan,
        "tanggal": tanggal(pindah.pada),
        "kota": profil().daerah.tempat,
    }
