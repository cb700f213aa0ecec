"""The list of follow-ups, the page of one, and its steps."""

from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.actions import tindak_lanjut as actions
from infrastruktur.alur.tindak_lanjut import ALUR_TINDAK_LANJUT, KUNCI
from infrastruktur.enums.harian import TindakanTindakLanjut as T
from infrastruktur.enums.pantau import SIFAT, Arah, Ukuran
from infrastruktur.forms.harian import (
    AlasanForm,
    KembalikanForm,
    LangkahForm,
    PenggantianForm,
    SaringanTindakLanjutForm,
    TerimaForm,
)
from infrastruktur.models import Ambang, Deret, TindakLanjut
from infrastruktur.policies.harian import sebut_nilai
from infrastruktur.queries.harian import riwayat, saring_tindak_lanjut
from infrastruktur.queries.penilaian import ambang_untuk
from infrastruktur.queries.sampel import resolusi_untuk, titik
from lpse.alamat import alamat_ruang
from lpse.ekspor import SEPOTONG, jawab_csv, sel_waktu
from lpse.formulir import Langkah, jalankan_langkah
from lpse.grafik import Grafik, grafik_garis
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.pintu import dengan, isian
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import nama_hari, setempat

TERBARU, PER_HALAMAN = Order(falling=True), 25
TERKAIT = ("deret__sasaran", "balik__ambang", "diusulkan_oleh", "diputus_oleh")
RENTANG_GRAFIK = timedelta(hours=48)
TITIK_GRAFIK = 48
KEPALA_CSV = (
    *("Nomor", "Server", "Komponen", "Bagian", "Status", "Nilai saat kritis", "Dibuka pada"),
    *("Tenggat", "Terlambat", "Berakhir pada"),
)


LANGKAH: dict[T, Langkah] = {
    T.CATAT: Langkah(
        PenggantianForm,
        actions.catat_penggantian,
        "Tercatat. Bacaan berikutnya yang membuktikannya.",
        "Catat sesudah komponen terpasang. Baru selesai bila bacaan sesudahnya tidak lagi kritis.",
    ),
    T.BERI_ALASAN: Langkah(
        AlasanForm,
        actions.usulkan_alasan,
        "Usulan terkirim kepada Kepala.",
        "Kepala memutus apakah komponen boleh dibiarkan. Tuliskan alasan yang dapat diperiksa orang lain.",
    ),
    T.TERIMA: Langkah(
        TerimaForm,
        actions.terima_alasan,
        "Alasan diterima; tindak lanjut selesai.",
        "Tindak lanjut selesai tanpa penggantian atau penambahan.",
    ),
    T.KEMBALIKAN: Langkah(
        KembalikanForm,
        actions.kembalikan_alasan,
        "Dikembalikan kepada pengelola.",
        "Komponen tetap harus diganti atau ditambah.",
    ),
}


url_tindak_lanjut = partial(alamat_ruang, "infrastruktur_tindak_lanjut")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """One page of follow-ups, newest first."""
    form = SaringanTindakLanjutForm(request.GET)
    saringan = form.saringan
    halaman = read_page(saring_tindak_lanjut(saringan), TERBARU, size=PER_HALAMAN, **baca_kursor(request))
    return tampilkan(
        request,
        "admin/infrastruktur/harian/tindak_lanjut.html",
        "Tindak lanjut disk dan RAM",
        form=form,
        baris=[(satu, _nilai(satu)) for satu in halaman.rows],
        dasar=profil().dasar(KUNCI),
        kueri=urlencode(saringan),
        url_sebelum=alamat_halaman(saringan, before=halaman.before),
        url_sesudah=alamat_halaman(saringan, after=halaman.after),
        url_daftar=url_tindak_lanjut(),
        url_ekspor=url_tindak_lanjut("ekspor"),
    )


def _nilai(satu: TindakLanjut) -> str:
    return sebut_nilai(Ukuran(satu.deret.ukuran), satu.nilai)


@require_safe
def ekspor(request: HttpRequest) -> HttpResponseBase:
    """Everything the filters leave, as CSV."""
    saringan = SaringanTindakLanjutForm(request.GET).saringan
    rows = saring_tindak_lanjut(saringan).order_by("-pk").iterator(chunk_size=SEPOTONG)
    rincian = {**saringan, "cari": "cari" in saringan}
    return jawab_csv(
        "tindak-lanjut",
        KEPALA_CSV,
        (_sel(satu) for satu in rows),
        peristiwa="tindaklanjut.diekspor",
        oleh=petugas(request),
        **rincian,
    )


