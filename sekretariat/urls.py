from django.urls import path

from sekretariat import views

app_name = "sekretariat"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("tentang/", views.tentang, name="tentang"),
    path("laporan/", views.laporan, name="laporan"),
]
