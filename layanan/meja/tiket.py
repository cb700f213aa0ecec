"""One ticket: what was said, what happened, the clocks, and everything that may be done about it."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from layanan.alur.tiket import ALUR_TIKET, TETAP
from layanan.enums.tiket import ArahPesan, TindakanTiket
from layanan.forms.jawaban import CatatanForm, JawabForm, KataPenggunaForm, cari_perkara
from layanan.meja.baris import WARNA
from layanan.meja.bersama import dengan_tiket
from layanan.meja.kehadiran import hadir_lain
from layanan.meja.linimasa import baris_jam, linimasa, percakapan, terakhir_terbaca
from layanan.models import JawabanBaku, Tiket
from layanan.policies.tiket import perkara_luar
from layanan.queries.penelepon import serupa
from lpse.bentuk import LPSEForm
from lpse.jejak import catat_lihat
from lpse.models import Akun
from lpse.peran import KELOLA_PUSAT_BANTUAN, LAYANI_TIKET, LIHAT_JEJAK, SAKSIKAN
from lpse.situs_admin import petugas, tampilkan
from lpse.sumbangan import Perkara

T = TindakanTiket
# The acts with a page of their own, in the order of the list beside the ticket.
HALAMAN_TINDAKAN = (
    *(T.LUAR_KEWENANGAN, T.GABUNG, T.PISAH, T.TUGASKAN, T.PERPANJANG, T.UBAH, T.TAUTKAN),
    *(T.KONFIRMASI_LISAN, T.BUKA_KEMBALI),
)
TUTS = {T.LUAR_KEWENANGAN: "o", T.GABUNG: "g"}


@require_safe
@dengan_tiket
def tiket(request: HttpRequest, tiket: Tiket) -> HttpResponse:
    """The page of one ticket."""
    return tampilkan_tiket(request, tiket)


def boleh(tiket: Tiket, tindakan: TindakanTiket, oleh: Akun) -> bool:
    """Whether this officer may do this now, by the table of acts."""
    if tindakan in TETAP:
        return oleh.has_perm(LAYANI_TIKET) and tiket.status in TETAP[tindakan]
    return tindakan in ALUR_TIKET.terbuka(tiket, oleh)


def url_tindakan(tiket: Tiket, tindakan: TindakanTiket) -> str:
    return reverse(f"admin:layanan_tiket_{tindakan.value}", args=[tiket.kode])


def tampilkan_tiket(
    request: HttpRequest, tiket: Tiket, *, status: int = 200, disusul: bool = False, **form: LPSEForm
) -> HttpResponse:
    """Render it; the look is recorded first.

    `form` are those that were sent and refused, by name (`jawab`, `catatan`, `kata`). `disusul`: an answer
    was held back because somebody wrote meanwhile; what they wrote stands beside it.
    """
    oleh = petugas(request)
    catat_lihat(tiket, oleh=oleh)
    pesan = percakapan(tiket)
    terbaca = terakhir_terbaca(pesan)
    jam, kaki_jam = baris_jam(tiket)
    semula = form["jawab"].cleaned_data.get("terbaca") if disusul else None
    return tampilkan(
        request,
        "admin/layanan/tiket/tiket.html",
        f"{tiket.nomor} – {tiket.judul}",
        status=status,
        tiket=tiket,
        pesan=pesan,
        terbaca=terbaca,
        disusul=[p for p, _ in pesan if p.pk > (semula or 0) and p.arah != ArahPesan.INTERNAL]
        if disusul
        else [],
        jam=jam,
        kaki_jam=kaki_jam,
        riwayat=linimasa(tiket),
        warna=WARNA.get(tiket.status, "abu"),
        ringkas_luar=_ringkas_luar(tiket),
        perkara=_perkara(tiket, oleh),
        gabungan=list(tiket.gabungan.order_by("pk")),
        pisahan=list(tiket.pisahan.order_by("pk")),
        lihat_jejak=oleh.has_perm(LIHAT_JEJAK),
        **_pekerjaan(tiket, oleh, terbaca, form),
    )


def _ringkas_luar(tiket: Tiket) -> str:
    """Why it was answered as not ours, in one line; "" where it was not."""
    perkara = perkara_luar(tiket.perkara_luar)
    if perkara is None:
        return ""
    dasar = f" Dasar: {perkara.dasar}." if perkara.dasar else ""
    return f"{perkara.nama}: yang bertanggung jawab {perkara.penanggung_jawab}.{dasar}"


def _perkara(tiket: Tiket, oleh: Akun) -> Perkara | None:
    """The case the ticket points to; without its address for whoever may not read it there."""
    perkara = cari_perkara(tiket.perkara) if tiket.perkara else None
    if perkara is None or oleh.has_perm(perkara.izin):
        return perkara
    return replace(perkara, url="")


def _pekerjaan(tiket: Tiket, oleh: Akun, terbaca: int, form: dict[str, LPSEForm]) -> dict[str, Any]:
    """What whoever serves tickets finds on the page beyond what everybody reads."""
    if not oleh.has_perm(LAYANI_TIKET):
        return {"boleh_layani": False}
    jawab = form.get("jawab") or JawabForm(tiket=tiket, initial={"terbaca": terbaca})
    return {
        "boleh_layani": True,
        "boleh_ambil": boleh(tiket, T.AMBIL, oleh) and tiket.ditugaskan_kepada_id != oleh.pk,
        "form_jawab": jawab if boleh(tiket, T.BALAS, oleh) else None,
        "form_catatan": form.get("catatan") or CatatanForm(prefix="catatan"),
        "form_kata": form.get("kata") or KataPenggunaForm(prefix="kata"),
        # Its errors come first in the summary; the page has one.
        "form": next(iter(form.values()), None),
        "tindakan": [
            (t, url_tindakan(tiket, t), TUTS.get(t, "")) for t in HALAMAN_TINDAKAN if boleh(tiket, t, oleh)
        ],
        "jawaban_baku": JawabanBaku.objects.filter(aktif=True, jenis__in=("", tiket.jenis)).order_by("judul"),
        "tautan_lain": _tautan_lain(tiket, oleh),
        "boleh_gabung": boleh(tiket, T.GABUNG, oleh),
        "menonton": tiket.penonton.filter(akun=oleh).exists(),
        "serupa": serupa(tiket) if tiket.is_terbuka else [],
        "hadir": hadir_lain(tiket, oleh),
    }


def _tautan_lain(tiket: Tiket, oleh: Akun) -> list[tuple[str, str]]:
    """The pages of the neighbouring desks that begin with this ticket."""
    tautan = [
        (reverse("admin:layanan_lkpp_lihat", args=[p.kode]), f"Penerusan: {p.get_status_display().lower()}")
        for p in tiket.penerusan.order_by("-pk")
    ]
    tautan += [
        (reverse("admin:layanan_kesaksian_lihat", args=[k.kode]), f"Kesaksian {k.nomor}")
        for k in tiket.kesaksian.order_by("-pk")
    ]
    if boleh(tiket, T.TERUSKAN, oleh) and not tiket.penerusan.terbuka().exists():
        alamat = reverse("admin:layanan_lkpp_baru")
        tautan.append((f"{alamat}?tiket={tiket.kode}", "Teruskan ke LKPP"))
    if oleh.has_perm(SAKSIKAN):
        alamat = reverse("admin:layanan_kesaksian_baru")
        tautan.append((f"{alamat}?tiket={tiket.kode}", "Buat Berita Acara Kesaksian"))
    if tiket.respons_pada and oleh.has_perm(KELOLA_PUSAT_BANTUAN):
        alamat = reverse("admin:layanan_artikel_baru")
        tautan.append((f"{alamat}?tiket={tiket.kode}", "Jadikan artikel bantuan"))
    return tautan
