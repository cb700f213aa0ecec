"""Readings of the trail for the auditor's room: what a filter leaves, up to where, and drawn at random."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import MD5, Cast, Concat

from lpse.kalender import ONE_DAY
from lpse.models import Akun, Jejak, Penugasan
from lpse.paging import Order
from lpse.peran import Peran
from lpse.sebut_jejak import sebut_jenis
from lpse.waktu import awal_hari, tanggal
from sekretariat.enums.periksa import JenisBaris
from sekretariat.models.periksa import BatasJejak, SampelJejak
from sekretariat.policies.rekaman import jenis_unit, sebut_unit

J = JenisBaris
URUTAN = Order("pada", falling=True)
ORANG_TERBANYAK = 100
TAK_DIKENAL = "-"  # the key of a record nobody knows: it leaves no row
KUNCI_PERISTIWA, SIMPAN_PERISTIWA = "sekretariat.peristiwa_ada", 60  # seconds
# Each matches an index that holds these rows only: lpse.Jejak.Meta.
AKSES = Q(peristiwa__endswith="dilihat")
PENOLAKAN = Q(peristiwa__endswith=".tidak_diizinkan")
EKSPOR = Q(peristiwa__endswith="diekspor")
BARIS = {
    J.SEMUA: Q(),
    J.AKSES: AKSES,
    J.PENOLAKAN: PENOLAKAN,
    J.EKSPOR: EKSPOR,
    J.PEMERIKSA: Q(peristiwa="pemeriksa.membuka"),
    J.TINDAKAN: ~AKSES & ~PENOLAKAN & ~EKSPOR & ~Q(peristiwa__startswith="pemeriksa."),
}


@dataclass(frozen=True, slots=True)
class SaringanJejak:
    """What the trail is narrowed to. `orang` are keys of Akun (empty: found nobody; None: anybody)."""

    baris: str = J.SEMUA.value
    dari: date | None = None
    sampai: date | None = None
    peristiwa: str = ""
    unit: str = ""
    rekaman: str = ""
    objek: str = ""
    orang: tuple[int, ...] | None = None
    peran: str = ""
    ip: str = ""

    def as_simpanan(self) -> dict[str, Any]:
        """As it is kept with a sample or an export, from which `dari_simpanan` makes it again."""
        isi = {nama: getattr(self, nama) for nama in self.__slots__}
        isi |= {nama: isi[nama].isoformat() if isi[nama] else None for nama in ("dari", "sampai")}
        isi["orang"] = None if self.orang is None else list(self.orang)
        return {nama: nilai for nama, nilai in isi.items() if nilai is not None and nilai != ""}

    @classmethod
    def dari_simpanan(cls, isi: dict[str, Any]) -> "SaringanJejak":
        """The filter that was kept."""
        saring = cls(**{nama: nilai for nama, nilai in isi.items() if nama in cls.__slots__})
        return replace(
            saring,
            dari=date.fromisoformat(isi["dari"]) if "dari" in isi else None,
            sampai=date.fromisoformat(isi["sampai"]) if "sampai" in isi else None,
            orang=tuple(isi["orang"]) if "orang" in isi else None,
        )

    def as_rincian(self) -> dict[str, Any]:
        """For the trail: the filter, but of a person, a record and an address only that one was asked for.

        An event is told by its name; one that never happened may be anything somebody typed.
        """
        isi = self.as_simpanan()
        asing = {"peristiwa": True} if self.peristiwa and self.peristiwa not in peristiwa_ada() else {}
        return isi | {nama: True for nama in ("orang", "objek", "ip") if nama in isi} | asing

    def kata(self) -> str:
        """The filter in words, as an export's header has it."""
        bagian = [str(J(self.baris).label)]
        bagian += [f"dari {tanggal(self.dari)}"] if self.dari else []
        bagian += [f"sampai {tanggal(self.sampai)}"] if self.sampai else []
        bagian += [f"peristiwa {self.peristiwa}"] if self.peristiwa else []
        bagian += [f"unit {sebut_unit(self.unit)}"] if self.unit else []
        bagian += [f"rekaman {sebut_jenis(self.rekaman)}"] if self.rekaman else []
        bagian += [f"nomor rekaman {self.objek}"] if self.objek else []
        if self.orang is not None:
            bagian.append(f"oleh akun {', '.join(map(str, self.orang)) or '(tidak ditemukan)'}")
        bagian += [f"peran {Peran(self.peran).label}"] if self.peran else []
        bagian += [f"alamat IP {self.ip}"] if self.ip else []
        return "; ".join(bagian)


def saring_jejak(saringan: SaringanJejak) -> QuerySet[Jejak]:
    """The rows the filter leaves, in no order."""
    s = saringan
    rows = Jejak.objects.filter(BARIS[J(s.baris)])
    if s.dari:
        rows = rows.filter(pada__gte=awal_hari(s.dari))
    if s.sampai:
        rows = rows.filter(pada__lt=awal_hari(s.sampai + ONE_DAY))
    tepat = {"peristiwa": s.peristiwa, "objek_jenis": s.rekaman, "objek_id": s.objek, "alamat_ip": s.ip}
    rows = rows.filter(**{kolom: nilai for kolom, nilai in tepat.items() if nilai})
    if s.unit and not s.rekaman:
        rows = rows.filter(objek_jenis__in=jenis_unit(s.unit))
    if s.orang is not None:
        rows = rows.filter(oleh_id__in=s.orang)
    if s.peran:
        rows = rows.filter(peran__in=peran_ada(s.peran))
    return rows


