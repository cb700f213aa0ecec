"""One risk: recorded, shown with its assessments and controls, changed, assessed, decided on, closed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from infrastruktur.reports import rujukan_aset
from lpse.models import Akun
from lpse.peran import LIHAT_INFRASTRUKTUR, SETUJUI_RISIKO
from lpse.pintu import isian
from lpse.profil import profil
from lpse.riwayat import butir_riwayat
from lpse.situs_admin import alamat_terbuka, petugas, tampilkan
from sekretariat.actions.risiko import (
    catat_risiko,
    nilai_risiko,
    putuskan_penanganan,
    setujui_penerimaan,
    tolak_penerimaan,
    tutup_risiko,
    ubah_risiko,
)
from sekretariat.alur.risiko import ALUR_PENGENDALIAN, KUNCI
from sekretariat.enums.risiko import (
    ARTI_TINGKAT,
    BATAS_TERIMA,
    BERPENGENDALIAN,
    FAKTOR,
    StatusPengendalian,
    StatusRisiko,
    TindakanRisiko,
    TingkatRisiko,
)
from sekretariat.forms.evaluasi import AlasanForm, CatatanForm
from sekretariat.forms.risiko import NilaiForm, PutuskanForm, RisikoForm, UbahRisikoForm
from sekretariat.models import PengendalianRisiko, PenilaianRisiko, Risiko
from sekretariat.policies.bukti import tautan_bukti
from sekretariat.policies.risiko import (
    PenyetujuTerlibat,
    is_terlibat,
    terlibat,
    tingkat,
)
from sekretariat.queries.orang_kedua import OrangKedua, orang_kedua
from sekretariat.queries.risiko import pengendalian_risiko, penilaian_risiko, riwayat_risiko
from sekretariat.risiko.bersama import (
    TEMPLAT,
    WARNA,
    WARNA_PENGENDALIAN,
    WARNA_TINGKAT,
    dengan_risiko,
    jalankan,
    url,
)
from sekretariat.risiko.langkah import saran, tombol

FORMULIR = ["GET", "HEAD", "POST"]
T = TindakanRisiko
RUMUS = f"Nilai = {' × '.join(f.nama.lower() for f in FAKTOR.values())}."
BATAS = "; ".join(f"{t.label.lower()}: {ARTI_TINGKAT[t]}" for t in TingkatRisiko)
CARA = f"{RUMUS} {BATAS.capitalize()}."


@require_http_methods(FORMULIR)
def baru(request: HttpRequest) -> HttpResponse:
    """Record one with its first assessment; an asset's code may come with the address."""
    oleh = petugas(request)
    form = RisikoForm(isian(request), initial={"aset_kode": request.GET.get("aset", "")[:16]})
    return jalankan(
        request,
        oleh,
        form,
        lambda: catat_risiko(oleh=oleh, **form.kolom),
        tindakan="catat_risiko",
        judul="Catat risiko",
        selesai="Risiko tercatat dan dinilai. Putuskan penanganannya; penanggung jawabnya sudah disurati.",
        kembali=lambda risiko: url("lihat", risiko.kode),
        url_kembali=url(),
        tombol="Catat risiko",
        keterangan=f"Nilai seperti keadaannya sekarang, sebelum pengendalian tambahan. {CARA}",
    )


@require_safe
@dengan_risiko
def lihat(request: HttpRequest, risiko: Risiko) -> HttpResponse:
    """What it is, how it was assessed, what is done about it, and what this person may do."""
    oleh, kendali = petugas(request), list(pengendalian_risiko(risiko))
    return tampilkan(
        request,
        f"{TEMPLAT}/lihat.html",
        f"Risiko {risiko.kode}",
        risiko=risiko,
        warna=WARNA[StatusRisiko(risiko.status)],
        warna_awal=WARNA_TINGKAT[TingkatRisiko(risiko.tingkat_awal)],
        warna_kini=WARNA_TINGKAT[TingkatRisiko(risiko.tingkat)],
        aset=rujukan_aset(risiko.aset_kode) if risiko.aset_kode else None,
        boleh_aset=oleh.has_perm(LIHAT_INFRASTRUKTUR),
        penilaian=[_penilaian(satu) for satu in penilaian_risiko(risiko)],
        pengendalian=[_pengendalian(request, satu, oleh) for satu in kendali],
        tombol=tombol(risiko, kendali, oleh),
        saran=saran(risiko, kendali)[1],
        orang_kedua=_orang_kedua(risiko, oleh),
        rumus=RUMUS,
        riwayat=butir_riwayat(riwayat_risiko(risiko)),
        dasar=profil().dasar(KUNCI),
    )


