"""Warnings before a promise is broken: at 75 % and at 100 % of its working time, in working time only."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from layanan.enums.tiket import BERJALAN
from layanan.models import PenontonTiket, Tiket
from layanan.policies.jam import Jam, hitung
from layanan.queries.tenggat import TiketJam, berkelompok, peristiwa_tiket, semua_sasaran
from lpse.kalender import DiLuarKalender, KalenderKerja, kalender, kalender_versi
from lpse.models import Akun, Pemberitahuan, VersiKalender
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import ATUR_LAYANAN, LAYANI_TIKET

RESPONS, SELESAI = "respons", "selesai"
MENDEKAT, LEWAT = 75, 100  # percent of the working time promised
SURAT = {MENDEKAT: "layanan/tenggat_mendekat", LEWAT: "layanan/tenggat_lewat"}


class Peringatan(NamedTuple):
    """One clock of one ticket that has come so far towards this deadline."""

    tiket: int
    jam: str
    tingkat: int
    tenggat: datetime

    def kunci(self, akun: Akun) -> str:
        """Unique: a deadline that moves is warned of anew, anything else once."""
        return f"tenggat:{self.tiket}:{self.jam}:{self.tingkat}:{self.tenggat:%Y%m%d%H%M%S}:{akun.pk}"


def peringatkan_tenggat() -> int:
    """Memperingatkan petugas dan pengikut tiket yang tenggatnya mendekat atau lewat; kepala bila lewat.

    Outside working time nothing is said: whoever could act sleeps. Returns how many mails are new.
    Dasar: layanan.kendala_teknis
    """
    now, kerja = timezone.now(), kalender()
    if not kerja.is_kerja(now):
        return 0
    berjalan = Tiket.objects.filter(status__in=BERJALAN)
    return sum(
        _beritahu(list(_peringatan([t for t in kelompok if _mungkin(t, kerja, now)], now)))
        for kelompok in berkelompok(berjalan)
    )


def _mungkin(tiket: TiketJam, kerja: KalenderKerja, now: datetime) -> bool:
    """Whether so much may be used up: cheap, and never wrong to say yes.

    No more than all the time since it was recorded was used, so three times what is left must fit into that.
    """
    tenggat = [s for s in (tiket.tenggat_selesai, None if tiket.respons_pada else tiket.tenggat_respons) if s]
    try:
        sudah = kerja.elapsed(tiket.dibuka_pada, now)
        return any(sudah >= 3 * kerja.elapsed(now, saat) for saat in tenggat)
    except DiLuarKalender:
        return True


def _peringatan(tiket: Sequence[TiketJam], now: datetime) -> Iterator[Peringatan]:
    versi = {satu.pk: satu.versi_kalender for satu in tiket}
    for pk, peristiwa in peristiwa_tiket(list(versi), semua_sasaran() if versi else {}):
        try:
            jam = hitung(peristiwa, kalender_versi(versi[pk]), now)
        except (DiLuarKalender, VersiKalender.DoesNotExist):
            continue  # the nightly comparison tells of it
        yield from _tingkat(pk, jam)


def _tingkat(pk: int, jam: Jam) -> Iterator[Peringatan]:
    """The higher of the two warnings that each running clock has come to."""
    ukuran = [(SELESAI, jam.selesai_terpakai, jam.sasaran_selesai, jam.tenggat_selesai)]
    if jam.respons_pada is None:
        ukuran.append((RESPONS, jam.respons_terpakai, jam.sasaran_respons, jam.tenggat_respons))
    for nama, terpakai, sasaran, tenggat in ukuran:
        persen = terpakai * 100 // sasaran if sasaran > timedelta(0) else LEWAT
        if tenggat is not None and persen >= MENDEKAT:
            yield Peringatan(pk, nama, LEWAT if persen >= LEWAT else MENDEKAT, tenggat)


def _beritahu(semua: list[Peringatan]) -> int:
    """Put what nobody was told of yet into the outbox."""
    if not semua:
        return 0
    surat = {p.kunci(akun): (p, akun) for p, akun in _pasangan(semua)}
    sudah = Pemberitahuan.objects.filter(kunci__in=surat).values_list("kunci", flat=True)
    baru = surat.keys() - set(sudah)
    with transaction.atomic():
        for kunci in sorted(baru):
            peringatan, akun = surat[kunci]
            beritahukan(
                SURAT[peringatan.tingkat],
                kepada=akun.email,
                kunci=kunci,
                akun=akun,
                objek=Tiket(pk=peringatan.tiket),
                data={"jam": peringatan.jam, "pada": peringatan.tenggat.isoformat()},
            )
    return len(baru)


def _pasangan(semua: list[Peringatan]) -> Iterator[tuple[Peringatan, Akun]]:
    """Each warning with everybody it is for."""
    pks = {p.tiket for p in semua}
    pemegang = dict(_akun(Tiket.objects.filter(pk__in=pks, ditugaskan_kepada__is_active=True)))
    penonton = PenontonTiket.objects.filter(tiket_id__in=pks, akun__is_active=True).select_related("akun")
    pengikut: dict[int, list[Akun]] = {}
    for satu in penonton:
        pengikut.setdefault(satu.tiket_id, []).append(satu.akun)
    # A ticket in nobody's hands concerns everybody who could take it.
    semua_petugas, kepala = list(pemegang_izin(LAYANI_TIKET)), list(pemegang_izin(ATUR_LAYANAN))
    for p in semua:
        utama = [pemegang[p.tiket]] if p.tiket in pemegang else semua_petugas
        for akun in {*utama, *pengikut.get(p.tiket, []), *(kepala if p.tingkat == LEWAT else [])}:
            yield p, akun


def _akun(tiket: "QuerySet[Tiket]") -> Iterator[tuple[int, Akun]]:
    for satu in tiket.select_related("ditugaskan_kepada"):
        if satu.ditugaskan_kepada:
            yield satu.pk, satu.ditugaskan_kepada
