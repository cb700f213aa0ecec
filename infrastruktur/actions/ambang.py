"""Setting thresholds: each change is another version, and the one before stays readable."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.models import Ambang, Deret
from infrastruktur.policies.ambang import KALI, NILAI, Lingkup, galat_nilai
from infrastruktur.queries.ambang import deret_lingkup
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import KELOLA_PEMANTAUAN

Nilai = Mapping[str, float | int | None]


class AmbangBerubah(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Ambang sudah diganti orang lain sejak halaman ini dibuka. Muat ulang, lalu periksa."
        )


class AmbangSama(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Tidak ada nilai yang berubah, jadi tidak ada versi baru.")


class AmbangKeliru(AturanDilanggar):
    """The values contradict one another."""


@transaction.atomic
def tetapkan_ambang(lingkup: Lingkup, *, oleh: Akun, nilai: Nilai, alasan: str, semula: int | None) -> Ambang:
    """Menetapkan ambang satu ukuran, satu sasaran, atau satu bagiannya; bacaan berikutnya dinilai dengannya.

    `nilai` holds the four values and the two counts; `semula` is the version the officer saw, by primary key
    (None: none was set here). Raises TidakBerwenang, AmbangBerubah, AmbangSama, AmbangKeliru.
    Dasar: infrastruktur.pantau_harian
    """
    if not oleh.has_perm(KELOLA_PEMANTAUAN):
        raise TidakBerwenang
    if galat := galat_nilai({nama: nilai[nama] for nama in NILAI}, lingkup.arah):
        raise AmbangKeliru(next(iter(galat.values())))
    now = timezone.now()
    lama = _ganti(lingkup, semula, now)
    berubah = [nama for nama in (*NILAI, *KALI) if lama is None or getattr(lama, nama) != nilai[nama]]
    if not berubah:
        raise AmbangSama
    baru = _tulis(lingkup, nilai, alasan, oleh, now)
    _mulai_lagi(lingkup)
    catat(baru, "ambang.ditetapkan", oleh=oleh, berubah=berubah, semula=semula)
    return baru


@transaction.atomic
def lepas_ambang(lingkup: Lingkup, *, oleh: Akun, semula: int | None) -> Ambang:
    """Melepas ambang khusus satu sasaran atau bagian; yang lebih umum berlaku lagi.

    Raises TidakBerwenang, AmbangBerubah.
    Dasar: infrastruktur.pantau_harian
    """
    if not oleh.has_perm(KELOLA_PEMANTAUAN):
        raise TidakBerwenang
    lama = _ganti(lingkup, semula, timezone.now()) if lingkup.sasaran is not None else None
    if lama is None:
        raise AmbangBerubah
    _mulai_lagi(lingkup)
    catat(lama, "ambang.dilepas", oleh=oleh)
    return lama


def _ganti(lingkup: Lingkup, semula: int | None, now: datetime) -> Ambang | None:
    """End the version in force, locked; None where there is none. Raises AmbangBerubah for another one."""
    rows = Ambang.objects.filter(
        ukuran=lingkup.ukuran, sasaran=lingkup.sasaran, label=lingkup.label, diganti_pada__isnull=True
    )
    lama = rows.select_for_update(of=("self",)).first()
    if (lama.pk if lama else None) != semula:
        raise AmbangBerubah
    if lama is not None:
        lama.diganti_pada = now
        lama.save(update_fields=["diganti_pada"])
    return lama


def _tulis(lingkup: Lingkup, nilai: Nilai, alasan: str, oleh: Akun, now: datetime) -> Ambang:
    try:
        with transaction.atomic():
            return Ambang.objects.create(
                ukuran=lingkup.ukuran,
                sasaran=lingkup.sasaran,
                label=lingkup.label,
                arah=lingkup.arah,
                alasan=alasan,
                dibuat_oleh=oleh,
                berlaku_pada=now,
                **{nama: nilai[nama] for nama in (*NILAI, *KALI)},
            )
    except IntegrityError as galat:
        # Another has set the first one here meanwhile.
        raise AmbangBerubah from galat


def _mulai_lagi(lingkup: Lingkup) -> None:
    """Forget what was counted by the former threshold. Locked in the order in which a round locks them."""
    rows = Deret.objects.filter(pk__in=deret_lingkup(lingkup), kali__gt=0)
    terkunci = list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    Deret.objects.filter(pk__in=terkunci).update(calon="", kali=0)
