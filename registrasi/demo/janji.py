"""A counter that is open, and invented applicants who come today and on the days after."""

from datetime import time

from lpse.models import Akun
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.models import Pendaftaran, SlotLoket

LOKET_BUKA, LOKET_TUTUP = time(8), time(15)
HARI_KERJA = range(5)
# How many of the next free times lie between one invented applicant and the next.
JARAK = 3


def isi_demo_janji() -> None:
    """Lay down the schedule, and book for the submitted registrations through the acts that people use."""
    kepala = Akun.objects.get(user_id="kepala")
    for hari in HARI_KERJA:
        actions.tambah_jadwal(
            oleh=kepala,
            hari=hari,
            mulai=LOKET_BUKA,
            selesai=LOKET_TUTUP,
            menit=30,
            kapasitas=2,
            berlaku_dari=hari_ini(),
        )
    pemohon = Pendaftaran.objects.menunggu_verifikasi().select_related("akun")
    waktu = list(SlotLoket.objects.tersedia()[: JARAK * 10 : JARAK])
    for pendaftaran, slot in zip(pemohon[:4], waktu, strict=False):
        actions.pesan_janji(pendaftaran.pk, oleh=pendaftaran.akun, slot=slot.kode)
