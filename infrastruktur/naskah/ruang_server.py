"""What the permit and the monthly sheet of a server room print, copied from the rows as they are that day."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from infrastruktur.enums.ruang_server import JUDUL_IZIN
from infrastruktur.models import (
    BatasLingkungan,
    EpisodeLingkungan,
    IzinRuangServer,
    KunjunganRuangServer,
    TemuanRuang,
)
from infrastruktur.policies.ruang_server import is_diputus_kepala
from infrastruktur.queries.lingkungan import HariBacaan, bacaan_per_hari, batas_kini
from infrastruktur.queries.ruang_server import buku_bulan, rentang_bulan
from lpse.grafik import angka_indonesia
from lpse.isi_surat import isi_surat
from lpse.kalender import KalenderKerja, kalender
from lpse.models import Akun, Delegasi, Lokasi
from lpse.profil import profil
from lpse.waktu import BULAN, hari_ini, jam, tanggal, waktu


def _petugas(akun: Akun) -> dict[str, str]:
    return {"nama": str(akun), "nip": akun.nip, "jabatan": akun.jabatan}


def _tanda_tangan(akun: Akun) -> dict[str, Any]:
    return {
        "tanggal": tanggal(timezone.now()),
        "kota": profil().daerah.tempat,
        "petugas": _petugas(akun),
    }


def isi_izin(izin: IzinRuangServer, *, oleh: Akun, delegasi: Delegasi | None) -> dict[str, Any]:
    """The permit, titled after its kind: visitor, devices, hours, and who permitted it in whose name."""
    atas_nama = delegasi.get_peran_display() if delegasi else ""
    if delegasi and is_diputus_kepala():
        atas_nama = profil().infrastruktur.sebutan_pemberi_izin
    return {
        **isi_surat("", "infrastruktur.izin_ruang"),
        "judul_izin": JUDUL_IZIN[izin.jenis],
        "jenis": izin.get_jenis_display(),
        "lokasi": izin.tempat,
        "nama": izin.nama,
        "identitas": f"{izin.get_jenis_identitas_display()} {izin.nomor_identitas}",
        "instansi": izin.instansi,
        "alamat": izin.alamat,
        "rombongan": list(izin.rombongan),
        "tujuan": izin.tujuan,
        "masa": izin.sebutan_masa,
        "perangkat": [{"jenis": p.jenis, "nomor_seri": p.nomor_seri} for p in izin.perangkat.all()],
        "delegasi": atas_nama,
        **_tanda_tangan(oleh),
    }


# --- The sheet of a month ----------------------------------------------------------------------------


def sebut_bulan(bulan: date) -> str:
    """`November 2026`."""
    return f"{BULAN[bulan.month - 1]} {bulan.year}"


def sebut_batas(batas: BatasLingkungan) -> str:
    """`suhu 18–27 °C, kelembapan 40–60%`."""
    suhu, lembap = (batas.suhu_min, batas.suhu_maks), (batas.lembap_min, batas.lembap_maks)
    return f"suhu {sebut_rentang(*suhu)} °C, kelembapan {sebut_rentang(*lembap)}%"


def sebut_rentang(bawah: Decimal | None, atas: Decimal | None) -> str:
    """`21,5–23`; `–` where nothing was read."""
    if bawah is None or atas is None:
        return "–"
    awal, akhir = angka_indonesia(bawah), angka_indonesia(atas)
    return awal if awal == akhir else f"{awal}–{akhir}"


def tanpa_bacaan(hari: Iterable[HariBacaan], kerja: KalenderKerja, kini: date) -> list[date]:
    """The working days that went by without a reading."""
    return [h.hari for h in hari if not h.kali and h.hari < kini and _hari_kerja(kerja, h.hari)]


def _hari_kerja(kerja: KalenderKerja, hari: date) -> bool:
    return kerja.dari <= hari <= kerja.sampai and kerja.is_hari_kerja(hari)


def isi_lembar(lokasi: Lokasi, bulan: date, *, oleh: Akun) -> dict[str, Any]:
    """Lembar Kondisi Ruang Server: every day, gaps, what was not normal, visits and findings."""
    hari, kerja = bacaan_per_hari(lokasi, bulan), kalender()
    kosong = tanpa_bacaan(hari, kerja, hari_ini())
    return {
        **isi_surat("", "infrastruktur.ruang_server"),
        "lokasi": lokasi.nama,
        "bulan": sebut_bulan(bulan),
        "batas": sebut_batas(batas_kini()),
        "hari": [_hari(h, kerja) for h in hari],
        "tanpa_bacaan": ", ".join(tanggal(h) for h in kosong),
        "episode": [_episode(e) for e in _episode_bulan(lokasi, bulan)],
        "kunjungan": _kunjungan(lokasi, bulan),
        "temuan": _temuan(lokasi, bulan),
        **_tanda_tangan(oleh),
    }


def _hari(hari: HariBacaan, kerja: KalenderKerja) -> dict[str, str]:
    tanpa = "Tanpa bacaan" if _hari_kerja(kerja, hari.hari) else "Libur"
    return {
        "hari": tanggal(hari.hari),
        "kali": str(hari.kali),
        "suhu": sebut_rentang(hari.suhu_min, hari.suhu_maks),
        "kelembapan": sebut_rentang(hari.lembap_min, hari.lembap_maks),
        "luar": str(hari.luar),
        "perangkat": hari.perangkat,
        "catatan": "" if hari.kali else tanpa,
    }


def _episode_bulan(lokasi: Lokasi, bulan: date) -> Iterable[EpisodeLingkungan]:
    dari, sampai = rentang_bulan(bulan)
    return (
        EpisodeLingkungan.objects.filter(lokasi=lokasi, mulai__gte=dari, mulai__lt=sampai)
        .select_related("bacaan")
        .order_by("mulai")
    )


def _episode(episode: EpisodeLingkungan) -> str:
    akhir = f"{tanggal(episode.selesai)} pukul {jam(episode.selesai)}" if episode.selesai else "sekarang"
    return f"{episode.bacaan.sebutan_penyimpangan}: {waktu(episode.mulai)} sampai {akhir}"


def _kunjungan(lokasi: Lokasi, bulan: date) -> str:
    buku: list[KunjunganRuangServer] = list(buku_bulan(bulan).filter(lokasi=lokasi))
    tamu = sum(k.izin_id is not None for k in buku)
    return f"{len(buku)} kunjungan, {tamu} di antaranya tamu"


def _temuan(lokasi: Lokasi, bulan: date) -> str:
    dari, sampai = (saat.date() for saat in rentang_bulan(bulan))
    semua = list(TemuanRuang.objects.filter(lokasi=lokasi, hari__gte=dari, hari__lt=sampai))
    belum = sum(t.selesai_pada is None for t in semua)
    return f"{len(semua)} temuan, {belum} belum ditindaklanjuti"
