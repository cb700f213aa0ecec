"""What the compliance bundle prints: articles, standards, what is missing, and numbers of the evidence."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone

from lpse.harapan import SEBUTAN, TIDAK_DIATUR, Masa
from lpse.isi_surat import isi_surat
from lpse.waktu import tanggal, waktu
from sekretariat.models import BundelKepatuhan
from sekretariat.policies.kepatuhan import Hasil, HasilBukti, Kepatuhan

KUNCI = "sekretariat.program_kerja"
DICETAK = 10  # numbers printed for each piece of evidence, newest first; the rest is on the page
Maju = Callable[[int], object]


def isi_bundel(bundel: BundelKepatuhan, semua: Kepatuhan, *, maju: Maju) -> dict[str, Any]:
    """Bundel Kepatuhan; `maju` is told how far it is, in per cent. Numbers and days only, nobody's data."""
    daftar = _daftar(semua, maju)
    oleh = bundel.diminta_oleh
    return {
        **isi_surat(bundel.kode, KUNCI),
        "periode": semua.masa.nama,
        "sampai": tanggal(semua.masa.akhir),
        "diminta": {"nama": str(oleh), "nip": oleh.nip, "jabatan": oleh.jabatan},
        "disusun": waktu(timezone.now()),
        "ringkas": [{"nama": nama, "jumlah": str(semua.hitungan[kode])} for kode, nama in SEBUTAN.items()],
        "pasal": [
            {
                "judul": satu.judul,
                "keadaan": satu.sebutan,
                "aturan": [_hasil(aturan, daftar) for aturan in satu.aturan],
            }
            for satu in semua.pasal
        ],
        "standar": [_hasil(satu, daftar) for satu in semua.standar],
        "kurang": [
            {"bertindak": satu.penanggung_jawab, "kalimat": satu.kalimat, "dasar": satu.dasar}
            for satu in semua.kekurangan
        ],
        "diam": [satu.judul for satu in semua.diam],
    }


def _hasil(hasil: Hasil, daftar: dict[str, str]) -> dict[str, Any]:
    judul = hasil.judul if hasil.unit else f"Standar {hasil.kode}: {hasil.judul}"
    return {
        "judul": judul,
        "dasar": hasil.keterangan,
        "keadaan": hasil.sebutan,
        "kurang": hasil.kurang,
        "bukti": [_bukti(satu, daftar) for satu in hasil.bukti],
    }


def _bukti(satu: HasilBukti, daftar: dict[str, str]) -> dict[str, str]:
    terakhir = satu.hitungan.terakhir
    return {
        "label": f"{satu.bukti.judul[0].upper()}{satu.bukti.judul[1:]}",
        "keadaan": SEBUTAN[satu.nilai.keadaan],
        "harapan": satu.bukti.harapan.bunyi,
        "jumlah": str(satu.hitungan.jumlah),
        "terakhir": tanggal(terakhir) if terakhir else "",
        "daftar": daftar.get(satu.bukti.kode, ""),
    }


def _daftar(semua: Kepatuhan, maju: Maju) -> dict[str, str]:
    """The newest numbers and days of each piece of evidence that has any, as one line each."""
    ada = {
        satu.bukti.kode: satu
        for hasil in (*semua.aturan, *semua.standar)
        for satu in hasil.bukti
        if satu.hitungan.jumlah and hasil.keadaan != TIDAK_DIATUR
    }
    baris: dict[str, str] = {}
    for urut, (kode, satu) in enumerate(ada.items()):
        baris[kode] = _sebut(satu, semua.masa)
        if urut % 10 == 0:
            maju(urut * 90 // len(ada))
    return baris


def _sebut(satu: HasilBukti, masa: Masa) -> str:
    rows: Iterable[dict[str, Any]] = satu.bukti.sebutan(satu.bukti.harapan.rentang(masa))[:DICETAK]
    sebutan = [f"{b['sebut_'] or 'tanpa nomor'} ({b['hari_']:%d-%m-%Y})" for b in rows]
    sisa = satu.hitungan.jumlah - len(sebutan)
    return ", ".join(sebutan) + (f", dan {sisa} lainnya" if sisa > 0 else "")
