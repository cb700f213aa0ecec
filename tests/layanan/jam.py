"""Logs of tickets for the clocks, without a database: a calendar with Ramadan, cuti bersama and half days."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from layanan.enums.tiket import JenisPeristiwa, StatusTiket
from layanan.policies.jam import Peristiwa, Sasaran
from lpse.kalender import KalenderKerja, Rezim
from tests.lpse.test_kalender import KALENDER, jendela, wib

P, S = JenisPeristiwa, StatusTiket
JAM, MENIT = timedelta(hours=1), timedelta(minutes=1)
SETENGAH_HARI = Rezim(date(2026, 6, 8), date(2026, 6, 19), tuple(jendela(("08:00", "12:00"), hari=range(5))))
SETAHUN = KalenderKerja(
    KALENDER.zona, (*KALENDER.rezim, SETENGAH_HARI), KALENDER.libur, KALENDER.dari, KALENDER.sampai
)
SASARAN = (
    Sasaran(30 * MENIT, 4 * JAM),
    Sasaran(60 * MENIT, selesai_hari=1),
    Sasaran(2 * JAM, selesai_hari=5),
    Sasaran(2 * JAM, selesai=37 * JAM),
)
# What may happen in each status, and what the ticket then is.
LANGKAH: dict[str, tuple[tuple[str, str], ...]] = {
    S.TERCATAT: ((P.DIAMBIL, S.DITANGANI), (P.CATATAN_INTERNAL, S.TERCATAT), (P.DIBALAS, S.TERCATAT)),
    S.DITANGANI: (
        (P.DIBALAS, S.DITANGANI),
        (P.DIMINTA_KETERANGAN, S.MENUNGGU_PENGGUNA),
        (P.DITERUSKAN, S.MENUNGGU_LKPP),
        (P.DISELESAIKAN, S.SELESAI),
        (P.MENERIMA_GABUNGAN, S.DITANGANI),
        (P.DIPERPANJANG, S.DITANGANI),
        (P.STANDAR_DIGANTI, S.DITANGANI),
        (P.LUAR_KEWENANGAN, S.LUAR_KEWENANGAN),
    ),
    S.LUAR_KEWENANGAN: ((P.DIBUKA_KEMBALI, S.DITANGANI),),
    S.MENUNGGU_PENGGUNA: (
        (P.DIJAWAB_PENGGUNA, S.DITANGANI),
        (P.STANDAR_DIGANTI, S.MENUNGGU_PENGGUNA),
        (P.DIGABUNG, S.DIGABUNG),
    ),
    S.MENUNGGU_LKPP: ((P.DIJAWAB_LKPP, S.DITANGANI), (P.DIPERPANJANG, S.MENUNGGU_LKPP)),
    S.SELESAI: ((P.BELUM_SELESAI, S.DITANGANI), (P.DITUTUP, S.DITUTUP)),
    S.DITUTUP: ((P.DIBUKA_KEMBALI, S.DITANGANI),),
    S.DIGABUNG: ((P.CATATAN_INTERNAL, S.DIGABUNG),),
}


def catat(pada: datetime, sasaran: Sasaran = SASARAN[0]) -> Peristiwa:
    """The event a ticket begins with."""
    return Peristiwa(pada, 1, P.DICATAT, S.TERCATAT, sasaran)


def lanjut(log: list[Peristiwa], sesudah: timedelta, jenis: str, status: str, **isi: object) -> None:
    """One more event, so long after the last."""
    terakhir = log[-1]
    log.append(Peristiwa(terakhir.pada + sesudah, terakhir.urut + 1, jenis, status, **isi))  # type: ignore[arg-type]


def susun(mulai: datetime, sasaran: Sasaran, langkah: Sequence[tuple[timedelta, int]]) -> list[Peristiwa]:
    """A log as the acts would leave it: each step waits, then takes one of the ways open there."""
    log = [catat(mulai, sasaran)]
    for tunggu, pilihan in langkah:
        cara = LANGKAH[log[-1].status]
        jenis, status = cara[pilihan % len(cara)]
        isi: dict[str, object] = {}
        if jenis == P.STANDAR_DIGANTI:
            isi["sasaran"] = SASARAN[pilihan % len(SASARAN)]
        if jenis == P.DIPERPANJANG:
            isi["perpanjangan"] = (1 + pilihan % 40) * JAM
        lanjut(log, tunggu, jenis, status, **isi)
    return log


def log_acak(acak: random.Random) -> list[Peristiwa]:
    """A log of up to ten events over some weeks of 2026; some fall on one instant."""
    mulai = wib("2026-01-02 00:00") + timedelta(seconds=acak.randrange(200 * 86_400))
    langkah = [
        (timedelta(microseconds=acak.choice((0, acak.randrange(3 * 86_400_000_000)))), acak.randrange(1000))
        for _ in range(acak.randrange(10))
    ]
    return susun(mulai, acak.choice(SASARAN), langkah)
