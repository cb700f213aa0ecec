"""What announcements put on pages that are not theirs: the banner everywhere, a card on the front page."""

import logging
from typing import Any

from django.db import InterfaceError, OperationalError
from django.urls import reverse

from layanan.actions.bukti_pengumuman import catat_spanduk
from layanan.enums.pengumuman import DampakGangguan, JenisPengumuman
from layanan.queries.pengumuman import Berjalan, berjalan_kini, lupakan, untuk_spanduk
from lpse.sumbangan import Isi
from lpse.waktu import waktu

logger = logging.getLogger(__name__)


def spanduk() -> Isi | None:
    """The gravest disturbance or maintenance, and how many more there are; None while all is well.

    The first page that carries one is its proof. Without a database there is no banner, but still a page.
    """
    try:
        penting = untuk_spanduk()
        belum = [p["bukti"] for p in penting[:1] if p["bukti"] is not None]
        if belum:
            catat_spanduk(belum)
            lupakan()
    except (OperationalError, InterfaceError) as galat:
        logger.error("spanduk tidak dapat dibaca: %s", type(galat).__name__)
        return None
    return _spanduk(penting[0], len(penting) - 1) if penting else None


def _spanduk(p: Berjalan, lain: int) -> dict[str, Any]:
    kabar = p["pembaruan"] or p["isi"]
    return {
        # One that a visitor hid comes back with the next update.
        "kode": f"{p['kode']}-{int((p['pembaruan_pada'] or p['tayang']).timestamp())}",
        "jenis": "galat" if p["dampak"] == DampakGangguan.PADAM else "peringatan",
        "judul": f"{p['label']}: {p['judul']}",
        "isi": kabar if len(kabar) <= 180 else "",
        "keterangan": _keterangan(p),
        "url": reverse("layanan:pengumuman", kwargs={"kode": p["kode"]}),
        "lain": lain,
        "url_lain": reverse("layanan:status"),
    }


def _keterangan(p: Berjalan) -> str:
    """Since when, and until when as far as is known."""
    bagian = []
    if p["mulai"]:
        bagian.append(f"Mulai {waktu(p['mulai'])}.")
    if p["perkiraan"]:
        bagian.append(f"Perkiraan selesai {waktu(p['perkiraan'])}.")
    if p["pembaruan_pada"]:
        bagian.append(f"Diperbarui {waktu(p['pembaruan_pada'])}.")
    return " ".join(bagian)


def kartu() -> Isi | None:
    """The newest announcement that runs, for the front page; None where there is none."""
    terbaru = next(iter(berjalan_kini()), None)
    if terbaru is None:
        return None
    umum = terbaru["jenis"] == JenisPengumuman.UMUM
    return {
        "judul": terbaru["judul"] if umum else f"{terbaru['label']}: {terbaru['judul']}",
        "isi": terbaru["isi"] if len(terbaru["isi"]) <= 180 else "",
        "saat": terbaru["tayang"],
        "url": reverse("layanan:pengumuman", kwargs={"kode": terbaru["kode"]}),
        "tautan": "Baca pengumuman",
    }
