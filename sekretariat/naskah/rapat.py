"""What the invitation and the minutes print, copied from the rows as they are that day."""

from typing import Any

from lpse.isi_surat import isi_surat
from lpse.profil import profil
from lpse.waktu import jam, tanggal, waktu
from sekretariat.alur.rapat import KUNCI, KUNCI_PEMBINAAN
from sekretariat.enums.rapat import JenisRapat
from sekretariat.models import Notula, PesertaRapat, Rapat
from sekretariat.naskah.orang import paragraf, sebagai_petugas
from sekretariat.queries.rapat import peserta, tindak_lanjut


def kunci_rapat(jenis: str) -> str:
    """The rule a meeting of this kind rests on."""
    return KUNCI_PEMBINAAN if jenis == JenisRapat.PEMBINAAN else KUNCI


def isi_undangan(rapat: Rapat) -> dict[str, Any]:
    """The invitation, and whom it goes to."""
    return _kepala(rapat) | {
        "acara": _baris(rapat.acara),
        "tautan": rapat.tautan,
        "yang_diundang": [_sebut(satu) for satu in peserta(rapat)],
        "penanda_tangan": sebagai_petugas(rapat.pemimpin),
    }


def isi_notula(rapat: Rapat, notula: Notula) -> dict[str, Any]:
    """The minutes with the names of that day."""
    semua = list(peserta(rapat))
    return _kepala(rapat) | {
        "pemimpin": str(rapat.pemimpin),
        "hadir": [_orang(satu) for satu in semua if satu.is_hadir],
        "tidak_hadir": [_sebut(satu) for satu in semua if not satu.is_hadir],
        "pembahasan": paragraf(notula.teks),
        "keputusan": _baris(notula.keputusan),
        "tindak_lanjut": [
            {"uraian": satu.uraian, "siapa": satu.siapa, "tenggat": tanggal(satu.tenggat)}
            for satu in tindak_lanjut(rapat)
        ],
        "notulis": sebagai_petugas(notula.disusun_oleh),
        "pengesah": sebagai_petugas(rapat.pemimpin),
    }


def _kepala(rapat: Rapat) -> dict[str, Any]:
    return {
        **isi_surat("", kunci_rapat(rapat.jenis)),
        "jenis": rapat.get_jenis_display(),
        "pembina": rapat.pembina,
        "topik": rapat.topik,
        "waktu": f"{waktu(rapat.mulai)} sampai {jam(rapat.selesai)}",
        "tempat": rapat.tempat,
        "tanggal": tanggal(rapat.diubah_pada),
        "kota": profil().daerah.tempat,
    }


def _baris(teks: str) -> list[str]:
    return [satu.strip() for satu in teks.splitlines() if satu.strip()]


def _orang(satu: PesertaRapat) -> dict[str, str]:
    return {"nama": satu.nama, "jabatan": satu.jabatan, "instansi": satu.instansi}


def _sebut(satu: PesertaRapat) -> str:
    return ", ".join(filter(None, (satu.nama, satu.jabatan, satu.instansi)))
