"""One programme: drawn up, shown with its activities, revised; one activity and what was realised of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from lpse.berkas import diterima_bila_ada
from lpse.berkas.http import sajikan_asli
from lpse.jejak import catat_lihat
from lpse.models import Akun, Berkas
from lpse.peran import SAHKAN_PROGRAM
from lpse.pintu import isian, sibuk_menjadi_503, unggahan
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import BULAN
from sekretariat.actions.program import (
    catat_realisasi,
    hapus_kegiatan,
    revisi_program,
    simpan_kegiatan,
    susun_program,
)
from sekretariat.alur.program import ALUR_PROGRAM
from sekretariat.enums.program import StatusProgram, TindakanProgram
from sekretariat.forms.kepegawaian import BATAS_BERKAS_MB
from sekretariat.forms.program import KegiatanForm, RealisasiForm, RevisiForm, SusunForm, TanpaIsianForm
from sekretariat.models import KegiatanProgram, ProgramKerja, RealisasiKegiatan
from sekretariat.policies.program import PengesahSendiri, isian_urusan
from sekretariat.program.bersama import (
    TEMPLAT,
    WARNA,
    boleh_kelola,
    dengan_program,
    grafik_program,
    jalankan,
    url,
)
from sekretariat.queries.orang_kedua import orang_kedua
from sekretariat.queries.program import (
    jumlah_realisasi,
    kegiatan_program,
    kemajuan_kegiatan,
    penyusun_program,
    realisasi_kegiatan,
    unit_saya,
)

FORMULIR = ["GET", "HEAD", "POST"]
T = TindakanProgram


@require_http_methods(FORMULIR)
def baru(request: HttpRequest) -> HttpResponse:
    """Begin a programme."""
    oleh = petugas(request)
    form = SusunForm(isian(request), unit_saya=unit_saya(oleh))
    return jalankan(
        request,
        oleh,
        form,
        lambda: susun_program(oleh=oleh, **form.cleaned_data),
        tindakan="susun_program",
        judul="Susun program kerja",
        selesai="Konsep dibuat. Tambahkan kegiatannya, lalu ajukan.",
        kembali=lambda program: url("lihat", program.kode),
        url_kembali=url(),
        tombol="Buat konsep",
        dasar=profil().dasar("sekretariat.program_kerja"),
    )


@require_safe
@dengan_program
def lihat(request: HttpRequest, program: ProgramKerja) -> HttpResponse:
    """The programme with its activities, how far they are, and what may be done next."""
    oleh, kegiatan = petugas(request), list(kegiatan_program(program))
    maju = [kemajuan_kegiatan(satu) for satu in kegiatan]
    belanja = sum(satu.belanja for satu in kegiatan)  # type: ignore[attr-defined]
    pagu = sum(satu.pagu for satu in kegiatan)
    return tampilkan(
        request,
        f"{TEMPLAT}/lihat.html",
        str(program),
        program=program,
        warna=WARNA[StatusProgram(program.status)],
        kegiatan=list(zip(kegiatan, maju, strict=True)),
        grafik=grafik_program(program, kegiatan) if kegiatan else None,
        pagu=pagu,
        belanja=belanja,
        persen_belanja=round(100 * belanja / pagu, 1) if pagu else None,
        dasar=profil().dasar("sekretariat.program_kerja"),
        pengganti=ProgramKerja.objects.filter(menggantikan=program).first(),
        **_yang_terbuka(program, oleh),
    )


def _yang_terbuka(program: ProgramKerja, oleh: Akun) -> dict[str, Any]:
    """What this person may do now."""
    kelola, is_konsep = boleh_kelola(program, oleh), program.status == StatusProgram.KONSEP
    langkah = [t for t in ALUR_PROGRAM.terbuka(program, oleh) if t != T.GANTIKAN]
    if not kelola:
        langkah = [t for t in langkah if t != T.AJUKAN]
    terlibat = penyusun_program(program) if T.SAHKAN in langkah else frozenset()
    if oleh.pk in terlibat:
        langkah.remove(T.SAHKAN)
    urusan = profil().sekretariat.urusan_tata_usaha if program.unit in ("", "sekretariat") else ()
    return {
        "boleh_isi": kelola and is_konsep,
        "boleh_revisi": kelola and program.status == StatusProgram.DISAHKAN,
        "boleh_realisasi": kelola and program.status == StatusProgram.DISAHKAN,
        "tombol": [{"judul": t.label, "url": url(t.value, program.kode)} for t in langkah],
        "urusan": list(enumerate(urusan)),
        "orang_kedua": orang_kedua(PengesahSendiri(), SAHKAN_PROGRAM, terlibat)
        if oleh.pk in terlibat
        else None,
    }


@require_http_methods(FORMULIR)
@dengan_program
def revisi(request: HttpRequest, program: ProgramKerja) -> HttpResponse:
    """Begin a new version."""
    oleh, form = petugas(request), RevisiForm(isian(request))
    return jalankan(
        request,
        program,
        form,
        lambda: revisi_program(program.pk, oleh=oleh, **form.cleaned_data),
        tindakan="revisi",
        judul=f"Revisi {program}",
        selesai="Konsep revisi dibuat dengan kegiatan yang sama. Ubah, lalu ajukan.",
        kembali=lambda baru: url("lihat", baru.kode),
        url_kembali=url("lihat", program.kode),
        program=program,
        tombol="Buat konsep revisi",
        keterangan="Versi ini tetap berlaku sampai revisinya disahkan. Realisasi yang sudah dicatat ikut.",
    )


def _kegiatan(program: ProgramKerja, kode: str) -> KegiatanProgram:
    rows = program.kegiatan.select_related("penanggung_jawab", "program")
    return get_object_or_404(rows, kode=kode)


@require_http_methods(FORMULIR)
@dengan_program
def kegiatan_baru(request: HttpRequest, program: ProgramKerja) -> HttpResponse:
    """Add an activity; one of the office's duties comes filled in."""
    oleh, awal = petugas(request), isian_urusan(request.GET.get("urusan", ""))
    form = KegiatanForm(isian(request), initial=awal)
    return jalankan(
        request,
        program,
        form,
        lambda: simpan_kegiatan(program.pk, oleh=oleh, **form.cleaned_data),
        tindakan="tambah_kegiatan",
        judul="Tambah kegiatan",
        selesai="Kegiatan ditambahkan.",
        kembali=url("lihat", program.kode),
        program=program,
        tombol="Tambahkan",
    )


