from django.urls import path

from sekretariat.api import views

app_name = "api_sekretariat"
urlpatterns = [
    path("e-reporting/paket/", views.DaftarPaket.as_view(), name="e_reporting_paket"),
    path("e-reporting/ringkasan/", views.Ringkasan.as_view(), name="e_reporting_ringkasan"),
]
