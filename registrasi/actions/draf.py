"""What the applicant does: from the first answer to a registration that waits for its decision."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse import berkas as intake
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.kalender import kalender
from lpse.models import Akun, Berkas
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.pengenal import baca_npwp
from lpse.profil import profil
from lpse.serentak import isian_berubah
from lpse.versi_profil import versi_profil
from lpse.waktu import hari_ini
from registrasi.actions.asal_isian import atas_nama, catat_asal, catat_asal_bagian, lupakan_asal
from registrasi.actions.janji import lepas_janji
from registrasi.actions.temuan import cocokkan_pendaftaran
from registrasi.alur.pendaftaran import ALUR
from registrasi.enums.bantuan import JenisAsal
from registrasi.enums.pendaftaran import StatusPendaftaran, Tindakan
from registrasi.models import BerkasSyarat, DokumenSyarat, Pendaftaran
from registrasi.policies.bantuan import check_isian_disetujui, check_pengisi
from registrasi.policies.pendaftaran import (
    BAGIAN,
    JENIS,
    BagianTerkunci,
    PeranSudahTerdaftar,
    SudahTerdaftar,
    check_bagian_terbuka,
    check_boleh_dilepas,
    check_dokumen_terbuka,
    check_syarat_lengkap,
    check_tidak_perlu_diganti,
    is_bentuk_usang,
)
from registrasi.policies.penonaktifan import check_tidak_nonaktif, is_pengguna_spse

POLA_NOMOR = "REG-{tahun}-{urut:06d}"
KOLOM_PENGAJUAN = (
    *("status", "diajukan_pada", "putaran", "tenggat", "versi_kalender", "nomor"),
    *("alasan", "bagian_diperbaiki", "updated_at"),
)
# What saving a section writes besides its own fields.
KOLOM_ISI = (
    *("npwp16", "bentuk_usaha", "bagian_perbaikan", "bagian_diperbaiki"),
    *("updated_at", "peringatan_dikirim_pada"),
)


class SudahMenjadiPengguna(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Akun ini sudah memiliki User ID. Untuk perusahaan lain, daftar dengan surel lain.")


class IsianBerubah(Exception):
    """Other answers were saved since this form was shown: a question back to the person, not a broken rule.

    `berubah` names the fields at odds.
    """

    def __init__(self, berubah: list[str]) -> None:
        super().__init__(
            "Bagian ini sudah diubah di tab atau perangkat lain sejak halaman ini dibuka. "
            "Yang Anda tulis belum disimpan. Pilih mana yang dipakai."
        )
        self.berubah = berubah


class BerkasSama(AturanDilanggar):
    """The very file that was sent back has come again."""

    def __init__(self) -> None:
        super().__init__(
            "Ini berkas yang sama dengan yang dikembalikan, jadi belum ada yang diperbaiki. "
            "Pindai atau foto ulang, lalu unggah berkas yang baru."
        )


@transaction.atomic
def mulai(*, oleh: Akun, pembantu: Akun | None = None) -> Pendaftaran:
    """Memulai pendaftaran, atau mengembalikan yang masih terbuka milik akun ini.

    `pembantu` is the officer who begins it for the applicant (see `izinkan_bantuan`).
    Raises SudahMenjadiPengguna, AksesDiakhiri. Dasar: registrasi.tahapan
    """
    Akun.objects.select_for_update(of=("self",)).get(pk=oleh.pk)
    check_tidak_nonaktif(oleh)
    milik = Pendaftaran.objects.for_akun(oleh)
    terbuka = milik.terbuka().first()
    if terbuka:
        return terbuka
    if is_pengguna_spse(oleh) or milik.filter(status=StatusPendaftaran.DISETUJUI).exists():
        raise SudahMenjadiPengguna
    pendaftaran = Pendaftaran.objects.create(akun=oleh, profil=versi_profil())
    rincian = {"atas_nama": oleh.pk} if pembantu else {}
    catat(pendaftaran, "pendaftaran.dimulai", oleh=pembantu or oleh, **rincian)
    return pendaftaran


@transaction.atomic
def isi(pk: int, *, oleh: Akun, bagian: str, tanda: str | None = None, **data: Any) -> Pendaftaran:
    """Mengisi satu bagian data pendaftaran; isian yang sama dua kali tercatat sekali.

    `data` takes the fields of that section (policies.BAGIAN); choosing the kind copies the documents it
    needs and empties what only another kind is asked for. `tanda` is the mark of the form (lpse.serentak):
    what was saved since is not overwritten.
    `oleh` is the applicant, or the officer who helps them at this moment.
    Raises BagianTerkunci, IsianBerubah, TidakBerwenang. Dasar: registrasi.tahapan
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    bantuan = check_pengisi(pendaftaran, oleh)
    check_bagian_terbuka(pendaftaran, bagian)
    berubah = [nama for nama in BAGIAN[bagian] if nama in data and getattr(pendaftaran, nama) != data[nama]]
    _check_tidak_usang(pendaftaran, berubah, tanda)
    is_penyedia_dulu = pendaftaran.is_penyedia
    for nama in berubah:
        setattr(pendaftaran, nama, data[nama])
    if "npwp" in data:
        pendaftaran.npwp16 = baca_npwp(data["npwp"]).kunci
    if bagian == JENIS:
        berubah += _kosongkan_usang(pendaftaran, is_penyedia_dulu)
    diperbaiki = pendaftaran.bagian_perbaikan.pop(bagian, None) is not None
    if diperbaiki:
        pendaftaran.bagian_diperbaiki.append(bagian)
    pendaftaran.updated_at, pendaftaran.peringatan_dikirim_pada = timezone.now(), None
    pendaftaran.save(update_fields=[*BAGIAN[bagian], *KOLOM_ISI])
    if berubah or diperbaiki:
        if bagian == JENIS:
            _salin_syarat(pendaftaran)
        catat_asal_bagian(pendaftaran, bagian, berubah, oleh=oleh, bantuan=bantuan)
        rincian = {"bagian": bagian, "kolom": berubah, **atas_nama(pendaftaran, bantuan)}
        catat(pendaftaran, "pendaftaran.diisi", oleh=oleh, **rincian)
    return pendaftaran


