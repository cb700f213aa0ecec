"""What the portal keeps of one person, for that person: rows, scans, and who looked at them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db import models
from django.db.models import Q

from lpse.models import Akun, Berkas, Jejak, Naskah, Pemberitahuan, TokenAPI
from lpse.peran import PERAN_STAF, Peran
from lpse.sumbangan import sumbangan
from registrasi.models import (
    BantuanPendaftaran,
    BerkasPermohonan,
    BerkasSyarat,
    BuktiPengaktifan,
    BuktiPenonaktifan,
    ButirArsip,
    DokumenSyarat,
    Pendaftaran,
    Pengaktifan,
    PenggunaSPSE,
    Penonaktifan,
    Penyedia,
    PermintaanHakData,
    Permohonan,
    PerubahanData,
    SlotLoket,
    TahuPrivasi,
)

# What belongs to the machine or to the officers: secrets, leases, keys of storage, their own notes.
TERTUTUP = frozenset(
    {
        *("password", "is_superuser", "token_hash", "token_sampai", "kode", "rahasia", "data", "klaim"),
        *("versi_kalender", "klaim_sampai", "diklaim_pada", "nama_cari", "galat", "percobaan"),
        *("kode_hash", "kode_sampai", "sidik", "awalan", "kapasitas", "alasan_tutup", "ditutup_pada"),
        *("kunci", "message_id", "usulan", "alasan_usulan", "diusulkan_pada", "peringatan_dikirim_pada"),
    }
)
PALING_BANYAK_LIHAT = 200


@dataclass(frozen=True, slots=True)
class Kumpulan:
    """The rows of one table that are about this person: a name for people, and columns by their labels."""

    kode: str
    nama: str
    baris: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One scan of theirs, and the case it belongs to."""

    nama: str
    perkara: str
    berkas: Berkas


@dataclass(frozen=True, slots=True)
class Penglihatan:
    """Somebody looked: in which duty, at what, when. No officer's name: see docs/panduan/hak_data.md."""

    saat: datetime
    jabatan: str
    apa: str


def kumpulan(akun: Akun) -> list[Kumpulan]:
    """Everything stored about this person, table by table; empty tables are left out."""
    sumber: Iterable[tuple[str, str, models.QuerySet[Any]]] = (
        ("akun", "Akun", Akun.objects.filter(pk=akun.pk)),
        ("peran", "Peran", akun.penugasan.order_by("pk")),
        ("pendaftaran", "Pendaftaran", Pendaftaran.objects.for_akun(akun).order_by("pk")),
        ("pengguna", "Pengguna SPSE", PenggunaSPSE.objects.filter(akun=akun)),
        ("penyedia", "Penyedia", Penyedia.objects.filter(pengguna__akun=akun)),
        ("permohonan", "Permohonan perubahan", Permohonan.objects.for_akun(akun).order_by("pk")),
        (
            "perubahan",
            "Data yang diminta berubah",
            PerubahanData.objects.filter(permohonan__akun=akun).order_by("pk"),
        ),
        ("penonaktifan", "Penonaktifan", Penonaktifan.objects.filter(pengguna__akun=akun).order_by("pk")),
        ("pengaktifan", "Pengaktifan", Pengaktifan.objects.filter(pengguna__akun=akun).order_by("pk")),
        ("hak_data", "Permintaan hak data", PermintaanHakData.objects.for_akun(akun).order_by("pk")),
        ("bantuan", "Bantuan di loket", BantuanPendaftaran.objects.filter(akun=akun).order_by("pk")),
        ("janji", "Janji temu", SlotLoket.objects.filter(janji__pendaftaran__akun=akun).order_by("pk")),
        ("token", "Token API", TokenAPI.objects.filter(akun=akun).order_by("pk")),
        ("privasi", "Pernyataan privasi yang dibaca", TahuPrivasi.objects.filter(akun=akun).order_by("pk")),
        ("surat", "Surat yang dikirim", Pemberitahuan.objects.filter(akun=akun).order_by("pk")),
    )
    lain = chain.from_iterable(satu(akun) for satu in sumbangan.data_orang)
    hasil = (
        Kumpulan(kode, nama, [_baris(satu) for satu in baris]) for kode, nama, baris in chain(sumber, lain)
    )
    return [satu for satu in hasil if satu.baris]


def _baris(objek: models.Model | dict[str, Any]) -> dict[str, Any]:
    """The columns of a row by their labels, in words; empty ones and the machine's own left out."""
    if isinstance(objek, dict):
        return {nama: nilai for nama, nilai in objek.items() if nilai not in (None, "")}
    hasil: dict[str, Any] = {}
    for kolom in objek._meta.concrete_fields:
        if kolom.name in TERTUTUP or kolom.primary_key or kolom.is_relation:
            continue
        nilai = getattr(objek, kolom.attname)
        if nilai in (None, "", [], {}):
            continue
        sebut = getattr(objek, f"get_{kolom.name}_display", None)
        hasil[str(kolom.verbose_name)] = sebut() if sebut else _kata(nilai)
    return hasil


def _kata(nilai: Any) -> Any:
    return ("Ya" if nilai else "Tidak") if isinstance(nilai, bool) else nilai


def dokumen_saya(akun: Akun) -> list[Dokumen]:
    """Every scan this person handed in, in the order of the cases."""
    lain = (Dokumen(*d) for satu in sumbangan.dokumen_orang for d in satu(akun))
    return [*_syarat(akun), *_perubahan(akun), *_bukti(akun), *lain]


