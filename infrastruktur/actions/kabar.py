"""Telling the officers: what is due for a group in one message; who takes care of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from infrastruktur.enums.pantau import Keadaan
from infrastruktur.enums.penilaian import JenisKabar
from infrastruktur.models import ButirKabar, Kabar, Siaga
from infrastruktur.policies.kepak import TUNDA_MEMBAIK, Ingatan, is_berkepak, kabar_perlu, persen_berubah
from infrastruktur.policies.penilaian import kelompok_kabar
from infrastruktur.queries.denyut import is_penjaga_tidur
from infrastruktur.queries.kabar import kabar_sejam, menunggu_kabar, perubahan_terakhir
from infrastruktur.queries.pemeliharaan import dalam_pemeliharaan
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_PEMANTAUAN

SURAT_KABAR = "infrastruktur/kabar"


class TidakPerluDitangani(AturanDilanggar):
    """The series is well, or somebody takes care of it already."""


def siagakan(deret_ids: Iterable[int]) -> None:
    """Remember from now on what is told of these series; within the caller's transaction."""
    Siaga.objects.bulk_create([Siaga(deret_id=pk) for pk in sorted(deret_ids)], ignore_conflicts=True)


@transaction.atomic
def kabari(deret_ids: Sequence[int], *, now: datetime) -> list[Kabar]:
    """Mengabari petugas tentang deret yang keadaannya berbeda dari kabar terakhir; satu kabar per kelompok.

    What runs or has just ended maintenance says nothing: once it is over, what is compares with what was
    told before. Returns the notices made.
    Dasar: infrastruktur.pantau_harian
    """
    siaga = _terkunci(deret_ids)
    butir: dict[tuple[str, int], list[ButirKabar]] = defaultdict(list)
    for satu, jenis in _perlu(siaga, now):
        deret = satu.deret
        _ingat(satu, jenis, now)
        butir[kelompok_kabar(deret.sasaran)].append(
            ButirKabar(
                deret=deret,
                jenis=jenis,
                keadaan=deret.keadaan,
                sejak=deret.sejak,
                nilai=deret.nilai,
                pada=now,
            )
        )
    Siaga.objects.bulk_update(
        siaga,
        [
            *("dikabari", "tingkat", "dikabari_pada", "berkepak_sejak", "kepak_dikabari"),
            *("dipelihara_pada", "ditangani_oleh", "ditangani_pada"),
        ],
    )
    return [_kirim(nama, daftar, now) for (nama, _), daftar in butir.items()]


def kabari_yang_menunggu(now: datetime) -> int:
    """Each minute: tell what has become due by time alone. Returns how many notices were made."""
    return len(kabari(menunggu_kabar(now), now=now))


def _terkunci(deret_ids: Sequence[int]) -> list[Siaga]:
    """What is remembered of these series, locked in order."""
    if not deret_ids:
        return []
    siaga = Siaga.objects.filter(deret__in=deret_ids).order_by("deret_id")
    pks = list(siaga.select_for_update(no_key=True).values_list("pk", flat=True))
    return list(siaga.filter(pk__in=pks).select_related("deret__sasaran"))


def _perlu(siaga: Sequence[Siaga], now: datetime) -> list[tuple[Siaga, JenisKabar]]:
    """What is due of these; whether each flaps and is still taken care of is noted on the way."""
    pks = [satu.deret_id for satu in siaga]
    balik, kabar = perubahan_terakhir(siaga, now), kabar_sejam(pks, now)
    dipelihara = dalam_pemeliharaan(now)
    # While the watcher itself sleeps, silence says nothing of the machines.
    tidur = is_penjaga_tidur(now)
    hasil = []
    for satu in siaga:
        _perbarui(satu, balik, dipelihara, now)
        # For a while after maintenance too: what was switched on again needs its readings.
        diam = satu.dipelihara_pada is not None and now - satu.dipelihara_pada < TUNDA_MEMBAIK
        jenis = None if diam else kabar_perlu(_ingatan(satu, kabar.get(satu.deret_id, ())), now)
        if jenis is not None and not (tidur and jenis == JenisKabar.HILANG):
            hasil.append((satu, jenis))
    return hasil


def _perbarui(
    siaga: Siaga, balik: Mapping[int, Sequence[datetime]], dipelihara: Collection[int], now: datetime
) -> None:
    deret = siaga.deret
    if deret.sasaran_id in dipelihara:
        siaga.dipelihara_pada = now
    persen = persen_berubah(balik.get(deret.pk, ()), deret.sasaran.jeda_menit, now)
    berkepak = is_berkepak(siaga.berkepak_sejak is not None, persen)
    siaga.berkepak_sejak = (siaga.berkepak_sejak or now) if berkepak else None
    if deret.keadaan == Keadaan.BAIK:
        siaga.ditangani_oleh = siaga.ditangani_pada = None


def _ingatan(siaga: Siaga, kabar: Sequence[datetime]) -> Ingatan:
    return Ingatan(
        keadaan=siaga.deret.keadaan,
        sejak=siaga.deret.sejak,
        dikabari=siaga.dikabari,
        tingkat=siaga.tingkat,
        dikabari_pada=siaga.dikabari_pada,
        kabar=kabar,
        berkepak=siaga.berkepak_sejak is not None,
        kepak_dikabari=siaga.kepak_dikabari,
        ditangani=siaga.ditangani_pada is not None,
    )


def _ingat(siaga: Siaga, jenis: JenisKabar, now: datetime) -> None:
    siaga.dikabari, siaga.dikabari_pada = siaga.deret.keadaan, now
    siaga.kepak_dikabari = siaga.berkepak_sejak is not None
    if siaga.dikabari != Keadaan.TIDAK_DIKETAHUI:
        siaga.tingkat = siaga.dikabari


def _kirim(kelompok: str, butir: list[ButirKabar], now: datetime) -> Kabar:
    """Write one notice and a mail to each officer, in the transaction of what it tells."""
    kabar = Kabar.objects.create(kelompok=kelompok, pada=now)
    for satu in butir:
        satu.kabar = kabar
    ButirKabar.objects.bulk_create(butir)
    for akun in pemegang_izin(KELOLA_PEMANTAUAN):
        beritahukan(
            SURAT_KABAR, kepada=akun.email, kunci=f"kabar:{kabar.pk}:{akun.pk}", akun=akun, objek=kabar
        )
    return kabar


@transaction.atomic
def tangani(deret_pk: int, *, oleh: Akun) -> Siaga:
    """Menyatakan diri menangani satu deret yang tidak baik; pengingat hariannya berhenti.

    Raises TidakBerwenang, TidakPerluDitangani. It ends by itself once the series is well.
    Dasar: infrastruktur.pantau_harian
    """
    if not oleh.has_perm(KELOLA_PEMANTAUAN):
        raise TidakBerwenang
    siagakan([deret_pk])
    siaga = kunci(Siaga.objects.all(), Siaga.objects.get(deret=deret_pk).pk, "deret", "ditangani_oleh")
    if siaga.deret.keadaan == Keadaan.BAIK:
        raise TidakPerluDitangani("Keadaannya sudah baik kembali.")
    if siaga.ditangani_oleh is not None:
        raise TidakPerluDitangani(f"Sudah ditangani {siaga.ditangani_oleh}.")
    siaga.ditangani_oleh, siaga.ditangani_pada = oleh, timezone.now()
    siaga.save(update_fields=["ditangani_oleh", "ditangani_pada"])
    catat(siaga.deret, "deret.ditangani", oleh=oleh)
    return siaga
