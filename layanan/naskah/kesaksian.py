"""What the Berita Acara Kesaksian prints, copied from the case as it is that day."""

from typing import Any

from django.utils import timezone

from layanan.enums.kesaksian import AsalSidik
from layanan.models import Kesaksian
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import tanggal, tanggal_terbilang, waktu


def sebut_ukuran(bita: int) -> str:
    """`1.204.224 byte`: exact, since it is part of what proves the file."""
    return f"{bita:,} byte".replace(",", ".")


def isi_kesaksian(kesaksian: Kesaksian, *, petugas: Akun, kepala: Akun) -> dict[str, Any]:
    """Berita Acara Kesaksian: incident, files, attempts, statement, and everyone who signs."""
    now = timezone.now()
    return {
        **isi_surat("", "layanan.kesaksian"),
        "tanggal_terbilang": tanggal_terbilang(now),
        "tanggal": tanggal(now),
        "kota": profil().daerah.tempat,
        **_peristiwa(kesaksian),
        "berkas": [
            {
                "nama": b.nama,
                "ukuran": sebut_ukuran(b.ukuran),
                "sha256": b.sha256,
                "asal": AsalSidik(b.asal_sidik).label,
            }
            for b in kesaksian.berkas.order_by("pk")
        ],
        "upaya": [
            {
                "pada": waktu(u.pada),
                "alat": u.alat,
                "pelaku": u.pelaku,
                "hasil": u.get_hasil_display(),
                "keterangan": u.keterangan,
            }
            for u in kesaksian.upaya.all()
        ],
        "saksi": [
            {"nama": s.nama, "nip": s.nip, "jabatan": s.jabatan, "instansi": s.instansi}
            for s in kesaksian.saksi.all()
        ],
        "petugas": _pegawai(petugas),
        "kepala": _pegawai(kepala),
    }


def _pegawai(akun: Akun) -> dict[str, str]:
    return {"nama": str(akun), "nip": akun.nip, "jabatan": akun.jabatan}


def _peristiwa(kesaksian: Kesaksian) -> dict[str, Any]:
    surat, semula = kesaksian.rujukan_surat, kesaksian.menggantikan
    return {
        "nomor_perkara": kesaksian.nomor,
        "menggantikan": semula.naskah.nomor if semula and semula.naskah else "",
        "peminta": {
            "nama": kesaksian.peminta_nama,
            "nip": kesaksian.peminta_nip,
            "jabatan": kesaksian.peminta_jabatan,
        },
        "peminta_sebagai": kesaksian.peminta_sebutan,
        "surat": f"Nomor {surat.nomor} tanggal {tanggal(surat.tanggal)} dari {surat.dari}" if surat else "",
        "kode_tender": kesaksian.kode_tender,
        "nama_paket": kesaksian.nama_paket,
        "satker": kesaksian.satker,
        "penyedia": kesaksian.penyedia,
        "kejadian": waktu(kesaksian.kejadian_pada),
        "tempat": kesaksian.tempat,
        "uraian": kesaksian.uraian,
        "pernyataan": kesaksian.pernyataan,
    }
