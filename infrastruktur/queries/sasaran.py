"""The list of targets: narrowed, searched, and each with how it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from infrastruktur.enums.pantau import Keadaan
from infrastruktur.models import Deret, Sasaran

# What counts most of a target's series is what the target is: the first of these that any of them is.
TERBERAT = (Keadaan.KRITIS, Keadaan.TIDAK_DIKETAHUI, Keadaan.PERINGATAN, Keadaan.BAIK)
DIHENTIKAN = "dihentikan"


@dataclass(frozen=True, slots=True)
class BarisSasaran:
    """A target and the heaviest state among its series; one of which nothing was read is not known."""

    sasaran: Sasaran
    keadaan: Keadaan


def saring(saringan: Mapping[str, str], *, menurut_alamat: bool = False) -> "QuerySet[Sasaran]":
    """The targets that the filters leave: jenis, peran, keadaan, cari. Stopped ones only when asked for.

    `menurut_alamat`: search in the addresses too, for those who may read them.
    """
    rows = Sasaran.objects.all()
    rows = rows.filter(**{nama: saringan[nama] for nama in ("jenis", "peran") if nama in saringan})
    if cari := saringan.get("cari"):
        cocok = Q(nama__icontains=cari) | Q(kode__icontains=cari)
        rows = rows.filter(cocok | Q(alamat__icontains=cari) if menurut_alamat else cocok)
    keadaan = saringan.get("keadaan", "")
    if keadaan == DIHENTIKAN:
        return rows.filter(dihentikan_pada__isnull=False)
    rows = rows.aktif()
    return _menurut_keadaan(rows, Keadaan(keadaan)) if keadaan else rows


def _menurut_keadaan(rows: "QuerySet[Sasaran]", keadaan: Keadaan) -> "QuerySet[Sasaran]":
    """Those whose heaviest series is so; a target of which nothing was ever read is not known."""
    deret = _terbaca().filter(sasaran=OuterRef("pk"))
    lebih = TERBERAT[: TERBERAT.index(keadaan)]
    syarat = Q(Exists(deret.filter(keadaan=keadaan)))
    if keadaan == Keadaan.TIDAK_DIKETAHUI:
        syarat |= ~Q(Exists(deret))
    return rows.filter(syarat, *(~Exists(deret.filter(keadaan=satu)) for satu in lebih))


def _terbaca() -> "QuerySet[Deret]":
    """What is expected and was read: a rate has no value before its second round, which is no alarm."""
    return Deret.objects.filter(dilepas_pada__isnull=True, dibaca_pada__isnull=False)


def dengan_keadaan(rows: Iterable[Sasaran]) -> list[BarisSasaran]:
    """Each target with how it is; one query, however many there are."""
    semua = list(rows)
    deret = _terbaca().filter(sasaran__in=semua)
    keadaan: dict[int, set[str]] = {}
    for sasaran, satu in deret.values_list("sasaran_id", "keadaan").distinct():
        keadaan.setdefault(sasaran, set()).add(satu)
    return [BarisSasaran(satu, terberat(keadaan.get(satu.pk, set()))) for satu in semua]


def terberat(keadaan: set[str]) -> Keadaan:
    """The heaviest of these states; without any, nothing is known."""
    return next((satu for satu in TERBERAT if satu in keadaan), Keadaan.TIDAK_DIKETAHUI)
