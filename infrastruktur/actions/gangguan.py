"""An officer's acts on an incident: opened, confirmed, worked on, judged, reported, closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from infrastruktur.actions.catatan_gangguan import lahirkan, tulis
from infrastruktur.alur.gangguan import ALUR_GANGGUAN
from infrastruktur.enums.gangguan import PeristiwaGangguan, StatusGangguan
from infrastruktur.enums.gangguan import TindakanGangguan as T
from infrastruktur.models import CatatanGangguan, Gangguan, TautanGangguan
from infrastruktur.naskah.gangguan import isi_gangguan, isi_laporan_lkpp
from infrastruktur.policies.darurat import check_tanpa_darurat
from infrastruktur.policies.gangguan import BelumDapatDitutup, MasihTerukurTerganggu, kurang_untuk_ditutup
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import cabut, terbitkan
from lpse.peran import KELOLA_GANGGUAN
from lpse.sumbangan import Perkara, sumbangan

P, S = PeristiwaGangguan, StatusGangguan
DIGANTI = "Diganti laporan yang lebih baru."


@dataclass(frozen=True, slots=True)
class IsianGangguan:
    """What an officer tells of an incident that no measurement found."""

    judul: str
    peran: str
    mulai: datetime
    uraian: str = ""
    layanan: str = ""
    pelapor: str = ""
    saluran: str = ""


@dataclass(frozen=True, slots=True)
class Penilaian:
    """Cause, evaluation, and what it did to each service: (level, remark) by the service's code."""

    penyebab: str
    evaluasi: str
    dampak: Mapping[str, tuple[str, str]]
    uraian: str = ""
    pelapor: str = ""
    saluran: str = ""


def _kunci(pk: int, tindakan: T, oleh: Akun) -> Gangguan:
    """The incident, locked. Raises TidakBerwenang, TindakanTertutup."""
    gangguan = Gangguan.objects.lock(pk)
    ALUR_GANGGUAN.check(gangguan, tindakan, oleh)
    return gangguan


def _check_saat(gangguan: Gangguan, pada: datetime) -> None:
    """Raise AturanDilanggar for a time before the incident (by the minute), or that has not come."""
    if not gangguan.mulai.replace(second=0, microsecond=0) <= pada <= timezone.now():
        raise AturanDilanggar("Waktunya harus sesudah gangguan mulai dan tidak di masa depan.")


@transaction.atomic
def buka_gangguan(isian: IsianGangguan, *, oleh: Akun) -> Gangguan:
    """Mencatat gangguan yang tidak ditemukan pemantauan. Raises TidakBerwenang, AturanDilanggar.

    Dasar: infrastruktur.masalah_teknis
    """
    if not oleh.has_perm(KELOLA_GANGGUAN):
        raise TidakBerwenang
    now = timezone.now()
    if isian.mulai > now:
        raise AturanDilanggar("Gangguan tidak dapat mulai di masa depan.")
    gangguan = lahirkan(
        judul=isian.judul,
        peran=isian.peran,
        mulai=isian.mulai,
        uraian=isian.uraian,
        layanan=isian.layanan,
        pelapor=isian.pelapor,
        saluran=isian.saluran,
        dibuka_oleh=oleh,
        dikonfirmasi_oleh=oleh,
        dikonfirmasi_pada=now,
    )
    tulis(gangguan, P.DICATAT, oleh=oleh, pada=isian.mulai)
    return gangguan


@transaction.atomic
def konfirmasi(pk: int, *, oleh: Akun, isi: str = "") -> Gangguan:
    """Mengonfirmasi bahwa gangguan yang terukur memang terjadi dan mulai ditangani.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar the second time.
    Dasar: infrastruktur.masalah_teknis
    """
    gangguan = _kunci(pk, T.KONFIRMASI, oleh)
    if gangguan.dikonfirmasi_pada is not None:
        raise AturanDilanggar("Gangguan ini sudah dikonfirmasi.")
    gangguan.dikonfirmasi_oleh, gangguan.dikonfirmasi_pada = oleh, timezone.now()
    gangguan.save(update_fields=["dikonfirmasi_oleh", "dikonfirmasi_pada"])
    tulis(gangguan, P.DIKONFIRMASI, oleh=oleh, isi=isi)
    return gangguan


