"""The acts with a page of their own: what is asked, the act, the sentence afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from layanan.actions.gabung import gabung as gabung_tiket
from layanan.actions.gabung import pisah as pisah_tiket
from layanan.actions.penyelesaian import buka_kembali, konfirmasi_lisan, nyatakan_luar_kewenangan
from layanan.actions.percakapan import AdaPesanBaru
from layanan.actions.tiket import cabut_rahasia, perpanjang, tautkan, tugaskan, ubah
from layanan.enums.tiket import ArahPesan, TindakanTiket
from layanan.forms.gabung import GabungForm, PisahForm
from layanan.forms.jawaban import AlasanForm, LuarForm, PerpanjangForm, TanpaIsianForm, TautkanForm, UbahForm
from layanan.forms.meja import TugasForm
from layanan.meja.bersama import dengan_tiket, url_tiket
from layanan.models import PesanTiket, Tiket
from layanan.policies.tiket import perkara_luar
from layanan.queries.penelepon import serupa
from layanan.queries.tiket import petugas_layanan
from lpse.aturan import AturanDilanggar
from lpse.bentuk import LPSEForm
from lpse.jejak import catat_penolakan
from lpse.models import Akun
from lpse.pintu import KONFLIK, isian
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import setempat

T = TindakanTiket
TAUTAN = "tautan_baru"
BuatForm = Callable[[HttpRequest, Tiket, Any], LPSEForm]
Lakukan = Callable[[Tiket, Akun, Any], Tiket]


@dataclass(frozen=True, slots=True)
class Langkah:
    """One act: its name, heading, form, doing it, the sentence afterwards and the one before it.

    `konteks` is what its page shows besides; `templat` another page than the common one.
    """

    kode: str
    judul: str
    tombol: str
    buat_form: BuatForm
    lakukan: Lakukan
    selesai: str
    keterangan: str = ""
    templat: str = "admin/layanan/tiket/langkah.html"
    konteks: Callable[[Tiket], dict[str, Any]] = lambda tiket: {}
    ke_hasil: bool = False


def _rincian(tiket: Tiket) -> dict[str, Any]:
    return {nama: getattr(tiket, nama) for nama in UbahForm.base_fields} | {
        "janji_pada": setempat(tiket.janji_pada).date() if tiket.janji_pada else None
    }


def _pesan_masuk(tiket: Tiket) -> list[PesanTiket]:
    return list(PesanTiket.objects.filter(tiket=tiket, arah=ArahPesan.MASUK).order_by("pk")[:100])


LANGKAH = (
    Langkah(
        T.TUGASKAN.value,
        "Tugaskan tiket",
        "Tugaskan",
        lambda request, tiket, data: TugasForm(data, petugas=petugas_layanan()),
        lambda tiket, oleh, form: tugaskan(tiket.pk, oleh=oleh, **form.data_tindakan),
        "Tugas tersimpan. Petugasnya menerima surel.",
    ),
    Langkah(
        T.PERPANJANG.value,
        "Perpanjang tenggat penyelesaian",
        "Perpanjang tenggat",
        lambda request, tiket, data: PerpanjangForm(data),
        lambda tiket, oleh, form: perpanjang(tiket.pk, oleh=oleh, **form.cleaned_data),
        "Tenggat diperpanjang. Pengguna menerima alasannya.",
        "Hanya tenggat penyelesaian yang bergeser; tenggat jawaban pertama tetap.",
    ),
    Langkah(
        T.UBAH.value,
        "Ubah rincian tiket",
        "Simpan rincian",
        lambda request, tiket, data: UbahForm(data, initial=_rincian(tiket)),
        lambda tiket, oleh, form: ubah(tiket.pk, oleh=oleh, **form.data_tindakan),
        "Rincian tersimpan.",
        "Jenis, urgensi, dan dampak menentukan prioritas, standar layanan, dan tenggatnya.",
    ),
    Langkah(
        T.TAUTKAN.value,
        "Tautkan ke perkara",
        "Simpan tautan",
        lambda request, tiket, data: TautkanForm(data, initial={"perkara": tiket.perkara}),
        lambda tiket, oleh, form: tautkan(tiket.pk, oleh=oleh, **form.cleaned_data),
        "Tautan perkara tersimpan.",
    ),
    Langkah(
        T.KONFIRMASI_LISAN.value,
        "Catat konfirmasi lisan",
        "Ya, pengguna menyatakan selesai",
        lambda request, tiket, data: TanpaIsianForm(data),
        lambda tiket, oleh, form: konfirmasi_lisan(tiket.pk, oleh=oleh),
        "Tiket ditutup atas pernyataan lisan pengguna.",
        "Tercatat atas nama Anda bahwa pengguna sendiri menyatakan urusannya selesai.",
    ),
    Langkah(
        T.BUKA_KEMBALI.value,
        "Buka kembali tiket",
        "Buka kembali",
        lambda request, tiket, data: AlasanForm(data),
        lambda tiket, oleh, form: buka_kembali(tiket.pk, oleh=oleh, **form.cleaned_data),
        "Tiket dibuka kembali. Jamnya berjalan lagi.",
        "Tiket kembali kepada petugas yang menjawabnya.",
    ),
    Langkah(
        TAUTAN,
        "Ganti tautan pribadi",
        "Ganti tautan",
        lambda request, tiket, data: TanpaIsianForm(data),
        lambda tiket, oleh, form: cabut_rahasia(tiket.pk, oleh=oleh),
        "Tautan lama tidak berlaku lagi. Yang baru dikirim ke surel pelapor.",
        "Lakukan bila tautan tiket ini jatuh ke tangan orang lain. Tanpa surel, tidak ada tautan baru.",
    ),
    Langkah(
        T.GABUNG.value,
        "Gabungkan ke tiket lain",
        "Gabungkan",
        lambda request, tiket, data: GabungForm(data, initial={"nomor": request.GET.get("ke", "")[:40]}),
        lambda tiket, oleh, form: gabung_tiket(tiket.pk, ke=form.tujuan.pk, oleh=oleh),
        "Tiket digabungkan. Jawaban di tiket ini sampai juga kepada pelapornya.",
        "Pelapor tiket ini dikabari, dan menerima setiap jawaban dari tiket tujuan. Tidak dapat dibatalkan.",
        "admin/layanan/tiket/gabung.html",
        lambda tiket: {"serupa": serupa(tiket)},
        ke_hasil=True,
    ),
    Langkah(
        T.PISAH.value,
        "Pisahkan menjadi tiket baru",
        "Pisahkan",
        lambda request, tiket, data: PisahForm(
            data, pesan=_pesan_masuk(tiket), initial={"jenis": tiket.jenis}
        ),
        lambda tiket, oleh, form: pisah_tiket(tiket.pk, oleh=oleh, **form.data_tindakan),
        "Tiket baru dibuat dari pesan yang Anda pilih.",
        "Untuk pelapor yang menanyakan dua hal sekaligus. Tiket barunya berjam sendiri.",
        ke_hasil=True,
    ),
)


def view_langkah(langkah: Langkah) -> Callable[..., Any]:
    """The door of one act."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @dengan_tiket
    def view(request: HttpRequest, tiket: Tiket) -> HttpResponse:
        form = langkah.buat_form(request, tiket, isian(request))
        if request.method != "POST" or not form.is_valid():
            return _tampil(request, tiket, langkah, form)
        oleh = petugas(request)
        try:
            hasil = langkah.lakukan(tiket, oleh, form)
        except AturanDilanggar as aturan:
            catat_penolakan(tiket, langkah.kode, aturan, oleh=oleh)
            form.add_error(None, str(aturan))
            return _tampil(request, tiket, langkah, form, KONFLIK)
        messages.success(request, langkah.selesai)
        return redirect(url_tiket(hasil if langkah.ke_hasil else tiket))

    return view


