"""Read-only windows on records inside the admin site: nothing there writes, since only acts do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.admin import ModelAdmin, ShowFacets
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import (
    display_for_field,
    display_for_value,
    label_for_field,
    lookup_field,
    quote,
    unquote,
)
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import Combinable
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst, slugify
from django.views.decorators.http import require_safe

from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.models import Akun
from lpse.paging import Order, read_page
from lpse.pemeriksa import boleh_buka
from lpse.waktu import waktu

PER_HALAMAN = 50
KURSOR = ("after", "before")


@dataclass(frozen=True, slots=True)
class Sel:
    """One value as a page shows it: its column's name, words, and the tag's code where it is a status."""

    label: str
    nilai: Any
    kode: str = ""


class DaftarBertahap(ChangeList):
    """A changelist that pages by key in its admin's `urutan` and counts nothing."""

    model_admin: "BacaSajaAdmin"

    def get_filters_params(self, params: dict[str, Any] | None = None) -> dict[str, Any]:
        saringan = super().get_filters_params(params)
        return {kunci: nilai for kunci, nilai in saringan.items() if kunci not in KURSOR}

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Model]) -> list[str | Combinable]:
        urutan = self.model_admin.urutan
        return [f"-{kolom}" if urutan.falling else kolom for kolom in urutan.columns]

    def get_results(self, request: HttpRequest) -> None:
        kursor = {kunci: request.GET.get(kunci, "") for kunci in KURSOR}
        halaman = read_page(self.queryset, self.model_admin.urutan, size=PER_HALAMAN, **kursor)
        self.result_list = halaman.rows
        self.result_count = len(halaman.rows)
        self.full_result_count = None
        self.show_full_result_count = self.show_admin_actions = False
        self.can_show_all = self.multi_page = False
        self.paginator = None
        self.lebih_baru = self._alamat(before=halaman.before)
        self.lebih_lama = self._alamat(after=halaman.after)

    def _alamat(self, **kursor: str) -> str:
        """The address of a neighbouring page under the same filters; "" when there is none."""
        if not any(kursor.values()):
            return ""
        saringan = {k: v for k, v in self.filter_params.items() if k not in KURSOR}
        return "?" + urlencode({**saringan, **kursor}, doseq=True)

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        """The address under another filter: of its first page, since cursors belong to the old one."""
        return super().get_query_string(new_params, [*(remove or ()), *KURSOR])

    @property
    def kepala(self) -> list[str]:
        """The columns' names."""
        return [self.model_admin.label(str(nama)) for nama in self.model_admin.list_display]

    @property
    def baris(self) -> list[tuple[str, list[Sel]]]:
        """The address and the values of each row on this page."""
        kolom = self.model_admin.list_display
        return [
            (self.url_for_result(objek), [self.model_admin.sel(str(nama), objek) for nama in kolom])
            for objek in self.result_list
        ]

    @property
    def saringan(self) -> list[tuple[str, list[Mapping[str, object]]]]:
        """Each filter's name and its choices, of which one is in force."""
        return [(str(saringan.title), list(saringan.choices(self))) for saringan in self.filter_specs]

    @property
    def saringan_kini(self) -> list[tuple[str, str]]:
        """The filters in force, as the search form carries them along."""
        bukan = ("q", *KURSOR)
        return [(k, nilai) for k, daftar in self.filter_params.items() if k not in bukan for nilai in daftar]

    @property
    def url_ekspor(self) -> str:
        """The address of what this list is narrowed to as CSV; "" where it has no export."""
        if not self.model_admin.dapat_diekspor:
            return ""
        kueri = [*self.saringan_kini, *([("q", self.query)] if self.query else [])]
        return f"{reverse(self.model_admin.alamat('ekspor'))}?{urlencode(kueri)}"

    def url_for_result(self, result: Model) -> str:
        return reverse(self.model_admin.alamat("change"), args=[quote(result.pk)])


