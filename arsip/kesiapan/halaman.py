"""One page that answers: if the server is lost tonight, do we survive?"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from arsip.actions.lembar_kunci import sidik_kini
from arsip.policies.kata import sebut_lama
from arsip.policies.kesiapan import KUNCI, KUNCI_LUAR
from arsip.queries.kesiapan import (
    BELUM,
    BERHASIL,
    DISEGEL,
    GAGAL,
    TANPA,
    Kesiapan,
    Petak,
    keadaan_kunci,
    kesiapan,
    lembar_menunggu,
    lembar_terakhir,
)
from lpse.peran import KELOLA_CADANGAN
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan

HURUF = {BERHASIL: "B", GAGAL: "G", TANPA: "–", BELUM: ""}
ARTI = {
    BERHASIL: "cadangan berhasil",
    GAGAL: "cadangan gagal",
    TANPA: "tidak ada cadangan",
    BELUM: "belum ada",
}
HARI = 7


@require_safe
def halaman(request: HttpRequest) -> HttpResponse:
    """Yes or no for each source with the reasons, what would be lost, how long it takes, and the days."""
    kini, sidik = timezone.now(), sidik_kini()
    semua = kesiapan(kini, sidik_kunci=sidik, kalender=True)
    lembar = lembar_terakhir()
    return tampilkan(
        request,
        "admin/arsip/kesiapan/halaman.html",
        "Kesiapan",
        jawaban=jawaban(semua),
        sumber=[_tampil(satu) for satu in semua],
        lembar=lembar,
        is_kunci_sah=lembar is not None and keadaan_kunci(sidik, lembar.sidik) == DISEGEL,
        menunggu=lembar_menunggu(),
        boleh=petugas(request).has_perm(KELOLA_CADANGAN),
        dasar=profil().dasar(KUNCI),
        dasar_luar=profil().dasar(KUNCI_LUAR),
        kini=kini,
    )


def jawaban(semua: Iterable[Kesiapan]) -> dict[str, str]:
    """The answer for the whole unit, as the notice at the top says it."""
    daftar = [satu for satu in semua if satu.is_dihitung]
    celaka = [satu for satu in daftar if not satu.putusan.is_selamat]
    if not daftar:
        return {"jenis": "galat", "judul": "Tidak. Belum ada sumber yang dicadangkan.", "isi": ""}
    if not celaka:
        # What was proved, and of which place: a drill of the repository here says nothing of the one outside.
        terbukti = ", ".join(sorted({satu.tempat_uji for satu in daftar}))
        return {
            "jenis": "berhasil",
            "judul": "Ya.",
            "isi": f"Semua sumber ({len(daftar)}) mempunyai salinan baru di luar server ini. "
            f"Uji pemulihan terakhir memulihkan dari: {terbukti}.",
        }
    nama = ", ".join(satu.sumber.nama for satu in celaka)
    return {
        "jenis": "galat",
        "judul": f"Tidak. {len(celaka)} dari {len(daftar)} sumber tidak akan selamat.",
        "isi": f"Yang belum siap: {nama}. Alasan dan langkahnya ada di bawah.",
    }


def _tampil(satu: Kesiapan) -> dict[str, Any]:
    putusan = satu.putusan
    return {
        "k": satu,
        "rpo": sebut_lama(putusan.rpo) if putusan.rpo is not None else "",
        "rto": sebut_lama(putusan.rto) if putusan.rto is not None else "",
        "banyak_uji": len(satu.bukti.pulih),
        "pekan": list(_pekan(satu.kalender)),
        "arti": [(huruf, ARTI[keadaan]) for keadaan, huruf in HURUF.items() if huruf],
    }


def _pekan(petak: Iterable[Petak]) -> Iterable[list[dict[str, Any] | None]]:
    """The days in rows of a week from Monday; None where a week begins before or ends after them."""
    daftar = list(petak)
    if not daftar:
        return
    sel: list[dict[str, Any] | None] = [None] * daftar[0].hari.weekday()
    sel += [{"p": p, "huruf": HURUF[p.keadaan], "arti": ARTI[p.keadaan]} for p in daftar]
    sel += [None] * (-len(sel) % HARI)
    for awal in range(0, len(sel), HARI):
        yield sel[awal : awal + HARI]
