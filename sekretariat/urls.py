from django.urls import path

from sekretariat import views, views_pelaporan

app_name = "sekretariat"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("tentang/", views.tentang, name="tentang"),
    path("laporan/", views.laporan, name="laporan"),
    path("laporan/<slug:kode>.pdf", views_pelaporan.unduh, name="laporan_pdf"),
]
