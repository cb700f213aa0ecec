"""Recording and issuing a Berita Acara Kesaksian, and what becomes of it. Only actions write a status."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from layanan.alur.kesaksian import ALUR_KESAKSIAN
from layanan.enums.kesaksian import StatusKesaksian
from layanan.enums.kesaksian import TindakanKesaksian as T
from layanan.models import (
    BerkasTakTerbuka,
    Kesaksian,
    SaksiKesaksian,
    Tiket,
    UpayaPembukaan,
)
from layanan.naskah.kesaksian import isi_kesaksian
from layanan.policies.kesaksian import (
    SudahDiganti,
    check_kepala,
    check_lengkap,
    check_sudah_lewat,
    check_tiket,
    sebut_peminta,
)
from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun, RujukanSurat
from lpse.models.naskah import JenisNaskah
from lpse.naskah import cabut, terbitkan
from lpse.nomor import ambil_nomor
from lpse.peran import SAKSIKAN
from lpse.waktu import hari_ini

S = StatusKesaksian
POLA_NOMOR = "KSN-{tahun}-{urut:06d}"
PERIHAL = "Permintaan kesaksian dokumen penawaran tidak dapat dibuka"
DISALIN = (
    *("tiket", "peminta_kode", "peminta_sebutan", "peminta_nama", "peminta_nip", "peminta_jabatan"),
    *("rujukan_surat", "kode_tender", "nama_paket", "satker", "penyedia", "tempat", "kejadian_pada"),
    *("uraian", "pernyataan"),
)


@dataclass(frozen=True, slots=True)
class IsianKesaksian:
    """What is told of the incident; NIP and letter may be empty."""

    peminta_kode: str
    peminta_nama: str
    peminta_jabatan: str
    kode_tender: str
    nama_paket: str
    satker: str
    penyedia: str
    tempat: str
    kejadian_pada: datetime
    uraian: str
    pernyataan: str
    peminta_nip: str = ""
    surat_nomor: str = ""
    surat_tanggal: date | None = None


def _kolom(isian: IsianKesaksian, semula: RujukanSurat | None = None) -> dict[str, Any]:
    """The columns of a case; the letter becomes a row of its own, unless it is the one that is there."""
    check_sudah_lewat(isian.kejadian_pada)
    kolom = asdict(isian)
    nomor, hari = kolom.pop("surat_nomor"), kolom.pop("surat_tanggal")
    surat = semula if semula and (semula.nomor, semula.tanggal) == (nomor, hari) else None
    if nomor and hari and surat is None:
        surat = RujukanSurat.objects.create(
            nomor=nomor, tanggal=hari, dari=isian.peminta_jabatan, perihal=PERIHAL
        )
    return {**kolom, "peminta_sebutan": sebut_peminta(isian.peminta_kode), "rujukan_surat": surat}


@transaction.atomic
def catat_kesaksian(*, oleh: Akun, isian: IsianKesaksian, tiket: Tiket | None = None) -> Kesaksian:
    """Mencatat bahwa dokumen penawaran tidak dapat dibuka, langsung atau dari tiket kendala.

    Raises TidakBerwenang, PemintaTidakDikenal, WaktuBelumTiba, BukanKendala. Dasar: layanan.kesaksian
    """
    if not oleh.has_perm(SAKSIKAN):
        raise TidakBerwenang
    check_tiket(tiket)
    kesaksian = Kesaksian.objects.create(
        nomor=ambil_nomor("KSN", hari_ini(), pola=POLA_NOMOR).teks,
        tiket=tiket,
        dicatat_oleh=oleh,
        **_kolom(isian),
    )
    catat(kesaksian, "kesaksian.dicatat", oleh=oleh, tiket=tiket.pk if tiket else None)
    return kesaksian


def _kunci(pk: int, tindakan: T, oleh: Akun) -> Kesaksian:
    kesaksian = Kesaksian.objects.lock(pk)
    ALUR_KESAKSIAN.check(kesaksian, tindakan, oleh)
    return kesaksian


def _pindah(kesaksian: Kesaksian, tindakan: T, oleh: Akun, **kolom: Any) -> Kesaksian:
    """Write the columns of an act with the status it leads to, and its trail."""
    ke = ALUR_KESAKSIAN.tabel[tindakan].ke
    for nama, nilai in {**kolom, "status": ke}.items():
        setattr(kesaksian, nama, nilai)
    kesaksian.save(update_fields=[*kolom, "status"])
    catat(kesaksian, f"kesaksian.{ke.value}", oleh=oleh, tindakan=tindakan.value)
    return kesaksian


@transaction.atomic
def ubah_kesaksian(pk: int, *, oleh: Akun, isian: IsianKesaksian) -> Kesaksian:
    """Membetulkan isian selama perkara masih dicatat.

    Raises PemintaTidakDikenal, WaktuBelumTiba and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = _kunci(pk, T.UBAH, oleh)
    kolom = _kolom(isian, kesaksian.rujukan_surat)
    diubah = [nama for nama, nilai in kolom.items() if getattr(kesaksian, nama) != nilai]
    for nama in diubah:
        setattr(kesaksian, nama, kolom[nama])
    kesaksian.save(update_fields=diubah)
    catat(kesaksian, "kesaksian.diubah", oleh=oleh, kolom=diubah)
    return kesaksian


