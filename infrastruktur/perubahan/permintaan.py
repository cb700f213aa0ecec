"""Change requests: the list, recording one, its page, its steps, and the form it ends with."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions import perubahan as actions
from infrastruktur.alur.perubahan import ALUR_PERUBAHAN
from infrastruktur.enums.perubahan import TindakanPerubahan as T
from infrastruktur.forms.pemeliharaan import TanpaIsianForm
from infrastruktur.forms.perubahan import (
    BatalForm,
    DaruratForm,
    EvaluasiForm,
    HasilForm,
    PerubahanForm,
    SahForm,
    SaringanPerubahanForm,
    SetujuForm,
    TidakSahForm,
    TolakForm,
)
from infrastruktur.models import PermintaanPerubahan
from infrastruktur.perubahan.bersama import PER_HALAMAN, Tempat, jalankan_langkah, tampil_isian
from infrastruktur.policies.perubahan import halangan_tutup, is_terbuka
from infrastruktur.queries.perubahan import (
    dengan_aset,
    instruksi_perubahan,
    riwayat_perubahan,
    saring_perubahan,
)
from lpse.alamat import alamat_ruang
from lpse.berkas.http import sajikan_asli
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.formulir import Langkah
from lpse.jejak import catat_lihat
from lpse.naskah import pastikan_pdf
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.peran import KELOLA_PERUBAHAN
from lpse.pintu import KONFLIK, dengan, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

NAMA = "infrastruktur_perubahan"
JUDUL = "Permintaan perubahan"
TERBARU = Order(falling=True)
TERKAIT = (
    *("pemohon_akun", "dicatat_oleh", "dievaluasi_oleh", "diputus_oleh", "disahkan_oleh", "petugas"),
    *("eksekutor", "pemeliharaan", "naskah", "diakhiri_oleh", "instruksi_lkpp"),
)
KEPALA_CSV = (
    *(
        "Nomor",
        "Status",
        "Tanggal",
        "Perubahan",
        "Pemohon",
        "Instansi",
        "Jenis",
        "Kategori",
        "Instruksi LKPP",
        "Surat instruksi",
        "Aset",
    ),
    *("Diputus", "Mulai dilaksanakan", "Selesai", "Roll back", "Pengesahan", "Nomor formulir"),
)
LANGKAH: dict[T, Langkah] = {
    T.EVALUASI: Langkah(
        EvaluasiForm,
        actions.evaluasi_perubahan,
        "Evaluasi tersimpan dan diajukan kepada Kepala.",
        "Kepala memutus berdasarkan evaluasi ini. Dapat diperbaiki sampai diputus.",
        awal=EvaluasiForm.awal,
    ),
    T.SETUJUI: Langkah(
        SetujuForm,
        actions.setujui_perubahan,
        "Disetujui. Petugas diberi tahu.",
        "Isian dan evaluasinya beku sesudah ini.",
    ),
    T.TOLAK: Langkah(
        TolakForm,
        actions.tolak_perubahan,
        "Ditolak. Formulirnya terbit.",
        "Permintaan berakhir dan formulirnya terbit. Tidak dapat dibatalkan.",
        is_berat=True,
    ),
    T.LAKSANAKAN: Langkah(
        TanpaIsianForm,
        actions.laksanakan_perubahan,
        "Pelaksanaan mulai dicatat. Catat hasilnya begitu selesai.",
        "Waktu mulai dan nama Anda tercatat sebagai pelaksana.",
    ),
    T.LAKSANAKAN_DARURAT: Langkah(
        DaruratForm,
        actions.laksanakan_darurat,
        "Pelaksanaan mulai dicatat. Kepala diminta mengesahkannya.",
        "Perubahan berjalan tanpa persetujuan dan tidak dapat ditutup sebelum disahkan Kepala.",
        is_berat=True,
    ),
    T.SAHKAN: Langkah(
        SahForm,
        actions.sahkan_perubahan,
        "Disahkan. Perubahan dapat ditutup bila hasilnya tercatat.",
        "Pengesahan tidak dapat ditarik.",
    ),
    T.TIDAK_SAHKAN: Langkah(
        TidakSahForm,
        actions.tidak_sahkan_perubahan,
        "Tidak disahkan. Pelaksana diminta mengembalikan keadaannya.",
        "Pelaksana harus mengembalikan keadaannya (roll back). Tidak dapat dibatalkan.",
        is_berat=True,
    ),
    T.CATAT_HASIL: Langkah(HasilForm, actions.catat_hasil, "Hasil tercatat. Perubahan dapat ditutup."),
    T.TUTUP: Langkah(
        TanpaIsianForm,
        actions.tutup_perubahan,
        "Perubahan ditutup dan formulirnya terbit.",
        "Formulir terbit bernomor, dan isinya tidak berubah lagi.",
    ),
    T.BATALKAN: Langkah(
        BatalForm,
        actions.batalkan_perubahan,
        "Permintaan dibatalkan.",
        "Permintaan berakhir tanpa formulir. Tidak dapat dikembalikan.",
        is_berat=True,
    ),
}


alamat = partial(alamat_ruang, NAMA)


def _di(permintaan: PermintaanPerubahan) -> Tempat:
    return Tempat(permintaan.nomor, alamat("lihat", permintaan.kode), JUDUL, alamat())


dengan_permintaan = dengan(PermintaanPerubahan.objects.select_related(*TERKAIT))


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every request, newest first."""
    form = SaringanPerubahanForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_perubahan(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/infrastruktur/perubahan/permintaan_daftar.html",
        JUDUL,
        form=form,
        baris=halaman.rows,
        dasar=profil().dasar("infrastruktur.kinerja"),
        boleh=petugas(request).has_perm(KELOLA_PERUBAHAN),
        saringan=saringan,
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=alamat(),
        url_ekspor=f"{alamat('ekspor')}?{urlencode(saringan)}",
    )


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanPerubahanForm(request.GET).saringan
    rows = saring_perubahan(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG)
    return jawab_csv(
        "permintaan-perubahan",
        KEPALA_CSV,
        (_sel(p) for p in rows),
        peristiwa="perubahan.diekspor",
        oleh=petugas(request),
        status=saringan.get("status", ""),
        kategori=saringan.get("kategori", ""),
        cari="cari" in saringan,
    )


