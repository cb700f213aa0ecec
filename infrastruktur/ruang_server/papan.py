"""Today's board: how each room is, who is inside, what waits, what is amiss; and following it up."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from infrastruktur.actions import kunjungan_ruang
from infrastruktur.actions.temuan_ruang import tindaklanjuti_temuan
from infrastruktur.enums.ruang_server import JenisTemuan, StatusIzin
from infrastruktur.forms.ruang_server import BertugasForm, TindakLanjutForm
from infrastruktur.models import AksesTetap, IzinRuangServer, KunjunganRuangServer, TemuanRuang
from infrastruktur.policies.ruang_server import (
    belum_ada_pemutus,
    boleh_lihat_izin,
    is_berjeda,
    is_lewat_waktu,
)
from infrastruktur.queries.lingkungan import bacaan_terakhir, batas_kini, episode_terbuka
from infrastruktur.queries.ruang_server import akses_berlaku, di_dalam, pemutus, ruang_server, temuan_terbuka
from infrastruktur.ruang_server.bersama import PAPAN
from lpse.kalender import ONE_DAY, kalender
from lpse.models import Akun
from lpse.peran import LAYANI_RUANG_SERVER
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import awal_hari, hari_ini, setempat

TAMPIL = 20


@require_safe
def papan(request: HttpRequest) -> HttpResponse:
    """The rooms for everyone who watches machines; visitors for those who may read who visits."""
    oleh = petugas(request)
    konteks: dict[str, Any] = {"ruang": _ruang(), "dasar": profil().dasar("infrastruktur.ruang_server")}
    if boleh_lihat_izin(oleh):
        konteks |= _pengunjung(oleh)
    return tampilkan(
        request,
        "admin/infrastruktur/ruang_server/papan.html",
        "Ruang server",
        melayani=oleh.has_perm(LAYANI_RUANG_SERVER),
        standar=profil().infrastruktur.standar_pusat_data,
        **konteks,
    )


def _ruang() -> list[dict[str, Any]]:
    """Every room with its newest reading, its spell and whether nobody has looked for too long."""
    now, batas, kerja = timezone.now(), batas_kini(), kalender()
    episode = {e.lokasi_id: e for e in episode_terbuka()}
    hasil = []
    for lokasi in ruang_server()[:TAMPIL]:
        bacaan = bacaan_terakhir(lokasi.pk)
        jeda = is_berjeda(bacaan.pada if bacaan else None, now, batas, kerja)
        hasil.append({"lokasi": lokasi, "bacaan": bacaan, "jeda": jeda, "episode": episode.get(lokasi.pk)})
    return hasil


def _pengunjung(oleh: Akun) -> dict[str, Any]:
    now = timezone.now()
    besok = awal_hari(hari_ini() + ONE_DAY)
    izin = IzinRuangServer.objects.select_related("lokasi")
    menunggu = izin.filter(status=StatusIzin.DIAJUKAN).order_by("rencana_masuk")[:TAMPIL]
    tiba = izin.filter(status=StatusIzin.DISETUJUI, rencana_masuk__lt=besok).order_by("rencana_masuk")[
        :TAMPIL
    ]
    dalam = list(di_dalam()[: 2 * TAMPIL])
    return {
        "lihat_izin": True,
        "menunggu": menunggu,
        "tiba": tiba,
        "dalam": [(k, _terlambat(k)) for k in dalam],
        "akses_saya": _akses_saya(oleh, dalam),
        "temuan": temuan_terbuka().order_by("-pk")[:TAMPIL],
        "halangan": "" if pemutus().exists() else belum_ada_pemutus(),
        "now": now,
    }


def _terlambat(kunjungan: KunjunganRuangServer) -> str:
    """What is wrong with somebody's still being inside; "" while nothing is."""
    if kunjungan.izin and is_lewat_waktu(kunjungan.izin, timezone.now()):
        return JenisTemuan.LEWAT_WAKTU.label
    if setempat(kunjungan.masuk_pada).date() < hari_ini():
        return JenisTemuan.LEWAT_HARI.label
    return ""


def _akses_saya(oleh: Akun, dalam: Iterable[KunjunganRuangServer]) -> list[AksesTetap]:
    """The officer's own entries of the access list through which they are not inside now."""
    sedang = {k.akses_id for k in dalam}
    return [akses for akses in akses_berlaku().filter(akun=oleh) if akses.pk not in sedang]


# --- Steps from the board ----------------------------------------------------------------------------


@require_POST
def masuk_bertugas(request: HttpRequest, kode: str) -> HttpResponse:
    """Go in on duty; 404 for somebody else's entry of the list."""
    oleh = petugas(request)
    akses = get_object_or_404(AksesTetap, kode=kode, akun=oleh)
    form = BertugasForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tulis keperluannya, lalu tekan Catat masuk lagi.")
    elif tindak(
        request,
        akses,
        "masuk",
        lambda: kunjungan_ruang.masuk_bertugas(akses.pk, oleh=oleh, keperluan=form.cleaned_data["keperluan"]),
    ):
        messages.success(request, "Anda tercatat masuk. Catat keluar ketika selesai.")
    return redirect(f"admin:{PAPAN}")


@require_POST
def keluar_bertugas(request: HttpRequest, kode: str) -> HttpResponse:
    """Note that an officer of the list left."""
    oleh = petugas(request)
    kunjungan = get_object_or_404(KunjunganRuangServer, kode=kode, akses__isnull=False)
    if tindak(request, kunjungan, "keluar", lambda: kunjungan_ruang.keluar_bertugas(kunjungan.pk, oleh=oleh)):
        messages.success(request, "Tercatat keluar.")
    return redirect(f"admin:{PAPAN}")


@require_POST
def tindak_lanjut(request: HttpRequest, kode: str) -> HttpResponse:
    """Say what was done about a finding."""
    temuan = get_object_or_404(TemuanRuang, kode=kode)
    form, oleh = TindakLanjutForm(request.POST), petugas(request)
    if not form.is_valid():
        messages.error(request, "Tulis apa yang sudah dilakukan, lalu simpan lagi.")
    elif tindak(
        request,
        temuan,
        "tindaklanjuti",
        lambda: tindaklanjuti_temuan(temuan.pk, oleh=oleh, **form.cleaned_data),
    ):
        messages.success(request, "Tindak lanjut dicatat.")
    return redirect(f"admin:{PAPAN}")
