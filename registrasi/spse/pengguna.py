"""One user: who it is, how the account stands and stood in SPSE, and where else something lies about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_safe

from lpse.jejak import catat_lihat
from lpse.pengenal import samarkan
from lpse.peran import KELOLA_SPSE
from lpse.pintu import tindak
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import tanggal
from lpse.wilayah import WilayahTidakDikenal, nama_lengkap
from registrasi import actions
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.forms.spse import StatusSPSEForm
from registrasi.models import PenggunaSPSE, RiwayatStatusSPSE
from registrasi.queries.pengguna import label_jenis
from registrasi.spse.bersama import dengan_pengguna, url_pengguna

# Lists elsewhere that can be narrowed to one User ID; an area that is not installed is left out.
DAFTAR_LAIN = (
    ("Permohonan", "admin:registrasi_permohonan"),
    ("Perkara penonaktifan", "admin:registrasi_penonaktifan"),
    ("Arsip dokumen", "admin:registrasi_arsip"),
)
RIWAYAT = 50


@require_safe
@dengan_pengguna
def lihat(request: HttpRequest, pengguna: PenggunaSPSE) -> HttpResponse:
    """The user with the history of the account; the look is a trail row."""
    oleh = petugas(request)
    catat_lihat(pengguna, oleh=oleh)
    return _tampilkan(request, pengguna, StatusSPSEForm(initial={"tiket": pengguna.nomor_tiket_lkpp}))


@require_http_methods(["POST"])
@dengan_pengguna
def catat_status(request: HttpRequest, pengguna: PenggunaSPSE) -> HttpResponse:
    """Record what SPSE says about the account."""
    form, oleh = StatusSPSEForm(request.POST), petugas(request)
    if not form.is_valid():
        return _tampilkan(request, pengguna, form)
    hasil = tindak(
        request,
        pengguna,
        "catat_status",
        lambda: actions.catat_status_spse(pengguna.pk, oleh=oleh, **form.cleaned_data),
    )
    if hasil is not None:
        messages.success(request, f"{hasil.user_id}: {hasil.get_status_spse_display()}.")
    return redirect(url_pengguna(pengguna))


def _tampilkan(request: HttpRequest, pengguna: PenggunaSPSE, form: StatusSPSEForm) -> HttpResponse:
    riwayat = pengguna.riwayat_status.select_related("oleh", "impor").order_by("-pk")[:RIWAYAT]
    boleh = petugas(request).has_perm(KELOLA_SPSE) and pengguna.status_spse != StatusSPSE.NONAKTIF
    return tampilkan(
        request,
        "admin/registrasi/spse/pengguna.html",
        pengguna.user_id,
        pengguna=pengguna,
        butir=_butir(pengguna),
        linimasa=[*(_peristiwa(r) for r in riwayat), _awal(pengguna)],
        tautan=_tautan(pengguna),
        form=form if boleh else None,
        dasar=profil().dasar("registrasi.pelayanan"),
    )


def _butir(pengguna: PenggunaSPSE) -> list[tuple[str, str]]:
    akun, penyedia = pengguna.akun, pengguna.penyedia
    butir = [
        ("Jenis", label_jenis(pengguna.jenis)),
        ("Nama", penyedia.nama if penyedia else akun.nama),
        ("Surel", akun.email),
    ]
    if penyedia:
        butir += [
            ("NPWP", samarkan(penyedia.npwp16)),
            ("Bentuk usaha", penyedia.get_bentuk_usaha_display()),
            ("Alamat", penyedia.alamat),
            ("Wilayah", _wilayah(penyedia.kabupaten)),
        ]
    else:
        butir += [("Jabatan", akun.jabatan), ("NIP", samarkan(akun.nip))]
    butir.append(("Asal", pengguna.get_asal_display()))
    return [(label, isi or "–") for label, isi in butir]


def _wilayah(kode: str) -> str:
    try:
        return nama_lengkap(kode)
    except WilayahTidakDikenal:
        return kode


def _peristiwa(riwayat: RiwayatStatusSPSE) -> dict[str, Any]:
    bagian = [f"Sejak {tanggal(riwayat.tanggal)}."]
    if riwayat.nomor_tiket:
        bagian.append(f"Tiket LKPP {riwayat.nomor_tiket}.")
    if riwayat.catatan:
        bagian.append(riwayat.catatan)
    asal = f"impor “{riwayat.impor}”" if riwayat.impor else str(riwayat.oleh or "sistem")
    return {
        "judul": riwayat.get_status_display(),
        "saat": riwayat.created_at,
        "isi": f"{' '.join(bagian)} Dicatat oleh {asal}.",
    }


def _awal(pengguna: PenggunaSPSE) -> dict[str, Any]:
    return {"judul": f"User ID {pengguna.user_id} tercatat", "saat": pengguna.created_at, "isi": ""}


def _tautan(pengguna: PenggunaSPSE) -> list[tuple[str, str]]:
    """The ways to what else is kept about this user."""
    tautan = []
    if pengguna.pendaftaran:
        kode = pengguna.pendaftaran.kode
        url = reverse("admin:registrasi_pendaftaran_change", args=[kode])
        tautan.append((f"Pendaftaran {pengguna.pendaftaran.nomor}", url))
    for judul, nama in DAFTAR_LAIN:
        try:
            tautan.append((judul, f"{reverse(nama)}?cari={pengguna.user_id}"))
        except NoReverseMatch:
            continue
    return tautan
