"""The admin site: stock Django admin, read-only, our own pages inside, and a menu that asks no database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, update_wrapper
from typing import Any, cast

from django.contrib.admin import AdminSite, ModelAdmin, site
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, URLPattern, URLResolver, path, resolve, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_safe

from lpse.baca_saja import BacaSajaAdmin
from lpse.models import Akun
from lpse.pemeriksa import boleh_buka
from lpse.peran import KETERANGAN, PERAN_STAF
from lpse.profil import profil
from lpse.sumbangan import ButirMenu, sumbangan

View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class HalamanAdmin:
    """A page of ours inside the admin site: its route, view and URL name, and the permission it asks for."""

    rute: str
    view: View
    nama: str
    izin: str


KELOMPOK_INTI = ("Pegawai", "Catatan")
MENU_PENDEK = 16  # entries that need no folding
BERANDA = ButirMenu("admin:index", "Beranda")
_halaman: list[HalamanAdmin] = []
_izin: dict[str, str] = {}


def daftarkan_halaman(rute: str, view: View, nama: str, *, izin: str) -> None:
    """Add a page below /admin/ as `admin:<nama>`; 403 for whoever lacks `izin` ("": open to all staff)."""
    _halaman.append(HalamanAdmin(rute, view, nama, izin))
    _izin[f"admin:{nama}"] = izin


def halaman_terdaftar() -> list[HalamanAdmin]:
    """Every page that units have added."""
    return list(_halaman)


def boleh_halaman(request: HttpRequest, url: str, izin: str = "") -> bool:
    """Whether this person may open the page of ours with this URL name; `izin` where it asks for another."""
    return boleh_buka(request, izin or _izin.get(url, ""))


def alamat_terbuka(request: HttpRequest, alamat: str) -> str:
    """The address where it leads anywhere for this person; "" for a page that refuses them, and for none."""
    if not alamat.startswith("/"):
        return alamat
    try:
        nama = resolve(alamat.partition("?")[0]).view_name
    except Resolver404:
        return ""
    return alamat if boleh_halaman(request, nama) else ""


def _berizin(halaman: HalamanAdmin) -> View:
    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not boleh_buka(request, halaman.izin):
            raise PermissionDenied
        return halaman.view(request, *args, **kwargs)

    return update_wrapper(view, halaman.view)


class SitusLPSE(AdminSite):
    """Staff enter here; everything shown is decided by role, everything done goes through an act."""

    site_url = "/"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin] | None = None,  # type: ignore[type-arg]
        **options: Any,
    ) -> None:
        # auth and allauth bring editors of groups, addresses and second factors: ways around our acts.
        if admin_class is not None and issubclass(admin_class, BacaSajaAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def admin_view(self, view: View, cacheable: bool = False) -> Any:
        """Send a stranger to sign in; 403 for a signed-in person without right, instead of a sign-in loop."""

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("account_login"))
            if not self.has_permission(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded: View = inner if cacheable else never_cache(inner)
        return update_wrapper(csrf_protect(guarded), view)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        milik_kami: list[URLPattern | URLResolver] = [
            path(h.rute, self.admin_view(_berizin(h)), name=h.nama) for h in _halaman
        ]
        # Ours first: the stock ones end in a pattern that takes every address.
        return milik_kami + super().get_urls()

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        nama = profil().lpse.nama
        return {
            "site_title": nama,
            "site_header": nama,
            "site_url": self.site_url,
            "has_permission": self.has_permission(request),
            "available_apps": [],
            "is_popup": False,
            "is_nav_sidebar_enabled": False,
            "log_entries": (),
            "menu_peran": menu_peran(request),
        }

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Signing in happens at one place; a signed-in person without right is not asked again: 403."""
        if not request.user.is_authenticated:
            return redirect_to_login(
                request.GET.get("next") or reverse("admin:index"), reverse("account_login")
            )
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")

    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("mfa_index")

    @method_decorator(require_safe)
    def app_index(  # type: ignore[override]
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("admin:index")

    @method_decorator(require_safe)
    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The start page: what waits for this person, and where their work is."""
        akun = petugas(request)
        kartu = [isi for sumber in sumbangan.kartu if (isi := sumber(request, akun)) is not None]
        # Why this person is here at all, what is late or waits for them; what has nothing in it last.
        kartu.sort(
            key=lambda isi: (not isi.get("utama"), not isi.get("perlu_perhatian"), isi["angka"] in (0, "0"))
        )
        peran = [(p.label, KETERANGAN[p]) for p in sorted(akun.peran & PERAN_STAF)]
        konteks = {
            **self.each_context(request),
            "title": f"Selamat datang, {akun}",
            "kartu": kartu,
            "peran": peran,
        }
        request.current_app = self.name
        return render(request, "admin/beranda_peran.html", konteks)


def petugas(request: HttpRequest) -> Akun:
    """The person of this request; the admin site lets in nobody who has not signed in."""
    return cast(Akun, request.user)


def tampilkan(
    request: HttpRequest, templat: str, judul: str, *, status: int = 200, **konteks: Any
) -> HttpResponse:
    """Render a page of ours inside the admin site's frame."""
    return render(request, templat, {**site.each_context(request), "title": judul, **konteks}, status=status)


def menu_peran(request: HttpRequest) -> list[dict[str, Any]]:
    """The menu of this person, of what the units registered; asks the database for roles only.

    What they do daily first and open, then the units' other work, the core's records below it.
    """
    menu: list[dict[str, Any]] = [
        {"judul": judul, "harian": harian, "butir": butir}
        for judul, harian, daftar in _terurut(petugas(request))
        if (butir := _butir(request, daftar))
    ]
    is_pendek = sum(len(kelompok["butir"]) for kelompok in menu) <= MENU_PENDEK
    for kelompok in menu:
        kelompok["terbuka"] = kelompok["harian"] or is_pendek
    _tandai(request.path, menu)
    return menu


def _terurut(akun: Akun) -> list[tuple[str, bool, list[ButirMenu]]]:
    """Each group's heading, whether it is this person's daily work, and its entries."""
    daftar = [
        (judul, bool(sumbangan.menu_harian.get(judul, frozenset()) & akun.peran), butir)
        for judul, butir in sumbangan.menu_staf.items()
    ]
    daftar.sort(key=lambda kelompok: (not kelompok[1], kelompok[0] in KELOMPOK_INTI))
    return [("", True, [BERANDA]), *daftar]


def _butir(request: HttpRequest, daftar: list[ButirMenu]) -> list[dict[str, Any]]:
    """The entries that exist under this regulation and open to this person."""
    return [
        {"judul": b.label, "url": _alamat(b.url), "aktif": False}
        for b in daftar
        if b.ada() and boleh_buka(request, b.izin)
    ]


@cache
def _alamat(url: str) -> str:
    """Where an entry leads. Eighty look-ups a page were two thirds of what its frame costs."""
    return reverse(url)


def _tandai(alamat: str, menu: list[dict[str, Any]]) -> None:
    """Mark the entry this page belongs to, and open its group: the nearest above it.

    The start page lies above them all.
    """
    beranda = _alamat(BERANDA.url)
    di_atas = [
        (b, kelompok)
        for kelompok in menu
        for b in kelompok["butir"]
        if alamat == b["url"] or (b["url"] != beranda and alamat.startswith(b["url"]))
    ]
    if di_atas:
        butir, kelompok = max(di_atas, key=lambda satu: len(satu[0]["url"]))
        butir["aktif"] = kelompok["terbuka"] = True
