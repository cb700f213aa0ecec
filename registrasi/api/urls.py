from django.urls import path

from registrasi.api import views

app_name = "api_registrasi"
urlpatterns = [
    path("pendaftaran-saya/", views.PendaftaranSaya.as_view(), name="pendaftaran_saya"),
    path("pendaftaran-saya/<slug:kode>/", views.RincianPendaftaranSaya.as_view(), name="pendaftaran_rincian"),
    path("lacak/", views.Lacak.as_view(), name="lacak"),
    path("antrean/", views.Antrean.as_view(), name="antrean"),
    path("pengguna/", views.Pengguna.as_view(), name="pengguna"),
]
