"""Readings of a server room: taken, judged by the limits of the day, and told when they are not normal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from infrastruktur.actions.temuan_ruang import catat_temuan, kabari_petugas
from infrastruktur.enums.ruang_server import JenisTemuan, Kondisi, UkuranLingkungan
from infrastruktur.models import BacaanLingkungan, BatasLingkungan, EpisodeLingkungan, LembarRuangServer
from infrastruktur.naskah.ruang_server import isi_lembar
from infrastruktur.policies.ruang_server import (
    BacaanKeliru,
    LembarBelumDapatTerbit,
    check_bacaan,
    check_melayani,
    check_mengatur,
    penyimpangan,
    terbaca,
)
from infrastruktur.queries.lingkungan import bacaan_antara, bacaan_terakhir, batas_kini
from infrastruktur.queries.ruang_server import ruang_server
from lpse.jejak import catat
from lpse.kalender import ONE_DAY
from lpse.models import Akun, Lokasi
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.waktu import awal_hari, hari_ini

SURAT = "infrastruktur/ruang_tidak_normal"


@dataclass(frozen=True, slots=True)
class IsianBatas:
    """The limits as an officer sets them."""

    suhu_min: Decimal
    suhu_maks: Decimal
    lembap_min: Decimal
    lembap_maks: Decimal
    jeda_jam: int
    alasan: str


@transaction.atomic
def catat_bacaan(
    lokasi_id: int,
    nilai: Mapping[str, Any],
    *,
    oleh: Akun,
    pada: datetime | None = None,
    catatan: str = "",
    is_sensor: bool = False,
) -> BacaanLingkungan:
    """Mencatat bacaan ruang server, dinilai dengan batas yang berlaku; yang tidak normal dikabarkan sekali.

    `nilai` by UkuranLingkungan; what was not read is left out. A sensor's door passes `pada` and `is_sensor`.
    Raises TidakBerwenang, BacaanKeliru, Lokasi.DoesNotExist. Dasar: infrastruktur.ruang_server
    """
    check_melayani(oleh)
    pada = pada or timezone.now()
    check_bacaan(nilai, pada)
    # One reading of a room at a time: its spell goes on from the one before.
    lokasi = ruang_server().select_for_update().get(pk=lokasi_id)
    batas, sebelumnya = batas_kini(), bacaan_terakhir(lokasi_id)
    luar = penyimpangan(nilai, batas)
    bacaan = BacaanLingkungan.objects.create(
        lokasi=lokasi,
        pada=pada,
        **{u: nilai[u] for u in terbaca(nilai)},
        catatan=catatan,
        batas=batas,
        kondisi=Kondisi.TIDAK_NORMAL if luar else Kondisi.NORMAL,
        penyimpangan=luar,
        dicatat_oleh=oleh,
        is_sensor=is_sensor,
    )
    # What is noted later than a newer reading is kept, and changes nothing of how the room is now.
    if sebelumnya is None or pada >= sebelumnya.pada:
        _perbarui_episode(bacaan, terbaca(nilai))
    if not is_sensor:
        catat(bacaan, "bacaan_lingkungan.dicatat", oleh=oleh)
    return bacaan


def _perbarui_episode(bacaan: BacaanLingkungan, dibaca: set[str]) -> None:
    """Open, change or close the room's spell; a measure that was not read stays as it was."""
    episode = EpisodeLingkungan.objects.filter(lokasi=bacaan.lokasi, selesai__isnull=True).first()
    if episode is None:
        if bacaan.penyimpangan:
            episode = EpisodeLingkungan.objects.create(
                lokasi=bacaan.lokasi, bacaan=bacaan, penyimpangan=bacaan.penyimpangan, mulai=bacaan.pada
            )
            kabari_petugas(SURAT, episode)
        return
    luar = (set(episode.penyimpangan) - dibaca) | set(bacaan.penyimpangan)
    episode.penyimpangan = [u.value for u in UkuranLingkungan if u.value in luar]
    episode.selesai = None if luar else bacaan.pada
    episode.save(update_fields=["penyimpangan", "selesai"])


@transaction.atomic
def atur_batas(isi: IsianBatas, *, oleh: Akun) -> BatasLingkungan:
    """Menetapkan batas baru; bacaan lama tetap dengan batas yang menilainya.

    Raises TidakBerwenang, BacaanKeliru. Dasar: infrastruktur.ruang_server
    """
    check_mengatur(oleh)
    if isi.suhu_maks <= isi.suhu_min or isi.lembap_maks <= isi.lembap_min:
        raise BacaanKeliru("Batas atas harus lebih besar daripada batas bawah.")
    batas = BatasLingkungan.objects.create(
        suhu_min=isi.suhu_min,
        suhu_maks=isi.suhu_maks,
        lembap_min=isi.lembap_min,
        lembap_maks=isi.lembap_maks,
        jeda_jam=isi.jeda_jam,
        alasan=isi.alasan,
        dibuat_oleh=oleh,
    )
    catat(batas, "batas_lingkungan.diubah", oleh=oleh)
    return batas


@transaction.atomic
def periksa_hari(lokasi: Lokasi, hari: date) -> bool:
    """Mencatat temuan bila pada hari kerja itu tidak ada satu pun bacaan; dapat diulang.

    Returns whether it is new. Dasar: infrastruktur.ruang_server
    """
    if bacaan_antara(lokasi, awal_hari(hari), awal_hari(hari + ONE_DAY)).exists():
        return False
    penanda = f"{lokasi.pk}:{hari.isoformat()}"
    rincian = "Tidak ada satu pun bacaan hari itu."
    return catat_temuan(JenisTemuan.TANPA_BACAAN, lokasi, hari, penanda=penanda, rincian=rincian)


@transaction.atomic
def terbitkan_lembar(lokasi_id: int, bulan: date, *, oleh: Akun) -> LembarRuangServer:
    """Menerbitkan lembar kondisi sebuah bulan yang sudah berakhir, sekali.

    `bulan` is its first day. Raises TidakBerwenang, LembarBelumDapatTerbit. Dasar: infrastruktur.ruang_server
    """
    check_melayani(oleh)
    if bulan >= hari_ini().replace(day=1):
        raise LembarBelumDapatTerbit(
            "Bulan itu belum berakhir. Terbitkan sesudah tanggal 1 bulan berikutnya."
        )
    lokasi = ruang_server().get(pk=lokasi_id)
    lembar, baru = LembarRuangServer.objects.get_or_create(
        lokasi=lokasi, bulan=bulan, defaults={"diterbitkan_oleh": oleh}
    )
    if not baru:
        raise LembarBelumDapatTerbit("Lembar bulan itu sudah terbit. Unduh dari daftar lembar.")
    isi = isi_lembar(lokasi, bulan, oleh=oleh)
    jenis = JenisNaskah.LEMBAR_RUANG_SERVER
    lembar.naskah = terbitkan(jenis, lembar, isi, oleh=oleh, penanda_tangan=str(oleh))
    lembar.save(update_fields=["naskah"])
    catat(lembar, "lembar_ruang_server.diterbitkan", oleh=oleh)
    return lembar
