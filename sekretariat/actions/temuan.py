"""The acts on a finding: recorded, changed, acted on by its owner, judged by another; and its reminders.

`pada` is for the demo, whose past needs dates.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.riwayat import sebut_diubah
from lpse.waktu import hari_ini, setempat
from sekretariat.alur.evaluasi import ALUR_TEMUAN
from sekretariat.enums.evaluasi import (
    BELUM_SELESAI,
    PeristiwaTemuan,
    StatusEvaluasi,
    StatusTemuan,
    SumberTemuan,
)
from sekretariat.enums.evaluasi import TindakanTemuan as T
from sekretariat.models import AgendaSurat, Evaluasi, RiwayatTemuan, Temuan
from sekretariat.policies.evaluasi import (
    DEKAT_HARI,
    TanpaEvaluasi,
    boleh_menilai,
    boleh_menutup,
    check_menutup,
    check_pemilik,
    check_surat_audit,
    check_target,
)

P = PeristiwaTemuan
SURAT_KABAR, SURAT_TEMPO = "sekretariat/temuan_kabar", "sekretariat/temuan_tempo"


@transaction.atomic
def catat_temuan(
    *,
    oleh: Akun,
    sumber: str,
    pic: Akun,
    target: date,
    evaluasi: Evaluasi | None = None,
    surat: AgendaSurat | None = None,
    pada: datetime | None = None,
    **isi: str,
) -> Temuan:
    """Mencatat temuan beserta permintaan perbaikannya, dan menyurati yang harus menindaklanjuti.

    `isi`: standar, kriteria, keterangan, permintaan, prioritas. An evaluation's finding belongs to one that
    goes on, an outside audit's to the letter that brought it. Raises TidakBerwenang, TindakanTertutup,
    TanpaEvaluasi, SuratAuditKurang, PemilikKeliru, TargetKeliru. Dasar: sekretariat.evaluasi
    """
    saat = pada or timezone.now()
    hari = setempat(saat).date()
    if not boleh_menilai(sumber, oleh):
        raise TidakBerwenang
    evaluasi = _berlangsung(sumber, evaluasi)
    check_surat_audit(sumber, surat)
    check_pemilik(pic, oleh.pk)
    check_target(target, hari)
    temuan = Temuan.objects.create(
        kode=ambil_nomor("TEMUAN", hari, pola="TM-{tahun}-{urut:03d}").teks,
        nomor_permintaan=ambil_nomor("PERBAIKAN", hari, pola="PP-{tahun}-{urut:03d}").teks,
        surat=surat if sumber == SumberTemuan.AUDIT_LUAR else None,
        **{"sumber": sumber, "evaluasi": evaluasi, "pic": pic, "target": target, "penilai": oleh, **isi},
        dicatat_pada=saat,
        status_sejak=saat,
    )
    _tulis(temuan, P.DICATAT, oleh, saat)
    _kabari(temuan, temuan.pic, P.DICATAT)
    return temuan


@transaction.atomic
def ubah_temuan(pk: int, *, oleh: Akun, pic: Akun, target: date, prioritas: str, permintaan: str) -> Temuan:
    """Mengubah PIC, target, prioritas, atau permintaan; apa yang ditemukan tetap. Pengingatnya mulai lagi.

    Raises TidakBerwenang, TindakanTertutup, PemilikKeliru, TargetKeliru. Dasar: sekretariat.evaluasi
    """
    temuan = Temuan.objects.lock(pk)
    if not boleh_menutup(temuan, oleh):
        raise TidakBerwenang
    if temuan.status not in BELUM_SELESAI:
        raise TindakanTertutup(temuan.get_status_display())
    check_pemilik(pic, temuan.penilai_id)
    if target != temuan.target:
        check_target(target, hari_ini())
        temuan.diingatkan_dekat = temuan.diingatkan_lewat = None
    isi: dict[str, Any] = {"pic": pic, "target": target, "prioritas": prioritas, "permintaan": permintaan}
    berubah = [nama for nama, nilai in isi.items() if getattr(temuan, nama) != nilai]
    for nama in berubah:
        setattr(temuan, nama, isi[nama])
    temuan.save(update_fields=[*isi, "diingatkan_dekat", "diingatkan_lewat"])
    if berubah:
        _tulis(temuan, P.DIUBAH, oleh, timezone.now(), sebut_diubah(Temuan, berubah))
    return temuan


@transaction.atomic
def tindak_lanjuti_temuan(
    pk: int,
    *,
    oleh: Akun,
    tindakan: str,
    bukti: str = "",
    berkas: Berkas | None = None,
    pada: datetime | None = None,
) -> Temuan:
    """Melaporkan tindak lanjut oleh pemiliknya, dengan buktinya; penilai lalu menyetujui atau mengembalikan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: sekretariat.evaluasi
    """
    temuan, saat = Temuan.objects.lock(pk), pada or timezone.now()
    transisi = ALUR_TEMUAN[SumberTemuan(temuan.sumber)].check(temuan, T.TINDAK_LANJUTI, oleh)
    temuan.status, temuan.status_sejak = transisi.ke, saat
    temuan.tindakan, temuan.bukti, temuan.berkas = tindakan, bukti, berkas or temuan.berkas
    temuan.save(update_fields=["status", "status_sejak", "tindakan", "bukti", "berkas"])
    _tulis(temuan, P.DITINDAKLANJUTI, oleh, saat, f"{tindakan}\n{bukti}".strip())
    _kabari(temuan, temuan.penilai, P.DITINDAKLANJUTI)
    return temuan


@transaction.atomic
def setujui_temuan(pk: int, *, oleh: Akun, catatan: str = "", pada: datetime | None = None) -> Temuan:
    """Menyetujui tindak lanjut: temuan selesai dan tidak berubah lagi.

    Raises TidakBerwenang, TindakanTertutup, PemilikTidakMenyetujui. Dasar: sekretariat.evaluasi
    """
    temuan, saat = Temuan.objects.lock(pk), pada or timezone.now()
    check_menutup(temuan, oleh)
    transisi = ALUR_TEMUAN[SumberTemuan(temuan.sumber)].check(temuan, T.SETUJUI, oleh)
    temuan.status, temuan.status_sejak = transisi.ke, saat
    temuan.disetujui_oleh, temuan.disetujui_pada = oleh, saat
    temuan.save(update_fields=["status", "status_sejak", "disetujui_oleh", "disetujui_pada"])
    _tulis(temuan, P.DISETUJUI, oleh, saat, catatan)
    return temuan


@transaction.atomic
def kembalikan_temuan(pk: int, *, oleh: Akun, alasan: str, pada: datetime | None = None) -> Temuan:
    """Mengembalikan tindak lanjut kepada pemiliknya dengan alasan, dan menyuratinya.

    Raises TidakBerwenang, TindakanTertutup, PemilikTidakMenyetujui. Dasar: sekretariat.evaluasi
    """
    temuan, saat = Temuan.objects.lock(pk), pada or timezone.now()
    check_menutup(temuan, oleh)
    transisi = ALUR_TEMUAN[SumberTemuan(temuan.sumber)].check(temuan, T.KEMBALIKAN, oleh)
    temuan.status, temuan.status_sejak = transisi.ke, saat
    temuan.save(update_fields=["status", "status_sejak"])
    _tulis(temuan, P.DIKEMBALIKAN, oleh, saat, alasan)
    _kabari(temuan, temuan.pic, P.DIKEMBALIKAN)
    return temuan


def sapu_temuan() -> int:
    """Mengingatkan pemilik temuan tujuh hari sebelum target, dan sekali lagi setelah lewat.

    Returns how many findings were told of. Dasar: sekretariat.evaluasi
    """
    hari = hari_ini()
    dekat = _ingatkan("diingatkan_dekat", target__gte=hari, target__lte=hari + timedelta(days=DEKAT_HARI))
    return dekat + _ingatkan("diingatkan_lewat", target__lt=hari)


# --- What the acts share ------------------------------------------------------------------------------


@transaction.atomic
def _ingatkan(kolom: str, **masa: date) -> int:
    """One reminder each to the owner; of what is late the evaluator hears as well."""
    belum = Temuan.objects.filter(status__in=BELUM_SELESAI, **{f"{kolom}__isnull": True}, **masa)
    # What waits for its evaluator does not hurry its owner.
    rows = belum.exclude(status=StatusTemuan.DITINDAKLANJUTI).select_related("pic", "penilai")
    semua = list(rows.select_for_update(of=("self",), skip_locked=True).order_by("pk"))
    for temuan in semua:
        Temuan.objects.filter(pk=temuan.pk).update(**{kolom: timezone.now()})
        orang = [temuan.pic] if kolom == "diingatkan_dekat" else [temuan.pic, temuan.penilai]
        for akun in orang:
            kunci = f"temuan.{kolom}:{temuan.pk}:{temuan.target:%Y%m%d}:{akun.pk}"
            beritahukan(SURAT_TEMPO, kepada=akun.email, kunci=kunci, akun=akun, objek=temuan)
    return len(semua)


def _berlangsung(sumber: str, evaluasi: Evaluasi | None) -> Evaluasi | None:
    """The evaluation, locked, while it goes on; other sources have none.

    Raises TindakanTertutup, TanpaEvaluasi.
    """
    if sumber != SumberTemuan.EVALUASI:
        return None
    if evaluasi is None:
        raise TanpaEvaluasi
    evaluasi = Evaluasi.objects.lock(evaluasi.pk)
    if evaluasi.status != StatusEvaluasi.BERLANGSUNG:
        raise TindakanTertutup(evaluasi.get_status_display())
    return evaluasi


def _tulis(temuan: Temuan, peristiwa: P, oleh: Akun, saat: datetime, catatan: str = "") -> None:
    """Its own story in words, and the trail without them."""
    RiwayatTemuan.objects.create(temuan=temuan, peristiwa=peristiwa, catatan=catatan, oleh=oleh, pada=saat)
    catat(temuan, f"temuan.{peristiwa.value}", oleh=oleh, kode=temuan.kode, sumber=temuan.sumber)


def _kabari(temuan: Temuan, kepada: Akun, peristiwa: P) -> None:
    nomor = temuan.riwayat.count()
    kunci = f"temuan.kabar:{temuan.pk}:{nomor}:{kepada.pk}"
    data = {"peristiwa": peristiwa.value}
    beritahukan(SURAT_KABAR, kepada=kepada.email, kunci=kunci, akun=kepada, objek=temuan, data=data)
