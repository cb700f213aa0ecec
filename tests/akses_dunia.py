"""A small portal for the access table: one person of every role, and a few records to reach for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from allauth.account.internal.userkit import user_id_to_str
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from lpse import penugasan, usulan_akun
from lpse.jejak import catat
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import (
    Akun,
    HariLibur,
    Jejak,
    Naskah,
    Pemberitahuan,
    Penugasan,
    RezimJamKerja,
    RujukanSurat,
    Undangan,
    VersiProfil,
)
from lpse.models.usulan import TindakanAkun
from lpse.naskah import milik, pastikan_pdf, unggah_bertanda_tangan
from lpse.peran import PERAN_STAF, Peran
from lpse.rahasia import sidik_token
from lpse.waktu import hari_ini
from registrasi.models import AlasanPutusan, Pendaftaran
from tests.akses import AREA
from tests.akses_tabel import MASUK, NIHIL, SEMUA, TAMU, Objek
from tests.factories import buat_akun, buat_berkas, buat_diajukan, buat_disetujui, buat_draf
from tests.petugas import pasang_mfa

SURAT = {"nomor": "188/12/2026", "tanggal": date(2026, 1, 5), "dari": "Bupati", "perihal": "Pegawai LPSE"}


# --- The URLconf ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rute:
    """One pattern of the URLconf: its full name, its whole route and the parameters in it."""

    nama: str
    rute: str
    parameter: frozenset[str]


def semua_rute(resolver: URLResolver | None = None, ruang: str = "", awal: str = "") -> Iterator[Rute]:
    """Every pattern, includes opened; one without a name is called after its route."""
    for pola in (resolver or get_resolver()).url_patterns:
        rute = awal + str(pola.pattern)
        if isinstance(pola, URLResolver):
            yield from semua_rute(pola, f"{ruang}{pola.namespace}:" if pola.namespace else ruang, rute)
        elif isinstance(pola, URLPattern):
            parameter = frozenset(pola.pattern.converters) | frozenset(pola.pattern.regex.groupindex)
            yield Rute(f"{ruang}{pola.name or f'<{pola.pattern}>'}", rute, parameter | _parameter(awal))


def _parameter(awal: str) -> frozenset[str]:
    return frozenset(potong.partition(">")[0].rpartition(":")[2] for potong in awal.split("<")[1:])


# --- People and records ---------------------------------------------------------------------------------


@dataclass(slots=True)
class Dunia:
    """The people's browsers and the records."""

    sesi: dict[str, str]
    objek: dict[str, list[Objek]]

    def peramban(self, orang: str, **pilihan: Any) -> Client:
        """This person's browser, as it was when they had just signed in."""
        klien = Client(raise_request_exception=False, **pilihan)
        if orang != TAMU:
            klien.cookies["lpse_sesi"] = self.sesi[orang]
        return klien


