"""One meeting: planned, shown with all that belongs to it, changed; its papers and its calendar file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from lpse.berkas.http import sajikan_asli
from lpse.ics import TIPE, susun_kalender
from lpse.jejak import catat_lihat
from lpse.models import Akun, Naskah
from lpse.naskah import milik, pastikan_pdf
from lpse.peran import KELOLA_RAPAT
from lpse.pintu import KONFLIK, isian, sibuk_menjadi_503, tindak
from lpse.profil import profil
from lpse.riwayat import riwayat_jejak
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import waktu
from sekretariat.actions.rapat import rencanakan_rapat, ubah_rapat
from sekretariat.alur.rapat import ALUR_RAPAT, ALUR_TINDAK_LANJUT_RAPAT
from sekretariat.enums.rapat import StatusRapat, TindakanRapat, TindakanTindakLanjut
from sekretariat.forms.rapat import RapatForm
from sekretariat.models import Notula, Rapat, TindakLanjutRapat
from sekretariat.naskah.acara import sebagai_acara
from sekretariat.naskah.rapat import kunci_rapat
from sekretariat.policies.rapat import NotulaPemimpinSendiri
from sekretariat.queries.orang_kedua import orang_kedua
from sekretariat.queries.rapat import peserta, tindak_lanjut
from sekretariat.rapat.bersama import ISIAN, dengan_rapat, jalankan, url, warna

T, L = TindakanRapat, TindakanTindakLanjut
PERISTIWA = {
    "rapat.direncanakan": "Direncanakan",
    "rapat.diubah": "Rencana diubah",
    "rapat.peserta": "Daftar peserta diubah",
    "rapat.diundang": "Undangan dikirim",
    "rapat.selesai": "Dicatat selesai",
    "rapat.kehadiran": "Kehadiran dicatat",
    "notula.ditulis": "Notula ditulis",
    "notula.disahkan": "Notula disahkan",
    "rapat.tindak_lanjut": "Tindak lanjut dicatat",
    "rapat.tindak_lanjut_selesai": "Tindak lanjut selesai",
    "rapat.dibatalkan": "Dibatalkan",
}


@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Plan a meeting."""
    oleh, status = petugas(request), 200
    form = RapatForm(isian(request))
    if form.is_valid():
        rapat = tindak(request, oleh, "rencanakan_rapat", lambda: rencanakan_rapat(oleh=oleh, **form.kolom))
        if rapat is not None:
            messages.success(request, "Rapat direncanakan. Tambahkan pesertanya, lalu kirim undangan.")
            return redirect(url("lihat", rapat.kode))
        status = KONFLIK
    return tampilkan(
        request,
        ISIAN,
        "Rencanakan rapat",
        status=status,
        form=form,
        tombol="Simpan",
        url_kembali=url(),
        url_daftar=url(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_rapat
def ubah(request: HttpRequest, rapat: Rapat) -> HttpResponse:
    """Change what is planned; those already invited are told."""
    oleh, form = petugas(request), RapatForm(isian(request), initial=RapatForm.isian(rapat))
    diundang = rapat.status == StatusRapat.DIUNDANG
    return jalankan(
        request,
        rapat,
        form,
        lambda: ubah_rapat(rapat.pk, oleh=oleh, **form.kolom),
        tindakan="ubah",
        judul="Ubah rencana rapat",
        selesai="Perubahan tersimpan.",
        keterangan="Yang sudah diundang diberi tahu bila topik, waktu, atau tempatnya berubah."
        if diundang
        else "",
    )


@require_safe
@dengan_rapat
def lihat(request: HttpRequest, rapat: Rapat) -> HttpResponse:
    """All that is known of it, and what may be done next."""
    oleh = petugas(request)
    notula = Notula.objects.select_related("disusun_oleh", "disahkan_oleh").filter(rapat=rapat).first()
    dasar = profil().dasar(kunci_rapat(rapat.jenis))
    semua_lanjut = tindak_lanjut(rapat)
    return tampilkan(
        request,
        "admin/sekretariat/rapat/lihat.html",
        rapat.topik,
        rapat=rapat,
        warna=warna(rapat),
        peserta=peserta(rapat),
        notula=notula,
        naskah=_naskah_rapat(rapat, notula),
        tindak_lanjut=[(satu, _tombol_lanjut(satu, oleh)) for satu in semua_lanjut],
        riwayat=riwayat_jejak(rapat, PERISTIWA),
        dasar=dasar,
        diatur=bool(dasar),
        url_daftar=url(),
        **_yang_terbuka(rapat, notula, oleh),
    )


def _tombol_lanjut(satu: TindakLanjutRapat, oleh: Akun) -> list[dict[str, str]]:
    terbuka = ALUR_TINDAK_LANJUT_RAPAT.terbuka(satu, oleh)
    # One way is enough for whoever has both.
    return [{"judul": t.label, "url": url(f"lanjut_{t.value}", satu.kode)} for t in terbuka[:1]]


def _yang_terbuka(rapat: Rapat, notula: Notula | None, oleh: Akun) -> dict[str, Any]:
    """What this person may do now, and what the next step still waits for."""
    kelola = oleh.has_perm(KELOLA_RAPAT)
    # Whoever led it approves the minutes, and so does not write them.
    pemimpin = kelola and rapat.status == StatusRapat.SELESAI and rapat.is_milik(oleh)
    halangan = {
        t: _halangan(t, rapat, notula) for t in ALUR_RAPAT.tabel if rapat.status in ALUR_RAPAT.tabel[t].dari
    }
    return {
        "boleh_ubah": kelola and rapat.is_akan_datang,
        "boleh_peserta": kelola and (rapat.is_akan_datang or rapat.status == StatusRapat.SELESAI),
        "boleh_notula": kelola and rapat.status == StatusRapat.SELESAI,
        "orang_kedua": orang_kedua(NotulaPemimpinSendiri(), KELOLA_RAPAT, {oleh.pk}) if pemimpin else None,
        "tombol": [
            {"judul": t.label, "url": url(t.value, rapat.kode), "utama": t != T.BATALKAN}
            for t in ALUR_RAPAT.terbuka(rapat, oleh)
            if not halangan[t]
        ],
        "halangan": [sebab for sebab in halangan.values() if sebab],
    }


def _halangan(tindakan: TindakanRapat, rapat: Rapat, notula: Notula | None) -> str:
    """What a step that the status opens still waits for; "" where it may be done."""
    if tindakan == T.UNDANG and not rapat.peserta.exists():
        return "Tambahkan peserta, lalu kirim undangannya."
    if tindakan == T.SELESAIKAN and not rapat.is_mulai:
        return f"Sesudah mulai {waktu(rapat.mulai)}, catat rapat selesai di sini."
    if tindakan == T.SAHKAN and not notula:
        return f"Notula belum ditulis. Sesudah ditulis, {rapat.pemimpin} mengesahkannya."
    return ""


def _naskah_rapat(rapat: Rapat, notula: Notula | None) -> list[Naskah]:
    """The invitations and the minutes that were issued."""
    return list(milik(rapat)) + (list(milik(notula)) if notula else [])


@require_safe
@sibuk_menjadi_503
@dengan_rapat
def naskah(request: HttpRequest, rapat: Rapat, naskah: str) -> HttpResponseBase:
    """An invitation or the minutes, as PDF."""
    notula = Notula.objects.filter(rapat=rapat).first()
    satu = next((n for n in _naskah_rapat(rapat, notula) if n.kode == naskah), None)
    if satu is None:
        raise Http404
    catat_lihat(rapat, oleh=petugas(request), naskah=satu.pk)
    return sajikan_asli(pastikan_pdf(satu.pk), f"{satu.get_jenis_display()} {satu.nomor}")


@require_safe
@dengan_rapat
def kalender(request: HttpRequest, rapat: Rapat) -> HttpResponse:
    """The meeting for one's calendar."""
    batal = rapat.status == StatusRapat.DIBATALKAN
    isi = susun_kalender([sebagai_acara(rapat)], rapat.topik, metode="CANCEL" if batal else "PUBLISH")
    jawaban = HttpResponse(isi, content_type=TIPE)
    jawaban["Content-Disposition"] = 'attachment; filename="rapat.ics"'
    return jawaban


@require_safe
@sibuk_menjadi_503
def bukti(request: HttpRequest, kode: str) -> HttpResponseBase:
    """What shows that something was done."""
    satu = get_object_or_404(TindakLanjutRapat.objects.select_related("bukti"), kode=kode)
    if satu.bukti is None:
        raise Http404
    catat_lihat(satu, oleh=petugas(request), berkas=satu.bukti.pk)
    return sajikan_asli(satu.bukti, "Bukti tindak lanjut")
