"""Evidence: what the portal's own rows show for a rule, counted for a period, many at once in one query.

A unit registers its evidence in `<unit>/bukti.py`; the compliance pages ask for all of it together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Count, DateTimeField, F, Field, Func, Max, Model, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.urls import reverse

from lpse.harapan import BilaTerjadi, Harapan, Hitungan, Masa, Rentang
from lpse.profil.jenis import KodeUnit
from lpse.waktu import awal_hari, zona

Baris = Callable[[], QuerySet[Any]]
SARINGAN_TANGGAL = ("dari", "sampai")
POLA_PECAH = {"hari": "YYYY-MM-DD", "bulan": "YYYY-MM"}


@dataclass(frozen=True, slots=True)
class Daftar:
    """The unit's own list behind a figure: its URL name and the filters it takes.

    `saringan` are fixed filters; with `tanggal` the list also takes the first and last day by these names,
    with `tahun` the year. `izin` is only for a page that is not registered with `daftarkan_halaman`.
    """

    url: str
    saringan: Mapping[str, str] = field(default_factory=dict)
    izin: str = ""
    tanggal: tuple[str, str] | None = None
    tahun: str = ""

    def alamat(self, rentang: Rentang) -> str:
        """The address of the list, filtered to these days as far as it can be."""
        kueri = dict(self.saringan)
        if self.tanggal:
            dari, sampai = self.tanggal
            kueri |= {dari: f"{rentang.dari:%d/%m/%Y}", sampai: f"{rentang.sampai:%d/%m/%Y}"}
        if self.tahun and rentang.dari.year == rentang.sampai.year:
            kueri[self.tahun] = str(rentang.sampai.year)
        alamat = reverse(self.url)
        return f"{alamat}?{urlencode(kueri)}" if kueri else alamat


@dataclass(frozen=True, slots=True, eq=False)
class Bukti:
    """One piece of evidence: which rows show it, on which day each happened, and what is expected of it.

    `kunci` are the rules it is evidence for, `standar` the LPSE standards (1 to 17). `pada` names the column
    with the day or moment (through foreign keys with `__`), `nomor` the one a row is called by, which is
    never personal data; `butir` the one whose values a `Cakupan` asks for. `lihat` is the URL name of a
    row's own page, which takes that row's `kunci_lihat` under the name `argumen`. `unit` has to act.
    `hanya_bila_diatur`: the portal does it only where the regulation has one of its rules, so that elsewhere
    no standard expects it either.
    """

    kode: str
    label: str
    baris: Baris
    pada: str
    kunci: tuple[str, ...]
    unit: KodeUnit
    harapan: Harapan = field(default_factory=BilaTerjadi)
    standar: tuple[int, ...] = ()
    nomor: str = "kode"
    butir: str = ""
    daftar: Daftar | None = None
    lihat: str = ""
    kunci_lihat: str = "kode"
    argumen: str = "kode"
    hanya_bila_diatur: bool = False

    @property
    def judul(self) -> str:
        """What its rows are: `tiket`, or `tiket masih terbuka padahal tenggatnya lewat`."""
        return self.harapan.sebut(self.label)

    def dalam(self, rentang: Rentang) -> QuerySet[Any]:
        """The rows of these days, in no order."""
        rows = self.baris()
        kolom = _kolom(rows.model, self.pada)
        syarat: dict[str, date]
        if isinstance(kolom, DateTimeField):
            batas = awal_hari(rentang.sampai + timedelta(days=1))
            syarat = {f"{self.pada}__gte": awal_hari(rentang.dari), f"{self.pada}__lt": batas}
        else:
            syarat = {f"{self.pada}__gte": rentang.dari, f"{self.pada}__lte": rentang.sampai}
        return rows.filter(**syarat).order_by()

    def sebutan(self, rentang: Rentang) -> QuerySet[Any]:
        """Number and day of each row of these days, newest first, with what its page is found by."""
        rows = self.dalam(rentang)
        pilih = {"sebut_": F(self.nomor), "hari_": _hari(rows.model, self.pada, F(self.pada))}
        if self.lihat:
            pilih["alamat_"] = F(self.kunci_lihat)
        return rows.values(**pilih).order_by(F(self.pada).desc(), "-pk")

    def cabang(self, masa: Masa) -> QuerySet[Any]:
        """One line for the union: code, how many, the last day, and what they tell apart."""
        rows = self.dalam(self.harapan.rentang(masa))
        satu: QuerySet[Any] = (
            rows.values(kode_=Value(self.kode, output_field=CharField()))
            .annotate(
                jumlah_=Count("pk"),
                terakhir_=_hari(rows.model, self.pada, Max(self.pada)),
                isi_=self._isi(rows.model),
            )
            .values_list("kode_", "jumlah_", "terakhir_", "isi_")
        )
        return satu

    def _isi(self, model: type[Model]) -> Any:
        kosong = Value([], output_field=ArrayField(CharField()))
        pecah = self.harapan.pecah
        if not pecah:
            return kosong
        if pecah == "butir":
            nilai: Any = Cast(F(self.butir), CharField())
        else:
            hari = _hari(model, self.pada, F(self.pada))
            pola = Value(POLA_PECAH[pecah])
            nilai = Func(hari, pola, function="to_char", output_field=CharField())
        return Coalesce(ArrayAgg(nilai, distinct=True), kosong)


def _kolom(model: type[Model], jalur: str) -> "Field[Any, Any]":
    """The column at the end of a path through foreign keys."""
    *awal, akhir = jalur.split("__")
    for langkah in awal:
        tujuan = model._meta.get_field(langkah).related_model
        assert isinstance(tujuan, type)
        model = tujuan
    kolom = model._meta.get_field(akhir)
    assert isinstance(kolom, Field)
    return kolom


def _hari(model: type[Model], jalur: str, nilai: Any) -> Any:
    """The day where the unit is, of a column that is a day or a moment."""
    return TruncDate(nilai, tzinfo=zona()) if isinstance(_kolom(model, jalur), DateTimeField) else nilai


def hitung(bukti: Iterable[Bukti], masa: Masa) -> dict[str, Hitungan]:
    """What each of these shows in the period, by its code; one query for all, none for none."""
    semua: Sequence[Bukti] = list(bukti)
    if not semua or masa.is_belum_mulai:
        return {satu.kode: Hitungan() for satu in semua}
    cabang = [satu.cabang(masa) for satu in semua]
    rows: Iterable[tuple[str, int, date | None, list[str]]] = (
        cabang[0].union(*cabang[1:], all=True) if len(cabang) > 1 else cabang[0]
    )
    ada = {kode: Hitungan(n, terakhir, frozenset(isi)) for kode, n, terakhir, isi in rows}
    return {satu.kode: ada.get(satu.kode, Hitungan()) for satu in semua}