def _sesi(akun: Akun) -> str:
    """Sign in and say who one is once more, as allauth asks before the security pages."""
    klien = Client()
    klien.force_login(akun)
    sesi = klien.session
    sesi["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    sesi["account_authentication_methods_user"] = user_id_to_str(akun)
    sesi.save()
    return str(klien.cookies["lpse_sesi"].value)


def buat_dunia() -> Dunia:
    """Make everybody and everything that the table reaches for."""
    isi_kalender_dari_profil()
    staf = {p.value: buat_akun(p, sandi="sandi-uji-2026") for p in sorted(PERAN_STAF)}
    for akun in staf.values():
        pasang_mfa(akun)
    verifikator = staf["verifikator"]
    terbit, lain_terbit = buat_disetujui(verifikator), buat_disetujui(verifikator)
    draf, milik_lain = buat_draf(), buat_diajukan()
    orang = staf | {
        "pemohon": draf.akun,
        "penyedia": terbit.akun,
        "ppk": buat_akun(Peran.PPK, sandi="sandi-uji-2026"),
    }
    assert set(orang) == MASUK
    objek = _pendaftaran(draf, milik_lain, terbit, lain_terbit) | _kepegawaian(staf) | _admin(terbit)
    for area in AREA:
        objek |= area.objek(orang) if hasattr(area, "objek") else {}
    return Dunia(
        sesi={nama: _sesi(Akun.objects.get(pk=akun.pk)) for nama, akun in orang.items()},
        objek=objek,
    )


def _pendaftaran(
    draf: Pendaftaran, kiriman: Pendaftaran, terbit: Pendaftaran, lain: Pendaftaran
) -> dict[str, list[Objek]]:
    naskah, naskah_lain = milik(terbit).first(), milik(lain).first()
    assert naskah is not None
    assert naskah_lain is not None
    for satu in (naskah, naskah_lain):
        pastikan_pdf(satu.pk)
        unggah_bertanda_tangan(satu.pk, oleh=terbit.diputus_oleh, berkas=buat_berkas())
    rincian = {"dokumen": "ktp", "halaman": 1, "bagian": "perusahaan"}
    asing = {"kode": "tidakada", **rincian, "kode_naskah": naskah.kode, "naskah": naskah.kode}

    def di(p: Pendaftaran, satu: Naskah = naskah, **ganti: Any) -> dict[str, Any]:
        return {"kode": p.kode, **rincian, "kode_naskah": satu.kode, "naskah": satu.kode, **ganti}

    # A part that is not there, within a record that is one's own.
    bagian_asing = [{"dokumen": "tidak-ada"}, {"halaman": 99}, {"bagian": "tidak-ada"}]
    draf_asing = [Objek(di(draf, **ganti), NIHIL) for ganti in bagian_asing]
    meja_asing = [Objek(di(kiriman, **ganti), NIHIL) for ganti in bagian_asing[:2]]
    return {
        "draf": [
            Objek(di(draf), frozenset({"pemohon"})),
            Objek(di(kiriman), NIHIL),
            Objek(asing, NIHIL),
            *draf_asing,
        ],
        "draf_formulir": [
            Objek(di(draf, dokumen="formulir_pendaftaran"), frozenset({"pemohon"})),
            Objek(di(kiriman, dokumen="formulir_pendaftaran"), NIHIL),
            Objek(di(draf), NIHIL),
        ],
        "disetujui": [
            Objek(di(terbit), frozenset({"penyedia"})),
            Objek(di(lain, naskah_lain), NIHIL),
            Objek(asing, NIHIL),
            Objek({"kode_naskah": naskah_lain.kode, "kode": terbit.kode}, NIHIL),
        ],
        # Officers see whatever was sent, nobody's draft, and no part of one record under another's code.
        "meja": [Objek(di(kiriman), SEMUA), Objek(di(draf), NIHIL), Objek(asing, NIHIL), *meja_asing],
        "meja_terbit": [
            Objek(di(terbit), SEMUA),
            Objek(di(draf), NIHIL),
            Objek(asing, NIHIL),
            Objek(di(terbit, naskah_lain), NIHIL),
        ],
        "alasan": [Objek({"kode": AlasanPutusan.objects.all()[0].kode}, SEMUA), Objek(asing, NIHIL)],
        "naskah": [Objek({"kode": naskah.kode}, SEMUA), Objek({"kode": "XXXX-XXXX-XXXX"}, NIHIL)],
    }


def _kepegawaian(staf: dict[str, Akun]) -> dict[str, list[Objek]]:
    """Proposals of the first manager, which every manager but that one may approve."""
    admin = staf["admin_sistem"]

    def usulkan(email: str) -> Undangan:
        return penugasan.usulkan_undangan(
            oleh=admin, email=email, nama="Nia", jabatan="Staf", peran="helpdesk", mulai=hari_ini(),
            selesai=None, surat=SURAT,
        )  # fmt: skip

    menunggu, terkirim = usulkan("a@instansi.example"), usulkan("b@instansi.example")
    penugasan.setujui_undangan(terkirim.pk, oleh=staf["kepala"])
    Undangan.objects.filter(pk=terkirim.pk).update(
        token_hash=sidik_token("rahasia"), token_sampai=timezone.now() + timedelta(hours=1)
    )
    usulan = usulan_akun.usulkan(staf["lkpp"].pk, oleh=admin, tindakan=TindakanAkun.NONAKTIFKAN, alasan="uji")
    tugas = Penugasan.objects.get(akun=staf["helpdesk"])
    bukan_staf = Penugasan.objects.filter(peran=Peran.PENYEDIA).first()
    assert bukan_staf is not None

    def tanpa(pk: int, **lain: str) -> list[Objek]:
        return [Objek({"pk": 999_999, "tindakan": "setujui"}, NIHIL), Objek({"pk": pk, **lain}, NIHIL)]

    return {
        "undangan": [
            Objek({"pk": menunggu.pk, "tindakan": "setujui"}, SEMUA),
            *tanpa(menunggu.pk, tindakan="x"),
        ],
        "usulan_akun": [
            Objek({"pk": usulan.pk, "tindakan": "setujui"}, SEMUA),
            *tanpa(usulan.pk, tindakan="x"),
        ],
        "penugasan_staf": [Objek({"pk": tugas.pk}, SEMUA), *tanpa(bukan_staf.pk)],
        "undangan_terkirim": [Objek({"token": "rahasia"}, SEMUA), Objek({"token": "karangan"}, NIHIL)],
        "tautan_mati": [Objek({"token": "karangan"}, SEMUA)],
        "tautan_surel": [Objek({"key": "karangan"}, SEMUA)],
        "tautan_sandi": [Objek({"uidb36": "zz", "key": "karangan"}, SEMUA)],
        "kunci_sandi": [Objek({"pk": 999_999}, NIHIL)],
        "situs": [Objek({"content_type_id": 1, "object_id": 1}, SEMUA)],
        "aplikasi": [Objek({"app_label": "lpse"}, SEMUA)],
    }


def _admin(terbit: Pendaftaran) -> dict[str, list[Objek]]:
    """One row of every list, and the addresses at which stock admin would add, delete or tell a history."""
    catat(terbit, "uji.peristiwa")
    kepegawaian = (Akun, Penugasan, Undangan, RujukanSurat)
    daftar = (*kepegawaian, Jejak, Pemberitahuan, VersiProfil, Naskah, HariLibur, RezimJamKerja)
    objek = {}
    for model in daftar:
        baris = model._default_manager.first()
        assert baris is not None, model
        asing = ("add", f"{baris.pk}/delete", f"{baris.pk}/history", f"{baris.pk}/change", "999999999")
        objek[f"lpse_{model._meta.model_name}"] = [
            Objek({"object_id": baris.pk}, SEMUA),
            *(Objek({"object_id": kunci}, NIHIL) for kunci in asing),
        ]
    return objek


# --- Asking ---------------------------------------------------------------------------------------------


def alamat(rute: Rute, objek: Objek) -> str | None:
    """The address of this record at this URL; None when the record lacks what the URL asks for."""
    if not rute.parameter <= set(objek.kunci):
        return None
    return reverse(rute.nama, kwargs={nama: objek.kunci[nama] for nama in rute.parameter})


@contextmanager
def tanpa_bekas() -> Iterator[None]:
    """Undo what the block did; a look may commit within, as it may within a test's own frame."""
    bingkai = transaction.atomic()
    bingkai._from_testcase = True
    with bingkai:
        yield
        transaction.set_rollback(True)
