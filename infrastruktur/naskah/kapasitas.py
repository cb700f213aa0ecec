"""What the capacity report prints: the written chapters and the figures as they are that day."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from infrastruktur.alur.kapasitas import KUNCI
from infrastruktur.models import LaporanKapasitas
from infrastruktur.models.kapasitas import BAB_TULISAN
from infrastruktur.policies.kapasitas import Butir, periode_depan, periode_lalu
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import tanggal


def isi_laporan_kapasitas(
    laporan: LaporanKapasitas, butir: Sequence[Butir], *, petugas: Akun
) -> dict[str, Any]:
    """Laporan Kapasitas: chapters, periods and every item in words."""
    lalu = periode_lalu(laporan.sampai, laporan.panjang)
    return {
        **isi_surat("", KUNCI),
        "masa": f"{tanggal(lalu[0].dari)} sampai {tanggal(laporan.sampai)}",
        "periode": [p.sebutan for p in lalu],
        "periode_depan": [p.sebutan for p in periode_depan(laporan.sampai, laporan.panjang)],
        **{nama: getattr(laporan, nama) for nama in BAB_TULISAN},
        "butir": [cetak_butir(b) for b in butir],
        "tanggal": tanggal(timezone.now()),
        "kota": profil().daerah.tempat,
        "petugas": {"nama": str(petugas), "nip": petugas.nip, "jabatan": petugas.jabatan},
    }


def cetak_butir(butir: Butir) -> dict[str, Any]:
    """One item, ready for print."""
    return {
        "item": butir.item,
        "kategori": str(butir.kategori.label),
        "batasan": butir.sebut(butir.batasan) if butir.batasan is not None else "belum ditetapkan",
        "waktu_pantau": butir.waktu_pantau,
        "utilitas": butir.sebut_utilitas,
        "kondisi": [butir.sebut(n) for n in butir.kondisi],
        "perkiraan": [butir.sebut(n) for n in butir.perkiraan],
        "ramalan": butir.ramalan.kalimat if butir.ukuran else " ".join(butir.rincian),
        "perkiraan_resource": butir.perkiraan_resource,
        "tindak_lanjut": butir.tindak_lanjut,
    }
