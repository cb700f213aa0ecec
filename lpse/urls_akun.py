"""allauth's pages under Indonesian addresses; its URL names stay, since it reverses them itself."""

from collections.abc import Callable

from allauth.account import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from lpse.models import Akun


def hanya_pengguna(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead an applicant away: without a User ID one signs in by e-mailed code and has no password to set."""

    def dengan_user_id(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Akun) and request.user.is_masuk_dengan_kode:
            return redirect("lpse:beranda_akun")
        return view(request)

    return dengan_user_id


def surel_lewat_permohonan(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead a Pengguna SPSE to their requests: another e-mail address is a matter for a verifier.

    Staff change their own address; an applicant has one that their registration is proved by.
    """

    def sendiri(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Akun) and request.user.user_id and not request.user.is_staff:
            return redirect("registrasi:permohonan_daftar")
        return view(request)

    return sendiri


urlpatterns = [
    path("masuk/", views.login, name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("nonaktif/", views.account_inactive, name="account_inactive"),
    path("daftar/", RedirectView.as_view(pattern_name="registrasi:daftar"), name="account_signup"),
    path("masuk/ulang/", views.reauthenticate, name="account_reauthenticate"),
    path("masuk/kode/", views.request_login_code, name="account_request_login_code"),
    path("masuk/kode/isi/", views.confirm_login_code, name="account_confirm_login_code"),
    path("surel/", surel_lewat_permohonan(views.email), name="account_email"),
    path("surel/terkirim/", views.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^surel/konfirmasi/(?P<key>[-:\w]+)/$", views.confirm_email, name="account_confirm_email"),
    path("sandi/ubah/", views.password_change, name="account_change_password"),
    path("sandi/buat/", hanya_pengguna(views.password_set), name="account_set_password"),
    path("sandi/lupa/", views.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", views.password_reset_done, name="account_reset_password_done"),
    path(
        "sandi/atur/selesai/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^sandi/atur/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("2fa/", include("allauth.mfa.urls")),
]
