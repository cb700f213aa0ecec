from django.urls import path

from infrastruktur.api import views

app_name = "api_infrastruktur"
urlpatterns = [
    path("keadaan/", views.KeadaanSemua.as_view(), name="keadaan"),
    path("keadaan/<slug:kode>/", views.KeadaanSatu.as_view(), name="keadaan_satu"),
    path("sampel/<slug:kode>/", views.SampelDeret.as_view(), name="sampel"),
    path("gangguan/", views.DaftarGangguan.as_view(), name="gangguan"),
    path("ketersediaan/", views.KetersediaanBulan.as_view(), name="ketersediaan"),
    path("pemeliharaan/", views.DaftarPemeliharaan.as_view(), name="pemeliharaan"),
    path("ruang-server/bacaan/", views.BacaanRuangServer.as_view(), name="bacaan"),
]
