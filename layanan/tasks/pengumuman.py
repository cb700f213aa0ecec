"""Announcements by the clock: shown and ended when due, letters in pieces, stale requests gone."""

import time

from celery import shared_task
from django.utils import timezone

from layanan.actions import bukti_pengumuman, langganan, pengumuman_terencana
from layanan.actions import pengumuman as tindakan
from layanan.models import BuktiPemberitahuan, LayananDipantau, Pengumuman
from layanan.models.pengumuman import PengumumanQuerySet
from layanan.queries.pengumuman import alamat_terakhir
from lpse.background import enqueue
from lpse.sumbangan import Pengumum, PengumumRencana, sumbangan

# Of each minute on the slow queue, where backups wait as well.
DETIK_SURAT = 20.0
PALING_BANYAK = 50
RETENSI = "Surel pelanggan pengumuman: sampai Anda berhenti berlangganan, lalu dihapus."


@shared_task(name="layanan.surati_pengumuman")
def surati_pengumuman(pk: int) -> None:
    """Put letters into the outbox piece by piece for at most so long; the next minute goes on."""
    sampai = time.monotonic() + DETIK_SURAT
    while bukti_pengumuman.surati_pelanggan(pk) and time.monotonic() < sampai:
        pass


def detak_pengumuman() -> None:
    """Each minute: show and end what is due, hand over unfinished letters, drop requests nobody confirmed."""
    now = timezone.now()
    for pk in Pengumuman.objects.harus_tayang(now).values_list("pk", flat=True)[:PALING_BANYAK]:
        tindakan.tayangkan_terjadwal(pk)
    for pk in Pengumuman.objects.harus_berakhir(now).values_list("pk", flat=True)[:PALING_BANYAK]:
        tindakan.akhiri_terjadwal(pk)
    for pk in BuktiPemberitahuan.objects.belum_disurati().values_list("pk", flat=True)[:PALING_BANYAK]:
        enqueue("layanan.surati_pengumuman", pk, queue="lama")
    langganan.hapus_langganan_menunggu()


def gangguan_berjalan() -> PengumumanQuerySet:
    """Disturbances that the public is told of now."""
    return Pengumuman.objects.berjalan(timezone.now()).filter(jenis="gangguan")


def layanan_dipantau() -> list[tuple[str, str]]:
    """Code and name of the services shown to the public."""
    return list(LayananDipantau.objects.filter(dipakai=True).values_list("kode", "nama"))


def daftarkan() -> None:
    """Register the minute's work, the figures, what is kept, and the way in which other units announce."""
    sumbangan.detak.append(detak_pengumuman)
    sumbangan.hitungan |= {
        "lpse_gangguan_berjalan": gangguan_berjalan,
        "lpse_pengumuman_belum_disurati": BuktiPemberitahuan.objects.belum_disurati,
    }
    sumbangan.retensi["langganan_pengumuman"] = RETENSI
    rencana = PengumumRencana(
        pengumuman_terencana.rencanakan,
        pengumuman_terencana.jadwalkan_ulang,
        pengumuman_terencana.perpanjang,
        pengumuman_terencana.batalkan,
        alamat_terakhir,
    )
    sumbangan.pengumum = Pengumum(tindakan.buka_gangguan, tindakan.tutup_gangguan, layanan_dipantau, rencana)
