"""Issuing documents: number and content in the act's transaction, the PDF built once afterwards."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.background import enqueue
from lpse.berkas import musnahkan, terima
from lpse.dokumen import build_pdf, check_data
from lpse.jejak import catat
from lpse.models import Akun, Berkas, Naskah
from lpse.models.naskah import JenisNaskah, kode_acak
from lpse.nomor import ambil_nomor
from lpse.peran import VERIFIKASI
from lpse.waktu import hari_ini

TEMPLAT = {
    JenisNaskah.BERITA_ACARA_VERIFIKASI: "berita_acara_verifikasi",
    JenisNaskah.SERAH_TERIMA_ASLI: "serah_terima_asli",
    JenisNaskah.TANDA_TERIMA: "tanda_terima",
    JenisNaskah.PERNYATAAN_PELANGGARAN: "pernyataan_pelanggaran",
    JenisNaskah.PEMBERITAHUAN_INSIDEN: "pemberitahuan_insiden",
    JenisNaskah.PENERUSAN_LKPP: "surat_penerusan",
    JenisNaskah.BERITA_ACARA_KESAKSIAN: "berita_acara_kesaksian",
    JenisNaskah.SERTIFIKAT_PELATIHAN: "sertifikat_pelatihan",
    JenisNaskah.LEMBAR_PEMANTAUAN: "lembar_pemantauan",
    JenisNaskah.LAPORAN_KAPASITAS: "laporan_kapasitas",
    JenisNaskah.PERMINTAAN_PERUBAHAN: "permintaan_perubahan",
    JenisNaskah.LAPORAN_GANGGUAN: "laporan_gangguan",
    JenisNaskah.IZIN_RUANG_SERVER: "izin_ruang_server",
    JenisNaskah.LEMBAR_RUANG_SERVER: "lembar_ruang_server",
    JenisNaskah.UJI_PEMULIHAN: "uji_pemulihan",
    JenisNaskah.SERAH_TERIMA_MEDIA: "serah_terima_media",
    JenisNaskah.PEMUSNAHAN_ARSIP: "pemusnahan_arsip",
    JenisNaskah.PROSEDUR: "prosedur",
    JenisNaskah.PETUNJUK_TEKNIS: "prosedur",
    JenisNaskah.SURAT_KELUAR: "surat_keluar",
    JenisNaskah.DISPOSISI: "lembar_disposisi",
    JenisNaskah.LAPORAN_BERKALA: "laporan_berkala",
    JenisNaskah.LAPORAN_UNIT: "laporan_berkala",
    JenisNaskah.LAPORAN_EVALUASI: "laporan_evaluasi",
    JenisNaskah.UNDANGAN: "undangan_rapat",
    JenisNaskah.NOTULA: "notula",
}


def url_periksa(kode: str) -> str:
    """The public address that answers whether a document is in force; printed as QR."""
    return f"{settings.BASE_URL}/v/{kode}/"


def terbitkan(
    jenis: JenisNaskah,
    objek: models.Model,
    isi: Mapping[str, Any],
    *,
    oleh: Akun | None,
    penanda_tangan: str,
    judul: str = "",
) -> Naskah:
    """Issue a document within the act: take a number, freeze the content; the PDF is built after.

    `isi` is what the template prints; nomor, kode and alamat_periksa are filled in here. `judul` is given
    where one kind has several titles. `oleh` is None where the clock issues it: people sign on the paper.
    """
    nomor = ambil_nomor(jenis.value, hari_ini())
    kode = kode_acak()
    isi = check_data(
        TEMPLAT[jenis], {**isi, "nomor": nomor.teks, "kode": kode, "url_periksa": url_periksa(kode)}
    )
    naskah = Naskah.objects.create(
        kode=kode,
        jenis=jenis,
        nomor=nomor.teks,
        tahun=nomor.tahun,
        urut=nomor.urut,
        judul=judul or jenis.label,
        penanda_tangan=penanda_tangan,
        objek_jenis=objek._meta.label_lower,
        objek_id=str(objek.pk),
        isi=isi,
    )
    catat(naskah, "naskah.terbit", oleh=oleh, jenis=jenis.value, nomor=nomor.teks)
    enqueue("lpse.buat_naskah", naskah.pk)
    return naskah


def pastikan_pdf(pk: int) -> Berkas:
    """Return the document's PDF, building and storing it when it is not there yet. Idempotent.

    The content is frozen and the compiler deterministic, so whoever builds it gets the same bytes. Nothing
    is locked meanwhile: of two builders at once the first one's file stays, and the other's goes.
    Raises BerkasDitolak (sibuk, penyimpanan_penuh), with nothing kept.
    """
    naskah = Naskah.objects.select_related("berkas").get(pk=pk)
    if naskah.berkas is not None:
        return naskah.berkas
    pdf = build_pdf(TEMPLAT[JenisNaskah(naskah.jenis)], naskah.isi, stempel_waktu=naskah.terbit_pada)
    nama = f"{naskah.jenis}-{naskah.kode}.pdf"
    berkas = terima(SimpleUploadedFile(nama, pdf, "application/pdf"), oleh=None, batas_mb=20)
    if Naskah.objects.filter(pk=pk, berkas__isnull=True).update(berkas=berkas):
        return berkas
    musnahkan(berkas)
    return pastikan_pdf(pk)


def sapu_naskah(batas: int = 50) -> int:
    """Re-drive documents whose PDF has not been built. Returns how many."""
    pks = list(Naskah.objects.filter(berkas__isnull=True).order_by("pk").values_list("pk", flat=True)[:batas])
    for pk in pks:
        enqueue("lpse.buat_naskah", pk)
    return len(pks)


def cabut(objek: models.Model, *, oleh: Akun | None, alasan: str) -> list[Naskah]:
    """Revoke every document in force about a record, within the act; `/v/` then says dicabut.

    `oleh` is None where somebody without an Akun withdraws what is theirs.
    """
    berlaku = Naskah.objects.select_for_update(of=("self",)).filter(
        objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk), dicabut_pada__isnull=True
    )
    dicabut = list(berlaku)
    for naskah in dicabut:
        naskah.dicabut_pada, naskah.alasan_dicabut = timezone.now(), alasan
        naskah.save(update_fields=["dicabut_pada", "alasan_dicabut"])
        catat(naskah, "naskah.dicabut", oleh=oleh)
    return dicabut


def milik(objek: models.Model) -> "models.QuerySet[Naskah]":
    """The documents issued about a record, newest first."""
    return Naskah.objects.filter(objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk)).order_by("-pk")


@transaction.atomic
def unggah_bertanda_tangan(pk: int, *, oleh: Akun, berkas: Berkas, izin: str = VERIFIKASI) -> Naskah:
    """Menyimpan salinan bertanda tangan di samping naskah yang diterbitkan.

    `izin` is the permission that the issuing unit asks for. A newer copy takes the place of an earlier one,
    which the trail still names. Raises TidakBerwenang, and AturanDilanggar for a revoked document.
    Dasar: registrasi.arsip
    """
    naskah = Naskah.objects.select_for_update(of=("self",)).get(pk=pk)
    if not oleh.has_perm(izin):
        raise TidakBerwenang
    if not naskah.is_berlaku:
        raise AturanDilanggar(
            "Naskah ini sudah dicabut, jadi salinan bertanda tangan tidak dapat ditambahkan."
        )
    sebelumnya, naskah.berkas_bertanda_tangan = naskah.berkas_bertanda_tangan_id, berkas
    naskah.save(update_fields=["berkas_bertanda_tangan"])
    catat(naskah, "naskah.bertanda_tangan", oleh=oleh, berkas=berkas.pk, menggantikan=sebelumnya)
    return naskah
