"""The beginning of an article made of a ticket: its subject and the last answer, without the person."""

import re

from django.http import Http404, HttpRequest

from layanan.enums.pustaka import BentukArtikel, KategoriBantuan, UntukSiapa
from layanan.enums.tiket import ArahPesan, JenisTiket, KelompokPengguna
from layanan.models import PesanTiket, Tiket
from layanan.policies.samar import hapus_pribadi
from layanan.queries.pustaka import cari
from lpse.jejak import catat_lihat
from lpse.peran import LIHAT_TIKET
from lpse.situs_admin import petugas

AKHIR_KALIMAT = re.compile(r"(?<=[.!?])\s+")
PANJANG_JUDUL, PANJANG_RINGKAS = 150, 300
PENYEDIA = (KelompokPengguna.PENYEDIA,)


def tiket_asal(request: HttpRequest) -> Tiket | None:
    """The ticket `?tiket=` names; None without one. Raises Http404 for no such ticket, or none to be seen."""
    kode = request.GET.get("tiket", "")
    if not kode:
        return None
    oleh = petugas(request)
    tiket = Tiket.objects.filter(kode=kode).first() if oleh.has_perm(LIHAT_TIKET) else None
    if tiket is None:
        raise Http404
    return tiket


def naskah(request: HttpRequest, tiket: Tiket) -> dict[str, str]:
    """What the form begins with. The look at the ticket is recorded, as on its own page."""
    catat_lihat(tiket, oleh=petugas(request), untuk="artikel")
    pesan = tiket.pesan.filter(arah=ArahPesan.KELUAR).select_related("oleh").order_by("-pk").first()
    judul = _bersih(tiket, pesan, tiket.judul)[:PANJANG_JUDUL]
    ringkas, isi = _belah(_bersih(tiket, pesan, pesan.isi if pesan else ""))
    return {
        "judul": judul,
        "ringkas": ringkas,
        "isi": isi,
        "kategori": _kategori(tiket, judul),
        "bentuk": BentukArtikel.TANYA_JAWAB.value,
        "untuk": UntukSiapa.PENYEDIA.value if tiket.kelompok in PENYEDIA else UntukSiapa.SEMUA.value,
    }


def _bersih(tiket: Tiket, pesan: PesanTiket | None, teks: str) -> str:
    oleh = pesan.oleh.nama if pesan and pesan.oleh else ""
    return hapus_pribadi(
        teks,
        nama=(tiket.nama, tiket.instansi, oleh),
        user_id=(tiket.user_id,),
        nomor=(tiket.nomor, tiket.npwp, tiket.kode_tender, tiket.telepon, tiket.nomor_lapor),
    )


def _belah(teks: str) -> tuple[str, str]:
    """The first sentence, and what follows it; all of it again where nothing does."""
    bagian = AKHIR_KALIMAT.split(teks.strip(), maxsplit=1)
    ringkas = " ".join(bagian[0].split())
    if len(ringkas) > PANJANG_RINGKAS:
        return f"{ringkas[: PANJANG_RINGKAS - 1]}…", teks
    return ringkas, bagian[1] if len(bagian) > 1 else teks


def _kategori(tiket: Tiket, judul: str) -> str:
    """The shelf of the article most like it, else by the kind of the ticket; the officer sees it."""
    mirip = cari(judul, batas=1).temuan
    if mirip:
        return mirip[0].artikel.kategori
    kendala = tiket.jenis == JenisTiket.KENDALA
    return (KategoriBantuan.KENDALA if kendala else KategoriBantuan.PORTAL).value
