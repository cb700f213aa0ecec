"""Read-only windows on the core's records, and the pages about people inside the admin site."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lpse import (
    delegasi,
    penugasan,
    usulan_akun,
    views_delegasi,
    views_kalender,
    views_kelola_token,
    views_penugasan,
    views_usulan_akun,
)
from lpse.baca_saja import BacaSajaAdmin, DaftarBertahap
from lpse.galeri import contoh_galeri
from lpse.judul_surat import perihal_surat
from lpse.models import (
    Akun,
    HariLibur,
    Jejak,
    Naskah,
    Pemberitahuan,
    Penugasan,
    RezimJamKerja,
    RujukanSurat,
    Satker,
    Undangan,
    VersiProfil,
)
from lpse.paging import Order
from lpse.peran import KELOLA_API, KELOLA_PENUGASAN, LIHAT_JEJAK, LIHAT_PENDAFTARAN
from lpse.sebut_jejak import kalimat, rincian_kata, sebut_halaman, sebut_jenis
from lpse.situs_admin import daftarkan_halaman, tampilkan
from lpse.sumbangan import ButirMenu, HalamanRekaman, sumbangan
from lpse.waktu import hari_ini

KEPEGAWAIAN = (KELOLA_PENUGASAN, LIHAT_JEJAK)


@admin.register(Akun)
class AkunAdmin(BacaSajaAdmin):
    izin_lihat = KEPEGAWAIAN
    cari_tepat = ("email__iexact", "user_id__iexact")
    search_help_text = "Tulis surel atau User ID secara lengkap."
    list_display = ("email", "user_id", "nama", "jabatan", "is_active", "last_login")
    kolom = (
        "email",
        "user_id",
        "nama",
        "nip",
        "jabatan",
        "is_active",
        "is_demo",
        "last_login",
        "created_at",
    )


@admin.register(Penugasan)
class PenugasanAdmin(BacaSajaAdmin):
    izin_lihat = KEPEGAWAIAN
    cari_tepat = ("akun__email__iexact",)
    search_help_text = "Tulis surel secara lengkap."
    list_display = ("akun", "peran", "mulai", "selesai", "rujukan_surat")
    list_select_related = ("akun", "rujukan_surat")
    kolom = (
        "akun",
        "peran",
        "mulai",
        "selesai",
        "rujukan_surat",
        "delegasi",
        "diusulkan_oleh",
        "disetujui_oleh",
    )


@admin.register(Undangan)
class UndanganAdmin(BacaSajaAdmin):
    izin_lihat = KEPEGAWAIAN
    list_display = ("nama", "email", "peran", "mulai", "selesai", "keadaan")
    kolom = (
        *("nama", "email", "nip", "jabatan", "peran", "mulai", "selesai", "rujukan_surat", "keadaan"),
        *("diusulkan_oleh", "disetujui_oleh", "disetujui_pada", "diterima_pada", "dibatalkan_pada"),
    )


@admin.register(RujukanSurat)
class RujukanSuratAdmin(BacaSajaAdmin):
    izin_lihat = KEPEGAWAIAN
    list_display = ("nomor", "tanggal", "dari", "perihal")
    kolom = ("nomor", "tanggal", "dari", "perihal")


@admin.register(Satker)
class SatkerAdmin(BacaSajaAdmin):
    """The region's agencies, as `manage.py impor_satker` took them in."""

    izin_lihat = (LIHAT_PENDAFTARAN,)
    urutan = Order("nama")
    cari_tepat = ("kode", "nama__icontains")
    search_help_text = "Kode satker, atau sebagian namanya."
    list_display = ("nama", "kode", "kode_klpd")
    kolom = ("nama", "kode", "kode_klpd")


class DaftarJejak(DaftarBertahap):
    def get_results(self, request: HttpRequest) -> None:
        """Name the persons of this page's rows with one query: the trail itself keeps only their ids."""
        super().get_results(request)
        pelaku = Akun.objects.in_bulk({baris.oleh_id for baris in self.result_list if baris.oleh_id})
        for baris in self.result_list:
            baris.pelaku = pelaku.get(baris.oleh_id)