def _kosongkan_usang(pendaftaran: Pendaftaran, is_penyedia_dulu: bool) -> list[str]:
    """Empty what the chosen kind is not asked for: a business form, or between companies and officials all.

    Returns the names of what was emptied; all but the business form are saved here.
    """
    if pendaftaran.is_penyedia == is_penyedia_dulu:
        if not is_bentuk_usang(pendaftaran):
            return []
        pendaftaran.bentuk_usaha = ""
        return ["bentuk_usaha"]
    kolom = sorted({nama for b, isian in BAGIAN.items() if b != JENIS for nama in isian} | {"npwp16"})
    belum_diisi = Pendaftaran()
    kosong = {nama: getattr(belum_diisi, nama) for nama in kolom}
    terisi = [nama for nama in kolom if getattr(pendaftaran, nama) != kosong[nama]]
    for nama in terisi:
        setattr(pendaftaran, nama, kosong[nama])
    pendaftaran.save(update_fields=terisi)
    return terisi


def _check_tidak_usang(pendaftaran: Pendaftaran, berubah: list[str], tanda: str | None) -> None:
    """Raise IsianBerubah when an answer about to be overwritten is not the one the form was shown with."""
    if tanda is None:
        return
    usang = isian_berubah(tanda, {nama: getattr(pendaftaran, nama) for nama in berubah})
    if usang:
        raise IsianBerubah(usang)


def _salin_syarat(pendaftaran: Pendaftaran) -> None:
    """Copy the documents this kind needs from the active profil; drop those it does not, with their files."""
    syarat = profil().syarat_untuk(pendaftaran.jenis, pendaftaran.bidang_usaha)
    for lama in pendaftaran.dokumen.exclude(kode__in=[s.kode for s in syarat]):
        buang_riwayat(lama)
        lama.delete()
    for urutan, s in enumerate(syarat):
        DokumenSyarat.objects.update_or_create(
            pendaftaran=pendaftaran,
            kode=s.kode,
            defaults={
                "nama": s.nama,
                "keterangan": s.keterangan,
                "urutan": urutan,
                "is_wajib": s.wajib,
                "kunci_aturan": s.kunci,
                "dasar": profil().dasar(s.kunci),
                "batas_mb": s.ukuran_maks_mb,
            },
        )


