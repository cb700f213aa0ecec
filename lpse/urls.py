from django.contrib import admin
from django.urls import include, path

from lpse import views, views_token
from lpse.metrik import metrik

inti = (
    [
        path("healthz", views.healthz, name="healthz"),
        path("readyz", views.readyz, name="readyz"),
        path("favicon.ico", views.favicon, name="favicon"),
        path("tema.css", views.tema, name="tema"),
        path("v/", views.periksa_naskah, name="periksa_naskah"),
        path("v/<slug:kode>/", views.naskah, name="naskah"),
        path("demo/surat/", views.surat_demo, name="surat_demo"),
        path("akun/", views.beranda_akun, name="beranda_akun"),
        path("akun/token/", views_token.token, name="token"),
        path("akun/token/<slug:kode>/ambil/", views_token.ambil, name="token_ambil"),
        path("akun/token/<slug:kode>/cabut/", views_token.cabut, name="token_cabut"),
        path("metrics", metrik, name="metrik"),
        path(".well-known/security.txt", views.security_txt, name="security_txt"),
    ],
    "lpse",
)

urlpatterns = [
    path("", include("sekretariat.urls")),
    path("", include(inti)),
    path("", include("registrasi.urls")),
    path("", include("layanan.urls")),
    path("", include("infrastruktur.urls")),
    path("api/v1/registrasi/", include("registrasi.api.urls")),
    path("api/v1/layanan/", include("layanan.api.urls")),
    path("api/v1/infrastruktur/", include("infrastruktur.api.urls")),
    path("api/v1/arsip/", include("arsip.api.urls")),
    path("api/v1/sekretariat/", include("sekretariat.api.urls")),
    path("api/", include("lpse.api.urls")),
    path("akun/undangan/", include("lpse.urls_undangan")),
    path("akun/", include("lpse.urls_akun")),
    path("admin/", admin.site.urls),
]
handler400 = "lpse.api.galat.galat_400"
handler500 = "lpse.api.galat.galat_500"
