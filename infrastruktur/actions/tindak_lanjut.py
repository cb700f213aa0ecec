"""What follows when a disk or RAM turns critical. Only this module writes the status of a TindakLanjut."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from infrastruktur.actions.suku_cadang import ganti_suku_cadang, pasang_suku_cadang
from infrastruktur.alur.tindak_lanjut import ALUR_TINDAK_LANJUT
from infrastruktur.enums.aset import JenisSuku
from infrastruktur.enums.harian import TindakanTindakLanjut as T
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import Aset, Balik, Deret, PenggantianKomponen, SukuCadang, TindakLanjut
from infrastruktur.policies.aset import BukanAsetSasaran, baca_gb
from infrastruktur.policies.harian import (
    DITINDAKLANJUTI,
    PengusulMemutus,
    check_sudah_lewat,
    nilai_bukti,
    sebut_nilai,
    tenggat_tindak_lanjut,
)
from infrastruktur.queries.harian import banyak_bacaan, kali_pulih
from lpse.jejak import catat
from lpse.models import Akun
from lpse.nomor import ambil_nomor
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_PEMANTAUAN, PUTUSKAN_PERUBAHAN
from lpse.waktu import hari_ini, setempat

POLA_NOMOR = "TLJ-{tahun}-{urut:05d}"
JENIS_SUKU = {Ukuran.DISK: JenisSuku.DISK, Ukuran.RAM: JenisSuku.RAM}


@dataclass(frozen=True, slots=True)
class IsianPenggantian:
    """What was put in, of which size and serial number, by whom and when."""

    cara: str
    komponen: str
    ukuran: str
    nomor_seri: str
    pelaksana: str
    dipasang_pada: datetime


def buka_tindak_lanjut(balik: Balik) -> TindakLanjut | None:
    """Membuka tindak lanjut bila disk atau RAM menjadi kritis; satu yang berjalan per deret.

    Called within the act that recorded the change, which holds the series. None where nothing is asked.
    Dasar: infrastruktur.pantau_harian
    """
    deret = balik.deret
    if balik.ke != Keadaan.KRITIS or deret.ukuran not in DITINDAKLANJUTI:
        return None
    # The caller's lock on the series orders those who come at once.
    Deret.objects.select_for_update(no_key=True).values_list("pk").get(pk=deret.pk)
    if TindakLanjut.objects.berjalan().filter(deret=deret).exists():
        return None
    tindak_lanjut = TindakLanjut.objects.create(
        nomor=ambil_nomor("TLJ", hari_ini(), pola=POLA_NOMOR).teks,
        deret=deret,
        balik=balik,
        nilai=balik.nilai,
        dibuka_pada=balik.pada,
        tenggat=tenggat_tindak_lanjut(balik.pada),
    )
    catat(tindak_lanjut, "tindaklanjut.terbuka", balik=balik.pk, deret=deret.pk)
    _kabari(tindak_lanjut, "tindak_lanjut_dibuka", KELOLA_PEMANTAUAN, str(balik.pk))
    return tindak_lanjut


def _kabari(tindak_lanjut: TindakLanjut, surat: str, izin: str, kunci: str) -> None:
    """One mail to everybody who may do what comes next."""
    for akun in pemegang_izin(izin):
        beritahukan(
            f"infrastruktur/{surat}",
            kepada=akun.email,
            kunci=f"{surat}:{tindak_lanjut.pk}:{kunci}:{akun.pk}",
            akun=akun,
            objek=tindak_lanjut,
        )


def _kunci(pk: int, tindakan: T, oleh: Akun | None) -> TindakLanjut:
    tindak_lanjut = TindakLanjut.objects.lock(pk)
    ALUR_TINDAK_LANJUT.check(tindak_lanjut, tindakan, oleh)
    return tindak_lanjut


def _pindah(tindak_lanjut: TindakLanjut, tindakan: T, oleh: Akun | None, **kolom: Any) -> TindakLanjut:
    """Write the columns of an act with the status it leads to, and its trail."""
    ke = ALUR_TINDAK_LANJUT.tabel[tindakan].ke
    for nama, nilai in {**kolom, "status": ke}.items():
        setattr(tindak_lanjut, nama, nilai)
    tindak_lanjut.save(update_fields=[*kolom, "status"])
    catat(tindak_lanjut, f"tindaklanjut.{ke.value}", oleh=oleh, tindakan=tindakan.value)
    return tindak_lanjut


@transaction.atomic
def catat_penggantian(
    pk: int,
    *,
    oleh: Akun,
    isian: IsianPenggantian,
    aset: Aset | None = None,
    lama: SukuCadang | None = None,
) -> TindakLanjut:
    """Mencatat penggantian atau penambahan komponen; bacaan berikutnya yang membuktikannya.

    `aset` takes it into its parts history, in place of `lama` or as one more. Raises WaktuBelumTiba,
    BukanAsetSasaran, what the guard and the acts on parts raise. Dasar: infrastruktur.pantau_harian
    """
    tindak_lanjut = _kunci(pk, T.CATAT, oleh)
    check_sudah_lewat(isian.dipasang_pada)
    PenggantianKomponen.objects.create(tindak_lanjut=tindak_lanjut, dicatat_oleh=oleh, **asdict(isian))
    if aset is not None:
        _catat_suku_cadang(tindak_lanjut, oleh, isian, aset, lama)
    return _pindah(tindak_lanjut, T.CATAT, oleh, sebab="")


def _catat_suku_cadang(
    tindak_lanjut: TindakLanjut, oleh: Akun, isian: IsianPenggantian, aset: Aset, lama: SukuCadang | None
) -> None:
    """The same in the parts history of the machine that was watched."""
    if aset.sasaran_id != tindak_lanjut.deret.sasaran_id:
        raise BukanAsetSasaran(aset.kode)
    kolom: dict[str, Any] = {
        "oleh": oleh,
        "pada": setempat(isian.dipasang_pada).date(),
        "alasan": f"Tindak lanjut {tindak_lanjut.nomor}",
        "nama": isian.komponen,
        "nomor_seri": isian.nomor_seri,
        "ukuran_gb": baca_gb(isian.ukuran),
    }
    if lama is None:
        pasang_suku_cadang(aset, jenis=JENIS_SUKU[Ukuran(tindak_lanjut.deret.ukuran)], **kolom)
    else:
        ganti_suku_cadang(aset, lama=lama, **kolom)


@transaction.atomic
def usulkan_alasan(pk: int, *, oleh: Akun, alasan: str) -> TindakLanjut:
    """Mengusulkan kepada Kepala agar selesai tanpa penggantian, dengan alasan tertulis.

    Raises what the guard raises. Dasar: infrastruktur.pantau_harian
    """
    tindak_lanjut = _kunci(pk, T.BERI_ALASAN, oleh)
    _pindah(tindak_lanjut, T.BERI_ALASAN, oleh, alasan=alasan, diusulkan_oleh=oleh, sebab="")
    _kabari(tindak_lanjut, "tindak_lanjut_diusulkan", PUTUSKAN_PERUBAHAN, f"{timezone.now():%Y%m%d%H%M%S%f}")
    return tindak_lanjut


def _kunci_putusan(pk: int, tindakan: T, oleh: Akun) -> TindakLanjut:
    """The follow-up, locked, for somebody other than who proposed. Raises PengusulMemutus and the guard's."""
    tindak_lanjut = _kunci(pk, tindakan, oleh)
    if tindak_lanjut.diusulkan_oleh_id == oleh.pk:
        raise PengusulMemutus
    return tindak_lanjut


