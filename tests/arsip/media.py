"""Portable media for the tests: an officer, places, and a directory that plays a plugged-in disk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.utils import timezone

from arsip.actions.media import catat_media, lepaskan_media, pasang_media
from arsip.actions.serah_media import catat_tiba, serahkan_media
from arsip.enums.media import EnkripsiMedia
from arsip.mesin.pasang_media import PASANGAN, UUID, Terpasang
from arsip.models import Cadangan, MediaPortabel, Repositori, Sumber
from arsip.naskah.media import Pihak
from lpse.models import Akun, Lokasi
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun

_urut = count(1)
SEHARI = timedelta(days=1)
PEMBAWA = Pihak("Bambang Irawan", "198001012005011003", "Arsiparis")
COLOK = Terpasang("x", "/dev/sdz1", Path("/mnt/media"))


def pengelola() -> Akun:
    return buat_akun(Peran.ADMIN_SISTEM)


def tempat(nama: str = "Depo arsip", *, ruang_server: bool = False) -> Lokasi:
    return Lokasi.objects.create(kode=f"T{next(_urut)}", nama=nama, is_ruang_server=ruang_server)


def media(oleh: Akun, **ganti: Any) -> MediaPortabel:
    """A medium just recorded."""
    urut = next(_urut)
    isi: dict[str, Any] = {
        "nama": "Hard disk eksternal",
        "nomor_seri": f"WX{urut:05d}",
        "uuid_fs": f"4c1f2f4e-9a8b-4f5e-8d8c-{urut:012x}",
        "kapasitas": 2_000_000_000_000,
        "enkripsi": EnkripsiMedia.REPOSITORI,
        "pemegang": str(oleh),
    }
    letak = ganti.pop("tempat", None) or tempat("Kantor")
    return catat_media(oleh=oleh, tempat=letak, **(isi | ganti))


def cadangan(saat: datetime | None = None) -> Cadangan:
    """A backup of the portal in the repository of this server; no engine made it."""
    return Cadangan.objects.create(
        sumber=Sumber.objects.get(kode="portal"),
        repositori=Repositori.objects.get(kode="utama"),
        snapshot=f"c{next(_urut):063x}",
        dari_saat=saat or timezone.now(),
        manifes={},
    )


def terbaca(satu: MediaPortabel, oleh: Akun, *, saat: datetime | None = None) -> MediaPortabel:
    """Plugged in, copied to, read back, taken out again; no engine did it."""
    pasang_media(satu.pk, oleh=oleh, terpasang=COLOK)
    asal = cadangan(saat)
    kini = timezone.now()
    Cadangan.objects.create(
        sumber=asal.sumber,
        repositori=satu.repositori,
        asal=asal,
        snapshot=asal.snapshot[::-1],
        dari_saat=asal.dari_saat,
        manifes={},
        dibaca_pada=kini,
    )
    Repositori.objects.filter(pk=satu.repositori_id).update(dibaca_pada=kini)
    return lepaskan_media(satu.pk, oleh=oleh, masih=())


def serahkan(satu: MediaPortabel, oleh: Akun, **ganti: Any) -> MediaPortabel:
    isi: dict[str, Any] = {
        "kepada": PEMBAWA,
        "tempat": ganti.pop("tempat", None) or tempat(),
        "nomor_segel": "SGL-1",
        "wajib_kembali": hari_ini() + 30 * SEHARI,
    }
    return serahkan_media(satu.pk, oleh=oleh, **(isi | ganti))


def di_luar(oleh: Akun, *, saat: datetime | None = None, **ganti: Any) -> MediaPortabel:
    """A medium with a copy, at its place outside."""
    satu = serahkan(terbaca(media(oleh), oleh, saat=saat), oleh, **ganti)
    return catat_tiba(satu.pk, oleh=oleh)


@dataclass(frozen=True)
class Colokan:
    """The kernel's lists, and a directory in the part of a disk that is plugged in."""

    akar: Path

    def colok(self, uuid: str, titik: Path | None = None, *, alat: str = "sdz1", pilihan: str = "rw") -> Path:
        """Plug it in; mounted where a directory is given. Returns the device."""
        perangkat = self.akar / "dev" / alat
        tautan = self.akar / UUID / uuid
        tautan.parent.mkdir(parents=True, exist_ok=True)
        tautan.symlink_to(f"../../{alat}")
        if titik is not None:
            titik.mkdir(parents=True, exist_ok=True)
            self.tulis(f"36 35 8:17 / {_oktal(titik)} {pilihan},relatime shared:1 - ext4 {perangkat} rw")
        return perangkat

    def tulis(self, *baris: str) -> None:
        """The list of mounts."""
        berkas = self.akar / PASANGAN
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text("".join(f"{satu}\n" for satu in ("22 1 8:1 / / rw - ext4 /dev/sda1 rw", *baris)))

    def lepas(self) -> None:
        """Unmount it; it stays plugged in."""
        self.tulis()

    def cabut(self, uuid: str) -> None:
        """Pull it without asking: the id goes, the mount stays in the list."""
        (self.akar / UUID / uuid).unlink()


def _oktal(jalur: Path) -> str:
    return str(jalur).replace(" ", r"\040")