@transaction.atomic
def tambah_upaya(
    pk: int, *, oleh: Akun, pada: datetime, alat: str, pelaku: str, hasil: str, keterangan: str
) -> UpayaPembukaan:
    """Mencatat satu upaya membuka berkas: kapan, dengan apa, oleh siapa, dan apa hasilnya.

    Raises WaktuBelumTiba and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = _kunci(pk, T.UBAH, oleh)
    check_sudah_lewat(pada)
    upaya = UpayaPembukaan.objects.create(
        kesaksian=kesaksian, pada=pada, alat=alat, pelaku=pelaku, hasil=hasil, keterangan=keterangan
    )
    catat(kesaksian, "kesaksian.upaya_dicatat", oleh=oleh, upaya=upaya.pk, hasil=str(hasil))
    return upaya


@transaction.atomic
def tambah_saksi(
    pk: int, *, oleh: Akun, nama: str, nip: str, jabatan: str, instansi: str, is_lpse: bool
) -> SaksiKesaksian:
    """Mencatat seorang saksi. Raises what the guard raises. Dasar: layanan.kesaksian"""
    kesaksian = _kunci(pk, T.UBAH, oleh)
    saksi = SaksiKesaksian.objects.create(
        kesaksian=kesaksian, nama=nama, nip=nip, jabatan=jabatan, instansi=instansi, is_lpse=is_lpse
    )
    catat(kesaksian, "kesaksian.saksi_dicatat", oleh=oleh, saksi=saksi.pk)
    return saksi


@transaction.atomic
def hapus_rincian(pk: int, *, oleh: Akun, rincian: UpayaPembukaan | SaksiKesaksian) -> None:
    """Menghapus upaya atau saksi yang salah catat, selama perkara masih dicatat.

    Raises what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = _kunci(pk, T.UBAH, oleh)
    jenis = type(rincian)
    nomor = rincian.pk
    # Of this case only, and once: two tabs may press at the same time.
    if jenis.objects.filter(pk=nomor, kesaksian=kesaksian).delete()[0]:
        catat(kesaksian, f"kesaksian.{jenis._meta.model_name}_dihapus", oleh=oleh, rincian=nomor)


@transaction.atomic
def nyatakan_siap(pk: int, *, oleh: Akun) -> Kesaksian:
    """Menyatakan isian lengkap, sehingga tidak berubah lagi sampai diterbitkan.

    Raises KesaksianBelumLengkap and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = _kunci(pk, T.NYATAKAN_SIAP, oleh)
    check_lengkap(kesaksian)
    return _pindah(kesaksian, T.NYATAKAN_SIAP, oleh)


@transaction.atomic
def perbaiki(pk: int, *, oleh: Akun) -> Kesaksian:
    """Membuka lagi isian yang belum terbit. Raises what the guard raises. Dasar: layanan.kesaksian"""
    return _pindah(_kunci(pk, T.PERBAIKI, oleh), T.PERBAIKI, oleh)


@transaction.atomic
def terbitkan_kesaksian(pk: int, *, oleh: Akun, kepala: Akun) -> Kesaksian:
    """Menerbitkan Berita Acara Kesaksian bernomor urut; isinya beku sejak itu.

    Raises BukanKepala, KesaksianBelumLengkap and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = _kunci(pk, T.TERBITKAN, oleh)
    check_kepala(kepala)
    check_lengkap(kesaksian)
    naskah = terbitkan(
        JenisNaskah.BERITA_ACARA_KESAKSIAN,
        kesaksian,
        isi_kesaksian(kesaksian, petugas=oleh, kepala=kepala),
        oleh=oleh,
        penanda_tangan=str(kepala),
    )
    return _pindah(kesaksian, T.TERBITKAN, oleh, naskah=naskah, diterbitkan_oleh=oleh, kepala=kepala)