def buang_riwayat(dokumen: DokumenSyarat) -> None:
    """Destroy every file of a document that no longer belongs to a draft."""
    dibuang = [r.berkas for r in dokumen.riwayat.select_related("berkas")]
    dokumen.berkas = None
    dokumen.save(update_fields=["berkas"])
    dokumen.riwayat.all().delete()
    for b in dibuang:
        intake.musnahkan(b)


@transaction.atomic
def unggah(pk: int, kode: str, *, oleh: Akun, berkas: Berkas) -> DokumenSyarat:
    """Menyerahkan salinan satu dokumen; berkas lama tetap tersimpan dalam riwayat.

    Marks given to an earlier file fall away. The same bytes again change nothing: the document is returned
    with the file it has, and the caller destroys the copy. Raises BagianTerkunci, BerkasSama, and
    BerkasPerluDiganti for the bytes that the scanner refused. Dasar: registrasi.formulir
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    bantuan = check_pengisi(pendaftaran, oleh)
    dokumen = _dokumen(pendaftaran, kode)
    check_dokumen_terbuka(pendaftaran, dokumen)
    _check_bukan_yang_dikembalikan(pendaftaran, dokumen, berkas)
    if is_berkas_kini(dokumen, berkas.sha256):
        return dokumen
    dokumen.berkas, dokumen.perlu_perbaikan = berkas, False
    dokumen.ada = dokumen.sesuai_asli = False
    dokumen.asli_diperlihatkan_pada = dokumen.diperiksa_oleh = dokumen.diperiksa_pada = None
    dokumen.save()
    BerkasSyarat.objects.create(dokumen=dokumen, berkas=berkas, putaran=pendaftaran.putaran)
    _sentuh(pendaftaran)
    catat_asal(pendaftaran, JenisAsal.DOKUMEN, [kode], oleh=oleh, bantuan=bantuan)
    rincian = {"dokumen": kode, "berkas": berkas.pk, **atas_nama(pendaftaran, bantuan)}
    catat(pendaftaran, "pendaftaran.berkas_diunggah", oleh=oleh, **rincian)
    return dokumen


def _dokumen(pendaftaran: Pendaftaran, kode: str) -> DokumenSyarat:
    """A document of a locked registration. Raises BagianTerkunci when it is no longer asked for."""
    dokumen = pendaftaran.dokumen.select_related("berkas").filter(kode=kode).first()
    if dokumen is None:
        raise BagianTerkunci(
            "Dokumen ini tidak diminta lagi karena jenis pemohon sudah diubah di tab atau perangkat lain. "
            "Buka lagi daftar tugas untuk melihat dokumen yang diminta sekarang."
        )
    return dokumen


def is_berkas_kini(dokumen: DokumenSyarat, sha256: str) -> bool:
    """Whether the document already holds these bytes, and they serve.

    Raises BerkasPerluDiganti when they are the bytes that the scanner refused.
    """
    if dokumen.berkas is None or dokumen.berkas.sha256 != sha256:
        return False
    check_tidak_perlu_diganti(dokumen)
    return not dokumen.perlu_perbaikan


def _check_bukan_yang_dikembalikan(pendaftaran: Pendaftaran, dokumen: DokumenSyarat, berkas: Berkas) -> None:
    """Raise BerkasSama for the bytes that were in the document when it was sent back."""
    if pendaftaran.status != StatusPendaftaran.DIKEMBALIKAN or not dokumen.alasan_perbaikan:
        return
    terkirim = dokumen.riwayat.filter(putaran__lt=pendaftaran.putaran).select_related("berkas")
    dikembalikan = terkirim.order_by("-pk").first()
    if dikembalikan and dikembalikan.berkas.sha256 == berkas.sha256:
        raise BerkasSama


@transaction.atomic
def lepas_berkas(pk: int, kode: str, *, oleh: Akun) -> DokumenSyarat:
    """Melepas berkas yang keliru: dalam draf dimusnahkan, sesudah dikembalikan disimpan dalam riwayat.

    After a return only a document that need not be there at all can be taken back. Raises BagianTerkunci.
    Dasar: registrasi.formulir
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    bantuan = check_pengisi(pendaftaran, oleh)
    dokumen = _dokumen(pendaftaran, kode)
    check_boleh_dilepas(pendaftaran, dokumen)
    if dokumen.berkas_id is None:
        return dokumen
    if pendaftaran.status == StatusPendaftaran.DRAF:
        buang_riwayat(dokumen)
    else:
        dokumen.berkas, dokumen.perlu_perbaikan = None, False
        dokumen.save(update_fields=["berkas", "perlu_perbaikan"])
    _sentuh(pendaftaran)
    lupakan_asal(pendaftaran, JenisAsal.DOKUMEN, [kode])
    rincian = {"dokumen": kode, **atas_nama(pendaftaran, bantuan)}
    catat(pendaftaran, "pendaftaran.berkas_dilepas", oleh=oleh, **rincian)
    return dokumen


