"""What the Berita Acara Uji Pemulihan prints."""

from typing import Any

from arsip.models import UjiPemulihan
from arsip.policies.kata import sebut_lama
from arsip.policies.kesiapan import KUNCI
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import tanggal, tanggal_terbilang, waktu


def isi_berita_acara(uji: UjiPemulihan, *, peminta: Akun | None) -> dict[str, Any]:
    """Which backup was restored, what was compared, and who asked for it (nobody: the schedule did)."""
    cadangan = uji.cadangan
    orang = [{"nama": str(peminta), "nip": peminta.nip, "jabatan": peminta.jabatan}] if peminta else []
    lihat = [
        {"nama": p["nama"], "hasil": p["hasil"], "lulus": p["is_lulus"]} for p in uji.hasil["pemeriksaan"]
    ]
    return {
        **isi_surat("", KUNCI),
        "tanggal_terbilang": tanggal_terbilang(uji.created_at),
        "sumber": cadangan.sumber.nama,
        "keadaan": waktu(cadangan.dari_saat),
        "repositori": cadangan.repositori.nama,
        "snapshot": cadangan.snapshot[:12],
        "mulai": waktu(uji.mulai),
        "lama": sebut_lama(uji.durasi),
        "hasil": "Lulus" if uji.is_lulus else "Tidak lulus",
        "pemeriksaan": lihat,
        "beda": uji.hasil["beda"],
        "tanggal": tanggal(uji.created_at),
        "kota": profil().daerah.tempat,
        "petugas": orang,
    }