def _syarat(akun: Akun) -> Iterator[Dokumen]:
    """Of registrations: the file that stands, and those it replaced."""
    rows = BerkasSyarat.objects.filter(dokumen__pendaftaran__akun=akun)
    urut = rows.order_by("dokumen__pendaftaran", "dokumen__urutan", "pk")
    for satu in urut.select_related("berkas", "dokumen__pendaftaran"):
        d = satu.dokumen
        nama = d.nama if satu.berkas_id == d.berkas_id else f"{d.nama} (diganti)"
        yield Dokumen(nama, str(d.pendaftaran), satu.berkas)


def _perubahan(akun: Akun) -> Iterator[Dokumen]:
    rows = BerkasPermohonan.objects.filter(permohonan__akun=akun, berkas__isnull=False)
    for d in rows.select_related("berkas", "permohonan").order_by("permohonan", "urutan", "pk"):
        if d.berkas:
            yield Dokumen(d.nama, str(d.permohonan), d.berkas)


def _bukti(akun: Akun) -> Iterator[Dokumen]:
    """What they brought into a case themselves; the officers' evidence is not theirs to take."""
    for model in (BuktiPenonaktifan, BuktiPengaktifan):
        rows: Any = model.objects.filter(perkara__pengguna__akun=akun, berkas__diunggah_oleh=akun)
        for d in rows.select_related("berkas", "perkara").order_by("pk"):
            yield Dokumen(d.keterangan, str(d.perkara), d.berkas)


def siapa_melihat(akun: Akun) -> list[Penglihatan]:
    """The newest looks of officers at this person's cases and papers, newest first."""
    objek = _objek(akun)
    dimana = Q(pk__in=[])
    for jenis, pks in objek.items():
        if pks:
            dimana |= Q(objek_jenis=jenis, objek_id__in=pks)
    # Whoever opened the NIK at the desk has a row of its own: `pendaftaran.nik_dilihat`.
    baris = Jejak.objects.filter(dimana, peristiwa__endswith="dilihat").exclude(oleh_id=akun.pk)
    rows = list(baris.order_by("-pk")[:PALING_BANYAK_LIHAT])
    orang = Akun.objects.in_bulk({b.oleh_id for b in rows} - {None})
    nama = _nama_dokumen(akun)
    return [Penglihatan(b.pada, _jabatan(b, orang.get(b.oleh_id)), _apa(b, nama)) for b in rows]


def _objek(akun: Akun) -> dict[str, list[str]]:
    """The ids under which the trail knows this person's cases."""
    sumber: dict[Any, Q] = {
        Pendaftaran: Q(akun=akun),
        Permohonan: Q(akun=akun),
        PenggunaSPSE: Q(akun=akun),
        Penonaktifan: Q(pengguna__akun=akun),
        Pengaktifan: Q(pengguna__akun=akun),
        PermintaanHakData: Q(akun=akun),
        ButirArsip: Q(pendaftaran__akun=akun) | Q(pengguna__akun=akun),
    }
    pks = {
        model._meta.label_lower: [str(pk) for pk in model.objects.filter(syarat).values_list("pk", flat=True)]
        for model, syarat in sumber.items()
    }
    naskah = Naskah.objects.filter(
        objek_jenis=Pendaftaran._meta.label_lower, objek_id__in=pks[Pendaftaran._meta.label_lower]
    )
    return pks | {Naskah._meta.label_lower: [str(pk) for pk in naskah.values_list("pk", flat=True)]}


def _nama_dokumen(akun: Akun) -> dict[str, str]:
    """The papers' names by the code that the trail keeps."""
    syarat = DokumenSyarat.objects.filter(pendaftaran__akun=akun).values_list("kode", "nama")
    perubahan = BerkasPermohonan.objects.filter(permohonan__akun=akun).values_list("kode", "nama")
    return dict([*syarat, *perubahan])


def _jabatan(baris: Jejak, orang: Akun | None) -> str:
    """The duty in which they looked, as the trail kept it that day, and their office."""
    peran = [Peran(p).label for p in baris.peran.split(",") if p in PERAN_STAF]
    tugas = ", ".join(peran) or "Petugas"
    return f"{tugas} ({orang.jabatan})" if orang and orang.jabatan else tugas


def _apa(baris: Jejak, nama: dict[str, str]) -> str:
    if baris.peristiwa.endswith(".nik_dilihat"):
        return "NIK dibuka"
    kode = baris.rincian.get("dokumen")
    apa = nama.get(str(kode), "") if kode else ""
    perkara = SEBUTAN.get(baris.objek_jenis, "Berkas")
    unduh = ", diunduh" if baris.rincian.get("unduh") or baris.rincian.get("ekspor") else ""
    return f"{apa or perkara}{unduh}"


SEBUTAN = {
    "registrasi.pendaftaran": "Halaman pendaftaran",
    "registrasi.permohonan": "Halaman permohonan",
    "registrasi.penggunaspse": "Data pengguna",
    "registrasi.penonaktifan": "Perkara penonaktifan",
    "registrasi.pengaktifan": "Perkara pengaktifan",
    "registrasi.permintaanhakdata": "Permintaan hak data",
    "registrasi.butirarsip": "Dokumen di arsip",
    "lpse.naskah": "Naskah yang terbit",
}
