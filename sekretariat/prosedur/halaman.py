"""One procedure: recorded, shown with what is in force, changed, reviewed; who has read it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse.ekspor import jawab_csv, sel_waktu
from lpse.markdown import ke_html
from lpse.models import Akun
from lpse.peran import KELOLA_PROSEDUR, SAHKAN_PROSEDUR
from lpse.pintu import KONFLIK, isian, tindak
from lpse.profil import profil
from lpse.riwayat import riwayat_jejak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini
from sekretariat.actions.prosedur import catat_prosedur, tinjau_prosedur, ubah_prosedur
from sekretariat.alur.prosedur import ALUR_VERSI
from sekretariat.enums.prosedur import DIKERJAKAN, TindakanVersi
from sekretariat.forms.prosedur import ProsedurForm, UbahProsedurForm
from sekretariat.models import PernyataanBaca, Prosedur, VersiProsedur
from sekretariat.policies.prosedur import (
    PengesahanSendiri,
    is_pembaca,
    kunci_jenis,
    layar,
    layar_bidang,
    nama_bidang,
    nama_unit,
    sebutan_jenis,
)
from sekretariat.prosedur.bersama import ISIAN, dengan_prosedur, jalankan, keadaan, url
from sekretariat.queries.orang_kedua import OrangKedua, orang_kedua
from sekretariat.queries.prosedur import (
    ORANG_TERBANYAK,
    belum_baca,
    penyusun,
    sudah_baca,
    versi_prosedur,
)

T = TindakanVersi
# Done on its own page, or by approving the next one.
BUKAN_TOMBOL = (T.UBAH, T.GANTIKAN)
# What brings a version further.
MAJU = (T.AJUKAN, T.SAHKAN)
PERISTIWA = {
    "prosedur.dicatat": "Didaftarkan",
    "prosedur.diubah": "Judul, bidang, atau pelaksana diubah",
    "prosedur.ditinjau": "Ditinjau, masih sesuai",
}


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Record one; what it says is written on the next page."""
    oleh, status = petugas(request), 200
    form = ProsedurForm(isian(request), initial={"bidang": request.GET.get("bidang", "")})
    if form.is_valid():
        dibuat = tindak(
            request, oleh, "catat_prosedur", lambda: catat_prosedur(oleh=oleh, **form.cleaned_data)
        )
        if dibuat is not None:
            messages.success(request, f"Terdaftar sebagai {dibuat.kode}. Sekarang tulis langkahnya.")
            return redirect(url("susun", dibuat.kode))
        status = KONFLIK
    return tampilkan(
        request,
        ISIAN,
        "Daftarkan prosedur",
        status=status,
        form=form,
        tombol="Daftarkan dan tulis",
        url_kembali=url(),
        url_daftar=url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_prosedur
def ubah(request: HttpRequest, prosedur: Prosedur) -> HttpResponse:
    """Change its title, area or unit."""
    awal = {nama: getattr(prosedur, nama) for nama in ("judul", "bidang", "unit")}
    oleh, form = petugas(request), UbahProsedurForm(isian(request), initial=awal)
    return jalankan(
        request,
        prosedur,
        form,
        lambda: ubah_prosedur(prosedur.pk, oleh=oleh, **form.cleaned_data),
        tindakan="ubah",
        judul=f"Ubah data {prosedur.kode}",
        selesai="Perubahan tersimpan.",
        kembali=url("lihat", prosedur.kode),
        keterangan="Yang sudah disahkan dan tercetak tidak ikut berubah.",
    )


@require_safe
@dengan_prosedur
def lihat(request: HttpRequest, prosedur: Prosedur) -> HttpResponse:
    """What is in force, what is being worked on, all versions, and what this person may do."""
    oleh, semua = petugas(request), versi_prosedur(prosedur)
    kini = next((satu for satu in semua if satu.is_berlaku()), None)
    kerja = next((satu for satu in semua if satu.status in DIKERJAKAN), None)
    return tampilkan(
        request,
        "admin/sekretariat/prosedur/lihat.html",
        prosedur.judul,
        prosedur=prosedur,
        jenis=sebutan_jenis(prosedur.jenis),
        bidang=nama_bidang(prosedur.bidang),
        unit=nama_unit(prosedur.unit),
        kini=kini,
        isi=ke_html(kini.langkah) if kini else "",
        kerja=kerja,
        versi=[(satu, *keadaan(satu)) for satu in semua],
        layar=_layar(prosedur.bidang, oleh),
        tinjau_lewat=bool(kini and prosedur.tinjau_lagi and prosedur.tinjau_lagi <= hari_ini()),
        riwayat=riwayat_jejak(prosedur, PERISTIWA),
        dasar=profil().dasar(kunci_jenis(prosedur.jenis)),
        url_daftar=url(),
        **_yang_terbuka(oleh, kini, kerja),
        **(_pembaca(kini, oleh) if kini else {}),
    )


def _layar(bidang: str, akun: Akun) -> list[dict[str, str]]:
    """Where its steps are done; what this person may not open is only named."""
    terbuka = layar(bidang, akun)
    return [{"judul": b.label, "url": reverse(b.url) if b in terbuka else ""} for b in layar_bidang(bidang)]


def _yang_terbuka(oleh: Akun, kini: VersiProsedur | None, kerja: VersiProsedur | None) -> dict[str, Any]:
    """What this person may do now."""
    kelola = oleh.has_perm(KELOLA_PROSEDUR)
    tombol_kerja, kedua = langkah_terbuka(kerja, oleh) if kerja else ([], None)
    return {
        "boleh_kelola": kelola,
        "boleh_susun": kelola and kerja is None,
        "tombol_kerja": tombol_kerja,
        "orang_kedua": kedua,
        "tombol_kini": langkah_terbuka(kini, oleh)[0] if kini else [],
    }


def langkah_terbuka(versi: VersiProsedur, oleh: Akun) -> tuple[list[dict[str, Any]], OrangKedua | None]:
    """The steps of a version open to this person; whoever had a hand in it is told who else approves it."""
    terbuka = [t for t in ALUR_VERSI.terbuka(versi, oleh) if t not in BUKAN_TOMBOL]
    kedua = None
    if T.SAHKAN in terbuka and oleh.pk in (terlibat := penyusun(versi)):
        terbuka.remove(T.SAHKAN)
        kedua = orang_kedua(PengesahanSendiri(), SAHKAN_PROSEDUR, terlibat)
    kunci = (versi.prosedur.kode, versi.nomor)
    urut = sorted(terbuka, key=lambda t: t not in MAJU)
    return [{"judul": str(t.label), "url": url(t.value, *kunci), "utama": t in MAJU} for t in urut], kedua


def _pembaca(versi: VersiProsedur, oleh: Akun) -> dict[str, Any]:
    pernyataan = PernyataanBaca.objects.filter(versi=versi, akun=oleh).first()
    return {
        "pernyataan": pernyataan,
        "boleh_baca": pernyataan is None and is_pembaca(oleh),
        "sudah": versi.pembaca.count(),
        "belum": belum_baca(versi).count(),
    }


@require_safe
@dengan_prosedur
def pembaca(request: HttpRequest, prosedur: Prosedur) -> HttpResponse:
    """Who has stated to have read the version in force, and who has not."""
    kini = prosedur.versi.all().berlaku().first()
    return tampilkan(
        request,
        "admin/sekretariat/prosedur/pembaca.html",
        f"Pembaca {prosedur.kode}",
        prosedur=prosedur,
        kini=kini,
        sudah=list(sudah_baca(kini)[:ORANG_TERBANYAK]) if kini else [],
        belum=list(belum_baca(kini)[:ORANG_TERBANYAK]) if kini else [],
        url_daftar=url(),
    )


@require_safe
@dengan_prosedur
def ekspor_pembaca(request: HttpRequest, prosedur: Prosedur) -> HttpResponseBase:
    """The same as CSV."""
    kini = prosedur.versi.all().berlaku().first()
    sudah = (
        [(str(p.akun), p.akun.jabatan, "Sudah", sel_waktu(p.pada)) for p in sudah_baca(kini)] if kini else []
    )
    belum = [(str(a), a.jabatan, "Belum", "") for a in belum_baca(kini)] if kini else []
    return jawab_csv(
        f"pembaca-{prosedur.kode.lower()}",
        ("Nama", "Jabatan", "Dibaca", "Dinyatakan pada"),
        [*sudah, *belum],
        peristiwa="prosedur.pembaca_diekspor",
        oleh=petugas(request),
        kode=prosedur.kode,
    )


@require_POST
@dengan_prosedur
def tinjau(request: HttpRequest, prosedur: Prosedur) -> HttpResponse:
    """Note that it was reviewed and still fits."""
    oleh = petugas(request)
    if tindak(request, prosedur, "tinjau", lambda: tinjau_prosedur(prosedur.pk, oleh=oleh)) is not None:
        messages.success(request, "Tercatat ditinjau. Diingatkan lagi setahun dari sekarang.")
    return redirect(url("lihat", prosedur.kode))
