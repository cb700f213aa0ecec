from django.urls import path

from registrasi.views import daftar, dokumen, isian, kirim, lacak, persyaratan, tugas

app_name = "registrasi"
urlpatterns = [
    path("persyaratan/", persyaratan.persyaratan, name="persyaratan"),
    path("lacak/", lacak.lacak, name="lacak"),
    path("daftar/", daftar.daftar, name="daftar"),
    path("daftar/periksa-surel/", daftar.periksa_surel, name="periksa_surel"),
    path("daftar/konfirmasi/<slug:token>/", daftar.konfirmasi, name="konfirmasi"),
    path("daftar/mulai/", daftar.mulai, name="mulai"),
    path("daftar/<slug:kode>/", tugas.tugas, name="tugas"),
    path("daftar/<slug:kode>/isi/<slug:bagian>/", isian.isian, name="isian"),
    path("daftar/<slug:kode>/dokumen/<slug:dokumen>/", dokumen.dokumen, name="dokumen"),
    path("daftar/<slug:kode>/dokumen/<slug:dokumen>/lepas/", dokumen.lepas, name="lepas"),
    path("daftar/<slug:kode>/dokumen/<slug:dokumen>/formulir.pdf", dokumen.formulir, name="formulir"),
    path("daftar/<slug:kode>/dokumen/<slug:dokumen>/lihat/<int:halaman>/", dokumen.lihat, name="lihat"),
    path(
        "daftar/<slug:kode>/dokumen/<slug:dokumen>/gambar/<int:halaman>.webp", dokumen.gambar, name="gambar"
    ),
    path("daftar/<slug:kode>/periksa/", kirim.periksa, name="periksa"),
    path("daftar/<slug:kode>/kirim/", kirim.kirim, name="kirim"),
    path("daftar/<slug:kode>/selesai/", kirim.selesai, name="selesai"),
    path("daftar/<slug:kode>/tanda-terima.pdf", kirim.tanda_terima, name="tanda_terima"),
    path("daftar/<slug:kode>/tarik/", kirim.tarik, name="tarik"),
    path("daftar/<slug:kode>/naskah/<slug:kode_naskah>/", kirim.naskah, name="naskah"),
]