def _sentuh(pendaftaran: Pendaftaran) -> None:
    """Mark the draft as alive: the idle clock starts anew."""
    pendaftaran.updated_at, pendaftaran.peringatan_dikirim_pada = timezone.now(), None
    pendaftaran.save(update_fields=["updated_at", "peringatan_dikirim_pada"])


@transaction.atomic
def _ajukan(pk: int, oleh: Akun) -> Pendaftaran:
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.AJUKAN, oleh)
    check_tidak_nonaktif(pendaftaran.akun)
    check_syarat_lengkap(pendaftaran, list(pendaftaran.dokumen.select_related("berkas")))
    check_isian_disetujui(pendaftaran)
    now = timezone.now()
    hari_kerja = kalender()
    pendaftaran.status = StatusPendaftaran.DIAJUKAN
    pendaftaran.diajukan_pada, pendaftaran.putaran = now, pendaftaran.putaran + 1
    pendaftaran.tenggat = hari_kerja.due_hari(now, profil().registrasi.target_verifikasi_hari_kerja)
    pendaftaran.versi_kalender = hari_kerja.versi
    if not pendaftaran.nomor:
        pendaftaran.nomor = ambil_nomor("REG", hari_ini(), pola=POLA_NOMOR).teks
    pendaftaran.alasan, pendaftaran.bagian_diperbaiki, pendaftaran.updated_at = "", [], now
    pendaftaran.save(update_fields=KOLOM_PENGAJUAN)
    catat(pendaftaran, "pendaftaran.diajukan", oleh=oleh, putaran=pendaftaran.putaran)
    cocokkan_pendaftaran(pendaftaran)
    beritahukan(
        "registrasi/diajukan",
        kepada=pendaftaran.akun.email,
        kunci=f"pendaftaran.diajukan:{pk}:{pendaftaran.putaran}",
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )
    return pendaftaran


def ajukan(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Mengirim pendaftaran untuk diverifikasi: bernomor, bertenggat, masuk antrean.

    Raises SyaratBelumLengkap naming what is missing, IsianBelumDisetujui, AksesDiakhiri, SudahTerdaftar when
    the company has another case, PeranSudahTerdaftar when the official has one in that role.
    Dasar: registrasi.tahapan
    """
    try:
        return _ajukan(pk, oleh)
    except IntegrityError as galat:
        if "pendaftaran_npwp_unik" in str(galat):
            raise SudahTerdaftar from galat
        if "_peran_unik" in str(galat):
            raise PeranSudahTerdaftar from galat
        raise


@transaction.atomic
def tarik(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Menarik pendaftaran sebelum diputus.

    Dasar: registrasi.tahapan
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.TARIK, oleh)
    pendaftaran.status = StatusPendaftaran.DITARIK
    pendaftaran.diklaim_oleh = pendaftaran.diklaim_pada = pendaftaran.klaim_sampai = None
    pendaftaran.updated_at = timezone.now()
    pendaftaran.save(update_fields=["status", "diklaim_oleh", "diklaim_pada", "klaim_sampai", "updated_at"])
    catat(pendaftaran, "pendaftaran.ditarik", oleh=oleh)
    lepas_janji(pendaftaran, "Pendaftaran ditarik.")
    beritahukan(
        "registrasi/ditarik",
        kepada=pendaftaran.akun.email,
        kunci=f"pendaftaran.ditarik:{pk}",
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )
    return pendaftaran
