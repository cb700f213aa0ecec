"""Rows of the trail in words: what happened, to which kind of record, on which page. Nothing is listed twice.

What the pages are called comes from the menu and from their own addresses, what records are called from
their models: whoever adds a page or a model has named it here as well.
"""

import re
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.admin import site
from django.db.models import Model
from django.urls import Resolver404, resolve
from django.utils.text import capfirst

from lpse.models import Jejak
from lpse.sumbangan import sumbangan

DITOLAK = ".tidak_diizinkan"
BERANDA = "Beranda"
# What the parts of an event's name do not say by themselves.
KALIMAT = {
    "akun.masuk": "Masuk ke portal",
    "akun.keluar": "Keluar dari portal",
    "akun.gagal_masuk": "Gagal masuk ke portal",
    "akun.mfa_dipasang": "Faktor kedua dipasang",
    "akun.mfa_dilepas": "Faktor kedua dilepas",
    "akun.mfa_gagal": "Faktor kedua salah",
    "akun.buat_admin": "Administrator dibuat dari server",
    "akun.data_diunduh": "Data pribadi sendiri diunduh",
    "pendaftaran.nik_dilihat": "NIK pada pendaftaran dilihat utuh",
    "permohonan.nik_dilihat": "NIK pada permohonan dilihat utuh",
    "pemeriksa.membuka": "Pemeriksa membuka halaman",
    "pemeriksa.menulis.tidak_diizinkan": "Pemeriksa mencoba mengubah; ditolak",
    "jejak.diekspor": "Jejak diekspor untuk pemeriksaan",
    "rilis.berubah": "Versi portal berganti",
    "profil.berubah": "Profil peraturan berganti",
    "portal.dipulihkan": "Portal dipulihkan dari cadangan",
}
_UJUNG_KATA = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BENTUK = re.compile(r"\b(csv|ics|pdf|xlsx)$")
_BUKAN_KATA = re.compile(r"[_\-.:/]+")


def kalimat(baris: Jejak) -> str:
    """What happened, as a sentence made of the event's own words."""
    if baris.peristiwa in KALIMAT:
        return KALIMAT[baris.peristiwa]
    benda, _, hal = baris.peristiwa.partition(".")
    sebutan = _sebut_benda(benda, baris.objek_jenis)
    if baris.peristiwa.endswith(DITOLAK):
        return f"Ditolak aturan: {_kata(hal.removesuffix(DITOLAK))} pada {sebutan[:1].lower()}{sebutan[1:]}"
    return f"{sebutan}: {_kata(hal)}" if hal else sebutan


def rincian_kata(rincian: dict[str, Any]) -> str:
    """What a row notes besides, on one line; a page by its name."""
    return ", ".join(f"{_kata(nama)}: {_nilai(nama, isi)}" for nama, isi in sorted(rincian.items()))


def sebut_jenis(jenis: str) -> str:
    """What kind of record it is, in words; the label itself where the kind is gone."""
    model = _model(jenis)
    return str(capfirst(str(model._meta.verbose_name))) if model else jenis


def sebut_halaman(nama: str) -> str:
    """What the page with this URL name is called: `Surat masuk: ekspor CSV`; words for a lost one too."""
    return _nama_halaman().get(nama) or str(capfirst(_kata(nama.partition(":")[2] or nama)))


def sebut_alamat(teks: str) -> str:
    """What the staff's page at this address is called; the text itself for a record's page and all else."""
    try:
        tujuan = resolve(teks.partition("?")[0])
    except Resolver404:
        return teks
    return teks if tujuan.kwargs else _nama_halaman().get(tujuan.view_name, teks)


@cache
def _nama_halaman() -> dict[str, str]:
    """The staff's pages by their URL names: the menu's label, and what the address says beyond it."""
    # The admin site reads this module too.
    from lpse.situs_admin import halaman_terdaftar

    rute = {f"admin:{h.nama}": h.rute for h in halaman_terdaftar()}
    # A page that the menu does not name takes the name of the nearest one above it.
    pangkal = {rute[b.url]: b.label for menu in sumbangan.menu_staf.values() for b in menu if b.url in rute}
    hasil = {url: _sebut_rute(alamat, pangkal) for url, alamat in rute.items()}
    for model, jendela in site._registry.items():
        awal = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        judul = str(getattr(jendela, "judul_daftar", "") or capfirst(str(model._meta.verbose_name_plural)))
        akhiran = {"": "changelist", ": satu catatan": "change", ": ekspor CSV": "ekspor"}
        hasil = {awal + akhir: f"{judul}{sebutan}" for sebutan, akhir in akhiran.items()} | hasil
    return {**hasil, "admin:index": BERANDA}


def _sebut_rute(alamat: str, pangkal: dict[str, str]) -> str:
    """`layanan/surat/<slug:kode>/mentah/` as `Surat masuk: mentah`."""
    dasar = max((p for p in pangkal if alamat.startswith(p)), key=len, default="")
    sisa = [bagian for bagian in alamat.removeprefix(dasar).split("/") if bagian]
    kata = [_BENTUK.sub(lambda m: m[0].upper(), _kata(bagian)) for bagian in sisa if "<" not in bagian]
    if not dasar:
        unit = apps.app_configs.get(sisa[0]) if sisa else None
        dasar_kata = str(unit.verbose_name) if unit else ""
        kata = kata[1:] if unit else kata
    else:
        dasar_kata = pangkal[dasar]
    ekor = ", ".join(kata) or ("satu catatan" if sisa else "")
    return str(capfirst(": ".join(bagian for bagian in (dasar_kata, ekor) if bagian)))


def _model(jenis: str) -> type[Model] | None:
    try:
        return apps.get_model(jenis)
    except (LookupError, ValueError):
        return None


def _sebut_benda(benda: str, jenis: str) -> str:
    """The record's kind where the event is called after it, with or without underlines."""
    model = _model(jenis)
    if model is not None and model._meta.model_name == benda.replace("_", ""):
        return sebut_jenis(jenis)
    return str(capfirst(_kata(benda)))


def _kata(teks: str) -> str:
    return _BUKAN_KATA.sub(" ", teks).strip()


def _nilai(nama: str, isi: Any) -> str:
    if nama == "halaman" and isinstance(isi, str):
        return sebut_halaman(isi)
    if nama == "aturan" and isinstance(isi, str):
        # Rules are recorded by the names of their classes.
        return _UJUNG_KATA.sub(" ", isi).lower()
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, dict):
        return " ".join(str(satu) for satu in isi.values())
    if isinstance(isi, list):
        return " ".join(str(satu) for satu in isi)
    return "–" if isi is None else str(isi)
