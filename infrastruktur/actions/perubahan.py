"""A change request from its record to its closing. Only actions write a status."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from infrastruktur.alur.perubahan import ALUR_PERUBAHAN
from infrastruktur.enums.perubahan import Pengesahan, StatusPerubahan
from infrastruktur.enums.perubahan import TindakanPerubahan as T
from infrastruktur.models import Aset, InstruksiLKPP, Pemeliharaan, PermintaanPerubahan
from infrastruktur.naskah.perubahan import isi_perubahan
from infrastruktur.policies.pemeliharaan import check_kelola
from infrastruktur.policies.perubahan import (
    check_belum_disahkan,
    check_darurat,
    check_jadwal,
    check_pelaksana,
    check_pemutus,
    check_selesai,
    check_tutup,
)
from infrastruktur.queries.perubahan import kepala_bertugas
from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.waktu import hari_ini

S = StatusPerubahan
POLA_NOMOR = "RFC-{tahun}-{urut:04d}"


@dataclass(frozen=True, slots=True)
class IsianPerubahan:
    """What is asked for: the first part of the form."""

    tanggal: date
    pemohon: str
    kontak: str
    instansi: str
    judul: str
    deskripsi: str
    berlaku_mulai: date
    tujuan: str
    pemohon_akun: Akun | None = None
    instruksi: str = ""
    instruksi_lkpp: InstruksiLKPP | None = None
    aset: list[str] = field(default_factory=list)
    pemeliharaan: Pemeliharaan | None = None

    @property
    def kolom(self) -> dict[str, Any]:
        """The columns of the row."""
        return {nama: getattr(self, nama) for nama in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class IsianEvaluasi:
    """What the unit says of it: the second part of the form."""

    jenis: str
    kategori: str
    dampak: str
    sumber: list[str]
    rencana_uji: str
    rencana_kembali: str


@transaction.atomic
def catat_perubahan(isian: IsianPerubahan, *, oleh: Akun) -> PermintaanPerubahan:
    """Mencatat permintaan perubahan. Raises TidakBerwenang. Dasar: infrastruktur.kinerja"""
    check_kelola(oleh)
    permintaan = PermintaanPerubahan.objects.create(
        nomor=ambil_nomor("RFC", hari_ini(), pola=POLA_NOMOR).teks, dicatat_oleh=oleh, **isian.kolom
    )
    catat(permintaan, "perubahan.tercatat", oleh=oleh)
    _tautkan_aset(permintaan)
    return permintaan


@transaction.atomic
def ubah_perubahan(pk: int, *, oleh: Akun, isian: IsianPerubahan) -> PermintaanPerubahan:
    """Mengubah isian sebelum dievaluasi. Raises what the guard raises. Dasar: infrastruktur.kinerja"""
    hasil = _pindah(_kunci(pk, T.UBAH, oleh), T.UBAH, oleh, **isian.kolom)
    _tautkan_aset(hasil)
    return hasil


@transaction.atomic
def evaluasi_perubahan(pk: int, *, oleh: Akun, isian: IsianEvaluasi) -> PermintaanPerubahan:
    """Mengevaluasi permintaan dan mengajukannya kepada Kepala; dapat diulang sampai diputus.

    Raises what the guard raises. Dasar: infrastruktur.kinerja
    """
    permintaan, now = _kunci(pk, T.EVALUASI, oleh), timezone.now()
    hasil = _pindah(permintaan, T.EVALUASI, oleh, **asdict(isian), dievaluasi_oleh=oleh, dievaluasi_pada=now)
    for kepala in kepala_bertugas():
        beritahukan(
            "infrastruktur/perubahan_putusan",
            kepada=kepala.email,
            akun=kepala,
            objek=permintaan,
            kunci=f"perubahan-putusan:{pk}:{kepala.pk}",
        )
    return hasil


@transaction.atomic
def setujui_perubahan(
    pk: int, *, oleh: Akun, jadwal: datetime, petugas: Akun, keterangan_putusan: str = ""
) -> PermintaanPerubahan:
    """Kepala menyetujui, dengan jadwal dan petugasnya.

    Raises PemutusTerlibat, WaktuPerubahanKeliru and what the guard raises. Dasar: infrastruktur.kinerja
    """
    permintaan, now = _kunci(pk, T.SETUJUI, oleh), timezone.now()
    check_pemutus(permintaan, oleh, petugas)
    check_jadwal(jadwal, now)
    putusan = {"diputus_oleh": oleh, "diputus_pada": now, "keterangan_putusan": keterangan_putusan}
    hasil = _pindah(permintaan, T.SETUJUI, oleh, **putusan, jadwal=jadwal, petugas=petugas)
    _kabari_putusan(hasil, petugas, permintaan.dicatat_oleh)
    return hasil


@transaction.atomic
def tolak_perubahan(pk: int, *, oleh: Akun, keterangan_putusan: str) -> PermintaanPerubahan:
    """Kepala menolak; formulirnya terbit dan perkara berakhir.

    Raises PemutusTerlibat and what the guard raises. Dasar: infrastruktur.kinerja
    """
    permintaan, now = _kunci(pk, T.TOLAK, oleh), timezone.now()
    check_pemutus(permintaan, oleh)
    permintaan.diputus_oleh, permintaan.diputus_pada = oleh, now
    permintaan.keterangan_putusan = keterangan_putusan
    hasil = _akhiri(permintaan, T.TOLAK, oleh, kepala=oleh)
    _kabari_putusan(hasil, permintaan.dicatat_oleh)
    return hasil


@transaction.atomic
def laksanakan_perubahan(pk: int, *, oleh: Akun) -> PermintaanPerubahan:
    """Petugas mulai melaksanakan perubahan yang disetujui.

    Raises PelaksanaBerbeda, PemutusTerlibat and what the guard raises. Dasar: infrastruktur.kinerja
    """
    permintaan = _kunci(pk, T.LAKSANAKAN, oleh)
    check_pelaksana(permintaan, oleh)
    return _pindah(permintaan, T.LAKSANAKAN, oleh, eksekutor=oleh, mulai_pada=timezone.now())


@transaction.atomic
def laksanakan_darurat(pk: int, *, oleh: Akun, alasan_darurat: str) -> PermintaanPerubahan:
    """Melaksanakan perubahan darurat mendahului persetujuan; Kepala diminta mengesahkannya.

    Raises BukanDarurat and what the guard raises. Dasar: infrastruktur.kinerja
    """
    permintaan = _kunci(pk, T.LAKSANAKAN_DARURAT, oleh)
    check_darurat(permintaan)
    hasil = _pindah(
        permintaan,
        T.LAKSANAKAN_DARURAT,
        oleh,
        eksekutor=oleh,
        mulai_pada=timezone.now(),
        alasan_darurat=alasan_darurat,
    )
    for kepala in kepala_bertugas():
        beritahukan(
            "infrastruktur/perubahan_darurat",
            kepada=kepala.email,
            akun=kepala,
            objek=permintaan,
            kunci=f"perubahan-darurat:{pk}:{kepala.pk}",
        )
    return hasil


@transaction.atomic
def sahkan_perubahan(pk: int, *, oleh: Akun, catatan_pengesahan: str = "") -> PermintaanPerubahan:
    """Kepala mengesahkan perubahan darurat yang sudah dilaksanakan.

    Raises BelumPerluPengesahan, PemutusTerlibat and what the guard raises. Dasar: infrastruktur.kinerja
    """
    return _beri_pengesahan(pk, T.SAHKAN, oleh, Pengesahan.DISAHKAN, catatan_pengesahan)


@transaction.atomic
def tidak_sahkan_perubahan(pk: int, *, oleh: Akun, catatan_pengesahan: str) -> PermintaanPerubahan:
    """Kepala tidak mengesahkan: keadaannya harus dikembalikan sebelum perkara ditutup.

    Raises as `sahkan_perubahan`. Dasar: infrastruktur.kinerja
    """
    return _beri_pengesahan(pk, T.TIDAK_SAHKAN, oleh, Pengesahan.TIDAK_DISAHKAN, catatan_pengesahan)


def _beri_pengesahan(
    pk: int, tindakan: T, oleh: Akun, pengesahan: Pengesahan, catatan: str
) -> PermintaanPerubahan:
    permintaan = _kunci(pk, tindakan, oleh)
    check_belum_disahkan(permintaan)
    check_pemutus(permintaan, oleh)
    hasil = _pindah(
        permintaan,
        tindakan,
        oleh,
        pengesahan=pengesahan,
        disahkan_oleh=oleh,
        disahkan_pada=timezone.now(),
        catatan_pengesahan=catatan,
    )
    if permintaan.eksekutor:
        _kabari_putusan(hasil, permintaan.eksekutor)
    return hasil


@transaction.atomic
def catat_hasil(
    pk: int,
    *,
    oleh: Akun,
    hasil_uji: str,
    hasil: str,
    is_dikembalikan: bool,
    selesai_pada: datetime | None = None,
) -> PermintaanPerubahan:
    """Mencatat hasil tes dan implementasi, dan apakah keadaannya dikembalikan; dapat diulang.

    Raises WaktuPerubahanKeliru and what the guard raises. Dasar: infrastruktur.kinerja
    """
    permintaan, now = _kunci(pk, T.CATAT_HASIL, oleh), timezone.now()
    check_selesai(permintaan, selesai_pada or now, now)
    return _pindah(
        permintaan,
        T.CATAT_HASIL,
        oleh,
        hasil_uji=hasil_uji,
        hasil=hasil,
        is_dikembalikan=is_dikembalikan,
        selesai_pada=selesai_pada or now,
    )


@transaction.atomic
def tutup_perubahan(pk: int, *, oleh: Akun) -> PermintaanPerubahan:
    """Menutup perubahan yang hasilnya tercatat; formulirnya terbit bernomor.

    Raises BelumDapatDitutup and what the guard raises. Dasar: infrastruktur.kinerja
    """
    permintaan = _kunci(pk, T.TUTUP, oleh)
    check_tutup(permintaan)
    return _akhiri(permintaan, T.TUTUP, oleh, kepala=permintaan.diputus_oleh or permintaan.disahkan_oleh)


@transaction.atomic
def batalkan_perubahan(pk: int, *, oleh: Akun, alasan_batal: str) -> PermintaanPerubahan:
    """Membatalkan permintaan yang belum dilaksanakan.

    Raises what the guard raises. Dasar: infrastruktur.kinerja
    """
    permintaan = _kunci(pk, T.BATALKAN, oleh)
    return _pindah(
        permintaan,
        T.BATALKAN,
        oleh,
        alasan_batal=alasan_batal,
        diakhiri_oleh=oleh,
        berakhir_pada=timezone.now(),
    )


def _kunci(pk: int, tindakan: T, oleh: Akun) -> PermintaanPerubahan:
    permintaan = PermintaanPerubahan.objects.lock(pk)
    ALUR_PERUBAHAN.check(permintaan, tindakan, oleh)
    return permintaan


def _tautkan_aset(permintaan: PermintaanPerubahan) -> None:
    """The assets that the written codes name, as links: part of an act on a request just recorded."""
    permintaan.aset_tercatat.set(Aset.objects.filter(kode__in=permintaan.aset))


def _pindah(permintaan: PermintaanPerubahan, tindakan: T, oleh: Akun, **kolom: Any) -> PermintaanPerubahan:
    """Write what an act sets and the status it leads to: part of an act, which holds the lock."""
    permintaan.status = ALUR_PERUBAHAN.tabel[tindakan].ke
    for nama, nilai in kolom.items():
        setattr(permintaan, nama, nilai)
    permintaan.save(update_fields=["status", *kolom])
    catat(permintaan, f"perubahan.{tindakan.value}", oleh=oleh, kolom=sorted(kolom))
    return permintaan


def _akhiri(
    permintaan: PermintaanPerubahan, tindakan: T, oleh: Akun, *, kepala: Akun | None
) -> PermintaanPerubahan:
    """End it, with its form as issued document; the decision's columns are written along."""
    permintaan.diakhiri_oleh, permintaan.berakhir_pada = oleh, timezone.now()
    permintaan.status = ALUR_PERUBAHAN.tabel[tindakan].ke
    permintaan.naskah = terbitkan(
        JenisNaskah.PERMINTAAN_PERUBAHAN,
        permintaan,
        isi_perubahan(permintaan),
        oleh=oleh,
        penanda_tangan=str(kepala),
    )
    permintaan.save()
    catat(permintaan, f"perubahan.{tindakan.value}", oleh=oleh, naskah=permintaan.naskah.pk)
    return permintaan


def _kabari_putusan(permintaan: PermintaanPerubahan, *akun: Akun) -> None:
    """Tell those who go on with it what was decided."""
    for satu in set(akun):
        beritahukan(
            "infrastruktur/perubahan_diputus",
            kepada=satu.email,
            akun=satu,
            objek=permintaan,
            kunci=f"perubahan-diputus:{permintaan.pk}:{permintaan.status}:{permintaan.pengesahan}:{satu.pk}",
        )
