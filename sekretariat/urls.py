from django.urls import path

from sekretariat.publik import data, halaman, prosedur, terbitan

app_name = "sekretariat"
urlpatterns = [
    path("", halaman.beranda, name="beranda"),
    path("tentang/", halaman.tentang, name="tentang"),
    path("tentang/prosedur/<slug:kode>/", prosedur.prosedur, name="prosedur"),
    path("laporan/", halaman.laporan, name="laporan"),
    path("laporan/<slug:kode>.pdf", terbitan.unduh, name="laporan_pdf"),
    path("laporan/data/", data.daftar, name="data"),
    path("laporan/data/<slug:kode>.csv", data.unduh_csv, name="data_csv"),
    path("laporan/data/<slug:kode>.json", data.unduh_json, name="data_json"),
]
