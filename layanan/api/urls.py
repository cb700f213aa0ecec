from django.urls import path

from layanan.api import views

app_name = "api_layanan"
urlpatterns = [
    path("tiket-saya/", views.TiketSaya.as_view(), name="tiket_saya"),
    path("tiket-saya/<slug:kode>/", views.RincianTiketSaya.as_view(), name="tiket_rincian"),
    path("tiket/", views.AntreanTiket.as_view(), name="antrean"),
    path("lacak/", views.LacakTiket.as_view(), name="lacak"),
    path("pengumuman/", views.DaftarPengumuman.as_view(), name="pengumuman"),
    path("status/", views.StatusLayanan.as_view(), name="status"),
    path("pelatihan/", views.DaftarPelatihan.as_view(), name="pelatihan"),
]
