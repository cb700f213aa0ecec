"""Whether the archive's stored bytes still are what came in: checked in turn, damage raises an alarm."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lpse.berkas import BerkasTidakTersedia, muat_asli
from lpse.jejak import catat
from lpse.models import Akun, Berkas, Penugasan
from lpse.pemberitahuan import beritahukan
from lpse.peran import Peran
from registrasi.models import ButirArsip
from registrasi.models.arsip import RUSAK, KeutuhanIsi

SELANG = timedelta(days=30)  # each document is compared once in so many days
SELANG_RUSAK = timedelta(hours=1)  # a damaged one may have been restored meanwhile
JEDA_KABAR = timedelta(hours=1)  # storage that is gone damages everything: one letter tells of many
SEKALI_BACA = 50
MENYERAH = 3  # so many unreadable files in one run: it is the storage, not the files
PENERIMA = (Peran.KEPALA, Peran.ADMIN_SISTEM)


@dataclass(slots=True)
class HasilKeutuhan:
    """What one run found: how many in each state, and every damage by the document's code."""

    diperiksa: int = 0
    utuh: int = 0
    tak_terbaca: int = 0
    rusak: int = 0
    hilang: int = 0
    musnah: int = 0
    temuan: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_utuh(self) -> bool:
        return not self.temuan and not self.tak_terbaca

    def tambah(self, butir: ButirArsip, keadaan: KeutuhanIsi) -> None:
        self.diperiksa += 1
        setattr(self, keadaan.value, getattr(self, keadaan.value) + 1)
        if keadaan in RUSAK:
            self.temuan.append({"kode": butir.kode, "keadaan": keadaan.value})


def periksa_keutuhan(
    *, detik: float, semua: bool = False, jeda_rusak: timedelta = SELANG_RUSAK
) -> HasilKeutuhan:
    """Membandingkan isi tersimpan dengan sidiknya, yang paling lama tidak diperiksa lebih dahulu.

    Runs until nothing is due or `detik` are over; each row keeps its own result, so a killed run is taken up
    where it ended. `semua` compares every document again. A file that cannot be read is counted and passed
    over; raises what storage raises when none can be read: that is no damage. Dasar: registrasi.arsip
    """
    hasil, mulai, sampai = HasilKeutuhan(), timezone.now(), time.monotonic() + detik
    sejak = mulai if semua else mulai - SELANG
    for antrean in (mungkin_pulih(mulai - jeda_rusak), belum_pernah(), lebih_lama(sejak)):
        for butir in _satu_satu(antrean, gagal := []):
            try:
                hasil.tambah(butir, _periksa(butir))
            except OSError:
                gagal.append(butir.pk)
                if len(gagal) >= MENYERAH:
                    raise
            if time.monotonic() >= sampai:
                break
        hasil.tak_terbaca += len(gagal)
    kabarkan_kerusakan()
    return hasil


def belum_pernah() -> QuerySet[ButirArsip]:
    """The documents never compared yet."""
    return ButirArsip.objects.filter(diperiksa_pada=None)


def lebih_lama(sejak: datetime) -> QuerySet[ButirArsip]:
    """The documents last compared before `sejak`, longest ago first."""
    return ButirArsip.objects.filter(diperiksa_pada__lt=sejak).order_by("diperiksa_pada")


def mungkin_pulih(sejak: datetime) -> QuerySet[ButirArsip]:
    """The damaged ones that may have been restored since they were last looked at."""
    return ButirArsip.objects.filter(keadaan__in=RUSAK, diperiksa_pada__lt=sejak).order_by("diperiksa_pada")


def _satu_satu(antrean: QuerySet[ButirArsip], gagal: list[int]) -> Iterator[ButirArsip]:
    """Row by row; each leaves the queue by being checked or failing, so the next handful begins behind it."""
    while sekarang := list(antrean.exclude(pk__in=gagal).select_related("berkas")[:SEKALI_BACA]):
        yield from sekarang


def _periksa(butir: ButirArsip) -> KeutuhanIsi:
    """Compare one document and write the result, unless another was faster; a change is a trail row."""
    keadaan = _bandingkan(butir.berkas)
    hasil = {"keadaan": keadaan, "diperiksa_pada": timezone.now()}
    if keadaan not in RUSAK:
        hasil["dikabarkan_pada"] = None
    with transaction.atomic():
        baris = ButirArsip.objects.filter(pk=butir.pk, diperiksa_pada=butir.diperiksa_pada)
        berubah = keadaan != butir.keadaan and (keadaan in RUSAK or butir.is_rusak)
        if baris.update(**hasil) and berubah:
            catat(butir, f"butirarsip.{keadaan.value}", berkas=butir.berkas_id)
    return keadaan


def _bandingkan(berkas: Berkas) -> KeutuhanIsi:
    if berkas.is_musnah:
        return KeutuhanIsi.MUSNAH
    try:
        with muat_asli(berkas) as asli:
            sidik = hashlib.file_digest(asli, "sha256").hexdigest()
    except BerkasTidakTersedia:
        return KeutuhanIsi.HILANG
    return KeutuhanIsi.UTUH if sidik == berkas.sha256 else KeutuhanIsi.RUSAK


@transaction.atomic
def kabarkan_kerusakan() -> int:
    """Mengabarkan kerusakan yang belum dikabarkan kepada kepala dan admin sistem; tiap kerusakan sekali.

    Returns how many documents the letter tells of: 0 within an hour of the last one, too.
    Dasar: registrasi.arsip
    """
    now, rusak = timezone.now(), ButirArsip.objects.filter(keadaan__in=RUSAK)
    if rusak.filter(dikabarkan_pada__gt=now - JEDA_KABAR).exists():
        return 0
    pks = list(
        rusak.filter(dikabarkan_pada=None).select_for_update().order_by("pk").values_list("pk", flat=True)
    )
    if not pks:
        return 0
    ButirArsip.objects.filter(pk__in=pks).update(dikabarkan_pada=now)
    for akun in _penerima():
        beritahukan(
            "registrasi/arsip_rusak",
            kepada=akun.email,
            kunci=f"arsip.rusak:{pks[0]}:{now:%Y%m%d%H%M%S}:{akun.pk}",
            akun=akun,
            data={"jumlah": len(pks), "pada": now.isoformat()},
        )
    return len(pks)


def _penerima() -> QuerySet[Akun]:
    """Whoever heads the unit or keeps its systems today."""
    bertugas = Penugasan.objects.berlaku().filter(peran__in=PENERIMA)
    return Akun.objects.filter(pk__in=bertugas.values("akun"), is_active=True).order_by("pk")