def cari_orang(teks: str) -> tuple[int, ...]:
    """The keys of the people of this e-mail address, User ID or part of a name."""
    if "\0" in teks:
        return ()
    tepat = Q(email__iexact=teks) | Q(user_id__iexact=teks)
    syarat = tepat if "@" in teks else tepat | Q(nama__icontains=teks)
    return tuple(sorted(Akun.objects.filter(syarat).values_list("pk", flat=True)[:ORANG_TERBANYAK]))


def _isi_kolom(kolom: str) -> list[str]:
    """Every value of an indexed column, from one step into its index for each."""
    with connection.cursor() as cursor:
        cursor.execute(
            # S608: a column of our own, never what somebody typed.
            f"WITH RECURSIVE satu AS ((SELECT {kolom} AS isi FROM lpse_jejak ORDER BY {kolom} LIMIT 1) "  # noqa: S608
            f"UNION ALL SELECT (SELECT j.{kolom} FROM lpse_jejak j WHERE j.{kolom} > satu.isi "
            f"ORDER BY j.{kolom} LIMIT 1) FROM satu WHERE satu.isi IS NOT NULL) "
            "SELECT isi FROM satu WHERE isi IS NOT NULL"
        )
        return [isi for (isi,) in cursor.fetchall()]


def peristiwa_ada() -> list[str]:
    """Every event the trail knew at most a minute ago."""
    ada: list[str] | None = cache.get_or_set(
        KUNCI_PERISTIWA, lambda: _isi_kolom("peristiwa"), SIMPAN_PERISTIWA
    )
    return ada or []


def peran_ada(peran: str) -> list[str]:
    """Every set of roles in the trail that has this one: several stand in one column, comma between."""
    return [isi for isi in _isi_kolom("peran") if peran in isi.split(",")]


def pelaku(baris: Iterable[Jejak]) -> dict[int, Akun]:
    """Who did them, by key."""
    return Akun.objects.in_bulk({satu.oleh_id for satu in baris} - {None})


# --- Up to where -----------------------------------------------------------------------------------------


class TerlihatDalam(Func):
    """Whether a transaction's number is of those whose rows the snapshot shows."""

    template = "pg_visible_in_snapshot((%(expressions)s)::text::xid8, %%s::pg_snapshot)"
    output_field = BooleanField()

    def __init__(self, potret: str) -> None:
        super().__init__(F("xid"))
        self.potret = potret

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, Any]:
        sql, params = super().as_sql(*args, **kwargs)
        return sql, (*params, self.potret)


def batas_kini() -> dict[str, Any]:
    """The bounds of what is in the trail at this moment, as a sample or an export keeps them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_current_snapshot()::text, "
            "coalesce((pg_current_xact_id_if_assigned()::text)::bigint, 0), "
            "coalesce((SELECT max(id) FROM lpse_jejak), 0)"
        )
        potret, xid, akhir = cursor.fetchone()
    return {"batas_id": akhir, "batas_potret": potret, "batas_xid": xid}


def sampai_batas(saringan: SaringanJejak, batas: dict[str, Any] | BatasJejak) -> QuerySet[Jejak]:
    """The filtered rows up to a bound: the same ones whenever they are read."""
    if isinstance(batas, BatasJejak):
        batas = {nama: getattr(batas, nama) for nama in ("batas_id", "batas_potret", "batas_xid")}
    potret = str(batas["batas_potret"])
    # Nearly all rows are older than whatever ran then; only of the others the snapshot is asked.
    lama = int(potret.partition(":")[0])
    terlihat = Q(xid__lt=lama) | Q(xid=batas["batas_xid"]) | Q(TerlihatDalam(potret))
    return saring_jejak(saringan).filter(terlihat, pk__lte=batas["batas_id"])


def acak(rows: QuerySet[Jejak], benih: str, banyak: int) -> list[int]:
    """The keys of rows drawn by a seed: those whose MD5 of `<seed>:<key>` comes first, in that order."""
    undian = MD5(Concat(Value(f"{benih}:"), Cast(F("pk"), TextField())))
    return list(rows.order_by(undian, "pk").values_list("pk", flat=True)[:banyak])


def undian(benih: str, pk: int) -> str:
    """What `acak` sorts by, for whoever draws again by hand."""
    return hashlib.md5(f"{benih}:{pk}".encode(), usedforsecurity=False).hexdigest()


# --- Who audits ------------------------------------------------------------------------------------------


def penugasan_pemeriksa() -> QuerySet[Penugasan]:
    """The assignments of auditors in force today, with their letters."""
    rows = Penugasan.objects.berlaku().filter(peran=Peran.AUDITOR)
    return rows.select_related("akun", "rujukan_surat").order_by("selesai", "pk")


def saring_sampel(saringan: Mapping[str, str]) -> "QuerySet[SampelJejak]":
    """The samples with this seed, or drawn by a person of this name (`cari`), since a day (`dari`, ISO)."""
    rows = SampelJejak.objects.select_related("dibuat_oleh")
    if cari := saringan.get("cari"):
        rows = rows.filter(Q(benih__icontains=cari) | Q(dibuat_oleh__nama__icontains=cari))
    if dari := saringan.get("dari"):
        rows = rows.filter(dibuat_pada__gte=awal_hari(date.fromisoformat(dari)))
    return rows
