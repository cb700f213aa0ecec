"""What the monthly monitoring form prints: every day a line, what is missing by name."""

from datetime import date
from typing import Any

from django.utils import timezone

from infrastruktur.enums.harian import Kondisi, StatusLembar
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.policies.harian import (
    KUNCI,
    dasar_temuan,
    hari_bulan,
    sebut_bulan,
    sebut_nilai,
    sebut_persen,
)
from infrastruktur.queries.harian import BarisHari, baris_hari
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import nama_hari, tanggal


def isi_lembar_bulan(bulan: date, *, petugas: Akun) -> dict[str, Any]:
    """Lembar Pemantauan Bulanan: readings' extremes, states, officers and gaps of every day."""
    semua = baris_hari(hari_bulan(bulan))
    temuan = [t for b in semua for t in b.temuan]
    return {
        **isi_surat("", KUNCI),
        "bulan": sebut_bulan(bulan),
        "tanggal": tanggal(timezone.now()),
        "kota": profil().daerah.tempat,
        "hari_tercatat": sum(1 for b in semua if b.ringkas.n),
        "hari_kerja": sum(1 for b in semua if b.kerja),
        "lembar_dikonfirmasi": sum(1 for b in semua if b.petugas),
        "jumlah_temuan": len(temuan),
        "ukuran_temuan": dasar_temuan(),
        "baris": [_baris(b) for b in semua],
        "petugas": {"nama": str(petugas), "nip": petugas.nip, "jabatan": petugas.jabatan},
    }


def _baris(b: BarisHari) -> dict[str, str]:
    r = b.ringkas
    return {
        "hari": f"{nama_hari(b.hari)[:3]}, {b.hari.day}",
        "disk": sebut_nilai(Ukuran.DISK, r.disk),
        "ram": sebut_nilai(Ukuran.RAM, r.ram),
        "lalu": sebut_nilai(Ukuran.LALU_MASUK, r.lalu),
        "internet": sebut_persen(r.internet),
        "layanan": sebut_persen(r.layanan),
        "keadaan": str(Keadaan(r.keadaan).label) if r.n else "tanpa catatan",
        "petugas": b.petugas or ("" if b.kerja else "hari libur, mesin saja"),
        "catatan": " ".join([*_tidak_baik(b), *(t.kalimat for t in b.temuan)]),
    }


def _tidak_baik(b: BarisHari) -> list[str]:
    """What the officer found not in order, with their note."""
    if b.lembar is None or b.lembar.status != StatusLembar.DIKONFIRMASI:
        return []
    buruk = [judul for judul, _, kode in b.lembar.pemeriksaan if kode == Kondisi.TIDAK_BAIK]
    kalimat = [f"Tidak baik: {', '.join(buruk)}."] if buruk else []
    return [*kalimat, b.lembar.catatan] if b.lembar.catatan else kalimat
