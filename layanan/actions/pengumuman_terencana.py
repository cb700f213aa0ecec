"""Maintenance announced on behalf of another unit. What users were told is never written over.

A new time is a new announcement: the one before is called off with the reason, and the archive keeps both.
A longer stay is an update of the one that runs. `pada` is for the demo, whose past needs a date.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from layanan.actions.pengumuman import (
    PANJANG_JUDUL,
    akhirkan,
    kabarkan,
    satu_per_satu,
    tayang_sejak,
)
from layanan.alur.pengumuman import ALUR_PENGUMUMAN
from layanan.enums.pengumuman import JenisPembaruan, JenisPengumuman, StatusPengumuman
from layanan.enums.pengumuman import TindakanPengumuman as T
from layanan.models import LayananDipantau, Pengumuman
from layanan.policies.pengumuman import LayananTidakDikenal, check_lengkap, check_perkiraan
from layanan.queries.pengumuman import lupakan
from lpse.jejak import catat
from lpse.waktu import waktu

S = StatusPengumuman


@transaction.atomic
def rencanakan(
    layanan_kode: Iterable[str],
    judul: str,
    isi: str,
    mulai: datetime,
    selesai: datetime,
    *,
    sumber: str,
    kunci: str,
    pada: datetime | None = None,
) -> str:
    """Mengumumkan pemeliharaan terencana atas nama unit lain; mengembalikan kode pengumumannya.

    Idempotent: while one with this `kunci` is shown, that one is returned and nothing is told again. Raises
    LayananTidakDikenal, PengumumanBelumLengkap, WaktuPengumumanKeliru.
    Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    satu_per_satu(kunci)
    if tayang := _yang_tayang(kunci):
        return tayang.kode
    layanan = _layanan(layanan_kode)
    baru = Pengumuman(sumber=sumber, kunci=kunci, isi=isi, mulai=mulai, perkiraan_selesai=selesai)
    baru.judul = Truncator(judul).chars(PANJANG_JUDUL)
    return _tayangkan(baru, layanan, pada or timezone.now()).kode


@transaction.atomic
def jadwalkan_ulang(kunci: str, mulai: datetime, selesai: datetime, alasan: str) -> str:
    """Mengumumkan waktu yang baru: yang lama dibatalkan dengan alasannya, penggantinya tayang.

    Returns the new announcement's code. Raises Pengumuman.DoesNotExist where none was ever shown, and as
    `rencanakan`. Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    satu_per_satu(kunci)
    now, lama = timezone.now(), _terakhir(kunci)
    if lama.status == S.TAYANG:
        _batalkan(lama, f"Dijadwalkan ulang: {waktu(mulai)} sampai {waktu(selesai)}. {alasan}", now)
    return _tayangkan(_salinan(lama, lama.isi, mulai, selesai), list(lama.layanan.all()), now).kode


@transaction.atomic
def perpanjang(kunci: str, selesai: datetime, isi: str) -> str:
    """Memberitahukan bahwa pemeliharaan yang berjalan selesai lebih lambat; mengembalikan kodenya.

    An announcement whose time has run out is not raised again: another one takes its place. Raises
    Pengumuman.DoesNotExist, WaktuPengumumanKeliru. Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    satu_per_satu(kunci)
    now, pengumuman = timezone.now(), _terakhir(kunci)
    check_perkiraan(selesai, now)
    if pengumuman.is_lewat:
        if pengumuman.status == S.TAYANG and pengumuman.berakhir_pada:
            ALUR_PENGUMUMAN.check(pengumuman, T.AKHIRI_OTOMATIS, None)
            akhirkan(pengumuman, "", pengumuman.berakhir_pada, pengumuman.berakhir_pada, oleh=None)
        baru = _salinan(pengumuman, isi, pengumuman.mulai or now, selesai)
        return _tayangkan(baru, list(pengumuman.layanan.all()), now).kode
    ALUR_PENGUMUMAN.check(pengumuman, T.PERBARUI_OTOMATIS, None)
    pengumuman.perkiraan_kini = pengumuman.berakhir_pada = selesai
    pengumuman.diperbarui_pada = now
    pengumuman.save(update_fields=["perkiraan_kini", "berakhir_pada", "diperbarui_pada"])
    kabarkan(pengumuman, JenisPembaruan.PEMBARUAN, isi, now, oleh=None, perkiraan_selesai=selesai)
    return pengumuman.kode


@transaction.atomic
def batalkan(kunci: str, isi: str) -> bool:
    """Menarik pengumuman pemeliharaan yang batal; False bila tidak ada yang tayang.

    Dasar: infrastruktur.pengumuman_pemeliharaan
    """
    satu_per_satu(kunci)
    tayang = _yang_tayang(kunci)
    if tayang is None:
        return False
    _batalkan(Pengumuman.objects.lock(tayang.pk), isi, timezone.now())
    return True


def _yang_tayang(kunci: str) -> Pengumuman | None:
    return Pengumuman.objects.filter(kunci=kunci, status=S.TAYANG).first()


def _terakhir(kunci: str) -> Pengumuman:
    """The last announcement of this matter, locked."""
    pk = Pengumuman.objects.filter(kunci=kunci).order_by("-pk").values_list("pk", flat=True)[:1]
    return Pengumuman.objects.lock(pk.get())


def _layanan(kode: Iterable[str]) -> list[LayananDipantau]:
    """The services with these codes. Raises LayananTidakDikenal."""
    diminta = set(kode)
    layanan = list(LayananDipantau.objects.filter(kode__in=diminta))
    if asing := diminta - {satu.kode for satu in layanan}:
        raise LayananTidakDikenal(min(asing))
    return layanan


def _salinan(semula: Pengumuman, isi: str, mulai: datetime, selesai: datetime) -> Pengumuman:
    """The same matter with another time, not stored yet."""
    return Pengumuman(
        sumber=semula.sumber,
        kunci=semula.kunci,
        judul=semula.judul,
        isi=isi,
        mulai=mulai,
        perkiraan_selesai=selesai,
    )


def _tayangkan(baru: Pengumuman, layanan: list[LayananDipantau], pada: datetime) -> Pengumuman:
    baru.jenis, baru.dibuat_pada = JenisPengumuman.PEMELIHARAAN, pada
    baru.save()
    baru.layanan.set(layanan)
    check_lengkap(baru, pada)
    ALUR_PENGUMUMAN.check(baru, T.TAYANGKAN_OTOMATIS, None)
    return tayang_sejak(baru, pada, oleh=None)


def _batalkan(pengumuman: Pengumuman, isi: str, now: datetime) -> None:
    """Call a shown one off, and tell why: part of an act, which holds the lock."""
    ALUR_PENGUMUMAN.check(pengumuman, T.BATALKAN_OTOMATIS, None)
    kabarkan(pengumuman, JenisPembaruan.BATAL, isi, now, oleh=None)
    pengumuman.status = S.DIBATALKAN
    pengumuman.berakhir_pada = pengumuman.diperbarui_pada = now
    pengumuman.save(update_fields=["status", "berakhir_pada", "diperbarui_pada"])
    catat(pengumuman, "pengumuman.dibatalkan")
    transaction.on_commit(lupakan, robust=True)
