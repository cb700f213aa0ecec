"""The acts on a meeting: planned, changed, invited to, held, called off.

`pada` is for the demo, whose past needs dates.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import cabut, terbitkan
from lpse.pemberitahuan import beritahukan
from sekretariat.alur.rapat import ALUR_RAPAT
from sekretariat.enums.rapat import JenisRapat, StatusRapat
from sekretariat.enums.rapat import TindakanRapat as T
from sekretariat.models import PesertaRapat, Rapat
from sekretariat.naskah.rapat import isi_undangan
from sekretariat.policies.rapat import (
    check_jadwal,
    check_kelola,
    check_pembina,
    check_sudah_mulai,
    check_ubah,
    check_undang,
)

SURAT_UNDANGAN = "sekretariat/undangan_rapat"
# What those invited have to know of when it changes.
DIKABARKAN = {"topik", "mulai", "selesai", "tempat", "tautan"}


@transaction.atomic
def rencanakan_rapat(
    *, oleh: Akun, jenis: str, mulai: datetime, selesai: datetime, pembina: str = "", **kolom: Any
) -> Rapat:
    """Merencanakan rapat koordinasi atau pembinaan.

    `kolom`: topik, acara, tempat, tautan, pemimpin. Raises TidakBerwenang, WaktuRapatKeliru, PembinaKurang.
    Dasar: sekretariat.koordinasi
    """
    check_kelola(oleh)
    check_jadwal(mulai, selesai)
    pembina = pembina if jenis == JenisRapat.PEMBINAAN else ""
    check_pembina(jenis, pembina)
    kolom |= {"mulai": mulai, "selesai": selesai, "pembina": pembina}
    rapat = Rapat.objects.create(jenis=jenis, dibuat_oleh=oleh, **kolom)
    catat(rapat, "rapat.direncanakan", oleh=oleh, jenis=jenis)
    return rapat


@transaction.atomic
def ubah_rapat(pk: int, *, oleh: Akun, **kolom: Any) -> Rapat:
    """Mengubah rencana rapat; yang sudah diundang diberi tahu, dengan berkas kalender yang baru.

    Raises TidakBerwenang, TindakanTertutup, WaktuRapatKeliru, PembinaKurang. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    check_ubah(rapat, oleh)
    if kolom.get("jenis", rapat.jenis) != JenisRapat.PEMBINAAN:
        kolom["pembina"] = ""
    berubah = [nama for nama, nilai in kolom.items() if getattr(rapat, nama) != nilai]
    for nama in berubah:
        setattr(rapat, nama, kolom[nama])
    check_jadwal(rapat.mulai, rapat.selesai)
    check_pembina(rapat.jenis, rapat.pembina)
    rapat.diubah_pada = timezone.now()
    if rapat.status == StatusRapat.DIUNDANG and DIKABARKAN & set(berubah):
        rapat.urutan += 1
        _terbitkan_undangan(rapat, oleh)
    rapat.save()
    catat(rapat, "rapat.diubah", oleh=oleh, kolom=berubah)
    return rapat


@transaction.atomic
def undang_rapat(pk: int, *, oleh: Akun, pada: datetime | None = None) -> Rapat:
    """Mengundang semua peserta: Surat Undangan bernomor terbit, surat elektronik membawa berkas kalender.

    Raises TidakBerwenang, TindakanTertutup, BelumAdaPeserta, WaktuRapatKeliru. Dasar: sekretariat.koordinasi
    """
    rapat, now = Rapat.objects.lock(pk), pada or timezone.now()
    transisi = ALUR_RAPAT.check(rapat, T.UNDANG, oleh)
    check_undang(rapat, rapat.peserta.count(), now)
    rapat.status, rapat.diubah_pada = transisi.ke, now
    _terbitkan_undangan(rapat, oleh)
    rapat.save(update_fields=["status", "diubah_pada", "naskah"])
    catat(rapat, "rapat.diundang", oleh=oleh, peserta=rapat.peserta.count())
    return rapat


@transaction.atomic
def selesaikan_rapat(pk: int, *, oleh: Akun) -> Rapat:
    """Mencatat rapat sudah berlangsung; sesudah itu kehadiran dan notulanya dilengkapi.

    Raises TidakBerwenang, TindakanTertutup, WaktuRapatKeliru. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    transisi = ALUR_RAPAT.check(rapat, T.SELESAIKAN, oleh)
    check_sudah_mulai(rapat, timezone.now())
    rapat.status = transisi.ke
    rapat.save(update_fields=["status"])
    catat(rapat, "rapat.selesai", oleh=oleh)
    return rapat


@transaction.atomic
def batalkan_rapat(pk: int, *, oleh: Akun, alasan_batal: str) -> Rapat:
    """Membatalkan rapat; yang sudah diundang diberi tahu dan kalendernya dikosongkan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.koordinasi
    """
    rapat = Rapat.objects.lock(pk)
    transisi = ALUR_RAPAT.check(rapat, T.BATALKAN, oleh)
    diundang = rapat.status == StatusRapat.DIUNDANG
    rapat.status, rapat.alasan_batal, rapat.diubah_pada = transisi.ke, alasan_batal, timezone.now()
    rapat.urutan += 1
    rapat.save(update_fields=["status", "alasan_batal", "diubah_pada", "urutan"])
    if diundang:
        cabut(rapat, oleh=oleh, alasan=alasan_batal)
        kabari(rapat, list(rapat.peserta.all()))
    catat(rapat, "rapat.dibatalkan", oleh=oleh)
    return rapat


def _terbitkan_undangan(rapat: Rapat, oleh: Akun) -> None:
    """A letter and a mail to each; one that was issued before is no longer in force. Part of an act."""
    if rapat.naskah is not None:
        cabut(rapat, oleh=oleh, alasan="Diganti undangan yang baru.")
    isi, tanda = isi_undangan(rapat), str(rapat.pemimpin)
    rapat.naskah = terbitkan(JenisNaskah.UNDANGAN, rapat, isi, oleh=oleh, penanda_tangan=tanda)
    kabari(rapat, list(rapat.peserta.select_related("akun")))


def kabari(rapat: Rapat, peserta: list[PesertaRapat]) -> None:
    """A mail about the meeting as it is now to each who has an address; part of an act."""
    for satu in peserta:
        surel = satu.akun.email if satu.akun else satu.email
        if surel:
            kunci = f"rapat:{rapat.pk}:{rapat.urutan}:{satu.pk}"
            beritahukan(
                SURAT_UNDANGAN,
                kepada=surel,
                kunci=kunci,
                akun=satu.akun,
                objek=rapat,
                data={"urutan": rapat.urutan},
            )
