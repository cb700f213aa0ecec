from django.urls import path

from arsip.api import views

app_name = "api_arsip"
urlpatterns = [
    path("kesiapan/", views.KesiapanSemua.as_view(), name="kesiapan"),
    path("cadangan/", views.DaftarCadangan.as_view(), name="cadangan"),
]
