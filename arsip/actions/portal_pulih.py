"""Looking at a restored portal as a stranger would: its own commands, run over its own database and files."""

import contextlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal, rahasia_dari, samarkan
from arsip.mesin.isi_potret import url_basis_data
from arsip.mesin.proses import Kendali, jalankan, lingkungan_dasar
from arsip.policies.uji import JEJAK, MASUK, CatatanUji

# No queue and no cache: nothing that happens in a drill may reach the workers or the pages of the portal.
ANTREAN_MATI = "redis://127.0.0.1:1/0"


def lihat_portal(
    alamat: Mapping[str, str], berkas: Path, rumah: Path, kendali: Kendali, catatan: CatatanUji
) -> None:
    """Have the restored portal verify its trail and let somebody sign in, in a process of its own.

    `berkas` is moved below `rumah`, its data directory. Raises MesinGagal (LAINNYA) where it does not even
    start, and Dihentikan.
    """
    rumah.mkdir(mode=0o700)
    berkas.rename(rumah / "berkas")
    perintah = [sys.executable, str(settings.BASE_DIR / "manage.py"), "periksa_pulihan", "--json"]
    lingkungan = _lingkungan(alamat, rumah)
    selesai = jalankan(perintah, kendali, lingkungan=lingkungan)
    try:
        isi: dict[str, Any] = json.loads(selesai.keluaran)
    except ValueError:
        kata = samarkan(f"{selesai.galat}\n{_sebab(rumah)}", rahasia_dari(lingkungan))[-1500:]
        raise MesinGagal(
            SebabGagal.LAINNYA, f"Portal hasil pemulihan tidak berjalan: {kata}", selesai.rc
        ) from None
    for kode in (JEJAK, MASUK):
        satu = isi[kode]
        catatan.tambah(kode, satu["hasil"], satu["beda"])


def _sebab(rumah: Path) -> str:
    """The last line of the log that it says to look into: by then that is gone with the drill."""
    with contextlib.suppress(OSError):
        return (rumah / "log" / "kesalahan.log").read_text("utf-8", "replace").strip().rpartition("\n")[2]
    return ""


def _lingkungan(alamat: Mapping[str, str], rumah: Path) -> dict[str, str]:
    bersama = ("PG_BIN", "PYTHONPATH", "VIRTUAL_ENV")
    return {
        **lingkungan_dasar(),
        **{nama: os.environ[nama] for nama in bersama if nama in os.environ},
        "DJANGO_SETTINGS_MODULE": "lpse.settings",
        "LPSE_DATA_DIR": str(rumah),
        "LPSE_PROFIL": settings.LPSE_PROFIL,
        "LPSE_DEMO": str(int(settings.LPSE_DEMO)),
        "DATABASE_URL": url_basis_data(alamat),
        "REDIS_URL": ANTREAN_MATI,
        "BASE_URL": "http://localhost",
        "SECRET_KEY": settings.SECRET_KEY,
        "AUDIT_KEY": settings.AUDIT_KEY,
        "DEBUG": "1",  # leaves collecting static files out
    }
