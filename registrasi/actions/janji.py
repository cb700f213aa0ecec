"""Appointments: booked, moved, cancelled by the applicant or for them; kept or missed at the counter.

Locks are taken in one order: the registration, then the slot, then the appointment.
"""

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun
from lpse.pemberitahuan import beritahukan
from lpse.waktu import hari_ini
from registrasi.alur.janji import ALUR_JANJI
from registrasi.enums.janji import StatusJanji, TindakanJanji
from registrasi.models import JanjiTemu, Pendaftaran, SlotLoket
from registrasi.policies.janji import (
    SlotTidakTersedia,
    SudahAdaJanji,
    check_belum_mulai,
    check_dapat_memesan,
    check_hari_datang,
    check_sudah_mulai,
)
from registrasi.policies.penonaktifan import check_tidak_nonaktif

S, T = StatusJanji, TindakanJanji
Kursi = tuple[SlotLoket, int]
KADALUWARSA = "Kehadiran tidak dicatat sampai harinya berakhir."
KOLOM_AKHIR = ("status", "diakhiri_pada", "diakhiri_oleh", "alasan")


@transaction.atomic
def pesan_janji(pk: int, *, oleh: Akun, slot: str) -> JanjiTemu:
    """Memesan waktu untuk memperlihatkan dokumen asli; oleh pemohon, atau atas permintaannya oleh petugas.

    `pk` is the registration's, `slot` a slot's code. The same slot asked for twice is booked once. Raises
    TidakBerwenang, AksesDiakhiri, TindakanTertutup, TidakPerluJanji, SudahAdaJanji, SlotTidakTersedia.
    Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    check_dapat_memesan(pendaftaran, pendaftaran.dokumen.all(), oleh)
    hidup = pendaftaran.janji.hidup().select_related("slot").first()
    if hidup and hidup.slot.tanggal < hari_ini():
        lewatkan_janji(hidup.pk)
        hidup = None
    if hidup and hidup.slot.kode == slot:
        return hidup
    if hidup:
        raise SudahAdaJanji(hidup)
    return _tempatkan(pendaftaran, _kunci_kursi(slot), oleh)


def _kunci_kursi(kode: str) -> Kursi:
    """The slot, locked, with its lowest free seat. Raises SlotTidakTersedia; a lost race ends there too."""
    slot = SlotLoket.objects.select_for_update().filter(kode=kode).first()
    kursi = _kursi_kosong(slot) if slot and not slot.is_mulai and slot.ditutup_pada is None else None
    if slot is None or kursi is None:
        raise SlotTidakTersedia(list(SlotLoket.objects.tersedia()[:3]))
    return slot, kursi


def _kursi_kosong(slot: SlotLoket) -> int | None:
    terisi = set(slot.janji.menempati().values_list("kursi", flat=True))
    return next((kursi for kursi in range(1, slot.kapasitas + 1) if kursi not in terisi), None)


def _tempatkan(
    pendaftaran: Pendaftaran, tempat: Kursi, oleh: Akun, lama: JanjiTemu | None = None
) -> JanjiTemu:
    """Take a free seat of a locked slot, and confirm; `lama` is the appointment it takes over from."""
    slot, kursi = tempat
    janji = JanjiTemu(pendaftaran=pendaftaran, slot=slot, kursi=kursi, dipesan_oleh=oleh)
    janji.uid, janji.urutan = (lama.uid, lama.urutan + 1) if lama else (janji.kode, 0)
    janji.save()
    peristiwa = "janji_dipindah" if lama else "janji_dipesan"
    catat(pendaftaran, f"pendaftaran.{peristiwa}", oleh=oleh, janji=janji.pk, slot=slot.pk)
    _beritahukan(janji, "registrasi/janji_dipesan")
    return janji


def _beritahukan(janji: JanjiTemu, templat: str) -> None:
    akun = janji.pendaftaran.akun
    beritahukan(templat, kepada=akun.email, kunci=f"{templat}:{janji.pk}", akun=akun, objek=janji)


def _kunci_janji(pk: int) -> JanjiTemu:
    """The appointment, its registration locked before it."""
    pendaftaran_id = JanjiTemu.objects.values_list("pendaftaran_id", flat=True).get(pk=pk)
    pendaftaran = Pendaftaran.objects.lock(pendaftaran_id)
    janji = JanjiTemu.objects.lock(pk)
    janji.pendaftaran = pendaftaran
    return janji


def _akhiri(janji: JanjiTemu, status: StatusJanji, oleh: Akun | None, alasan: str = "") -> None:
    janji.status, janji.diakhiri_pada, janji.diakhiri_oleh = status, timezone.now(), oleh
    janji.alasan = alasan
    janji.save(update_fields=KOLOM_AKHIR)


@transaction.atomic
def pindahkan_janji(pk: int, *, oleh: Akun, slot: str) -> JanjiTemu:
    """Memindahkan janji temu ke waktu lain sebelum waktunya tiba; kursi yang lama bebas.

    Returns the new one, or the old when it is there already. Raises TidakBerwenang, TindakanTertutup,
    AksesDiakhiri, JanjiSudahMulai, SlotTidakTersedia: then the old one stands.
    Dasar: registrasi.verifikasi_dokumen
    """
    kode_lama, pendaftaran_id = JanjiTemu.objects.values_list("slot__kode", "pendaftaran_id").get(pk=pk)
    pendaftaran = Pendaftaran.objects.lock(pendaftaran_id)
    tujuan = _kunci_kursi(slot) if slot != kode_lama else None
    janji = JanjiTemu.objects.lock(pk)
    ALUR_JANJI.check(janji, T.PINDAHKAN if janji.is_milik(oleh) else T.PINDAHKAN_LOKET, oleh)
    check_tidak_nonaktif(pendaftaran.akun)
    check_belum_mulai(janji)
    if tujuan is None:
        return janji
    _akhiri(janji, S.DIPINDAH, oleh)
    return _tempatkan(pendaftaran, tujuan, oleh, janji)


@transaction.atomic
def batalkan_janji(pk: int, *, oleh: Akun) -> JanjiTemu:
    """Membatalkan janji temu sebelum waktunya tiba; kursinya bebas.

    Raises TidakBerwenang, TindakanTertutup, JanjiSudahMulai. Dasar: registrasi.verifikasi_dokumen
    """
    janji = _kunci_janji(pk)
    ALUR_JANJI.check(janji, T.BATALKAN if janji.is_milik(oleh) else T.BATALKAN_LOKET, oleh)
    check_belum_mulai(janji)
    _akhiri(janji, S.DIBATALKAN, oleh)
    catat(janji.pendaftaran, "pendaftaran.janji_dibatalkan", oleh=oleh, janji=pk)
    _beritahukan(janji, "registrasi/janji_dibatalkan")
    return janji


def lepas_janji(pendaftaran: Pendaftaran, alasan: str) -> None:
    """Membatalkan janji temu pendaftaran yang berakhir, di dalam transaksi tindakan yang mengakhirinya.

    The registration is locked. One whose time has come stays for the counter to note.
    Dasar: registrasi.verifikasi_dokumen
    """
    hidup = pendaftaran.janji.hidup().filter(slot__mulai__gt=timezone.now()).first()
    if hidup is None:
        return
    janji = JanjiTemu.objects.lock(hidup.pk)
    if janji.status != S.DIPESAN:
        # The closing of its slot, which asks nobody for the registration, came first.
        return
    ALUR_JANJI.check(janji, T.LEPAS, None)
    _akhiri(janji, S.DIBATALKAN, None, alasan)
    catat(pendaftaran, "pendaftaran.janji_dilepas", janji=janji.pk)
    _beritahukan(janji, "registrasi/janji_dibatalkan")


def batalkan_karena_tutup(slot: SlotLoket, *, oleh: Akun | None, alasan: str) -> int:
    """Membatalkan semua janji pada waktu yang ditutup, di dalam transaksi penutupannya. Returns how many.

    Each applicant is told why, and where to choose again. Dasar: registrasi.pelayanan
    """
    hidup = JanjiTemu.objects.hidup().filter(slot=slot).select_related("pendaftaran__akun")
    daftar = list(hidup.select_for_update(of=("self",)).order_by("pk"))
    for janji in daftar:
        ALUR_JANJI.check(janji, T.TUTUP if oleh else T.LEPAS, oleh)
        _akhiri(janji, S.DIBATALKAN, oleh, alasan)
        catat(janji.pendaftaran, "pendaftaran.janji_ditutup", oleh=oleh, janji=janji.pk)
        _beritahukan(janji, "registrasi/janji_ditutup")
    return len(daftar)


@transaction.atomic
def hadirkan_janji(pk: int, *, oleh: Akun) -> JanjiTemu:
    """Mencatat bahwa pemohon hadir; juga bila sudah tercatat tidak hadir.

    Raises TidakBerwenang, TindakanTertutup, BelumWaktunya before its day.
    Dasar: registrasi.verifikasi_dokumen
    """
    janji = _kunci_janji(pk)
    ALUR_JANJI.check(janji, T.HADIRKAN, oleh)
    check_hari_datang(janji)
    _akhiri(janji, S.HADIR, oleh)
    catat(janji.pendaftaran, "pendaftaran.janji_hadir", oleh=oleh, janji=pk)
    return janji


@transaction.atomic
def tidak_hadirkan_janji(pk: int, *, oleh: Akun) -> JanjiTemu:
    """Mencatat bahwa pemohon tidak hadir; ia dapat memesan waktu lain.

    Raises TidakBerwenang, TindakanTertutup, BelumWaktunya. Dasar: registrasi.verifikasi_dokumen
    """
    janji = _kunci_janji(pk)
    ALUR_JANJI.check(janji, T.TIDAK_HADIRKAN, oleh)
    check_sudah_mulai(janji)
    _akhiri(janji, S.TIDAK_HADIR, oleh)
    catat(janji.pendaftaran, "pendaftaran.janji_tidak_hadir", oleh=oleh, janji=pk)
    _beritahukan(janji, "registrasi/janji_terlewat")
    return janji


@transaction.atomic
def lewatkan_janji(pk: int) -> bool:
    """Menutup janji yang harinya berakhir tanpa catatan, supaya pemohon dapat memesan lagi.

    Returns whether it was due. Dasar: registrasi.verifikasi_dokumen
    """
    janji = _kunci_janji(pk)
    if janji.status != S.DIPESAN or janji.slot.tanggal >= hari_ini():
        return False
    ALUR_JANJI.check(janji, T.LEWATKAN, None)
    _akhiri(janji, S.TIDAK_HADIR, None, KADALUWARSA)
    catat(janji.pendaftaran, "pendaftaran.janji_terlewat", janji=pk)
    return True


@transaction.atomic
def ingatkan_janji(pk: int) -> bool:
    """Mengingatkan pemohon akan janji temunya, sekali. Returns whether a reminder was due.

    Dasar: registrasi.verifikasi_dokumen
    """
    janji = JanjiTemu.objects.lock(pk)
    if janji.status != S.DIPESAN or janji.diingatkan_pada or janji.slot.is_mulai:
        return False
    janji.diingatkan_pada = timezone.now()
    janji.save(update_fields=["diingatkan_pada"])
    catat(janji.pendaftaran, "pendaftaran.janji_diingatkan", janji=pk)
    _beritahukan(janji, "registrasi/janji_diingatkan")
    return True
