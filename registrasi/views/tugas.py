"""The one page of a registration: the task list while it can be changed, afterwards where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lpse.naskah import milik
from registrasi.alur.pendaftaran import ALUR
from registrasi.enums.pendaftaran import StatusPendaftaran, Tindakan
from registrasi.models import BerkasSyarat, DokumenSyarat, Pendaftaran
from registrasi.naskah.surat import FORMULIR, jam_layanan
from registrasi.policies.bantuan import asal_isian, belum_disetujui
from registrasi.policies.pendaftaran import is_bagian_selesai, is_perlu_diganti, kekurangan, label_bagian
from registrasi.views.bersama import milik_pemohon
from registrasi.views.janji import janji_hidup, keadaan_janji
from registrasi.views.riwayat import riwayat

S = StatusPendaftaran
BERAKHIR = (S.DITOLAK, S.DITARIK, S.DICABUT, S.KEDALUWARSA)


class KeadaanTugas(models.TextChoices):
    BELUM = "belum_lengkap", "Belum lengkap"
    SELESAI = "selesai", "Selesai"
    PERBAIKI = "perlu_diperbaiki", "Perlu diperbaiki"
    TERKUNCI = "terkunci", "Terkunci"
    SIAP = "siap", "Siap dikirim"


@dataclass(frozen=True, slots=True)
class Tugas:
    """One row: `url` "" cannot be opened; `keadaan` None is an optional document not handed in."""

    label: str
    url: str
    keadaan: KeadaanTugas | None
    petunjuk: str = ""

    @property
    def id(self) -> str:
        """An id for the row's status, made of its address."""
        return "tugas-" + self.url.strip("/").rpartition("/")[2] if self.url else ""


def tugas_bagian(pendaftaran: Pendaftaran) -> list[Tugas]:
    """The rows of the data sections."""
    baris = []
    for bagian, label in label_bagian(pendaftaran.jenis).items():
        keadaan = _keadaan_bagian(pendaftaran, bagian)
        url = reverse("registrasi:isian", kwargs={"kode": pendaftaran.kode, "bagian": bagian})
        baris.append(
            Tugas(
                label,
                "" if keadaan == KeadaanTugas.TERKUNCI else url,
                keadaan,
                pendaftaran.bagian_perbaikan.get(bagian, ""),
            )
        )
    return baris


def _keadaan_bagian(pendaftaran: Pendaftaran, bagian: str) -> KeadaanTugas:
    if bagian in pendaftaran.bagian_perbaikan:
        return KeadaanTugas.PERBAIKI
    if pendaftaran.status == S.DIKEMBALIKAN and bagian not in pendaftaran.bagian_terbuka:
        return KeadaanTugas.TERKUNCI
    return KeadaanTugas.SELESAI if is_bagian_selesai(pendaftaran, bagian) else KeadaanTugas.BELUM


def tugas_dokumen(pendaftaran: Pendaftaran, dokumen: Iterable[DokumenSyarat]) -> list[Tugas]:
    """The rows of these documents, in their order."""
    diganti = set(
        BerkasSyarat.objects.filter(
            dokumen__pendaftaran=pendaftaran, putaran=pendaftaran.putaran
        ).values_list("dokumen_id", flat=True)
    )
    return [
        Tugas(
            d.nama,
            reverse("registrasi:dokumen", kwargs={"kode": pendaftaran.kode, "dokumen": d.kode}),
            _keadaan_dokumen(pendaftaran, d, diganti),
            _petunjuk_dokumen(d),
        )
        for d in dokumen
    ]


def _petunjuk_dokumen(dokumen: DokumenSyarat) -> str:
    if is_perlu_diganti(dokumen):
        return "Berkasnya tidak dapat kami terima. Unggah berkas lain."
    return dokumen.alasan_perbaikan if dokumen.perlu_perbaikan else ""


def _keadaan_dokumen(
    pendaftaran: Pendaftaran, dokumen: DokumenSyarat, diganti: set[int]
) -> KeadaanTugas | None:
    if dokumen.perlu_perbaikan or is_perlu_diganti(dokumen):
        return KeadaanTugas.PERBAIKI
    if pendaftaran.status == S.DIKEMBALIKAN and dokumen.pk not in diganti:
        return KeadaanTugas.TERKUNCI
    if dokumen.berkas_id is None:
        return KeadaanTugas.BELUM if dokumen.is_wajib else None
    return KeadaanTugas.SELESAI


def _tugas_kirim(pendaftaran: Pendaftaran, kurang: int) -> Tugas:
    """The last row: sending is open once nothing is missing."""
    return Tugas(
        "Periksa jawaban dan kirim",
        reverse("registrasi:periksa", kwargs={"kode": pendaftaran.kode}),
        KeadaanTugas.BELUM if kurang else KeadaanTugas.SIAP,
        f"Masih {kurang} bagian yang perlu dikerjakan."
        if kurang
        else "Semua bagian siap. Periksa, lalu kirim.",
    )


@never_cache
@require_safe
@milik_pemohon
def tugas(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    """The task list, or the status page once the registration has been sent."""
    if pendaftaran.is_bisa_diubah:
        return _daftar_tugas(request, pendaftaran)
    return _status(request, pendaftaran)


def _daftar_tugas(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    dokumen = list(pendaftaran.dokumen.select_related("berkas"))
    kurang = len(kekurangan(pendaftaran, dokumen))
    baris = dict(zip((d.kode for d in dokumen), tugas_dokumen(pendaftaran, dokumen), strict=True))
    return render(
        request,
        "registrasi/tugas.html",
        {
            "pendaftaran": pendaftaran,
            "tugas_bagian": tugas_bagian(pendaftaran),
            "tugas_dokumen": [t for kode, t in baris.items() if kode not in FORMULIR],
            "tugas_formulir": [t for kode, t in baris.items() if kode in FORMULIR],
            "tugas_kirim": _tugas_kirim(pendaftaran, kurang),
            "boleh_tarik": Tindakan.TARIK in ALUR.terbuka(pendaftaran, pendaftaran.akun),
            "siap": not kurang,
            "belum_disetujui": len(belum_disetujui(asal_isian(pendaftaran).values())),
            "janji": janji_hidup(pendaftaran) if pendaftaran.nomor else None,
        },
    )


def _status(request: HttpRequest, pendaftaran: Pendaftaran) -> HttpResponse:
    akun = pendaftaran.akun
    lain = Pendaftaran.objects.for_akun(akun).exclude(pk=pendaftaran.pk)
    return render(
        request,
        "registrasi/status.html",
        {
            "pendaftaran": pendaftaran,
            "riwayat": riwayat(pendaftaran),
            "naskah": milik(pendaftaran),
            "perlu_sandi": not akun.has_usable_password(),
            "boleh_tarik": Tindakan.TARIK in ALUR.terbuka(pendaftaran, akun),
            "boleh_mulai": pendaftaran.status in BERAKHIR
            and not lain.filter(status__in=(S.DRAF, S.DIAJUKAN, S.DIKEMBALIKAN, S.DISETUJUI)).exists(),
            "jam_layanan": jam_layanan(),
            **(keadaan_janji(pendaftaran) if pendaftaran.status == S.DIAJUKAN else {}),
        },
    )
