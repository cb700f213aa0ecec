"""Acts on several files of the queue at once, each with a preview: assign, release, remind, export.

There is no bulk decision, and there must be none: every decision needs its own look at its own documents.
Each row is an act and a transaction of its own, so a refused one keeps none of the others back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from lpse.aturan import AturanDilanggar
from lpse.bentuk import LPSEForm
from lpse.jejak import catat_penolakan
from lpse.models import Akun
from lpse.pemeriksa import hanya_melihat, is_pemeriksa
from lpse.peran import AMBIL_ALIH, LIHAT_PENDAFTARAN, VERIFIKASI
from lpse.pintu import isian
from lpse.situs_admin import petugas, tampilkan
from registrasi import actions
from registrasi.forms.meja import AlihForm, TugasForm
from registrasi.meja.bersama import url_antrean
from registrasi.meja.ekspor import ekspor_antrean
from registrasi.meja.pegangan import verifikator_hari_ini
from registrasi.models import Pendaftaran
from registrasi.policies.pendaftaran import (
    check_dapat_diingatkan,
    check_dapat_dilepas,
    check_dapat_ditugaskan,
)
from registrasi.queries.antrean import terlihat

MAKS_PILIHAN = 100
BuatForm = Callable[[QueryDict | None, list[Pendaftaran], Akun], LPSEForm | None]
Check = Callable[[Pendaftaran, Akun], None]
Lakukan = Callable[[Pendaftaran, Akun, Any], object]


@dataclass(frozen=True, slots=True)
class Massal:
    """One bulk act: who may, what to type first, which rows it can be done to, and doing it to one.

    `buat_check` gets all rows, so that what their checks ask of the database is asked once.
    """

    judul: str
    tombol: str
    izin: tuple[str, ...]
    selesai: str
    buat_check: Callable[[list[Pendaftaran]], Check]
    lakukan: Lakukan | None = None
    buat_form: BuatForm = lambda data, baris, oleh: None

    def boleh(self, oleh: Akun) -> bool:
        return any(oleh.has_perm(izin) for izin in self.izin)


def _check_ingatkan(baris: list[Pendaftaran]) -> Check:
    diingatkan = actions.sudah_diingatkan(baris)

    def check(pendaftaran: Pendaftaran, oleh: Akun) -> None:
        check_dapat_diingatkan(pendaftaran, oleh)
        actions.check_belum_diingatkan(pendaftaran, diingatkan)

    return check


def _lepas(pendaftaran: Pendaftaran, oleh: Akun, form: Any) -> object:
    """One's own lease needs no reason; another's does."""
    if pendaftaran.diklaim_oleh_id == oleh.pk:
        return actions.lepas(pendaftaran.pk, oleh=oleh)
    return actions.bebaskan(pendaftaran.pk, oleh=oleh, alasan=form.cleaned_data["alasan"])


def _form_lepas(data: QueryDict | None, baris: list[Pendaftaran], oleh: Akun) -> LPSEForm | None:
    milik_orang = any(p.is_diklaim and p.diklaim_oleh_id != oleh.pk for p in baris)
    return AlihForm(data) if milik_orang else None


TINDAKAN: dict[str, Massal] = {
    "tugaskan": Massal(
        "Tugaskan berkas",
        "Tugaskan",
        (AMBIL_ALIH,),
        "ditugaskan",
        lambda baris: check_dapat_ditugaskan,
        lambda p, oleh, form: actions.tugaskan(p.pk, oleh=oleh, kepada=form.penerima),
        lambda data, baris, oleh: TugasForm(data, verifikator=verifikator_hari_ini()),
    ),
    "lepas": Massal(
        "Lepas berkas",
        "Lepas",
        (VERIFIKASI, AMBIL_ALIH),
        "dilepas ke antrean",
        lambda baris: check_dapat_dilepas,
        _lepas,
        _form_lepas,
    ),
    "ingatkan": Massal(
        "Ingatkan pemohon",
        "Ingatkan pemohon",
        (VERIFIKASI, AMBIL_ALIH),
        "diingatkan lewat surel",
        _check_ingatkan,
        lambda p, oleh, form: actions.ingatkan(p.pk, oleh=oleh),
    ),
    "ekspor": Massal(
        "Ekspor pilihan",
        "Unduh CSV",
        (LIHAT_PENDAFTARAN,),
        "diekspor",
        lambda baris: lambda pendaftaran, oleh: None,
    ),
}


def tindakan_untuk(oleh: Akun) -> list[tuple[str, str]]:
    """The bulk acts open to this officer, for the buttons below the queue; none to an auditor."""
    if is_pemeriksa(oleh):
        return []
    return [(kode, m.judul) for kode, m in TINDAKAN.items() if m.boleh(oleh)]


@require_http_methods(["GET", "HEAD", "POST"])
def massal(request: HttpRequest) -> HttpResponseBase:
    """Preview a bulk act over the rows chosen, then do it row by row.

    GET shows which rows it would be done to and which not and why; POST does it to those.
    """
    params, oleh = request.POST if request.method == "POST" else request.GET, petugas(request)
    kode = params.get("tindakan", "")
    if kode not in TINDAKAN:
        raise Http404
    aksi = TINDAKAN[kode]
    if not aksi.boleh(oleh) and not hanya_melihat(request):
        raise PermissionDenied
    baris, hilang = _baca_pilihan(params)
    if not baris:
        messages.warning(request, "Pilih sedikitnya satu berkas di daftar, lalu pilih tindakannya.")
        return redirect(_kembali(params))
    bisa, tidak = _pilah(aksi, baris, oleh)
    form = aksi.buat_form(isian(request), bisa, oleh)
    if request.method == "POST" and (form is None or form.is_valid()):
        if aksi.lakukan is None:
            pks = [p.pk for p in bisa]
            rows = terlihat().filter(pk__in=pks).select_related("diklaim_oleh").order_by("tenggat", "pk")
            return ekspor_antrean(rows, oleh, pilihan=len(pks))
        _laporkan(request, aksi, _kerjakan(aksi.lakukan, kode, bisa, oleh, form), tidak)
        return redirect(_kembali(params))
    return tampilkan(
        request,
        "admin/registrasi/massal.html",
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


def _baca_pilihan(params: QueryDict) -> tuple[list[Pendaftaran], int]:
    """The rows chosen, most urgent first, and how many codes lead nowhere (any more)."""
    kode = [*params.getlist("pilih"), *params.get("semua", "").split(",")]
    unik = [k for k in dict.fromkeys(kode) if k and "\0" not in k][:MAKS_PILIHAN]
    orang = ("akun", "diklaim_oleh", "ditugaskan_kepada")
    baris = terlihat().filter(kode__in=unik).select_related(*orang).order_by("tenggat", "pk")
    ada = list(baris)
    return ada, len(unik) - len(ada)


def _pilah(
    aksi: Massal, baris: list[Pendaftaran], oleh: Akun
) -> tuple[list[Pendaftaran], list[tuple[Pendaftaran, str]]]:
    """The rows it can be done to, and the others with the reason."""
    check = aksi.buat_check(baris)
    bisa, tidak = [], []
    for pendaftaran in baris:
        try:
            check(pendaftaran, oleh)
        except AturanDilanggar as aturan:
            tidak.append((pendaftaran, str(aturan)))
        else:
            bisa.append(pendaftaran)
    return bisa, tidak


def _kerjakan(
    lakukan: Lakukan, kode: str, baris: Iterable[Pendaftaran], oleh: Akun, form: LPSEForm | None
) -> tuple[int, list[tuple[Pendaftaran, str]]]:
    """Do it row by row; how many were done, and the refused ones with the rule's sentence."""
    jumlah, gagal = 0, []
    for pendaftaran in baris:
        try:
            lakukan(pendaftaran, oleh, form)
        except AturanDilanggar as aturan:
            catat_penolakan(pendaftaran, kode, aturan, oleh=oleh)
            gagal.append((pendaftaran, str(aturan)))
        else:
            jumlah += 1
    return jumlah, gagal


def _laporkan(
    request: HttpRequest,
    aksi: Massal,
    hasil: tuple[int, list[tuple[Pendaftaran, str]]],
    tidak: list[tuple[Pendaftaran, str]],
) -> None:
    jumlah, gagal = hasil
    if jumlah:
        messages.success(request, f"{jumlah} berkas {aksi.selesai}.")
    gagal = [*gagal, *tidak]
    if gagal:
        rincian = " ".join(f"{p.nomor}: {sebab}" for p, sebab in gagal)
        messages.error(request, f"{len(gagal)} berkas tidak. {rincian}")


def _kembali(params: QueryDict) -> str:
    kueri = params.get("kueri", "")
    return f"{url_antrean()}?{kueri}" if kueri else url_antrean()
