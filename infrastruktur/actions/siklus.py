"""One round of asking: who is due is asked all at once, then all of it is stored in one short transaction."""

import os
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from infrastruktur.actions.bacaan import simpan_bacaan
from infrastruktur.actions.penilaian import nilai_siklus
from infrastruktur.enums.pantau import JenisSasaran, PeranSasaran
from infrastruktur.models import Sasaran, Siklus
from infrastruktur.pemantau import Hasil, Tanya, tanya
from infrastruktur.policies.sasaran import RahasiaKosong, is_jatuh_tempo, selesaikan

KUNCI_SIKLUS = 7_301_301  # advisory lock of a session: one round at a time, whoever runs it
KODE_INANG = "portal"


@dataclass(frozen=True, slots=True)
class RingkasanSiklus:
    """What a round came to. One that found another at work asked nothing: `is_dilewati`."""

    mulai: datetime
    hasil: tuple[Hasil, ...] = ()
    bacaan: int = 0
    is_dilewati: bool = False

    @property
    def gagal(self) -> int:
        """How many targets did not answer."""
        return sum(1 for satu in self.hasil if satu.galat)


def jalankan_siklus(
    now: datetime, hanya: Collection[str] = (), *, semua: bool = False, tunggu: int = 0
) -> RingkasanSiklus:
    """Menanyai sasaran yang sudah waktunya, menyimpan jawabannya, lalu menilainya.

    `hanya`: these codes only; `semua`: whether due or not; `tunggu`: for how many seconds to wait for a round
    that is running. Nothing overlaps: while another runs the answer is one that was passed over.
    Dasar: infrastruktur.pantau_harian
    """
    with _sendirian(tunggu) as boleh:
        if not boleh:
            return RingkasanSiklus(now, is_dilewati=True)
        awal = time.monotonic()
        pastikan_inang()
        giliran = pilih_sasaran(now, hanya, semua=semua)
        siklus = Siklus.objects.create(mulai=now, sasaran=len(giliran))
        hasil = tanyai(giliran)
        with transaction.atomic():
            bacaan = simpan_bacaan(giliran, hasil, now=now)
            siklus.selesai = now + timedelta(seconds=time.monotonic() - awal)
            siklus.gagal, siklus.bacaan = sum(1 for satu in hasil if satu.galat), len(bacaan)
            siklus.save(update_fields=["selesai", "gagal", "bacaan"])
        nilai_siklus(bacaan, now=now)
        return RingkasanSiklus(now, tuple(hasil), len(bacaan))


def pilih_sasaran(now: datetime, hanya: Collection[str] = (), *, semua: bool = False) -> list[Sasaran]:
    """The active targets whose turn it is, of these codes if any are named."""
    aktif = Sasaran.objects.aktif().order_by("pk")
    if hanya:
        aktif = aktif.filter(kode__in=hanya)
    return [satu for satu in aktif if semua or is_jatuh_tempo(satu, now)]


def tanyai(giliran: Sequence[Sasaran]) -> list[Hasil]:
    """Ask these targets and nothing else; one whose secret is not set answers with that sentence."""
    ditanya, gagal = [], []
    for satu in giliran:
        try:
            ditanya.append(_tanya_untuk(satu))
        except RahasiaKosong as galat:
            gagal.append(Hasil(satu.kode, timezone.now(), 0.0, galat=str(galat)))
    return [*tanya(ditanya), *gagal]


def _tanya_untuk(sasaran: Sasaran) -> Tanya:
    return Tanya(
        kode=sasaran.kode,
        jenis=JenisSasaran(sasaran.jenis),
        alamat=sasaran.alamat,
        opsi=selesaikan(sasaran.opsi, os.environ),
        batas=float(sasaran.batas_detik),
    )


def pastikan_inang() -> None:
    """Have this host among the targets: it is watched from the first round on."""
    if not Sasaran.objects.aktif().filter(jenis=JenisSasaran.INANG).exists():
        inang = Sasaran(
            kode=KODE_INANG,
            nama="Server portal ini",
            jenis=JenisSasaran.INANG,
            peran=PeranSasaran.LAIN,
        )
        Sasaran.objects.bulk_create([inang], ignore_conflicts=True)


@contextmanager
def _sendirian(tunggu: int) -> Iterator[bool]:
    """Hold the lock of rounds in this session; False where another has it. A killed process gives it back."""
    if not _ambil_kunci(tunggu):
        yield False
        return
    try:
        yield True
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [KUNCI_SIKLUS])


def _ambil_kunci(tunggu: int) -> bool:
    with connection.cursor() as cursor:
        if not tunggu:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [KUNCI_SIKLUS])
            return bool(cursor.fetchone()[0])
    try:
        # The time-out is the transaction's; the lock outlives it, being the session's.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{tunggu}s"])
            cursor.execute("SELECT pg_advisory_lock(%s)", [KUNCI_SIKLUS])
    except OperationalError:
        return False
    return True
