"""What the counter's pages share: whose registration it is, and the ways back."""

from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lpse.models import Akun, Penugasan
from lpse.peran import IZIN, LAYANI_LOKET
from lpse.pintu import View, dengan
from registrasi.models import JanjiTemu, Pendaftaran
from registrasi.queries.antrean import terlihat

NAMA_LOKET = "registrasi_loket"
NAMA_BERKAS = "registrasi_loket_berkas"
NAMA_JADWAL = "registrasi_loket_jadwal"
PELAYAN = [peran for peran, izin in IZIN.items() if LAYANI_LOKET in izin]


def dengan_berkas(view: View) -> View:
    """Hand the view the registration with this code; 404 for an unknown one and for one never sent."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, **kwargs: Any) -> HttpResponseBase:
        pendaftaran = get_object_or_404(terlihat().select_related("akun"), kode=kode)
        return view(request, pendaftaran, **kwargs)

    return terbuka


dengan_janji = dengan(JanjiTemu.objects.select_related("slot", "pendaftaran__akun"))


def url_berkas(pendaftaran: Pendaftaran) -> str:
    """The counter's page of a registration."""
    return reverse(f"admin:{NAMA_BERKAS}", args=[pendaftaran.kode])


def petugas_loket() -> list[Akun]:
    """Those who may serve at the counter today, by name."""
    bertugas = Penugasan.objects.berlaku().filter(peran__in=PELAYAN).values("akun")
    return list(Akun.objects.filter(pk__in=bertugas, is_active=True).order_by("nama", "pk")[:100])