@transaction.atomic
def kirim_lkpp(pk: int, *, oleh: Akun, nomor_lkpp: str, dikirim_pada: datetime) -> Kesaksian:
    """Mencatat bahwa berkas dikirim ke LKPP untuk diperiksa, dengan nomor tiketnya.

    Raises WaktuBelumTiba and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = _kunci(pk, T.KIRIM_LKPP, oleh)
    check_sudah_lewat(dikirim_pada)
    return _pindah(kesaksian, T.KIRIM_LKPP, oleh, nomor_lkpp=nomor_lkpp, dikirim_pada=dikirim_pada)


@transaction.atomic
def catat_hasil(pk: int, *, oleh: Akun, hasil_forensik: str, hasil_pada: datetime) -> Kesaksian:
    """Mencatat hasil pemeriksaan LKPP atas berkas yang dikirim.

    Raises WaktuBelumTiba and what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = _kunci(pk, T.CATAT_HASIL, oleh)
    check_sudah_lewat(hasil_pada)
    return _pindah(kesaksian, T.CATAT_HASIL, oleh, hasil_forensik=hasil_forensik, hasil_pada=hasil_pada)


@transaction.atomic
def tutup_kesaksian(pk: int, *, oleh: Akun, penutup: str) -> Kesaksian:
    """Menutup perkara. Raises what the guard raises. Dasar: layanan.kesaksian"""
    kesaksian = _kunci(pk, T.TUTUP, oleh)
    return _pindah(
        kesaksian, T.TUTUP, oleh, penutup=penutup, diakhiri_oleh=oleh, berakhir_pada=timezone.now()
    )


@transaction.atomic
def batalkan_kesaksian(pk: int, *, oleh: Akun, alasan: str) -> Kesaksian:
    """Membatalkan pencatatan yang belum terbit. Raises what the guard raises. Dasar: layanan.kesaksian"""
    kesaksian = _kunci(pk, T.BATALKAN, oleh)
    return _pindah(
        kesaksian, T.BATALKAN, oleh, alasan=alasan, diakhiri_oleh=oleh, berakhir_pada=timezone.now()
    )


@transaction.atomic
def cabut_kesaksian(pk: int, *, oleh: Akun, alasan: str) -> Kesaksian:
    """Kepala mencabut berita acara yang keliru; pemeriksaan QR-nya menjawab dicabut sejak itu.

    Raises what the guard raises. Dasar: layanan.kesaksian
    """
    kesaksian = _kunci(pk, T.CABUT, oleh)
    cabut(kesaksian, oleh=oleh, alasan=alasan)
    return _pindah(kesaksian, T.CABUT, oleh, alasan=alasan, diakhiri_oleh=oleh, berakhir_pada=timezone.now())


@transaction.atomic
def ganti_kesaksian(pk: int, *, oleh: Akun) -> Kesaksian:
    """Membuat perkara pengganti berita acara yang dicabut, dengan isian yang sama untuk dibetulkan.

    Raises SudahDiganti and what the guard raises. Dasar: layanan.kesaksian
    """
    semula = _kunci(pk, T.GANTI, oleh)
    if pengganti := Kesaksian.objects.filter(menggantikan=semula).first():
        raise SudahDiganti(pengganti.nomor)
    baru = Kesaksian.objects.create(
        nomor=ambil_nomor("KSN", hari_ini(), pola=POLA_NOMOR).teks,
        menggantikan=semula,
        dicatat_oleh=oleh,
        **{nama: getattr(semula, nama) for nama in DISALIN},
    )
    for jenis in (BerkasTakTerbuka, UpayaPembukaan, SaksiKesaksian):
        _salin_rincian(jenis, semula, baru)
    catat(baru, "kesaksian.dicatat", oleh=oleh, menggantikan=semula.pk)
    return baru


def _salin_rincian(jenis: Any, semula: Kesaksian, baru: Kesaksian) -> None:
    """The rows of one kind again, each with a code of its own; the sealed bytes stay with the first case."""
    kolom = [f.name for f in jenis._meta.concrete_fields if f.name not in ("id", "kode", "kesaksian")]
    for satu in jenis.objects.filter(kesaksian=semula).order_by("pk"):
        jenis.objects.create(kesaksian=baru, **{nama: getattr(satu, nama) for nama in kolom})
