from django.urls import URLPattern, path

from infrastruktur.views import izin_ruang

app_name = "infrastruktur"
urlpatterns: list[URLPattern] = [
    path("ruang-server/izin/", izin_ruang.izin, name="izin"),
    path("ruang-server/izin/terkirim/", izin_ruang.terkirim, name="izin_terkirim"),
    path("ruang-server/izin/<slug:kode>/", izin_ruang.satu, name="izin_satu"),
    path("ruang-server/izin/<slug:kode>/surat.pdf", izin_ruang.surat, name="izin_surat"),
    path("ruang-server/izin/<slug:kode>/<slug:rahasia>/", izin_ruang.satu, name="izin_tautan"),
    path(
        "ruang-server/izin/<slug:kode>/<slug:rahasia>/surat.pdf", izin_ruang.surat, name="izin_tautan_surat"
    ),
]