@admin.register(Jejak)
class JejakAdmin(BacaSajaAdmin):
    # The auditor's room sends it, filtered, with the digest of what is in the file.
    dapat_diekspor = False
    izin_lihat = (LIHAT_JEJAK,)
    cari_tepat = ("peristiwa",)
    search_help_text = (
        "Tulis satu peristiwa (pendaftaran.disetujui), objek (registrasi.pendaftaran:12), atau surel."
    )
    list_display = ("pada", "kejadian", "peristiwa", "objek", "oleh", "alamat_ip")
    kolom = ("pada", "kejadian", "peristiwa", "objek", "oleh", "peran", "alamat_ip", "catatan")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DaftarBertahap]:
        return DaftarJejak

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """One meaning per search, told by its shape, so that each is served by one index."""
        teks = search_term.strip()
        if "@" in teks:
            akun = Akun.objects.filter(email__iexact=teks).first()
            return (queryset.filter(oleh_id=akun.pk) if akun else queryset.none()), False
        if ":" in teks:
            jenis, _, pk = teks.partition(":")
            return queryset.filter(objek_jenis=jenis.strip(), objek_id=pk.strip()), False
        return super().get_search_results(request, queryset, teks)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        baris = super().get_object(request, object_id, from_field)
        if baris is not None:
            baris.pelaku = Akun.objects.filter(pk=baris.oleh_id).first()
        return baris

    @admin.display(description="kejadian")
    def kejadian(self, baris: Jejak) -> str:
        halaman = baris.rincian.get("halaman")
        # A page of a scan has a number instead of a name.
        return f"{kalimat(baris)}: {sebut_halaman(halaman)}" if isinstance(halaman, str) else kalimat(baris)

    @admin.display(description="rincian")
    def catatan(self, baris: Jejak) -> str:
        return rincian_kata(baris.rincian)

    @admin.display(description="objek")
    def objek(self, baris: Jejak) -> str:
        """The kind in words, and as it is searched for."""
        jenis, kunci = baris.objek_jenis, f"{baris.objek_jenis}:{baris.objek_id}"
        return f"{sebut_jenis(jenis)} ({kunci})" if jenis else ""

    @admin.display(description="oleh")
    def oleh(self, baris: Jejak) -> str:
        return str(getattr(baris, "pelaku", None) or baris.oleh_id or "sistem")


@admin.register(Naskah)
class NaskahAdmin(BacaSajaAdmin):
    judul = "Naskah terbit"
    izin_lihat = (LIHAT_PENDAFTARAN,)
    cari_tepat = ("kode__iexact", "nomor")
    search_help_text = "Tulis nomor atau kode naskah secara lengkap."
    list_display = ("nomor", "jenis", "kode", "terbit_pada", "dicabut_pada")
    kolom = (
        "nomor",
        "jenis",
        "kode",
        "judul",
        "penanda_tangan",
        "terbit_pada",
        "dicabut_pada",
        "alasan_dicabut",
    )


@admin.register(Pemberitahuan)
class PemberitahuanAdmin(BacaSajaAdmin):
    """What was sent to whom, and what could not be: never the words, which may carry a secret."""

    judul = "Surat keluar"
    izin_lihat = (LIHAT_JEJAK,)
    cari_tepat = ("penerima",)
    search_help_text = "Tulis surel penerima secara lengkap."
    list_filter = ("status",)
    list_display = ("perihal", "penerima", "status", "dikirim_pada")
    kolom = (
        "perihal",
        "penerima",
        "status",
        "percobaan",
        "created_at",
        "kirim_setelah",
        "dikirim_pada",
        "galat",
    )

    @admin.display(description="perihal")
    def perihal(self, baris: Pemberitahuan) -> str:
        return perihal_surat(baris.templat)


class SaringTahun(admin.SimpleListFilter):
    """The holidays of one year: this one, unless another is asked for."""

    title = "tahun"
    parameter_name = "tahun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(awal.year), str(awal.year)) for awal in HariLibur.objects.dates("tanggal", "year")]

    def value(self) -> str:
        dipilih = super().value()
        return dipilih if dipilih in dict(self.lookup_choices) else str(hari_ini().year)

    def choices(self, changelist: Any) -> Iterator[Any]:
        semua = super().choices(changelist)
        next(semua)  # "all": the list would open in the past
        yield from semua

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        return queryset.filter(tanggal__year=int(self.value()))


@admin.register(HariLibur)
class HariLiburAdmin(BacaSajaAdmin):
    urutan = Order("tanggal")
    list_display = ("tanggal", "nama", "jenis", "berlaku", "perkiraan")
    list_filter = (SaringTahun, "jenis")
    kolom = ("tanggal", "nama", "jenis", "berlaku", "perkiraan", "dikonfirmasi_pada", "dikonfirmasi_oleh")


