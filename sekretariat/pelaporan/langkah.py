"""The steps of a report: each a form and one act."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from lpse.berkas import diterima, diterima_bila_ada
from lpse.berkas.tanda_tangan import periksa_tanda_tangan
from lpse.formulir import Langkah
from lpse.models import Akun
from lpse.naskah import pastikan_pdf
from lpse.pintu import isian, sibuk_menjadi_503, unggahan
from lpse.situs_admin import petugas
from lpse.waktu import hari_ini
from sekretariat.actions.pelaporan import (
    kembalikan_laporan,
    koreksi_laporan,
    periksa_laporan,
    susun_ulang,
    tulis_laporan,
)
from sekretariat.actions.pengesahan_laporan import (
    kirim_laporan,
    tandatangani_laporan,
    terbitkan_laporan,
    unggah_salinan_laporan,
)
from sekretariat.enums.pelaporan import CaraTandaTangan
from sekretariat.enums.pelaporan import TindakanLaporan as T
from sekretariat.forms.pelaporan import (
    BATAS_BERKAS_MB,
    AlasanForm,
    KirimForm,
    SalinanForm,
    TanpaIsianForm,
    TulisForm,
)
from sekretariat.models import LaporanBerkala
from sekretariat.pelaporan.bersama import dengan_laporan, jalankan, url


def _unggah(pk: int, *, oleh: Akun, cara: str, berkas: Any) -> Any:
    """Store and check the copy, then record it; refused, no byte of it stays."""
    naskah = LaporanBerkala.objects.get(pk=pk).naskah
    with diterima(berkas, oleh=oleh, batas_mb=BATAS_BERKAS_MB) as salinan:
        elektronik = cara == CaraTandaTangan.ELEKTRONIK and naskah is not None
        hasil = periksa_tanda_tangan(salinan, pastikan_pdf(naskah.pk)) if elektronik and naskah else None
        return unggah_salinan_laporan(pk, oleh=oleh, berkas=salinan, cara=cara, pemeriksaan=hasil)


def _kirim(pk: int, *, oleh: Akun, berkas: Any, **kolom: Any) -> Any:
    with diterima_bila_ada(berkas, oleh=oleh, batas_mb=BATAS_BERKAS_MB) as bukti:
        return kirim_laporan(pk, oleh=oleh, berkas=bukti, **kolom)


LANGKAH = {
    T.SUSUN_ULANG: Langkah(
        TanpaIsianForm,
        susun_ulang,
        "Angka dihitung ulang. Pengantar, catatan, dan rekomendasi tetap.",
        "Seluruh angka dihitung lagi dari catatan unit seperti adanya sekarang.",
    ),
    T.TULIS: Langkah(
        TulisForm,
        tulis_laporan,
        "Tersimpan.",
        awal=lambda satu: {n: getattr(satu, n) for n in ("pengantar", "catatan", "rekomendasi")},
    ),
    T.PERIKSA: Langkah(
        TanpaIsianForm,
        periksa_laporan,
        "Laporan menunggu tanda tangan Kepala.",
        "Angka dan tulisannya tidak dapat diubah lagi, kecuali Kepala mengembalikannya.",
    ),
    T.KEMBALIKAN: Langkah(AlasanForm, kembalikan_laporan, "Dikembalikan kepada penyusun."),
    T.TANDATANGANI: Langkah(
        TanpaIsianForm,
        tandatangani_laporan,
        "Ditandatangani. Unduh PDF-nya, lalu sekretariat mengirim dan mencatatnya.",
        "Laporan mendapat nomor dan beku: sesudah ini tidak ada yang dapat mengubahnya. "
        "Koreksi menjadi versi baru.",
        is_berat=True,
    ),
    T.UNGGAH: Langkah(SalinanForm, _unggah, "Salinan bertanda tangan tersimpan."),
    T.KIRIM: Langkah(
        KirimForm,
        _kirim,
        "Pengiriman tercatat. Kepala dapat menerbitkannya untuk umum.",
        awal=lambda _: {"tanggal": hari_ini()},
    ),
    T.TERBITKAN: Langkah(
        TanpaIsianForm,
        terbitkan_laporan,
        "Terbit di halaman Laporan.",
        "Siapa saja dapat mengunduh PDF laporan ini.",
        is_berat=True,
    ),
    T.KOREKSI: Langkah(
        AlasanForm,
        koreksi_laporan,
        "Versi koreksi disusun sebagai draf baru. Laporan lama tetap terbaca.",
        "Alasannya terbaca di surat pengantar versi baru.",
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@sibuk_menjadi_503
@dengan_laporan
def langkah(request: HttpRequest, laporan: LaporanBerkala, *, tindakan: T) -> HttpResponseBase:
    """One step of the report."""
    satu, oleh = LANGKAH[tindakan], petugas(request)
    form = satu.form(isian(request), unggahan(request), initial=satu.awal(laporan))
    jawaban: HttpResponse = jalankan(
        request,
        laporan,
        form,
        lambda: satu.act(laporan.pk, oleh=oleh, **form.cleaned_data),
        tindakan=tindakan.value,
        judul=f"{tindakan.label}: {laporan.sebutan_periode}",
        selesai=satu.selesai,
        # A correction leads to its own page, all else back to the report.
        kembali=lambda hasil: url("lihat", hasil.kode if isinstance(hasil, LaporanBerkala) else laporan.kode),
        url_kembali=url("lihat", laporan.kode),
        tombol=tindakan.label,
        keterangan=satu.keterangan,
        is_berat=satu.is_berat,
        laporan=laporan,
    )
    return jawaban