@require_http_methods(FORMULIR)
@dengan_program
def kegiatan_ubah(request: HttpRequest, program: ProgramKerja, kegiatan: str) -> HttpResponse:
    """Change an activity of a draft."""
    satu, oleh = _kegiatan(program, kegiatan), petugas(request)
    form = KegiatanForm(isian(request), initial=KegiatanForm.isian(satu))
    return jalankan(
        request,
        program,
        form,
        lambda: simpan_kegiatan(program.pk, oleh=oleh, kegiatan_pk=satu.pk, **form.cleaned_data),
        tindakan="ubah_kegiatan",
        judul=f"Ubah {satu.nama}",
        selesai="Perubahan tersimpan.",
        kembali=url("lihat", program.kode),
        program=program,
    )


@require_http_methods(FORMULIR)
@dengan_program
def kegiatan_hapus(request: HttpRequest, program: ProgramKerja, kegiatan: str) -> HttpResponse:
    """Take an activity out of a draft."""
    satu, oleh, form = _kegiatan(program, kegiatan), petugas(request), TanpaIsianForm(isian(request))
    return jalankan(
        request,
        program,
        form,
        lambda: hapus_kegiatan(program.pk, satu.pk, oleh=oleh),
        tindakan="hapus_kegiatan",
        judul=f"Keluarkan {satu.nama}",
        selesai="Kegiatan dikeluarkan dari konsep.",
        kembali=url("lihat", program.kode),
        program=program,
        tombol="Keluarkan",
        is_berat=True,
        keterangan="Kegiatan ini dikeluarkan dari konsep program.",
    )


@require_safe
@dengan_program
def kegiatan_lihat(request: HttpRequest, program: ProgramKerja, kegiatan: str) -> HttpResponse:
    """One activity with everything that was realised of it."""
    satu: Any = _kegiatan(program, kegiatan)
    satu.nyata, satu.belanja = jumlah_realisasi(satu)
    p = profil()
    return tampilkan(
        request,
        f"{TEMPLAT}/kegiatan.html",
        satu.nama,
        program=program,
        kegiatan=satu,
        kemajuan=kemajuan_kegiatan(satu),
        bulan=[BULAN[b - 1] for b in satu.bulan],
        realisasi=realisasi_kegiatan(satu),
        bunyi=p.bunyi(satu.kunci),
        dasar=p.dasar(satu.kunci),
        **_yang_terbuka(program, petugas(request)),
    )


@require_http_methods(FORMULIR)
@sibuk_menjadi_503
@dengan_program
def realisasi(request: HttpRequest, program: ProgramKerja, kegiatan: str) -> HttpResponseBase:
    """Note what was done and spent."""
    satu, oleh = _kegiatan(program, kegiatan), petugas(request)
    form = RealisasiForm(isian(request), unggahan(request))

    def simpan() -> RealisasiKegiatan:
        # Refused, no byte of it stays.
        with diterima_bila_ada(form.cleaned_data["berkas"], oleh=oleh, batas_mb=BATAS_BERKAS_MB) as berkas:
            return catat_realisasi(satu.pk, oleh=oleh, berkas=berkas, **form.kolom)

    return jalankan(
        request,
        program,
        form,
        simpan,
        tindakan="catat_realisasi",
        judul=f"Catat realisasi: {satu.nama}",
        selesai="Realisasi tercatat.",
        kembali=url("kegiatan", program.kode, satu.kode),
        program=program,
        keterangan=f"Satuannya {satu.satuan}. Yang sudah dicatat tidak diubah; koreksi menjadi baris baru.",
    )


@require_safe
@dengan_program
def bukti(request: HttpRequest, program: ProgramKerja, realisasi: str) -> HttpResponseBase:
    """The scan behind a realisation of an activity of this programme; 404 where none was kept."""
    rows = RealisasiKegiatan.objects.filter(kegiatan__seri__in=program.kegiatan.values("seri"))
    satu = get_object_or_404(rows.select_related("berkas"), kode=realisasi)
    berkas: Berkas | None = satu.berkas
    if berkas is None:
        raise Http404
    catat_lihat(satu, oleh=petugas(request), berkas=berkas.pk, unduh=True)
    return sajikan_asli(berkas, "Bukti realisasi")