@transaction.atomic
def catat_langkah(pk: int, *, oleh: Akun, isi: str, pada: datetime) -> CatatanGangguan:
    """Mencatat langkah yang diambil untuk mengatasi gangguan, dan kapan.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar. Dasar: infrastruktur.koneksi_internet
    """
    gangguan = _kunci(pk, T.LANGKAH, oleh)
    _check_saat(gangguan, pada)
    return tulis(gangguan, P.LANGKAH, oleh=oleh, isi=isi, pada=pada)


@transaction.atomic
def catat_kabar(pk: int, *, oleh: Akun, isi: str, pada: datetime) -> CatatanGangguan:
    """Mencatat siapa yang diberi tahu atau dihubungi, dan kapan.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar. Dasar: infrastruktur.masalah_teknis
    """
    gangguan = _kunci(pk, T.KABAR, oleh)
    _check_saat(gangguan, pada)
    return tulis(gangguan, P.KABAR, oleh=oleh, isi=isi, pada=pada)


@transaction.atomic
def nilai(pk: int, *, oleh: Akun, penilaian: Penilaian) -> Gangguan:
    """Mengisi penyebab, evaluasi, dan dampak pada setiap layanan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.masalah_teknis
    """
    gangguan = _kunci(pk, T.NILAI, oleh)
    kolom = ("penyebab", "evaluasi", "uraian", "pelapor", "saluran")
    for nama in kolom:
        setattr(gangguan, nama, getattr(penilaian, nama))
    gangguan.save(update_fields=kolom)
    for dampak in gangguan.dampak.select_for_update().order_by("pk"):
        if dampak.layanan in penilaian.dampak:
            dampak.tingkat, dampak.keterangan = penilaian.dampak[dampak.layanan]
            dampak.save(update_fields=["tingkat", "keterangan"])
    tulis(gangguan, P.DINILAI, oleh=oleh)
    return gangguan


@transaction.atomic
def tautkan(pk: int, *, oleh: Akun, perkara: Perkara) -> Gangguan:
    """Menautkan tiket atau perkara lain yang menyangkut gangguan ini. Once is enough.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.masalah_teknis
    """
    gangguan = _kunci(pk, T.TAUTKAN, oleh)
    if not gangguan.tautan.filter(nomor=perkara.nomor).exists():
        _taut(gangguan, oleh, perkara, P.DITAUTKAN)
    return gangguan


def _taut(gangguan: Gangguan, oleh: Akun, perkara: Perkara, peristiwa: PeristiwaGangguan) -> None:
    TautanGangguan.objects.create(
        gangguan=gangguan,
        nomor=perkara.nomor,
        judul=perkara.judul,
        url=perkara.url,
        izin=perkara.izin,
        oleh=oleh,
    )
    tulis(gangguan, peristiwa, oleh=oleh, isi=f"{perkara.nomor}: {perkara.judul}")


@transaction.atomic
def laporkan(pk: int, *, oleh: Akun, uraian: str = "") -> Perkara:
    """Menyiapkan laporan kendala teknis kepada LKPP dari gangguan ini; dikirim dari halaman penerusan.

    Raises TidakBerwenang, TindakanTertutup, and AturanDilanggar where nothing goes to LKPP.
    Dasar: infrastruktur.informasi_lkpp
    """
    gangguan = _kunci(pk, T.LAPORKAN, oleh)
    if sumbangan.penerus_lkpp is None:
        raise AturanDilanggar("Penerusan ke LKPP tidak terpasang pada portal ini.")
    judul, isi, upaya = isi_laporan_lkpp(gangguan, uraian)
    perkara = sumbangan.penerus_lkpp(judul, isi, upaya, oleh=oleh)
    _taut(gangguan, oleh, perkara, P.DILAPORKAN)
    return perkara


