"""The counter's page of one registration: its appointment, its originals, what is done on request."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from lpse.jejak import catat_lihat
from lpse.peran import VERIFIKASI
from lpse.pintu import View, isian, tindak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini, waktu
from registrasi import actions
from registrasi.alur.janji import ALUR_JANJI
from registrasi.enums.janji import TindakanJanji
from registrasi.forms.janji import AsliForm, PilihWaktuForm
from registrasi.loket.bersama_janji import dengan_berkas, dengan_janji, url_berkas
from registrasi.loket.hari import url_hari
from registrasi.models import DokumenSyarat, JanjiTemu, Pendaftaran, SlotLoket
from registrasi.policies.janji import DAPAT_DATANG, DAPAT_MEMESAN, dokumen_belum_asli

T = TindakanJanji
BANYAK_RIWAYAT = 10


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_berkas
def berkas(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Show it; a POST records the originals that were ticked."""
    dokumen = list(pendaftaran.dokumen.all())
    belum = dokumen_belum_asli(dokumen) if pendaftaran.status in DAPAT_DATANG else []
    form = AsliForm(isian(request), dokumen=belum)
    if request.method == "POST" and form.is_valid():
        kode, oleh = form.cleaned_data["dokumen"], petugas(request)
        baru = tindak(
            request,
            pendaftaran,
            "catat_asli",
            lambda: actions.catat_asli(pendaftaran.pk, kode, oleh=oleh),
        )
        if baru is not None:
            messages.success(request, f"Asli {len(baru)} dokumen tercatat diperlihatkan hari ini.")
        return redirect(url_berkas(pendaftaran))
    return _tampilkan(request, pendaftaran, dokumen, form if belum else None)


def _tampilkan(
    request: HttpRequest, pendaftaran: Pendaftaran, dokumen: list[DokumenSyarat], form: AsliForm | None
) -> HttpResponse:
    oleh = petugas(request)
    catat_lihat(pendaftaran, oleh=oleh, loket=True)
    semua = pendaftaran.janji.select_related("slot", "diakhiri_oleh").order_by("-pk")
    janji = [(j, _tombol(j, request)) for j in semua[:BANYAK_RIWAYAT]]
    hidup = next((j for j, _ in janji if j.status == "dipesan"), None)
    return tampilkan(
        request,
        "admin/registrasi/loket_berkas.html",
        f"{pendaftaran.nomor} di loket",
        pendaftaran=pendaftaran,
        sudah_asli=[d for d in dokumen if d.berkas_id and d.asli_diperlihatkan_pada],
        form=form,
        janji=janji,
        hidup=hidup,
        boleh_pesan=hidup is None and form is not None and pendaftaran.status in DAPAT_MEMESAN,
        boleh_pindah=hidup is not None and not hidup.slot.is_mulai,
        is_verifikator=oleh.has_perm(VERIFIKASI),
        url_hari=url_hari(hidup.slot.tanggal) if hidup else "",
    )


def _tombol(janji: JanjiTemu, request: HttpRequest) -> list[T]:
    """The acts open now, of those that one press does."""
    terbuka = ALUR_JANJI.terbuka(janji, petugas(request))
    tiba = [T.HADIRKAN] if janji.slot.tanggal <= hari_ini() else []
    akhir = T.TIDAK_HADIRKAN if janji.slot.is_mulai else T.BATALKAN_LOKET
    return [t for t in (*tiba, akhir) if t in terbuka]


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_berkas
def pesan(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """Book, or move, for an applicant who asks for it."""
    lama = pendaftaran.janji.hidup().select_related("slot").first()
    form = PilihWaktuForm(isian(request), tersedia=SlotLoket.objects.tersedia())
    if request.method == "POST" and form.is_valid():
        hasil = _simpan(request, pendaftaran, lama, form.cleaned_data["slot"])
        if hasil:
            messages.success(
                request, f"Janji temu tercatat: {waktu(hasil.slot.mulai)}. Pemohon diberi tahu lewat surel."
            )
            return redirect(url_berkas(pendaftaran))
        return redirect(request.path)
    return tampilkan(
        request,
        "admin/registrasi/loket_pesan.html",
        "Pindahkan janji temu" if lama else "Pesan waktu",
        pendaftaran=pendaftaran,
        form=form,
        lama=lama,
        alamat=url_berkas(pendaftaran),
    )


def _simpan(
    request: HttpRequest, pendaftaran: Pendaftaran, lama: JanjiTemu | None, slot: str
) -> JanjiTemu | None:
    oleh, pk = petugas(request), pendaftaran.pk
    if lama:
        return tindak(
            request, lama, "pindahkan", lambda: actions.pindahkan_janji(lama.pk, oleh=oleh, slot=slot)
        )
    return tindak(request, pendaftaran, "pesan_janji", lambda: actions.pesan_janji(pk, oleh=oleh, slot=slot))


def _act(act: Callable[..., JanjiTemu], nama: str, kalimat: str) -> View:
    """A page that does one act on an appointment and leads back to where the button was."""

    @require_POST
    @dengan_janji
    def view(request: HttpRequest, janji: JanjiTemu) -> HttpResponse:
        oleh = petugas(request)
        if tindak(request, janji, nama, lambda: act(janji.pk, oleh=oleh)):
            messages.success(request, f"{janji.pendaftaran.nama_perusahaan}: {kalimat}")
        dari_daftar = "daftar" in request.POST
        return redirect(url_hari(janji.slot.tanggal) if dari_daftar else url_berkas(janji.pendaftaran))

    return view


hadir = _act(actions.hadirkan_janji, "hadirkan", "hadir.")
tidak_hadir = _act(actions.tidak_hadirkan_janji, "tidak_hadirkan", "tidak hadir. Pemohon dapat memesan lagi.")
batal = _act(actions.batalkan_janji, "batalkan", "janji temu dibatalkan, pemohon diberi tahu lewat surel.")
