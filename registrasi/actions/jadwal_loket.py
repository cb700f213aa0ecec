"""The counter's schedule and slots: kept by the head, cut by the calendar, closed when nobody can serve."""

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.serentak import isian_berubah
from lpse.waktu import hari_ini
from registrasi.actions.janji import batalkan_karena_tutup
from registrasi.models import JadwalLoket, SlotLoket
from registrasi.policies.janji import check_boleh_mengatur, check_melayani
from registrasi.policies.pendaftaran import PerluAlasan
from registrasi.policies.slot_loket import slot_ditawarkan

TIDAK_DITAWARKAN = "Jadwal loket atau hari kerja pada hari itu berubah."


class JadwalBertumpuk(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Sudah ada jadwal pada hari dan jam itu untuk petugas yang sama. "
            "Ubah jam, masa berlaku, atau petugasnya."
        )


class JadwalBerubah(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Jadwal ini sudah diubah orang lain sejak halaman ini dibuka. Periksa lagi, lalu simpan."
        )


def tambah_jadwal(*, oleh: Akun, **kolom: Any) -> JadwalLoket:
    """Menetapkan satu jadwal loket; waktu yang dapat dipesan langsung tersedia.

    Raises TidakBerwenang, JadwalBertumpuk. Dasar: registrasi.pelayanan
    """
    check_boleh_mengatur(oleh)
    jadwal = JadwalLoket(**kolom)
    _simpan(jadwal, "jadwal_loket.ditambah", oleh)
    siapkan_slot()
    return jadwal


def ubah_jadwal(pk: int, *, oleh: Akun, tanda: str | None = None, **kolom: Any) -> JadwalLoket:
    """Mengubah kapasitas, petugas, atau akhir masa sebuah jadwal; yang sudah memesan diberi tahu bila batal.

    `kolom` are of JadwalLoket.DAPAT_DIUBAH; `tanda` is the mark of the form. Raises TidakBerwenang,
    JadwalBerubah, JadwalBertumpuk. Dasar: registrasi.pelayanan
    """
    check_boleh_mengatur(oleh)
    with transaction.atomic():
        jadwal = JadwalLoket.objects.select_for_update().get(pk=pk)
        berubah = [nama for nama, nilai in kolom.items() if getattr(jadwal, nama) != nilai]
        if tanda is not None and isian_berubah(tanda, {nama: getattr(jadwal, nama) for nama in berubah}):
            raise JadwalBerubah
        for nama in berubah:
            setattr(jadwal, nama, kolom[nama])
        if berubah:
            _simpan(jadwal, "jadwal_loket.diubah", oleh, bidang=berubah)
    # Each slot in a transaction of its own: holding several, this would lock out those who book meanwhile.
    siapkan_slot()
    return jadwal


def _simpan(jadwal: JadwalLoket, peristiwa: str, oleh: Akun, **rincian: object) -> None:
    jadwal.updated_at = timezone.now()
    try:
        with transaction.atomic():
            jadwal.save()
            catat(jadwal, peristiwa, oleh=oleh, **rincian)
    except IntegrityError as galat:
        if "jadwal_loket_tidak_tumpang_tindih" in str(galat):
            raise JadwalBertumpuk from galat
        raise


def siapkan_slot() -> int:
    """Menyediakan waktu yang dapat dipesan untuk hari-hari mendatang, menurut jadwal dan kalender kerja.

    Run again it changes nothing. A slot that the schedule no longer offers is deleted; one that somebody had
    booked is closed, and they are told. Returns how many slots changed. Dasar: registrasi.pelayanan
    """
    jadwal = JadwalLoket.objects.exclude(berlaku_sampai__lt=hari_ini())
    ingin = {k: s for k, s in slot_ditawarkan(jadwal, kalender()).items() if not s.is_mulai}
    ada = {(s.jadwal_id, s.mulai): s for s in SlotLoket.objects.filter(mulai__gt=timezone.now())}
    baru = [slot for kunci, slot in ingin.items() if kunci not in ada]
    SlotLoket.objects.bulk_create(baru, ignore_conflicts=True)
    usang = [s for kunci, s in ada.items() if kunci not in ingin and s.ditutup_pada is None]
    beda = [(s, ingin[kunci]) for kunci, s in ada.items() if kunci in ingin and _is_beda(s, ingin[kunci])]
    return len(baru) + sum(_singkirkan(s.pk) for s in usang) + sum(_sesuaikan(s.pk, kini) for s, kini in beda)


