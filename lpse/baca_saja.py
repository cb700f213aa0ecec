"""Read-only windows on records inside the admin site: nothing there writes, since only acts do."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import (
    display_for_field,
    display_for_value,
    label_for_field,
    lookup_field,
    unquote,
)
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import Combinable
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.text import capfirst

from lpse.paging import Order, read_page

PER_HALAMAN = 50
KURSOR = ("after", "before")


class DaftarBertahap(ChangeList):
    """A changelist that pages by primary key, newest first, and counts nothing."""

    def get_filters_params(self, params: dict[str, Any] | None = None) -> dict[str, Any]:
        saringan = super().get_filters_params(params)
        return {kunci: nilai for kunci, nilai in saringan.items() if kunci not in KURSOR}

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Model]) -> list[str | Combinable]:
        return ["-pk"]

    def get_results(self, request: HttpRequest) -> None:
        kursor = {kunci: request.GET.get(kunci, "") for kunci in KURSOR}
        halaman = read_page(self.queryset, Order(falling=True), size=PER_HALAMAN, **kursor)
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


class BacaSajaAdmin(ModelAdmin):  # type: ignore[type-arg]
    """Look only: no adding, changing or deleting, whoever asks.

    `izin_lihat` lists permissions of which one suffices; empty: every member of staff.
    `kolom` is what a single row's page shows; `cari_tepat` lists lookups, each served by an index, that the
    search box tries as typed.
    """

    izin_lihat: tuple[str, ...] = ()
    cari_tepat: tuple[str, ...] = ()
    kolom: tuple[str, ...] = ()
    change_list_template = "admin/daftar_bertahap.html"
    actions = None
    show_full_result_count = False
    sortable_by = ()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list. A query string that PostgreSQL cannot even read leads to the unfiltered list."""
        if any("\0" in nilai for daftar in dict(request.GET.lists()).values() for nilai in daftar):
            return redirect(request.path)
        judul = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**judul, **(extra_context or {})})

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
        return [
            path("", self.admin_site.admin_view(self.changelist_view), name=f"{nama}_changelist"),
            path("<path:object_id>/", self.admin_site.admin_view(self.change_view), name=f"{nama}_change"),
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
        butir = [
            (label_for_field(nama, self.model, self), self._tampilan(nama, objek)) for nama in self.kolom
        ]
        konteks = {
            **self.admin_site.each_context(request),
            "title": str(objek),
            "opts": self.opts,
            "alamat_daftar": f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist",
            "butir": butir,
        }
        return render(request, "admin/lihat_baris.html", konteks)

    def _tampilan(self, nama: str, objek: Model) -> Any:
        kosong = self.get_empty_value_display()
        kolom, _, nilai = lookup_field(nama, objek, self)
        if kolom is None:
            return display_for_value(nilai, kosong)
        if kolom.remote_field:
            return kosong if (terkait := getattr(objek, kolom.name)) is None else str(terkait)
        return display_for_field(nilai, kolom, kosong)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return not self.izin_lihat or any(request.user.has_perm(izin) for izin in self.izin_lihat)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
