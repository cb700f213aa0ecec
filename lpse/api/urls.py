"""The API's own addresses; each unit's stand before them in lpse/urls.py, since the last takes everything."""

from django.urls import path, re_path

from lpse.api import views

app_name = "api"
urlpatterns = [
    path("", views.halaman, name="halaman"),
    path("skema/", views.Skema.as_view(), name="skema"),
    path("v1/", views.Pangkal.as_view(), name="pangkal"),
    re_path(r"^(?P<alamat>.+)$", views.TidakAda.as_view(), name="tidak_ada"),
]
