from django.urls import path

from sekretariat.api import kegiatan, risiko, views

app_name = "api_sekretariat"
urlpatterns = [
    path("e-reporting/paket/", views.DaftarPaket.as_view(), name="e_reporting_paket"),
    path("e-reporting/ringkasan/", views.Ringkasan.as_view(), name="e_reporting_ringkasan"),
    path("laporan/", kegiatan.DaftarLaporan.as_view(), name="laporan"),
    path("prosedur/", kegiatan.DaftarProsedur.as_view(), name="prosedur"),
    path("temuan/", kegiatan.DaftarTemuan.as_view(), name="temuan"),
    path("risiko/", risiko.DaftarRisiko.as_view(), name="risiko"),
    path("program/", kegiatan.Program.as_view(), name="program"),
    path("kepatuhan/", kegiatan.Kepatuhan.as_view(), name="kepatuhan"),
]