def _tampil(
    request: HttpRequest, tiket: Tiket, langkah: Langkah, form: LPSEForm, status: int = 200, **konteks: Any
) -> HttpResponse:
    return tampilkan(
        request,
        langkah.templat,
        langkah.judul,
        status=status,
        tiket=tiket,
        langkah=langkah,
        form=form,
        url_kembali=url_tiket(tiket),
        **langkah.konteks(tiket),
        **konteks,
    )


def _terakhir(tiket: Tiket) -> int | None:
    """The newest message between the user and the unit."""
    pesan = tiket.pesan.exclude(arah=ArahPesan.INTERNAL).order_by("-pk")
    return pesan.values_list("pk", flat=True).first()


def _form_luar(request: HttpRequest, tiket: Tiket, data: Any) -> LuarForm:
    perkara = request.GET.get("perkara", "")
    return LuarForm(data, tiket=tiket, perkara=perkara, initial={"terbaca": _terakhir(tiket)})


LUAR = Langkah(
    T.LUAR_KEWENANGAN.value,
    "Jawab di luar kewenangan",
    "Kirim jawaban",
    _form_luar,
    lambda tiket, oleh, form: nyatakan_luar_kewenangan(tiket.pk, oleh=oleh, **form.cleaned_data),
    "Jawaban terkirim. Tiket berakhir sebagai perkara di luar kewenangan.",
    templat="admin/layanan/tiket/luar.html",
)


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_tiket
def luar_kewenangan(request: HttpRequest, tiket: Tiket) -> HttpResponse:
    """Choose the excluded matter, then read and change the answer that cites the article, then send it."""
    form = LUAR.buat_form(request, tiket, isian(request))
    konteks: dict[str, Any] = {
        "pilihan": profil().layanan.luar_tanggung_jawab,
        "perkara": perkara_luar(request.GET.get("perkara", "")),
        "dasar": profil().dasar_lengkap("layanan.di_luar_tanggung_jawab"),
    }
    if request.method != "POST" or not form.is_valid():
        return _tampil(request, tiket, LUAR, form, **konteks)
    oleh = petugas(request)
    try:
        LUAR.lakukan(tiket, oleh, form)
    except AturanDilanggar as aturan:
        catat_penolakan(tiket, LUAR.kode, aturan, oleh=oleh)
        form.add_error(None, str(aturan))
        if isinstance(aturan, AdaPesanBaru):
            # What came meanwhile is on the page now: sent once more, the answer goes.
            susulan = tiket.pesan.filter(pk__gt=form.cleaned_data["terbaca"] or 0)
            konteks["disusul"] = susulan.exclude(arah=ArahPesan.INTERNAL)
            konteks["terbaca"] = _terakhir(tiket)
        return _tampil(request, tiket, LUAR, form, KONFLIK, **konteks)
    messages.success(request, LUAR.selesai)
    return redirect(url_tiket(tiket))