@transaction.atomic
def terima_alasan(pk: int, *, oleh: Akun, putusan: str = "") -> TindakLanjut:
    """Kepala menerima alasan, sehingga tindak lanjut selesai tanpa penggantian.

    Raises PengusulMemutus and what the guard raises. Dasar: infrastruktur.pantau_harian
    """
    tindak_lanjut = _kunci_putusan(pk, T.TERIMA, oleh)
    return _pindah(
        tindak_lanjut, T.TERIMA, oleh, putusan=putusan, diputus_oleh=oleh, berakhir_pada=timezone.now()
    )


@transaction.atomic
def kembalikan_alasan(pk: int, *, oleh: Akun, putusan: str) -> TindakLanjut:
    """Kepala tidak menerima alasan; komponen tetap harus diganti atau ditambah.

    Raises PengusulMemutus and what the guard raises. Dasar: infrastruktur.pantau_harian
    """
    tindak_lanjut = _kunci_putusan(pk, T.KEMBALIKAN, oleh)
    return _pindah(
        *(tindak_lanjut, T.KEMBALIKAN, oleh),
        putusan=putusan,
        diputus_oleh=oleh,
        sebab="Kepala tidak menerima alasan yang diusulkan.",
    )


@transaction.atomic
def periksa_bukti(pk: int) -> TindakLanjut | None:
    """Memeriksa bacaan sesudah penggantian: tidak lagi kritis berarti terbukti, masih kritis membuka lagi.

    None while the readings say nothing yet. Raises TindakanTertutup where another did it first.
    Dasar: infrastruktur.pantau_harian
    """
    tindak_lanjut = _kunci(pk, T.BUKTIKAN, None)
    deret, sejak = tindak_lanjut.deret, _sejak(tindak_lanjut)
    kali = kali_pulih(tindak_lanjut)
    banyak = banyak_bacaan(deret.pk, sejak, kali)
    tindakan = nilai_bukti(deret.keadaan, deret.calon, deret.dibaca_pada, sejak, banyak, kali)
    if tindakan == T.BUKTIKAN:
        return _pindah(tindak_lanjut, T.BUKTIKAN, None, berakhir_pada=timezone.now())
    if tindakan == T.BUKA_LAGI:
        nilai = sebut_nilai(Ukuran(deret.ukuran), deret.nilai)
        sebab = f"Sesudah {kali} bacaan sejak penggantian dicatat, masih kritis; terakhir {nilai}."
        _pindah(tindak_lanjut, T.BUKA_LAGI, None, sebab=sebab)
        _kabari(tindak_lanjut, "tindak_lanjut_dibuka", KELOLA_PEMANTAUAN, f"lagi-{sejak:%Y%m%d%H%M%S}")
        return tindak_lanjut
    return None


def _sejak(tindak_lanjut: TindakLanjut) -> datetime:
    """When the last replacement was recorded: only readings after it prove anything."""
    return tindak_lanjut.penggantian.latest("pk").dicatat_pada


@transaction.atomic
def ingatkan_terlambat(tindak_lanjut: TindakLanjut) -> None:
    """Mengingatkan pengelola dan Kepala, satu kali, bahwa tindak lanjut melewati tenggatnya."""
    for izin in (KELOLA_PEMANTAUAN, PUTUSKAN_PERUBAHAN):
        _kabari(tindak_lanjut, "tindak_lanjut_terlambat", izin, "sekali")
