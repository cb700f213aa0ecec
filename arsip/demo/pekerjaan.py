"""Backups in the demo: a week of nights on the server before this one, one of which failed.

Told by the acts with their past dates, without an engine. Nothing of it is stored here, and no page may say
so: the repository stayed behind, its backups are gone, and the first real one is a button away.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from django.utils import timezone

from arsip.actions.kerja import Hasil
from arsip.actions.pekerjaan import ambil, antrekan, gagalkan, selesaikan
from arsip.actions.sesudah_pulih import catat_hilang
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal
from arsip.models import Cadangan, Pekerjaan, Sumber
from arsip.models.cadangan import PORTAL
from arsip.policies.jadwal import Jadwal, giliran_terakhir
from lpse.models import Jejak
from lpse.waktu import zona

HARI, MENIT = timedelta(days=1), timedelta(minutes=1)
# Eight: on a Monday before its drill the last one was a week ago, and had a backup of the night before it.
MALAM, YANG_GAGAL = 8, 3
# Less than the demo really holds, table by table: the first real backup must not look like a loss.
TABEL, BERKAS_AWAL, BERKAS_SEMALAM = "public.lpse_jejak", 8, 1
UKURAN_BARIS, UKURAN_BERKAS = 130, 21_000


def isi_demo_pekerjaan() -> None:
    """The portal's nights, the last of them this morning; then the move to this machine."""
    sumber = Sumber.objects.select_related("repositori").get(kode=PORTAL)
    jadwal = Jadwal(sumber.selang_jam, sumber.mulai_pukul)
    akhir = giliran_terakhir(jadwal, timezone.now(), zona())
    for urut in range(MALAM):
        giliran = akhir - (MALAM - 1 - urut) * HARI
        pekerjaan = antrekan(
            JenisPekerjaan.CADANGKAN, sumber.repositori, sumber=sumber, giliran=giliran, pada=giliran
        )
        if pekerjaan is None or ambil(pekerjaan.pk, pada=giliran) is None:
            continue
        if urut == YANG_GAGAL:
            keterangan = "Ruang di cadangan-kerja tinggal 3 MB, sedangkan perlu 81 MB. Kosongkan sebagian."
            gagalkan(pekerjaan.pk, SebabGagal.DISK_PENUH, keterangan, pada=giliran + MENIT)
        else:
            selesaikan(pekerjaan.pk, _hasil(urut, giliran), pada=giliran + (2 + urut % 3) * MENIT)
    catat_hilang(sumber.repositori)


def _hasil(urut: int, giliran: datetime) -> Hasil:
    """A night's backup: a little more than the night before, most of it stored already."""
    baris = Jejak.objects.count() * (MALAM + urut) // (2 * MALAM)
    berkas = BERKAS_AWAL + urut * BERKAS_SEMALAM
    dump, pohon = baris * UKURAN_BARIS, berkas * UKURAN_BERKAS
    manifes = {
        "versi": 1,
        "sumber": PORTAL,
        "saat": giliran.isoformat(),
        "basis_data": {
            "baris": {TABEL: baris},
            "migrasi": [],
            "versi_server": 18,
            "ukuran": dump,
            "sidik": "",
        },
        "berkas": {"berkas": berkas, "ukuran": pohon, "contoh": {}},
    }
    baru = dump + pohon if urut == 0 else BERKAS_SEMALAM * UKURAN_BERKAS

    def tulis(pekerjaan: Pekerjaan, now: datetime) -> None:
        assert pekerjaan.sumber is not None  # a constraint
        pekerjaan.cadangan = Cadangan.objects.create(
            sumber=pekerjaan.sumber,
            repositori=pekerjaan.repositori,
            snapshot=sha256(pekerjaan.kode.encode()).hexdigest(),
            dari_saat=giliran,
            manifes=manifes,
            baris=baris,
            berkas=berkas,
            ukuran=dump + pohon,
            ukuran_baru=baru,
        )

    return Hasil({"baris": baris, "berkas": berkas, "ukuran baru": baru}, tulis)
