"""The steps of a programme: submitted, returned, approved, closed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from lpse.formulir import Langkah
from lpse.pintu import isian
from lpse.situs_admin import petugas
from sekretariat.actions.program import ajukan_program, kembalikan_program, sahkan_program, tutup_program
from sekretariat.enums.program import TindakanProgram
from sekretariat.forms.program import AlasanProgramForm, PenutupForm, TanpaIsianForm
from sekretariat.models import ProgramKerja
from sekretariat.program.bersama import dengan_program, jalankan, url

T = TindakanProgram


LANGKAH = {
    T.AJUKAN: Langkah(
        TanpaIsianForm,
        ajukan_program,
        "Diajukan. Kepala yang mengesahkannya.",
        "Selama menunggu, kegiatannya tidak dapat diubah.",
    ),
    T.KEMBALIKAN: Langkah(AlasanProgramForm, kembalikan_program, "Dikembalikan kepada penyusunnya."),
    T.SAHKAN: Langkah(
        TanpaIsianForm,
        sahkan_program,
        "Disahkan. Unitnya sekarang dapat mencatat realisasi.",
        "Sesudah disahkan kegiatannya tidak berubah lagi; perubahan menjadi versi baru.",
    ),
    T.TUTUP: Langkah(
        PenutupForm,
        tutup_program,
        "Program ditutup.",
        "Sesudah ditutup realisasinya tidak dapat ditambah.",
        is_berat=True,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_program
def langkah(request: HttpRequest, program: ProgramKerja, *, tindakan: TindakanProgram) -> HttpResponse:
    """One step of the programme."""
    satu, oleh = LANGKAH[tindakan], petugas(request)
    form = satu.form(isian(request))
    return jalankan(
        request,
        program,
        form,
        lambda: satu.act(program.pk, oleh=oleh, **form.cleaned_data),
        tindakan=tindakan.value,
        judul=f"{tindakan.label}: {program}",
        selesai=satu.selesai,
        kembali=url("lihat", program.kode),
        program=program,
        tombol=tindakan.label,
        keterangan=satu.keterangan,
        is_berat=satu.is_berat,
    )
