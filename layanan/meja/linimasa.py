"""What a ticket's page tells: the conversation, the timeline of events, the clocks, the people at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from layanan.actions.peristiwa import jam_tiket
from layanan.enums.tiket import JenisPeristiwa, StatusTiket
from layanan.models import LampiranTiket, PeristiwaTiket, PesanTiket, Tiket
from layanan.policies.jam import Jam
from layanan.policies.sebutan import lama_kerja, sisa_tenggat
from layanan.policies.tiket import kunci_jenis
from layanan.queries.tiket import tanda_tenggat
from lpse.berkas.pindai import halangan, keterangan
from lpse.kalender import DiLuarKalender, kalender
from lpse.models import Akun
from lpse.models.berkas import JenisBerkas
from lpse.profil import profil

PESAN_TERBARU = 100
PERISTIWA_TERBARU = 60
# Of a longer document the download shows the rest.
HALAMAN_PALING_BANYAK = 30


@dataclass(frozen=True, slots=True)
class Lampiran:
    """One file of a message: its name, why it may not be seen (""), its picture, its download."""

    nama: str
    halangan: str
    keterangan: str
    halaman: list[tuple[int, str]]
    is_gambar: bool
    url_asli: str


@dataclass(frozen=True, slots=True)
class BarisJam:
    """One clock: what it measures, what was used of how much, and how that stands."""

    nama: str
    terpakai: str
    dari: str
    keterangan: str
    tanda: str


def percakapan(tiket: Tiket) -> list[tuple[PesanTiket, list[Lampiran]]]:
    """The newest messages, oldest of them first, each with its files."""
    lampiran = LampiranTiket.objects.select_related("berkas")
    baris = PesanTiket.objects.filter(tiket=tiket).select_related("oleh").order_by("-pk")[:PESAN_TERBARU]
    pesan = list(reversed(baris))
    berkas: dict[int, list[Lampiran]] = {}
    for satu in lampiran.filter(pesan__in=[p.pk for p in pesan]).order_by("pk"):
        berkas.setdefault(satu.pesan_id, []).append(_lampiran(tiket, satu))
    return [(p, berkas.get(p.pk, [])) for p in pesan]


def _lampiran(tiket: Tiket, lampiran: LampiranTiket) -> Lampiran:
    b = lampiran.berkas
    halang = "Berkas ini sudah dimusnahkan karena masa simpannya berakhir." if b.is_musnah else halangan(b)
    terakhir = 0 if halang else min(b.halaman, HALAMAN_PALING_BANYAK)
    halaman = [(n, _url_halaman(tiket, str(b.kode), n)) for n in range(1, terakhir + 1)]
    asli = reverse("admin:layanan_tiket_asli", args=[tiket.kode, b.kode])
    return Lampiran(
        nama=str(b),
        halangan=halang,
        keterangan=keterangan(b),
        halaman=halaman,
        is_gambar=b.jenis != JenisBerkas.PDF,
        url_asli="" if halang else asli,
    )


def _url_halaman(tiket: Tiket, berkas: str, halaman: int) -> str:
    return reverse("admin:layanan_tiket_halaman", args=[tiket.kode, berkas, halaman])


def terakhir_terbaca(pesan: Sequence[tuple[PesanTiket, Any]]) -> int:
    """The newest message on a page that was just made; 0 without any."""
    return pesan[-1][0].pk if pesan else 0


def linimasa(tiket: Tiket) -> list[dict[str, Any]]:
    """The newest events in words, newest first."""
    baris = list(
        PeristiwaTiket.objects.filter(tiket=tiket)
        .select_related("oleh", "standar__standar")
        .order_by("-urut")[:PERISTIWA_TERBARU]
    )
    orang = Akun.objects.in_bulk({b.rincian.get("kepada") for b in baris} - {None})
    kunci = {b.rincian.get(nama) for b in baris for nama in ("ke", "dari", "menjadi")} - {None}
    tiket_lain = Tiket.objects.only("nomor").in_bulk(kunci)
    return [{"judul": _judul(b, orang, tiket_lain), "saat": b.pada, "isi": _isi(b)} for b in baris]


def _judul(b: PeristiwaTiket, orang: dict[int, Akun], lain: dict[int, Tiket]) -> str:
    """What happened, to whom or with which ticket, and by whom."""
    nomor = next((lain[k].nomor for n in ("ke", "dari", "menjadi") if (k := b.rincian.get(n)) in lain), "")
    siapa = str(b.oleh) if b.oleh else "Sistem" if b.jenis == JenisPeristiwa.DITUTUP else "Pengguna"
    kepada = ""
    if "kepada" in b.rincian and b.jenis == JenisPeristiwa.DITUGASKAN:
        kepada = f" kepada {orang.get(b.rincian['kepada'], 'antrean')}"
    return f"{b.get_jenis_display()}{kepada}{f' ({nomor})' if nomor else ''}, {siapa}"


def _isi(b: PeristiwaTiket) -> str:
    if b.detik:
        return f"{b.detik // 3600} jam kerja. {b.alasan}"
    if b.standar and b.jenis == JenisPeristiwa.STANDAR_DIGANTI:
        return f"{b.standar.standar}: {b.standar}"
    if b.rincian.get("lisan"):
        return "Dinyatakan lisan."
    return b.alasan


def baris_jam(tiket: Tiket) -> tuple[list[BarisJam], str]:
    """The four clocks, and the article and calendar they stand on; no clocks beyond the calendar's years."""
    kerja, now = kalender(), timezone.now()
    dasar = profil().dasar_lengkap(kunci_jenis(tiket))
    kaki = (
        f"{tiket.standar.standar}, {str(tiket.standar).lower()}. Kalender kerja versi {tiket.versi_kalender}."
    )
    kaki = f"{kaki} Dasar: {dasar}." if dasar else kaki
    try:
        jam = jam_tiket(tiket, kerja)
    except DiLuarKalender:
        return [], f"Tiket ini lebih tua daripada kalender kerja. {kaki}"
    tanda = tanda_tenggat(tiket, kerja, now)
    sisa = sisa_tenggat(kerja, now, tiket.tenggat) if tiket.tenggat and tanda else ""
    return [
        _jam_respons(jam, tanda, sisa, now),
        _jam_selesai(tiket, jam, tanda, sisa),
        BarisJam("Menunggu pengguna", lama_kerja(jam.menunggu_pengguna), "", "", ""),
        BarisJam("Menunggu LKPP", lama_kerja(jam.menunggu_lkpp), "", "", ""),
    ], kaki


