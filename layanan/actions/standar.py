"""Setting the service standard and the priority table; taking open tickets over where that was chosen."""

import time
from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet

from layanan.actions.peristiwa import tulis_peristiwa
from layanan.enums.tiket import JenisPeristiwa
from layanan.models import ButirStandar, MatriksPrioritas, StandarLayanan, Tiket
from layanan.policies.standar import SEMUA_PASANGAN, IsiButir, isi_standar
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import ATUR_LAYANAN

SEBATCH, DETIK_TERAPKAN = 200, 20.0


class StandarBerubah(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Standar sudah diganti orang lain sejak halaman ini dibuka. Muat ulang, lalu periksa."
        )


class TidakAdaPerubahan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tidak ada yang berubah, jadi tidak ada versi baru.")


def _check_berwenang(oleh: Akun) -> None:
    if not oleh.has_perm(ATUR_LAYANAN):
        raise TidakBerwenang


@transaction.atomic
def tetapkan_standar(
    isi: Mapping[tuple[str, str], IsiButir], *, oleh: Akun, dasar: str, bagi_terbuka: bool, semula: int
) -> StandarLayanan:
    """Menetapkan versi berikut standar layanan, berlaku saat itu bagi tiket baru.

    `isi` holds every pair of kind and priority; `semula` is the version the officer saw. Open tickets keep
    theirs unless `bagi_terbuka`. Raises TidakBerwenang, StandarBerubah, TidakAdaPerubahan.
    Dasar: layanan.kendala_teknis, sekretariat.standar_prosedur
    """
    _check_berwenang(oleh)
    terakhir = StandarLayanan.objects.select_for_update(of=("self",)).latest("nomor")
    if terakhir.nomor != semula:
        raise StandarBerubah
    if set(isi) != set(SEMUA_PASANGAN):
        raise AturanDilanggar("Standar harus memuat setiap jenis pada setiap prioritas.")
    lama = isi_standar(terakhir)
    berubah = sorted(":".join(pasangan) for pasangan, butir in isi.items() if lama[pasangan] != butir)
    if not berubah:
        raise TidakAdaPerubahan
    baru = _tulis(semula + 1, isi, oleh, dasar, bagi_terbuka=bagi_terbuka)
    catat(baru, "standar.ditetapkan", oleh=oleh, berubah=berubah, bagi_terbuka=bagi_terbuka)
    return baru


def _tulis(
    nomor: int, isi: Mapping[tuple[str, str], IsiButir], oleh: Akun, dasar: str, *, bagi_terbuka: bool
) -> StandarLayanan:
    baru = StandarLayanan.objects.create(
        nomor=nomor, dasar=dasar, ditetapkan_oleh=oleh, bagi_terbuka=bagi_terbuka
    )
    ButirStandar.objects.bulk_create(
        ButirStandar(
            standar=baru,
            jenis=jenis,
            prioritas=prioritas,
            respons_menit=butir.respons_menit,
            selesai_menit=butir.selesai_menit,
            selesai_hari=butir.selesai_hari,
        )
        for (jenis, prioritas), butir in isi.items()
    )
    return baru


@transaction.atomic
def atur_matriks(isi: Mapping[tuple[str, str], str], *, oleh: Akun) -> list[str]:
    """Mengatur prioritas tiap urgensi dan dampak, bagi tiket yang dicatat atau diubah sesudahnya.

    Returns the pairs that changed. Raises TidakBerwenang. Dasar: layanan.kendala_teknis
    """
    _check_berwenang(oleh)
    berubah = []
    for baris in MatriksPrioritas.objects.select_for_update().order_by("pk"):
        baru = isi[baris.urgensi, baris.dampak]
        if baris.prioritas != baru:
            baris.prioritas = baru
            baris.save(update_fields=["prioritas"])
            berubah.append(f"{baris.urgensi}:{baris.dampak}:{baru}")
    if berubah:
        catat(None, "prioritas.diatur", oleh=oleh, berubah=berubah)
    return berubah


def ada_yang_diterapkan() -> bool:
    """Whether a version meant for open tickets has not reached all of them."""
    standar = _bagi_terbuka()
    return standar is not None and _tertinggal(standar).exists()


def _bagi_terbuka() -> StandarLayanan | None:
    return StandarLayanan.objects.filter(bagi_terbuka=True).order_by("-nomor").first()


def _tertinggal(standar: StandarLayanan) -> "QuerySet[Tiket]":
    return Tiket.objects.terbuka().filter(standar__standar__nomor__lt=standar.nomor).order_by("pk")


def lanjutkan_penerapan(detik: float = DETIK_TERAPKAN) -> int:
    """Menerapkan standar baru ke tiket terbuka, bila itu dipilih saat menetapkannya.

    Returns how many tickets moved; at most so many seconds a call. Dasar: layanan.kendala_teknis
    """
    standar = _bagi_terbuka()
    if standar is None:
        return 0
    jumlah, sampai, tertinggal = 0, time.monotonic() + detik, _tertinggal(standar)
    while pks := list(tertinggal.values_list("pk", flat=True)[:SEBATCH]):
        jumlah += sum(terapkan_standar(pk, standar) for pk in pks)
        if time.monotonic() >= sampai:
            break
    return jumlah


@transaction.atomic
def terapkan_standar(pk: int, standar: StandarLayanan) -> bool:
    """Mengganti standar satu tiket terbuka dengan versi ini; jamnya dihitung ulang dari awal.

    Returns whether it did: an ended or newer one is left alone. Dasar: layanan.kendala_teknis
    """
    tiket = Tiket.objects.lock(pk)
    if not tiket.is_terbuka or tiket.standar.standar_id == standar.pk:
        return False
    butir = ButirStandar.objects.get(standar=standar, jenis=tiket.jenis, prioritas=tiket.prioritas)
    oleh = standar.ditetapkan_oleh
    tulis_peristiwa(tiket, JenisPeristiwa.STANDAR_DIGANTI, oleh=oleh, standar=butir, versi=standar.nomor)
    return True