def _sel(satu: TindakLanjut) -> tuple[object, ...]:
    deret = satu.deret
    return (
        *(satu.nomor, deret.sasaran.nama, deret.get_ukuran_display(), deret.label),
        *(satu.get_status_display(), _nilai(satu), sel_waktu(satu.dibuka_pada), sel_waktu(satu.tenggat)),
        *("ya" if satu.is_terlambat else "", sel_waktu(satu.berakhir_pada)),
    )


dengan_tindak_lanjut = dengan(TindakLanjut.objects.select_related(*TERKAIT))


@require_safe
@dengan_tindak_lanjut
def lihat(request: HttpRequest, satu: TindakLanjut) -> HttpResponse:
    """Where it stands, its readings beside the threshold, and what comes next."""
    oleh, deret = petugas(request), satu.deret
    ambang = ambang_untuk([deret.pk]).get(deret.pk)
    return tampilkan(
        request,
        "admin/infrastruktur/harian/tindak_lanjut_lihat.html",
        f"Tindak lanjut {satu.nomor}",
        satu=satu,
        deret=deret,
        nilai=_nilai(satu),
        kini=sebut_nilai(Ukuran(deret.ukuran), deret.nilai),
        grafik=_grafik(deret),
        ambang=sebut_ambang(deret, ambang),
        penggantian=list(satu.penggantian.select_related("dicatat_oleh")),
        tombol=[
            {"judul": t.label, "url": url_tindak_lanjut(t.value, satu.kode)}
            for t in ALUR_TINDAK_LANJUT.terbuka(satu, oleh)
            if t in LANGKAH
        ],
        riwayat=riwayat(satu),
        dasar=profil().dasar(KUNCI),
        url_daftar=url_tindak_lanjut(),
    )


def _grafik(deret: Deret) -> Grafik:
    """The last two days of the series, thinned out to what a line can show."""
    kini = timezone.now()
    semua = titik([deret.pk], kini - RENTANG_GRAFIK, kini, resolusi_untuk(RENTANG_GRAFIK))[deret.pk]
    setiap = max(1, -(-len(semua) // TITIK_GRAFIK))
    # Of each stretch the highest: a short peak is what a threshold is about.
    potong = [semua[i : i + setiap] for i in range(0, len(semua), setiap)]
    nilai = [(_jam(p[0].pada), round(max(t.maksimum for t in p), 1)) for p in potong]
    satuan = SIFAT[Ukuran(deret.ukuran)].satuan or "nilai"
    return grafik_garis("deret", f"{deret} 48 jam terakhir", nilai, kolom="Waktu", satuan=satuan)


def _jam(saat: datetime) -> str:
    """`Sab 18`: short enough to stand below a chart on a phone."""
    return f"{nama_hari(saat)[:3]} {setempat(saat):%H}"


def sebut_ambang(deret: Deret, ambang: Ambang | None) -> list[str]:
    """The threshold lines in words."""
    if ambang is None:
        return ["Tidak ada ambang yang berlaku untuk deret ini."]
    arah = "mulai" if ambang.arah == Arah.NAIK else "sampai"
    pulih = "di bawah" if ambang.arah == Arah.NAIK else "di atas"
    ukuran = Ukuran(deret.ukuran)
    kalimat = [
        f"Kritis {arah} {sebut_nilai(ukuran, ambang.kritis)}; pulih {pulih} "
        f"{sebut_nilai(ukuran, ambang.kritis_pulih)} pada {ambang.kali_pulih} bacaan berturut-turut."
    ]
    if ambang.peringatan is not None:
        kalimat.append(
            f"Peringatan {arah} {sebut_nilai(ukuran, ambang.peringatan)}; pulih {pulih} "
            f"{sebut_nilai(ukuran, ambang.peringatan_pulih)}."
        )
    return kalimat


def _url_aset(form: LangkahForm) -> str:
    """Where the parts history is kept, for a replacement in what is no asset of the register."""
    tanpa_aset = isinstance(form, PenggantianForm) and not form.suku
    return reverse("admin:infrastruktur_aset") if tanpa_aset else ""


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_tindak_lanjut
def langkah(request: HttpRequest, satu: TindakLanjut, *, tindakan: T) -> HttpResponse:
    """One step; a refusal leaves what was typed in its place."""
    langkahnya = LANGKAH[tindakan]
    form = langkahnya.form(isian(request), initial={"tanggal": setempat(timezone.now())}, satu=satu)
    return jalankan_langkah(
        request,
        satu,
        tindakan,
        langkahnya,
        ALUR_TINDAK_LANJUT,
        form=form,
        kembali=url_tindak_lanjut("lihat", satu.kode),
        templat="admin/infrastruktur/harian/langkah.html",
        pengantar=f"{satu.nomor}: {satu.deret}, {satu.deret.sasaran}",
        url_aset=_url_aset(form),
        url_daftar=url_tindak_lanjut(),
        nama_daftar="Tindak lanjut",
        nama_kembali=satu.nomor,
    )
