"""What the server room shows on the officers' start page."""

from django.http import HttpRequest
from django.utils import timezone

from infrastruktur.enums.ruang_server import StatusIzin
from infrastruktur.models import IzinRuangServer
from infrastruktur.policies.ruang_server import is_berjeda, is_pemutus
from infrastruktur.queries.lingkungan import bacaan_terakhir, batas_kini, episode_terbuka
from infrastruktur.queries.ruang_server import ruang_server, temuan_terbuka
from infrastruktur.ruang_server.bersama import IZIN, PAPAN, url
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.paging import hitung_sampai
from lpse.peran import LAYANI_RUANG_SERVER
from lpse.sumbangan import Isi
from lpse.waktu import waktu


def kartu_putusan(request: HttpRequest, akun: Akun) -> Isi | None:
    """Requests that wait for this person's decision; None where none waits."""
    if not is_pemutus(akun):
        return None
    menunggu = IzinRuangServer.objects.filter(status=StatusIzin.DIAJUKAN)
    terdekat = menunggu.order_by("rencana_masuk").first()
    if terdekat is None:
        return None
    return {
        "judul": "Izin ruang server menunggu putusan",
        "angka": hitung_sampai(menunggu),
        "keterangan": f"paling dekat: {terdekat.sebutan_masa}",
        "perlu_perhatian": terdekat.rencana_masuk <= timezone.now(),
        "url": f"{url(IZIN)}?status={StatusIzin.DIAJUKAN}",
        "tautan": "Putuskan izin",
    }


def kartu_ruang(request: HttpRequest, akun: Akun) -> Isi | None:
    """What is amiss: a room that is not normal, findings, or nobody having looked; None while all is well."""
    if not akun.has_perm(LAYANI_RUANG_SERVER):
        return None
    temuan, episode = temuan_terbuka(), episode_terbuka().first()
    ada = temuan.order_by("-pk").first()
    keterangan = (
        f"{episode.lokasi.nama} tidak normal: {episode.sebutan_penyimpangan.lower()}"
        if episode
        else ada.get_jenis_display().lower()
        if ada
        else _jeda()
    )
    if not keterangan:
        return None
    return {
        "judul": "Ruang server perlu perhatian",
        "angka": hitung_sampai(temuan),
        "keterangan": keterangan,
        "perlu_perhatian": True,
        "url": url(PAPAN),
        "tautan": "Buka papan ruang server",
    }


def _jeda() -> str:
    """Since when a room has not been read, where that is too long; "" otherwise."""
    now, batas, kerja = timezone.now(), batas_kini(), kalender()
    for lokasi in ruang_server():
        bacaan = bacaan_terakhir(lokasi.pk)
        if bacaan and is_berjeda(bacaan.pada, now, batas, kerja):
            return f"tidak ada bacaan {lokasi.nama} sejak {waktu(bacaan.pada)}"
    return ""
