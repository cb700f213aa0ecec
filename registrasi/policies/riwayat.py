"""What happened in a case of deactivation or reactivation, from the trail, newest first."""

from dataclasses import dataclass
from datetime import datetime

from lpse.models import Akun, Jejak
from registrasi.policies.penonaktifan import Perkara

BATAS = 60
KATA = {
    "penonaktifan.dilaporkan": "Laporan dicatat",
    "penonaktifan.surat_dilampirkan": "Surat laporan dilampirkan",
    "penonaktifan.bukti_ditambah": "Bukti ditambah",
    "penonaktifan.bukti_dilepas": "Bukti dilepas",
    "penonaktifan.klarifikasi_diminta": "Klarifikasi diminta",
    "penonaktifan.dijawab": "Pengguna menjawab",
    "penonaktifan.tidak_dijawab": "Tenggat lewat tanpa jawaban",
    "penonaktifan.tidak_beralasan": "Dijawab: laporan tidak beralasan",
    "penonaktifan.pernyataan_terbit": "Surat pernyataan terbit",
    "penonaktifan.diusulkan_lkpp": "Diusulkan ke LKPP",
    "penonaktifan.lkpp_menyetujui": "LKPP menyetujui",
    "penonaktifan.ditolak_lkpp": "LKPP menolak; pengguna tetap aktif",
    "penonaktifan.nonaktif": "Pengguna dinonaktifkan",
    "penonaktifan.diberitahukan": "LPSE dan pengguna diberi tahu",
    "penonaktifan.diarsipkan": "Diarsipkan",
    "pengaktifan.dimohon": "Pengaktifan dimohon",
    "pengaktifan.bukti_ditambah": "Bukti ditambah",
    "pengaktifan.bukti_dilepas": "Bukti dilepas",
    "pengaktifan.diklarifikasi": "Hasil klarifikasi dicatat",
    "pengaktifan.disetujui": "Pengguna aktif kembali",
    "pengaktifan.ditolak": "Permohonan ditolak",
}
# What concerns the officers' own preparation, not the person the case is about.
INTERN = frozenset({"penonaktifan.surat_dilampirkan"})


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One event in the words of the timeline component; `isi` names who did it, for officers only."""

    judul: str
    saat: datetime
    isi: str


def riwayat_perkara(perkara: Perkara, *, bernama: bool) -> list[Kejadian]:
    """The events of a case; with the names of who acted (`bernama`) for officers, without for the user."""
    baris = Jejak.objects.filter(
        objek_jenis=perkara._meta.label_lower, objek_id=str(perkara.pk), peristiwa__in=KATA
    )
    jejak = list(baris.order_by("-pk")[:BATAS])
    orang = Akun.objects.in_bulk({b.oleh_id for b in jejak} - {None}) if bernama else {}
    return [
        Kejadian(
            KATA[b.peristiwa],
            b.pada,
            str(orang.get(b.oleh_id, "Sistem")) if bernama else "",
        )
        for b in jejak
        if bernama or b.peristiwa not in INTERN
    ]
