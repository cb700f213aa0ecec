"""One user's file as a ZIP, written while it is sent: neither memory nor disk grows with it.

The manifest comes last, since only then is it known what was really read.
"""

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from lpse.berkas import BerkasTidakTersedia, muat_asli
from lpse.berkas.aliran_zip import AliranZip
from lpse.berkas.http import AKHIRAN
from lpse.berkas.pindai import halangan
from lpse.models import Akun
from lpse.models.berkas import JenisBerkas
from lpse.profil import profil
from lpse.situs_admin import petugas
from lpse.waktu import setempat
from registrasi import actions
from registrasi.lemari.bersama import dengan_butir
from registrasi.models import ButirArsip
from registrasi.policies.arsip import is_boleh_ekspor

logger = logging.getLogger(__name__)
MANIFES = "manifest.json"
TIDAK_COCOK = "isi tidak cocok dengan sidiknya"


@require_POST
def zip_berkas(request: HttpRequest, kode: str) -> HttpResponseBase:
    """All documents of the user to whom this one belongs, for a verifier or the head."""
    if not is_boleh_ekspor(petugas(request)):
        raise PermissionDenied
    return _zip(request, kode=kode)


@dengan_butir
def _zip(request: HttpRequest, butir: ButirArsip) -> StreamingHttpResponse:
    """The download. Every look is committed before the first byte."""
    oleh = petugas(request)
    semua = actions.ekspor_berkas(butir, oleh=oleh)
    now = timezone.now()
    jawaban = StreamingHttpResponse(susun_zip(semua, oleh, now), content_type="application/zip")
    nama = f"arsip-{slugify(butir.nama)[:40] or butir.kode}-{setempat(now):%Y%m%d-%H%M}.zip"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def susun_zip(semua: list[ButirArsip], oleh: Akun, now: datetime) -> Iterator[bytes]:
    """The ZIP's bytes in pieces. A file that cannot be given is named in the manifest with the reason."""
    with AliranZip(now) as arsip:
        catatan = []
        for urut, butir in enumerate(semua, start=1):
            baris = _baris(butir, urut)
            catatan.append(baris)
            yield from _tambahkan(arsip, butir, baris)
        manifes = json.dumps(_manifes(catatan, oleh, now), ensure_ascii=False, indent=2)
        arsip.tulis(MANIFES, manifes.encode())
    yield arsip.ambil()


def _tambahkan(arsip: AliranZip, butir: ButirArsip, baris: dict[str, Any]) -> Iterator[bytes]:
    """Write one file into the ZIP, if it can be had; `baris` learns what came of it."""
    if not baris["disertakan"]:
        return
    try:
        asli = muat_asli(butir.berkas)
    except (BerkasTidakTersedia, OSError) as galat:
        logger.error("dokumen arsip %s tidak dapat diekspor: %s", butir.kode, type(galat).__name__)
        baris |= {"disertakan": False, "sebab": "isi tidak ditemukan di penyimpanan"}
        return
    sidik = yield from arsip.salin(baris["nama_berkas"], asli)
    if sidik != baris["sha256"]:
        baris |= {"catatan": TIDAK_COCOK, "sha256_terbaca": sidik}


def _baris(butir: ButirArsip, urut: int) -> dict[str, Any]:
    """One line of the manifest. File names are ours, of letters, digits and hyphens, whatever came in."""
    berkas = butir.berkas
    akhiran = AKHIRAN[JenisBerkas(berkas.jenis)]
    sebab = "sudah dimusnahkan" if berkas.is_musnah else ""
    if halangan(berkas):
        sebab = berkas.get_keadaan_pemeriksaan_display().lower()
    return {
        "nama_berkas": f"{urut:04d}-{slugify(butir.jenis) or 'dokumen'}-v{butir.versi}.{akhiran}",
        "kode": butir.kode,
        "jenis": butir.jenis,
        "judul": butir.judul,
        "asal": butir.asal,
        "nomor": butir.nomor,
        "tanggal": butir.tanggal.isoformat(),
        "versi": butir.versi,
        "terkini": butir.is_terkini,
        "tipe": berkas.jenis,
        "ukuran": berkas.ukuran,
        "sha256": berkas.sha256,
        "diterima_pada": setempat(berkas.diunggah_pada).isoformat(),
        "kelas_retensi": butir.kelas_retensi,
        "disertakan": not sebab,
        **({"sebab": sebab} if sebab else {}),
    }


def _manifes(catatan: list[dict[str, Any]], oleh: Akun, now: datetime) -> dict[str, Any]:
    return {
        "lpse": profil().lpse.nama,
        "diekspor_pada": setempat(now).isoformat(),
        "diekspor_oleh": str(oleh),
        "jumlah": len(catatan),
        "disertakan": sum(1 for satu in catatan if satu["disertakan"]),
        "berkas": catatan,
    }
