"""What every document of the unit carries, as its templates read it (`lpse.dokumen.data.Surat`)."""

from typing import Any

from lpse.profil import profil


def isi_surat(kode: str, kunci: str) -> dict[str, Any]:
    """Letterhead, regulation, and the article of this rule key ("" where the regulation is silent)."""
    p = profil()
    return {
        "kop": {
            "pemerintah": p.daerah.pemerintah,
            "induk": "" if p.lpse.induk == p.lpse.nama_resmi else p.lpse.induk,
            "nama_lpse": p.lpse.nama_resmi,
            "alamat": p.kontak.alamat,
            "telepon": p.kontak.telepon,
            "surel": p.kontak.surel,
            "laman": p.kontak.situs,
        },
        "peraturan": p.peraturan.singkat,
        "dasar": p.dasar(kunci),
        "kode": kode,
    }
