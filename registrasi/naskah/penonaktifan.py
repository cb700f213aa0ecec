"""What the statement of a breach prints, copied from the case as it is that day."""

from typing import Any

from django.utils import timezone

from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.pengenal import format_npwp
from lpse.profil import profil
from lpse.waktu import tanggal, tanggal_terbilang, waktu
from registrasi.models import Penonaktifan
from registrasi.policies.penonaktifan import alasan_nonaktif


def isi_pernyataan(perkara: Penonaktifan, oleh: Akun) -> dict[str, Any]:
    """Surat Pernyataan Terjadinya Pelanggaran: ground, letter, what the user said, what was found."""
    pengguna, surat, now = perkara.pengguna, perkara.rujukan_surat, timezone.now()
    penyedia = pengguna.penyedia
    return {
        **isi_surat("", "registrasi.nonaktif"),
        "tanggal_terbilang": tanggal_terbilang(now),
        "tanggal": tanggal(now),
        "kota": profil().daerah.tempat,
        "petugas": {"nama": str(oleh), "nip": oleh.nip, "jabatan": oleh.jabatan},
        "nomor_perkara": perkara.nomor,
        "user_id": pengguna.user_id,
        "nama_pengguna": penyedia.nama if penyedia else str(pengguna.akun),
        "npwp": format_npwp(penyedia.npwp) if penyedia else "",
        "alasan": alasan_nonaktif(perkara.dasar),
        "surat_laporan": f"Nomor {surat.nomor} tanggal {tanggal(surat.tanggal)} dari {surat.dari}",
        "uraian": perkara.uraian,
        "klarifikasi": _klarifikasi(perkara),
        "temuan": perkara.temuan,
    }


def _klarifikasi(perkara: Penonaktifan) -> str:
    """When the user was asked and what came of it; their words stay in the case."""
    diminta = f"diminta pada {waktu(perkara.diminta_pada)}" if perkara.diminta_pada else ""
    if perkara.dijawab_pada:
        return f"Klarifikasi {diminta}, dijawab pengguna pada {waktu(perkara.dijawab_pada)}."
    batas = waktu(perkara.tenggat) if perkara.tenggat else ""
    return f"Klarifikasi {diminta}, tidak dijawab pengguna sampai {batas}."