def _penilaian(satu: PenilaianRisiko) -> dict[str, Any]:
    """One assessment for its row: each score with its words."""
    kini = tingkat(satu.nilai)
    return {
        "judul": "Sebelum pengendalian" if satu.urut == 1 else f"Penilaian {satu.urut}",
        "skor": [(FAKTOR[nama].nama, getattr(satu, f"get_{nama}_display")()) for nama in FAKTOR],
        "nilai": satu.nilai,
        "tingkat": kini.label,
        "warna": WARNA_TINGKAT[kini],
        "alasan": satu.alasan,
        "oleh": satu.oleh,
        "pada": satu.pada,
    }


def _pengendalian(request: HttpRequest, satu: PengendalianRisiko, akun: Akun) -> dict[str, Any]:
    """One control for its row, with what this person may do about it."""
    return {
        "isi": satu,
        "warna": WARNA_PENGENDALIAN[StatusPengendalian(satu.status)],
        "tautan": alamat_terbuka(request, tautan_bukti(satu.bukti)),
        "langkah": [(t.label, url(t.value, satu.kode)) for t in ALUR_PENGENDALIAN.terbuka(satu, akun)],
    }


def _orang_kedua(risiko: Risiko, akun: Akun) -> OrangKedua | None:
    """Why this person does not decide on accepting it though they hold the right, and who does."""
    if risiko.status != StatusRisiko.MENUNGGU or not akun.has_perm(SETUJUI_RISIKO):
        return None
    if not is_terlibat(risiko, akun):
        return None
    return orang_kedua(PenyetujuTerlibat(), SETUJUI_RISIKO, terlibat(risiko))


@require_http_methods(FORMULIR)
@dengan_risiko
def ubah(request: HttpRequest, risiko: Risiko) -> HttpResponse:
    """Change its words, whose it is, or until when."""
    awal = {nama: getattr(risiko, nama) for nama in UbahRisikoForm.base_fields}
    oleh, form = petugas(request), UbahRisikoForm(isian(request), initial=awal)
    return _langkah(
        request,
        risiko,
        form,
        lambda: ubah_risiko(risiko.pk, oleh=oleh, **form.cleaned_data),
        judul="Ubah",
        tindakan="ubah",
        selesai="Perubahan tersimpan.",
        keterangan="Nilainya tidak berubah di sini; untuk itu pilih Nilai ulang.",
    )


@require_http_methods(FORMULIR)
@dengan_risiko
def nilai(request: HttpRequest, risiko: Risiko) -> HttpResponse:
    """Assess it again; the scores of the last time are chosen already."""
    terakhir = penilaian_risiko(risiko).first()
    awal = {nama: getattr(terakhir, nama) for nama in FAKTOR} if terakhir else {}
    oleh, form = petugas(request), NilaiForm(isian(request), initial=awal)
    return _langkah(
        request,
        risiko,
        form,
        lambda: nilai_risiko(risiko.pk, oleh=oleh, **form.kolom),
        judul="Nilai ulang",
        tindakan="nilai",
        selesai=_sebut_penilaian,
        keterangan=f"Nilai sekarang {risiko.nilai} ({risiko.sebutan_tingkat.lower()}). {CARA}",
    )


@require_http_methods(FORMULIR)
@dengan_risiko
def putuskan(request: HttpRequest, risiko: Risiko) -> HttpResponse:
    """Decide what is done about it; what is not accepted goes on with its controls."""
    oleh, form = petugas(request), PutuskanForm(isian(request), initial={"penanganan": risiko.penanganan})
    batas = f"Menerima risiko di atas {BATAS_TERIMA} hanya diusulkan; Kepala menyetujui."
    return _langkah(
        request,
        risiko,
        form,
        lambda: putuskan_penanganan(risiko.pk, oleh=oleh, **form.cleaned_data),
        judul="Putuskan penanganan",
        tindakan="putuskan",
        selesai=_sebut_putusan,
        kembali=_sesudah_putusan,
        keterangan=f"Nilainya {risiko.nilai}. {batas}",
    )