@transaction.atomic
def pulihkan(pk: int, *, oleh: Akun, pada: datetime, isi: str = "") -> Gangguan:
    """Menyatakan pulih gangguan yang tidak dipantau; yang dipantau dinyatakan pulih oleh pengukuran.

    Raises TidakBerwenang, TindakanTertutup, MasihTerukurTerganggu, AturanDilanggar.
    Dasar: infrastruktur.masalah_teknis
    """
    gangguan = _kunci(pk, T.PULIHKAN, oleh)
    _check_saat(gangguan, pada)
    if gangguan.pulih_pada is not None:
        raise AturanDilanggar("Gangguan ini sudah pulih.")
    padam = gangguan.sasaran.padam()
    if padam.filter(sasaran__dihentikan_pada__isnull=True).exists():
        raise MasihTerukurTerganggu
    # What is no longer watched will never be measured again.
    for rentang in padam:
        rentang.pulih_pada = max(pada, rentang.turun_pada)
        rentang.save(update_fields=["pulih_pada"])
    gangguan.pulih_pada = max(pada, gangguan.mulai)
    gangguan.save(update_fields=["pulih_pada"])
    tulis(gangguan, P.PULIH, oleh=oleh, isi=isi, pada=pada)
    return gangguan


def _terbitkan(gangguan: Gangguan, oleh: Akun) -> None:
    """A new DT-01 takes the place of the one before it."""
    cabut(gangguan, oleh=oleh, alasan=DIGANTI)
    gangguan.naskah = terbitkan(
        JenisNaskah.LAPORAN_GANGGUAN,
        gangguan,
        isi_gangguan(gangguan, oleh),
        oleh=oleh,
        penanda_tangan=str(oleh),
    )
    tulis(gangguan, P.LAPORAN, oleh=oleh, isi=gangguan.naskah.nomor)


@transaction.atomic
def terbitkan_laporan(pk: int, *, oleh: Akun) -> Gangguan:
    """Menerbitkan laporan sementara selama gangguan belum ditutup; yang terdahulu dicabut.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.masalah_teknis
    """
    gangguan = _kunci(pk, T.TERBITKAN, oleh)
    _terbitkan(gangguan, oleh)
    gangguan.save(update_fields=["naskah"])
    return gangguan


@transaction.atomic
def tutup(pk: int, *, oleh: Akun) -> Gangguan:
    """Menutup gangguan yang sudah pulih dan lengkap, dan menerbitkan Laporan Gangguan (DT-01).

    Raises TidakBerwenang, TindakanTertutup, BelumDapatDitutup.
    Dasar: infrastruktur.masalah_teknis, infrastruktur.koneksi_internet
    """
    gangguan = _kunci(pk, T.TUTUP, oleh)
    if kurang := kurang_untuk_ditutup(gangguan):
        raise BelumDapatDitutup(kurang)
    gangguan.ditutup_oleh, gangguan.ditutup_pada = oleh, timezone.now()
    _terbitkan(gangguan, oleh)
    gangguan.status = S.DITUTUP
    gangguan.save(update_fields=["status", "ditutup_oleh", "ditutup_pada", "naskah"])
    tulis(gangguan, P.DITUTUP, oleh=oleh)
    return gangguan


@transaction.atomic
def batalkan(pk: int, *, oleh: Akun, alasan: str) -> Gangguan:
    """Membatalkan yang ternyata bukan gangguan, dengan alasannya; yang terukur tetap tercatat.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar without a reason, DaruratBelumBerakhir.
    Dasar: infrastruktur.masalah_teknis
    """
    gangguan, now = _kunci(pk, T.BATALKAN, oleh), timezone.now()
    check_tanpa_darurat(gangguan)
    if not alasan.strip():
        raise AturanDilanggar("Tulis alasan membatalkan gangguan ini.")
    for rentang in gangguan.sasaran.padam():
        rentang.pulih_pada = max(now, rentang.turun_pada)
        rentang.save(update_fields=["pulih_pada"])
    cabut(gangguan, oleh=oleh, alasan=alasan.strip())
    gangguan.status, gangguan.alasan_batal = S.DIBATALKAN, alasan.strip()
    gangguan.ditutup_oleh, gangguan.ditutup_pada = oleh, now
    gangguan.save(update_fields=["status", "alasan_batal", "ditutup_oleh", "ditutup_pada"])
    tulis(gangguan, P.DIBATALKAN, oleh=oleh, isi=gangguan.alasan_batal)
    return gangguan
