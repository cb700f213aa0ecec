"""What a complete file is, before anybody asks for an address."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lpse.profil import profil
from lpse.profil.bagian import Syarat
from registrasi.enums.pendaftaran import INSTANSI_DAERAH, JenisPemohon
from registrasi.naskah.surat import jam_layanan
from registrasi.policies.instansi import pilihan_instansi

# The rules an applicant should know, each printed with its article where the profil has one.
ATURAN = (
    "registrasi.batas_syarat",
    "registrasi.pemeriksaan_lapangan",
    "registrasi.otentikasi",
    "registrasi.kualifikasi",
    "registrasi.perolehan_formulir",
)


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule as this page prints it: key, wording, article ("" where the regulation is silent)."""

    kunci: str
    bunyi: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Butir:
    """One document of the list, with its article and the lines of business that need it ("": all)."""

    syarat: Syarat
    dasar: str
    bidang: str


@dataclass(frozen=True, slots=True)
class Kelompok:
    """What one kind of applicant hands in."""

    kode: str
    judul: str
    butir: list[Butir]


def _kelompok(kode: str, judul: str) -> Kelompok:
    nama = dict(profil().pilihan_bidang)
    return Kelompok(
        kode,
        judul,
        [
            Butir(s, profil().dasar(s.kunci), ", ".join(nama[b] for b in s.bidang))
            for s in profil().syarat_untuk(kode)
        ],
    )


@require_safe
def persyaratan(request: HttpRequest) -> HttpResponse:
    """The closed list of documents for each kind of applicant, with the article that asks for each."""
    penyedia = [_kelompok(j.value, j.label) for j in JenisPemohon if j != JenisPemohon.NON_PENYEDIA]
    return render(
        request,
        "registrasi/persyaratan.html",
        {
            "kelompok": penyedia,
            "non_penyedia": _kelompok(JenisPemohon.NON_PENYEDIA.value, "Pengguna SPSE selain penyedia"),
            "pihak_non_penyedia": [nama for _, nama in profil().pilihan_non_penyedia],
            "pihak_lain": [nama for kode, nama in pilihan_instansi() if kode != INSTANSI_DAERAH],
            "dasar_pihak_lain": profil().dasar("registrasi.pihak_lain"),
            "aturan": [Aturan(kunci, profil().bunyi(kunci), profil().dasar(kunci)) for kunci in ATURAN],
            "jam_layanan": jam_layanan(),
        },
    )