def _jam_respons(jam: Jam, tanda: str, sisa: str, now: datetime) -> BarisJam:
    terpakai, dari = lama_kerja(jam.respons_terpakai), lama_kerja(jam.sasaran_respons)
    if jam.respons_pada is not None:
        kata, warna = ("tepat waktu", "hijau") if jam.respons_tepat else ("terlambat", "merah")
        return BarisJam("Jawaban pertama", terpakai, dari, kata, warna)
    if not jam.is_berjalan:
        return BarisJam("Jawaban pertama", terpakai, dari, "belum dijawab", "abu")
    if jam.tenggat == jam.tenggat_respons:
        return BarisJam("Jawaban pertama", terpakai, dari, sisa, tanda)
    return BarisJam("Jawaban pertama", terpakai, dari, "terlambat" if jam.tenggat_respons < now else "", "")


def _jam_selesai(tiket: Tiket, jam: Jam, tanda: str, sisa: str) -> BarisJam:
    terpakai, dari = lama_kerja(jam.selesai_terpakai), lama_kerja(jam.sasaran_selesai)
    if tiket.is_terbuka and not jam.is_berjalan:
        return BarisJam("Penyelesaian", terpakai, dari, "jam berhenti", "kuning")
    if jam.is_berjalan:
        dekat = jam.tenggat == jam.tenggat_selesai
        return BarisJam("Penyelesaian", terpakai, dari, sisa if dekat else "", tanda if dekat else "")
    if tiket.status == StatusTiket.DIGABUNG:
        return BarisJam("Penyelesaian", terpakai, dari, "dilanjutkan di tiket tujuan", "abu")
    kata, warna = ("tepat waktu", "hijau") if jam.selesai_tepat else ("terlambat", "merah")
    return BarisJam("Penyelesaian", terpakai, dari, kata, warna)
