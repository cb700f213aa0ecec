"""The pages that are measured, each as the address that a place's next sample gives."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from bench.places import Place
from bench.timing import Measure, Work
from registrasi.models import Pendaftaran

Address = Callable[[Place], str]
_visitors = itertools.count()


@dataclass(frozen=True)
class Page(Measure):
    """A GET through the test client, signed in as the place's verifier, auditor or visitor."""

    address: Address
    who: str = "verifier"

    def prepare(self, place: Place) -> Work:
        return partial(get, getattr(place, self.who), self.address(place))


def get(client: Client, address: str) -> HttpResponseBase:
    """Ask for a page and return the answer; RuntimeError unless it is 200."""
    # Every time from another address: limits per address are not what is measured here.
    number = next(_visitors)
    response: HttpResponseBase = client.get(
        address, REMOTE_ADDR=f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    )
    if response.status_code != 200:
        raise RuntimeError(f"{address} menjawab {response.status_code}")
    return response


def floor(_place: Place) -> str:
    """A view that asks the database for one row and renders nothing."""
    return "/healthz"


def queue(**filters: str) -> Address:
    """The verification queue under fixed filters."""
    return lambda place: _with("admin:registrasi_pendaftaran_changelist", filters)


def deep(status: str) -> Address:
    """A page of the queue far down, by its cursor."""
    return lambda place: queue(status=status, after=place.deep[status])(place)


def search(wanted: Callable[[Pendaftaran], str]) -> Address:
    """The queue searched for something of the next sample."""
    return lambda place: queue(cari=wanted(next(place.samples)))(place)


def desk(place: Place) -> str:
    return reverse("admin:registrasi_pendaftaran_change", args=[next(place.samples).kode])


def tracking(place: Place) -> str:
    sample = next(place.samples)
    return _with("registrasi:lacak", {"nomor": sample.nomor, "kode": sample.kode_lacak})


def records(model: str, wanted: Callable[[Pendaftaran], str] | None = None) -> Address:
    """A list of the core's records, searched for something of the next sample."""
    name = f"admin:lpse_{model}_changelist"
    return lambda place: _with(name, {"q": wanted(next(place.samples))} if wanted else {})


def archive(wanted: Callable[[Pendaftaran], str] | None = None, **filters: str) -> Address:
    """The archive of documents, searched for something of the next sample."""
    return lambda place: _with(
        "admin:registrasi_arsip", filters | ({"cari": wanted(next(place.samples))} if wanted else {})
    )


def mistyped(sample: Pendaftaran) -> str:
    """The name with the third letter of both words missing, as a hurried hand leaves it out."""
    return " ".join(word[:2] + word[3:] for word in sample.nama_perusahaan.split()[1:3])


def _with(name: str, params: dict[str, str]) -> str:
    return f"{reverse(name)}?{urlencode(params)}"


def rare_word(sample: Pendaftaran) -> str:
    return sample.nama_perusahaan.split()[2]


def common_word(sample: Pendaftaran) -> str:
    return sample.nama_perusahaan.split()[1]


FLOOR = Page("lantai: /healthz", floor, "visitor")
QUEUE = Page("antrean, halaman pertama", queue())
QUEUE_DEEP = Page("antrean, halaman dalam", deep("diajukan"))
NAME = Page("cari nama yang khas", search(rare_word))
DESK = Page("meja", desk)
REQUIREMENTS = Page("/persyaratan/", lambda place: reverse("registrasi:persyaratan"), "visitor")
ARCHIVE = [
    Page("arsip, tanpa pencarian", archive()),
    Page("arsip, nama lengkap", archive(lambda sample: sample.nama_perusahaan)),
    Page("arsip, nama salah tulis", archive(mistyped)),
    Page("arsip, kata yang umum", archive(common_word)),
    Page("arsip, kata yang umum dan jenis", archive(common_word, jenis="ktp")),
    Page("arsip, NPWP", archive(lambda sample: sample.npwp16)),
    Page("arsip, NIK", archive(lambda sample: sample.penanggung_jawab_nik)),
    Page("arsip, nomor", archive(lambda sample: sample.nomor)),
    Page("arsip, saring jenis", archive(jenis="npwp")),
    Page("arsip, saring yang rusak", archive(keadaan="rusak")),
]
PAGES = [
    QUEUE,
    QUEUE_DEEP,
    Page("antrean, saring jenis", queue(jenis="perusahaan_perseorangan")),
    Page("antrean, saring jenis yang langka", queue(jenis="perorangan")),
    Page("antrean, hanya yang terlambat", queue(terlambat="1")),
    Page("antrean, yang saya pegang", queue(pegang="1")),
    Page("antrean, ditugaskan kepada saya", queue(tugas="1")),
    Page("antrean, disetujui", queue(status="disetujui")),
    Page("antrean, disetujui, halaman dalam", deep("disetujui")),
    Page("antrean, semua status", queue(status="semua")),
    Page("antrean, semua status, halaman dalam", deep("semua")),
    NAME,
    Page("cari nama yang umum", search(common_word)),
    Page("cari NPWP", search(lambda sample: sample.npwp16)),
    Page("cari NIK", search(lambda sample: sample.penanggung_jawab_nik)),
    Page("cari nomor", search(lambda sample: sample.nomor)),
    Page("cari surel", search(lambda sample: sample.akun.email)),
    DESK,
    *ARCHIVE,
    Page("beranda petugas", lambda place: reverse("admin:index")),
    Page("jejak", records("jejak"), "auditor"),
    Page("jejak, cari objek", records("jejak", lambda s: f"registrasi.pendaftaran:{s.pk}"), "auditor"),
    Page("jejak, cari peristiwa yang langka", records("jejak", lambda s: "akun.dibuat"), "auditor"),
    Page("akun, cari surel", records("akun", lambda s: s.akun.email), "auditor"),
    Page("naskah, cari nomor", records("naskah", lambda s: f"BENCH/{s.pk}"), "auditor"),
    Page("surat keluar, cari penerima", records("pemberitahuan", lambda s: s.akun.email), "auditor"),
    REQUIREMENTS,
    Page("/lacak/ dengan nomor dan kode", tracking, "visitor"),
]