def _sel(p: PermintaanPerubahan) -> tuple[object, ...]:
    kembali = {None: "", True: "dijalankan", False: "tidak dijalankan"}[p.is_dikembalikan]
    return (
        *(p.nomor, p.get_status_display(), p.tanggal, p.judul, p.pemohon, p.instansi),
        *(p.get_jenis_display(), p.get_kategori_display(), p.instruksi_lkpp or "", p.instruksi),
        *(
            ", ".join(p.aset),
            sel_waktu(p.diputus_pada),
            sel_waktu(p.mulai_pada),
            sel_waktu(p.selesai_pada),
            kembali,
            p.get_pengesahan_display(),
        ),
        p.naskah.nomor if p.naskah else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponseBase:
    """Record what somebody asks for."""
    oleh = petugas(request)
    form = PerubahanForm(isian(request), initial=PerubahanForm.awal(None))
    if form.is_valid():
        hasil = tindak(request, oleh, "catat", lambda: actions.catat_perubahan(form.isian, oleh=oleh))
        if hasil is not None:
            messages.success(request, f"{hasil.nomor} tercatat. Evaluasi, lalu ajukan kepada Kepala.")
            return redirect(alamat("lihat", hasil.kode))
    return tampil_isian(request, "Catat permintaan perubahan", form, Tempat("", alamat(), JUDUL, alamat()))


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_permintaan
def ubah(request: HttpRequest, permintaan: PermintaanPerubahan) -> HttpResponseBase:
    """Correct what was recorded, until it is evaluated."""
    oleh, status = petugas(request), 200
    awal = PerubahanForm.awal(permintaan)
    form = PerubahanForm(isian(request), initial=awal)
    if form.is_valid():
        if tindak(
            request,
            permintaan,
            T.UBAH.value,
            lambda: actions.ubah_perubahan(permintaan.pk, oleh=oleh, isian=form.isian),
        ):
            messages.success(request, "Isian tersimpan.")
            return redirect(alamat("lihat", permintaan.kode))
        status = KONFLIK
    tertutup = permintaan.status not in ALUR_PERUBAHAN.tabel[T.UBAH].dari
    halangan = "Isiannya tidak berubah lagi sesudah dievaluasi." if tertutup else ""
    return tampil_isian(
        request, T.UBAH.label, form, _di(permintaan), status=status, halangan=halangan, tombol_kirim="Simpan"
    )


@require_safe
@dengan_permintaan
def lihat(request: HttpRequest, permintaan: PermintaanPerubahan) -> HttpResponse:
    """The four parts of the form as they stand, and what comes next. The look is recorded."""
    oleh = petugas(request)
    catat_lihat(permintaan, oleh=oleh)
    terbuka = [t for t in ALUR_PERUBAHAN.terbuka(permintaan, oleh) if is_terbuka(permintaan, t, oleh)]
    return tampilkan(
        request,
        "admin/infrastruktur/perubahan/permintaan_lihat.html",
        f"Permintaan {permintaan.nomor}",
        p=permintaan,
        aset=dengan_aset(permintaan.aset),
        instruksi=instruksi_perubahan(permintaan),
        tombol=[
            {
                "judul": t.label,
                "url": alamat(t.value, permintaan.kode),
                "is_berat": t in LANGKAH and LANGKAH[t].is_berat,
            }
            for t in sorted(terbuka, key=lambda t: (t in LANGKAH and LANGKAH[t].is_berat, t == T.UBAH))
        ],
        halangan=halangan_tutup(permintaan) if permintaan.status == "dilaksanakan" else "",
        riwayat=riwayat_perubahan(permintaan),
        url_daftar=alamat(),
        dasar=profil().dasar("infrastruktur.kinerja"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_permintaan
def langkah(request: HttpRequest, permintaan: PermintaanPerubahan, *, tindakan: T) -> HttpResponseBase:
    """One step of a request."""
    return jalankan_langkah(request, permintaan, tindakan, LANGKAH[tindakan], ALUR_PERUBAHAN, _di(permintaan))


@sibuk_menjadi_503
@require_safe
@dengan_permintaan
def naskah(request: HttpRequest, permintaan: PermintaanPerubahan) -> HttpResponseBase:
    """The form as PDF, as it was issued; 404 before."""
    if permintaan.naskah is None:
        raise Http404
    berkas = pastikan_pdf(permintaan.naskah.pk)
    catat_lihat(permintaan, oleh=petugas(request), naskah=permintaan.naskah.pk, unduh=True)
    return sajikan_asli(berkas, f"{permintaan.naskah.judul} {permintaan.naskah.nomor}")