@admin.register(RezimJamKerja)
class RezimJamKerjaAdmin(BacaSajaAdmin):
    urutan = Order("mulai", falling=True)
    list_display = ("jenis", "mulai", "selesai", "perkiraan", "dikonfirmasi_pada")
    kolom = ("jenis", "mulai", "selesai", "perkiraan", "dikonfirmasi_pada", "dikonfirmasi_oleh")


@admin.register(VersiProfil)
class VersiProfilAdmin(BacaSajaAdmin):
    izin_lihat = (LIHAT_JEJAK,)
    list_display = ("kode", "sidik", "sejak")
    kolom = ("kode", "sidik", "sejak")


@require_safe
def galeri(request: HttpRequest) -> HttpResponse:
    """Every component of the pages in every state, for whoever builds the next page."""
    return tampilkan(request, "lpse/galeri.html", "Galeri komponen", **contoh_galeri())


daftarkan_halaman("galeri/", galeri, "galeri", izin="")
for rute, view, nama in (
    ("penugasan/", views_penugasan.daftar, "penugasan"),
    ("penugasan/undang/", views_penugasan.undang, "penugasan_undang"),
    ("penugasan/undangan/<int:pk>/<slug:tindakan>/", views_penugasan.putuskan, "penugasan_putuskan"),
    ("penugasan/<int:pk>/akhiri/", views_penugasan.akhiri, "penugasan_akhiri"),
    ("usulan-akun/", views_usulan_akun.usulan, "usulan_akun"),
    ("usulan-akun/ekspor.csv", views_usulan_akun.ekspor, "usulan_akun_ekspor"),
    ("usulan-akun/<int:pk>/<slug:tindakan>/", views_usulan_akun.putuskan, "usulan_akun_putuskan"),
):
    daftarkan_halaman(rute, view, nama, izin=KELOLA_PENUGASAN)
# Everybody on the staff sees what concerns them; who proposes and who sees all, the pages say.
daftarkan_halaman("delegasi/", views_delegasi.daftar, "delegasi", izin="")
daftarkan_halaman("delegasi/ekspor.csv", views_delegasi.ekspor, "delegasi_ekspor", izin="")
daftarkan_halaman("delegasi/baru/", views_delegasi.baru, "delegasi_baru", izin="")
daftarkan_halaman("delegasi/<slug:kode>/", views_delegasi.lihat, "delegasi_lihat", izin="")
sumbangan.halaman_rekaman["lpse.delegasi"] = HalamanRekaman("delegasi_lihat")
daftarkan_halaman(
    "delegasi/<slug:kode>/<slug:tindakan>/", views_delegasi.putuskan, "delegasi_putuskan", izin=""
)
daftarkan_halaman("lpse/token/", views_kelola_token.daftar, "token_api", izin=KELOLA_API)
daftarkan_halaman("lpse/token/ekspor.csv", views_kelola_token.ekspor, "token_api_ekspor", izin=KELOLA_API)
daftarkan_halaman("lpse/token/siapkan/", views_kelola_token.siapkan, "token_api_siapkan", izin=KELOLA_API)
daftarkan_halaman(
    "lpse/token/<slug:kode>/cabut/", views_kelola_token.cabut, "token_api_cabut", izin=KELOLA_API
)

sumbangan.menu_staf["Pegawai"] = [
    ButirMenu("admin:penugasan", "Penugasan pegawai", KELOLA_PENUGASAN),
    views_delegasi.MENU,
    ButirMenu("admin:usulan_akun", "Nonaktif dan faktor kedua", KELOLA_PENUGASAN),
    ButirMenu("admin:token_api", "Token API", KELOLA_API),
]
sumbangan.menu_staf["Catatan"] = [
    ButirMenu("admin:lpse_jejak_changelist", "Jejak", LIHAT_JEJAK),
    ButirMenu("admin:lpse_akun_changelist", "Akun", LIHAT_JEJAK),
    ButirMenu("admin:lpse_naskah_changelist", "Naskah terbit", LIHAT_PENDAFTARAN),
    ButirMenu("admin:lpse_pemberitahuan_changelist", "Surat keluar", LIHAT_JEJAK),
    views_kalender.MENU,
]
sumbangan.kartu += [views_penugasan.kartu, views_delegasi.kartu_usulan, views_delegasi.kartu_pinjaman]
views_kalender.daftarkan()
penugasan.daftarkan_surat()
delegasi.daftarkan_surat()
usulan_akun.daftarkan_surat()
