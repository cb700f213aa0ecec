from django.urls import path

from sekretariat import publik_prosedur, views

app_name = "sekretariat"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("tentang/", views.tentang, name="tentang"),
    path("tentang/prosedur/<slug:kode>/", publik_prosedur.prosedur, name="prosedur"),
    path("laporan/", views.laporan, name="laporan"),
]
