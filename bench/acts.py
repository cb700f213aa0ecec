"""The acts and the heavy work that are measured: submitting, approving, judging photos, drawing, printing."""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image, ImageDraw

from bench.pages import get
from bench.places import Place
from bench.timing import Measure, Work
from lpse.berkas import rendisi, terima
from lpse.dokumen import build_pdf
from lpse.models import Berkas, Naskah
from lpse.models.naskah import JenisNaskah
from lpse.naskah import TEMPLAT
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.meja.penampil import LEBAR_PAS
from registrasi.models import Pendaftaran


@dataclass(frozen=True)
class Act(Measure):
    """Something other than a page."""

    preparation: Callable[[Place], Work]

    def prepare(self, place: Place) -> Work:
        return self.preparation(place)


PHOTO_SIZE = (4000, 3000)  # pixels of a cheap phone's camera
PAPER_SIZE = (1600, 1200)  # what the upload page makes of it before sending


def _photo(size: tuple[int, int]) -> bytes:
    """A JPEG of about the weight that such a picture has, with noise that no format can pack away."""
    width, height = size
    grain = Image.frombytes("L", (width // 4, height // 4), random.Random(1).randbytes(width * height // 16))
    paper = Image.new("RGB", size, "#d8d2c4")
    picture = Image.blend(paper, grain.resize(size).convert("RGB"), 0.15)
    pen = ImageDraw.Draw(picture)
    for top in range(height // 20, height - height // 15, height // 44):
        pen.rectangle((width // 13, top, width - width // 10, top + height // 100), "#223")
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=85)
    return output.getvalue()


PHOTO, PAPER = _photo(PHOTO_SIZE), _photo(PAPER_SIZE)


def _submit(place: Place) -> Work:
    draft = Pendaftaran.objects.filter(status="draf").select_related("akun").earliest("pk")
    return partial(actions.ajukan, draft.pk, oleh=draft.akun)


def _approve(place: Place) -> Work:
    verifier = place.cast.verifiers[0]
    # From the far end: the lists are read from the near one.
    waiting = Pendaftaran.objects.menunggu_verifikasi().reverse()[0]
    waiting.dokumen.filter(berkas__isnull=False).update(
        ada=True,
        sesuai_asli=True,
        asli_diperlihatkan_pada=hari_ini(),
        diperiksa_oleh=verifier,
        diperiksa_pada=timezone.now(),
    )
    return partial(actions.setujui, waiting.pk, oleh=verifier)


def _take_in() -> Berkas:
    return terima(SimpleUploadedFile("ktp.jpg", PHOTO, "image/jpeg"), oleh=None, batas_mb=10)


def _judge(_place: Place) -> Work:
    return _take_in


def _draw(_place: Place) -> Work:
    return partial(rendisi, _take_in(), 1, LEBAR_PAS)


def _look(place: Place) -> Work:
    """The desk's picture of a page that has been drawn before, with its trail row."""
    example = place.cast.example
    document = example.dokumen.filter(berkas__isnull=False)[0]
    address = reverse("admin:registrasi_meja_halaman", args=[example.kode, document.kode, 1])
    get(place.verifier, address)
    return partial(get, place.verifier, address)


def _print(place: Place) -> Work:
    naskah = Naskah.objects.get(pk=place.cast.berita_acara)
    template = TEMPLAT[JenisNaskah(naskah.jenis)]
    return partial(build_pdf, template, naskah.isi, stempel_waktu=naskah.terbit_pada)


ACTS = [
    Act("ajukan", _submit),
    Act("setujui", _approve),
    Act("halaman pindaian, sudah tergambar", _look),
]
# What these cost has nothing to do with how many rows there are.
HEAVY = [
    Act(f"terima foto {len(PHOTO) / 1e6:.1f} MB", _judge, sizes=1),
    Act("gambar halaman pindaian", _draw, sizes=1),
    Act("bangun PDF Berita Acara", _print, sizes=1),
]


def hold(place: Place, number: int = 3) -> None:
    """Let the verifier hold some files, so that the list of those is not empty."""
    pks = [p.pk for p in Pendaftaran.objects.menunggu_verifikasi()[:number]]
    until = timezone.now() + timedelta(hours=1)
    Pendaftaran.objects.filter(pk__in=pks).update(diklaim_oleh=place.cast.verifiers[0], klaim_sampai=until)


def release_all() -> None:
    """Put every file back into the queue."""
    Pendaftaran.objects.filter(diklaim_oleh__isnull=False).update(diklaim_oleh=None, klaim_sampai=None)