def _is_beda(slot: SlotLoket, ingin: SlotLoket) -> bool:
    lain = (slot.kapasitas, slot.petugas_id) != (ingin.kapasitas, ingin.petugas_id)
    return lain or _is_ditutup_sistem(slot)


def _is_ditutup_sistem(slot: SlotLoket) -> bool:
    return slot.ditutup_pada is not None and slot.ditutup_oleh_id is None


@transaction.atomic
def _singkirkan(pk: int) -> bool:
    """Take a slot off the offer: without a trace where nobody ever booked it, else closed."""
    slot = SlotLoket.objects.select_for_update().filter(pk=pk, ditutup_pada__isnull=True).first()
    if slot is None:
        return False
    if not slot.janji.exists():
        slot.delete()
        return True
    _tutup(slot, None, TIDAK_DITAWARKAN)
    return True


@transaction.atomic
def _sesuaikan(pk: int, ingin: SlotLoket) -> bool:
    """Give a slot the schedule's capacity and officer; whoever has booked keeps their place.

    A lower capacity moves them to the lowest seats, and holds from the first seat that nobody takes.
    """
    slot = SlotLoket.objects.select_for_update().filter(pk=pk).first()
    if slot is None:
        return False
    duduk = list(slot.janji.menempati().select_for_update().order_by("kursi"))
    for kursi, janji in enumerate(duduk, start=1):
        if janji.kursi != kursi:
            janji.kursi = kursi
            janji.save(update_fields=["kursi"])
    semula = (slot.kapasitas, slot.petugas_id, slot.ditutup_pada)
    slot.kapasitas, slot.petugas_id = max(ingin.kapasitas, len(duduk)), ingin.petugas_id
    if _is_ditutup_sistem(slot):
        slot.ditutup_pada, slot.alasan_tutup = None, ""
    if semula == (slot.kapasitas, slot.petugas_id, slot.ditutup_pada):
        return False
    slot.save()
    return True


@transaction.atomic
def tutup_slot(kode: Collection[str], *, oleh: Akun, alasan: str) -> list[SlotLoket]:
    """Menutup waktu loket, misalnya karena petugas sakit; yang sudah memesan diberi tahu dan memilih lagi.

    `kode` names the slots; those begun or closed already are passed over. Raises TidakBerwenang, PerluAlasan.
    Dasar: registrasi.pelayanan
    """
    check_melayani(oleh)
    if not alasan.strip():
        raise PerluAlasan("Tulis alasannya. Yang sudah memesan membacanya di surat.")
    terbuka = SlotLoket.objects.terbuka().filter(kode__in=kode)
    # All slots before the first appointment: whoever moves one locks in that order too.
    slot = list(terbuka.select_for_update().order_by("pk"))
    for satu in slot:
        _tutup(satu, oleh, alasan.strip())
    return slot


def _tutup(slot: SlotLoket, oleh: Akun | None, alasan: str) -> None:
    slot.ditutup_pada, slot.ditutup_oleh, slot.alasan_tutup = timezone.now(), oleh, alasan
    slot.save(update_fields=["ditutup_pada", "ditutup_oleh", "alasan_tutup"])
    batal = batalkan_karena_tutup(slot, oleh=oleh, alasan=alasan)
    catat(slot, "slot_loket.ditutup", oleh=oleh, batal=batal)


@transaction.atomic
def buka_slot(kode: str, *, oleh: Akun) -> SlotLoket:
    """Membuka lagi waktu yang ditutup; yang tadinya memesan memilih lagi bila masih mau.

    Raises TidakBerwenang, AturanDilanggar for one that has begun. Dasar: registrasi.pelayanan
    """
    check_melayani(oleh)
    slot = SlotLoket.objects.select_for_update().get(kode=kode)
    if slot.is_mulai:
        raise AturanDilanggar("Waktu ini sudah lewat.")
    if slot.ditutup_pada is not None:
        slot.ditutup_pada, slot.ditutup_oleh, slot.alasan_tutup = None, None, ""
        slot.save(update_fields=["ditutup_pada", "ditutup_oleh", "alasan_tutup"])
        catat(slot, "slot_loket.dibuka", oleh=oleh)
    return slot
