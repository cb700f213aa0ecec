"""Acts on several tickets of the queue at once, each with a preview: assign, take, prioritise, merge, export.

There is no bulk answer: each question gets its own. What several people ask alike is merged first; the one
answer then reaches everybody whose ticket was merged. Each row is an act and a transaction of its own, so a
refused one keeps none of the others back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from layanan.actions.gabung import gabung
from layanan.actions.tiket import ambil, tugaskan, ubah
from layanan.alur.tiket import ALUR_TIKET, TETAP
from layanan.enums.tiket import TindakanTiket
from layanan.forms.gabung import GabungMassalForm
from layanan.forms.meja import PrioritasForm, TugasForm
from layanan.meja.bersama import url_antrean
from layanan.meja.ekspor import ekspor_tiket
from layanan.models import Tiket
from layanan.queries.tiket import petugas_layanan
from lpse.aturan import AturanDilanggar
from lpse.bentuk import LPSEForm
from lpse.jejak import catat_penolakan
from lpse.models import Akun
from lpse.pemeriksa import boleh_buka, is_pemeriksa
from lpse.peran import LAYANI_TIKET, LIHAT_TIKET
from lpse.pintu import isian
from lpse.situs_admin import petugas, tampilkan

T = TindakanTiket
MAKS_PILIHAN = 100
EKSPOR = "ekspor"
BuatForm = Callable[[QueryDict | None, list[Tiket]], LPSEForm | None]


@dataclass(frozen=True, slots=True)
class Massal:
    """One bulk act: who may, what to type first, from which statuses, and doing it to one."""

    judul: str
    tombol: str
    izin: str
    selesai: str
    dari: frozenset[Any] | None = None
    lakukan: Callable[[Tiket, Akun, Any], object] | None = None
    buat_form: BuatForm = lambda data, baris: None


TINDAKAN: dict[str, Massal] = {
    "ambil": Massal(
        "Ambil",
        "Ambil",
        LAYANI_TIKET,
        "Anda ambil",
        ALUR_TIKET.tabel[T.AMBIL].dari,
        lambda t, oleh, form: ambil(t.pk, oleh=oleh),
    ),
    "tugaskan": Massal(
        "Tugaskan",
        "Tugaskan",
        LAYANI_TIKET,
        "ditugaskan",
        TETAP[T.TUGASKAN],
        lambda t, oleh, form: tugaskan(t.pk, oleh=oleh, **form.data_tindakan),
        lambda data, baris: TugasForm(data, petugas=petugas_layanan()),
    ),
    "prioritas": Massal(
        "Tandai prioritas",
        "Simpan prioritas",
        LAYANI_TIKET,
        "ditandai ulang",
        TETAP[T.UBAH],
        lambda t, oleh, form: ubah(t.pk, oleh=oleh, **form.data_tindakan),
        lambda data, baris: PrioritasForm(data),
    ),
    "gabung": Massal(
        "Gabungkan",
        "Gabungkan",
        LAYANI_TIKET,
        "digabungkan",
        ALUR_TIKET.tabel[T.GABUNG].dari,
        lambda t, oleh, form: form.tujuan.pk == t.pk or gabung(t.pk, ke=form.tujuan.pk, oleh=oleh),
        lambda data, baris: GabungMassalForm(data, baris=baris),
    ),
    EKSPOR: Massal("Ekspor pilihan", "Unduh CSV", LIHAT_TIKET, "diekspor"),
}


def tindakan_untuk(oleh: Akun) -> list[tuple[str, str]]:
    """The bulk acts open to this officer, for the buttons below the queue; none to an auditor."""
    if is_pemeriksa(oleh):
        return []
    return [(kode, m.judul) for kode, m in TINDAKAN.items() if oleh.has_perm(m.izin)]


@require_http_methods(["GET", "HEAD", "POST"])
def massal(request: HttpRequest) -> HttpResponseBase:
    """Preview a bulk act over the rows chosen, then do it row by row.

    GET shows which rows it would be done to and which not and why; POST does it to those.
    """
    params = request.POST if request.method == "POST" else request.GET
    kode = params.get("tindakan", "")
    if kode not in TINDAKAN:
        raise Http404
    aksi = TINDAKAN[kode]
    if not boleh_buka(request, aksi.izin):
        raise PermissionDenied
    baris, hilang = _baca_pilihan(params)
    if not baris:
        messages.warning(request, "Pilih sedikitnya satu tiket di daftar, lalu pilih tindakannya.")
        return redirect(_kembali(params))
    bisa, tidak = _pilah(aksi, baris)
    form = aksi.buat_form(isian(request), bisa)
    if request.method == "POST" and (form is None or form.is_valid()):
        return _jalankan(request, kode, bisa, tidak, form)
    return tampilkan(
        request,
        "admin/layanan/tiket/massal.html",
        aksi.judul,
        aksi=aksi,
        tindakan=kode,
        bisa=bisa,
        tidak=tidak,
        hilang=hilang,
        form=form,
        kueri=params.get("kueri", ""),
        url_kembali=_kembali(params),
    )


def _jalankan(
    request: HttpRequest, kode: str, bisa: list[Tiket], tidak: list[Tiket], form: LPSEForm | None
) -> HttpResponseBase:
    aksi, oleh = TINDAKAN[kode], petugas(request)
    if aksi.lakukan is None:
        pilihan = Tiket.objects.filter(pk__in=[t.pk for t in bisa]).order_by("pk")
        return ekspor_tiket(pilihan, oleh, pilihan=len(bisa))
    jumlah, gagal = _kerjakan(aksi, kode, bisa, oleh, form)
    if jumlah:
        messages.success(request, f"{jumlah} tiket {aksi.selesai}.")
    gagal += [(t, f"statusnya {t.get_status_display().lower()}.") for t in tidak]
    if gagal:
        rincian = " ".join(f"{t.nomor}: {sebab}" for t, sebab in gagal)
        messages.error(request, f"{len(gagal)} tiket tidak. {rincian}")
    return redirect(_kembali(request.POST))


def _baca_pilihan(params: QueryDict) -> tuple[list[Tiket], int]:
    """The rows chosen, and how many codes lead nowhere (any more)."""
    kode = [*params.getlist("pilih"), *params.get("semua", "").split(",")]
    unik = [k for k in dict.fromkeys(kode) if k and "\0" not in k][:MAKS_PILIHAN]
    ada = list(Tiket.objects.filter(kode__in=unik).select_related("ditugaskan_kepada").order_by("pk"))
    return ada, len(unik) - len(ada)


def _pilah(aksi: Massal, baris: list[Tiket]) -> tuple[list[Tiket], list[Tiket]]:
    """The rows it can be done to, and the others."""
    if aksi.dari is None:
        return baris, []
    return [t for t in baris if t.status in aksi.dari], [t for t in baris if t.status not in aksi.dari]


def _kerjakan(
    aksi: Massal, kode: str, baris: Iterable[Tiket], oleh: Akun, form: LPSEForm | None
) -> tuple[int, list[tuple[Tiket, str]]]:
    """Do it row by row; how many were done, and the refused ones with the rule's sentence."""
    jumlah, gagal = 0, []
    for tiket in baris:
        try:
            assert aksi.lakukan
            jumlah += aksi.lakukan(tiket, oleh, form) is not True
        except AturanDilanggar as aturan:
            catat_penolakan(tiket, kode, aturan, oleh=oleh)
            gagal.append((tiket, str(aturan)))
    return jumlah, gagal


def _kembali(params: QueryDict) -> str:
    kueri = params.get("kueri", "")
    return f"{url_antrean()}?{kueri}" if kueri else url_antrean()