class BacaSajaAdmin(ModelAdmin):  # type: ignore[type-arg]
    """Look only: no adding, changing or deleting, whoever asks.

    `izin_lihat` lists permissions of which one suffices; empty: every member of staff.
    `judul` is the list's heading where the menu calls it otherwise than the model; `urutan` its order, by an
    index. `kolom` is what a single row's page shows; `cari_tepat` lists lookups, each served by an index,
    that the search box tries as typed. `dapat_diekspor`: whether the list goes out as CSV from here.
    """

    judul = ""
    urutan = Order(falling=True)

    izin_lihat: tuple[str, ...] = ()
    cari_tepat: tuple[str, ...] = ()
    kolom: tuple[str, ...] = ()
    dapat_diekspor = True
    change_list_template = "admin/daftar_bertahap.html"
    actions = None
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    sortable_by = ()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list. A query string that PostgreSQL cannot even read leads to the unfiltered list."""
        if any("\0" in nilai for daftar in dict(request.GET.lists()).values() for nilai in daftar):
            return redirect(request.path)
        return super().changelist_view(request, {"title": self.judul_daftar, **(extra_context or {})})

    @property
    def judul_daftar(self) -> str:
        """The list's heading, as menu and breadcrumbs name it."""
        return self.judul or capfirst(str(self.opts.verbose_name_plural))

    def alamat(self, halaman: str) -> str:
        """The URL name of this model's `changelist` or `change` page."""
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{halaman}"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DaftarBertahap

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return self.cari_tepat

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        teks = search_term.strip()
        if not teks or not self.cari_tepat:
            return queryset, False
        syarat = Q()
        for lookup in self.cari_tepat:
            syarat |= Q(**{lookup: teks})
        return queryset.filter(syarat), False

    def get_urls(self) -> list[URLPattern]:
        """The list and the single row: no page adds, deletes or edits, and the history is the trail."""
        nama = f"{self.opts.app_label}_{self.opts.model_name}"
        tampil = self.admin_site.admin_view
        ekspor = path("ekspor.csv", tampil(require_safe(self.ekspor_view)), name=f"{nama}_ekspor")
        return [
            path("", tampil(require_safe(self.changelist_view)), name=f"{nama}_changelist"),
            *([ekspor] if self.dapat_diekspor else []),
            path("<path:object_id>/", tampil(require_safe(self.change_view)), name=f"{nama}_change"),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the row's `kolom`, names and values. Raises Http404 for an unknown row."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        objek = self.get_object(request, unquote(object_id))
        if objek is None:
            raise Http404
        konteks = {
            **self.admin_site.each_context(request),
            "title": str(objek),
            "remah": [(self.judul_daftar, reverse(self.alamat("changelist")))],
            "butir": [self.sel(nama, objek) for nama in self.kolom],
        }
        return render(request, "admin/lihat_baris.html", konteks)

    def ekspor_view(self, request: HttpRequest) -> HttpResponseBase:
        """The columns of the list, of every row that its filters and its search leave, as CSV."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        daftar = reverse(self.alamat("changelist"))
        if any("\0" in nilai for isi in dict(request.GET.lists()).values() for nilai in isi):
            return redirect(daftar)
        try:
            cl = cast(DaftarBertahap, self.get_changelist_instance(request))
        except IncorrectLookupParameters:
            return redirect(daftar)
        kolom = [str(nama) for nama in self.list_display]
        return jawab_csv(
            slugify(self.judul_daftar),
            cl.kepala,
            ([self.sel_ekspor(nama, satu) for nama in kolom] for satu in cl.queryset.iterator(SEPOTONG)),
            peristiwa=f"{self.opts.model_name}.diekspor",
            oleh=cast(Akun, request.user),
            # Which filters, not what they were set to: that may be a person.
            saringan=sorted({nama for nama, _ in cl.saringan_kini}),
            cari=bool(cl.query),
        )

    def sel_ekspor(self, nama: str, objek: Model) -> Any:
        """One value of a row as a cell: a moment so that it sorts, nothing where there is none."""
        _, _, nilai = lookup_field(nama, objek, self)
        if isinstance(nilai, datetime):
            return sel_waktu(nilai)
        return "" if nilai is None else self.sel(nama, objek).nilai

    def label(self, nama: str) -> str:
        """A column's name as a heading."""
        return capfirst(str(label_for_field(nama, self.model, self)))

    def sel(self, nama: str, objek: Model) -> Sel:
        """One value of a row in words; a `status` with the code of its tag."""
        kosong = self.get_empty_value_display()
        kolom, _, nilai = lookup_field(nama, objek, self)
        label = self.label(nama)
        if isinstance(nilai, bool):
            return Sel(label, "Ya" if nilai else "Tidak")
        if isinstance(nilai, datetime):
            return Sel(label, waktu(nilai))
        if kolom is None:
            return Sel(label, display_for_value(nilai, kosong))
        if kolom.remote_field:
            return Sel(label, kosong if (terkait := getattr(objek, kolom.name)) is None else str(terkait))
        return Sel(label, display_for_field(nilai, kolom, kosong), nilai if nama == "status" else "")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not self.izin_lihat or any(boleh_buka(request, izin) for izin in self.izin_lihat)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
