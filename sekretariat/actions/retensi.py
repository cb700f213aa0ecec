"""Destroying records of the secretariat once their time is over; who agreed to it, the archive unit knows.

Numbers, dates, kinds and statuses stay: registers and figures of past years are made of them.
"""

from collections.abc import Iterable

from django.db import models, transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.berkas import musnahkan
from lpse.berkas.musnah import is_terhapus
from lpse.jejak import catat
from lpse.models import Akun, Berkas, Jejak, Naskah
from sekretariat.enums.retensi import MUSNAH
from sekretariat.models import (
    AgendaSurat,
    BarisDitolak,
    BundelKepatuhan,
    Disposisi,
    KirimanSPSE,
    Notula,
    Pegawai,
    PejabatSPSE,
    PendidikanPegawai,
    PenempatanPegawai,
    PenilaianSyarat,
    PesertaRapat,
    Rapat,
    TemuanRangkap,
    TindakLanjutRapat,
)


class BerkasTetapDisimpan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Berkasnya ditahan untuk hukum. Lepas penahanannya lebih dahulu.")


@transaction.atomic
def musnahkan_surat(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan isi, alamat, berkas, dan disposisi satu surat; nomor, tanggal, dan sifatnya tinggal.

    Idempotent. Raises BerkasTetapDisimpan. Dasar: arsip.retensi
    """
    surat = AgendaSurat.objects.lock(AgendaSurat.objects.only("pk").get(kode=kode).pk)
    if surat.dimusnahkan_pada is None:
        surat.dari = surat.kepada = surat.perihal = MUSNAH
        surat.isi = surat.tembusan = surat.keterangan_kirim = ""
        surat.catatan, surat.dimusnahkan_pada = surat.catatan and MUSNAH, timezone.now()
        surat.save()
        Disposisi.objects.filter(surat=surat).update(instruksi=MUSNAH)
        _kosongkan(Disposisi.objects.filter(surat=surat), "catatan")
        catat(surat, "surat.dimusnahkan", oleh=oleh)
    _musnahkan_naskah(surat)
    _musnahkan_berkas(_berkas_surat(surat))


def is_surat_tuntas(kode: str) -> bool:
    """Whether the bytes of the letter's files are gone from storage."""
    surat = AgendaSurat.objects.get(kode=kode)
    return _is_tuntas(surat, [*_berkas_surat(surat), *_berkas_naskah(surat)])


def _berkas_surat(surat: AgendaSurat) -> list[Berkas]:
    milik = [surat.berkas_id, surat.bukti_kirim_id, *_pernah(surat)]
    return _berkas(Berkas.objects.filter(pk__in=[pk for pk in milik if pk]))


@transaction.atomic
def musnahkan_rapat(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan topik, acara, daftar hadir, notula, dan berkas satu rapat; jenis dan waktunya tinggal.

    How many were invited and came can still be counted. Idempotent. Raises BerkasTetapDisimpan.
    Dasar: arsip.retensi
    """
    rapat = Rapat.objects.lock(Rapat.objects.only("pk").get(kode=kode).pk)
    if rapat.dimusnahkan_pada is None:
        rapat.topik, rapat.acara, rapat.tautan, rapat.pembina = MUSNAH, "", "", ""
        rapat.alasan_batal, rapat.dimusnahkan_pada = rapat.alasan_batal and MUSNAH, timezone.now()
        rapat.save()
        PesertaRapat.objects.filter(rapat=rapat).update(
            nama=MUSNAH, jabatan="", instansi="", email="", akun=None
        )
        Notula.objects.filter(rapat=rapat).update(teks=MUSNAH, keputusan="")
        TindakLanjutRapat.objects.filter(rapat=rapat).update(uraian=MUSNAH)
        _kosongkan(TindakLanjutRapat.objects.filter(rapat=rapat), "penanggung_luar", "hasil")
        catat(rapat, "rapat.dimusnahkan", oleh=oleh)
    for satu in _naskah_rapat(rapat):
        _musnahkan_naskah(satu)
    _musnahkan_berkas(_bukti_rapat(rapat))


def is_rapat_tuntas(kode: str) -> bool:
    """Whether the bytes of the meeting's files are gone from storage."""
    rapat = Rapat.objects.get(kode=kode)
    naskah = [berkas for satu in _naskah_rapat(rapat) for berkas in _berkas_naskah(satu)]
    return _is_tuntas(rapat, [*_bukti_rapat(rapat), *naskah])


def _naskah_rapat(rapat: Rapat) -> list[models.Model]:
    return [rapat, *Notula.objects.filter(rapat=rapat)]


def _bukti_rapat(rapat: Rapat) -> list[Berkas]:
    return _berkas(Berkas.objects.filter(pk__in=rapat.tindak_lanjut.values("bukti")))


@transaction.atomic
def musnahkan_pegawai(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan pendidikan, penilaian, catatan, dan pindaian keputusan seorang pegawai yang sudah berhenti.

    Which office was held from when to when, and by which decree, stays: acts of those years rest on it.
    Idempotent. Raises BerkasTetapDisimpan. Dasar: arsip.retensi
    """
    pegawai = Pegawai.objects.lock(Pegawai.objects.only("pk").get(kode=kode).pk)
    if pegawai.dimusnahkan_pada is None:
        pegawai.nama, pegawai.dimusnahkan_pada = MUSNAH, timezone.now()
        pegawai.save(update_fields=["nama", "dimusnahkan_pada"])
        PendidikanPegawai.objects.filter(pegawai=pegawai).update(
            nama=MUSNAH, penyelenggara=MUSNAH, nomor_sertifikat=""
        )
        PenilaianSyarat.objects.filter(pegawai=pegawai).update(dasar=MUSNAH)
        _kosongkan(PenempatanPegawai.objects.filter(pegawai=pegawai), "catatan")
        _kosongkan(TemuanRangkap.objects.filter(pegawai=pegawai), "catatan")
        catat(pegawai, "pegawai.dimusnahkan", oleh=oleh)
    _musnahkan_berkas(_berkas_pegawai(pegawai))


def is_pegawai_tuntas(kode: str) -> bool:
    """Whether the bytes of certificates and decrees are gone from storage."""
    pegawai = Pegawai.objects.get(kode=kode)
    return _is_tuntas(pegawai, _berkas_pegawai(pegawai))


def _berkas_pegawai(pegawai: Pegawai) -> list[Berkas]:
    sertifikat = pegawai.pendidikan.values("berkas")
    keputusan = pegawai.penempatan.values("rujukan_surat__berkas")
    lama = [pk for satu in pegawai.pendidikan.all() for pk in _pernah(satu)]
    milik = models.Q(pk__in=sertifikat) | models.Q(pk__in=keputusan) | models.Q(pk__in=lama)
    return _berkas(Berkas.objects.filter(milik))


@transaction.atomic
def musnahkan_kiriman(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan pejabat yang dibawa satu kiriman data SPSE dan catatan penolakannya; hitungannya tinggal.

    The rows of packages stay: figures of past years are counted from them. Idempotent. Dasar: arsip.retensi
    """
    kiriman = KirimanSPSE.objects.lock(KirimanSPSE.objects.only("pk").get(kode=kode).pk)
    if kiriman.dimusnahkan_pada is not None:
        return
    kiriman.nama_berkas, kiriman.dimusnahkan_pada = MUSNAH, timezone.now()
    kiriman.save(update_fields=["nama_berkas", "dimusnahkan_pada"])
    pejabat, _ = PejabatSPSE.objects.filter(kiriman=kiriman).delete()
    BarisDitolak.objects.filter(kiriman=kiriman).delete()
    catat(kiriman, "kiriman_spse.dimusnahkan", oleh=oleh, pejabat=pejabat)


def is_kiriman_tuntas(kode: str) -> bool:
    """Whether no official is left that this import brought."""
    kiriman = KirimanSPSE.objects.get(kode=kode)
    return kiriman.dimusnahkan_pada is not None and not kiriman.kunci


@transaction.atomic
def musnahkan_bundel(kode: str, *, oleh: Akun | None) -> None:
    """Memusnahkan PDF satu bundel kepatuhan; siapa memintanya, periodenya, dan sidiknya tinggal.

    Idempotent. Raises BerkasTetapDisimpan. Dasar: arsip.retensi
    """
    bundel = BundelKepatuhan.objects.lock(BundelKepatuhan.objects.only("pk").get(kode=kode).pk)
    berkas = _berkas_bundel(kode)
    if any(not satu.is_musnah for satu in berkas):
        catat(bundel, "kepatuhan.bundel_dimusnahkan", oleh=oleh)
    _musnahkan_berkas(berkas)


def is_bundel_tuntas(kode: str) -> bool:
    """Whether the bundle's bytes are gone from storage."""
    return all(map(is_terhapus, _berkas_bundel(kode)))


def _berkas_bundel(kode: str) -> list[Berkas]:
    return _berkas(Berkas.objects.filter(pk__in=BundelKepatuhan.objects.filter(kode=kode).values("berkas")))


# --- What the acts share ------------------------------------------------------------------------------


def _kosongkan(rows: models.QuerySet[models.Model], *kolom: str) -> None:
    """Put the mark where somebody had written something; what was empty stays empty."""
    for nama in kolom:
        rows.exclude(**{nama: ""}).update(**{nama: MUSNAH})


def _naskah(objek: models.Model) -> models.QuerySet[Naskah]:
    """Every document that was issued about a record, also those that were replaced."""
    return Naskah.objects.filter(objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk))


def _pernah(objek: models.Model) -> list[int]:
    """The scans that a newer one has taken the place of: only the trail still knows them."""
    rows = Jejak.objects.filter(objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk))
    lama = rows.filter(rincian__has_key="menggantikan").values_list("rincian__menggantikan", flat=True)
    return [pk for pk in lama if pk]


def _berkas_naskah(objek: models.Model) -> list[Berkas]:
    pks = _naskah(objek).values_list("berkas", "berkas_bertanda_tangan")
    return _berkas(Berkas.objects.filter(pk__in=[pk for dua in pks for pk in dua if pk]))


def _musnahkan_naskah(objek: models.Model) -> None:
    """The PDFs and what they were made from, or they could be built again; their numbers stay."""
    _musnahkan_berkas(_berkas_naskah(objek))
    _naskah(objek).update(isi={})


def _berkas(rows: models.QuerySet[Berkas]) -> list[Berkas]:
    return list(rows.order_by("pk"))


def _musnahkan_berkas(semua: Iterable[Berkas]) -> None:
    """Raises BerkasTetapDisimpan where the database has kept one."""
    for berkas in semua:
        musnahkan(berkas)
        if not berkas.is_musnah:
            raise BerkasTetapDisimpan


def _is_tuntas(rekaman: models.Model, berkas: Iterable[Berkas]) -> bool:
    return getattr(rekaman, "dimusnahkan_pada", None) is not None and all(map(is_terhapus, berkas))
