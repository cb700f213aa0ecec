"""Announcements for everybody: the archive, one of them with all that followed, and the Atom feed."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from layanan.actions.bukti_pengumuman import catat_umpan
from layanan.forms.pengumuman import SaringanPengumumanForm
from layanan.models import BuktiPemberitahuan, Pengumuman
from layanan.policies.pengumuman import dasar_pengumuman
from layanan.queries.pengumuman import dengan_isi, riwayat
from lpse.alamat import url_penuh
from lpse.paging import Order, alamat_halaman, baca_kursor, read_page
from lpse.profil import profil
from lpse.waktu import setempat, waktu

TERBARU = Order("tayang_pada", falling=True)
PER_HALAMAN = 20
DALAM_UMPAN = 50
SIMPAN_DETIK = 60


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Everything that was ever shown, newest first; by kind, year and words of its title."""
    terbit = Pengumuman.objects.terbit(timezone.now())
    pertama = terbit.order_by("tayang_pada").values_list("tayang_pada", flat=True).first()
    form = SaringanPengumumanForm(request.GET, tahun_pertama=setempat(pertama).year if pertama else 0)
    saringan = form.saringan
    if "jenis" in saringan:
        terbit = terbit.filter(jenis=saringan["jenis"])
    if "tahun" in saringan:
        terbit = terbit.filter(tayang_pada__year=saringan["tahun"])
    if "cari" in saringan:
        terbit = terbit.filter(judul__icontains=saringan["cari"])
    kursor = baca_kursor(request)
    halaman = read_page(dengan_isi(terbit), TERBARU, size=PER_HALAMAN, **kursor)
    return render(
        request,
        "layanan/pengumuman/daftar.html",
        {
            "form": form,
            "daftar": halaman.rows,
            "disaring": bool(saringan),
            "url_sebelum": alamat_halaman(saringan, before=halaman.before),
            "url_sesudah": alamat_halaman(saringan, after=halaman.after),
        },
    )


@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One announcement as it was told, and what was told later; 404 for one never shown."""
    pengumuman = dengan_isi(Pengumuman.objects.terbit(timezone.now())).filter(kode=kode).first()
    if pengumuman is None:
        raise Http404
    return render(
        request,
        "layanan/pengumuman/lihat.html",
        {
            "pengumuman": pengumuman,
            "riwayat": riwayat(pengumuman),
            "dasar": dasar_pengumuman(pengumuman.jenis),
        },
    )


@require_safe
def umpan(request: HttpRequest) -> HttpResponseBase:
    """The newest announcements as Atom; 304 for a reader that has them. Being fetched is proof."""
    rows = Pengumuman.objects.terbit(timezone.now()).order_by("-tayang_pada", "-pk")
    semua = list(dengan_isi(rows)[:DALAM_UMPAN])
    diubah = max((_diperbarui(p) for p in semua), default=None)
    atom = _atom()
    for p in semua:
        _tambah(atom, p)
    jawaban = HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)
    if diubah:
        jawaban["Last-Modified"] = http_date(int(diubah.timestamp()))
    patch_cache_control(jawaban, public=True, max_age=SIMPAN_DETIK)
    set_response_etag(jawaban)
    belum = BuktiPemberitahuan.objects.filter(pengumuman__in=semua, umpan_pada__isnull=True)
    if pks := list(belum.values_list("pk", flat=True)):
        catat_umpan(pks)
    # By the tag alone: what falls due within a second of the last change is still a change.
    return get_conditional_response(request, etag=jawaban["ETag"], response=jawaban) or jawaban


def _diperbarui(p: Pengumuman) -> datetime:
    """When its entry last changed: what becomes visible by time changes then."""
    return max(p.diperbarui_pada, p.tayang_pada or p.diperbarui_pada)


def _atom() -> Atom1Feed:
    daftar = url_penuh("layanan:daftar_pengumuman")
    return Atom1Feed(
        title=f"Pengumuman {profil().lpse.nama}",
        link=daftar,
        description="Gangguan, pemeliharaan, dan informasi.",
        language="id",
        author_name=profil().lpse.nama_resmi,
        feed_url=url_penuh("layanan:umpan"),
        feed_guid=_tag("umpan"),
    )


def _tag(nama: str) -> str:
    """An identifier that stays when addresses change (RFC 4151)."""
    return f"tag:{urlsplit(settings.BASE_URL).hostname},2026:pengumuman/{nama}"


def _tambah(atom: Atom1Feed, p: Pengumuman) -> None:
    kabar = "\n\n".join([p.isi, *(f"{waktu(k.pada)}: {k.isi}" for k in reversed(p.pembaruan.all()))])
    atom.add_item(
        title=f"{p.get_jenis_display()}: {p.judul}",
        link=url_penuh("layanan:pengumuman", kode=p.kode),
        description=linebreaks(kabar, autoescape=True),
        unique_id=_tag(p.kode),
        pubdate=p.tayang_pada,
        updateddate=_diperbarui(p),
        categories=[p.get_jenis_display(), *(str(satu) for satu in p.layanan.all())],
    )