def _sebut_penilaian(risiko: Risiko) -> str:
    """What it came to, and what comes next."""
    nilai_kini = f"Penilaian tersimpan: {risiko.nilai} ({risiko.sebutan_tingkat.lower()})."
    return f"{nilai_kini} {saran(risiko, list(pengendalian_risiko(risiko)))[1]}"


def _sebut_putusan(risiko: Risiko) -> str:
    """What was decided, and what comes next."""
    if risiko.status == StatusRisiko.MENUNGGU:
        return "Penerimaan diusulkan dan Kepala sudah disurati. Jawabannya dikabarkan lewat surel."
    return f"Penanganan diputuskan. {saran(risiko, list(pengendalian_risiko(risiko)))[1]}"


def _sesudah_putusan(risiko: Risiko) -> str:
    """Straight to the first control, where one is needed and there is none."""
    perlu = risiko.penanganan in BERPENGENDALIAN and not risiko.pengendalian.exists()
    return url("pengendalian", risiko.kode) if perlu else url("lihat", risiko.kode)


@require_http_methods(FORMULIR)
@dengan_risiko
def setujui(request: HttpRequest, risiko: Risiko) -> HttpResponse:
    """Accept a risk above the threshold."""
    oleh, form = petugas(request), CatatanForm(isian(request))
    return _langkah(
        request,
        risiko,
        form,
        lambda: setujui_penerimaan(risiko.pk, oleh=oleh, **form.cleaned_data),
        judul=T.SETUJUI.label,
        tindakan=T.SETUJUI.value,
        selesai="Penerimaan disetujui. Penanggung jawabnya disurati; risikonya tetap dinilai setahun sekali.",
        keterangan=_usulan(risiko),
    )


@require_http_methods(FORMULIR)
@dengan_risiko
def tolak(request: HttpRequest, risiko: Risiko) -> HttpResponse:
    """Refuse to accept it, with the reason."""
    oleh, form = petugas(request), AlasanForm(isian(request))
    return _langkah(
        request,
        risiko,
        form,
        lambda: tolak_penerimaan(risiko.pk, oleh=oleh, **form.cleaned_data),
        judul=T.TOLAK.label,
        tindakan=T.TOLAK.value,
        selesai="Penerimaan ditolak. Penanggung jawab dan pengusulnya disurati untuk memutuskan yang lain.",
        keterangan=_usulan(risiko),
    )


def _usulan(risiko: Risiko) -> str:
    """What was proposed, in the proposer's words."""
    usul = risiko.riwayat.filter(peristiwa="diusulkan").order_by("-pk").first()
    nilai_kini = f"Nilai {risiko.nilai} ({risiko.sebutan_tingkat.lower()}), di atas batas {BATAS_TERIMA}."
    return f"{risiko.judul}. {nilai_kini} {usul.catatan if usul else ''}".strip()


@require_http_methods(FORMULIR)
@dengan_risiko
def tutup(request: HttpRequest, risiko: Risiko) -> HttpResponse:
    """Close what is no longer there."""
    oleh, form = petugas(request), AlasanForm(isian(request))
    return _langkah(
        request,
        risiko,
        form,
        lambda: tutup_risiko(risiko.pk, oleh=oleh, **form.cleaned_data),
        judul=T.TUTUP.label,
        tindakan=T.TUTUP.value,
        selesai="Risiko ditutup. Ia tetap ada di daftar dan tidak berubah lagi.",
        keterangan="Risiko yang ditutup tidak dapat dibuka lagi. Bila muncul kembali, catat yang baru.",
        is_berat=True,
    )


def _langkah(
    request: HttpRequest,
    risiko: Risiko,
    form: Any,
    act: Callable[[], Any],
    *,
    judul: str,
    **konteks: Any,
) -> HttpResponse:
    alamat = url("lihat", risiko.kode)
    isi = {"kembali": alamat, "url_kembali": alamat, "tombol": judul, "remah_risiko": risiko, **konteks}
    return jalankan(request, risiko, form, act, judul=f"{judul}: {risiko.kode}", **isi)
