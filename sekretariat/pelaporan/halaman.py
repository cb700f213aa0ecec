"""One report: its figures with the period before, charts, what stands behind a figure, its files."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from lpse.berkas.http import lindungi, sajikan_asli
from lpse.dokumen import build_pdf
from lpse.ekspor import TIPE_XLSX, jawab_csv
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.peran import TANDA_TANGANI_LAPORAN
from lpse.pintu import sibuk_menjadi_503
from lpse.riwayat import riwayat_jejak
from lpse.situs_admin import petugas, tampilkan
from sekretariat.actions.pengesahan_laporan import pastikan_berkas
from sekretariat.alur.pelaporan import ALUR_LAPORAN
from sekretariat.enums.pelaporan import BentukBerkas
from sekretariat.enums.pelaporan import TindakanLaporan as T
from sekretariat.models import ButirLaporan, LaporanBerkala
from sekretariat.naskah.angka_laporan import grafik_bab, is_kosong, per_bab, sebut_angka, sebut_selisih
from sekretariat.naskah.pelaporan import BAB_KOSONG, isi_laporan, judul_laporan
from sekretariat.pelaporan.bersama import dengan_laporan, url, warna
from sekretariat.policies.pelaporan import PenandaTanganSendiri, Tujuan, sebut_tujuan
from sekretariat.queries.orang_kedua import orang_kedua
from sekretariat.queries.pelaporan import (
    butir_laporan,
    penyusun_laporan,
    potong_rujukan,
    rujukan_butir,
    versi_laporan,
)
from sekretariat.queries.rekaman import tautan_rekaman

TIPE = {BentukBerkas.PDF: "application/pdf", BentukBerkas.XLSX: TIPE_XLSX}
# What brings a report further; the other steps turn back, or add to it.
MAJU = frozenset({T.PERIKSA, T.TANDATANGANI, T.KIRIM, T.TERBITKAN})
KEPALA_RUJUKAN = ("Jenis", "Nomor", "Keterangan", "Tanggal")
PERISTIWA = {
    "laporan.disusun": "Draf disusun",
    "laporan.disusun_ulang": "Angka disusun ulang",
    "laporan.ditulis": "Pengantar, catatan, atau rekomendasi diisi",
    "laporan.diperiksa": "Dinyatakan sudah diperiksa",
    "laporan.dikembalikan": "Dikembalikan Kepala kepada penyusun",
    "laporan.ditandatangani": "Ditandatangani dan dibekukan",
    "laporan.salinan_diunggah": "Salinan bertanda tangan diunggah",
    "laporan.dikirim": "Dikirim",
    "laporan.diterbitkan": "Diterbitkan untuk umum",
    "laporan.dikoreksi": "Dibuat sebagai versi koreksi",
    "laporan.dikoreksi_oleh": "Versi koreksi mulai disusun",
}


@require_safe
@dengan_laporan
def lihat(request: HttpRequest, laporan: LaporanBerkala) -> HttpResponse:
    """All that it says, how it came about, and what may be done next."""
    oleh = petugas(request)
    return tampilkan(
        request,
        "admin/sekretariat/pelaporan/lihat.html",
        judul_laporan(laporan),
        laporan=laporan,
        warna=warna(laporan),
        bab=[_bab(kode, judul, isi) for kode, judul, isi in per_bab(butir_laporan(laporan))],
        tujuan=sebut_tujuan(Tujuan(laporan.kepada, laporan.melalui, laporan.is_dinamai)),
        sebelumnya=laporan.periode.sebelumnya.sebutan,
        versi=list(versi_laporan(laporan)),
        berkas=laporan.berkas.order_by("bentuk").only("bentuk", "ukuran", "sha256", "laporan"),
        salinan=laporan.salinan.select_related("oleh").order_by("-pk"),
        riwayat=riwayat_jejak(laporan, PERISTIWA),
        url_daftar=url(),
        **_yang_terbuka(laporan, oleh),
    )


def _bab(kode: str, judul: str, isi: list[ButirLaporan]) -> dict[str, Any]:
    return {
        "judul": judul,
        "keterangan": BAB_KOSONG if is_kosong(isi) else "",
        "butir": [
            (
                satu,
                sebut_angka(satu.nilai, satu.satuan),
                sebut_angka(satu.sebelum, satu.satuan),
                sebut_selisih(satu),
            )
            for satu in isi
        ],
        "grafik": grafik_bab(kode, isi),
    }


def _yang_terbuka(laporan: LaporanBerkala, oleh: Akun) -> dict[str, Any]:
    """The steps open to this person now; whoever had a hand in it does not sign it, and is told who may.

    First the one that brings the report further.
    """
    terbuka = ALUR_LAPORAN.terbuka(laporan, oleh)
    tutup, kedua = set(), None
    terlibat = penyusun_laporan(laporan) if T.TANDATANGANI in terbuka else frozenset()
    if oleh.pk in terlibat:
        tutup.add(T.TANDATANGANI)
        kedua = orang_kedua(PenandaTanganSendiri(), TANDA_TANGANI_LAPORAN, terlibat)
    if hasattr(laporan, "pengganti"):
        tutup.add(T.KOREKSI)
    if hasattr(laporan, "penerbitan"):
        tutup.add(T.TERBITKAN)
    urut = sorted((t for t in terbuka if t not in tutup), key=lambda t: t not in MAJU)
    tombol = [{"judul": t.label, "url": url(t.value, laporan.kode), "utama": t in MAJU} for t in urut]
    return {"tombol": tombol, "orang_kedua": kedua}


@require_safe
@dengan_laporan
def balik(request: HttpRequest, laporan: LaporanBerkala, urut: int) -> HttpResponse:
    """The rows behind one figure as they were when it was counted, a hundred at a time."""
    butir = get_object_or_404(laporan.butir, urut=urut)
    teks = request.GET.get("hal", "1")
    ke = int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 7 else 1
    baris = potong_rujukan(butir, ke)
    tautan = tautan_rekaman(request, ((satu.rekaman, satu.kunci) for satu in baris))
    return tampilkan(
        request,
        "admin/sekretariat/pelaporan/balik.html",
        f"Di balik angka: {butir.sebutan}",
        laporan=laporan,
        judul_laporan=judul_laporan(laporan),
        butir=butir,
        nilai=sebut_angka(butir.nilai, butir.satuan),
        baris=[(satu, tautan.get((satu.rekaman, satu.kunci), "")) for satu in baris],
        is_bertaut=bool(tautan),
        url_sebelum=f"?hal={ke - 1}" if ke > 1 and baris else "",
        url_sesudah=f"?hal={ke + 1}" if potong_rujukan(butir, ke + 1) else "",
        url_daftar=url(),
    )


@require_safe
@dengan_laporan
def ekspor_balik(request: HttpRequest, laporan: LaporanBerkala, urut: int) -> HttpResponseBase:
    """All of them as CSV."""
    butir = get_object_or_404(laporan.butir, urut=urut)
    return jawab_csv(
        "di-balik-angka",
        KEPALA_RUJUKAN,
        ((satu.jenis, satu.nomor, satu.uraian, satu.pada) for satu in rujukan_butir(butir)),
        peristiwa="laporan.rujukan_diekspor",
        oleh=petugas(request),
        laporan=laporan.pk,
        butir=butir.kode,
    )


@require_safe
@sibuk_menjadi_503
@dengan_laporan
def berkas(request: HttpRequest, laporan: LaporanBerkala, *, bentuk: str) -> HttpResponseBase:
    """The stored bytes; 404 before the signature."""
    if laporan.naskah is None:
        raise Http404
    catat_lihat(laporan, oleh=petugas(request), naskah=laporan.naskah.pk, bentuk=bentuk)
    satu = pastikan_berkas(laporan.pk, bentuk)
    jawaban = lindungi(HttpResponse(bytes(satu.isi), content_type=TIPE[BentukBerkas(bentuk)]))
    nama = laporan.naskah.nomor.replace("/", "-").replace('"', "")
    jawaban["Content-Disposition"] = f'attachment; filename="Laporan {nama}.{bentuk}"'
    return jawaban


@require_safe
@dengan_laporan
def pratinjau(request: HttpRequest, laporan: LaporanBerkala) -> HttpResponseBase:
    """The draft as it would print now, without a number; 404 once there is the real one."""
    if laporan.is_beku:
        raise Http404
    now, oleh = timezone.now(), petugas(request)
    catat_lihat(laporan, oleh=oleh, bentuk="draf")
    isi = isi_laporan(laporan, oleh=oleh, pada=now)
    isi |= {"nomor": "(draf, belum bernomor)", "kode": "DRAF", "url_periksa": settings.BASE_URL}
    pdf = build_pdf("laporan_berkala", isi, stempel_waktu=now)
    jawaban = lindungi(HttpResponse(pdf, content_type="application/pdf"))
    jawaban["Content-Disposition"] = 'attachment; filename="draf-laporan.pdf"'
    return jawaban


@require_safe
@dengan_laporan
def salinan(request: HttpRequest, laporan: LaporanBerkala) -> HttpResponseBase:
    """The signed copy that came back last; 404 before there is one."""
    satu = laporan.salinan.select_related("berkas").order_by("-pk").first()
    if satu is None:
        raise Http404
    catat_lihat(laporan, oleh=petugas(request), berkas=satu.berkas_id)
    return sajikan_asli(satu.berkas, "Laporan bertanda tangan")


@require_safe
@dengan_laporan
def bukti(request: HttpRequest, laporan: LaporanBerkala) -> HttpResponseBase:
    """The receipt of its sending; 404 where there is none."""
    kirim = getattr(laporan, "pengiriman", None)
    if kirim is None or kirim.berkas is None:
        raise Http404
    catat_lihat(laporan, oleh=petugas(request), berkas=kirim.berkas_id)
    return sajikan_asli(kirim.berkas, "Bukti kirim laporan")
