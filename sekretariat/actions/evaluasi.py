"""The acts on an evaluation: prepared, begun, answered, finished with its report, called off.

`pada` is for the demo, whose past needs dates.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lpse.jejak import catat
from lpse.models import Akun, RujukanSurat
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.nomor import ambil_nomor
from lpse.waktu import hari_ini
from sekretariat.alur.evaluasi import ALUR_EVALUASI
from sekretariat.enums.evaluasi import StatusEvaluasi
from sekretariat.enums.evaluasi import TindakanEvaluasi as M
from sekretariat.models import Evaluasi, JawabanEvaluasi
from sekretariat.naskah.evaluasi import isi_evaluasi
from sekretariat.policies.evaluasi import (
    BelumTerjawab,
    PertanyaanAsing,
    check_disiapkan,
    check_kelola,
)
from sekretariat.policies.pertanyaan import pertanyaan

# value, note, evidence
Jawaban = tuple[str, str, str]


@transaction.atomic
def siapkan_evaluasi(
    *,
    oleh: Akun,
    jenis: str,
    perangkat: str,
    unit: str,
    periode_mulai: date,
    periode_selesai: date,
    penilai_nama: str,
    penilai_jabatan: str,
    surat: Mapping[str, object] | None = None,
    pada: datetime | None = None,
) -> Evaluasi:
    """Menyiapkan evaluasi: oleh siapa, atas masa apa, dengan pertanyaan yang mana, menurut surat apa.

    `surat`: nomor, tanggal, dari, perihal; None where there is no letter. Raises TidakBerwenang,
    PeriodeKeliru, UnitKeliru. Dasar: sekretariat.evaluasi
    """
    check_kelola(oleh)
    check_disiapkan(jenis, unit, periode_mulai, periode_selesai)
    evaluasi = Evaluasi.objects.create(
        kode=ambil_nomor("EVALUASI", hari_ini(), pola="EV-{tahun}-{urut:02d}").teks,
        jenis=jenis,
        perangkat=perangkat,
        unit=unit,
        periode_mulai=periode_mulai,
        periode_selesai=periode_selesai,
        penilai_nama=penilai_nama,
        penilai_jabatan=penilai_jabatan,
        surat=RujukanSurat.objects.create(**surat) if surat else None,
        dibuat_oleh=oleh,
        dibuat_pada=pada or timezone.now(),
    )
    catat(evaluasi, "evaluasi.disiapkan", oleh=oleh, kode=evaluasi.kode, jenis=jenis)
    return evaluasi


@transaction.atomic
def mulai_evaluasi(pk: int, *, oleh: Akun) -> Evaluasi:
    """Memulai penilaian: pertanyaannya disalin seperti bunyinya hari ini.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.evaluasi
    """
    evaluasi = Evaluasi.objects.lock(pk)
    evaluasi.status = ALUR_EVALUASI.check(evaluasi, M.MULAI, oleh).ke
    evaluasi.save(update_fields=["status"])
    JawabanEvaluasi.objects.bulk_create(
        JawabanEvaluasi(
            evaluasi=evaluasi,
            urut=urut,
            perangkat=satu.perangkat,
            kelompok=satu.kelompok,
            kode=satu.kode,
            teks=satu.teks,
        )
        for urut, satu in enumerate(pertanyaan(evaluasi.perangkat), start=1)
    )
    catat(evaluasi, "evaluasi.dimulai", oleh=oleh)
    return evaluasi


@transaction.atomic
def jawab_evaluasi(
    pk: int, *, oleh: Akun, jawaban: Mapping[int, Jawaban], pada: datetime | None = None
) -> int:
    """Menyimpan jawaban; `jawaban`: id pertanyaan → nilai, catatan, bukti. Yang sama tidak ditulis lagi.

    Returns how many changed. Raises TidakBerwenang, TindakanTertutup, PertanyaanAsing.
    Dasar: sekretariat.evaluasi
    """
    evaluasi = Evaluasi.objects.lock(pk)
    # Answering goes on as long as finishing is open.
    ALUR_EVALUASI.check(evaluasi, M.TERBITKAN, oleh)
    rows = {satu.pk: satu for satu in evaluasi.jawaban.filter(pk__in=jawaban)}
    if rows.keys() != jawaban.keys():
        raise PertanyaanAsing
    berubah = [rows[k] for k, isi in jawaban.items() if isi != _isi(rows[k])]
    for satu in berubah:
        satu.nilai, satu.catatan, satu.bukti = jawaban[satu.pk]
        satu.diisi_oleh, satu.diisi_pada = oleh, pada or timezone.now()
    kolom = ["nilai", "catatan", "bukti", "diisi_oleh", "diisi_pada"]
    JawabanEvaluasi.objects.bulk_update(berubah, kolom)
    if berubah:
        catat(evaluasi, "evaluasi.dijawab", oleh=oleh, kode_pertanyaan=[satu.kode for satu in berubah])
    return len(berubah)


def _isi(satu: JawabanEvaluasi) -> Jawaban:
    return satu.nilai, satu.catatan, satu.bukti


@transaction.atomic
def terbitkan_evaluasi(pk: int, *, oleh: Akun, kesimpulan: str, pada: datetime | None = None) -> Evaluasi:
    """Menyelesaikan evaluasi: semua terjawab, laporannya terbit dengan nomor, isinya beku.

    Raises TidakBerwenang, TindakanTertutup, BelumTerjawab. Dasar: sekretariat.evaluasi
    """
    evaluasi, saat = Evaluasi.objects.lock(pk), pada or timezone.now()
    transisi = ALUR_EVALUASI.check(evaluasi, M.TERBITKAN, oleh)
    kurang = evaluasi.jawaban.filter(nilai="").count()
    if kurang:
        raise BelumTerjawab(kurang)
    evaluasi.kesimpulan = kesimpulan
    evaluasi.naskah = terbitkan(
        JenisNaskah.LAPORAN_EVALUASI,
        evaluasi,
        isi_evaluasi(evaluasi, saat),
        oleh=oleh,
        penanda_tangan=evaluasi.penilai_nama,
    )
    evaluasi.status, evaluasi.selesai_pada = transisi.ke, saat
    evaluasi.save(update_fields=["kesimpulan", "naskah", "status", "selesai_pada"])
    catat(evaluasi, "evaluasi.selesai", oleh=oleh)
    return evaluasi


@transaction.atomic
def batalkan_evaluasi(pk: int, *, oleh: Akun, alasan: str) -> Evaluasi:
    """Membatalkan evaluasi yang belum selesai; temuan yang sudah dicatat tetap berjalan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.evaluasi
    """
    evaluasi = Evaluasi.objects.lock(pk)
    transisi = ALUR_EVALUASI.check(evaluasi, M.BATALKAN, oleh)
    evaluasi.status, evaluasi.alasan = StatusEvaluasi(transisi.ke), alasan
    evaluasi.save(update_fields=["status", "alasan"])
    catat(evaluasi, "evaluasi.dibatalkan", oleh=oleh)
    return evaluasi
