"""Readings over the registers: lists, one asset's story, what runs out, and the figures for reports."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Upper

from infrastruktur.enums.aset import JenisSuku, Register, StatusAset, StatusPenghapusan
from infrastruktur.enums.pantau import Keadaan
from infrastruktur.models import Aset, Deret, MasaBerlaku, PenghapusanAset, PerubahanAset, Sasaran, SukuCadang
from infrastruktur.policies.aset import AMBANG_HARI
from lpse.waktu import hari_ini

SEMUA_RIWAYAT = 200
SERI_TERBANYAK = 200
# The worst first: what is not known is not good.
URUTAN_KEADAAN = (Keadaan.KRITIS, Keadaan.PERINGATAN, Keadaan.TIDAK_DIKETAHUI, Keadaan.BAIK)


@dataclass(frozen=True, slots=True)
class SaringanAset:
    """What a list of assets is narrowed to; `habis` in days."""

    cari: str = ""
    register: str = ""
    kelas: str = ""
    status: str = ""
    lokasi: str = ""
    pemegang: str = ""
    habis: str = ""

    def as_params(self) -> dict[str, str]:
        """For the address of the next page, and of an export."""
        return {nama: nilai for nama, nilai in asdict(self).items() if nilai}

    def as_rincian(self) -> dict[str, Any]:
        """For the trail: whether something was searched for, never what."""
        return self.as_params() | {"cari": bool(self.cari), "pemegang": bool(self.pemegang)}


def saring(saringan: SaringanAset) -> QuerySet[Aset]:
    """The assets the filters leave; without a status those the unit still has."""
    rows = Aset.objects.select_related("lokasi")
    rows = rows.filter(status=saringan.status) if saringan.status else rows.ada()
    sama = {
        "register": saringan.register,
        "kelas": saringan.kelas,
        "lokasi__kode__iexact": saringan.lokasi,
    }
    rows = rows.filter(**{nama: nilai for nama, nilai in sama.items() if nilai})
    if saringan.pemegang:
        rows = rows.alias(p=Upper("pemegang")).filter(p__contains=saringan.pemegang.upper())
    if saringan.habis:
        batas = hari_ini() + timedelta(days=int(saringan.habis))
        masa = MasaBerlaku.objects.berakhir_sampai(batas).filter(aset=OuterRef("pk"))
        rows = rows.filter(Exists(masa))
    return rows.filter(_cocok(saringan.cari)) if saringan.cari else rows


def _cocok(cari: str) -> Q:
    """By code, number, name or serial, or by the serial of a part that is or was in it."""
    kata = cari.upper()
    # Read first, so that both sides of the OR are served by an index.
    suku = SukuCadang.objects.alias(seri=Upper("nomor_seri")).filter(seri__contains=kata)
    return Q(cari__contains=kata) | Q(pk__in=list(suku.values_list("aset", flat=True)[:SERI_TERBANYAK]))


def suku_cadang_terpasang(aset: Aset) -> QuerySet[SukuCadang]:
    """The parts that are in it now, by kind."""
    return aset.suku_cadang.terpasang().order_by("jenis", "pk")


def aset_sasaran(sasaran: Sasaran) -> QuerySet[Aset]:
    """The machines of a target whose parts are kept."""
    rows = Aset.objects.filter(sasaran=sasaran, register=Register.FISIK)
    return rows.exclude(status=StatusAset.DIHAPUSKAN).order_by("pk")


def jumlah_terpasang(aset: Aset) -> dict[str, int]:
    """`{"ram": 128, "disk": 4000}`: gigabytes in it now; 0 where there is none."""
    jumlah = SukuCadang.objects.terpasang().filter(aset=aset).values_list("jenis").annotate(Sum("ukuran_gb"))
    ada = dict(jumlah)
    return {jenis.value: ada.get(jenis.value) or 0 for jenis in (JenisSuku.RAM, JenisSuku.DISK)}


def riwayat(aset: Aset) -> list[list[PerubahanAset]]:
    """What happened to it, the latest first; the rows of one act together."""
    rows = PerubahanAset.objects.filter(aset=aset).select_related("oleh").order_by("-pada", "-pk")
    return [list(satu) for _, satu in groupby(rows[:SEMUA_RIWAYAT], key=lambda p: (p.pada, p.oleh_id))]


def usulan_terbuka(aset: Aset) -> PenghapusanAset | None:
    """The proposal to let it go that nobody has decided."""
    return (
        PenghapusanAset.objects.filter(aset=aset, status=StatusPenghapusan.DIUSULKAN)
        .select_related("diusulkan_oleh")
        .first()
    )


def keadaan_sasaran(sasaran: Sasaran) -> Keadaan:
    """The worst that is known of a target; not known where nothing is read of it."""
    ada = set(
        Deret.objects.filter(sasaran=sasaran, dilepas_pada__isnull=True).values_list("keadaan", flat=True)
    )
    return next((k for k in URUTAN_KEADAAN if k in ada), Keadaan.TIDAK_DIKETAHUI)


def ringkasan_aset() -> dict[str, Any]:
    """Figures for reports and compliance: each register, what runs out within 30 days, what is over."""
    banyak = dict(Aset.objects.ada().values_list("register").annotate(Count("pk")))
    hari = hari_ini()
    masa = MasaBerlaku.objects.diawasi().aggregate(
        segera=Count("pk", filter=Q(berakhir__gte=hari, berakhir__lte=hari + timedelta(days=30))),
        lewat=Count("pk", filter=Q(berakhir__lt=hari)),
    )
    return {
        "register": {register.value: banyak.get(register.value, 0) for register in Register},
        "segera_berakhir": masa["segera"],
        "lewat": masa["lewat"],
        "terakhir_diubah": PerubahanAset.objects.aggregate(pada=Max("pada"))["pada"],
    }


def perlu_diingatkan() -> QuerySet[MasaBerlaku]:
    """Dates that have come to a threshold nobody has been reminded of; the nearest first."""
    hari = hari_ini()
    syarat = Q(diingatkan__isnull=True, berakhir__lte=hari + timedelta(days=max(AMBANG_HARI)))
    for ambang in AMBANG_HARI:
        syarat |= Q(diingatkan__gt=ambang, berakhir__lte=hari + timedelta(days=ambang))
    return MasaBerlaku.objects.diawasi().filter(syarat).order_by("berakhir", "pk")
